// Threats without a word for them: who announces that he will do another harm unless, or if, that one does something.
//
// Enters: a Passage, facts in text order, the statements they stand in. Leaves: the facts, in text order, with a
// THREATEN at the cue of each such announcement; the act that is threatened keeps its type and status. Pure.
//
//   The party said it would boycott the polls unless he resigned .
//             [cue]         [PROTEST, conditional]                     THREATEN at "said", its source the party
#pragma once

#include <functional>
#include <vector>

#include "attribution/attribution.h"
#include "attribution/passage.h"
#include "events/events.h"

namespace grotius {

// Who threatens a harm unless, or if, somebody acts threatens him: the target of a threat that names nobody else.
void name_threatened(const Passage& passage, const std::function<std::vector<ActorId>(WordSpan)>& resolve,
                     std::vector<Fact>& facts);

[[nodiscard]] std::vector<Fact> with_threats(const Passage& passage, const std::vector<Statement>& statements,
                                             std::vector<Fact> facts);

}  // namespace grotius
