// Clusters of profiles while actors are merged. Private to the stage.
#pragma once

#include <atomic>
#include <map>
#include <optional>

#include "process/profiles.h"

namespace grotius {

struct Cluster {
  Sort sort = Sort::kOther;
  std::string key;                           // identity that a later report does not move
  std::vector<std::size_t> profiles;         // indices, in the order of the view
  std::vector<std::set<std::string>> names;  // the stems of every different name of a body
  std::size_t rank = 0;                      // in the order in which all of a case were made
  // Of a body that other reports than those of the view tell of: whether they know it for a movement of rebels.
  enum class Rebels { kNo, kYes, kUnclear } rebels = Rebels::kNo;
};

// What bodies sets of stems mean, where that was found out beforehand.
using KnownBodies = std::map<std::set<std::string>, std::optional<std::size_t>>;

struct Clusters {
  const CaseView& view;
  const CaseWords& words;
  const std::vector<Profile>& profiles;
  std::vector<Cluster> list = {};
  std::vector<std::size_t> of = {};  // by profile; kNone before it is put anywhere
  WordMap<std::size_t> by_key = {};
  std::map<std::string, std::map<std::string, int>> government_words = {};  // "transitional" -> SOM -> times
  std::string scene = {};
  std::vector<std::pair<std::size_t, std::size_t>> in_report = {};  // by report, its profiles [first, behind the last)
  WordMap<std::vector<std::size_t>> bodies_of_word = {};            // bodies some name of which has the word
  // Bodies known for movements of rebels, by the country that they are told to be of.
  std::map<std::string, std::set<std::size_t>> movements = {};
  std::size_t first_rank = 0;                   // of the clusters that the view makes
  const KnownBodies* known_bodies = nullptr;    // in place of bodies_of_word
  mutable std::atomic<bool> is_unsure = false;  // something was asked that only all reports tell
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  void put(std::size_t profile, std::size_t cluster) {
    of[profile] = cluster;
    list[cluster].profiles.push_back(profile);
  }
  std::size_t make(Sort sort, std::string key) {
    list.push_back({sort, std::move(key), {}, {}, first_rank + list.size()});
    return list.size() - 1;
  }
  // The cluster of a key, or kNone.
  [[nodiscard]] std::size_t find(const std::string& key) const {
    const auto found = by_key.find(key);
    return found == by_key.end() ? kNone : found->second;
  }
  // The cluster of a key, made where there is none yet.
  std::size_t keyed(Sort sort, const std::string& key) {
    const auto [place, is_new] = by_key.try_emplace(key, list.size());
    if (is_new) make(sort, key);
    return place->second;
  }
};

// The country whose government a report means by "the government" or "the transitional government"; empty where that
// is not clear. `name`: the words of the description.
[[nodiscard]] std::string government_meant(const Clusters& clusters, std::size_t report,
                                           const std::vector<std::string>& name);
// The country that most reports speak of, if factions of it take part.
struct Scene {
  std::map<std::string, std::size_t> reports;  // by country, how many name it
  std::set<std::string> factions;              // countries with factions

  void add(const std::vector<Profile>& profiles);  // of other reports than before, by report
  [[nodiscard]] std::string country() const;
};
void learn_government_words(Clusters& clusters);
// The words of a name that tell one government from another: "transitional".
[[nodiscard]] std::vector<std::string> telling_words(const CaseWords& words, const std::vector<std::string>& name);
// The country whose government is called so most; empty where several are, nothing where none is.
[[nodiscard]] std::optional<std::string> government_called(const Clusters& clusters,
                                                           const std::vector<std::string>& telling);

// The names, folded, under which actors known beyond a report go in some report; kNone for what several go by.
[[nodiscard]] WordMap<std::size_t> aliases_of_known(const Clusters& clusters);
[[nodiscard]] std::string key_in_case(const Clusters& clusters, const Profile& profile);
// May the profile be meant by a name that is known for another actor?
[[nodiscard]] inline bool is_bare(const Profile& profile) {
  return profile.sort == Sort::kBody || (profile.sort == Sort::kPerson && profile.record->role.empty());
}
void put_keyed(Clusters& clusters);
void merge_keyed(Clusters& clusters);
// Does the profile stand for an organisation or movement by a name of its own?
[[nodiscard]] bool names_body(const Profile& profile);
// Does its name have capitals throughout?
[[nodiscard]] bool is_whole_name(const Profile& profile);
// Whether two names of several words are one body's: always, never, or unless a report has both.
enum class OneBody { kNever, kApart, kAlways };
[[nodiscard]] OneBody are_one_body(const std::set<std::string>& a, const std::set<std::string>& b);
[[nodiscard]] bool is_part(const std::set<std::string>& small, const std::set<std::string>& large);
[[nodiscard]] std::string body_key(const std::set<std::string>& stems);
void merge_bodies(Clusters& clusters);
// Is the profile that of a body by a name of its own that is told to be a movement of rebels of its country?
[[nodiscard]] bool names_movement(const Profile& profile);
void merge_persons(Clusters& clusters);
void merge_described(Clusters& clusters);

// The only body that all of `stems` can mean; nothing for none or several.
[[nodiscard]] std::optional<std::size_t> body_meant(const Clusters& clusters, const std::set<std::string>& stems);

}  // namespace grotius
