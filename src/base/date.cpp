#include "base/date.h"

#include <fmt/format.h>

#include <charconv>

namespace grotius {

namespace {

// `length` digits at `begin`, as a number.
std::optional<int> digits(std::string_view text, std::size_t begin, std::size_t length) {
  const std::string_view part = text.substr(begin, length);
  if (part.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  int value = 0;
  std::from_chars(part.data(), part.data() + part.size(), value);
  return value;
}

}  // namespace

std::optional<Day> parse_day(std::string_view iso) {
  constexpr std::size_t kLength = 10;  // "2025-03-16"
  if (iso.size() < kLength || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  if (iso.size() > kLength && iso[kLength] != 'T') return std::nullopt;
  const auto year = digits(iso, 0, 4);
  const auto month = digits(iso, 5, 2);
  const auto day = digits(iso, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  const auto date = std::chrono::year(*year) / *month / *day;
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

std::string to_iso(Day day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

}  // namespace grotius
