// For whom an actor acts. Private to the stage.
#pragma once

#include <unordered_map>

#include "process/merge.h"

namespace grotius {

// What descriptions belong to. Bodies must have been merged; it remembers what a name alone tells, which many bear.
class DescribedNames {
 public:
  explicit DescribedNames(Clusters& clusters) : clusters_(clusters) {}
  // The cluster that a description belongs to ("Islamist fighters", "government troops"); Clusters::kNone for its own.
  [[nodiscard]] std::size_t meant(const Profile& profile);

 private:
  struct Name {
    std::set<std::string> owners;  // words for whose they are
    std::optional<std::size_t> whole_body, owners_body;
    bool is_side = false, is_governments = false, is_of_members = false;
  };
  [[nodiscard]] const Name& name_of(const Profile& profile);

  Clusters& clusters_;
  std::unordered_map<const std::vector<std::string>*, Name> names_;  // by the words of a name, which lie in one place
};

// Gives every actor its offices and its party.
void find_parties(const Clusters& clusters, Roster& roster);

}  // namespace grotius
