// For whom an actor acts. Private to the stage.
#pragma once

#include "process/merge.h"

namespace grotius {

// The cluster that a description belongs to ("Islamist fighters", "government troops"); Clusters::kNone for its own.
[[nodiscard]] std::size_t described_meant(Clusters& clusters, const Profile& profile);
// Gives every actor its offices and its party.
void find_parties(const Clusters& clusters, Roster& roster);

}  // namespace grotius
