#include "temporal/period.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace grotius::temporal {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month_day;

constexpr std::array<std::pair<std::string_view, Unit>, 14> kCodes{{{"TS", Unit::kSecond},
                                                                    {"TM", Unit::kMinute},
                                                                    {"TH", Unit::kHour},
                                                                    {"D", Unit::kDay},
                                                                    {"WE", Unit::kWeekend},
                                                                    {"W", Unit::kWeek},
                                                                    {"2W", Unit::kFortnight},
                                                                    {"M", Unit::kMonth},
                                                                    {"Q", Unit::kQuarter},
                                                                    {"H", Unit::kHalf},
                                                                    {"S", Unit::kSeason},
                                                                    {"Y", Unit::kYear},
                                                                    {"E", Unit::kDecade},
                                                                    {"C", Unit::kCentury}}};

Day month_on(Day day, int n) {
  year_month_day date{day};
  const auto target = std::chrono::year_month{date.year(), date.month()} + months{n};
  const auto last = std::chrono::year_month_day_last{target.year(), std::chrono::month_day_last{target.month()}}.day();
  return Day{year_month_day{target.year(), target.month(), std::min(date.day(), last)}};
}

int months_in(Unit unit) {
  switch (unit) {
    case Unit::kMonth:
      return 1;
    case Unit::kQuarter:
    case Unit::kSeason:
      return 3;
    case Unit::kHalf:
      return 6;
    case Unit::kYear:
      return 12;
    case Unit::kDecade:
      return 120;
    case Unit::kCentury:
      return 1200;
    default:
      return 0;
  }
}

int days_in(Unit unit) {
  switch (unit) {
    case Unit::kWeekend:
    case Unit::kWeek:
      return 7;
    case Unit::kFortnight:
      return 14;
    default:
      return 1;
  }
}

// ISO 8601: the week belongs to the year of its Thursday.
std::string week_value(Day monday) {
  const Day thursday = monday + days{3};
  const int year = year_of(thursday);
  const auto number = (thursday - first_of(year, 1)).count() / 7 + 1;
  return fmt::format("{:04}-W{:02}", year, number);
}

std::string_view season_code(int month) {
  if (month == 12 || month <= 2) return "WI";
  if (month <= 5) return "SP";
  return month <= 8 ? "SU" : "FA";
}

}  // namespace

std::optional<Unit> unit_of(std::string_view code) {
  for (const auto& [name, unit] : kCodes)
    if (name == code) return unit;
  return std::nullopt;
}

int year_of(Day day) { return static_cast<int>(year_month_day{day}.year()); }
int month_of(Day day) { return static_cast<int>(static_cast<unsigned>(year_month_day{day}.month())); }
int weekday_of(Day day) { return static_cast<int>(std::chrono::weekday{day}.iso_encoding()); }

std::optional<Day> make_day(int year, int month, int day) {
  if (month < 1 || day < 1) return std::nullopt;
  const year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                            std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return Day{date};
}

Day first_of(int year, int month) {
  return Day{std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} / 1};
}

// Meeus, Jones and Butcher's rule.
Day easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4;
  const int g = (8 * b + 13) / 25, h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  const int month = (h + l - 7 * m + 114) / 31, day = (h + l - 7 * m + 114) % 31 + 1;
  return Day{std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} / day};
}

Day islamic(int year, int month, int day) {
  // Years of 354 days, eleven of every thirty with one more. Of the two epochs in use, 15 July 622 (Julian) agrees with
  // the days kept in Mecca more often than the 16th.
  constexpr int kEpoch = -492149;  // days from 1970-01-01
  const auto in_hijra = [&](int hijra) {
    return Day{days{kEpoch + (hijra - 1) * 354 + (3 + 11 * hijra) / 30 + 29 * (month - 1) + month / 2 + day - 1}};
  };
  int hijra = (year - 622) * 33 / 32 - 1;
  while (year_of(in_hijra(hijra)) < year) ++hijra;
  return in_hijra(hijra);
}

Day Period::end() const {
  if (unit == Unit::kWeekend) return first + days{2};
  const int n = months_in(unit);
  return n > 0 ? month_on(first, n) : first + days{days_in(unit)};
}

std::string Period::value() const {
  const int year = year_of(first), month = month_of(first);
  switch (unit) {
    case Unit::kWeekend:
      return week_value(first - days{5}) + "-WE";
    case Unit::kWeek:
    case Unit::kFortnight:
      return week_value(first);
    case Unit::kMonth:
      return fmt::format("{:04}-{:02}", year, month);
    case Unit::kQuarter:
      return fmt::format("{:04}-Q{}", year, (month - 1) / 3 + 1);
    case Unit::kHalf:
      return fmt::format("{:04}-H{}", year, (month - 1) / 6 + 1);
    case Unit::kSeason:
      return fmt::format("{:04}-{}", year, season_code(month));
    case Unit::kYear:
      return fmt::format("{:04}", year);
    case Unit::kDecade:
      return fmt::format("{:03}", year / 10);
    case Unit::kCentury:
      return fmt::format("{:02}", year / 100);
    default:
      return to_iso(first);
  }
}

Period containing(Unit unit, Day day) {
  const int year = year_of(day), month = month_of(day);
  const Day monday = day - days{weekday_of(day) - 1};
  switch (unit) {
    case Unit::kWeekend:
      return {unit, monday + days{5}};
    case Unit::kWeek:
    case Unit::kFortnight:
      return {unit, monday};
    case Unit::kMonth:
      return {unit, first_of(year, month)};
    case Unit::kQuarter:
      return {unit, first_of(year, (month - 1) / 3 * 3 + 1)};
    case Unit::kHalf:
      return {unit, first_of(year, (month - 1) / 6 * 6 + 1)};
    case Unit::kSeason:
      return month <= 2 ? season(year - 1, "WI") : season(year, season_code(month));
    case Unit::kYear:
      return {unit, first_of(year, 1)};
    case Unit::kDecade:
      return {unit, first_of(year / 10 * 10, 1)};
    case Unit::kCentury:
      return {unit, first_of(year / 100 * 100, 1)};
    default:
      return {Unit::kDay, day};
  }
}

Period shifted(Period period, int n) { return {period.unit, add(period.first, period.unit, n)}; }

Day add(Day day, Unit unit, int n) {
  const int months_each = months_in(unit);
  return months_each > 0 ? month_on(day, n * months_each) : day + days{n * days_in(unit)};
}

Period season(int year, std::string_view code) {
  const int month = code == "SP" ? 3 : code == "SU" ? 6 : code == "FA" ? 9 : 12;
  return {Unit::kSeason, first_of(year, month)};
}

}  // namespace grotius::temporal
