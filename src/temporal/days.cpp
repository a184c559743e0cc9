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
  if (const auto dir = filling.integer("dir")) return DayFound{true, rule.in(year + *dir)};
  const Day now = *setting.published, same = rule.in(year);
  const Day before = same <= now ? same : rule.in(year - 1), after = same >= now ? same : rule.in(year + 1);
  return DayFound{true, choose({Unit::kDay, before}, {Unit::kDay, after}, setting).first};
}

// last Friday, next Tuesday, Thursday of next week
Day directed_weekday(const Filling& filling, int weekday, int dir, Day now) {
  const Day monday = containing(Unit::kWeek, now).first;
  const Day this_week = monday + days{weekday - 1};
  // "next week on Tuesday" names the week, "next Tuesday" the day.
  if (filling.has("ofweek")) return this_week + days{7 * dir};
  if (dir < 0) return this_week < now ? this_week : this_week - days{7};
  return this_week + days{7 * dir};
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

Day plain_weekday(int weekday, Day now, Tense tense) {
  const int back = (weekday_of(now) - weekday + 7) % 7;
  if (back == 0) return now;
  return tense == Tense::kAhead || tense == Tense::kNow ? now + days{7 - back} : now - days{back};
}

std::optional<DayFound> weekday(const Filling& filling, const Setting& setting) {
  if (!setting.published) return kUnknown;
  const int day = *filling.integer("weekday");
  if (const auto date = filling.integer("day")) {
    const auto both = weekday_and_day(day, *date, setting);
    return both ? std::optional(DayFound{true, *both}) : std::nullopt;
  }
  if (const auto dir = filling.integer("dir"))
    return DayFound{true, directed_weekday(filling, day, *dir, *setting.published)};
  return DayFound{true, plain_weekday(day, *setting.published, setting.tense)};
}

}  // namespace

std::optional<DayFound> find_day(const Filling& filling, const Setting& setting) {
  if (const auto* date = filling.find("slashdate")) {
    const int value = static_cast<int>(date->number);
    return dated(value / 10000, value / 100 % 100, value % 100);
  }
  if (const auto value = filling.integer("slashday")) return yearless(*value / 100, *value % 100, setting);
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
