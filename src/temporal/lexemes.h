// Words cut finer, for the grammar of times: digits, letters and marks apart, whatever the tokenization.
//
// Enters: Document and Tokens. Leaves: lexemes in text order, disjoint, each inside one word. Units: bytes.
//
//   30-day-old  ->  30 - day - old        1980s  ->  1980 s        5:30 p.m.  ->  5 : 30 p.m.        Sept. 30  ->  sept
//   30
#pragma once

#include <string>
#include <vector>

#include "tokenize/tokenize.h"

namespace grotius::temporal {

struct Lexeme {
  std::string text;        // lower case; the full stop of an abbreviated month or weekday is left out
  ByteSpan span;           // with that full stop
  std::uint32_t word = 0;  // index into Tokens::words
  bool glued = false;      // nothing stands between it and the lexeme before
  bool capital = false;    // begins with a capital letter
  bool digits = false;     // digits only
  bool starts_paragraph = false;
};

[[nodiscard]] std::vector<Lexeme> cut_lexemes(const Document& document, const Tokens& tokens);

}  // namespace grotius::temporal
