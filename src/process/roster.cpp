#include "process/roster.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "base/sha256.h"
#include "base/together.h"
#include "process/merge.h"
#include "process/parties.h"

namespace grotius {
namespace {

// Names under which a keyed actor goes in some report, so that another report's unread "Addis Ababa" finds it.
WordMap<std::size_t> aliases_of_known(const Clusters& clusters) {
  WordMap<std::size_t> out;
  std::set<std::string> ambiguous;
  std::unordered_map<std::string_view, std::size_t> told;  // names as written, and the first whose they are
  for (std::size_t i = 0; i < clusters.profiles.size(); ++i) {
    const std::size_t cluster = clusters.of[i];
    if (cluster == Clusters::kNone) continue;
    const Profile& profile = clusters.profiles[i];
    for (const PointSpan mention : profile.record->mentions) {
      const std::string_view text = clusters.view.passage(profile.report, mention);
      if (text.size() < 3 || !starts_upper(text)) continue;
      const auto [known, is_first] = told.try_emplace(text, cluster);
      if (!is_first && known->second == cluster) continue;
      if (words_of(text).empty()) continue;
      const std::string name = fold(text);
      const auto [place, is_new] = out.try_emplace(name, cluster);
      if (!is_new && place->second != cluster) ambiguous.insert(name);
    }
  }
  for (const std::string& name : ambiguous) out.erase(name);
  return out;
}

}  // namespace

void merge_keyed(Clusters& clusters) {
  for (std::size_t i = 0; i < clusters.profiles.size(); ++i) {
    const Profile& profile = clusters.profiles[i];
    if (profile.key.empty() && profile.sort != Sort::kPeople) continue;
    std::string key = profile.sort == Sort::kPeople ? "people:" + profile.record->country : profile.key;
    // Where factions fight over a state, the state is not its government.
    const bool is_land = profile.sort == Sort::kState && profile.record->country == clusters.scene &&
                         profile.record->kind != "government" &&
                         !clusters.words.is("government", profile.words.empty() ? "" : profile.words.back());
    if (is_land) key = "land:" + profile.record->country;
    clusters.put(i, clusters.keyed(profile.sort, key));
  }
  const auto aliases = aliases_of_known(clusters);
  for (std::size_t i = 0; i < clusters.profiles.size(); ++i) {
    const Profile& profile = clusters.profiles[i];
    const bool is_bare = profile.sort == Sort::kBody || (profile.sort == Sort::kPerson && profile.record->role.empty());
    if (clusters.of[i] != Clusters::kNone || !is_bare) continue;
    if (const auto known = aliases.find(fold(profile.record->name)); known != aliases.end())
      clusters.put(i, known->second);
  }
}

void merge_described(Clusters& clusters) {
  DescribedNames names(clusters);
  for (std::size_t i = 0; i < clusters.profiles.size(); ++i) {
    if (clusters.of[i] != Clusters::kNone) continue;
    const Profile& profile = clusters.profiles[i];
    const std::size_t owner = profile.owner ? clusters.of[*profile.owner] : Clusters::kNone;
    const std::size_t cluster = owner != Clusters::kNone ? owner : names.meant(profile);
    if (cluster != Clusters::kNone) {
      clusters.put(i, cluster);
      continue;
    }
    const RecordedReport& report = *clusters.view.reports[profile.report];
    clusters.put(
        i, clusters.keyed(profile.sort == Sort::kState || profile.sort == Sort::kPerson ? Sort::kOther : profile.sort,
                          "in:" + report.id + " " + profile.record->id + " " + profile.record->name));
  }
}

namespace {

using Counts = std::map<std::string_view, int>;  // of words that lie in the reports

// The most frequent of the values; of several, the longest, then the first by letters.
std::string commonest(const Counts& values) {
  std::string_view best;
  int most = 0;
  for (const auto& [value, times] : values)
    if (times > most || (times == most && value.size() > best.size())) {
      best = value;
      most = times;
    }
  return std::string(best);
}

// Pronouns at the start of a sentence, and what else is too short to name anybody.
bool is_short_word(std::string_view text) {
  static constexpr std::array<std::string_view, 18> kPronouns = {"He",  "She", "It",   "They",  "We",    "I",
                                                                 "You", "His", "Her",  "Its",   "Their", "Our",
                                                                 "My",  "Who", "That", "Which", "Them",  "This"};
  return std::find(kPronouns.begin(), kPronouns.end(), text) != kPronouns.end();
}

std::string one_line_name(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// A state as its reports call it: by the registry's name where one of them writes that, else by the name they write
// most.
std::string state_name(const Clusters& clusters, const Cluster& cluster, const std::string& registered) {
  Counts written;
  for (const std::size_t i : cluster.profiles)
    if (clusters.profiles[i].record->kind == "state")
      for (const PointSpan mention : clusters.profiles[i].record->mentions)
        ++written[clusters.view.passage(clusters.profiles[i].report, mention)];
  if (written.contains(registered)) return registered;
  std::erase_if(written, [](const auto& one) {
    const std::string folded = fold(one.first);
    return !starts_upper(one.first) || is_short_word(one.first) || folded.ends_with("an") || folded.ends_with("ese") ||
           folded.ends_with("ish") || folded.ends_with("i");
  });
  return written.empty() ? registered : commonest(written);
}

// "Islamic Courts Union", but not "Islamist forces".
bool is_proper(const Profile& profile) {
  const std::string& name = profile.record->name;
  return profile.words.size() > 1 && starts_upper(name) && starts_upper(name.substr(name.rfind(' ') + 1));
}

std::string display_name(const Clusters& clusters, const Cluster& cluster) {
  Counts states, names, long_names;
  for (const std::size_t i : cluster.profiles) {
    const RecordedActor& actor = *clusters.profiles[i].record;
    if (actor.kind == "state") ++states[actor.name];
    const bool is_of_members = cluster.sort != Sort::kDescribed && clusters.profiles[i].sort == Sort::kDescribed;
    if (!is_of_members) ++names[actor.name];
    if (is_proper(clusters.profiles[i])) ++long_names[actor.name];
  }
  if (names.empty())
    for (const std::size_t i : cluster.profiles) ++names[clusters.profiles[i].record->name];
  if (cluster.sort == Sort::kState && !states.empty()) return state_name(clusters, cluster, commonest(states));
  if (cluster.sort == Sort::kBody && !long_names.empty()) return commonest(long_names);
  return commonest(names);
}

// "Government of Somalia", where the state itself is another actor.
std::string government_name(const Clusters& clusters, const Cluster& cluster, std::string fallback) {
  const auto land = clusters.by_key.find("land:" + cluster.key.substr(6));
  if (land == clusters.by_key.end()) return fallback;
  return "Government of " + display_name(clusters, clusters.list[land->second]);
}

// A name, not a description or a pronoun, by which a report mentions the actor.
bool is_written_name(const std::string& text) {
  if (!starts_upper(text) || is_short_word(text)) return false;
  const auto words = words_of(text);
  return !words.empty() && words.size() <= 6;
}

// "Ethiopian-backed troops", "our fighters" and "500 rebels" tell of one whose name stands elsewhere.
bool is_alias(const CaseWords& words, const std::string& text) {
  const auto of = words_of(text);
  static constexpr std::array<std::string_view, 10> kOwners = {"his", "her",   "its",  "their", "our",
                                                               "my",  "whose", "your", "many",  "some"};
  const auto tells_another = [](const std::string& word) {
    return word.ends_with("-backed") || word.ends_with("-led") || word.ends_with("-supported") ||
           word.ends_with("-allied") || word.ends_with("-brokered") || word.ends_with("-mediated");
  };
  return !of.empty() && std::find(kOwners.begin(), kOwners.end(), of[0]) == kOwners.end() &&
         !words.is("count", of[0]) && of[0].find_first_of("0123456789") == std::string::npos &&
         std::none_of(of.begin(), of.end(), tells_another);
}

// What its reports have the actor as, most of them.
void count_fields(const Clusters& clusters, const Cluster& cluster, CaseActor& out) {
  Counts kinds, codes, countries, wikidata;
  for (const std::size_t i : cluster.profiles) {
    const RecordedActor& record = *clusters.profiles[i].record;
    ++kinds[record.kind];
    if (!record.code.empty()) ++codes[record.code];
    if (!record.country.empty()) ++countries[record.country];
    if (!record.wikidata.empty()) ++wikidata[record.wikidata];
  }
  out.name = display_name(clusters, cluster);
  out.kind = commonest(kinds);
  out.code = commonest(codes);
  out.country = commonest(countries);
  out.wikidata = commonest(wikidata);
}

// The same of an actor of one report, as most are.
void take_fields(const Clusters& clusters, const Cluster& cluster, CaseActor& out) {
  const RecordedActor& record = *clusters.profiles[cluster.profiles.front()].record;
  out.name = cluster.sort == Sort::kState ? display_name(clusters, cluster) : record.name;
  out.kind = record.kind;
  out.code = record.code;
  out.country = record.country;
  out.wikidata = record.wikidata;
}

CaseActor describe(const Clusters& clusters, const Cluster& cluster) {
  CaseActor out;
  const bool is_of_one = cluster.profiles.size() == 1;
  std::set<std::string> aliases;
  std::unordered_set<std::string_view> known;  // as written
  out.members.reserve(cluster.profiles.size());
  for (const std::size_t i : cluster.profiles) {
    const Profile& profile = clusters.profiles[i];
    const RecordedReport& report = *clusters.view.reports[profile.report];
    out.members.emplace_back(profile.report, profile.actor);
    aliases.insert(profile.record->name);
    for (const PointSpan mention : profile.record->mentions) {
      const std::string_view written = clusters.view.passage(profile.report, mention);
      if (!starts_upper(written) || (!is_of_one && !known.insert(written).second)) continue;
      std::string name = one_line_name(std::string(written));
      if (is_written_name(name)) aliases.insert(std::move(name));
    }
    const std::string_view day = std::string_view(report.published).substr(0, 10);
    if (out.first_seen.empty() || day < out.first_seen) out.first_seen = day;
    if (out.last_seen < day) out.last_seen = day;
  }
  (is_of_one ? take_fields : count_fields)(clusters, cluster, out);
  const bool is_government = cluster.key.starts_with("state:");
  if (is_government && cluster.key == "state:" + clusters.scene) {
    out.name = government_name(clusters, cluster, out.name);
    out.kind = "government";
    out.code = out.country + "GOV";
  }
  // "Christian" tells of a faith, whatever kind of actor it was taken for.
  const bool is_quality = std::all_of(cluster.profiles.begin(), cluster.profiles.end(), [&](std::size_t i) {
    const auto& of = clusters.profiles[i].words;
    return of.size() == 1 && clusters.words.is("quality", of[0]);
  });
  if (is_quality) out.kind = "other";
  out.is_land = cluster.key.starts_with("land:");
  if (out.is_land) out.code = out.country;
  aliases.erase(out.name);
  std::erase_if(aliases, [&](const std::string& alias) { return !is_alias(clusters.words, alias); });
  out.aliases.assign(aliases.begin(), aliases.end());
  out.identified = cluster.sort != Sort::kOther && cluster.sort != Sort::kDescribed;
  return out;
}

// Ids that a later report does not move: from the key, which is the first name that an actor went by. `digests`: of
// the keys.
void name_actors(const std::vector<std::string>& digests, std::vector<CaseActor>& actors) {
  std::unordered_set<std::string_view> taken;
  taken.reserve(actors.size());
  for (std::size_t i = 0; i < actors.size(); ++i) {
    std::string_view id = std::string_view(digests[i]).substr(0, 7);
    while (taken.contains(id)) id = std::string_view(digests[i]).substr(0, id.size() + 1);
    taken.insert(id);
    actors[i].id.assign(1, 'A').append(id);
  }
}

// What its profiles tell of every actor.
void describe_actors(const Clusters& clusters, std::vector<CaseActor>& actors) {
  const std::size_t count = clusters.list.size();
  actors.resize(count);
  std::vector<std::string> digests(count);
  do_in_ranges(count, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      actors[i] = describe(clusters, clusters.list[i]);
      digests[i] = sha256_hex(clusters.list[i].key);
    }
  });
  name_actors(digests, actors);
}

}  // namespace

Roster build_roster(const View& view, const CaseWords& words) {
  WordMap<NameParts> names;
  const std::vector<Profile> profiles = profiles_of(view, words, names);
  Clusters clusters{view, words, profiles, {}, {}, {}, {}, {}, {}, {}};
  clusters.of.assign(profiles.size(), Clusters::kNone);
  clusters.list.reserve(profiles.size());
  clusters.by_key.reserve(profiles.size());
  clusters.in_report.assign(view.reports.size(), {0, 0});
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    auto& range = clusters.in_report[profiles[i].report];
    if (range.second == 0) range.first = i;
    range.second = i + 1;
  }
  find_scene(clusters);
  learn_government_words(clusters);
  merge_keyed(clusters);
  merge_bodies(clusters);
  merge_persons(clusters);
  merge_described(clusters);

  Roster out;
  out.scene = clusters.scene;
  describe_actors(clusters, out.actors);
  out.of.resize(view.reports.size());
  for (std::size_t i = 0; i < profiles.size(); ++i) out.of[profiles[i].report].push_back(CaseActorId(clusters.of[i]));
  find_parties(clusters, out);
  return out;
}

}  // namespace grotius
