// Which expression of time is a fact's own.
#include <algorithm>

#include "events/circumstances.h"
#include "events/ways.h"
#include "events/word_lists.h"

namespace grotius {
namespace {

// An expression of time is the fact's if its words belong to that role, on average, with at least this probability: the
// nearer it stands in the tree, the less is asked.
constexpr float kNearTime = 0.24F;   // in the trigger's own clause
constexpr float kFarTime = 0.6F;     // in another clause of the sentence
constexpr float kInnerTime = 0.75F;  // inside an argument of the trigger, or in a clause below it
constexpr float kNoTime = 2;

// "Monday" of "Monday's ambush", "1996" of "a 1996 pact"
bool modifies_noun(const Passage& passage, std::uint32_t word) {
  return has_any(passage, word, {"nmod:poss", "compound", "amod", "nummod", "det", "nmod:unmarked"});
}

// "for the first time in five years", "for a second time in a week": how long not, or how often, never when.
bool counts_times(const Passage& passage, const TimeExpression& time) {
  const WordSpan words = passage.words(time.span);
  return time.type == TimeType::kDuration && words.begin >= 2 && passage.lower(words.begin - 1) == "in" &&
         passage.syntax(words.begin - 2).lemma == "time";
}

// "two hours after they landed": how far from another event, which is not when by itself.
bool counts_from_event(const Passage& passage, const TimeExpression& time) {
  const WordSpan words = passage.words(time.span);
  const bool within = words.begin > 0 && passage.lower(words.begin - 1) == "the";  // "in the months after the coup"
  return !within && time.type == TimeType::kDuration && words.end < passage.sentence(words.begin).end &&
         one_of(passage.lower(words.end), {"after", "before", "since", "from", "following"});
}

// "returned on Monday after a walkout", "met on Friday without agreement": what the trigger tells of is the backdrop of
// an act that has the time for itself.
bool is_backdrop(const Passage& passage, const Ways& ways) {
  return std::any_of(ways.from_trigger.begin(), ways.from_trigger.end(), [&](std::uint32_t word) {
    return passage.has_relation(word, "obl") &&
           one_of(marker_of(passage, word), {"after", "following", "with", "without", "despite", "over", "from", "as"});
  });
}

// What is asked of a time that modifies a noun below the trigger. "They postponed next month's elections", "fined for
// last week's strike": the time of the elections and the strike. "Froze accounts after the May coup": may be both's.
float least_of_modifier(const Passage& passage, std::uint32_t noun) {
  if (has_any(passage, noun, {"obj", "nsubj"})) return kNoTime;
  if (!passage.has_relation(noun, "obl")) return kInnerTime;
  const std::string marker = marker_of(passage, noun);
  if (one_of(marker, {"for", "over", "from", "by", "against", "about"})) return kNoTime;
  const bool says_when = one_of(marker, {"after", "before", "during", "in", "on", "since", "until", "following"});
  return says_when ? kFarTime : kInnerTime;
}

// "a ceasefire of 90 days": how long it is to last, which are its terms.
bool is_term(const Passage& passage, const std::vector<std::uint32_t>& from_time, const TimeExpression& time) {
  return time.type == TimeType::kDuration && from_time.size() == 1 && passage.has_relation(from_time[0], "nmod") &&
         marker_of(passage, from_time[0]) == "of";
}

// What is asked of an expression of time that stands there.
float least_belief(const Passage& passage, const Ways& ways, const TimeExpression& time) {
  const auto clause = [&](std::uint32_t word) { return opens_clause(passage, word); };
  const auto& from_time = ways.from_it;
  if (from_time.empty()) return kFarTime;
  if (is_told_aside(passage, ways) || counts_times(passage, time) || counts_from_event(passage, time)) return kNoTime;
  const bool modifier = modifies_noun(passage, from_time[0]);
  if (!ways.from_trigger.empty()) {
    if (is_backdrop(passage, ways)) return kNoTime;
    const bool apart = modifier || std::any_of(from_time.begin(), from_time.end(), clause) ||
                       std::any_of(ways.from_trigger.begin(), ways.from_trigger.end(), clause);
    return apart ? kFarTime : kNearTime;
  }
  if (is_term(passage, from_time, time)) return kNoTime;
  // "a five-month blockade": how long, and seldom when
  if (from_time.size() == 1) return modifier && time.type == TimeType::kDuration ? kInnerTime : kNearTime;
  if (modifier) return least_of_modifier(passage, from_time[1]);
  if (from_time.size() > 2) return kInnerTime;
  // "the offer that they delivered on Monday"
  if (passage.has_relation(from_time[1], "acl")) return kNearTime;
  // "confirm it in a letter on Sunday": the day is as much the verb's as the letter's
  const bool in_adjunct = passage.has_relation(from_time[0], "nmod") && passage.has_relation(from_time[1], "obl");
  return in_adjunct ? kFarTime : kInnerTime;
}

float belief(const RoleScores& roles, std::size_t role, WordSpan words) {
  float sum = 0;
  for (std::uint32_t word = words.begin; word < words.end; ++word) sum += roles.at(word, role);
  return sum / static_cast<float>(words.end - words.begin);
}

// "met", "flew", "phoned", "made a call", "paid a visit"
bool goes_or_meets(const Passage& passage, std::uint32_t verb) {
  if (in_list(WordList::kMeeting, passage, verb)) return true;
  const std::uint32_t object = passage.parse.dependent(verb, "obj");
  return one_of(passage.syntax(verb).lemma, {"make", "pay", "hold"}) && object != kRoot &&
         in_list(WordList::kOuting, passage, object);
}

// "meet on Thursday to vote", "travel on Monday for talks"; "sat down on Friday, only to quarrel" is no purpose.
bool lends_to_purpose(const Passage& passage, std::uint32_t verb, const Ways& ways) {
  if (!goes_or_meets(passage, verb)) return false;
  const std::uint32_t top = ways.from_trigger.back();
  if (passage.has_relation(top, "advcl"))
    return ways.from_trigger.size() == 1 && passage.syntax(top).xpos == "VB" &&
           passage.parse.dependent(top, "advmod") == kRoot;
  return passage.has_relation(top, "obl") && marker_of(passage, top) == "for";
}

// "gave them ten days to amend it", "have until Friday to answer"
bool lends_term(const Passage& passage, std::uint32_t verb, const Ways& ways, const TimeExpression& time) {
  const std::uint32_t when = ways.from_it[0], top = ways.from_trigger.back();
  const std::string marker = marker_of(passage, when);
  const bool limit = time.type == TimeType::kDuration || marker == "until" || marker == "by";
  return limit && ways.from_trigger.size() == 1 && passage.syntax(top).xpos == "VB" && opens_clause(passage, top) &&
         in_list(WordList::kGranting, passage, verb);
}

// "walked out on Monday, demanding that ...": a participle that brings nothing of its own.
bool lends_to_participle(const Passage& passage, const Ways& ways) {
  const std::uint32_t top = ways.from_trigger.back();
  const auto none = [&](std::string_view relation) { return passage.parse.dependent(top, relation) == kRoot; };
  return ways.from_trigger.size() == 1 && passage.syntax(top).xpos == "VBG" && passage.has_relation(top, "advcl") &&
         none("mark") && none("case") && none("advmod") && none("cc");
}

// Does the verb lend its time to what the trigger tells of?
bool lends_time(const Passage& passage, const Ways& ways, const TimeExpression& time, std::uint32_t trigger) {
  if (ways.from_it.size() != 1 || ways.from_trigger.empty()) return false;
  const std::uint32_t when = ways.from_it[0], verb = passage.syntax(when).head;
  if (lends_term(passage, verb, ways, time)) return true;
  if (time.type == TimeType::kDuration || !passage.has_relation(when, "obl")) return false;
  // "they should yield, he said on Monday": the demand is made as it is said
  const bool demand = passage.syntax(trigger).xpos == "MD";
  if (demand && in_list(WordList::kDemanding, passage, verb)) return true;
  return lends_to_purpose(passage, verb, ways) || lends_to_participle(passage, ways);
}

}  // namespace

TimeId time_of(const Passage& passage, const TriggerScores& scores, std::size_t role,
               const std::vector<TimeExpression>& times) {
  const WordSpan sentence = passage.sentence(scores.words.begin), window = scores.roles.window;
  const std::uint32_t trigger = passage.parse.head_of(scores.words);
  const auto [first, last] = times_in(times, passage.bytes(sentence));
  TimeId own, aside, lent;
  float most_own = 0, most_aside = 0;
  for (std::size_t i = first; i < last; ++i) {
    const WordSpan words = passage.words(times[i].span);
    if (words.empty() || !sentence.contains(words) || !window.contains(words)) continue;
    const Ways ways = ways_between(passage, passage.parse.head_of(words), trigger);
    const float held = belief(scores.roles, role, words);
    const bool below = ways.from_trigger.empty();
    float& most = below ? most_own : most_aside;
    if (held > most && held >= least_belief(passage, ways, times[i])) (below ? own : aside) = TimeId(i), most = held;
    if (!lent.valid() && lends_time(passage, ways, times[i], trigger)) lent = TimeId(i);
  }
  return own.valid() ? own : aside.valid() ? aside : lent;
}

}  // namespace grotius
