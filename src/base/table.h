// Tables as text, as lexicon/ has them: a row a line, fields between tabs, "-" for an empty field, "#" before a comment
// line.
//
// Errors: a bad row is named as "file:line: what is wrong". Pure.
//
//   # type	mode	code
//   RETREAT	-	080          two separators: three fields, the second empty
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace grotius {

using Fields = std::vector<std::string>;

// The parts of a text between separators, empty ones, too; a text without a separator is its only part.
[[nodiscard]] Fields split(std::string_view text, std::string_view separator);
// The same as they lie in the text.
[[nodiscard]] std::vector<std::string_view> split_in_place(std::string_view text, std::string_view separator);

// Every row through `take`, which says what is wrong with one, or nothing.
[[nodiscard]] Result<bool> for_each_row(std::string_view text, const std::string& file, std::size_t columns,
                                        const std::function<std::string(const Fields&)>& take);

}  // namespace grotius
