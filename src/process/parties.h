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
    bool is_side = false, is_governments = false, is_of_members = false, is_local = false;
    bool is_opposition = false;  // a side without arms
    bool is_of_several = false;  // bodies
  };
  [[nodiscard]] const Name& name_of(const Profile& profile);

  Clusters& clusters_;
  std::unordered_map<const std::vector<std::string>*, Name> names_;  // by the words of a name, which lie in one place
};

// The rebels: the only body of that name, or the only movement of their country, or else the side itself, if some
// report speaks of it so; in a case without a country of its own sides are kept apart by theirs. `word`: may be empty.
[[nodiscard]] std::size_t rebels_called(const Clusters& clusters, const std::string& word, const std::string& country);

// "WFP", "UN", "State Department": what a role may name an organisation by; kNone for what several go by.
[[nodiscard]] WordMap<std::size_t> short_names_of(const Clusters& clusters);

// What the reports tell of a person's party.
struct PartyTold {
  std::map<std::size_t, int> votes;    // by cluster
  std::set<CaseActorId> of_ministers;  // of those he is named with in one breath
  bool is_scenes = false;              // an office without a country, that of the country the case is about, counted
};
using PartiesTold = std::map<std::size_t, PartyTold>;  // by cluster of a person

// What reports that are not in the view told before.
struct EarlierParties {
  PartiesTold persons;
  std::map<std::size_t, CaseActorId> party;  // of those who were there before
  std::set<std::size_t> in_between;  // persons some of whose earlier reports are counted behind those of the view
  std::size_t first_added = 0;       // from that rank on clusters are not ranked as all reports would rank them
};

// Gives every actor its offices and its party. With `earlier`, Clusters::is_unsure is set where the view alone cannot
// tell what all reports would.
void find_parties(const Clusters& clusters, Roster& roster, const WordMap<std::size_t>& short_names,
                  const EarlierParties* earlier, PartiesTold* told);

// ---- what the words of names and roles tell, whoever bears them

// "UN", "UN refugee", "UN refugee chief": what of a role may be a body's name; a genitive counts as its name.
[[nodiscard]] std::vector<std::string> runs_of_words(const std::string& role);
// "Islamist" of "Islamist security chief", "Defense Agency" of "Defense Agency chief": what names a body has its
// capitals, and all its words must name it. Stems; without offices, and without ranks that stand alone.
[[nodiscard]] std::vector<std::set<std::string>> capitalised_names(const CaseWords& words, const std::string& role);
// What is left of a description without the noun for the members, quantities and judgements: the words for whose they
// are.
[[nodiscard]] std::set<std::string> owner_stems(const CaseWords& words, const std::set<std::string>& stems);
[[nodiscard]] std::set<std::string> without_side(const CaseWords& words, std::set<std::string> stems);
[[nodiscard]] bool tells_government(const CaseWords& words, const std::vector<std::string>& name);
// A side as words name it: rebels, insurgents and guerrillas are one, Hutu rebels another.
struct NamedSide {
  std::set<std::string> owners;  // stems
  std::string country;           // whose the words say they are; else that of the case, or what the reading has
  [[nodiscard]] std::string key() const;
};
[[nodiscard]] NamedSide side_named(const CaseWords& words, const std::vector<std::string>& name,
                                   const std::string& scene, const std::string& country);
[[nodiscard]] bool is_body(Sort sort);
// Every set of stems that a body may be looked for by on account of a name, or of a role.
[[nodiscard]] std::vector<std::set<std::string>> bodies_asked_by_name(const CaseWords& words, const NameParts& name);
[[nodiscard]] std::vector<std::set<std::string>> bodies_asked_by_role(const CaseWords& words, const std::string& role);

}  // namespace grotius
