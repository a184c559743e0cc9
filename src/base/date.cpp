#include "base/date.h"

#include <fmt/format.h>

namespace grotius {

namespace {

// `length` digits at `begin`, as a number.
std::optional<int> digits(std::string_view text, std::size_t begin, std::size_t length) {
  const std::string_view part = text.substr(begin, length);
  int value = 0;
  for (const char c : part) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
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
  const int year = static_cast<int>(date.year());
  const unsigned month = static_cast<unsigned>(date.month()), day_of_month = static_cast<unsigned>(date.day());
  if (year < 0 || year > 9999) return fmt::format("{:04}-{:02}-{:02}", year, month, day_of_month);
  // Every fact of a case passes here, and a pattern is slow.
  std::string out = "0000-00-00";
  const auto put = [&](std::size_t at, unsigned number) {
    out[at] = static_cast<char>('0' + number / 10);
    out[at + 1] = static_cast<char>('0' + number % 10);
  };
  put(0, static_cast<unsigned>(year) / 100);
  put(2, static_cast<unsigned>(year) % 100);
  put(5, month);
  put(8, day_of_month);
  return out;
}

}  // namespace grotius
