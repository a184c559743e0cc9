// What the words of names and roles tell of for whom somebody acts.
#include <algorithm>

#include "process/parties.h"

namespace grotius {

bool is_body(Sort sort) { return sort == Sort::kRegistered || sort == Sort::kBody || sort == Sort::kState; }

WordMap<std::size_t> short_names_of(const Clusters& clusters) {
  WordMap<std::size_t> out;
  for (std::size_t i = 0; i < clusters.of.size(); ++i) {
    const Cluster& cluster = clusters.list[clusters.of[i]];
    if (!is_body(cluster.sort) || cluster.key.starts_with("land:")) continue;
    const Profile& profile = clusters.profiles[i];
    for (const PointSpan mention : profile.record->mentions) {
      const std::string_view text = clusters.view.passage(profile.report, mention);
      if (text.size() < 2 || !starts_upper(text)) continue;
      const auto place = out.find(text);
      if (place == out.end())
        out.emplace(text, clusters.of[i]);
      else if (place->second != clusters.of[i])
        place->second = Clusters::kNone;
    }
  }
  return out;
}

std::vector<std::string> runs_of_words(const std::string& role) {
  constexpr std::size_t kLongest = 6;
  std::vector<std::string> words, out;
  for (std::size_t at = 0; at < role.size();) {
    const std::size_t end = std::min(role.find(' ', at), role.size());
    std::string word = role.substr(at, end - at);
    if (word.ends_with("'s")) word.resize(word.size() - 2);
    words.push_back(std::move(word));
    at = end + 1;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string run;
    for (std::size_t k = i; k < std::min(i + kLongest, words.size()); ++k) {
      if (k > i) run += ' ';
      run += words[k];
      out.push_back(run);
    }
  }
  return out;
}

std::vector<std::set<std::string>> capitalised_names(const CaseWords& words, const std::string& role) {
  std::vector<std::set<std::string>> out;
  bool is_going_on = false, all_ranks = true;
  const auto end_name = [&] {
    if (is_going_on && all_ranks) out.pop_back();
    is_going_on = false, all_ranks = true;
  };
  for (std::size_t at = 0; at < role.size();) {
    const std::size_t end = std::min(role.find(' ', at), role.size());
    const std::string word = role.substr(at, end - at);
    at = end + 1;
    for (const std::string& folded : words_of(word)) {
      if (!starts_upper(word) || words.is("office", folded) || words.is("function", folded)) {
        end_name();
        continue;
      }
      if (!is_going_on) out.emplace_back();
      is_going_on = true;
      all_ranks = all_ranks && words.is("rank", folded);
      out.back().insert(stem(folded));
    }
  }
  end_name();
  return out;
}

std::set<std::string> owner_stems(const CaseWords& words, const std::set<std::string>& stems) {
  std::set<std::string> out;
  for (const std::string& word : stems) {
    const bool is_common = words.is("weak", word) || words.is("member", word) || words.is("military", word) ||
                           words.is("body", word) || word.find_first_of("0123456789") != std::string::npos;
    if (!is_common) out.insert(word);
  }
  return out;
}

bool tells_government(const CaseWords& words, const std::vector<std::string>& name) {
  if (words.is("government", name.back())) return true;
  return std::any_of(name.begin(), name.end(), [](const std::string& word) {
    return word == "government" || word == "pro-government" || word == "progovernment";
  });
}

std::string NamedSide::key() const {
  std::string out = "side:";
  for (const std::string& word : owners) out += word + " ";
  return out + country;
}

NamedSide side_named(const CaseWords& words, const std::vector<std::string>& name, const std::string& scene,
                     const std::string& country) {
  NamedSide out;
  std::string told;
  for (const std::string& word : name) {
    const std::string_view state = words.state_told_by(word);
    if (!state.empty())
      told = country.empty() ? state : country;
    else if (!words.is("side", word) && !words.is("function", word) && !words.is("government", word) &&
             !words.is("office", word))
      out.owners.insert(stem(word));
  }
  out.owners = owner_stems(words, out.owners);
  const bool is_readings = scene.empty() || (!out.owners.empty() && !country.empty());
  out.country = !told.empty() ? told : is_readings ? country : scene;
  return out;
}

std::set<std::string> without_side(const CaseWords& words, std::set<std::string> stems) {
  std::erase_if(stems, [&](const std::string& word) { return words.is("side", word); });
  return stems;
}

std::vector<std::set<std::string>> bodies_asked_by_name(const CaseWords& words, const NameParts& name) {
  std::vector<std::set<std::string>> out{name.stems, owner_stems(words, name.stems)};
  out.push_back(without_side(words, out.back()));
  return out;
}

std::vector<std::set<std::string>> bodies_asked_by_role(const CaseWords& words, const std::string& role) {
  std::vector<std::set<std::string>> out = capitalised_names(words, role);
  for (const std::string& word : words_of(role))
    if (words.is("side", word)) out.push_back({stem(word)});
  return out;
}

}  // namespace grotius
