// Names from tag scores: the best sequence of B-, I- and O in which I-X only follows B-X or I-X (Viterbi 1967).
#pragma once

#include <string>
#include <vector>

#include "actors/actors.h"

namespace grotius {

// `logits` has a row a word and a column a label; names never cross the ends of `sentences`.
[[nodiscard]] std::vector<Name> decode_names(const Matrix& logits, const std::vector<std::string>& labels,
                                             const std::vector<WordSpan>& sentences);

}  // namespace grotius
