// Whose state troops move into or out of: it is what their coming or leaving is done to.
//
// Enters: a Passage, a fact of a withdrawal or of a deployment with its doers, and who knows states by name. Leaves:
// the state, or nobody: a town or a region is only where they move, and nobody invades his own country. Pure but for
// what the finder adds to its cast.
//
//   Qorash will complete its troop withdrawal from Norland by May .     withdrawal: Norland
#pragma once

#include <functional>
#include <vector>

#include "attribution/passage.h"
#include "events/events.h"

namespace grotius {

// The state that a phrase names; none if it names something else, or if one of the doers is its own.
using StateFinder = std::function<ActorId(WordSpan, const std::vector<ActorId>& doers)>;

[[nodiscard]] std::vector<ActorId> state_crossed(const Passage& passage, const Fact& fact, const StateFinder& find);

}  // namespace grotius
