// One actor of one report as merging looks at it. Private to the stage.
#pragma once

#include <optional>
#include <set>
#include <unordered_set>

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

// What a name alone tells; the same for all who bear it.
struct NameParts {
  std::vector<std::string> words;
  std::vector<std::string> bare_words;  // without the titles before a person's name
  std::set<std::string> stems;          // without function words and the names of countries
};

struct Profile {
  std::size_t report = 0;
  std::uint32_t actor = 0;
  const RecordedActor* record = nullptr;
  const std::vector<std::string>&words, &bare_words;  // of its name
  const std::set<std::string>& stems;
  Sort sort = Sort::kOther;
  std::string key;                    // for what is known beyond the report: "state:ETH", "org:united nations"
  std::optional<std::size_t> owner;   // of a description, the profile of its report that it names: "AL delegation"
  std::optional<std::size_t> leader;  // and the person: "Alpha's forces", "the Alpha delegation"
  bool is_called_rebels = false;      // "the Alpha Party (AP) (formerly known as rebels)"
};

// What all reports together tell of single words, folded.
struct NameWords {
  std::unordered_set<std::string> countries;  // names of states, and the words for their people
  std::unordered_set<std::string> proved;     // names of one word that some report writes with a capital in a sentence
};
[[nodiscard]] NameWords name_words_of(const CaseView& view, const CaseWords& words);

[[nodiscard]] NameParts parts_of(const std::string& name, const NameWords& told, const CaseWords& words);

// Profiles of every actor of the view, by report, then by actor. They point into `names`, which must outlive them.
[[nodiscard]] std::vector<Profile> profiles_of(const CaseView& view, const CaseWords& words, const NameWords& told,
                                               WordMap<NameParts>& names);

}  // namespace grotius
