#include "temporal/resolve.h"

#include <algorithm>

namespace grotius::temporal {

const Lexeme* Setting::before(std::size_t n) const {
  if (begin < n) return nullptr;
  for (std::size_t i = begin - n + 1; i <= begin; ++i)
    if (lexemes[i].starts_paragraph) return nullptr;
  return &lexemes[begin - n];
}

const Lexeme* Setting::after() const {
  return end < lexemes.size() && !lexemes[end].starts_paragraph ? &lexemes[end] : nullptr;
}

std::string_view Setting::tag(const Lexeme* lexeme) const {
  return lexeme != nullptr && lexeme->word < parse.words.size() ? parse.words[lexeme->word].xpos : std::string_view{};
}

Outcome of_period(Period period, const std::string& modifier) {
  using std::chrono::days;
  Day first = period.first, last = period.end();
  const days third = (last - first) / 3;
  if (third.count() > 0) {
    if (modifier == "S") last = first + third;
    if (modifier == "M") first += third, last -= third;
    if (modifier == "E") first = last - third;
  }
  Outcome outcome;
  outcome.value = period.value();
  outcome.from = to_iso(first);
  outcome.to = to_iso(last);
  outcome.period = period;
  return outcome;
}

Outcome unknown_date(TimeType type) {
  Outcome outcome;
  outcome.type = type;
  return outcome;
}

Period choose(Period before, Period after, const Setting& setting) {
  using std::chrono::days;
  const Day now = *setting.published;
  const days back = std::max(days{0}, now - before.end() + days{1}), ahead = std::max(days{0}, after.first - now);
  // A clause may look one way and mean the near one: "the Dec. 10 deadline was extended".
  constexpr days kFar{240}, kNear{75};
  if (setting.tense == Tense::kAhead) return ahead > kFar && back < kNear ? before : after;
  if (setting.tense == Tense::kBack) return back > kFar && ahead < kNear ? after : before;
  return back <= ahead ? before : after;
}

namespace {

std::optional<Outcome> resolve_calendar(const Filling& filling, const Setting& setting) {
  const auto found = find_day(filling, setting);
  if (!found) return std::nullopt;
  return found->known ? of_period({Unit::kDay, found->day}) : unknown_date();
}

// "April 5-7": an ISO 8601 interval of days.
std::optional<Outcome> resolve_range(const Filling& filling, const Setting& setting) {
  Filling first = filling;
  const auto second =
      std::find_if(first.slots.begin(), first.slots.end(), [](const Filled& f) { return f.slot == "lastday"; });
  const auto start = find_day(first, setting);
  if (!start || second == first.slots.end()) return std::nullopt;
  if (!start->known) return unknown_date();
  const auto last = make_day(year_of(start->day), month_of(start->day), static_cast<int>(second->number));
  if (!last || *last <= start->day) return std::nullopt;
  Outcome outcome = of_period({Unit::kDay, start->day});
  outcome.value = to_iso(start->day) + "/" + to_iso(*last);
  outcome.to = to_iso(*last + std::chrono::days{1});
  return outcome;
}

Outcome resolve_reference(const std::string& code, const Setting& setting) {
  Outcome outcome;
  outcome.value = code;
  if (code == "PRESENT_REF" && setting.published) {
    outcome.from = to_iso(*setting.published);
    outcome.to = to_iso(*setting.published + std::chrono::days{1});
  }
  return outcome;
}

}  // namespace

std::optional<Outcome> resolve(const Candidate& candidate, const Setting& setting) {
  if (!acceptable(candidate, setting)) return std::nullopt;
  const auto& kind = candidate.kind;
  const auto& filling = candidate.match.filling;
  if (kind == "calendar") return resolve_calendar(filling, setting);
  if (kind == "range") return resolve_range(filling, setting);
  if (kind == "time") return resolve_time(filling, setting);
  if (kind == "period") return resolve_period(filling, setting);
  if (kind == "plain" && filling.code("unit") == "Q") return resolve_quarter("quarterof", filling, setting);
  if (kind == "plain") return resolve_plain(filling, setting);
  if (kind == "numberedweek" || kind == "weekof") return resolve_week(filling, setting);
  if (kind == "discourse") return resolve_discourse(filling, setting);
  if (kind == "quarter" || kind == "halfyear" || kind == "quarterof" || kind == "quarterago")
    return resolve_quarter(kind, filling, setting);
  if (kind == "set" || kind == "rate" || kind == "habit") return resolve_set(kind, filling, setting);
  if (kind == "ref") return resolve_reference(filling.code("ref"), setting);
  if (kind == "refadj") return resolve_reference(filling.code("refadj"), setting);
  return resolve_length(kind, filling, setting);
}

}  // namespace grotius::temporal
