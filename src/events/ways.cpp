#include "events/ways.h"

#include <algorithm>

#include "events/word_lists.h"

namespace grotius {

Ways ways_between(const Passage& passage, std::uint32_t circumstance, std::uint32_t trigger) {
  Ways ways;
  for (; circumstance != kRoot && !passage.parse.dominates(circumstance, trigger);
       circumstance = passage.syntax(circumstance).head)
    ways.from_it.push_back(circumstance);
  for (; trigger != kRoot && trigger != circumstance; trigger = passage.syntax(trigger).head)
    ways.from_trigger.push_back(trigger);
  return ways;
}

bool opens_clause(const Passage& passage, std::uint32_t word) {
  return has_any(passage, word, {"acl", "advcl", "ccomp", "conj", "parataxis", "xcomp", "csubj"});
}

bool is_told_aside(const Passage& passage, const Ways& ways) {
  const bool direct = ways.from_trigger.empty() && ways.from_it.size() == 2;
  return !direct && std::any_of(ways.from_it.begin(), ways.from_it.end(),
                                [&](std::uint32_t word) { return passage.syntax(word).deprel == "acl:relcl"; });
}

bool leads_sentence(const Passage& passage, std::uint32_t verb) {
  if (passage.syntax(verb).upos != "VERB") return false;
  for (; passage.syntax(verb).head != kRoot; verb = passage.syntax(verb).head) {
    if (passage.has_relation(verb, "conj")) continue;
    const bool told = has_any(passage, verb, {"ccomp", "parataxis"});
    if (!told || !in_list(WordList::kTelling, passage.syntax(passage.syntax(verb).head).lemma)) return false;
  }
  return true;
}

std::string marker_of(const Passage& passage, std::uint32_t word) {
  const std::uint32_t marker = passage.parse.dependent(word, "case");
  return marker == kRoot ? std::string{} : passage.lower(marker);
}

std::uint32_t first_member(const Passage& passage, std::uint32_t word) {
  while (passage.has_relation(word, "conj")) word = passage.syntax(word).head;
  return word;
}

bool has_any(const Passage& passage, std::uint32_t word, std::initializer_list<std::string_view> relations) {
  return std::any_of(relations.begin(), relations.end(), [&](auto r) { return passage.has_relation(word, r); });
}

}  // namespace grotius
