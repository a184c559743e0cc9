// One actor of one report as merging looks at it. Private to the stage.
#pragma once

#include <set>

#include "process/roster.h"

namespace grotius {

enum class Sort {
  kState,       // a state, or its government
  kPeople,      // "Somalis"
  kRegistered,  // an organisation or movement known beyond the report
  kBody,        // a named organisation or movement that is not
  kDescribed,   // "Islamist fighters", "government troops": belongs to what its words name
  kPerson,      // named
  kOther,       // everything else; merges with nothing
};

struct Profile {
  std::size_t report = 0;
  std::uint32_t actor = 0;
  const RecordedActor* record = nullptr;
  Sort sort = Sort::kOther;
  std::vector<std::string> words;  // of its name
  std::set<std::string> stems;     // of its name, without function words and the names of countries
  std::string key;                 // for what is known beyond the report: "state:ETH", "org:united nations"
  bool possessive = false;         // "our forces": whose depends on who speaks
};

// Profiles of every actor of the view, by report, then by actor.
[[nodiscard]] std::vector<Profile> profiles_of(const View& view, const CaseWords& words);

}  // namespace grotius
