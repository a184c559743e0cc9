// From word probabilities to phrases: the runs of words that a role claims.
//
// Enters: RoleScores, the role's index, the words allowed. Leaves: disjoint ascending runs of words that reach the
// threshold, with their peak probability. Pure. Units: word indices.
#pragma once

#include <vector>

#include "neural/neural.h"

namespace grotius {

struct RoleRun {
  WordSpan words;
  float peak = 0;  // the highest probability of a word in it
  float mass = 0;  // the sum over its words
};

// Runs inside `within` (cut to the scores' window) of words with probability >= threshold; runs at most `gap` words
// apart become one.
[[nodiscard]] std::vector<RoleRun> role_runs(const RoleScores& scores, std::size_t role, WordSpan within,
                                             float threshold, std::uint32_t gap);

// The run with the greatest mass; an empty run if there is none.
[[nodiscard]] RoleRun strongest(const std::vector<RoleRun>& runs);

}  // namespace grotius
