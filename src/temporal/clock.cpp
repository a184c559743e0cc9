// Hours and parts of the day.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "temporal/resolve.h"

namespace grotius::temporal {
namespace {

using std::chrono::days;

// The day an hour belongs to when none is written beside it: the day spoken of in a clause that looks back, unless that
// is still to come; else the report's.
std::optional<Day> day_around(const Setting& setting) {
  const bool spoken = setting.spoken_of && setting.spoken_of->unit == Unit::kDay && setting.tense == Tense::kBack &&
                      (!setting.published || setting.spoken_of->first <= *setting.published);
  return spoken ? std::optional(setting.spoken_of->first) : setting.published;
}

// "They took it overnight": told of the past, the night before the report's day or after the one spoken of.
std::optional<Day> night_before(const Setting& setting) {
  const auto day = day_around(setting);
  const bool now = day && setting.published && *day == *setting.published && setting.tense == Tense::kBack;
  return now ? std::optional(*day - days{1}) : day;
}

// Outside such a clause the value tells the hour alone, as the text does; the interval keeps the likely day.
Outcome undated(Outcome outcome, const Setting& setting) {
  if (setting.tense != Tense::kBack) outcome.value = outcome.value.substr(outcome.value.find('T'));
  return outcome;
}

Outcome of_clock(Day day, const Clock& clock, const Filling& filling) {
  Outcome outcome;
  outcome.type = TimeType::kTime;
  outcome.value = to_iso(day) + clock_value(clock);
  outcome.from = stamp(day, clock.minutes(), filling);
  outcome.to = stamp(day, clock.minutes() + (clock.minute ? 1 : 60), filling);
  outcome.period = Period{Unit::kDay, day};
  return outcome;
}

struct Part {
  std::string_view code;
  int from, to;  // hours; over 24: of the next day
};
constexpr std::array<Part, 6> kParts{
    {{"DT", 8, 18}, {"MO", 6, 12}, {"MI", 11, 14}, {"AF", 12, 18}, {"EV", 18, 24}, {"NI", 18, 30}}};

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
  // "tonight at 2 a.m." is the next day's morning
  if (filling.has("tonight")) {
    const bool small_hours = filling.integer("hour").value_or(12) < 6 && filling.integer("ampm") == 0;
    return setting.published && small_hours ? std::optional(*setting.published + days{1}) : setting.published;
  }
  if (const auto dir = filling.integer("dir"))
    return setting.published ? std::optional(*setting.published + days{*dir}) : setting.published;
  const auto* part = filling.find("daypart");
  const bool overnight = part != nullptr && setting.lexemes[part->begin].text == "overnight";
  return overnight ? night_before(setting) : day_around(setting);
}

// "half past six", "a quarter to nine", "ten past nine"
void read_past(const Filling& filling, Clock& clock) {
  const auto* hour = filling.find("hour");
  if (const auto fraction = filling.integer("fraction")) {
    clock.minute = filling.integer("beyond") == -1 ? 60 - *fraction : *fraction;
    if (filling.integer("beyond") == -1) clock.hour = (clock.hour + 11) % 12;
  } else if (const auto* minute = filling.find("minute"); minute != nullptr && minute->begin < hour->begin) {
    clock.minute = static_cast<int>(minute->number);
  }
}

// Forenoon or afternoon, as "a.m." or the part of the day says. False: no such hour.
bool read_half(const Filling& filling, Clock& clock) {
  if (const auto half = filling.integer("ampm")) {
    if (clock.hour > 12) return false;
    clock.hour = clock.hour % 12 + *half;
    clock.half_known = true;
  } else if (const auto part = filling.has("daypart") ? filling.code("daypart") : filling.code("tonight");
             clock.hour < 12 && (part == "AF" || part == "EV" || part == "NI")) {
    if (part != "NI" || clock.hour >= 6) clock.hour += 12;
    clock.half_known = true;
  }
  clock.half_known |= clock.hour > 12 || filling.code("daypart") == "MO";
  return true;
}

}  // namespace

std::optional<Clock> find_clock(const Filling& filling) {
  Clock clock;
  if (const auto word = filling.integer("clockword")) {
    clock.hour = *word;
    clock.minute = 0;
    clock.half_known = true;
    return clock;
  }
  if (const auto digits = filling.integer("hhmm")) {
    clock.hour = *digits / 100;
    clock.minute = *digits % 100;
    clock.half_known = true;
    return clock;
  }
  const auto hour = filling.has("hour") ? filling.integer("hour") : filling.integer("hourish");
  if (!hour) return std::nullopt;
  clock.hour = *hour;
  if (filling.has("fraction") || (filling.has("minute") && filling.find("minute")->begin < filling.find("hour")->begin))
    read_past(filling, clock);
  else
    for (const auto& slot : filling.slots)
      if (slot.slot == "minute") (clock.minute ? clock.second : clock.minute) = static_cast<int>(slot.number);
  return read_half(filling, clock) ? std::optional(clock) : std::nullopt;
}

std::string clock_value(const Clock& clock) {
  std::string value = fmt::format("T{:02}", clock.hour);
  if (clock.minute) value += fmt::format(":{:02}", *clock.minute);
  if (clock.second) value += fmt::format(":{:02}", *clock.second);
  return value;
}

std::string stamp(Day day, int minutes, const Filling& zone) {
  const auto text = fmt::format("{}T{:02}:{:02}", to_iso(day + days{minutes / 1440}), minutes / 60 % 24, minutes % 60);
  const auto offset = zone.integer("zone");
  if (!offset) return text;
  if (*offset == 0) return text + "Z";
  return text + fmt::format("{}{:02}:{:02}", *offset < 0 ? '-' : '+', std::abs(*offset) / 60, std::abs(*offset) % 60);
}

std::optional<ClockDay> day_of_clock(const Filling& filling, bool clock, const Setting& setting) {
  ClockDay found;
  found.dated = filling.has("deictic") || filling.has("weekday") || filling.has("month") || filling.has("slashdate") ||
                filling.has("monthnumber") || filling.has("holiday") || filling.has("slashday");
  if (found.dated) {
    const auto day = find_day(filling, setting);
    if (!day) return std::nullopt;
    if (day->known) found.day = day->day;
    return found;
  }
  const bool part = filling.has("daypart") || filling.has("tonight");
  found.day = clock && !part ? day_around(setting) : day_of_part(filling, setting);
  return found;
}

std::optional<Outcome> resolve_time(const Filling& filling, const Setting& setting) {
  const auto clock = find_clock(filling);
  const auto part = filling.has("daypart") ? filling.code("daypart") : filling.code("tonight");
  if (!clock && part.empty()) return std::nullopt;
  const auto found = day_of_clock(filling, clock.has_value(), setting);
  if (!found) return std::nullopt;
  if (!found->day) return unknown_date(TimeType::kTime);
  const bool bare = !found->dated && !filling.has("dir") && !filling.has("rel") && !filling.has("tonight");
  if (!clock) return bare ? undated(of_part(*found->day, part), setting) : of_part(*found->day, part);
  if (clock->hour > 24 || (clock->hour == 24 && clock->minute.value_or(0) > 0)) return std::nullopt;
  const Outcome outcome = of_clock(*found->day, *clock, filling);
  return bare ? undated(outcome, setting) : outcome;
}

}  // namespace grotius::temporal
