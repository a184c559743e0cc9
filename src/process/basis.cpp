#include "process/basis.h"

#include <algorithm>

#include "process/persons.h"

namespace grotius {

std::string order_of(const RecordedReport& report) { return report.published + "\x1f" + report.id; }

std::string joined(const std::set<std::string>& stems) {
  std::string out;
  for (const std::string& stem : stems) out += stem + " ";
  return out;
}

std::set<std::string> split(const std::string& joined_stems) {
  std::set<std::string> out;
  for (std::size_t at = 0; at < joined_stems.size();) {
    const std::size_t end = std::min(joined_stems.find(' ', at), joined_stems.size());
    out.insert(joined_stems.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::string pair_of(const std::set<std::string>& a, const std::set<std::string>& b) {
  const std::string first = joined(a), second = joined(b);
  return first < second ? first + "\x1f" + second : second + "\x1f" + first;
}

std::string movement_entry(const std::string& country, std::uint64_t number) {
  return country + " " + std::to_string(number);
}

Cluster::Rebels rebels_told(const Clusters& clusters, const Cluster& cluster) {
  auto out = Cluster::Rebels::kNo;
  for (const std::size_t i : cluster.profiles) {
    const Profile& profile = clusters.profiles[i];
    if (profile.record->code.find("REB") == std::string::npos) continue;
    if (names_body(profile)) return Cluster::Rebels::kYes;
    out = Cluster::Rebels::kUnclear;  // those described are told by what is known so far
  }
  return out;
}

std::set<std::string> pairs_together(const Clusters& clusters) {
  std::set<std::string> out;
  std::set<std::set<std::string>> here;
  std::size_t report = 0;
  const auto pair = [&] {
    for (auto a = here.begin(); a != here.end(); ++a)
      for (auto b = std::next(a); b != here.end(); ++b)
        if (are_one_body(*a, *b) == OneBody::kApart) out.insert(pair_of(*a, *b));
    here.clear();
  };
  for (std::size_t i = 0; i < clusters.of.size(); ++i) {
    const Profile& profile = clusters.profiles[i];
    if (profile.report != report) pair();
    report = profile.report;
    const bool counts = profile.stems.size() >= 2 && names_body(profile) && is_whole_name(profile) &&
                        clusters.list[clusters.of[i]].key.starts_with("body:");
    if (counts) here.insert(profile.stems);
  }
  pair();
  return out;
}

std::optional<std::uint64_t> body_among(const BodyNames& names, const std::set<std::string>& stems, std::size_t least) {
  std::uint64_t out = 0;
  for (const auto& [name, number] : names) {
    const auto of_name = split(name);
    if (of_name.size() < least || number == out || !is_part(stems, of_name)) continue;
    if (out != 0) return std::nullopt;
    out = number;
  }
  return out;
}

namespace {

class Keeper {
 public:
  Keeper(const Basis& basis, Shelf& shelf) : basis_(basis), clusters_(basis.clusters), shelf_(shelf) {
    std::uint64_t next = 1;
    for (const Cluster& cluster : clusters_.list) number_.push_back(is_of_one_report(cluster) ? 0 : next++);
    next_ = next;
  }

  void run(const CaseContent& content) {
    put(shelf::kScene, packed(basis_.scene));
    put(shelf::kNext, packed(next_));
    put(shelf::kFirstAdded, packed(next_));
    put(shelf::kGovernments, packed(clusters_.government_words));
    std::string last;
    for (const RecordedReport& report : content.reports) {
      last = std::max(last, order_of(report));
      if (!report.replaces.empty()) mark(shelf::kReplaced, report.replaces);
    }
    put(shelf::kLastReport, last);
    single_words();
    clusters();
    aliases();
    bodies();
    persons();
    roles();
  }

 private:
  void put(std::string_view entry, std::string_view value) { shelf_.put(entry, value); }
  void put(std::string_view entry, std::string_view of, std::string_view value) {
    key_.assign(entry).append(of);
    shelf_.put(key_, value);
  }
  void mark(std::string_view entry, std::string_view of) { put(entry, of, ""); }
  [[nodiscard]] std::uint64_t number(std::size_t cluster) const {
    return cluster == Clusters::kNone ? 0 : number_[cluster];
  }

  void single_words() {
    for (const std::string& word : basis_.told.countries) mark(shelf::kCountry, word);
    for (const std::string& word : basis_.told.proved) mark(shelf::kProved, word);
    Called called;
    for (const auto& [name, parts] : basis_.names) {
      if (parts.words.size() == 1) mark(shelf::kHead, parts.words.front());
      if (parts.words.empty() || !tells_government(clusters_.words, parts.words)) continue;
      const auto telling = telling_words(clusters_.words, parts.words);
      called.try_emplace(telling, government_called(clusters_, telling));
    }
    put(shelf::kCalled, packed(called));
  }

  void clusters() {
    for (const auto& [key, cluster] : clusters_.by_key)
      if (number_[cluster] != 0) put(shelf::kKey, key, packed(number_[cluster]));
    for (std::size_t i = 0; i < clusters_.list.size(); ++i) {
      if (number_[i] == 0) continue;
      const Cluster& cluster = clusters_.list[i];
      const CaseActor& actor = basis_.roster.actors[i];
      KeptCluster kept{cluster.sort, cluster.key,
                       "",           "",
                       false,        rebels_told(clusters_, cluster),
                       actor.id,     actor.kind,
                       actor.code,   number(actor.party.value)};
      for (const std::size_t profile : cluster.profiles) {
        const std::string order = order_of(*clusters_.view.reports[clusters_.profiles[profile].report]);
        if (kept.first.empty() || order < kept.first) kept.first = order;
        kept.last = std::max(kept.last, order);
        kept.last_is_surname = kept.last_is_surname || is_surname(clusters_.profiles[profile]);
      }
      const std::string of = packed(number_[i]);
      put(shelf::kCluster, of, packed(kept));
      put(shelf::kTally, of, packed(tally_of(clusters_, cluster)));
      mark(shelf::kId, actor.id);
    }
    for (const auto& [cluster, told] : basis_.parties) {
      const auto is_passing = [&](std::size_t of) { return of != Clusters::kNone && number_[of] == 0; };
      put(shelf::kParty, packed(number_[cluster]),
          packed(
              told, [&](std::size_t of) { return number(of); }, is_passing));
    }
  }

  void aliases() {
    for (const auto& [name, cluster] : aliases_of_known(clusters_)) put(shelf::kAlias, name, packed(number(cluster)));
    std::unordered_set<std::string_view> known;
    for (const Profile& profile : clusters_.profiles)
      if (is_bare(profile) && !is_keyed(profile) && known.insert(profile.record->name).second)
        mark(shelf::kBare, fold(profile.record->name));
  }

  void bodies() {
    std::map<std::string, BodyNames> of_word;
    std::set<const std::set<std::string>*> known;  // they lie in one place
    for (std::size_t i = 0; i < clusters_.of.size(); ++i) {
      const Profile& profile = clusters_.profiles[i];
      const std::size_t cluster = clusters_.of[i];
      if (!names_body(profile) || !clusters_.list[cluster].key.starts_with("body:")) continue;
      if (!known.insert(&profile.stems).second) continue;
      const std::string name = joined(profile.stems);
      put(shelf::kNamed, name, packed(number_[cluster]));
      for (const std::string& stem : profile.stems) of_word[stem][name] = number_[cluster];
    }
    for (const auto& [word, names] : of_word) put(shelf::kBodyWord, word, packed(names));
    BodyNames movements;
    for (const auto& [country, all] : clusters_.movements)
      for (const std::size_t cluster : all) movements[movement_entry(country, number_[cluster])] = number_[cluster];
    put(shelf::kMovements, packed(movements));
    for (const std::string& pair : pairs_together(clusters_)) mark(shelf::kPair, pair);
    const auto ask = [&](const std::set<std::string>& stems) {
      if (stems.empty() || !asked_.insert(joined(stems)).second) return;
      const auto names = of_word.find(*stems.begin());
      const auto body = names == of_word.end() ? 0 : body_among(names->second, stems, 1);
      put(shelf::kAsked, joined(stems), body ? packed(*body) : "");
    };
    for (const auto& [name, parts] : basis_.names)
      for (const auto& stems : bodies_asked_by_name(clusters_.words, parts)) ask(stems);
    for (const std::string_view role : all_roles())
      for (const auto& stems : bodies_asked_by_role(clusters_.words, std::string(role))) ask(stems);
  }

  // Of everybody, and what persons are called who are only described.
  const std::unordered_set<std::string_view>& all_roles() {
    if (!roles_.empty()) return roles_;
    for (const Profile& profile : clusters_.profiles) {
      if (!profile.record->role.empty()) roles_.insert(profile.record->role);
      if (profile.record->kind == "person" && profile.sort == Sort::kDescribed) roles_.insert(profile.record->name);
    }
    return roles_;
  }

  void persons() {
    std::map<std::string, std::vector<std::uint64_t>> of_spelling;
    std::map<std::string, std::vector<Look>> surnames;
    for (std::size_t i = 0; i < clusters_.list.size(); ++i) {
      const Cluster& cluster = clusters_.list[i];
      if (cluster.sort != Sort::kPerson) continue;
      std::vector<Look> looks;
      std::set<std::tuple<std::string_view, std::string_view, std::string_view>> known;
      for (const std::size_t at : cluster.profiles) {
        const Profile& profile = clusters_.profiles[at];
        const RecordedActor& record = *profile.record;
        if (!known.emplace(record.name, record.role, record.country).second) continue;
        looks.push_back({record.name, record.role, record.country, order_of(*clusters_.view.reports[profile.report]),
                         is_surname(profile)});
        if (profile.bare_words.size() == 1) surnames[profile.bare_words[0]].push_back(looks.back());
        for (const std::string& word : profile.bare_words)
          for (const std::string& spelling : spellings(word)) {
            auto& numbers = of_spelling[spelling];
            if (numbers.empty() || numbers.back() != number_[i]) numbers.push_back(number_[i]);
          }
      }
      put(shelf::kLooks, packed(number_[i]), packed(looks));
    }
    for (const auto& [spelling, numbers] : of_spelling) put(shelf::kSpelling, spelling, packed(numbers));
    for (const auto& [word, looks] : surnames) put(shelf::kSurname, word, packed(looks));
  }

  void roles() {
    for (const auto& [text, cluster] : basis_.short_names) {
      const bool is_passing = cluster != Clusters::kNone && number_[cluster] == 0;
      put(shelf::kShort, text, is_passing ? "" : packed(number(cluster)));
    }
    for (const std::string_view role : all_roles())
      for (const std::string& run : runs_of_words(std::string(role))) mark(shelf::kRun, run);
  }

  const Basis& basis_;
  const Clusters& clusters_;
  Shelf& shelf_;
  std::vector<std::uint64_t> number_;  // by cluster
  std::uint64_t next_ = 1;
  std::string key_;
  std::set<std::string> asked_;
  std::unordered_set<std::string_view> roles_;
};

}  // namespace

void keep(const Basis& basis, const CaseContent& content, Shelf& shelf) { Keeper(basis, shelf).run(content); }

}  // namespace grotius
