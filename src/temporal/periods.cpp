// Months, years, seasons, decades, centuries; last week, this year, the following month.
#include <algorithm>

#include "temporal/resolve.h"

namespace grotius::temporal {
namespace {

using std::chrono::days;

Period month_of_year(int year, int month) { return {Unit::kMonth, first_of(year, month)}; }

// The occurrence of a yearly period that "last", "this" or "next" names, or the clause means.
Period occurrence(const Filling& filling, const Setting& setting, Period (*in)(int, const Filling&)) {
  const Day now = *setting.published;
  const int year = year_of(now);
  Period before = in(year, filling), after = before;
  if (before.first > now) before = in(year - 1, filling);
  if (after.end() <= now) after = in(year + 1, filling);
  const auto dir = filling.integer("dir");
  if (!dir) return choose(before, after, setting);
  if (*dir == 0) return in(year, filling);
  if (*dir > 0) return after.first > now ? after : in(year_of(after.first) + 1, filling);
  return before.end() <= now ? before : in(year_of(before.first) - 1, filling);
}

Period month_in(int year, const Filling& filling) { return month_of_year(year, *filling.integer("month")); }
Period season_in(int year, const Filling& filling) { return season(year, filling.code("season")); }

// "this weekend", "the weekend": the one in the direction of the clause; of an unknown direction, the nearest.
Period weekend(const Filling& filling, const Setting& setting) {
  const Period of_week = containing(Unit::kWeekend, *setting.published);
  if (const auto dir = filling.integer("dir")) return shifted(of_week, *dir);
  const bool begun = of_week.first <= *setting.published;
  const bool near = setting.tense == Tense::kUnknown && of_week.first - *setting.published <= days{2};
  return begun || near || setting.tense == Tense::kAhead ? of_week : shifted(of_week, -1);
}

std::optional<Outcome> directed_unit(const Filling& filling, const Setting& setting, const std::string& modifier) {
  const auto unit = unit_of(filling.code("unit"));
  const auto dir = filling.integer("dir").value_or(0);
  if (!unit || *unit < Unit::kDay) return std::nullopt;
  // "the next day" goes on from the day spoken of; so does "the next month" in a clause that looks back.
  const auto* before = setting.lexemes[setting.begin].text == "the" ? &setting.lexemes[setting.begin] : nullptr;
  const bool tells =
      dir > 0 && setting.spoken_of && (*unit == Unit::kDay || (before != nullptr && setting.tense == Tense::kBack));
  if (tells) return of_period(shifted(containing(*unit, setting.spoken_of->first), dir), modifier);
  if (!setting.published) return unknown_date();
  // A report of Sunday that says what will be "this week" means the week that begins.
  const bool begins = *unit == Unit::kWeek && dir == 0 && filling.has("dir") && setting.tense == Tense::kAhead &&
                      weekday_of(*setting.published) == 7;
  if (begins) return of_period(shifted(containing(*unit, *setting.published), 1), modifier);
  if (*unit == Unit::kWeekend) return of_period(weekend(filling, setting), modifier);
  return of_period(shifted(containing(*unit, *setting.published), dir), modifier);
}

std::optional<Outcome> year_end(const Setting& setting) {
  if (!setting.published) return unknown_date();
  const Period year = containing(Unit::kYear, *setting.published);
  const bool begun_lately = *setting.published - year.first < days{100};
  return of_period(begun_lately && setting.tense != Tense::kAhead ? shifted(year, -1) : year, "E");
}

std::optional<Outcome> yearly(const Filling& filling, const Setting& setting, const std::string& modifier) {
  const auto year = filling.has("year") ? filling.integer("year") : filling.integer("shortyear");
  const auto in = filling.has("month") ? month_in : season_in;
  if (year) return of_period(in(*year, filling), modifier);
  if (!setting.published) return unknown_date();
  // "March next year", "May of last year": the year is told, whichever March comes next.
  if (filling.has("ofyear"))
    return of_period(in(year_of(*setting.published) + filling.integer("dir").value_or(0), filling), modifier);
  return of_period(occurrence(filling, setting, in), modifier);
}

}  // namespace

std::optional<Outcome> resolve_period(const Filling& filling, const Setting& setting) {
  const std::string modifier = filling.code("mod");
  if (filling.has("yearend")) return year_end(setting);
  if (filling.has("monthnumber"))
    return of_period(month_of_year(*filling.integer("year"), *filling.integer("monthnumber")));
  if (const auto value = filling.integer("monthyear")) return of_period(month_of_year(*value / 100, *value % 100));
  if (filling.has("month") || filling.has("season")) return yearly(filling, setting, modifier);
  if (filling.has("unit")) return directed_unit(filling, setting, modifier);
  if (const auto year = filling.integer("year")) return of_period({Unit::kYear, first_of(*year, 1)}, modifier);
  if (const auto decade = filling.integer("decadeyear"))
    return of_period({Unit::kDecade, first_of(*decade, 1)}, modifier);
  if (const auto decade = filling.integer("decade"))
    return of_period({Unit::kDecade, first_of(1900 + *decade, 1)}, modifier);
  if (const auto century = filling.integer("ordinal"))
    return *century > 1 && *century < 30
               ? std::optional(of_period({Unit::kCentury, first_of((*century - 1) * 100, 1)}, modifier))
               : std::nullopt;
  if (filling.has("theweekend")) {
    if (!setting.published) return unknown_date();
    return of_period(weekend(filling, setting), modifier);
  }
  return std::nullopt;
}

namespace {

// "the week of March 3", "the week of the 18th"
std::optional<Outcome> week_of_day(const Filling& filling, const Setting& setting) {
  const bool alone =
      filling.has("day") && !filling.has("month") && !filling.has("weekday") && !filling.has("monthnumber");
  const auto day = alone ? day_of_month(*filling.integer("day"), setting) : find_day(filling, setting);
  if (!day) return std::nullopt;
  return day->known ? of_period(containing(Unit::kWeek, day->day)) : unknown_date();
}

// "the first week of May": the week of its first day; "the last": of its last.
std::optional<Outcome> week_of_month(int nth, const Filling& filling, const Setting& setting) {
  if (!filling.has("year") && !setting.published) return unknown_date();
  const auto year = filling.integer("year");
  const Period month = year ? month_in(*year, filling) : occurrence(filling, setting, month_in);
  const Period last = containing(Unit::kWeek, month.end() - days{1});
  const Period week = nth < 0 ? last : shifted(containing(Unit::kWeek, month.first), nth - 1);
  return week.first < month.end() ? std::optional(of_period(week)) : std::nullopt;
}

}  // namespace

// "week 10", "the second week of 2021", "the last week of May"
std::optional<Outcome> resolve_week(const Filling& filling, const Setting& setting) {
  const auto number = filling.has("ordinal") ? filling.integer("ordinal") : filling.integer("number");
  if (!number || filling.has("day")) return week_of_day(filling, setting);
  if (*number == 0 || *number > 53) return std::nullopt;
  if (filling.has("month")) return week_of_month(*number, filling, setting);
  auto year = filling.integer("year");
  if (!year && setting.published) year = year_of(*setting.published);
  if (!year) return unknown_date();
  const int weeks_from_first = *number < 0 ? *number : *number - 1;
  const int counted_in = *number < 0 ? *year + 1 : *year;
  return of_period(shifted(containing(Unit::kWeek, *make_day(counted_in, 1, 4)), weeks_from_first));
}

// "Easter weekend", "the weekend of Thanksgiving": the weekend beside the holiday; of a Monday or Tuesday, that before.
std::optional<Outcome> resolve_holiday_weekend(const Filling& filling, const Setting& setting) {
  const auto day = find_day(filling, setting);
  if (!day) return std::nullopt;
  if (!day->known) return unknown_date();
  return of_period(containing(Unit::kWeekend, weekday_of(day->day) <= 2 ? day->day - days{7} : day->day));
}

// "the year": the length of "the year ended Sept. 30", else the year spoken of or the report's.
std::optional<Outcome> resolve_plain(const Filling& filling, const Setting& setting) {
  const auto unit = unit_of(filling.code("unit"));
  const auto* next = setting.after();
  if (!unit) return std::nullopt;
  if (next != nullptr && (next->text == "ended" || next->text == "ending" || next->text == "to")) {
    Outcome outcome;
    outcome.type = TimeType::kDuration;
    outcome.value = "P1" + filling.code("unit");
    return outcome;
  }
  if (!setting.published) return unknown_date();
  return of_period(containing(*unit, *setting.published), filling.code("mod"));
}

// "since then": from the time spoken of to the report; "by then": that time.
std::optional<Outcome> resolve_then(const Filling& filling, const Setting& setting) {
  if (!setting.spoken_of) return std::nullopt;
  Outcome outcome = of_period(*setting.spoken_of);
  if (filling.has("sincethen") && setting.published && setting.spoken_of->first <= *setting.published)
    outcome.to = to_iso(*setting.published + days{1});
  return outcome;
}

std::optional<Outcome> resolve_discourse(const Filling& filling, const Setting& setting) {
  const auto unit = filling.has("unit") ? unit_of(filling.code("unit")) : Unit::kDay;
  if (!unit || *unit < Unit::kDay) return std::nullopt;
  int shift = filling.integer("rel").value_or(0);
  if (const auto edge = filling.integer("beside")) shift = *edge;
  const auto base = setting.spoken_of ? std::optional(setting.spoken_of->first) : setting.published;
  // "that day" after a year: which day is not said.
  if (!base || (setting.spoken_of && setting.spoken_of->unit > *unit)) return unknown_date();
  return of_period(shifted(containing(*unit, *base), shift), filling.code("mod"));
}

}  // namespace grotius::temporal
