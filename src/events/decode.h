// Label probabilities to one consistent label: a mode belongs to the type chosen, an event has a type, a status weighs
// what a mistake costs.
//
// Enters: the model's inventories and one trigger's scores. Leaves: Label. Pure. Thread safety: immutable inputs.
//
//   kind event 0.9, type "-" 0.5, CONSULT 0.45     ->  event CONSULT: an event without a type is none
//   status occurred 0.4, planned 0.35, hypothetical 0.25 -> planned: telling as done what is not costs more
#pragma once

#include <string>
#include <vector>

#include "neural/neural.h"

namespace grotius {

// The inventories of the fact heads, by index.
struct FactInventories {
  std::vector<std::string> type, kind, mode, status, stance, effect, mandate_change, control_change, tone, subject,
      role;
};

// Where each role stands in the inventory.
struct RoleIndex {
  std::size_t source, target, time, place, said, condition, on, terms, person, role, area, instrument;
};
[[nodiscard]] RoleIndex role_index(const std::vector<std::string>& roles);

struct Label {
  std::string kind, type, mode, status;
  std::string stance, effect, change, tone, subject;  // of the kind; else empty
  bool mutual = false, background = false;
  float probability = 0;  // that one of kind and type is right
  float settled = 0;      // that the status is right about whether it happened
  bool known = false;     // knowledge says what it is, however little the scores believe it
};

[[nodiscard]] Label decode_label(const FactInventories& inventories, const TriggerScores& scores);

// Did it happen, by this status? Only what occurred or is going on did.
[[nodiscard]] bool happened(const std::string& status);

}  // namespace grotius
