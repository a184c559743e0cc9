// Calendar days (proleptic Gregorian) over std::chrono, and their ISO 8601 form.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace grotius {

using Day = std::chrono::sys_days;

// "2025-03-16", or the date part of "2025-03-16T09:00:00Z"; nothing for an impossible date.
[[nodiscard]] std::optional<Day> parse_day(std::string_view iso);
// "2025-03-16"
[[nodiscard]] std::string to_iso(Day day);

}  // namespace grotius
