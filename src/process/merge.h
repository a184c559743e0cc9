// Clusters of profiles while actors are merged. Private to the stage.
#pragma once

#include <map>
#include <optional>

#include "process/profiles.h"

namespace grotius {

struct Cluster {
  Sort sort = Sort::kOther;
  std::string key;                           // identity that a later report does not move
  std::vector<std::size_t> profiles;         // indices, in the order of the view
  std::vector<std::set<std::string>> names;  // the stems of every different name of a body
};

struct Clusters {
  const View& view;
  const CaseWords& words;
  const std::vector<Profile>& profiles;
  std::vector<Cluster> list;
  std::vector<std::size_t> of;  // by profile; kNone before it is put anywhere
  WordMap<std::size_t> by_key;
  std::map<std::string, std::map<std::string, int>> government_words;  // "transitional" -> SOM -> times
  std::string scene;
  std::vector<std::pair<std::size_t, std::size_t>> in_report;  // by report, its profiles [first, behind the last)
  WordMap<std::vector<std::size_t>> bodies_of_word;            // bodies some name of which has the word
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  void put(std::size_t profile, std::size_t cluster) {
    of[profile] = cluster;
    list[cluster].profiles.push_back(profile);
  }
  std::size_t make(Sort sort, std::string key) {
    list.push_back({sort, std::move(key), {}, {}});
    return list.size() - 1;
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
void find_scene(Clusters& clusters);
void learn_government_words(Clusters& clusters);

void merge_keyed(Clusters& clusters);
void merge_bodies(Clusters& clusters);
void merge_persons(Clusters& clusters);
void merge_described(Clusters& clusters);

// The only body that all of `stems` can mean; nothing for none or several.
[[nodiscard]] std::optional<std::size_t> body_meant(const Clusters& clusters, const std::set<std::string>& stems);

}  // namespace grotius
