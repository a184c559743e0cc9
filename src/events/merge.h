// One event once: tellings of the same event become one fact; positions point at what they are about.
//
// Enters: facts in text order of their triggers, each with its scores of being the same event as an earlier telling.
// Leaves: facts in text order. Invariants: no two tellings merge that differ in whether it happened, or that share
// neither type nor kind. Pure.
//
//   "Talks resumed Monday." ... "The talks collapsed."     two facts: the second is no telling of the first
//   "An air raid killed five." ... "the raid"              one fact, `also` the second span
#pragma once

#include <vector>

#include "attribution/passage.h"
#include "events/events.h"

namespace grotius {

struct Telling {
  Fact fact;
  std::vector<float> same;  // by telling right before it in the list, in text order; as far back as is known
};

// `times` are the report's: tellings whose days cannot be the same are two events.
[[nodiscard]] std::vector<Fact> merge_tellings(std::vector<Telling> tellings, const std::vector<TimeExpression>& times);

// Sets `about` of positions and answers to the proposal or request they refer to.
void link_about(const Passage& passage, std::vector<Fact>& facts);

}  // namespace grotius
