#include "events/circumstances.h"

#include <algorithm>

#include "attribution/role_runs.h"
#include "events/ways.h"

namespace grotius {
namespace {

constexpr float kSpeaker = 0.5F;
constexpr std::uint32_t kRoleGap = 2;  // unclaimed words that do not part a span

// "suspended for 30 days", "extended by six months", "a truce of ten days"; not "within", "after" or "in" that time.
bool lasts(const Passage& passage, std::uint32_t length, WordSpan trigger) {
  const std::string marker = marker_of(passage, length);
  const bool hangs = passage.has_relation(length, "obl") || passage.has_relation(length, "nmod");
  return hangs && trigger.contains(passage.syntax(length).head) &&
         (marker == "for" || marker == "by" || marker == "of");
}

std::size_t length(const Statement& statement) {
  std::size_t n = 0;
  for (ByteSpan span : statement.content) n += span.size();
  return n;
}

bool in_content(const Statement& statement, ByteSpan span) {
  return std::any_of(statement.content.begin(), statement.content.end(), [&](ByteSpan c) { return c.contains(span); });
}

}  // namespace

WordSpan role_span(const Passage& passage, const TriggerScores& scores, std::size_t role, float threshold) {
  WordSpan sentence = passage.sentence(scores.words.begin);
  return passage.trim_punctuation(strongest(role_runs(scores.roles, role, sentence, threshold, kRoleGap)).words);
}

std::vector<StatementId> said_in(const Passage& passage, const TriggerScores& scores, std::size_t role,
                                 const std::vector<Statement>& statements) {
  ByteSpan trigger = passage.bytes(scores.words), window = passage.bytes(scores.roles.window);
  // a statement lies within one window, as a trigger's roles do
  auto first = std::partition_point(statements.begin(), statements.end(),
                                    [&](const Statement& s) { return s.content.front().begin < window.begin; });
  auto last = std::partition_point(first, statements.end(),
                                   [&](const Statement& s) { return s.content.front().begin < window.end; });
  const auto from = static_cast<std::size_t>(first - statements.begin());
  const auto to = static_cast<std::size_t>(last - statements.begin());
  std::vector<StatementId> out;
  for (std::size_t i = from; i < to; ++i)
    if (in_content(statements[i], trigger)) out.push_back(StatementId(i));
  std::stable_sort(out.begin(), out.end(), [&](StatementId a, StatementId b) {
    return length(statements[a.value]) < length(statements[b.value]);
  });
  if (!out.empty()) return out;
  ByteSpan speaker = passage.bytes(role_span(passage, scores, role, kSpeaker));
  for (std::size_t i = from; i < to && out.empty(); ++i)
    if (statements[i].source.overlaps(speaker) && !statements[i].cue.overlaps(trigger)) out.push_back(StatementId(i));
  return out;
}

std::string duration_of(const Passage& passage, WordSpan trigger, WordSpan terms,
                        const std::vector<TimeExpression>& times) {
  const WordSpan phrase = noun_phrase(passage, trigger);
  const auto [first, last] = times_in(times, passage.bytes(passage.sentence(trigger.begin).hull(terms)));
  std::string hanging;
  for (std::size_t i = first; i < last; ++i) {
    const TimeExpression& time = times[i];
    if (time.type != TimeType::kDuration || time.value.empty()) continue;
    const WordSpan words = passage.words(time.span);
    if (words.overlaps(phrase) || words.overlaps(terms)) return time.value;
    if (hanging.empty() && lasts(passage, passage.parse.head_of(words), trigger)) hanging = time.value;
  }
  return hanging;
}

WordSpan noun_phrase(const Passage& passage, WordSpan trigger) {
  WordSpan phrase = trigger;
  for (std::uint32_t child : passage.parse.dependents[passage.parse.head_of(trigger)]) {
    bool modifies = passage.has_relation(child, "compound") || passage.has_relation(child, "amod") ||
                    passage.has_relation(child, "nummod") || passage.has_relation(child, "nmod:unmarked");
    if (modifies && child < trigger.begin) phrase.begin = std::min(phrase.begin, passage.parse.subtree(child).begin);
  }
  return phrase;
}

}  // namespace grotius
