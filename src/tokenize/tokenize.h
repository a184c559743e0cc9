// Stage 2, tokenize: bytes to tokens and syntactic words, as the Universal Dependencies English treebanks cut them.
//
// Enters: a Document. Leaves: Tokens. Invariants: tokens are ascending and disjoint, never cross white space, and
// tokens plus the white space between them rebuild the text; each token has one word or, where UD splits it
// ("don't" = do + n't, "Putin's" = Putin + 's), several that tile it exactly.
// The rules are in scan*.cpp and split.cpp, their word lists in lexicon/tokenize. Time: linear in the text.
// Thread safety: pure. Units: bytes. Errors: none.
//
//   He didn't meet U.S. envoys.
//   [] [    ] [  ] [  ] [    ][]   tokens
//   [] [ ][ ] [  ] [  ] [    ][]   words
#pragma once

#include <vector>

#include "base/span.h"
#include "text/text.h"

namespace grotius {

struct Token {
  ByteSpan span;
  WordSpan words;  // the words that tile it; one unless UD splits it
};

struct Word {
  ByteSpan span;
  std::uint32_t token = 0;      // index into Tokens::tokens
  std::uint32_t paragraph = 0;  // index into Document::paragraphs
  bool space_before = false;    // white space (or the start of the text) stands before it
};

struct Tokens {
  std::vector<Token> tokens;
  std::vector<Word> words;
};

[[nodiscard]] Tokens tokenize(const Document& document);

}  // namespace grotius
