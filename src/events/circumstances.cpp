#include "events/circumstances.h"

#include <algorithm>
#include <array>

#include "attribution/role_runs.h"

namespace grotius {
namespace {

// An expression of time is the fact's if its words belong to that role, on average, with at least this probability: the
// nearer it stands in the tree, the less is asked.
constexpr float kNearTime = 0.28F;      // in the trigger's own clause
constexpr float kFarTime = 0.5F;        // in another clause of the sentence
constexpr float kInnerTime = 0.85F;     // inside an argument of the trigger, or in a clause below it
constexpr float kPlace = 0.42F;         // to the place
constexpr float kGovernedPlace = 0.1F;  // enough for ground that hangs on the trigger itself by "in", "at", "near"
constexpr float kSpeaker = 0.5F;
constexpr std::uint32_t kGap = 2;  // unclaimed words that do not part a span

using Words = std::vector<std::uint32_t>;

template <std::size_t N>
bool has_any(const Passage& passage, std::uint32_t word, const std::array<std::string_view, N>& relations) {
  return std::any_of(relations.begin(), relations.end(), [&](auto r) { return passage.has_relation(word, r); });
}

bool opens_clause(const Passage& passage, std::uint32_t word) {
  static constexpr std::array<std::string_view, 7> kClauses{"acl",       "advcl", "ccomp", "conj",
                                                            "parataxis", "xcomp", "csubj"};
  return has_any(passage, word, kClauses);
}

// "Monday" of "Monday's ambush", "1996" of "a 1996 pact"
bool modifies_noun(const Passage& passage, std::uint32_t word) {
  static constexpr std::array<std::string_view, 6> kModifiers{"nmod:poss", "compound", "amod",
                                                              "nummod",    "det",      "nmod:unmarked"};
  return has_any(passage, word, kModifiers);
}

// The ways up from two words to the first that is above both, that word left out.
struct Ways {
  Words from_time, from_trigger;
};

Ways ways_between(const Passage& passage, std::uint32_t time, std::uint32_t trigger) {
  Ways ways;
  for (; time != kRoot && !passage.parse.dominates(time, trigger); time = passage.syntax(time).head)
    ways.from_time.push_back(time);
  for (; trigger != kRoot && trigger != time; trigger = passage.syntax(trigger).head)
    ways.from_trigger.push_back(trigger);
  return ways;
}

// What is asked of an expression of time that stands there.
float least_belief(const Passage& passage, const Ways& ways) {
  constexpr float kNever = 2;
  static constexpr std::array<std::string_view, 2> kCore{"obj", "nsubj"};
  const auto clause = [&](std::uint32_t word) { return opens_clause(passage, word); };
  if (ways.from_time.empty()) return kFarTime;
  const bool modifier = modifies_noun(passage, ways.from_time[0]);
  if (!ways.from_trigger.empty()) {
    const bool apart = modifier || std::any_of(ways.from_time.begin(), ways.from_time.end(), clause) ||
                       std::any_of(ways.from_trigger.begin(), ways.from_trigger.end(), clause);
    return apart ? kFarTime : kNearTime;
  }
  if (ways.from_time.size() == 1) return kNearTime;
  // "the offer that they delivered on Monday"
  if (ways.from_time.size() == 2 && passage.has_relation(ways.from_time[1], "acl")) return kNearTime;
  // "confirm it in a letter on Sunday": the day is as much the verb's as the letter's
  if (ways.from_time.size() == 2 && passage.has_relation(ways.from_time[0], "nmod") && !modifier &&
      passage.has_relation(ways.from_time[1], "obl"))
    return kFarTime;
  // "they postponed next month's elections": the time of the elections
  return modifier && has_any(passage, ways.from_time[1], kCore) ? kNever : kInnerTime;
}

float belief(const RoleScores& roles, std::size_t role, WordSpan words) {
  float sum = 0;
  for (std::uint32_t word = words.begin; word < words.end; ++word) sum += roles.at(word, role);
  return sum / static_cast<float>(words.end - words.begin);
}

bool in_list(const Passage& passage, std::uint32_t word, std::initializer_list<std::string_view> lemmas) {
  return std::find(lemmas.begin(), lemmas.end(), passage.syntax(word).lemma) != lemmas.end();
}

std::string marker_of(const Passage& passage, std::uint32_t word) {
  const std::uint32_t marker = passage.parse.dependent(word, "case");
  return marker == kRoot ? std::string{} : passage.lower(marker);
}

// "meet on Thursday to vote", "travel on Monday for talks"; "sat down on Friday, only to quarrel" is no purpose.
bool lends_to_purpose(const Passage& passage, std::uint32_t verb, const Ways& ways) {
  if (!in_list(passage, verb,
               {"meet", "travel", "go", "fly", "gather", "convene", "sit", "come", "arrive", "return", "assemble",
                "visit", "leave", "head"}))
    return false;
  const std::uint32_t top = ways.from_trigger.back();
  if (passage.has_relation(top, "advcl"))
    return ways.from_trigger.size() == 1 && passage.syntax(top).xpos == "VB" &&
           passage.parse.dependent(top, "advmod") == kRoot;
  return passage.has_relation(top, "obl") && marker_of(passage, top) == "for";
}

// "gave them ten days to amend it", "have until Friday to answer"
bool lends_term(const Passage& passage, std::uint32_t verb, const Ways& ways, const TimeExpression& time) {
  const std::uint32_t when = ways.from_time[0], top = ways.from_trigger.back();
  const std::string marker = marker_of(passage, when);
  const bool limit = time.type == TimeType::kDuration || marker == "until" || marker == "by";
  return limit && ways.from_trigger.size() == 1 && passage.syntax(top).xpos == "VB" && opens_clause(passage, top) &&
         in_list(passage, verb, {"give", "have", "get", "allow", "grant", "leave"});
}

// "walked out on Monday, demanding that ...": a participle that brings nothing of its own.
bool lends_to_participle(const Passage& passage, const Ways& ways) {
  const std::uint32_t top = ways.from_trigger.back();
  return ways.from_trigger.size() == 1 && passage.syntax(top).xpos == "VBG" && passage.has_relation(top, "advcl") &&
         passage.parse.dependent(top, "mark") == kRoot && passage.parse.dependent(top, "case") == kRoot &&
         passage.parse.dependent(top, "advmod") == kRoot && passage.parse.dependent(top, "cc") == kRoot;
}

// Does the verb lend its time to what the trigger tells of?
bool lends_time(const Passage& passage, const Ways& ways, const TimeExpression& time, std::uint32_t trigger) {
  if (ways.from_time.size() != 1 || ways.from_trigger.empty()) return false;
  const std::uint32_t when = ways.from_time[0], verb = passage.syntax(when).head;
  if (lends_term(passage, verb, ways, time)) return true;
  if (time.type == TimeType::kDuration || !passage.has_relation(when, "obl")) return false;
  // "they should yield, he said on Monday": the demand is made as it is said
  const bool demand = passage.syntax(trigger).xpos == "MD";
  if (demand && in_list(passage, verb, {"say", "tell", "warn", "declare", "add", "insist", "write"})) return true;
  return lends_to_purpose(passage, verb, ways) || lends_to_participle(passage, ways);
}

// "suspended for 30 days", "extended by six months", "a truce of ten days"; not "within", "after" or "in" that time.
bool lasts(const Passage& passage, std::uint32_t length, WordSpan trigger) {
  const std::string marker = marker_of(passage, length);
  const bool hangs = passage.has_relation(length, "obl") || passage.has_relation(length, "nmod");
  return hangs && trigger.contains(passage.syntax(length).head) &&
         (marker == "for" || marker == "by" || marker == "of");
}

// The named ground that depends on the trigger directly, if the scores do not speak against it.
std::optional<FactPlace> governed_place(const Passage& passage, const TriggerScores& scores, std::size_t role,
                                        const PlaceFinder& locate) {
  for (std::uint32_t child : passage.parse.dependents[passage.parse.head_of(scores.words)]) {
    if (!stands_on_ground(passage, child) || !scores.roles.window.contains(child)) continue;
    if (scores.roles.at(child, role) < kGovernedPlace) continue;
    WordSpan words = core_phrase(passage, passage.parse.subtree(child));
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
  static constexpr std::string_view kStanding[] = {"in",     "at",      "near",   "around",
                                                   "inside", "outside", "across", "throughout"};
  std::uint32_t marker = passage.parse.dependent(word, "case");
  return (passage.has_relation(word, "obl") || passage.has_relation(word, "nmod")) && marker != kRoot &&
         std::find(std::begin(kStanding), std::end(kStanding), passage.lower(marker)) != std::end(kStanding);
}

WordSpan role_span(const Passage& passage, const TriggerScores& scores, std::size_t role, float threshold) {
  WordSpan sentence = passage.sentence(scores.words.begin);
  return passage.trim_punctuation(strongest(role_runs(scores.roles, role, sentence, threshold, kGap)).words);
}

TimeId time_of(const Passage& passage, const TriggerScores& scores, std::size_t role,
               const std::vector<TimeExpression>& times) {
  const WordSpan sentence = passage.sentence(scores.words.begin), window = scores.roles.window;
  const std::uint32_t trigger = passage.parse.head_of(scores.words);
  const auto [first, last] = times_in(times, passage.bytes(sentence));
  TimeId best, lent;
  float most = 0;
  for (std::size_t i = first; i < last; ++i) {
    const WordSpan words = passage.words(times[i].span);
    if (words.empty() || !sentence.contains(words) || !window.contains(words)) continue;
    const Ways ways = ways_between(passage, passage.parse.head_of(words), trigger);
    const float held = belief(scores.roles, role, words);
    if (held > most && held >= least_belief(passage, ways)) best = TimeId(i), most = held;
    if (!lent.valid() && lends_time(passage, ways, times[i], trigger)) lent = TimeId(i);
  }
  return best.valid() ? best : lent;
}

std::optional<FactPlace> place_of(const Passage& passage, const TriggerScores& scores, std::size_t role,
                                  const PlaceFinder& locate) {
  WordSpan words = core_phrase(passage, role_span(passage, scores, role, kPlace));
  if (words.empty()) return governed_place(passage, scores, role, locate);
  const auto id = locate(words);
  return id ? std::optional(FactPlace{*id, passage.bytes(words)}) : std::nullopt;
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
