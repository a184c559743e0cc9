// Actors merged over the reports of a view: who is one and the same, and for whom each acts.
//
// Keyed by what is known beyond a report (a state's government, a registered organisation), else by name: persons by
// the words of their names where offices and countries do not conflict (never by the surname alone then), bodies by the
// words of theirs. "Government troops", "Islamist fighters" belong to the body their words name. In doubt two actors
// stay two. Private to the stage. Thread safety: pure.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "process/view.h"
#include "process/words.h"

namespace grotius {

using CaseActorId = Id<struct CaseActorList>;

struct OfficeSeen {
  std::string role;  // "Prime Minister"
  bool past = false;
  std::size_t report = 0;  // index into CaseView::reports
  std::uint32_t actor = 0;
  PointSpan span;  // the words that tell it
};

// The offices of an actor over all reports, whatever their order.
struct OfficesHeld {
  std::set<std::pair<std::string, bool>> roles;  // as told; true: as a former one
  // The latest office: where its report stands, its role as the actors' reading has it and as the report, and whether
  // it is told as a former one.
  std::string latest, role, whole;
  bool is_past = false;
  std::string first;  // the first day that tells of one
  Support passages;
};

// What facts that are not in the view tell of an actor's part in a case about a country (facts.h).
struct TiesTold {
  bool to_country = false;             // told of with somebody or some place of it
  std::set<CaseActorId> to_movements;  // told of with those, where it is nobody of the country
};

struct CaseActor {
  std::string id, name, kind, code, country, wikidata;
  std::vector<std::string> aliases;
  bool is_land = false;     // the country the case is about, apart from its government
  bool identified = false;  // named, or known beyond the report; "elders" and "a resident" are not
  CaseActorId party;        // for whom it acts; itself where for nobody else
  std::vector<OfficeSeen> offices;
  std::vector<std::pair<std::size_t, std::uint32_t>> members;  // report, actor of its reading
  std::string first_seen, last_seen;
  // Of reports that are not in the view, those that are; of the offices also those.
  Support seen;
  OfficesHeld held;
  bool acts = false;  // some fact has the actor
  TiesTold ties;
};

struct Roster {
  std::vector<CaseActor> actors;
  std::vector<std::vector<CaseActorId>> of;  // by report and actor of its reading
  // By report: persons whom it has in the highest office of a state.
  std::vector<std::vector<CaseActorId>> leaders;
  std::string scene;  // the country the case is about, where factions of it are parties; may be empty

  [[nodiscard]] const CaseActor& operator[](CaseActorId id) const { return actors[id.value]; }
  [[nodiscard]] CaseActorId party_of(CaseActorId id) const { return actors[id.value].party; }
};

// What the merging went by, for whom later reports are to be added.
struct Basis;
using TakeBasis = std::function<void(const Basis&)>;

// Of actors whose offices are told.
void find_leaders(const CaseView& view, const CaseWords& words, Roster& roster);

[[nodiscard]] Roster build_roster(const CaseView& view, const CaseWords& words, const TakeBasis& take_basis = {});

}  // namespace grotius
