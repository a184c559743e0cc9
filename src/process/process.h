// From reports to the state of a negotiation at a date: actors and events merged over reports, and what follows from
// them.
//
// Enters: what a ledger holds (CaseContent), the date the world is asked about, the date up to which knowledge counts.
// Leaves: State, the object "grotius.state/1", as values and as JSON or text. Pure: the same content gives the same
// bytes, whatever the order it was added in; the computer's clock has no part in it. Rules: only reports published by
// `known_at` count; whose word a thing is stays with it (`said_by`, empty for the reporter's own voice); what is
// planned is held only once a report says so; terms with an end expire by date. Ids (A…, H…, P…, M…) come from what
// they name, not from counting, so that a later report does not move them. Units: spans count code points of the
// report's text. Thread safety: pure. Errors: none; what cannot be known is empty.
//
//   2006-11-02  "Talks … will resume on Monday, the League said."   as of 2006-11-10  contacts: overdue, 2006-11-06
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ledger/ledger.h"

namespace grotius {

// Half-open, ISO 8601; an end that is not known is empty. precision: day, week, month, year, part, reported, or empty.
struct Interval {
  std::string from, to, precision;
  auto operator<=>(const Interval&) const = default;
};

// What an entry rests on: a fact, or the passage that tells an actor's office.
struct FactRef {
  std::string report, fact, actor;
  PointSpan evidence;
  std::vector<std::string> said_by;  // ids of actors; empty: the reporter's own voice
  bool anonymous = false;            // said by somebody the report does not name
  std::string published;
  double confidence = 0;
};

struct Support {
  std::vector<FactRef> facts;  // strongest first, at most kMostFacts
  std::size_t total = 0;
};
inline constexpr std::size_t kMostFacts = 20;

struct StateActor {
  std::string id, name, kind, code, country, wikidata;
  std::vector<std::string> aliases, part, members;
  std::string acts_for;  // id of the actor whose member it is; empty: nobody's
  std::string first_seen, last_seen;
  Support support;
};

struct Mandate {
  std::string actor, role, state;
  std::vector<std::string> of, for_whom;
  Interval since;
  std::optional<Interval> until;
  Support support;
};

struct Condition {
  std::string text;
  Support support;
};

struct EarlierStance {
  std::string stance;
  Interval since;
};

struct Stance {
  std::string actor, stance;
  Interval since;
  std::vector<Condition> conditions;
  std::vector<std::string> on_word_of;
  std::vector<EarlierStance> earlier;
  Support support;
};

struct Proposal {
  std::string id, subject, label, state, duration;
  std::vector<std::string> by;
  Interval made;
  std::optional<Interval> clock;
  std::vector<Stance> stances;
  Support support;
};

struct Obstacle {
  std::string text;
  std::vector<std::string> by;
  Interval when;
  Support support;
};

struct Contact {
  std::string id, type, mode, place, state;
  std::vector<std::string> parties, via;
  Interval when;
  Support support;
};

struct AgendaItem {
  std::string what, kind, state;
  std::vector<std::string> by;
  Interval when;
  Support support;
};

struct Measure {
  std::string id, instrument, effect;
  std::vector<std::string> by, on;
  bool in_force = false;
  Interval since;
  std::optional<Interval> until;
  Support support;
};

struct Hostility {
  std::vector<std::string> source, target;
  std::string from, to;
  std::size_t happenings = 0;
  std::map<std::string, std::size_t> by_type;
  std::vector<std::string> places;
  Support support;
};

struct Control {
  std::string area, change;
  std::vector<std::string> holder, former;  // former: who lost it, where nobody is known to hold it
  Interval when;
  bool contested = false;
  Support support;
};

struct Tone {
  std::string actor, tone;
  Interval when;
  Support support;
};

struct Dyad {
  std::string source, target, week;
  std::size_t happenings = 0;
  double mean = 0, cooperation = 0, conflict = 0;
};

struct Claimed {
  std::string claim;
  std::vector<std::string> by;
  Support support;
};

struct Contradiction {
  std::string about, type;  // id and type of the happening
  std::vector<std::string> parties;
  Interval when;
  std::vector<Claimed> sides;
};

struct State {
  std::string name, first, last;
  std::size_t reports = 0;
  Versions versions;
  std::string as_of;
  std::optional<std::string> known_at;
  std::vector<StateActor> actors;
  std::vector<Mandate> mandates;
  std::vector<Proposal> proposals;
  std::vector<Obstacle> obstacles;
  std::vector<Contact> contacts;
  std::vector<AgendaItem> agenda;
  std::vector<Measure> measures;
  std::vector<Hostility> hostilities;
  std::vector<Control> control;
  std::vector<Tone> tone;
  std::vector<Dyad> dyads;
  std::vector<Contradiction> contradictions;
};

// `as_of`: a date ("2006-12-28"); empty: that of the last report. `known_at`: absent: as known at `as_of`.
// kInvalid for an impossible date.
[[nodiscard]] Result<State> state_of(const CaseContent& content, const std::string& as_of,
                                     const std::optional<std::string>& known_at);

// ---- what follows from two states, or from the facts below one

// A difference between two states of a case.
struct Change {
  std::string what;     // new, changed, gone
  std::string section;  // "Contacts"
  std::string before, after;
  Support support;  // of what is so now; for what is gone, of what was
};
[[nodiscard]] std::vector<Change> changes_between(const State& before, const State& after);

// One event of a case, over all reports that tell it.
struct TimelineEntry {
  std::string id, type, mode, state, place;  // state: occurred, planned
  std::vector<std::string> source, target;   // names
  bool mutual = false;
  Interval when;
  std::string known;
  Support support;
};
// By date; what has only its report's date stands at that.
[[nodiscard]] Result<std::vector<TimelineEntry>> timeline_of(const CaseContent& content, const std::string& as_of,
                                                             const std::optional<std::string>& known_at);

// Which facts are asked for; what is empty does not matter. Names are matched without regard to case, by their words.
struct FactFilter {
  std::string actor, type, status, place, said_by;  // said_by "nobody": the reporter's own voice
  std::string from, to;                             // days, half-open
};
struct FactLine {
  FactRef reference;
  std::string kind, type, mode, status, place, passage;
  std::vector<std::string> source, target, said_by;  // names
  bool mutual = false;
  Interval when;
};
[[nodiscard]] Result<std::vector<FactLine>> ask(const CaseContent& content, const FactFilter& filter,
                                                const std::string& as_of, const std::optional<std::string>& known_at);

// ---- every fact of a case, for other tools' formats

struct RecordActor {
  std::string id, name, kind, code, country, wikidata, role;
  std::vector<std::string> aliases;
  std::size_t party = 0;    // index of the actor it acts for; its own where for nobody else
  bool identified = false;  // named, or known beyond the report
};

// A fact with its actors merged. Indices are of CaseRecord's lists.
struct RecordFact {
  std::size_t report = 0;
  RecordedFact fact;         // corrections applied
  std::string type, status;  // as the case sees them: what is dated after its report has not occurred
  std::vector<std::size_t> source, target, said_by;
  bool attributed = false, anonymous = false;  // said by somebody; by nobody whom the report names
  Interval when;
  std::string known;      // day of publication
  std::string happening;  // id of the event it tells; empty: none
};

// One event over all reports that tell it. Facts strongest first.
struct RecordHappening {
  std::string id, type, mode, place;
  bool done = true, mutual = false;  // not done: planned
  Interval when;
  std::string known;
  std::vector<std::size_t> facts;
};

struct CaseRecord {
  std::string name, as_of, known;                  // days
  std::vector<const RecordedReport*> reports;      // of the content, which must outlive this
  std::vector<std::vector<std::size_t>> actor_of;  // by report and actor of its reading
  std::vector<RecordActor> actors;
  std::vector<RecordFact> facts;  // by publication, then in the order of the reading
  std::vector<RecordHappening> happenings;
};
[[nodiscard]] Result<CaseRecord> record_of(const CaseContent& content, const std::string& as_of,
                                           const std::optional<std::string>& known_at);

// PLOVER's score of a type and mode, from -10 to 10; nothing for a type it does not have.
[[nodiscard]] std::optional<double> plover_score(const std::string& type, const std::string& mode);

// Where something is kept by key between two programs, its texts as they were given. Thread safety: none.
class Shelf {
 public:
  virtual ~Shelf() = default;
  [[nodiscard]] virtual std::optional<std::string> get(std::string_view key) = 0;
  virtual void put(std::string_view key, std::string_view value) = 0;
};

// What `ask` looks at, actor by actor and fact by fact, for an index that answers in its place.
struct CatalogueActor {
  std::string id;
  std::vector<std::string> names;  // of an actor of whom extend_catalogue has nothing new: none
  bool is_passing = false;         // of one report, and never of another
};
struct CatalogueFact {
  FactLine line;
  std::string area;
  std::string from, to;                       // the days that a filter's are compared with
  bool by_reporter = false;                   // the reporter's own voice
  std::vector<std::uint32_t> part, speakers;  // who takes part or says it, or for whom he acts: positions of actors
  std::vector<std::uint32_t> source, target, said_by;  // positions of those whom the line names, in its order
  std::string order;                                   // of its report: reports compare by it as the ledger orders them
};
using TakeActors = std::function<void(const std::vector<CatalogueActor>&)>;
using TakeFact = std::function<void(const CatalogueFact&)>;
// The actors first, then every fact in the order of `ask`. On the shelf, if there is one, comes what later reports can
// be added to the catalogue by.
[[nodiscard]] Result<bool> catalogue(const CaseContent& content, const std::string& as_of,
                                     const std::optional<std::string>& known_at, const TakeActors& take_actors,
                                     const TakeFact& take_fact, Shelf* shelf);
// The same of reports that were added to a case whose catalogue of all its reports left `shelf`: its actors as all
// reports together have them, its facts in their order. Where the catalogue of all would have the earlier facts with
// others, or whether it would cannot be told from the shelf: false, and the shelf is of no use any more.
[[nodiscard]] bool extend_catalogue(const CaseAddition& addition, const TakeActors& take_actors,
                                    const TakeFact& take_fact, Shelf& shelf);
// The catalogue of all reports and what is added to it keep the plain state with it. What state_from needs beside the
// shelf: the reports from that day on; nothing where the shelf has no state.
[[nodiscard]] std::optional<std::string> kept_state_needs(Shelf& shelf);
// The state as state_of makes it of all reports, at a day that is not before the last report's (empty: that day). Once
// in a while it puts what has become the past onto the shelf. Nothing where the shelf does not have what it needs.
[[nodiscard]] std::optional<State> state_from(const CaseContent& since, const std::string& as_of, Shelf& shelf);
// Changes with the rules of this stage and of the ledger: the hash of their source.
[[nodiscard]] std::string_view rules_version();

// ---- for reading

[[nodiscard]] std::string state_json(const State& state, bool pretty);
// For people; with markdown, the same as a document. Passages are named as report:fact.
[[nodiscard]] std::string state_text(const State& state, bool markdown);
[[nodiscard]] std::string changes_text(const std::vector<Change>& changes);
[[nodiscard]] std::string changes_json(const std::vector<Change>& changes);
[[nodiscard]] std::string timeline_text(const std::vector<TimelineEntry>& entries);
[[nodiscard]] std::string timeline_json(const std::vector<TimelineEntry>& entries);
[[nodiscard]] std::string facts_text(const std::vector<FactLine>& facts);
[[nodiscard]] std::string facts_json(const std::vector<FactLine>& facts);
// Whoever goes by the name or has the id, and all entries that name him; empty if nobody does.
[[nodiscard]] std::string who_text(const State& state, const std::string& name);
// The morning note on what changed, in Markdown: every sentence with its passages as footnotes.
[[nodiscard]] std::string brief_text(const CaseContent& content, const State& before, const State& after);

}  // namespace grotius
