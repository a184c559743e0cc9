// The best dependency tree of a sentence: maximum spanning arborescence with exactly one word under the root.
//
// Enters: arc scores [n, n + 1], score(i, 0) for the root as head of word i, score(i, j + 1) for word j; the scores of
// a word as its own head are not read. Leaves: for every word the column of its head. Invariants: a tree, one root, and
// no such tree has a higher sum. Cost: O(n^2). Thread safety: pure. Errors: none; n = 0 gives no heads. Sources: Chu
// and Liu 1965, Edmonds 1967, McDonald et al. 2005; dense O(n^2) form after Tarjan 1977.
//
//   Witkoff met Putin     heads 2 0 2
#pragma once

#include <cstdint>
#include <vector>

#include "neural/neural.h"

namespace grotius {

[[nodiscard]] std::vector<std::uint32_t> best_tree(const Matrix& arcs);

}  // namespace grotius
