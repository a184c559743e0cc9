#include "process/extend.h"

#include <algorithm>

#include "base/sha256.h"

namespace grotius {
namespace {

// What a report of any day would be known by.
constexpr const char* kEndOfDays = "9999-12-31";

}  // namespace

Extension::Extension(const CaseAddition& addition, Shelf& shelf)
    : addition_(addition), shelf_(shelf), view_(view_of(addition.content, kEndOfDays, kEndOfDays)) {
  for (const RecordedReport* report : view_.reports) orders_.push_back(order_of(*report));
}

std::optional<std::string> Extension::get(std::string_view entry, std::string_view of) {
  key_.assign(entry).append(of);
  return shelf_.get(key_);
}

void Extension::put(std::string_view entry, std::string_view of, std::string_view value) {
  key_.assign(entry).append(of);
  shelf_.put(key_, value);
}

std::uint64_t Extension::number_of(std::size_t cluster) const {
  return cluster == Clusters::kNone || is_passing(cluster) ? 0 : clusters_->list[cluster].rank;
}

std::size_t Extension::cluster_of(std::uint64_t number) {
  if (number == 0) return Clusters::kNone;
  if (number >= next_) return number - next_ < clusters_->list.size() ? number - next_ : Clusters::kNone;
  if (const auto known = of_number_.find(number); known != of_number_.end()) return known->second;
  KeptCluster kept;
  if (!get(shelf::kCluster, packed(number), kept)) {
    clusters_->is_unsure = true;
    return Clusters::kNone;
  }
  const std::size_t out = clusters_->make(kept.sort, kept.key);
  clusters_->list[out].rank = number;
  clusters_->list[out].rebels = kept.rebels;
  clusters_->by_key[kept.key] = out;
  of_number_[number] = out;
  kept_.emplace(out, std::move(kept));
  return out;
}

std::size_t Extension::cluster_of_key(const std::string& key) {
  if (const auto known = clusters_->by_key.find(key); known != clusters_->by_key.end()) return known->second;
  std::uint64_t number = 0;
  return get(shelf::kKey, key, number) ? cluster_of(number) : Clusters::kNone;
}

// What persons are called by, and those who are only described.
std::vector<std::string> Extension::roles() const {
  std::set<std::string> out;
  for (const Profile& profile : profiles_) {
    if (!profile.record->role.empty()) out.insert(profile.record->role);
    if (profile.record->kind == "person" && profile.sort == Sort::kDescribed) out.insert(profile.record->name);
  }
  return {out.begin(), out.end()};
}

bool Extension::merge() {
  if (view_.reports.size() != addition_.content.reports.size() || !leaves_versions(addition_)) return false;
  for (const RecordedReport* report : view_.reports)
    if (has(shelf::kReplaced, report->id)) return false;
  const auto last = get(shelf::kLastReport);
  if (!last || !get(shelf::kNext, "", next_) || !get(shelf::kFirstAdded, "", earlier_.first_added)) return false;
  last_report_ = *last;
  if (!learn_words()) return false;
  profiles_ = profiles_of(view_, words_, told_, names_);
  clusters_.reset(new Clusters{view_, words_, profiles_});
  clusters_->first_rank = next_;
  clusters_->known_bodies = &bodies_;
  start_merging(*clusters_);
  if (!find_scene() || !learn_governments()) return false;
  get_keys();
  put_keyed(*clusters_);
  if (!merge_aliases() || !merge_bodies() || !find_movements() || !ask_for_bodies() || !merge_persons()) return false;
  merge_described(*clusters_);
  return !clusters_->is_unsure && check_clusters() && get_parties() && get_short_names() && describe();
}

// Words that the new reports are the first to tell something of must not be in earlier names.
bool Extension::learn_words() {
  const NameWords anew = name_words_of(view_, words_);
  for (const std::string& word : anew.countries)
    if (!has(shelf::kCountry, word)) return false;
  for (const std::string& word : anew.proved) {
    if (has(shelf::kProved, word)) continue;
    if (has(shelf::kHead, word)) return false;
    put(shelf::kProved, word, "");
  }
  told_.proved = anew.proved;
  std::set<std::string> known;
  for (const RecordedReport* report : view_.reports)
    for (const RecordedActor& actor : report->actors) {
      if (!known.insert(actor.name).second) continue;
      const auto words = words_of(actor.name);
      for (const std::string& word : words)
        if (has(shelf::kCountry, word)) told_.countries.insert(word);
      if (words.size() != 1) continue;
      if (has(shelf::kProved, words[0])) told_.proved.insert(words[0]);
      put(shelf::kHead, words[0], "");
    }
  return true;
}

bool Extension::find_scene() {
  Scene scene;
  if (!get(shelf::kScene, "", scene)) return false;
  const std::string before = scene.country();
  scene.add(profiles_);
  clusters_->scene = scene.country();
  put(shelf::kScene, "", packed(scene));
  return clusters_->scene == before;
}

bool Extension::learn_governments() {
  Called called;
  if (!get(shelf::kGovernments, "", clusters_->government_words) || !get(shelf::kCalled, "", called)) return false;
  learn_government_words(*clusters_);
  for (const auto& [telling, country] : called)
    if (government_called(*clusters_, telling) != country) return false;
  for (const auto& [name, parts] : names_) {
    if (parts.words.empty() || !tells_government(words_, parts.words)) continue;
    const auto telling = telling_words(words_, parts.words);
    called.try_emplace(telling, government_called(*clusters_, telling));
  }
  put(shelf::kGovernments, "", packed(clusters_->government_words));
  put(shelf::kCalled, "", packed(called));
  return true;
}

// Every cluster with a key that the new reports may name.
void Extension::get_keys() {
  std::set<std::string> keys{"land:" + clusters_->scene, "state:" + clusters_->scene};
  for (const auto& [word, countries] : clusters_->government_words)
    for (const auto& [country, times] : countries) keys.insert("state:" + country);
  for (const Profile& profile : profiles_) {
    const std::string& country = profile.record->country;
    keys.insert(key_in_case(*clusters_, profile));
    keys.insert("state:" + country);
    keys.insert(side_named(words_, profile.words, clusters_->scene, country).key());
    keys.insert(side_named(words_, {}, clusters_->scene, country).key());
  }
  for (const std::string& key : keys) cluster_of_key(key);
}

// Nobody who was looked for by a name may be found by it only now.
bool Extension::merge_aliases() {
  for (const auto& [name, cluster] : aliases_of_known(*clusters_)) {
    std::uint64_t known = 0;
    const bool is_known = get(shelf::kAlias, name, known);
    const std::uint64_t number = number_of(cluster);
    if (is_known && (known == 0 || known == number)) continue;
    if (has(shelf::kBare, name)) return false;
    put(shelf::kAlias, name, packed(is_known ? 0 : number));
  }
  for (std::size_t i = 0; i < profiles_.size(); ++i) {
    if (clusters_->of[i] != Clusters::kNone || !is_bare(profiles_[i])) continue;
    const std::string name = fold(profiles_[i].record->name);
    std::uint64_t number = 0;
    if (get(shelf::kAlias, name, number) && number != 0) {
      const std::size_t cluster = cluster_of(number);
      if (cluster == Clusters::kNone) return false;
      clusters_->put(i, cluster);
    }
    put(shelf::kBare, name, "");
  }
  return true;
}

// What was made anew must leave what others were looked for by; nobody may have been there earlier than was thought.
bool Extension::check_clusters() {
  for (std::size_t i = 0; i < clusters_->list.size(); ++i) {
    Cluster& cluster = clusters_->list[i];
    if (is_of_one_report(cluster)) continue;
    const auto old = kept_.find(i);
    if (old == kept_.end()) {
      const bool is_apart =
          cluster.key.starts_with("org:") || cluster.key.starts_with("body:") || cluster.key.starts_with("person:") ||
          (cluster.key.starts_with("side:") && std::count(cluster.key.begin(), cluster.key.end(), ' ') > 1);
      if (!is_apart || has(shelf::kKey, cluster.key)) return false;
      cluster.rebels = rebels_told(*clusters_, cluster);
      continue;
    }
    const bool is_named_body = cluster.key.starts_with("body:");
    for (const std::size_t profile : cluster.profiles) {
      if (order(profiles_[profile]) < old->second.first) return false;
      const bool is_rebels = profiles_[profile].record->code.find("REB") != std::string::npos;
      if (is_named_body && is_rebels && cluster.rebels == Cluster::Rebels::kNo) return false;
    }
  }
  return true;
}

// Those who act for somebody, and for whom; no further, since they act for nobody else.
bool Extension::get_parties() {
  const auto told_from = [&](const std::string& bytes, PartyTold& told) {
    Unpacker in(bytes);
    in.each([&] {
      const std::uint64_t number = in.number();
      told.votes[cluster_of(number)] += static_cast<int>(in.number());
    });
    bool are_there = true;
    in.each([&] {
      const std::size_t party = cluster_of(in.number());
      are_there = are_there && party != Clusters::kNone;
      told.of_ministers.insert(CaseActorId(party));
    });
    told.is_scenes = in.number() != 0;
    return are_there && in.is_whole();
  };
  const std::size_t merged = clusters_->list.size();
  for (std::size_t i = 0; i < merged; ++i) {
    if (!is_old(i) || clusters_->list[i].sort != Sort::kPerson || clusters_->list[i].profiles.empty()) continue;
    const KeptCluster kept = kept_.at(i);
    const auto bytes = get(shelf::kParty, packed(clusters_->list[i].rank));
    if (!bytes || !told_from(*bytes, earlier_.persons[i])) return false;
    for (const std::size_t at : clusters_->list[i].profiles) {
      const Profile& profile = profiles_[at];
      const bool is_before = order(profile) < kept.last || (!is_surname(profile) && kept.last_is_surname);
      if (is_before) earlier_.in_between.insert(i);
    }
  }
  for (std::size_t i = 0; i < clusters_->list.size(); ++i) {  // grows
    if (!is_old(i)) continue;
    const std::size_t party = cluster_of(kept_.at(i).party);
    if (party == Clusters::kNone) return false;
    earlier_.party[i] = CaseActorId(party);
  }
  return true;
}

// A name that nobody was called by must not stand in an earlier role.
bool Extension::get_short_names() {
  for (const auto& [text, cluster] : short_names_of(*clusters_)) {
    const auto bytes = get(shelf::kShort, text);
    std::uint64_t known = 0;
    const bool is_passing_one = cluster != Clusters::kNone && is_passing(cluster);
    if (bytes && unpack(*bytes, known) && (known == 0 || (!is_passing_one && known == number_of(cluster)))) continue;
    if (has(shelf::kRun, text)) return false;
    put(shelf::kShort, text, bytes ? packed(std::uint64_t{0}) : is_passing_one ? "" : packed(number_of(cluster)));
    short_names_[text] = bytes ? Clusters::kNone : cluster;
  }
  for (const std::string& role : roles())
    for (const std::string& run : runs_of_words(role)) {
      put(shelf::kRun, run, "");
      if (short_names_.contains(run)) continue;
      const auto bytes = get(shelf::kShort, run);
      if (!bytes) continue;
      std::uint64_t number = 0;
      if (!unpack(*bytes, number)) return false;
      short_names_[run] = cluster_of(number);
    }
  // Those of whom only the name was wanted act for somebody, too.
  for (std::size_t i = 0; i < clusters_->list.size(); ++i) {
    if (!is_old(i) || earlier_.party.contains(i)) continue;
    const std::size_t party = cluster_of(kept_.at(i).party);
    if (party == Clusters::kNone) return false;
    earlier_.party[i] = CaseActorId(party);
  }
  return true;
}

bool Extension::describe_lasting(std::size_t i) {
  const Cluster& cluster = clusters_->list[i];
  CaseActor& actor = roster_.actors[i];
  const auto with_earlier = [&](std::size_t of) {
    if (is_old(of) && !get(shelf::kTally, packed(number_of(of)), tallies_[of])) return false;
    for (const std::size_t profile : clusters_->list[of].profiles)
      tallies_[of].add(view_, words_, clusters_->list[of].sort, profiles_[profile]);
    return true;
  };
  if (!tallies_.contains(i) && !with_earlier(i)) return false;
  const auto land = clusters_->by_key.find("land:" + clusters_->scene);
  const Tally* of_land = nullptr;
  if (cluster.key == "state:" + clusters_->scene && land != clusters_->by_key.end()) {
    if (!tallies_.contains(land->second) && !with_earlier(land->second)) return false;
    of_land = &tallies_.at(land->second);
  }
  actor = tallies_.at(i).actor(words_, cluster, clusters_->scene, of_land);
  tell_members(*clusters_, cluster, actor);
  is_told_anew_[i] = true;
  if (is_old(i)) {
    actor.id = kept_.at(i).id;
    return actor.kind == kept_.at(i).kind && actor.code == kept_.at(i).code;
  }
  actor.id.assign(1, 'A').append(sha256_hex(cluster.key), 0, kDigitsOfId);
  return !has(shelf::kId, actor.id);
}

bool Extension::describe() {
  const std::size_t count = clusters_->list.size();
  roster_.scene = clusters_->scene;
  roster_.actors.resize(count);
  is_told_anew_.assign(count, false);
  const auto land = clusters_->by_key.find("land:" + clusters_->scene);
  const bool is_land_named = land != clusters_->by_key.end() && !clusters_->list[land->second].profiles.empty();
  for (std::size_t i = 0; i < count; ++i) {
    const Cluster& cluster = clusters_->list[i];
    if (is_of_one_report(cluster)) {
      roster_.actors[i] = passing_actor(*clusters_, cluster);
      tell_members(*clusters_, cluster, roster_.actors[i]);
      is_told_anew_[i] = true;
    } else if (!cluster.profiles.empty() || (is_land_named && cluster.key == "state:" + clusters_->scene)) {
      if (!describe_lasting(i)) return false;
    } else {
      const KeptCluster& kept = kept_.at(i);
      CaseActor& actor = roster_.actors[i];
      actor.id = kept.id;
      actor.kind = kept.kind;
      actor.code = kept.code;
      actor.is_land = cluster.key.starts_with("land:");
      actor.identified = cluster.sort != Sort::kOther && cluster.sort != Sort::kDescribed;
    }
  }
  std::set<std::string_view> ids;
  for (const CaseActor& actor : roster_.actors)
    if (!ids.insert(actor.id).second) return false;
  roster_.of.resize(view_.reports.size());
  for (std::size_t i = 0; i < profiles_.size(); ++i)
    roster_.of[profiles_[i].report].push_back(CaseActorId(clusters_->of[i]));
  find_parties(*clusters_, roster_, short_names_, &earlier_, &parties_);
  if (clusters_->is_unsure) return false;
  find_leaders(view_, words_, roster_);
  keep_clusters();
  return true;
}

}  // namespace grotius
