// A report's words and tree in one hand, with the few questions that decoding asks of them again and again.
//
// Enters: views of one report's Document, Tokens and Parse, which must outlive the Passage. Invariants: word spans
// given to it are inside the report. Units: as named in the types. Thread safety: immutable.
//
//   Witkoff met Putin .        bytes({0, 2}) = [0, 11), words([8, 13)) = {1, 3}, text(1) = "met"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "syntax/syntax.h"

namespace grotius {

struct Passage {
  const Document& document;
  const Tokens& tokens;
  const Parse& parse;

  [[nodiscard]] ByteSpan bytes(WordSpan words) const;
  // The words that share at least one byte with the span.
  [[nodiscard]] WordSpan words(ByteSpan bytes) const;
  [[nodiscard]] std::string_view text(std::uint32_t word) const;
  [[nodiscard]] std::string lower(std::uint32_t word) const;
  [[nodiscard]] std::string lemma(std::uint32_t word) const;  // in lower case
  [[nodiscard]] const SyntaxWord& syntax(std::uint32_t word) const { return parse.words[word]; }
  [[nodiscard]] WordSpan sentence(std::uint32_t word) const;
  [[nodiscard]] bool is_punctuation(std::uint32_t word) const { return parse.words[word].upos == "PUNCT"; }
  // "nsubj" is the base of "nsubj:pass".
  [[nodiscard]] bool has_relation(std::uint32_t word, std::string_view base) const;
  // The span without punctuation at its ends.
  [[nodiscard]] WordSpan trim_punctuation(WordSpan words) const;
};

// The members of a coordination, each as its own phrase: "Witkoff, Rubio and Waltz" gives three; a phrase without
// coordination of its head gives itself. Empty members are left out.
[[nodiscard]] std::vector<WordSpan> members(const Passage& passage, WordSpan phrase);

// The shortest phrase that still names who is meant: no article, preposition, possessive ending or comma at its ends,
// no relative clause, no apposition after a comma. May become empty.
[[nodiscard]] WordSpan core_phrase(const Passage& passage, WordSpan phrase);

}  // namespace grotius
