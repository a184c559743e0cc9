// What several sections ask of facts.
#include <algorithm>

#include "process/sections.h"

namespace grotius {

std::vector<const CaseFact*> same_sentence(const Material& material, const CaseFact& fact) {
  std::vector<const CaseFact*> out;
  // Facts of a report lie side by side.
  const auto first = static_cast<std::size_t>(&fact - material.facts.data());
  const auto take = [&](std::size_t i) {
    const CaseFact& other = material.facts[i];
    if (other.report != fact.report) return false;
    if (&other != &fact && other.fact->evidence.overlaps(fact.fact->evidence)) out.push_back(&other);
    return true;
  };
  std::size_t begin = first;
  while (begin > 0 && material.facts[begin - 1].report == fact.report) --begin;
  for (std::size_t i = begin; i < material.facts.size() && take(i); ++i) {
  }
  return out;
}

bool tells_negation(const Material& material, const CaseFact& fact) {
  const auto words = words_of(material.passage_of(fact));
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return word.ends_with("n't") || material.words.is("negation", word);
  });
}

bool is_over(const Interval& when, const std::string& as_of) { return !when.to.empty() && when.to <= as_of; }

}  // namespace grotius
