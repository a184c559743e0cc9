// Which country's government "the government" is.
#include <algorithm>

#include "process/merge.h"

namespace grotius {
namespace {

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

std::vector<std::string> telling_words(const CaseWords& words, const std::vector<std::string>& name) {
  std::vector<std::string> out;
  for (const std::string& word : name) {
    const bool is_common = words.is("weak", word) || words.is("government", word) || words.is("member", word) ||
                           words.is("military", word) || words.is("function", word) ||
                           word.find("government") != std::string::npos ||
                           word.find_first_of("0123456789") != std::string::npos || word.ends_with("-backed");
    if (!is_common) out.push_back(word);
  }
  return out;
}

void Scene::add(const std::vector<Profile>& profiles) {
  std::map<std::string, std::size_t> last;  // the report that each country was named by last
  for (const Profile& profile : profiles) {
    const RecordedActor& actor = *profile.record;
    if (actor.country.empty()) continue;
    const auto [place, is_first] = last.try_emplace(actor.country, profile.report);
    if (is_first || place->second != profile.report) ++reports[actor.country];  // profiles come by report
    place->second = profile.report;
    for (const std::string_view code : {"PTY", "REB", "OPP", "SEP", "UAF"})
      if (actor.code.size() == actor.country.size() + code.size() && actor.code.starts_with(actor.country) &&
          actor.code.ends_with(code) && actor.kind != "person")
        factions.insert(actor.country);
  }
}

std::string Scene::country() const {
  std::string out;
  std::size_t most = 0;
  for (const auto& [country, times] : reports)
    if (times > most) {
      most = times;
      out = country;
    }
  return factions.contains(out) ? out : "";
}

void learn_government_words(Clusters& clusters) {
  for (const Profile& profile : clusters.profiles) {
    if (profile.sort != Sort::kState || profile.record->kind == "state") continue;
    const auto telling = telling_words(clusters.words, profile.words);
    const std::size_t drop = telling.empty() ? 0 : 1;  // the country itself: "Somali transitional government"
    for (std::size_t i = drop; i < telling.size(); ++i)
      ++clusters.government_words[telling[i]][profile.record->country];
  }
}

std::optional<std::string> government_called(const Clusters& clusters, const std::vector<std::string>& telling) {
  std::map<std::string, int> votes;
  for (const std::string& word : telling)
    if (const auto known = clusters.government_words.find(word); known != clusters.government_words.end())
      for (const auto& [country, times] : known->second) votes[country] += times;
  if (votes.empty()) return std::nullopt;
  const auto best =
      std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  const auto same = std::count_if(votes.begin(), votes.end(), [&](const auto& v) { return v.second == best->second; });
  return same == 1 ? best->first : "";
}

std::string government_meant(const Clusters& clusters, std::size_t report, const std::vector<std::string>& name) {
  const auto telling = telling_words(clusters.words, name);
  if (const auto called = government_called(clusters, telling)) return *called;
  const auto named = governments_named(clusters, report);
  // Of a country where factions fight, "government forces" are its own, whatever parliament the report names besides.
  const bool are_forces = clusters.words.is("member", name.back());
  const bool is_scenes =
      !clusters.scene.empty() && (named.contains(clusters.scene) ||
                                  ((named.empty() || are_forces) && is_named_in(clusters, clusters.scene, report)));
  if (is_scenes) return clusters.scene;
  return telling.empty() && named.size() == 1 ? *named.begin() : "";
}

}  // namespace grotius
