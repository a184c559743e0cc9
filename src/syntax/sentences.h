// Where sentences begin: from the sentence head's logits, under what the text itself settles.
//
// Enters: Tokens and logits [words, 2] (inside, starts a sentence). Leaves: sentences that tile all words.
// Invariants: every paragraph starts a sentence; no sentence starts inside a token; none is longer than
// kLongestSentence words unless a single token is, because the tree of a sentence costs the square of its length.
// Thread safety: pure. Units: word indices. Errors: none.
//
//   Talks resumed. He left.     logits favour a start at "He":  [0, 3) [3, 6)
#pragma once

#include <vector>

#include "neural/neural.h"
#include "tokenize/tokenize.h"

namespace grotius {

inline constexpr std::uint32_t kLongestSentence = 250;

[[nodiscard]] std::vector<WordSpan> split_sentences(const Tokens& tokens, const Matrix& logits);

}  // namespace grotius
