#include "process/roster.h"

#include <unordered_map>
#include <unordered_set>

#include "base/sha256.h"
#include "base/together.h"
#include "process/basis.h"

namespace grotius {

WordMap<std::size_t> aliases_of_known(const Clusters& clusters) {
  WordMap<std::size_t> out;
  std::unordered_map<std::string_view, std::size_t> told;  // names as written, and the first whose they are
  for (std::size_t i = 0; i < clusters.profiles.size(); ++i) {
    const std::size_t cluster = clusters.of[i];
    const Profile& profile = clusters.profiles[i];
    if (!is_keyed(profile)) continue;
    for (const PointSpan mention : profile.record->mentions) {
      const std::string_view text = clusters.view.passage(profile.report, mention);
      if (text.size() < 3 || !starts_upper(text)) continue;
      const auto [known, is_first] = told.try_emplace(text, cluster);
      if (!is_first && known->second == cluster) continue;
      if (words_of(text).empty()) continue;
      const auto [place, is_new] = out.try_emplace(fold(text), cluster);
      if (!is_new && place->second != cluster) place->second = Clusters::kNone;
    }
  }
  return out;
}

std::string key_in_case(const Clusters& clusters, const Profile& profile) {
  // Where factions fight over a state, the state is not its government.
  const bool is_land = profile.sort == Sort::kState && profile.record->country == clusters.scene &&
                       profile.record->kind != "government" &&
                       !clusters.words.is("government", profile.words.empty() ? "" : profile.words.back());
  if (is_land) return "land:" + profile.record->country;
  return profile.sort == Sort::kPeople ? "people:" + profile.record->country : profile.key;
}

void put_keyed(Clusters& clusters) {
  for (std::size_t i = 0; i < clusters.profiles.size(); ++i) {
    const Profile& profile = clusters.profiles[i];
    if (const std::string key = key_in_case(clusters, profile); !key.empty())
      clusters.put(i, clusters.keyed(profile.sort, key));
  }
}

// Another report's unread "Addis Ababa" is whoever goes by that.
void merge_keyed(Clusters& clusters) {
  put_keyed(clusters);
  const auto aliases = aliases_of_known(clusters);
  for (std::size_t i = 0; i < clusters.profiles.size(); ++i) {
    const Profile& profile = clusters.profiles[i];
    if (clusters.of[i] != Clusters::kNone || !is_bare(profile)) continue;
    const auto known = aliases.find(fold(profile.record->name));
    if (known != aliases.end() && known->second != Clusters::kNone) clusters.put(i, known->second);
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

Tally tally_of(const Clusters& clusters, const Cluster& cluster) {
  Tally out;
  for (const std::size_t i : cluster.profiles)
    out.add(clusters.view, clusters.words, cluster.sort, clusters.profiles[i]);
  return out;
}

void tell_members(const Clusters& clusters, const Cluster& cluster, CaseActor& out) {
  out.members.reserve(cluster.profiles.size());
  for (const std::size_t i : cluster.profiles) {
    const Profile& profile = clusters.profiles[i];
    out.members.emplace_back(profile.report, profile.actor);
    const std::string_view day = std::string_view(clusters.view.reports[profile.report]->published).substr(0, 10);
    if (out.first_seen.empty() || day < out.first_seen) out.first_seen = day;
    if (out.last_seen < day) out.last_seen = day;
  }
}

namespace {

// An actor of one report under one name, as most are.
CaseActor actor_of_one(const Clusters& clusters, const Cluster& cluster) {
  const Profile& profile = clusters.profiles[cluster.profiles.front()];
  const RecordedActor& record = *profile.record;
  CaseActor out;
  out.name = record.name;
  out.kind = record.kind;
  out.code = record.code;
  out.country = record.country;
  out.wikidata = record.wikidata;
  name_state(clusters.words, cluster, clusters.scene, out);
  std::set<std::string> aliases;
  for (const PointSpan mention : record.mentions)
    if (std::string name = written_name(clusters.view.passage(profile.report, mention)); !name.empty())
      aliases.insert(std::move(name));
  aliases.erase(out.name);
  std::erase_if(aliases, [&](const std::string& alias) { return !is_alias(clusters.words, alias); });
  out.aliases.assign(aliases.begin(), aliases.end());
  // "Christian" tells of a faith, whatever kind of actor it was taken for.
  if (profile.words.size() == 1 && clusters.words.is("quality", profile.words[0])) out.kind = "other";
  out.identified = cluster.sort != Sort::kOther && cluster.sort != Sort::kDescribed;
  return out;
}

CaseActor described_actor(const Clusters& clusters, const Cluster& cluster) {
  if (is_of_one_report(cluster) && cluster.profiles.size() == 1) return actor_of_one(clusters, cluster);
  const Tally tally = tally_of(clusters, cluster);
  const auto land = clusters.by_key.find("land:" + clusters.scene);
  if (cluster.key != "state:" + clusters.scene || land == clusters.by_key.end())
    return tally.actor(clusters.words, cluster, clusters.scene, nullptr);
  const Tally of_land = tally_of(clusters, clusters.list[land->second]);
  return tally.actor(clusters.words, cluster, clusters.scene, &of_land);
}

// Ids that a later report does not move: from the key, which is the first name that an actor went by. `digests`: of
// the keys. Those of actors of one report, which are many, are so long that no two are the same.
void name_actors(const Clusters& clusters, const std::vector<std::string>& digests, std::vector<CaseActor>& actors) {
  std::unordered_set<std::string_view> taken;
  for (std::size_t i = 0; i < actors.size(); ++i) {
    std::string_view id = std::string_view(digests[i]).substr(0, kDigitsOfId);
    if (is_of_one_report(clusters.list[i])) {
      id = std::string_view(digests[i]).substr(0, kDigitsOfPassingId);
    } else {
      while (taken.contains(id)) id = std::string_view(digests[i]).substr(0, id.size() + 1);
      taken.insert(id);
    }
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
      const Cluster& cluster = clusters.list[i];
      actors[i] = described_actor(clusters, cluster);
      tell_members(clusters, cluster, actors[i]);
      digests[i] = sha256_hex(cluster.key);
    }
  });
  name_actors(clusters, digests, actors);
}

void list_reports(Clusters& clusters) {
  clusters.in_report.assign(clusters.view.reports.size(), {0, 0});
  for (std::size_t i = 0; i < clusters.profiles.size(); ++i) {
    auto& range = clusters.in_report[clusters.profiles[i].report];
    if (range.second == 0) range.first = i;
    range.second = i + 1;
  }
}

}  // namespace

void start_merging(Clusters& clusters) {
  clusters.of.assign(clusters.profiles.size(), Clusters::kNone);
  list_reports(clusters);
}

CaseActor passing_actor(const Clusters& clusters, const Cluster& cluster) {
  CaseActor out = described_actor(clusters, cluster);
  out.id.assign(1, 'A').append(sha256_hex(cluster.key), 0, kDigitsOfPassingId);
  return out;
}

namespace {

bool leads_state(const CaseWords& words, const OfficeSeen& office) {
  const auto role = words_of(office.role);
  const auto has = [&](std::string_view word) { return std::find(role.begin(), role.end(), word) != role.end(); };
  return !office.past && !has("vice") && !has("deputy") && !has("assistant") &&
         std::any_of(role.begin(), role.end(), [&](const auto& word) { return words.is("leading", word); });
}

}  // namespace

void find_leaders(const CaseView& view, const CaseWords& words, Roster& roster) {
  std::vector<std::set<CaseActorId>> leading(view.reports.size());
  for (std::size_t i = 0; i < roster.actors.size(); ++i)
    if (roster.actors[i].kind == "person")
      for (const OfficeSeen& office : roster.actors[i].offices)
        if (leads_state(words, office)) leading[office.report].insert(CaseActorId(i));
  roster.leaders.assign(view.reports.size(), {});
  for (std::size_t r = 0; r < leading.size(); ++r)
    for (const CaseActorId actor : roster.of[r])
      if (leading[r].erase(actor) > 0) roster.leaders[r].push_back(actor);
}

Roster build_roster(const CaseView& view, const CaseWords& words, const TakeBasis& take_basis) {
  const NameWords told = name_words_of(view, words);
  WordMap<NameParts> names;
  const std::vector<Profile> profiles = profiles_of(view, words, told, names);
  Clusters clusters{view, words, profiles};
  clusters.list.reserve(profiles.size());
  clusters.by_key.reserve(profiles.size());
  start_merging(clusters);
  Scene scene;
  scene.add(profiles);
  clusters.scene = scene.country();
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
  const WordMap<std::size_t> short_names = short_names_of(clusters);
  PartiesTold parties;
  find_parties(clusters, out, short_names, nullptr, take_basis ? &parties : nullptr);
  find_leaders(view, words, out);
  if (take_basis) take_basis({told, names, scene, clusters, short_names, parties, out});
  return out;
}

}  // namespace grotius
