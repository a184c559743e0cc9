// From a filled pattern to a time: the value of an expression against the report's date, its clause and what was
// spoken of before it.
//
// Enters: a Candidate and its Setting. Leaves: an Outcome, or nothing where the words do not speak of time. An Outcome
// whose value depends on an unknown date has an empty value. Thread safety: pure.
#pragma once

#include <optional>
#include <string>

#include "temporal/grammar.h"
#include "temporal/temporal.h"
#include "temporal/tense.h"

namespace grotius::temporal {

struct Setting {
  const Document& document;
  const Tokens& tokens;
  const Parse& parse;
  const Vocabulary& vocabulary;
  const std::vector<Lexeme>& lexemes;
  std::optional<Day> published;
  // What "the next day" and "a year earlier" start from: the date named last.
  std::optional<Period> spoken_of;
  // The period a business report reports on, named last: the quarter, or the year for "the nine months".
  std::optional<Period> reported;
  // Of the expression at hand.
  Tense tense = Tense::kUnknown;
  std::size_t begin = 0, end = 0;  // lexemes

  [[nodiscard]] const Lexeme* before(std::size_t n = 1) const;  // null at the edge of the paragraph
  [[nodiscard]] const Lexeme* after() const;
  [[nodiscard]] std::string_view tag(const Lexeme* lexeme) const;  // xpos; empty if none
};

struct Outcome {
  TimeType type = TimeType::kDate;
  std::string value, from, to;
  std::optional<Period> period;  // for what is spoken of next
  bool reported = false;         // period becomes Setting::reported
};

[[nodiscard]] std::optional<Outcome> resolve(const Candidate& candidate, const Setting& setting);

// ---- the kinds, by file -----------------------------------------------------------------------------------------
// days.cpp: a filled {day}. Nothing: no such day, or unknown without the report's date (`known` tells which).
struct DayFound {
  bool known = true;
  Day day;
};
[[nodiscard]] std::optional<DayFound> find_day(const Filling& filling, const Setting& setting);
// The day of the month nearest in the direction of the clause: "on the 24th".
[[nodiscard]] std::optional<DayFound> day_of_month(int day, const Setting& setting);
// clock.cpp
struct Clock {
  int hour = 0;
  std::optional<int> minute, second;
  bool half_known = false;  // morning or afternoon is said, or cannot be in doubt
  [[nodiscard]] int minutes() const { return hour * 60 + minute.value_or(0); }
};
[[nodiscard]] std::optional<Clock> find_clock(const Filling& filling);
[[nodiscard]] std::string clock_value(const Clock& clock);                   // "T09", "T10:30"
[[nodiscard]] std::string stamp(Day day, int minutes, const Filling& zone);  // "2006-12-12T09:00", an offset if known
// The day that a filling of kind time or timerange belongs to; `dated`: it names one.
struct ClockDay {
  bool dated = false;
  std::optional<Day> day;
};
[[nodiscard]] std::optional<ClockDay> day_of_clock(const Filling& filling, bool clock, const Setting& setting);
[[nodiscard]] std::optional<Outcome> resolve_time(const Filling& filling, const Setting& setting);
// periods.cpp
[[nodiscard]] std::optional<Outcome> resolve_period(const Filling& filling, const Setting& setting);
[[nodiscard]] std::optional<Outcome> resolve_plain(const Filling& filling, const Setting& setting);
[[nodiscard]] std::optional<Outcome> resolve_week(const Filling& filling, const Setting& setting);
[[nodiscard]] std::optional<Outcome> resolve_holiday_weekend(const Filling& filling, const Setting& setting);
[[nodiscard]] std::optional<Outcome> resolve_then(const Filling& filling, const Setting& setting);
[[nodiscard]] std::optional<Outcome> resolve_discourse(const Filling& filling, const Setting& setting);
// ranges.cpp: "from 3 to 5 May", "between 9 and 11 a.m. on Tuesday", "from 10 a.m. for three hours"
[[nodiscard]] std::optional<Outcome> resolve_range(const Filling& filling, const Setting& setting);
[[nodiscard]] std::optional<Outcome> resolve_hours(const Filling& filling, const Setting& setting);
[[nodiscard]] std::optional<Outcome> resolve_hours_for(const Filling& filling, const Setting& setting);
[[nodiscard]] std::optional<Outcome> resolve_days_for(const Filling& filling, const Setting& setting);
// business.cpp
[[nodiscard]] std::optional<Outcome> resolve_quarter(std::string_view kind, const Filling& filling,
                                                     const Setting& setting);
// lengths.cpp
[[nodiscard]] std::optional<Outcome> resolve_length(std::string_view kind, const Filling& filling,
                                                    const Setting& setting);
[[nodiscard]] std::optional<Outcome> resolve_set(std::string_view kind, const Filling& filling, const Setting& setting);
struct Length {
  double count = 0;
  bool vague = false;  // several weeks
  Unit unit = Unit::kDay;
};
[[nodiscard]] std::optional<Length> find_length(const Filling& filling);
// P3M, PT4H, PXW; decades and centuries of a known number in years, a fortnight in weeks.
[[nodiscard]] std::string length_value(Length length);
// accept.cpp: do the words around it speak of time? ("may", "march", "1990 people", "as soon as")
[[nodiscard]] bool acceptable(const Candidate& candidate, const Setting& setting);

// A period as an Outcome, narrowed by early, mid, late.
[[nodiscard]] Outcome of_period(Period period, const std::string& modifier = {});
[[nodiscard]] Outcome unknown_date(TimeType type = TimeType::kDate);
// Does a preposition set the expression ahead of the act told: "called a strike for Tuesday"?
[[nodiscard]] bool set_for(const Setting& setting);
// "It began in February": the verb itself, in the past, has the expression beside it.
[[nodiscard]] bool told_by_past_verb(const Setting& setting);
// Of two occurrences around the report's date, the one the clause means.
[[nodiscard]] Period choose(Period before, Period after, const Setting& setting);

}  // namespace grotius::temporal
