// The scanning rules: each looks at one position of a chunk and says where a token that begins there ends.
//
// A rule returns the end (an index of characters), or the position itself if it does not apply. Rules are tried in
// order; the last one always applies, so every chunk is cut to its end. Thread safety: pure.
#pragma once

#include "tokenize/chunk.h"
#include "tokenize/rules.h"

namespace grotius {

// What a rule knows besides the chunk.
struct ScanState {
  const TokenRules* rules = nullptr;
  bool open_quote = false;  // a single quote was opened in this paragraph and not closed
};

using ScanRule = std::size_t (*)(const Chunk& chunk, std::size_t begin, const ScanState& state);

// scan_numbers.cpp
[[nodiscard]] std::size_t scan_number(const Chunk& chunk, std::size_t begin, const ScanState& state);
// scan_words.cpp
[[nodiscard]] std::size_t scan_word(const Chunk& chunk, std::size_t begin, const ScanState& state);
[[nodiscard]] std::size_t scan_acronym(const Chunk& chunk, std::size_t begin, const ScanState& state);
[[nodiscard]] std::size_t scan_abbreviation(const Chunk& chunk, std::size_t begin, const ScanState& state);

// The end of the token that begins at `begin` (scan.cpp).
[[nodiscard]] std::size_t scan_token(const Chunk& chunk, std::size_t begin, const ScanState& state);

}  // namespace grotius
