#include "temporal/resolve.h"

#include <fmt/format.h>

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
  if (period.unit == Unit::kYear && modifier == "M") {  // the middle of the year is June and July
    first = first_of(year_of(period.first), 6);
    last = first_of(year_of(period.first), 8);
  } else if (third.count() > 0) {
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

bool told_by_past_verb(const Setting& setting) {
  if (setting.parse.words.size() != setting.tokens.words.size()) return false;
  const WordSpan words{setting.lexemes[setting.begin].word, setting.lexemes[setting.end - 1].word + 1};
  const auto governor = setting.parse.words[setting.parse.head_of(words)].head;
  return governor != kRoot && setting.parse.words[governor].xpos == "VBD";
}

bool governed_by(const Setting& setting, std::initializer_list<std::string_view> lemmas) {
  if (setting.parse.words.size() != setting.tokens.words.size()) return false;
  const WordSpan words{setting.lexemes[setting.begin].word, setting.lexemes[setting.end - 1].word + 1};
  const auto governor = setting.parse.words[setting.parse.head_of(words)].head;
  return governor != kRoot &&
         std::find(lemmas.begin(), lemmas.end(), setting.parse.words[governor].lemma) != lemmas.end();
}

// "called a strike for Tuesday", "prolonged until July": ahead of the act, and so of the report of it.
bool set_for(const Setting& setting) {
  const auto* before = setting.before();
  const auto* after = setting.after();
  // "blamed for Monday's ambush"
  if (before == nullptr || (after != nullptr && after->text == "'s")) return false;
  if (before->text == "for") return true;
  return (before->text == "until" || before->text == "till" || before->text == "to") &&
         governed_by(setting,
                     {"prolong", "extend", "renew", "postpone", "delay", "adjourn", "defer", "suspend", "put"});
}

Period choose(Period before, Period after, const Setting& setting) {
  using std::chrono::days;
  const Day now = *setting.published;
  const days back = std::max(days{0}, now - before.end() + days{1}), ahead = std::max(days{0}, after.first - now);
  // A clause may look one way and mean the near one: "the Dec. 10 deadline was extended".
  constexpr days kFar{240}, kNear{75};
  if (setting.tense == Tense::kBack && set_for(setting) && after.first > now && ahead < kFar) return after;
  if (setting.tense == Tense::kAhead) return ahead > kFar && back < kNear ? before : after;
  const bool plain_past = before.unit > Unit::kDay && told_by_past_verb(setting);
  if (setting.tense == Tense::kBack) return !plain_past && back > kFar && ahead < kNear ? after : before;
  const auto* preposition = setting.before();
  const bool limit = preposition != nullptr && (preposition->text == "by" || preposition->text == "until");
  return back <= ahead && !limit ? before : after;
}

namespace {

std::optional<Outcome> resolve_calendar(const Filling& filling, const Setting& setting) {
  const auto found = find_day(filling, setting);
  if (!found) return std::nullopt;
  if (!found->known) return unknown_date();
  Outcome outcome = of_period({Unit::kDay, found->day});
  const auto rule = filling.integer("holiday");
  const int length = rule ? setting.vocabulary.holidays[static_cast<std::size_t>(*rule)].length : 1;
  if (length == 1) return outcome;
  // A fast of a month is a range.
  outcome.to = to_iso(found->day + std::chrono::days{length});
  outcome.value = fmt::format("({},{},P{}D)", outcome.from, outcome.to, length);
  return outcome;
}

std::optional<Outcome> resolve_day_alone(const Filling& filling, const Setting& setting) {
  const auto found = day_of_month(*filling.integer("day"), setting);
  if (!found) return std::nullopt;
  return found->known ? of_period({Unit::kDay, found->day}) : unknown_date();
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
  if (kind == "dayalone") return resolve_day_alone(filling, setting);
  if (kind == "time") return resolve_time(filling, setting);
  if (kind == "timerange") return resolve_hours(filling, setting);
  if (kind == "clockfor") return resolve_hours_for(filling, setting);
  if (kind == "daysfor") return resolve_days_for(filling, setting);
  if (kind == "period") return resolve_period(filling, setting);
  if (kind == "plain" && filling.code("unit") == "Q") return resolve_quarter("quarterof", filling, setting);
  if (kind == "plain") return resolve_plain(filling, setting);
  if (kind == "numberedweek" || kind == "weekof" || kind == "monthweek") return resolve_week(filling, setting);
  if (kind == "holidayweekend") return resolve_holiday_weekend(filling, setting);
  if (kind == "then") return resolve_then(filling, setting);
  if (kind == "discourse") return resolve_discourse(filling, setting);
  if (kind == "quarter" || kind == "halfyear" || kind == "quarterof" || kind == "quarterago")
    return resolve_quarter(kind, filling, setting);
  if (kind == "set" || kind == "rate" || kind == "habit") return resolve_set(kind, filling, setting);
  if (kind == "ref") return resolve_reference(filling.code("ref"), setting);
  if (kind == "refadj") return resolve_reference(filling.code("refadj"), setting);
  return resolve_length(kind, filling, setting);
}

}  // namespace grotius::temporal
