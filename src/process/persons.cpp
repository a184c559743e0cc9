// Persons merged over reports by the words of their names, offices and countries permitting.
#include <algorithm>

#include "process/merge.h"

namespace grotius {
namespace {

std::vector<std::string> name_words(const Clusters& clusters, const Profile& profile) {
  std::vector<std::string> out = profile.words;
  while (out.size() > 1 && clusters.words.is("title", out.front())) out.erase(out.begin());
  return out;
}

// How many words of the shorter name stand in the longer, each once; spelling may differ by a letter.
std::size_t matched(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto& small = a.size() <= b.size() ? a : b;
  std::vector<std::string> rest = a.size() <= b.size() ? b : a;
  std::size_t out = 0;
  for (const std::string& word : small) {
    const auto found =
        std::find_if(rest.begin(), rest.end(), [&](const auto& other) { return same_spelling(word, other); });
    if (found == rest.end()) continue;
    rest.erase(found);
    ++out;
  }
  return out;
}

std::set<std::string> office_words(const Clusters& clusters, const Profile& profile) {
  std::set<std::string> out;
  for (const std::string& word : words_of(profile.record->role))
    if (clusters.words.is("office", word)) out.insert(singular(word));
  return out;
}

bool offices_conflict(const Clusters& clusters, const Profile& a, const Profile& b) {
  const auto first = office_words(clusters, a), second = office_words(clusters, b);
  return !first.empty() && !second.empty() &&
         std::none_of(first.begin(), first.end(), [&](const auto& word) { return second.contains(word); });
}

bool countries_conflict(const Profile& a, const Profile& b) {
  return !a.record->country.empty() && !b.record->country.empty() && a.record->country != b.record->country;
}

// Two persons of two reports are one: the same full name; or one name's words all in the other's, at least two of them
// or a surname, where their offices do not speak against it.
bool are_one(const Clusters& clusters, const Profile& a, const Profile& b) {
  if (countries_conflict(a, b)) return false;
  const auto first = name_words(clusters, a), second = name_words(clusters, b);
  const std::size_t least = std::min(first.size(), second.size());
  const std::size_t common = matched(first, second);
  if (common < least) return false;
  if (least >= 2 && first.size() == second.size()) return true;
  if (offices_conflict(clusters, a, b)) return false;
  if (least >= 2) return same_spelling(first.back(), second.back()) || same_spelling(first.front(), second.front());
  return first.back() == second.back() && !a.record->role.empty() && !b.record->role.empty();
}

}  // namespace

void merge_persons(Clusters& clusters) {
  for (const bool full_names : {true, false})  // surnames last, when all are there whom they could mean
    for (std::size_t i = 0; i < clusters.profiles.size(); ++i) {
      const Profile& profile = clusters.profiles[i];
      if (profile.sort != Sort::kPerson || clusters.of[i] != Clusters::kNone) continue;
      if ((name_words(clusters, profile).size() >= 2) != full_names) continue;
      std::vector<std::size_t> fits;
      for (std::size_t c = 0; c < clusters.list.size(); ++c) {
        const Cluster& cluster = clusters.list[c];
        if (cluster.sort != Sort::kPerson) continue;
        const auto is_one = [&](std::size_t other) { return are_one(clusters, profile, clusters.profiles[other]); };
        const auto in_report = [&](std::size_t other) { return clusters.profiles[other].report == profile.report; };
        if (std::any_of(cluster.profiles.begin(), cluster.profiles.end(), is_one) &&
            std::none_of(cluster.profiles.begin(), cluster.profiles.end(), in_report))
          fits.push_back(c);
      }
      std::string key = "person:";
      for (const std::string& word : name_words(clusters, profile)) key += word + " ";
      if (fits.size() == 1)
        clusters.put(i, fits.front());
      else if (clusters.by_key.contains(key))  // another of that name, told apart by office or country
        clusters.put(i, clusters.keyed(Sort::kPerson, key + clusters.view.reports[profile.report]->id));
      else
        clusters.put(i, clusters.keyed(Sort::kPerson, key));
    }
}

}  // namespace grotius
