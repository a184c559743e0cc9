// What descriptions belong to: "rebel delegation", "government troops", "Islamist fighters".
#include <algorithm>
#include <optional>

#include "process/parties.h"

namespace grotius {
namespace {

// "Parliament" in a report that names one country's.
std::size_t only_parliament(const Clusters& clusters, std::size_t report) {
  std::set<std::size_t> found;
  const auto [first, last] = clusters.in_report[report];
  for (std::size_t i = first; i < last; ++i)
    if (clusters.profiles[i].key.starts_with("leg:")) found.insert(clusters.of[i]);
  return found.size() == 1 ? *found.begin() : Clusters::kNone;
}

// "The rebels" of a country, of whom one movement alone is known by a name of its own.
std::optional<std::size_t> movement_of(const Clusters& clusters, const NamedSide& side) {
  if (!side.owners.empty()) return std::nullopt;
  const auto movements = clusters.movements.find(side.country);
  if (movements == clusters.movements.end() || movements->second.size() != 1) return std::nullopt;
  return *movements->second.begin();
}

// "Tamil Tiger rebels": what stands with the noun may name a body known for a movement of rebels.
std::optional<std::size_t> rebels_of(const Clusters& clusters, const std::set<std::string>& stems) {
  const auto body = body_meant(clusters, without_side(clusters.words, stems));
  if (!body) return std::nullopt;
  const Cluster& cluster = clusters.list[*body];
  if (cluster.rebels == Cluster::Rebels::kUnclear) clusters.is_unsure = true;
  const bool is_known_for_it = cluster.rebels == Cluster::Rebels::kYes ||
                               std::any_of(cluster.profiles.begin(), cluster.profiles.end(), [&](std::size_t i) {
                                 return clusters.profiles[i].record->code.find("REB") != std::string::npos;
                               });
  return is_known_for_it ? body : std::nullopt;
}

// "The former Hutu regime": whose it is, is told by a name that tells no country, nor is any government called so.
bool names_others(const Clusters& clusters, const std::string& description) {
  for (std::size_t at = description.find(' '); at != std::string::npos; at = description.find(' ', at + 1)) {
    if (!starts_upper(std::string_view(description).substr(at + 1))) continue;
    const auto words = words_of(description.substr(at + 1, description.find(' ', at + 1) - at - 1));
    for (const std::string& word : words)
      if (clusters.words.state_told_by(word).empty() && !clusters.government_words.contains(word)) return true;
  }
  return false;
}

}  // namespace

std::size_t rebels_called(const Clusters& clusters, const std::string& word, const std::string& country) {
  if (const auto body = word.empty() ? std::nullopt : body_meant(clusters, {stem(word)})) return *body;
  const NamedSide side = side_named(clusters.words, {}, clusters.scene, country);
  if (const auto movement = movement_of(clusters, side)) return *movement;
  return clusters.find(side.key());
}

const DescribedNames::Name& DescribedNames::name_of(const Profile& profile) {
  const auto [place, is_new] = names_.try_emplace(&profile.words);
  Name& name = place->second;
  if (!is_new) return name;
  const CaseWords& words = clusters_.words;
  const std::string& head = profile.words.back();
  name.is_of_members = words.is("member", head) || words.is("body", head);
  const auto has = [&](std::string_view list) {
    return std::any_of(profile.words.begin(), profile.words.end(),
                       [&](const std::string& word) { return words.is(list, word); });
  };
  // "Rebel authorities", "rebel negotiators"; "rebel and government officials" are of both.
  name.is_opposition = !has("side") && has("opposing");
  const bool is_headed = name.is_of_members || words.is("side", head) || words.is("opposing", head) ||
                         words.is("office", head) || words.is("government", head);
  name.is_side = is_headed && (has("side") || name.is_opposition) &&
                 std::find(profile.words.begin(), profile.words.end(), "and") == profile.words.end();
  // "Rebel groups", "other rebels" are more than the one movement that is known.
  name.is_of_several = has("another") || (words.is("body", head) && singular(head) != head);
  name.is_governments = tells_government(words, profile.words);
  name.is_local = has("local");
  name.owners = owner_stems(words, profile.stems);
  name.owners_body = body_meant(clusters_, name.owners);
  if (name.is_side && !name.owners_body) name.owners_body = rebels_of(clusters_, name.owners);
  if (profile.stems.size() > 1) name.whole_body = body_meant(clusters_, profile.stems);
  return name;
}

std::size_t DescribedNames::meant(const Profile& profile) {
  if (profile.words.empty() || profile.sort == Sort::kOther || profile.sort == Sort::kPerson) return Clusters::kNone;
  if (profile.leader) return Clusters::kNone;
  if (profile.record->code == "LEG") return only_parliament(clusters_, profile.report);
  const Name& name = name_of(profile);
  // "Rebels", "rebel forces", "Zairean rebels" are one side of the case over all its reports.
  if (name.is_side && profile.record->kind != "person") {
    if (name.owners_body) return *name.owners_body;
    const NamedSide side = side_named(clusters_.words, profile.words, clusters_.scene, profile.record->country);
    if (const auto movement = movement_of(clusters_, side); movement && !name.is_of_several) return *movement;
    // "Rising public opposition" is nobody; "the opposition" is a country's.
    const bool is_nobody = name.is_opposition && (side.country.empty() || side.owners.size() > 1);
    if (!is_nobody) return clusters_.keyed(Sort::kBody, side.key());
  }
  if (name.whole_body) return *name.whole_body;
  if (profile.record->country.empty() && name.is_governments && !name.is_local) {
    // "Meles's government" is whose he is, which this report's other names do not tell.
    const bool is_somebodys =
        profile.record->name.find("'s ") != std::string::npos || names_others(clusters_, profile.record->name);
    const std::string country = is_somebodys ? "" : government_meant(clusters_, profile.report, profile.words);
    if (!country.empty()) return clusters_.keyed(Sort::kState, "state:" + country);
    return Clusters::kNone;
  }
  return name.is_of_members ? name.owners_body.value_or(Clusters::kNone) : Clusters::kNone;
}

}  // namespace grotius
