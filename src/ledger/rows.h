// How the values of a reading lie in the tables: lists as text, "3 7" for numbers, "84-98 219-224" for spans; a fact's
// detail by kind as JSON. Private to the stage.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ledger/ledger.h"

namespace grotius {

[[nodiscard]] std::string to_row(const std::vector<std::uint32_t>& numbers);
[[nodiscard]] std::string to_row(PointSpan span);  // "" for an empty one
[[nodiscard]] std::string to_row(const std::vector<PointSpan>& spans);
[[nodiscard]] std::string detail_to_row(const RecordedFact& fact);  // "" where there is none

[[nodiscard]] std::vector<std::uint32_t> numbers_from(std::string_view row);
[[nodiscard]] PointSpan span_from(std::string_view row);
[[nodiscard]] std::vector<PointSpan> spans_from(std::string_view row);
void detail_from(std::string_view row, RecordedFact& fact);

}  // namespace grotius
