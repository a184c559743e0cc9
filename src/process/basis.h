// What who is one and the same was decided by, kept on a shelf: later reports can be held against it, and added,
// without the earlier ones. Private to the stage.
//
// Only what is known by more than its one report is kept: names, spellings, groups, counts. Entries are keyed by what
// they are and, behind a colon, by the words that they are of. Numbers of clusters count from 1, in the order in which
// merging made them; 0 stands for none, or for several, and no bytes for an actor of one report. Thread safety: none.
#pragma once

#include "process/parties.h"
#include "process/tally.h"

namespace grotius {

struct Basis {
  const NameWords& told;
  const WordMap<NameParts>& names;
  const Scene& scene;
  const Clusters& clusters;
  const WordMap<std::size_t>& short_names;
  const PartiesTold& parties;
  const Roster& roster;
};

namespace shelf {
inline constexpr std::string_view kScene = "scene";              // reports by country, factions
inline constexpr std::string_view kNext = "next";                // the number of the next cluster
inline constexpr std::string_view kFirstAdded = "first added";   // … when the shelf was filled
inline constexpr std::string_view kLastReport = "last";          // the order of the last report
inline constexpr std::string_view kGovernments = "governments";  // words of governments, counted by country
inline constexpr std::string_view kCalled = "called";            // words that a government was looked for by
inline constexpr std::string_view kCountry = "country:";         // a word of NameWords::countries
inline constexpr std::string_view kProved = "proved:";           // a word of NameWords::proved
inline constexpr std::string_view kHead = "head:";               // a name of one word that some actor has
inline constexpr std::string_view kKey = "key:";                 // the number of a cluster
inline constexpr std::string_view kCluster = "cluster:";         // by number: KeptCluster
inline constexpr std::string_view kTally = "tally:";             // by number: what it is called
inline constexpr std::string_view kParty = "party:";             // by number of a person: PartyTold
inline constexpr std::string_view kAlias = "alias:";             // the number of who goes by that
inline constexpr std::string_view kBare = "bare:";               // a name that was looked for among the aliases
inline constexpr std::string_view kNamed = "named:";             // stems of a body's name: its number
inline constexpr std::string_view kBodyWord = "word:";           // a stem: the names of bodies that have it
inline constexpr std::string_view kMovements = "movements";      // numbers of bodies, by country and number
inline constexpr std::string_view kPair = "pair:";               // two names of bodies that one report has both
inline constexpr std::string_view kAsked = "asked:";             // stems that a body was looked for by, and whose
inline constexpr std::string_view kSpelling = "spelling:";       // persons a word of whose names may be spelt so
inline constexpr std::string_view kLooks = "looks:";             // by number of a person: his Looks
inline constexpr std::string_view kSurname = "surname:";         // the Looks of that name, of one word alone
inline constexpr std::string_view kShort = "short:";             // the number of a body called so
inline constexpr std::string_view kRun = "run:";                 // words of a role that a body was looked for by
inline constexpr std::string_view kId = "id:";                   // an id that is taken
inline constexpr std::string_view kReplaced = "replaced:";       // the id of a report that another replaces
}  // namespace shelf

// One way of naming a person that reports have.
struct Look {
  std::string name, role, country, first;  // first: the order of the first report that has it
  bool is_surname = false;                 // merged when all full names were
};

// A cluster as the shelf has it.
struct KeptCluster {
  Sort sort = Sort::kOther;
  std::string key, first, last;  // the order of its first and last report
  bool last_is_surname = false;  // of a person: some report has the surname alone
  Cluster::Rebels rebels = Cluster::Rebels::kNo;
  std::string id, kind, code;
  std::uint64_t party = 0;  // number
};

using BodyNames = std::map<std::string, std::uint64_t>;  // joined stems: number
using Governments = std::map<std::string, std::map<std::string, int>>;
using Called = std::map<std::vector<std::string>, std::optional<std::string>>;

inline constexpr std::size_t kDigitsOfId = 7;
inline constexpr std::size_t kDigitsOfPassingId = 16;

// Known by one report alone, and never by another.
[[nodiscard]] inline bool is_of_one_report(const Cluster& cluster) { return cluster.key.starts_with("in:"); }
// Has the profile a key of its own?
[[nodiscard]] inline bool is_keyed(const Profile& profile) {
  return !profile.key.empty() || profile.sort == Sort::kPeople;
}
[[nodiscard]] inline bool is_surname(const Profile& profile) { return profile.bare_words.size() < 2; }
// Reports compare by it as the ledger orders them.
[[nodiscard]] std::string order_of(const RecordedReport& report);
[[nodiscard]] std::string joined(const std::set<std::string>& stems);
[[nodiscard]] std::set<std::string> split(const std::string& joined_stems);
[[nodiscard]] std::string pair_of(const std::set<std::string>& a, const std::set<std::string>& b);

[[nodiscard]] std::string packed(std::uint64_t number);
[[nodiscard]] std::string packed(const Scene& scene);
[[nodiscard]] std::string packed(const Governments& governments);
[[nodiscard]] std::string packed(const Called& called);
[[nodiscard]] std::string packed(const KeptCluster& cluster);
[[nodiscard]] std::string packed(const Tally& tally);
[[nodiscard]] std::string packed(const BodyNames& names);
[[nodiscard]] std::string packed(const std::vector<Look>& looks);
[[nodiscard]] std::string packed(const std::vector<std::uint64_t>& numbers);
// No bytes where an actor of one report has a part in it.
[[nodiscard]] std::string packed(const PartyTold& told, const std::function<std::uint64_t(std::size_t)>& number_of,
                                 const std::function<bool(std::size_t)>& is_passing);
// False for bytes that are none.
[[nodiscard]] bool unpack(std::string_view bytes, std::uint64_t& number);
[[nodiscard]] bool unpack(std::string_view bytes, Scene& scene);
[[nodiscard]] bool unpack(std::string_view bytes, Governments& governments);
[[nodiscard]] bool unpack(std::string_view bytes, Called& called);
[[nodiscard]] bool unpack(std::string_view bytes, KeptCluster& cluster);
[[nodiscard]] bool unpack(std::string_view bytes, Tally& tally);
[[nodiscard]] bool unpack(std::string_view bytes, BodyNames& names);
[[nodiscard]] bool unpack(std::string_view bytes, std::vector<Look>& looks);
[[nodiscard]] bool unpack(std::string_view bytes, std::vector<std::uint64_t>& numbers);

// What a movement is kept under.
[[nodiscard]] std::string movement_entry(const std::string& country, std::uint64_t number);

// What a body's reports know it for, those that name it and those that only describe its people.
[[nodiscard]] Cluster::Rebels rebels_told(const Clusters& clusters, const Cluster& cluster);
// Of two reports' names of bodies that may be one unless one report has both: those that one has.
[[nodiscard]] std::set<std::string> pairs_together(const Clusters& clusters);
// The only body some name of which has all of `stems`: 0 for none, nothing for several. `least`: stems of a name.
[[nodiscard]] std::optional<std::uint64_t> body_among(const BodyNames& names, const std::set<std::string>& stems,
                                                      std::size_t least);

// Everything that later reports are held against.
void keep(const Basis& basis, const CaseContent& content, Shelf& shelf);

void start_merging(Clusters& clusters);
// What all profiles of a cluster call it.
[[nodiscard]] Tally tally_of(const Clusters& clusters, const Cluster& cluster);
// An actor of one report, with its id.
[[nodiscard]] CaseActor passing_actor(const Clusters& clusters, const Cluster& cluster);
void tell_members(const Clusters& clusters, const Cluster& cluster, CaseActor& out);

}  // namespace grotius
