// Stage 4, syntax: sentences, tags, lemmas and dependency trees (Universal Dependencies v2).
//
// Enters: Tokens and Encoded. Leaves: Parse. Invariants: sentences tile all words and never cross a paragraph; each
// sentence is one tree with exactly one root. Decoding: Chu-Liu/Edmonds maximum spanning tree (McDonald et al. 2005).
// Thread safety: pure. Units: word indices. Errors: none.
//
//   Witkoff met Putin .       heads (word index, kRoot = none):  1  kRoot  1  1
//   0       1   2     3       relations: nsubj root obj punct
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "neural/neural.h"
#include "tokenize/tokenize.h"

namespace grotius {

struct SyntaxWord {
  std::string lemma;
  std::string_view upos, xpos, feats, deprel;  // point into the model's label inventories; feats "_" if none
  std::uint32_t head = kRoot;                  // word index in the document, or kRoot
  std::uint32_t sentence = 0;                  // index into Parse::sentences
};

struct Parse {
  std::vector<WordSpan> sentences;
  std::vector<SyntaxWord> words;                       // parallel to Tokens::words
  std::vector<std::vector<std::uint32_t>> dependents;  // by head word, ascending

  // The words of the subtree under `word`, as the smallest span.
  [[nodiscard]] WordSpan subtree(std::uint32_t word) const;
  // Is `ancestor` on the path from `word` to its root (a word is its own ancestor)?
  [[nodiscard]] bool dominates(std::uint32_t ancestor, std::uint32_t word) const;
  // The word of `span` whose head lies outside it (the first, if several).
  [[nodiscard]] std::uint32_t head_of(WordSpan span) const;
  // The first dependent of `word` with this relation (subtypes match their base: "nsubj" finds "nsubj:pass"), or kRoot.
  [[nodiscard]] std::uint32_t dependent(std::uint32_t word, std::string_view deprel) const;
};

[[nodiscard]] Parse parse(const Model& model, const Document& document, const Tokens& tokens, const Encoded& encoded);

}  // namespace grotius
