// Who takes part in a fact: a role's words, cleaned by the tree.
//
// Enters: a Passage, one trigger's scores, a role. Leaves: phrases in text order, one a participant, inside the
// trigger's sentence and clear of the trigger. Pure. Units: word indices.
//
//   Witkoff, Rubio and Waltz met the Russian envoys who came .
//   [     ]  [   ]     [   ]         [            ]             source three phrases, target one
#pragma once

#include <vector>

#include "attribution/passage.h"
#include "attribution/role_runs.h"
#include "events/decode.h"

namespace grotius {

enum class Side { kSource, kTarget };

[[nodiscard]] std::vector<WordSpan> participant_phrases(const Passage& passage, const TriggerScores& scores,
                                                        std::size_t role, Side side);

}  // namespace grotius
