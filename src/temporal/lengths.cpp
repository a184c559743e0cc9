// Lengths of time, what lies that far away, and what comes back.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "temporal/resolve.h"

namespace grotius::temporal {
namespace {

using std::chrono::days;

std::string_view designator(Unit unit) {
  switch (unit) {
    case Unit::kSecond:
      return "S";
    case Unit::kMinute:
      return "M";
    case Unit::kHour:
      return "H";
    case Unit::kDay:
      return "D";
    case Unit::kWeekend:
      return "WE";
    case Unit::kWeek:
      return "W";
    case Unit::kMonth:
      return "M";
    case Unit::kQuarter:
      return "Q";
    case Unit::kDecade:
      return "E";
    case Unit::kCentury:
      return "C";
    default:
      return "Y";
  }
}

std::string number_text(double count) {
  return count == std::floor(count) ? fmt::format("{}", static_cast<long long>(count)) : fmt::format("{:g}", count);
}

}  // namespace

std::string length_value(Length length) {
  if (length.unit == Unit::kFortnight) length.unit = Unit::kWeek, length.count *= 2;
  if (!length.vague && length.unit == Unit::kDecade) length.unit = Unit::kYear, length.count *= 10;
  if (!length.vague && length.unit == Unit::kCentury) length.unit = Unit::kYear, length.count *= 100;
  if (length.count < 1 && length.unit == Unit::kHour && !length.vague) length.unit = Unit::kMinute, length.count *= 60;
  if (length.count < 1 && length.unit == Unit::kYear && !length.vague) length.unit = Unit::kMonth, length.count *= 12;
  return fmt::format("P{}{}{}", length.unit < Unit::kDay ? "T" : "", length.vague ? "X" : number_text(length.count),
                     designator(length.unit));
}

// The first amount and unit that were filled: "two to three weeks" is two.
std::optional<Length> find_length(const Filling& filling) {
  Length length;
  std::string code = filling.has("unit") ? filling.code("unit") : filling.code("units");
  if (const auto* compact = filling.find("compactlength")) {
    code = compact->code;
    length.count = compact->number;
  } else if (const auto* number = filling.find("number")) {
    length.count = number->number;
    if (const auto* half = filling.find("half"); half != nullptr) length.count += half->number;
  } else if (const auto* vague = filling.find("vague")) {
    length.count = vague->number;
    length.vague = vague->code == "X";
  } else if (const auto* half = filling.find("half")) {
    length.count = half->number;
    // "a year and a half": the unit stands before the half.
    if (const auto* unit = filling.find("unit"); unit != nullptr && unit->begin < half->begin) length.count += 1;
  } else {
    length.count = 1;
    length.vague = filling.has("units");
  }
  // "one year and a quarter"
  if (const auto fraction = filling.integer("fraction"); fraction && filling.has("unit"))
    length.count += *fraction / 60.0;
  const auto unit = unit_of(code);
  if (!unit) return std::nullopt;
  length.unit = *unit;
  return length;
}

namespace {

Outcome of_length(const Length& length) {
  Outcome outcome;
  outcome.type = TimeType::kDuration;
  outcome.value = length_value(length);
  return outcome;
}

// Units that are counted off on the calendar; "66 million years ago" is no day's business.
constexpr double kFarthest = 5000;

// What a length reaches from a day, as fine as the length is told: "five months ago" is a month.
Outcome at_distance(Day from, const Length& length, int sign) {
  if (length.vague || length.count < 1 || length.count > kFarthest) {
    Outcome outcome;
    outcome.value = sign < 0 ? "PAST_REF" : "FUTURE_REF";
    return outcome;
  }
  if (length.unit < Unit::kDay) return of_period({Unit::kDay, from});
  const int count = sign * static_cast<int>(length.count);
  const Day day = add(from, length.unit, count);
  switch (length.unit) {
    case Unit::kMonth:
    case Unit::kQuarter:
    case Unit::kYear:
      return of_period(containing(length.unit, day));
    case Unit::kDecade:
    case Unit::kCentury:
      return of_period(containing(Unit::kYear, day));
    default:
      return of_period({Unit::kDay, day});
  }
}

// "a year ago" after "the third quarter": the third quarter of a year ago.
std::optional<Outcome> reported_before(const Length& length, int sign, const Setting& setting) {
  if (!setting.reported || length.unit != Unit::kYear || length.vague || length.count != 1 || sign > 0)
    return std::nullopt;
  return of_period({setting.reported->unit, add(setting.reported->first, Unit::kYear, -1)});
}

std::optional<Outcome> away(std::string_view kind, const Filling& filling, const Setting& setting,
                            const Length& length) {
  int sign = 1;
  std::optional<Day> from = setting.published;
  if (const auto ago = filling.integer("ago")) sign = *ago;
  if (const auto earlier = filling.integer("earlier")) sign = *earlier;
  if (kind == "before") sign = -1;
  if (kind == "fromlast" && setting.spoken_of) from = setting.spoken_of->first;
  // "eight trading days after Oct. 12" are no eight days of the calendar.
  if ((kind == "after" || kind == "before") && filling.has("unitkind")) return std::nullopt;
  if (kind == "after" || kind == "before") {
    const auto day = find_day(filling, setting);
    if (!day) return std::nullopt;
    from = day->known ? std::optional(day->day) : std::nullopt;
  }
  if (!from) return unknown_date();
  // Counted from a day named beside it, a length ends on a day.
  const bool exact = (kind == "after" || kind == "before") && !length.vague && length.count >= 1 &&
                     length.count <= kFarthest && length.unit >= Unit::kDay;
  if (exact) return of_period({Unit::kDay, add(*from, length.unit, sign * static_cast<int>(length.count))});
  if (kind == "ago" || kind == "fromlast")
    if (auto outcome = reported_before(length, sign, setting)) return outcome;
  return at_distance(*from, length, sign);
}

// "the past three months": a length that ends with the report, or begins with it.
Outcome stretch_beside(const Length& length, int sign, const Setting& setting) {
  Outcome outcome = of_length(length);
  if (!setting.published || length.unit < Unit::kDay || (length.count < 1 && !length.vague) || length.count > kFarthest)
    return outcome;
  // "the past few weeks" reach back three at least; the value leaves their number open.
  constexpr int kFew = 3;
  const Day other = add(*setting.published, length.unit, sign * (length.vague ? kFew : static_cast<int>(length.count)));
  outcome.from = to_iso(std::min(other, *setting.published));
  outcome.to = to_iso(std::max(other, *setting.published));
  return outcome;
}

// "Protests went on for a third day on Thursday", of a Friday's report.
bool eve_follows(const Setting& setting) {
  static constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                                "friday", "saturday", "sunday"};
  const std::string_view eve = kWeekdays[static_cast<std::size_t>(weekday_of(*setting.published - days{1}) - 1)];
  const auto is = [&](std::size_t at, std::string_view text) {
    return at < setting.lexemes.size() && setting.lexemes[at].text == text;
  };
  return is(setting.end, eve) || (is(setting.end, "on") && is(setting.end + 1, eve));
}

// "for a third day": three days, of which the report's, or the one spoken of just before or after it, is the last.
Outcome running_length(const Length& length, const Setting& setting) {
  Outcome outcome = of_length(length);
  if (!setting.published || length.unit < Unit::kDay || length.count < 1) return outcome;
  const bool eve = setting.spoken_of && setting.spoken_of->unit == Unit::kDay &&
                   *setting.published - setting.spoken_of->first == days{1};
  const Day end = eve || eve_follows(setting) ? *setting.published : *setting.published + days{1};
  outcome.from = to_iso(add(end, length.unit, -static_cast<int>(length.count)));
  outcome.to = to_iso(end);
  return outcome;
}

// "in five years" of a clause that looks ahead names the time, not the length.
// "The first talks in three years" look back over the length.
bool names_time_ahead(const Length& length, const Setting& setting) {
  const auto* before = setting.before();
  for (std::size_t n = 2; n <= 10; ++n) {
    const auto* word = setting.before(n);
    if (word == nullptr || word->text == ".") break;
    if (word->text == "first" || word->text == "last" || setting.tag(word) == "JJS") return false;
  }
  return before != nullptr && before->text == "in" && setting.tense == Tense::kAhead && setting.published &&
         length.unit >= Unit::kDay;
}

// "two years and three months", "3 hours 30 minutes": P2Y3M, PT3H30M
std::optional<Outcome> compound_length(const Filling& filling) {
  const auto first = find_length(filling.side(false)), second = find_length(filling.side(true));
  if (!first || !second || first->vague || second->vague || second->unit >= first->unit) return std::nullopt;
  Outcome outcome = of_length(*first);
  const std::string rest = length_value(*second);
  const bool joined = outcome.value.find('T') != std::string::npos;
  outcome.value += rest.substr(joined && rest[1] == 'T' ? 2 : 1);
  return outcome;
}

}  // namespace

