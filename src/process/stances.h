// What facts say of where a party stands, and which of several words counts. Private to the stage.
#pragma once

#include "process/past.h"
#include "process/terms.h"

namespace grotius {

// One word on one party's stance.
struct Position {
  CaseActorId actor;
  std::string stance;
  std::vector<CaseActorId> on_word_of;  // empty: the reporter's
  bool anonymous = false;
  std::string condition;
  const CaseFact* fact = nullptr;
};

// Where the fact and what its sentence says with it put each party.
// For whom the sources of a fact speak: their parties, but a minister who goes over it for himself.
[[nodiscard]] std::vector<CaseActorId> voices_of(const Material& material, const CaseFact& fact);
// On whose word its positions are: a newspaper's is the reporter's.
[[nodiscard]] std::vector<CaseActorId> word_on(const Material& material, const CaseFact& fact);
[[nodiscard]] std::vector<Position> positions_of(const Material& material, const CaseFact& fact);
// Positions must come in the order of their facts.
void add(const Material& material, const Position& position, StancesTold& out);
// One stance a party: a party's own word and the reporter's before others', then the later; the outranked in `earlier`.
[[nodiscard]] std::vector<Stance> stances_from(const Material& material, const StancesTold& told);

}  // namespace grotius
