#include "events/crossings.h"

#include "events/ways.h"
#include "events/word_lists.h"

namespace grotius {
namespace {

// The words that may govern where the troops go: the trigger, the troops, the verb that the trigger is the object of.
std::vector<std::uint32_t> governors(const Passage& passage, std::uint32_t head) {
  std::vector<std::uint32_t> out{head};
  for (const std::uint32_t d : passage.parse.dependents[head])
    if (passage.has_relation(d, "obj") || (passage.has_relation(d, "nmod") && marker_of(passage, d) == "of"))
      out.push_back(d);
  if (has_any(passage, head, {"obj", "compound"})) out.push_back(passage.syntax(head).head);
  return out;
}

bool is_left(const Passage& passage, std::uint32_t word) {
  if (has_any(passage, word, {"obl", "nmod"})) return one_of(marker_of(passage, word), {"from", "out"});
  return passage.has_relation(word, "obj") &&
         in_list(WordList::kLeaving, passage.syntax(passage.syntax(word).head).lemma);
}

// "sent to Norland", "deployed peacekeepers in Norland"; "operations in Norland" are only there.
bool is_entered(const Passage& passage, std::uint32_t word) {
  if (!has_any(passage, word, {"obl", "nmod"})) return false;
  const std::string marker = marker_of(passage, word);
  if (marker != "in") return one_of(marker, {"to", "into"});
  return in_list(WordList::kSending, passage.syntax(passage.syntax(word).head).lemma);
}

}  // namespace

std::vector<ActorId> state_crossed(const Passage& passage, const Fact& fact, const StateFinder& find) {
  const bool leave = fact.type == "RETREAT" && fact.mode == "withdraw";
  const bool come = fact.type == "MOBILIZE" && fact.mode == "troops";
  if (!find || !(leave || come)) return {};
  for (const std::uint32_t governor : governors(passage, passage.parse.head_of(passage.words(fact.trigger))))
    for (const std::uint32_t word : passage.parse.dependents[governor]) {
      if (!(leave ? is_left(passage, word) : is_entered(passage, word))) continue;
      const WordSpan phrase = core_phrase(passage, passage.parse.subtree(word));
      const ActorId state = phrase.empty() ? ActorId{} : find(phrase, fact.source);
      if (state.valid()) return {state};
    }
  return {};
}

}  // namespace grotius
