// A document cut into the stretches the encoder reads at once (docs/model-format.md, "Windows").
//
// Enters: words and the number of pieces of each. Leaves: word spans, ascending, that tile all words.
// Invariants: the pieces of a window, [CLS], [SEP] and one separator between paragraphs included, are at most `most`,
//   provided no single word has more than most − 2. Thread safety: pure.
//
//   paragraphs of 80, 90 and 40 pieces, most 192: [80 + 90] [40];  80 + 1 + 90 + 2 = 173, and 41 more would not fit.
#pragma once

#include <cstdint>
#include <vector>

#include "tokenize/tokenize.h"

namespace grotius::neural {

[[nodiscard]] std::vector<WordSpan> windows(const Document& document, const Tokens& tokens,
                                            const std::vector<std::uint32_t>& pieces_of_word, std::size_t most);

}  // namespace grotius::neural
