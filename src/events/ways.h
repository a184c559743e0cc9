// How a circumstance stands in the tree to the trigger that it may belong to.
//
// Enters: a Passage and two words. Leaves: the ways up from both, and what the words on them are. Pure. Units: word
// indices. Thread safety: immutable inputs.
//
//   They rejected the offer made on Monday .     Monday, rejected: {Monday, made, offer}, {}; Monday, offer: {Monday,
//                                                made}, {}
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "attribution/passage.h"
#include "base/one_of.h"

namespace grotius {

// The ways up from a circumstance and from the trigger to the first word that is above both, that word left out.
struct Ways {
  std::vector<std::uint32_t> from_it, from_trigger;
};

[[nodiscard]] Ways ways_between(const Passage& passage, std::uint32_t circumstance, std::uint32_t trigger);

// Does the word begin a clause, or the like of one, of its own?
[[nodiscard]] bool opens_clause(const Passage& passage, std::uint32_t word);

// Is the circumstance said of something else, in a clause about it: "Soldiers who took Kufa in May"?
[[nodiscard]] bool is_told_aside(const Passage& passage, const Ways& ways);

// Does the verb tell what its sentence is about: at its root, beside that, or in the words of a bare "said"? Not the
// noun of a circumstance, a clause within, or what an act is about.
[[nodiscard]] bool leads_sentence(const Passage& passage, std::uint32_t verb);

// The preposition or postposition of a word, in lower case; empty if none.
[[nodiscard]] std::string marker_of(const Passage& passage, std::uint32_t word);

// The first of the words that a word is coordinated with: of "Holt" in "Berg and Holt", Berg.
[[nodiscard]] std::uint32_t first_member(const Passage& passage, std::uint32_t word);

[[nodiscard]] bool has_any(const Passage& passage, std::uint32_t word,
                           std::initializer_list<std::string_view> relations);

}  // namespace grotius
