#include "temporal/temporal.h"

#include <algorithm>

#include "temporal/grammar.h"
#include "temporal/resolve.h"
#include "temporal/tense.h"
#include "temporal/times_data.h"

namespace grotius {
namespace temporal {
namespace {

struct Knowledge {
  Vocabulary vocabulary;
  Grammar grammar;
};

// Read once; immutable. The files are part of the program, and the tests read every line of them.
const Knowledge& knowledge() {
  static const Knowledge loaded{read_vocabulary(kWordsFile, kHolidaysFile).value(), read_grammar(kGrammarFile).value()};
  return loaded;
}

// The word whose clause an expression belongs to: the head of its words.
Tense tense_of_words(const Setting& setting, std::size_t begin, std::size_t end) {
  if (setting.parse.words.size() != setting.tokens.words.size()) return Tense::kUnknown;
  const WordSpan words{setting.lexemes[begin].word, setting.lexemes[end - 1].word + 1};
  return tense_at(setting.parse, setting.parse.head_of(words));
}

// The first reading of the words at setting.begin that speaks of time, longest first.
std::optional<Outcome> read_at(Matcher& matcher, Setting& setting) {
  const std::size_t begin = setting.begin;
  for (const auto& candidate : matcher.at(begin)) {
    setting.end = candidate.match.end;
    setting.tense = tense_of_words(setting, begin, setting.end);
    if (auto outcome = resolve(candidate, setting)) return outcome;
  }
  return std::nullopt;
}

void remember(Setting& setting, const Outcome& outcome) {
  if (!outcome.period) return;
  if (outcome.reported) setting.reported = outcome.period;
  if (outcome.type == TimeType::kDate || outcome.type == TimeType::kTime) setting.spoken_of = outcome.period;
}

}  // namespace
}  // namespace temporal

std::vector<TimeExpression> resolve_times(const Document& document, const Tokens& tokens, const Parse& parse) {
  const auto& known = temporal::knowledge();
  const auto lexemes = temporal::cut_lexemes(document, tokens);
  temporal::Matcher matcher(known.grammar, known.vocabulary, lexemes);
  temporal::Setting setting{
      document, tokens, parse, known.vocabulary, lexemes, document.published, {}, {}, temporal::Tense::kUnknown, 0, 0};
  std::vector<TimeExpression> times;
  for (std::size_t at = 0; at < lexemes.size();) {
    setting.begin = at;
    const auto outcome = temporal::read_at(matcher, setting);
    if (!outcome) {
      ++at;
      continue;
    }
    times.push_back({{lexemes[at].span.begin, lexemes[setting.end - 1].span.end},
                     outcome->type,
                     outcome->value,
                     outcome->from,
                     outcome->to});
    temporal::remember(setting, *outcome);
    at = setting.end;
  }
  return times;
}

std::pair<std::size_t, std::size_t> times_in(const std::vector<TimeExpression>& times, ByteSpan span) {
  const auto first = std::partition_point(times.begin(), times.end(),
                                          [&](const TimeExpression& t) { return t.span.end <= span.begin; });
  const auto last =
      std::partition_point(first, times.end(), [&](const TimeExpression& t) { return t.span.begin < span.end; });
  return {static_cast<std::size_t>(first - times.begin()), static_cast<std::size_t>(last - times.begin())};
}

}  // namespace grotius
