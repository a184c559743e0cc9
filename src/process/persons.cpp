// Persons merged over reports by the words of their names, offices and countries permitting.
#include "process/persons.h"

#include <algorithm>

namespace grotius {
namespace {

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

std::set<std::string> office_words(const CaseWords& words, const Profile& profile) {
  std::set<std::string> out;
  for (const std::string& word : words_of(profile.record->role))
    if (words.is("office", word)) out.insert(singular(word));
  return out;
}

bool offices_conflict(const CaseWords& words, const Profile& a, const Profile& b) {
  const auto first = office_words(words, a), second = office_words(words, b);
  return !first.empty() && !second.empty() &&
         std::none_of(first.begin(), first.end(), [&](const auto& word) { return second.contains(word); });
}

// "Rebel spokesman Alpha" is not "government spokesman Alpha".
bool sides_conflict(const CaseWords& words, const Profile& a, const Profile& b) {
  const auto has = [&](const Profile& profile, std::string_view list) {
    const auto role = words_of(profile.record->role);
    return std::any_of(role.begin(), role.end(), [&](const std::string& word) { return words.is(list, word); });
  };
  const bool first = has(a, "side"), second = has(b, "side");
  return first != second && has(first ? b : a, "government");
}

bool countries_conflict(const Profile& a, const Profile& b) {
  return !a.record->country.empty() && !b.record->country.empty() && a.record->country != b.record->country;
}

}  // namespace

// Two persons of two reports are one: the same full name; or one name's words all in the other's, at least two of them
// or a surname, where their offices do not speak against it.
bool are_one_person(const CaseWords& words, const Profile& a, const Profile& b) {
  if (countries_conflict(a, b)) return false;
  const auto &first = a.bare_words, &second = b.bare_words;
  const std::size_t least = std::min(first.size(), second.size());
  const std::size_t common = matched(first, second);
  if (common < least) return false;
  if (least >= 2 && first.size() == second.size()) return true;
  if (offices_conflict(words, a, b) || sides_conflict(words, a, b)) return false;
  if (least >= 2) return same_spelling(first.back(), second.back()) || same_spelling(first.front(), second.front());
  return first.back() == second.back() && !a.record->role.empty() && !b.record->role.empty();
}

// A word and every word that lacks one of its letters: two spellings of a name share one of these.
std::vector<std::string> spellings(const std::string& word) {
  std::vector<std::string> out{word};
  for (std::size_t i = 1; i < word.size(); ++i) out.push_back(word.substr(0, i) + word.substr(i + 1));
  return out;
}

std::vector<std::size_t> Persons::fits(const Profile& profile) const {
  std::vector<std::size_t> related;
  for (const std::string& word : profile.bare_words)
    for (const std::string& spelling : spellings(word))
      if (const auto found = of_spelling_.find(spelling); found != of_spelling_.end())
        related.insert(related.end(), found->second.begin(), found->second.end());
  std::sort(related.begin(), related.end());
  related.erase(std::unique(related.begin(), related.end()), related.end());
  std::vector<std::size_t> out;
  for (const std::size_t cluster : related) {
    const Known& known = known_.at(cluster);
    const auto is_one = [&](const Profile* other) { return are_one_person(clusters_.words, profile, *other); };
    if (!known.reports.contains(profile.report) && std::any_of(known.different.begin(), known.different.end(), is_one))
      out.push_back(cluster);
  }
  return out;
}

bool Persons::put(std::size_t profile, std::size_t cluster) {
  clusters_.put(profile, cluster);
  known_[cluster].reports.insert(clusters_.profiles[profile].report);
  return know(clusters_.profiles[profile], cluster);
}

bool Persons::know(const Profile& profile, std::size_t cluster) {
  Known& known = known_[cluster];
  if (!known.looks.insert(profile.record->name + "|" + profile.record->role + "|" + profile.record->country).second)
    return false;
  known.different.push_back(&profile);
  for (const std::string& word : profile.bare_words)
    for (const std::string& spelling : spellings(word)) {
      auto& bearers = of_spelling_[spelling];
      if (std::find(bearers.begin(), bearers.end(), cluster) == bearers.end()) bearers.push_back(cluster);
    }
  return true;
}

// Another of a name that is taken is told apart by his first report.
std::string Persons::key_for(const Profile& profile, bool is_taken) const {
  std::string key = "person:";
  for (const std::string& word : profile.bare_words) key += word + " ";
  return is_taken ? key + clusters_.view.reports[profile.report]->id : key;
}

void merge_persons(Clusters& clusters) {
  Persons persons(clusters);
  for (const bool full_names : {true, false})  // surnames last, when all are there whom they could mean
    for (std::size_t i = 0; i < clusters.profiles.size(); ++i) {
      const Profile& profile = clusters.profiles[i];
      if (profile.sort != Sort::kPerson || clusters.of[i] != Clusters::kNone) continue;
      if ((profile.bare_words.size() >= 2) != full_names) continue;
      const auto fits = persons.fits(profile);
      if (fits.size() == 1) {
        persons.put(i, fits.front());
        continue;
      }
      const bool is_taken = clusters.by_key.contains(persons.key_for(profile, false));
      persons.put(i, clusters.keyed(Sort::kPerson, persons.key_for(profile, is_taken)));
    }
}

}  // namespace grotius
