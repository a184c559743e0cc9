// Hours and parts of the day.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "temporal/resolve.h"

namespace grotius::temporal {
namespace {

using std::chrono::days;

struct Clock {
  int hour = 0;
  std::optional<int> minute, second;
};

std::optional<Clock> find_clock(const Filling& filling) {
  Clock clock;
  if (const auto word = filling.integer("clockword")) {
    clock.hour = *word;
    clock.minute = 0;
    return clock;
  }
  if (const auto digits = filling.integer("hhmm")) {
    clock.hour = *digits / 100;
    clock.minute = *digits % 100;
    return clock;
  }
  const auto hour = filling.integer("hour");
  if (!hour) return std::nullopt;
  clock.hour = *hour;
  for (const auto& slot : filling.slots)
    if (slot.slot == "minute") (clock.minute ? clock.second : clock.minute) = static_cast<int>(slot.number);
  if (const auto half = filling.integer("ampm")) {
    if (clock.hour > 12) return std::nullopt;
    clock.hour = clock.hour % 12 + *half;
  } else if (const auto part = filling.code("daypart");
             clock.hour < 12 && (part == "AF" || part == "EV" || part == "NI")) {
    if (part != "NI" || clock.hour >= 6) clock.hour += 12;
  }
  return clock;
}

// The day an hour belongs to when none is written beside it: the day spoken of in a clause that looks back, else the
// report's.
std::optional<Day> day_around(const Setting& setting) {
  return setting.spoken_of && setting.spoken_of->unit == Unit::kDay && setting.tense == Tense::kBack
             ? std::optional(setting.spoken_of->first)
             : setting.published;
}

// Outside such a clause the value tells the hour alone, as the text does; the interval keeps the likely day.
Outcome undated(Outcome outcome, const Setting& setting) {
  if (setting.tense != Tense::kBack) outcome.value = outcome.value.substr(outcome.value.find('T'));
  return outcome;
}

Outcome of_clock(Day day, const Clock& clock) {
  Outcome outcome;
  outcome.type = TimeType::kTime;
  outcome.value = fmt::format("{}T{:02}", to_iso(day), clock.hour);
  if (clock.minute) outcome.value += fmt::format(":{:02}", *clock.minute);
  if (clock.second) outcome.value += fmt::format(":{:02}", *clock.second);
  const int start = clock.hour * 60 + clock.minute.value_or(0);
  const int stop = start + (clock.minute ? 1 : 60);
  const auto stamp = [&](int minutes) {
    return fmt::format("{}T{:02}:{:02}", to_iso(day + days{minutes / 1440}), minutes / 60 % 24, minutes % 60);
  };
  outcome.from = stamp(start);
  outcome.to = stamp(stop);
  outcome.period = Period{Unit::kDay, day};
  return outcome;
}

struct Part {
  std::string_view code;
  int from, to;  // hours; over 24: of the next day
};
constexpr std::array<Part, 5> kParts{{{"MO", 6, 12}, {"MI", 11, 14}, {"AF", 12, 18}, {"EV", 18, 24}, {"NI", 18, 30}}};

Outcome of_part(Day day, const std::string& code) {
  const auto part = std::find_if(kParts.begin(), kParts.end(), [&](const Part& p) { return p.code == code; });
  Outcome outcome;
  outcome.type = TimeType::kTime;
  outcome.value = to_iso(day) + "T" + code;
  outcome.from = fmt::format("{}T{:02}:00", to_iso(day + days{part->from / 24}), part->from % 24);
  outcome.to = fmt::format("{}T{:02}:00", to_iso(day + days{part->to / 24}), part->to % 24);
  outcome.period = Period{Unit::kDay, day};
  return outcome;
}

// The day of "this morning", "last night", "the following evening", "the morning".
std::optional<Day> day_of_part(const Filling& filling, const Setting& setting) {
  if (const auto rel = filling.integer("rel")) {
    const auto base = setting.spoken_of ? std::optional(setting.spoken_of->first) : setting.published;
    return base ? std::optional(*base + days{*rel}) : base;
  }
  if (filling.has("tonight")) return setting.published;
  if (const auto dir = filling.integer("dir"))
    return setting.published ? std::optional(*setting.published + days{*dir}) : setting.published;
  return day_around(setting);
}

}  // namespace

std::optional<Outcome> resolve_time(const Filling& filling, const Setting& setting) {
  const bool dated = filling.has("deictic") || filling.has("weekday") || filling.has("month") ||
                     filling.has("slashdate") || filling.has("monthnumber") || filling.has("holiday") ||
                     filling.has("slashday");
  std::optional<Day> day;
  if (dated) {
    const auto found = find_day(filling, setting);
    if (!found) return std::nullopt;
    if (found->known) day = found->day;
  }
  const auto clock = find_clock(filling);
  const auto part = filling.has("daypart") ? filling.code("daypart") : filling.code("tonight");
  if (!dated) day = clock && part.empty() ? day_around(setting) : day_of_part(filling, setting);
  if (!clock && part.empty()) return std::nullopt;
  if (!day) return unknown_date(TimeType::kTime);
  const bool bare = !dated && !filling.has("dir") && !filling.has("rel") && !filling.has("tonight");
  if (!clock) return bare ? undated(of_part(*day, part), setting) : of_part(*day, part);
  if (clock->hour > 24 || (clock->hour == 24 && clock->minute.value_or(0) > 0)) return std::nullopt;
  return bare ? undated(of_clock(*day, *clock), setting) : of_clock(*day, *clock);
}

}  // namespace grotius::temporal
