// Ranges: one expression from its first day or hour to its last.
//
// TIMEX3 has no value for a range; it is written here "(first,last,length)", as Recognizers-Text writes it:
// (2025-05-03,2025-05-05,P2D), (T09,T11,PT2H). The interval holds the last day, month or year named as a whole.
#include <fmt/format.h>

#include <algorithm>

#include "temporal/resolve.h"

namespace grotius::temporal {
namespace {

using std::chrono::days;

// ---- days, months and years -------------------------------------------------------------------------------------

// What one side lacks and the other tells: "between 3 and 12 September", "May 5 to 7", "from May to October 2020".
void share(Filling& first, Filling& last) {
  const auto give = [](const Filling& from, Filling& to, std::string_view slot) {
    if (const auto* filled = from.find(slot)) to.slots.push_back(*filled);
  };
  const auto dated = [](const Filling& filling) { return filling.has("month") || filling.has("slashday"); };
  if (first.has("day") && !dated(first) && !first.has("weekday")) give(last, first, "month");
  if (last.has("day") && !dated(last) && !last.has("weekday")) give(first, last, "month");
}

// "5/1", "12 September", "October" as month and day; day 0 for a month alone.
struct Yearless {
  int month = 0, day = 0;
};
std::optional<Yearless> yearless_of(const Filling& filling) {
  if (const auto value = filling.integer("slashday")) return Yearless{*value / 100, *value % 100};
  const auto month = filling.integer("month");
  if (!month || filling.has("nth") || filling.has("dir")) return std::nullopt;
  return Yearless{*month, filling.integer("day").value_or(0)};
}

std::optional<Period> in_year(Yearless date, int year) {
  if (date.day == 0) return Period{Unit::kMonth, first_of(year, date.month)};
  const auto day = make_day(year, date.month, date.day);
  return day ? std::optional(Period{Unit::kDay, *day}) : std::nullopt;
}

std::optional<Period> whole_period(const Filling& filling) {
  const auto year = filling.integer("year");
  if (const auto value = filling.integer("monthyear"))
    return Period{Unit::kMonth, first_of(*value / 100, *value % 100)};
  if (const auto quarter = filling.integer("quartercode"); quarter && year)
    return Period{Unit::kQuarter, first_of(*year, 3 * *quarter - 2)};
  const bool alone = year && !filling.has("month") && !filling.has("slashday") && !filling.has("monthnumber") &&
                     !filling.has("holiday") && !filling.has("weekday");
  return alone ? std::optional(Period{Unit::kYear, first_of(*year, 1)}) : std::nullopt;
}

std::optional<Period> of_month(const Filling& filling, const Setting& setting) {
  const auto outcome = resolve_period(filling, setting);
  return outcome ? outcome->period : std::nullopt;
}

// One side by itself.
std::optional<Period> edge(const Filling& filling, const Setting& setting) {
  if (const auto whole = whole_period(filling)) return whole;
  if (filling.has("nowword"))
    return setting.published ? std::optional(Period{Unit::kDay, *setting.published}) : std::nullopt;
  if (filling.has("month") && !filling.has("day") && !filling.has("nth")) return of_month(filling, setting);
  const auto day = find_day(filling, setting);
  return day && day->known ? std::optional(Period{Unit::kDay, day->day}) : std::nullopt;
}

// The end, given the beginning: the first that comes after it.
std::optional<Period> end_after(const Filling& filling, const Period& first, const Setting& setting) {
  auto date = filling.has("year") ? std::nullopt : yearless_of(filling);
  // "from April 27 to the 3rd": of the next month.
  const bool borrowed = filling.has("month") && filling.find("month")->begin < filling.slots.front().begin;
  if (date && borrowed &&
      date->day <= static_cast<int>((first.first - first_of(year_of(first.first), month_of(first.first))).count()) + 1)
    date->month = date->month % 12 + 1;
  for (int year = year_of(first.first); date && year <= year_of(first.first) + 4; ++year)
    if (const auto found = in_year(*date, year); found && found->first > first.first) return found;
  if (date) return std::nullopt;
  const bool free_weekday = filling.has("weekday") && !filling.has("day") && !filling.has("dir") && !filling.has("rel");
  if (!free_weekday) return edge(filling, setting);
  if (const auto meant = edge(filling, setting); meant && meant->first > first.first) return meant;
  const int on = (*filling.integer("weekday") - weekday_of(first.first) + 7) % 7;
  return Period{Unit::kDay, first.first + days{on == 0 ? 7 : on}};
}

// The beginning where only the end tells its year: the last that came before it.
std::optional<Period> begin_before(const Filling& filling, const Period& last, const Setting& setting) {
  const auto date = filling.has("year") ? std::nullopt : yearless_of(filling);
  for (int year = year_of(last.first); date && year >= year_of(last.first) - 4; --year)
    if (const auto found = in_year(*date, year); found && found->first < last.first) return found;
  return date ? std::nullopt : edge(filling, setting);
}

std::string range_length(const Period& first, const Period& last, Day begin, Day end) {
  const Unit finer = std::min(first.unit, last.unit);
  if (finer >= Unit::kYear) return fmt::format("P{}Y", year_of(end) - year_of(begin));
  if (finer >= Unit::kMonth)
    return fmt::format("P{}M", 12 * (year_of(end) - year_of(begin)) + month_of(end) - month_of(begin));
  return fmt::format("P{}D", (end - begin).count());
}

Outcome of_range(const Period& first, const Period& last, const Filling& begins, const Filling& ends) {
  Outcome outcome = of_period(first, begins.code("mod"));
  const std::string mod = ends.code("mod");
  const Day end = mod == "E" ? last.end() : last.first;
  outcome.value = fmt::format("({},{},{})", outcome.from, to_iso(end), range_length(first, last, first.first, end));
  outcome.to = of_period(last, mod).to;
  return outcome;
}

// ---- hours ------------------------------------------------------------------------------------------------------

// Of "9 to 11 a.m." the first is in the forenoon too, of "11 to 1 p.m." not: the nearest that comes before the end.
void settle_halves(Clock& first, Clock& last) {
  if (!first.half_known && last.half_known && last.hour >= 12) {
    if (first.hour < 12 && (first.hour + 12) * 60 + first.minute.value_or(0) < last.minutes()) first.hour += 12;
  } else if (first.half_known && !last.half_known && last.hour <= 12 && last.minutes() <= first.minutes()) {
    last.hour += 12;
  } else if (!first.half_known && !last.half_known && last.hour < 12 && last.minutes() <= first.minutes()) {
    last.hour += 12;
  }
}

std::string hours_length(int minutes) {
  std::string length = "PT";
  if (minutes >= 60) length += fmt::format("{}H", minutes / 60);
  if (minutes % 60 != 0) length += fmt::format("{}M", minutes % 60);
  return length;
}

struct Hours {
  std::string first, last;  // values without a day
  int from = 0, to = 0;     // minutes of the day
};

std::optional<Outcome> of_hours(const Hours& hours, const Filling& filling, const Setting& setting) {
  const auto found = day_of_clock(filling, true, setting);
  if (!found) return std::nullopt;
  if (!found->day) return unknown_date(TimeType::kTime);
  const bool dated = found->dated || filling.has("dir") || filling.has("tonight");
  const std::string begin = dated ? to_iso(*found->day) : "";
  const std::string end = dated ? to_iso(*found->day + days{hours.to / 1440}) : "";
  Outcome outcome;
  outcome.type = TimeType::kTime;
  outcome.value =
      fmt::format("({}{},{}{},{})", begin, hours.first, end, hours.last, hours_length(hours.to - hours.from));
  outcome.from = stamp(*found->day, hours.from, filling);
  outcome.to = stamp(*found->day, hours.to, filling);
  outcome.period = Period{Unit::kDay, *found->day};
  return outcome;
}

// The part of the day and the like stand once and tell of both ends.
Filling with_part(Filling side, const Filling& whole) {
  for (const auto& filled : whole.slots)
    if (filled.slot == "daypart" || filled.slot == "tonight") side.slots.push_back(filled);
  return side;
}

}  // namespace

std::optional<Outcome> resolve_range(const Filling& filling, const Setting& setting) {
  Filling begins = filling.side(false), ends = filling.side(true);
  if (begins.slots.empty() || ends.slots.empty()) return std::nullopt;
  share(begins, ends);
  const bool only_end_dated = yearless_of(begins) && !begins.has("year") &&
                              (ends.has("year") || ends.has("slashdate") || ends.has("monthyear"));
  std::optional<Period> first, last;
  if (only_end_dated) {
    if ((last = edge(ends, setting))) first = begin_before(begins, *last, setting);
  } else {
    if ((first = edge(begins, setting))) last = end_after(ends, *first, setting);
  }
  if (!setting.published && (!first || !last)) return unknown_date();
  if (!first || !last || last->first <= first->first) return std::nullopt;
  return of_range(*first, *last, begins, ends);
}

std::optional<Outcome> resolve_hours(const Filling& filling, const Setting& setting) {
  const Filling ends = filling.side(true);
  Filling begins;
  for (const auto& filled : filling.side(false).slots)
    if (ends.slots.empty() || filled.begin < ends.slots.front().begin) begins.slots.push_back(filled);
  auto first = find_clock(with_part(begins, filling)), last = find_clock(with_part(ends, filling));
  if (!first || !last || first->hour > 24 || last->hour > 24) return std::nullopt;
  settle_halves(*first, *last);
  Hours hours{clock_value(*first), clock_value(*last), first->minutes(), last->minutes()};
  if (hours.to <= hours.from) hours.to += 1440;
  return of_hours(hours, filling, setting);
}

std::optional<Outcome> resolve_hours_for(const Filling& filling, const Setting& setting) {
  const auto clock = find_clock(filling.side(false));
  const auto minutes_of = [](const std::optional<Length>& length) {
    if (!length || length->vague || length->unit > Unit::kHour || length->unit < Unit::kMinute) return 0;
    return static_cast<int>(length->count * (length->unit == Unit::kHour ? 60 : 1));
  };
  const Filling more = filling.side(true);
  const int minutes =
      minutes_of(find_length(filling.side(false))) + (more.slots.empty() ? 0 : minutes_of(find_length(more)));
  if (!clock || minutes <= 0) return std::nullopt;
  Hours hours{clock_value(*clock), "", clock->minutes(), clock->minutes() + minutes};
  hours.last = fmt::format("T{:02}:{:02}:00", hours.to / 60 % 24, hours.to % 60);
  return of_hours(hours, filling, setting);
}

std::optional<Outcome> resolve_days_for(const Filling& filling, const Setting& setting) {
  const auto length = find_length(filling);
  const auto day = find_day(filling, setting);
  if (!day || !length || length->vague || length->count < 1 || length->count > 5000 || length->unit < Unit::kDay)
    return std::nullopt;
  if (!day->known) return unknown_date();
  Outcome outcome = of_period({Unit::kDay, day->day});
  outcome.to = to_iso(add(day->day, length->unit, static_cast<int>(length->count)));
  outcome.value = fmt::format("({},{},{})", outcome.from, outcome.to, length_value(*length));
  return outcome;
}

}  // namespace grotius::temporal
