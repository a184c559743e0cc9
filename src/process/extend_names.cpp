// Bodies and persons of new reports, by the names that the shelf keeps.
#include <algorithm>

#include "process/extend.h"

namespace grotius {
namespace {

constexpr std::size_t kMostStems = 10;  // of a name, all sets of whose stems are looked at

// Calls with every set of some of the stems.
template <class Look>
bool all_parts(const std::set<std::string>& stems, Look look) {
  const std::vector<std::string> list(stems.begin(), stems.end());
  for (std::size_t bits = 1; bits < (std::size_t{1} << list.size()); ++bits) {
    std::set<std::string> part;
    for (std::size_t i = 0; i < list.size(); ++i)
      if ((bits >> i & 1U) != 0) part.insert(list[i]);
    if (!look(part)) return false;
  }
  return true;
}

}  // namespace

bool Extension::merge_bodies() {
  std::map<std::set<std::string>, std::vector<std::size_t>> anew;
  for (std::size_t i = 0; i < profiles_.size(); ++i) {
    if (clusters_->of[i] != Clusters::kNone || !names_body(profiles_[i])) continue;
    std::uint64_t number = 0;
    if (!get(shelf::kNamed, joined(profiles_[i].stems), number)) {
      anew[profiles_[i].stems].push_back(i);
      continue;
    }
    const std::size_t cluster = cluster_of(number);
    if (cluster == Clusters::kNone) return false;
    clusters_->put(i, cluster);
  }
  for (const auto& [stems, profiles] : anew)
    if (stems.size() > 1 && !add_body(stems, profiles)) return false;
  for (const auto& [stems, profiles] : anew)
    if (stems.size() == 1 && !add_short_body(*stems.begin(), profiles)) return false;
  // Names that could be one body's stay apart where one report has both.
  const auto together = pairs_together(*clusters_);
  return std::all_of(together.begin(), together.end(), [&](const auto& pair) { return has(shelf::kPair, pair); });
}

// A name that no other name has to do with.
bool Extension::add_body(const std::set<std::string>& stems, const std::vector<std::size_t>& profiles) {
  if (stems.size() > kMostStems) return false;
  const bool is_new = all_parts(stems, [&](const std::set<std::string>& part) {
    const auto asked = get(shelf::kAsked, joined(part));
    return !asked || asked->empty();
  });
  if (!is_new || !is_behind_all(profiles_[profiles.front()])) return false;
  const std::size_t cluster = clusters_->keyed(Sort::kBody, body_key(stems));
  if (is_old(cluster)) return false;
  for (const std::string& word : stems) {
    BodyNames names;
    if (const auto bytes = get(shelf::kBodyWord, word); bytes && !unpack(*bytes, names)) return false;
    for (const auto& [name, number] : names) {
      const auto other = split(name);
      if (other.size() > 1 && are_one_body(stems, other) != OneBody::kNever) return false;
      // "Front" alone is the only front there is; of several it is none.
      if (other.size() == 1 && body_among(names, other, 2)) return false;
    }
    names[joined(stems)] = number_of(cluster);
    put(shelf::kBodyWord, word, packed(names));
  }
  put(shelf::kNamed, joined(stems), packed(number_of(cluster)));
  for (const std::size_t profile : profiles) clusters_->put(profile, cluster);
  return true;
}

bool Extension::add_short_body(const std::string& stem, const std::vector<std::size_t>& profiles) {
  if (!is_behind_all(profiles_[profiles.front()])) return false;
  BodyNames names;
  if (const auto bytes = get(shelf::kBodyWord, stem); bytes && !unpack(*bytes, names)) return false;
  const auto longer = body_among(names, {stem}, 2);
  std::size_t cluster = Clusters::kNone;
  if (longer && *longer != 0) {
    cluster = cluster_of(*longer);
    if (cluster == Clusters::kNone) return false;
  } else {
    const auto asked = get(shelf::kAsked, joined({stem}));
    if (asked && !asked->empty()) return false;
    cluster = clusters_->keyed(Sort::kBody, body_key({stem}));
    if (is_old(cluster)) return false;
  }
  names[joined({stem})] = number_of(cluster);
  put(shelf::kBodyWord, stem, packed(names));
  put(shelf::kNamed, joined({stem}), packed(number_of(cluster)));
  for (const std::size_t profile : profiles) clusters_->put(profile, cluster);
  return true;
}

// "The rebels" of a country are its only movement; that there is another may not be told only now.
bool Extension::find_movements() {
  BodyNames known;
  if (!get(shelf::kMovements, "", known)) return false;
  for (std::size_t i = 0; i < profiles_.size(); ++i)
    if (names_movement(profiles_[i]) &&
        !known.contains(movement_entry(profiles_[i].record->country, number_of(clusters_->of[i]))))
      return false;
  std::map<std::string, std::vector<std::uint64_t>> by_country;
  for (const auto& [entry, number] : known) by_country[entry.substr(0, entry.find(' '))].push_back(number);
  for (const auto& [country, numbers] : by_country) {
    if (numbers.size() > 1) continue;
    const std::size_t cluster = cluster_of(numbers.front());
    if (cluster == Clusters::kNone) return false;
    clusters_->movements[country].insert(cluster);
  }
  return true;
}

// What bodies the names and roles of the new reports may mean.
bool Extension::ask_for_bodies() {
  std::set<std::set<std::string>> asked;
  for (const auto& [name, parts] : names_)
    for (auto& stems : bodies_asked_by_name(words_, parts)) asked.insert(std::move(stems));
  for (const std::string& role : roles())
    for (auto& stems : bodies_asked_by_role(words_, role)) asked.insert(std::move(stems));
  for (const auto& stems : asked) {
    if (stems.empty()) continue;
    std::optional<std::uint64_t> number;
    if (const auto known = get(shelf::kAsked, joined(stems))) {
      number.emplace();
      if (known->empty())
        number.reset();
      else if (!unpack(*known, *number))
        return false;
    } else {
      BodyNames names;
      if (const auto bytes = get(shelf::kBodyWord, *stems.begin()); bytes && !unpack(*bytes, names)) return false;
      number = body_among(names, stems, 1);
      put(shelf::kAsked, joined(stems), number ? packed(*number) : "");
    }
    std::optional<std::size_t>& body = bodies_[stems];
    if (!number || *number == 0) continue;
    body = cluster_of(*number);
    if (*body == Clusters::kNone) return false;
  }
  return true;
}

// Everybody whom the persons of the new reports may be, as the earlier reports name them.
bool Extension::get_persons() {
  std::set<std::uint64_t> numbers;
  std::set<std::string> spelt;
  for (std::size_t i = 0; i < profiles_.size(); ++i)
    if (profiles_[i].sort == Sort::kPerson && clusters_->of[i] == Clusters::kNone)
      for (const std::string& word : profiles_[i].bare_words)
        for (std::string& spelling : spellings(word)) spelt.insert(std::move(spelling));
  for (const std::string& spelling : spelt) {
    std::vector<std::uint64_t> some;
    if (const auto bytes = get(shelf::kSpelling, spelling); bytes && !unpack(*bytes, some)) return false;
    numbers.insert(some.begin(), some.end());
  }
  for (const std::uint64_t number : numbers) {
    std::vector<Look> looks;
    const std::size_t cluster = cluster_of(number);
    if (cluster == Clusters::kNone || !get(shelf::kLooks, packed(number), looks)) return false;
    for (const Look& look : looks) {
      RecordedActor& record = records_.emplace_back();
      record.name = look.name;
      record.role = look.role;
      record.country = look.country;
      const NameParts& parts = parts_.emplace_back(parts_of(look.name, told_, words_));
      looks_.push_back({0, 0, &record, parts.words, parts.bare_words, parts.stems, Sort::kPerson, "", {}, {}});
      of_looks_.push_back({look, cluster});
    }
  }
  return true;
}

bool Extension::merge_persons() {
  if (!get_persons()) return false;
  Persons persons(*clusters_);
  for (const bool full_names : {true, false}) {
    for (std::size_t i = 0; i < looks_.size(); ++i)
      if (of_looks_[i].look.is_surname != full_names) persons.know(looks_[i], of_looks_[i].cluster);
    for (std::size_t i = 0; i < profiles_.size(); ++i) {
      if (profiles_[i].sort != Sort::kPerson || clusters_->of[i] != Clusters::kNone) continue;
      if (is_surname(profiles_[i]) == full_names) continue;
      if (!put_person(i, persons)) return false;
    }
  }
  return true;
}

bool Extension::put_person(std::size_t i, Persons& persons) {
  const Profile& profile = profiles_[i];
  // What a later report tells was not known then; it must not matter.
  if (!is_behind_all(profile))
    for (std::size_t k = 0; k < looks_.size(); ++k)
      if (of_looks_[k].look.is_surname == is_surname(profile) && of_looks_[k].look.first > order(profile) &&
          are_one_person(words_, profile, looks_[k]))
        return false;
  const auto fits = persons.fits(profile);
  std::size_t cluster = Clusters::kNone;
  if (fits.size() == 1) {
    cluster = fits.front();
  } else {
    const auto is_taken = [&](const std::string& key) { return cluster_of_key(key) != Clusters::kNone; };
    std::string key = persons.key_for(profile, false);
    if (is_taken(key)) key = persons.key_for(profile, true);
    if (is_taken(key) && is_old(cluster_of_key(key))) return false;
    cluster = clusters_->keyed(Sort::kPerson, key);
  }
  if (!persons.put(i, cluster)) return true;
  if (!is_behind_all(profile)) return false;
  // Nobody who was told by a surname alone may be him.
  if (!is_surname(profile)) {
    std::vector<Look> surnames;
    if (const auto bytes = get(shelf::kSurname, profile.bare_words.back()); bytes && !unpack(*bytes, surnames))
      return false;
    for (const Look& look : surnames) {
      RecordedActor record;
      record.name = look.name;
      record.role = look.role;
      record.country = look.country;
      const NameParts parts = parts_of(look.name, told_, words_);
      const Profile other{0, 0, &record, parts.words, parts.bare_words, parts.stems, Sort::kPerson, "", {}, {}};
      if (are_one_person(words_, other, profile)) return false;
    }
  }
  keep_look(profile, cluster);
  return true;
}

void Extension::keep_look(const Profile& profile, std::size_t cluster) {
  const std::uint64_t number = number_of(cluster);
  const Look look{profile.record->name, profile.record->role, profile.record->country, order(profile),
                  is_surname(profile)};
  const auto add = [&](std::string_view entry, std::string_view of) {
    std::vector<Look> looks;
    static_cast<void>(get(entry, of, looks));
    looks.push_back(look);
    put(entry, of, packed(looks));
  };
  add(shelf::kLooks, packed(number));
  if (profile.bare_words.size() == 1) add(shelf::kSurname, profile.bare_words[0]);
  for (const std::string& word : profile.bare_words)
    for (const std::string& spelling : spellings(word)) {
      std::vector<std::uint64_t> numbers;
      static_cast<void>(get(shelf::kSpelling, spelling, numbers));
      if (std::find(numbers.begin(), numbers.end(), number) != numbers.end()) continue;
      numbers.push_back(number);
      put(shelf::kSpelling, spelling, packed(numbers));
    }
}

// What the new reports add to the clusters.
void Extension::keep_clusters() {
  for (std::size_t i = 0; i < clusters_->list.size(); ++i) {
    const Cluster& cluster = clusters_->list[i];
    if (is_of_one_report(cluster) || !is_told_anew_[i]) continue;
    const CaseActor& actor = roster_.actors[i];
    KeptCluster kept;
    if (is_old(i)) kept = kept_.at(i);
    kept.sort = cluster.sort;
    kept.key = cluster.key;
    for (const std::size_t at : cluster.profiles) {
      const std::string day = order(profiles_[at]);
      if (kept.first.empty() || day < kept.first) kept.first = day;
      kept.last = std::max(kept.last, day);
      kept.last_is_surname = kept.last_is_surname || is_surname(profiles_[at]);
    }
    kept.rebels = cluster.rebels;
    kept.id = actor.id;
    kept.kind = actor.kind;
    kept.code = actor.code;
    kept.party = number_of(actor.party.value);
    const std::string of = packed(number_of(i));
    put(shelf::kKey, cluster.key, of);
    put(shelf::kId, actor.id, "");
    put(shelf::kCluster, of, packed(kept));
    put(shelf::kTally, of, packed(tallies_.at(i)));
  }
  for (const auto& [cluster, told] : parties_)
    put(shelf::kParty, packed(number_of(cluster)),
        packed(
            told, [&](std::size_t of) { return of == Clusters::kNone ? std::uint64_t{0} : number_of(of); },
            [&](std::size_t of) { return of != Clusters::kNone && is_passing(of); }));
  put(shelf::kNext, "", packed(next_ + clusters_->list.size()));
  for (const std::string& one : orders_) last_report_ = std::max(last_report_, one);
  put(shelf::kLastReport, "", last_report_);
}

}  // namespace grotius
