// Organisations and movements merged over reports by the words of their names.
#include <algorithm>

#include "process/merge.h"

namespace grotius {
namespace {

using Stems = std::set<std::string>;

std::size_t shared(const Stems& a, const Stems& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](const auto& word) { return b.contains(word); }));
}

// All profiles that bear one and the same set of words.
struct Named {
  Stems stems;
  std::vector<std::size_t> profiles;
  std::set<std::size_t> reports;  // where it stands with capitals throughout
  std::size_t group = 0;
};

bool never_together(const Named& a, const Named& b) {
  return std::none_of(a.reports.begin(), a.reports.end(), [&](std::size_t r) { return b.reports.contains(r); });
}

bool are_one(const Named& a, const Named& b) {
  const OneBody one = are_one_body(a.stems, b.stems);
  return one == OneBody::kAlways || (one == OneBody::kApart && never_together(a, b));
}

void regroup(std::vector<Named>& named, std::size_t from, std::size_t to) {
  for (Named& one : named)
    if (one.group == from) one.group = to;
}

std::vector<Named> gather(const Clusters& clusters) {
  std::map<Stems, Named> by_stems;
  for (std::size_t i = 0; i < clusters.profiles.size(); ++i) {
    const Profile& profile = clusters.profiles[i];
    if (clusters.of[i] != Clusters::kNone || !names_body(profile)) continue;
    Named& one = by_stems[profile.stems];
    one.stems = profile.stems;
    one.profiles.push_back(i);
    if (is_whole_name(profile)) one.reports.insert(profile.report);
  }
  std::vector<Named> out;
  for (auto& [stems, one] : by_stems) {
    one.group = out.size();
    out.push_back(std::move(one));
  }
  return out;
}

// The only group of `named` some longer name of which has all words of `stems`; none for none or several.
std::optional<std::size_t> only_group(const std::vector<Named>& named, const std::vector<std::size_t>& related,
                                      const Stems& stems) {
  std::optional<std::size_t> out;
  for (const std::size_t i : related) {
    const Named& one = named[i];
    if (one.stems.size() < 2 || one.stems == stems || !is_part(stems, one.stems)) continue;
    if (out && *out != one.group) return std::nullopt;
    out = one.group;
  }
  return out;
}

}  // namespace

bool names_body(const Profile& profile) {
  const bool is_court =
      profile.record->code == "JUD";  // courts may be a movement's name; a judge's court has a country
  return !profile.stems.empty() && starts_upper(profile.record->name) && (profile.sort == Sort::kBody || is_court);
}

bool names_movement(const Profile& profile) {
  const RecordedActor& record = *profile.record;
  return names_body(profile) && !record.country.empty() &&
         (record.code.starts_with(record.country + "REB") || profile.is_called_rebels);
}

bool is_whole_name(const Profile& profile) {
  const std::string& name = profile.record->name;
  return starts_upper(name.substr(std::min(name.rfind(' ') + 1, name.size())));
}

bool is_part(const Stems& small, const Stems& large) { return shared(small, large) == small.size(); }

// Names of several words are one body's if they have three in four words in common, or if the one is the other's short
// form, and no report uses both names side by side.
OneBody are_one_body(const Stems& a, const Stems& b) {
  const std::size_t common = shared(a, b), all = a.size() + b.size() - common, least = std::min(a.size(), b.size());
  // "The Islamic Courts" beside "the Islamic Courts Union" is its short form; less of a name needs a report of its own.
  if (least >= 2 && common == least && 3 * common >= 2 * all) return OneBody::kAlways;
  const bool may_be = (common >= 3 && 4 * common >= 3 * all) || (least >= 2 && common == least);
  return may_be ? OneBody::kApart : OneBody::kNever;
}

std::string body_key(const Stems& stems) {
  std::string out = "body:";
  for (const std::string& word : stems) out += word + " ";
  return out;
}

void merge_bodies(Clusters& clusters) {
  std::vector<Named> named = gather(clusters);
  WordMap<std::vector<std::size_t>> of_word;  // names that have it, so far
  for (std::size_t i = 0; i < named.size(); ++i) {
    std::set<std::size_t> related;
    for (const std::string& word : named[i].stems) {
      related.insert(of_word[word].begin(), of_word[word].end());
      of_word[word].push_back(i);
    }
    for (const std::size_t j : related)
      if (named[i].group != named[j].group && named[i].stems.size() >= 2 && named[j].stems.size() >= 2 &&
          are_one(named[i], named[j]))
        regroup(named, named[i].group, named[j].group);
  }
  for (std::size_t i = 0; i < named.size(); ++i)
    if (named[i].stems.size() == 1)
      if (const auto group = only_group(named, of_word[*named[i].stems.begin()], named[i].stems))
        named[i].group = *group;
  // A cluster's key is its first name by report, so that a later report with another name leaves it.
  std::map<std::size_t, std::vector<std::size_t>> groups;
  std::map<std::size_t, std::vector<Stems>> names;
  for (const Named& one : named) {
    names[one.group].push_back(one.stems);
    auto& all = groups[one.group];
    all.insert(all.end(), one.profiles.begin(), one.profiles.end());
  }
  for (auto& [group, profiles] : groups) {
    std::sort(profiles.begin(), profiles.end());
    const std::size_t cluster = clusters.keyed(Sort::kBody, body_key(clusters.profiles[profiles.front()].stems));
    for (const std::size_t profile : profiles) clusters.put(profile, cluster);
    for (const Stems& stems : names[group]) {
      clusters.list[cluster].names.push_back(stems);
      for (const std::string& word : stems) {
        auto& bodies = clusters.bodies_of_word[word];
        if (bodies.empty() || bodies.back() != cluster) bodies.push_back(cluster);
      }
    }
  }
  for (std::size_t i = 0; i < clusters.profiles.size(); ++i)
    if (names_movement(clusters.profiles[i]))
      clusters.movements[clusters.profiles[i].record->country].insert(clusters.of[i]);
}

std::optional<std::size_t> body_meant(const Clusters& clusters, const std::set<std::string>& stems) {
  if (stems.empty()) return std::nullopt;
  if (clusters.known_bodies != nullptr) {
    const auto known = clusters.known_bodies->find(stems);
    if (known != clusters.known_bodies->end()) return known->second;
    clusters.is_unsure = true;
    return std::nullopt;
  }
  const auto related = clusters.bodies_of_word.find(*stems.begin());
  if (related == clusters.bodies_of_word.end()) return std::nullopt;
  std::optional<std::size_t> out;
  for (const std::size_t i : related->second) {
    const Cluster& cluster = clusters.list[i];
    if (!std::any_of(cluster.names.begin(), cluster.names.end(),
                     [&](const Stems& name) { return is_part(stems, name); }))
      continue;
    if (out) return std::nullopt;
    out = i;
  }
  return out;
}

}  // namespace grotius
