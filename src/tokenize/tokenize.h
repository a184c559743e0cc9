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

// What stands between double quotation marks. Marks: “ ”, the `` and '' of wire copy, and the straight ", which its
// glue to one side tells to open or to close; else it opens where none is open in its paragraph and closes where one
// is. A quotation left open at its paragraph's end runs to that end; where the next paragraph opens with a mark, it
// goes on there (newspapers repeat the opening mark before every paragraph of one speech).
//
//   "We agreed," he said. "For now."      {0, 5} and {8, 13}
struct Quotation {
  WordSpan words;          // with its marks
  bool closed = false;     // has its closing mark
  bool continued = false;  // goes on in the next quotation of the list
};

// In text order, disjoint.
[[nodiscard]] std::vector<Quotation> find_quotations(const Document& document, const Tokens& tokens);

// Index of the first quotation that ends after the word, or the list's size.
[[nodiscard]] std::size_t first_after(const std::vector<Quotation>& quotations, std::uint32_t word);

// Index of the quotation that holds the word, or the list's size.
[[nodiscard]] std::size_t quotation_at(const std::vector<Quotation>& quotations, std::uint32_t word);

}  // namespace grotius
