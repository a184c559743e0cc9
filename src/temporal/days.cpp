// Single days: dates, weekdays, holidays, yesterday.
#include <algorithm>

#include "temporal/resolve.h"

namespace grotius::temporal {
namespace {

using std::chrono::days;

constexpr DayFound kUnknown{false, {}};

// A month and a day in the year that fits; February 29 only in years that have it.
std::optional<DayFound> yearless(int month, int day, const Setting& setting) {
  if (!make_day(2024, month, day)) return std::nullopt;
  if (!setting.published) return kUnknown;
  std::optional<Day> before, after;
  for (int year = year_of(*setting.published) - 8; year <= year_of(*setting.published) + 8; ++year) {
    const auto candidate = make_day(year, month, day);
    if (!candidate) continue;
    if (*candidate <= *setting.published) before = candidate;
    if (*candidate >= *setting.published && !after) after = candidate;
  }
  return DayFound{true, choose({Unit::kDay, *before}, {Unit::kDay, *after}, setting).first};
}

std::optional<DayFound> dated(int year, int month, int day) {
  const auto found = make_day(year, month, day);
  return found ? std::optional(DayFound{true, *found}) : std::nullopt;
}

std::optional<DayFound> holiday(const Filling& filling, const Setting& setting) {
  const auto& rule = setting.vocabulary.holidays[static_cast<std::size_t>(*filling.integer("holiday"))];
  if (const auto year = filling.integer("year")) return DayFound{true, rule.in(*year)};
  if (!setting.published) return kUnknown;
  const int year = year_of(*setting.published);
  const Day now = *setting.published, same = rule.in(year);
  const auto dir = filling.has("dir") ? filling.integer("dir") : filling.integer("rel");
  // "last Easter" is the last there was, "next Easter" the next to come.
  if (dir && *dir < 0) return DayFound{true, same < now ? same : rule.in(year - 1)};
  if (dir && *dir > 0) return DayFound{true, same > now ? same : rule.in(year + 1)};
  if (dir) return DayFound{true, same};
  const Day before = same <= now ? same : rule.in(year - 1), after = same >= now ? same : rule.in(year + 1);
  // "They met at Easter" of March is last year's, however long ago.
  if (setting.tense == Tense::kBack && told_by_past_verb(setting) && !set_for(setting)) return DayFound{true, before};
  return DayFound{true, choose({Unit::kDay, before}, {Unit::kDay, after}, setting).first};
}

// last Friday, next Tuesday, Thursday of next week
Day directed_weekday(const Filling& filling, int weekday, int dir, Day now) {
  const Day monday = containing(Unit::kWeek, now).first;
  const Day this_week = monday + days{weekday - 1};
  // "next week on Tuesday" names the week, "next Tuesday" the day.
  if (filling.has("ofweek")) return this_week + days{7 * dir};
  if (dir < 0) return this_week < now ? this_week : this_week - days{7};
  // "the coming Friday" is the first Friday to come, "next Friday" that of next week.
  if (filling.code("dir") == "+1") return this_week > now ? this_week : this_week + days{7};
  return this_week + days{7 * dir};
}

// The nth such weekday of a month, the last for n = -1; nothing where the month has no fifth.
std::optional<Day> nth_weekday(Period month, int nth, int weekday) {
  const Day first = month.first + days{(weekday - weekday_of(month.first) + 7) % 7};
  if (nth < 0) {
    const Day last = month.end() - days{1};
    return last - days{(weekday_of(last) - weekday + 7) % 7};
  }
  const Day found = first + days{7 * (nth - 1)};
  return found < month.end() ? std::optional(found) : std::nullopt;
}

// "the first Monday of May", "the last Friday of this month"
std::optional<DayFound> weekday_of_month(const Filling& filling, const Setting& setting) {
  const int nth = *filling.integer("nth"), weekday = *filling.integer("weekday");
  const auto in = [&](int year, int month) {
    return nth_weekday(containing(Unit::kMonth, first_of(year, month)), nth, weekday);
  };
  const auto month = filling.integer("month");
  if (const auto year = filling.integer("year"); year && month) {
    const auto day = in(*year, *month);
    return day ? std::optional(DayFound{true, *day}) : std::nullopt;
  }
  if (!setting.published) return kUnknown;
  const int year = year_of(*setting.published);
  if (!month) {
    const Period named = shifted(containing(Unit::kMonth, *setting.published), filling.integer("dir").value_or(0));
    const auto day = in(year_of(named.first), month_of(named.first));
    return day ? std::optional(DayFound{true, *day}) : std::nullopt;
  }
  const auto last = in(year - 1, *month), same = in(year, *month), next = in(year + 1, *month);
  if (!last || !same || !next) return std::nullopt;
  const Day before = *same <= *setting.published ? *same : *last, after = *same >= *setting.published ? *same : *next;
  return DayFound{true, choose({Unit::kDay, before}, {Unit::kDay, after}, setting).first};
}

// "the 15th of next month", "the thirty-first day of the month"
std::optional<DayFound> day_in_month(const Filling& filling, const Setting& setting) {
  if (!setting.published) return kUnknown;
  const Period month = shifted(containing(Unit::kMonth, *setting.published), filling.integer("dir").value_or(0));
  return dated(year_of(month.first), month_of(month.first), *filling.integer("day"));
}

// "the previous Monday", "the following Friday": from the day spoken of.
Day related_weekday(int weekday, int rel, Day base) {
  const int on = (weekday - weekday_of(base) + 7) % 7;
  if (rel > 0) return base + days{on == 0 ? 7 : on};
  if (rel < 0) return base - days{on == 0 ? 7 : 7 - on};
  return containing(Unit::kWeek, base).first + days{weekday - 1};
}

// "Friday the 13th": the nearest such day.
std::optional<Day> weekday_and_day(int weekday, int day, const Setting& setting) {
  std::optional<Period> before, after;
  for (int month = -14; month <= 14; ++month) {
    const Day first = add(first_of(year_of(*setting.published), month_of(*setting.published)), Unit::kMonth, month);
    const auto found = make_day(year_of(first), month_of(first), day);
    if (!found || weekday_of(*found) != weekday) continue;
    if (*found <= *setting.published) before = Period{Unit::kDay, *found};
    if (*found >= *setting.published && !after) after = Period{Unit::kDay, *found};
  }
  if (!before || !after) return std::nullopt;
  return choose(*before, *after, setting).first;
}

// Of 1,600 reports of two agencies, those that told of a weekday six days gone were 25 to 30, by the days beside it,
// and 120 more named so the morrow of the date they are filed under, which is the day they were written on.
Day plain_weekday(int weekday, Day now, Tense tense, bool owner) {
  const int back = (weekday_of(now) - weekday + 7) % 7;
  if (back == 0) return now;
  if (back == 6 && !owner) return now + days{1};
  return tense == Tense::kAhead || tense == Tense::kNow ? now + days{7 - back} : now - days{back};
}

std::optional<DayFound> weekday(const Filling& filling, const Setting& setting) {
  if (!setting.published) return kUnknown;
  const int day = *filling.integer("weekday");
  if (const auto date = filling.integer("day")) {
    const auto both = weekday_and_day(day, *date, setting);
    return both ? std::optional(DayFound{true, *both}) : std::nullopt;
  }
  if (const auto rel = filling.integer("rel"))
    return DayFound{true,
                    related_weekday(day, *rel, setting.spoken_of ? setting.spoken_of->first : *setting.published)};
  if (const auto dir = filling.integer("dir"))
    return DayFound{true, directed_weekday(filling, day, *dir, *setting.published)};
  const Tense tense = setting.tense == Tense::kBack && set_for(setting) ? Tense::kAhead : setting.tense;
  const auto* after = setting.after();
  const bool owner = after != nullptr && after->text == "'s";  // "Monday's ambush" lies back
  return DayFound{true, plain_weekday(day, *setting.published, tense, owner)};
}

}  // namespace

std::optional<DayFound> day_of_month(int day, const Setting& setting) {
  if (!setting.published) return kUnknown;
  std::optional<Day> before, after;
  for (int shift = -3; shift <= 3; ++shift) {
    const Period month = shifted(containing(Unit::kMonth, *setting.published), shift);
    const auto candidate = make_day(year_of(month.first), month_of(month.first), day);
    if (!candidate) continue;
    if (*candidate <= *setting.published) before = candidate;
    if (*candidate >= *setting.published && !after) after = candidate;
  }
  if (!before || !after) return std::nullopt;
  return DayFound{true, choose({Unit::kDay, *before}, {Unit::kDay, *after}, setting).first};
}

std::optional<DayFound> find_day(const Filling& filling, const Setting& setting) {
  if (filling.has("nth")) return weekday_of_month(filling, setting);
  if (filling.has("ofmonth")) return day_in_month(filling, setting);
  if (const auto* date = filling.find("slashdate")) {
    const int value = static_cast<int>(date->number);
    return dated(value / 10000, value / 100 % 100, value % 100);
  }
  if (const auto value = filling.integer("slashday")) {
    const auto year = filling.integer("year");
    return year ? dated(*year, *value / 100, *value % 100) : yearless(*value / 100, *value % 100, setting);
  }
  if (filling.has("holiday")) return holiday(filling, setting);
  if (const auto shift = filling.integer("deictic"))
    return setting.published ? DayFound{true, *setting.published + days{*shift}} : kUnknown;
  const auto month = filling.has("month") ? filling.integer("month") : filling.integer("monthnumber");
  const auto day = filling.integer("day");
  if (month && day) {
    const auto year = filling.has("year") ? filling.integer("year") : filling.integer("shortyear");
    return year ? dated(*year, *month, *day) : yearless(*month, *day, setting);
  }
  if (filling.has("weekday")) return weekday(filling, setting);
  if (const auto shift = filling.integer("rel")) {
    const auto base = setting.spoken_of ? std::optional(setting.spoken_of->first) : setting.published;
    return base ? DayFound{true, *base + days{*shift}} : kUnknown;
  }
  return std::nullopt;
}

}  // namespace grotius::temporal
