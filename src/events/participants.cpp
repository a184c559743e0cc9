#include "events/participants.h"

#include <algorithm>
#include <cctype>

namespace grotius {
namespace {

constexpr float kParticipant = 0.4F;  // a word takes part at or above it
constexpr float kArgument = 0.1F;  // enough for the trigger's own argument in the tree, where no word reaches the first
constexpr float kConjunct = 0.05F;  // enough for a word coordinated with a participant

void add(std::vector<WordSpan>& phrases, WordSpan phrase, WordSpan trigger) {
  if (phrase.empty() || phrase.overlaps(trigger)) return;
  if (std::none_of(phrases.begin(), phrases.end(), [&](WordSpan p) { return p.overlaps(phrase); }))
    phrases.push_back(phrase);
}

// Neighbouring runs with one word between them are one phrase unless that word parts members or clauses.
std::vector<WordSpan> claimed_runs(const Passage& passage, const TriggerScores& scores, std::size_t role,
                                   WordSpan sentence) {
  std::vector<WordSpan> out;
  for (const RoleRun& run : role_runs(scores.roles, role, sentence, kParticipant, 0)) {
    bool joined = false;
    if (!out.empty() && run.words.begin == out.back().end + 1) {
      std::string_view between = passage.syntax(out.back().end).upos;
      joined = between != "PUNCT" && between != "CCONJ" && between != "VERB" && between != "AUX" && between != "ADP";
    }
    if (joined) {
      out.back().end = run.words.end;
    } else {
      out.push_back(run.words);
    }
  }
  return out;
}

// An adjective in lower case names nobody without its noun ("local reporters"); one that is a name does ("Russian").
WordSpan with_noun(const Passage& passage, WordSpan phrase) {
  if (phrase.empty()) return phrase;
  std::uint32_t head = passage.parse.head_of(phrase), noun = passage.syntax(head).head;
  const unsigned char first = static_cast<unsigned char>(passage.text(head).front());
  bool adjective = passage.has_relation(head, "amod") && passage.syntax(head).upos == "ADJ" && std::isupper(first) == 0;
  return adjective && noun != kRoot && noun >= phrase.end ? phrase.hull({noun, noun + 1}) : phrase;
}

// The phrase under `head` without what is coordinated with it.
WordSpan own_phrase(const Passage& passage, std::uint32_t head) {
  for (WordSpan member : members(passage, passage.parse.subtree(head)))
    if (member.contains(head)) return core_phrase(passage, member);
  return {head, head + 1};
}

bool fills(const Passage& passage, std::uint32_t word, Side side) {
  std::string_view relation = passage.syntax(word).deprel;
  if (side == Side::kSource) return relation == "nsubj" || relation == "obl:agent";
  return relation == "obj" || relation == "nsubj:pass" || relation == "iobj";
}

void add_conjuncts(const Passage& passage, const TriggerScores& scores, std::size_t role,
                   std::vector<WordSpan>& phrases) {
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    for (std::uint32_t child : passage.parse.dependents[passage.parse.head_of(phrases[i])]) {
      if (!passage.has_relation(child, "conj") || !scores.roles.window.contains(child)) continue;
      if (scores.roles.at(child, role) >= kConjunct) add(phrases, own_phrase(passage, child), scores.words);
    }
  }
}

}  // namespace

std::vector<WordSpan> participant_phrases(const Passage& passage, const TriggerScores& scores, std::size_t role,
                                          Side side) {
  WordSpan sentence = passage.sentence(scores.words.begin);
  std::vector<WordSpan> phrases;
  for (WordSpan run : claimed_runs(passage, scores, role, sentence))
    for (WordSpan member : members(passage, run))
      add(phrases, core_phrase(passage, with_noun(passage, member)), scores.words);
  if (phrases.empty()) {
    for (std::uint32_t child : passage.parse.dependents[passage.parse.head_of(scores.words)])
      if (fills(passage, child, side) && scores.roles.window.contains(child) &&
          scores.roles.at(child, role) >= kArgument)
        add(phrases, own_phrase(passage, child), scores.words);
  }
  add_conjuncts(passage, scores, role, phrases);
  std::sort(phrases.begin(), phrases.end());
  return phrases;
}

}  // namespace grotius
