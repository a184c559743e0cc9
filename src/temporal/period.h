// Periods of the calendar and arithmetic on them: the ground every expression of time resolves to.
//
// A Period is a unit and its first day: the month 2006-12, the ISO week 1998-W11, the weekend 1990-W32-WE, the
// quarter 1989-Q3, the decade 198. Values are written as TIMEX3 does; `end` is the first day after it.
// Thread safety: pure. Source: ISO 8601 (weeks), Pustejovsky et al. 2005 (TIMEX3 values), Reingold and Dershowitz 2018
// (calendars).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace grotius::temporal {

enum class Unit {
  kSecond,
  kMinute,
  kHour,
  kDay,
  kWeekend,
  kWeek,
  kFortnight,
  kMonth,
  kQuarter,
  kSeason,
  kHalf,
  kYear,
  kDecade,
  kCentury
};

// "TH" hour, "D" day, "WE" weekend, "2W" fortnight, "E" decade ...: the codes of lexicon/times/words.txt.
[[nodiscard]] std::optional<Unit> unit_of(std::string_view code);

struct Period {
  Unit unit = Unit::kDay;
  Day first;

  [[nodiscard]] Day end() const;
  [[nodiscard]] std::string value() const;
  auto operator<=>(const Period&) const = default;
};

[[nodiscard]] int year_of(Day day);
[[nodiscard]] int month_of(Day day);
[[nodiscard]] int weekday_of(Day day);  // 1 Monday ... 7 Sunday
// Nothing for a day that no calendar has, such as February 30.
[[nodiscard]] std::optional<Day> make_day(int year, int month, int day);
[[nodiscard]] Day first_of(int year, int month);
[[nodiscard]] Day easter(int year);  // Western Easter Sunday
// The first such day of the year, by the tabular (civil) Islamic calendar: the sighting of the moon may be a day off.
[[nodiscard]] Day islamic(int year, int month, int day);

// The unit's period that holds `day`. Seasons are meteorological; winter begins in December.
[[nodiscard]] Period containing(Unit unit, Day day);
// The same unit, n units on.
[[nodiscard]] Period shifted(Period period, int n);
// n units from a day; months and longer keep the day of the month where it exists.
[[nodiscard]] Day add(Day day, Unit unit, int n);

// "SP", "SU", "FA" or "WI" of a year; the winter of a year begins in its December.
[[nodiscard]] Period season(int year, std::string_view code);

}  // namespace grotius::temporal
