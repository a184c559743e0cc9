// Trigger scores to facts, given how phrases resolve to actors and places; code_events binds it to the model and the
// cast.
//
// Enters: inventories, a Passage, trigger scores in text order, times, statements, and who finds actors and places.
// Leaves: facts in text order. Pure but for what the finders add to their cast. Units: bytes in what leaves.
#pragma once

#include <functional>
#include <vector>

#include "events/circumstances.h"
#include "events/crossings.h"
#include "registry/verbs.h"

namespace grotius {

// A trigger at or above it may become a fact. Lower than even: what follows from it, a fact, must also reach
// kLeastConfidence with its label, and that filter tells right from wrong better than the trigger's probability alone.
inline constexpr float kTriggerThreshold = 0.4F;

// Trigger times label. On the dev halves the F1 of labels is about the same from 0.44 to 0.56, in news and in reports
// on negotiations alike; a wrong fact costs more than a missing one, so it stands rather high.
inline constexpr float kLeastConfidence = 0.53F;

// Whom a participant phrase stands for; nobody for a phrase that names none.
using ActorFinder = std::function<std::vector<ActorId>(WordSpan)>;

struct Surroundings {
  const std::vector<TimeExpression>& times;
  const std::vector<Statement>& statements;
  ActorFinder resolve;
  PlaceFinder locate;
  const VerbDictionary* verbs = nullptr;  // the user's own, if any
  StateFinder foreign_state = {};
};

[[nodiscard]] std::vector<Fact> assemble_facts(const FactInventories& inventories, const Passage& passage,
                                               const std::vector<TriggerScores>& triggers,
                                               const Surroundings& surroundings);

}  // namespace grotius
