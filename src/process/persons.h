// The persons of a case so far, found by any word of their names. Private to the stage.
#pragma once

#include <unordered_map>

#include "process/merge.h"

namespace grotius {

class Persons {
 public:
  explicit Persons(Clusters& clusters) : clusters_(clusters) {}

  // Those whom the profile may be, at most one of a report.
  [[nodiscard]] std::vector<std::size_t> fits(const Profile& profile) const;
  // The profile is of the person. True where nobody called him so before.
  bool put(std::size_t profile, std::size_t cluster);
  // Some earlier report, which is not in the view, calls the person so.
  bool know(const Profile& profile, std::size_t cluster);
  [[nodiscard]] std::string key_for(const Profile& profile, bool is_taken) const;

 private:
  struct Known {
    std::set<std::size_t> reports;
    std::set<std::string> looks;
    std::vector<const Profile*> different;  // one profile for every name, office and country
  };
  Clusters& clusters_;
  std::unordered_map<std::size_t, Known> known_;
  WordMap<std::vector<std::size_t>> of_spelling_;
};

// A word and every word that lacks one of its letters: two spellings of a name share one of these.
[[nodiscard]] std::vector<std::string> spellings(const std::string& word);
// Two persons of two reports are one.
[[nodiscard]] bool are_one_person(const CaseWords& words, const Profile& a, const Profile& b);

}  // namespace grotius
