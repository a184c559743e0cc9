// Which country's government "the government" is.
#include <algorithm>

#include "process/merge.h"

namespace grotius {
namespace {

// The words of a name that tell one government from another: "transitional".
std::vector<std::string> telling_words(const Clusters& clusters, const std::vector<std::string>& name) {
  std::vector<std::string> out;
  for (const std::string& word : name) {
    const bool is_common = clusters.words.is("weak", word) || clusters.words.is("government", word) ||
                           clusters.words.is("member", word) || clusters.words.is("military", word) ||
                           clusters.words.is("function", word) || word.find("government") != std::string::npos ||
                           word.find_first_of("0123456789") != std::string::npos || word.ends_with("-backed");
    if (!is_common) out.push_back(word);
  }
  return out;
}

// The countries whose government, parliament or government's forces the report names with the country.
std::set<std::string> governments_named(const Clusters& clusters, std::size_t report) {
  std::set<std::string> out;
  const auto [first, last] = clusters.in_report[report];
  for (std::size_t i = first; i < last; ++i) {
    const Profile& profile = clusters.profiles[i];
    if (profile.record->country.empty()) continue;
    const bool is_one = (profile.sort == Sort::kState && profile.record->kind == "government") ||
                        profile.key.starts_with("leg:") ||
                        std::find(profile.words.begin(), profile.words.end(), "government") != profile.words.end();
    if (is_one) out.insert(profile.record->country);
  }
  return out;
}

bool is_named_in(const Clusters& clusters, const std::string& country, std::size_t report) {
  const auto [first, last] = clusters.in_report[report];
  for (std::size_t i = first; i < last; ++i)
    if (clusters.profiles[i].record->country == country) return true;
  return false;
}

}  // namespace

void find_scene(Clusters& clusters) {
  struct Seen {
    std::size_t reports = 0, last = 0;
  };
  std::map<std::string, Seen> seen;
  std::set<std::string> factions;
  for (const Profile& profile : clusters.profiles) {
    const RecordedActor& actor = *profile.record;
    if (actor.country.empty()) continue;
    Seen& in = seen[actor.country];
    if (in.reports == 0 || in.last != profile.report) ++in.reports;  // profiles come by report
    in.last = profile.report;
    for (const std::string_view code : {"PTY", "REB", "OPP", "SEP", "UAF"})
      if (actor.code.size() == actor.country.size() + code.size() && actor.code.starts_with(actor.country) &&
          actor.code.ends_with(code) && actor.kind != "person")
        factions.insert(actor.country);
  }
  std::size_t most = 0;
  for (const auto& [country, in] : seen)
    if (in.reports > most) {
      most = in.reports;
      clusters.scene = country;
    }
  if (!factions.contains(clusters.scene)) clusters.scene.clear();
}

void learn_government_words(Clusters& clusters) {
  for (const Profile& profile : clusters.profiles) {
    if (profile.sort != Sort::kState || profile.record->kind == "state") continue;
    auto telling = telling_words(clusters, profile.words);
    const std::size_t drop = telling.empty() ? 0 : 1;  // the country itself: "Somali transitional government"
    for (std::size_t i = drop; i < telling.size(); ++i)
      ++clusters.government_words[telling[i]][profile.record->country];
  }
}

std::string government_meant(const Clusters& clusters, std::size_t report, const std::vector<std::string>& name) {
  const auto telling = telling_words(clusters, name);
  std::map<std::string, int> votes;
  for (const std::string& word : telling)
    if (const auto known = clusters.government_words.find(word); known != clusters.government_words.end())
      for (const auto& [country, times] : known->second) votes[country] += times;
  if (!votes.empty()) {
    const auto best =
        std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    const auto same =
        std::count_if(votes.begin(), votes.end(), [&](const auto& v) { return v.second == best->second; });
    return same == 1 ? best->first : "";
  }
  const auto named = governments_named(clusters, report);
  const bool is_scenes = !clusters.scene.empty() && (named.contains(clusters.scene) ||
                                                     (named.empty() && is_named_in(clusters, clusters.scene, report)));
  if (is_scenes) return clusters.scene;
  return telling.empty() && named.size() == 1 ? *named.begin() : "";
}

}  // namespace grotius