std::optional<Outcome> resolve_length(std::string_view kind, const Filling& filling, const Setting& setting) {
  if (const auto code = filling.code("stretch"); !code.empty()) {
    Outcome outcome;
    outcome.type = TimeType::kDuration;
    outcome.value = code;
    return outcome;
  }
  const auto length = find_length(filling);
  if (!length) return std::nullopt;
  if (kind == "compound") return compound_length(filling);
  if (kind == "ago" || kind == "fromlast" || kind == "after" || kind == "before" || kind == "intime")
    return away(kind, filling, setting, *length);
  if (const auto sign = filling.integer("span")) return stretch_beside(*length, *sign, setting);
  if (kind == "duration" && names_time_ahead(*length, setting)) return at_distance(*setting.published, *length, 1);
  if (kind == "running") return running_length({filling.find("ordinal")->number, false, length->unit}, setting);
  Outcome outcome = of_length(*length);
  // "the nine months" of a business report: what follows compares years.
  if (kind == "months" && setting.published) {
    outcome.period = containing(Unit::kYear, *setting.published);
    outcome.reported = true;
  }
  return outcome;
}

std::optional<Outcome> resolve_set(std::string_view kind, const Filling& filling, const Setting&) {
  Outcome outcome;
  outcome.type = TimeType::kSet;
  if (kind == "habit") {
    outcome.value = filling.code("habit");
    return outcome;
  }
  const auto weekday = filling.has("weekdays") ? filling.integer("weekdays") : filling.integer("weekday");
  const auto part = filling.has("dayparts") ? filling.code("dayparts") : filling.code("daypart");
  if (const auto clock = find_clock(filling)) {
    outcome.value = clock_value(*clock);
  } else if (weekday) {
    outcome.value = fmt::format("XXXX-WXX-{}", *weekday) + (part.empty() ? "" : "T" + part);
  } else if (const auto month = filling.integer("month")) {
    outcome.value = fmt::format("XXXX-{:02}", *month);
  } else if (const auto season = filling.code("season"); !season.empty()) {
    outcome.value = "XXXX-" + season;
  } else if (!part.empty()) {
    outcome.value = "T" + part;
  } else {
    auto length = find_length(filling);
    if (!length) return std::nullopt;
    if (const auto each = filling.integer("each")) length->count = *each;
    if (filling.has("pertime")) length->count = 1, length->vague = false;
    outcome.value = length_value(*length);
  }
  return outcome;
}

}  // namespace grotius::temporal
