// Lists of positions and rows of facts as bytes. Private to the stage. Thread safety: pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "process/process.h"

namespace grotius {

using Positions = std::vector<std::uint32_t>;  // ascending, each once

// The differences of neighbours, seven bits a byte, the eighth set where more follow.
[[nodiscard]] std::string packed(const Positions& positions);
[[nodiscard]] Positions unpacked(std::string_view bytes);
[[nodiscard]] Positions both(const Positions& a, const Positions& b);
void unite(Positions& into, Positions more);

[[nodiscard]] std::string packed_names(const std::vector<std::string>& names);
[[nodiscard]] std::vector<std::string> unpacked_names(std::string_view bytes);
[[nodiscard]] std::string packed_line(const FactLine& line);
[[nodiscard]] FactLine unpacked_line(std::string_view bytes);

}  // namespace grotius
