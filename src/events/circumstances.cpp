#include "events/circumstances.h"

#include <algorithm>

#include "attribution/role_runs.h"
#include "events/ways.h"

namespace grotius {
namespace {

// A phrase is where the fact is if a word of it belongs to that role with at least this probability.
constexpr float kPlace = 0.42F;
constexpr float kFarPlace = 0.8F;       // in another clause
constexpr float kGovernedPlace = 0.1F;  // known ground that hangs on the trigger itself by "in", "at", "near"
constexpr float kSharedPlace = 0.2F;    // or on the verb whose subject or object the trigger is
constexpr float kNever = 2;
constexpr float kSpeaker = 0.5F;
constexpr std::uint32_t kGap = 2;  // unclaimed words that do not part a span

// "suspended for 30 days", "extended by six months", "a truce of ten days"; not "within", "after" or "in" that time.
bool lasts(const Passage& passage, std::uint32_t length, WordSpan trigger) {
  const std::string marker = marker_of(passage, length);
  const bool hangs = passage.has_relation(length, "obl") || passage.has_relation(length, "nmod");
  return hangs && trigger.contains(passage.syntax(length).head) &&
         (marker == "for" || marker == "by" || marker == "of");
}

// Left, held or stood in: enough for a phrase that nobody knows as ground.
bool says_where(const Passage& passage, std::uint32_t word) {
  if (passage.has_relation(word, "obj")) return true;
  return has_any(passage, word, {"obl", "nmod"}) &&
         one_of(marker_of(passage, word), {"in", "at", "on", "near", "around", "inside", "outside", "across",
                                           "throughout", "along", "among", "behind", "over", "under", "within", "off"});
}

bool is_nominal(const Passage& passage, std::uint32_t word) {
  return one_of(passage.syntax(word).upos, {"NOUN", "PROPN", "ADV", "PRON", "X"});
}

// The phrase up to the noun that its head only modifies: "customs" grows to "customs sheds", "eleven" to "eleven
// towns". Empty if no word of it could name a place, or if what it modifies is the trigger.
WordSpan whole_phrase(const Passage& passage, WordSpan words, WordSpan trigger) {
  const std::uint32_t head = passage.parse.head_of(words), above = passage.syntax(head).head;
  const bool modifier = has_any(passage, head, {"compound", "amod", "nummod", "det"});
  if (!modifier || above == kRoot) return is_nominal(passage, head) ? words : WordSpan{};
  if (trigger.contains(above)) return passage.syntax(head).upos == "PROPN" ? words : WordSpan{};
  return words.hull({above, above + 1});
}

// "wounded in Kufa as rivals traded fire", "a blast in Kufa, killing ten", "Israel and the factions in Gaza": one
// scene.
bool shares_scene(const Passage& passage, std::uint32_t word) {
  if (passage.has_relation(word, "conj")) return one_of(passage.syntax(word).upos, {"NOUN", "PROPN"});
  if (!passage.has_relation(word, "advcl")) return false;
  const std::uint32_t mark = passage.parse.dependent(word, "mark");
  return mark == kRoot ? passage.syntax(word).xpos == "VBG" : one_of(passage.lower(mark), {"as", "while"});
}

// What is asked of a phrase that stands there to be where the fact is.
float least_of_place(const Passage& passage, std::uint32_t place, std::uint32_t trigger) {
  const Ways ways = ways_between(passage, place, trigger);
  if (ways.from_it.empty()) return kPlace;  // "a town where shelling was heard"
  if (is_told_aside(passage, ways)) return kFarPlace;
  // "the crossing will open": what it happens to, not where
  if (ways.from_it.size() == 1 && passage.has_relation(place, "nsubj")) return kNever;
  // "talks held in Kufa"
  if (ways.from_trigger.empty() && ways.from_it.size() == 2 && passage.has_relation(ways.from_it[1], "acl"))
    return kPlace;
  const auto elsewhere = [&](std::uint32_t word) {
    return opens_clause(passage, word) && !shares_scene(passage, word);
  };
  const bool apart = std::any_of(ways.from_it.begin(), ways.from_it.end(), elsewhere) ||
                     std::any_of(ways.from_trigger.begin(), ways.from_trigger.end(), elsewhere);
  return apart ? kFarPlace : kPlace;
}

// The phrase that the scores believe to be the place.
std::optional<FactPlace> claimed_place(const Passage& passage, const TriggerScores& scores, std::size_t role,
                                       const PlaceFinder& locate) {
  const RoleRun run = strongest(role_runs(scores.roles, role, passage.sentence(scores.words.begin), kPlace, kGap));
  WordSpan words = core_phrase(passage, passage.trim_punctuation(run.words));
  if (words.empty()) return std::nullopt;
  words = whole_phrase(passage, words, scores.words);
  if (words.empty()) return std::nullopt;
  const std::uint32_t head = passage.parse.head_of(words);
  if (run.peak < least_of_place(passage, head, passage.parse.head_of(scores.words))) return std::nullopt;
  const auto id = locate(words);
  if (!id || (!id->valid() && !says_where(passage, head))) return std::nullopt;
  return FactPlace{*id, passage.bytes(words)};
}

// The known ground that depends on the word and stands by "in", "at", "near", if the scores do not speak against it.
std::optional<FactPlace> governed_place(const Passage& passage, std::uint32_t governor, const TriggerScores& scores,
                                        std::size_t role, float least, const PlaceFinder& locate) {
  for (std::uint32_t child : passage.parse.dependents[governor]) {
    if (!stands_on_ground(passage, child)) continue;
    const WordSpan words = core_phrase(passage, passage.parse.subtree(child));
    float most = 0;
    for (std::uint32_t word = words.begin; word < words.end; ++word)
      if (scores.roles.window.contains(word)) most = std::max(most, scores.roles.at(word, role));
    if (words.empty() || most < least) continue;
    if (const auto id = locate(words); id && id->valid()) return FactPlace{*id, passage.bytes(words)};
  }
  return std::nullopt;
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

bool stands_on_ground(const Passage& passage, std::uint32_t word) {
  return has_any(passage, word, {"obl", "nmod"}) &&
         one_of(marker_of(passage, word),
                {"in", "at", "near", "around", "inside", "outside", "across", "throughout", "along"});
}

WordSpan role_span(const Passage& passage, const TriggerScores& scores, std::size_t role, float threshold) {
  WordSpan sentence = passage.sentence(scores.words.begin);
  return passage.trim_punctuation(strongest(role_runs(scores.roles, role, sentence, threshold, kGap)).words);
}

std::optional<FactPlace> place_of(const Passage& passage, const TriggerScores& scores, std::size_t role,
                                  const PlaceFinder& locate) {
  if (const auto claimed = claimed_place(passage, scores, role, locate)) return claimed;
  const std::uint32_t trigger = passage.parse.head_of(scores.words), above = passage.syntax(trigger).head;
  if (const auto place = governed_place(passage, trigger, scores, role, kGovernedPlace, locate)) return place;
  // "in Kufa the envoys proposed a swap"
  if (above == kRoot || !has_any(passage, trigger, {"obj", "nsubj"})) return std::nullopt;
  return governed_place(passage, above, scores, role, kSharedPlace, locate);
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
