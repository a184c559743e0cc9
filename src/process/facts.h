// The facts of a view with their actors merged, their times completed and their voice told. Private to the stage.
#pragma once

#include <optional>
#include <set>
#include <span>

#include "process/roster.h"

namespace grotius {

enum class Voice { kReporter, kAttributed, kAnonymous };

struct CaseFact {
  std::size_t report = 0;  // index into CaseView::reports
  const RecordedFact* fact = nullptr;
  std::string type;    // PLOVER's; taking ground is COERCE where the reading names no type
  std::string status;  // as the fact says, save that what is dated after its report has not occurred
  // Whoever is named, then for whom they act, in the order of the reading, without repeats.
  std::vector<CaseActorId> source, target, said_by;
  std::vector<CaseActorId> source_party, target_party, said_by_party;
  std::vector<CaseActorId> members;  // of the talks known by a number ("six-party talks") that it tells of
  Voice voice = Voice::kReporter;
  Interval when;
  std::string known;  // day of publication
};

// Who takes part in talks that are known by a number, and since when that is told.
struct ForumTold {
  std::string known;
  std::vector<CaseActorId> members;  // ascending
};
using ForumsTold = std::map<std::size_t, ForumTold>;  // by the number

// Everything sections are made from.
struct Material {
  const CaseView& view;
  const CaseWords& words;
  const Roster& roster;
  std::vector<CaseFact> facts;  // by publication, then in the order of the reading
  ForumsTold forums = {};
  // The government of the country the case is fought over, which other states meet when they meet the country.
  std::optional<CaseActorId> land_government = {};
  // What sections are to look at: those known on the day `from` or later, and before `to`, where they are not empty.
  // The earlier ones are in the past (past.h).
  std::string from = {}, to = {};
  // For a state, in a case about a country: by actor, who never stands in one fact with anybody or any place of it; by
  // report, the states that it speaks of so often that, if one of them is beside the case, the report is, too.
  std::vector<bool> beside = {};
  std::vector<std::vector<CaseActorId>> elsewhere = {};

  [[nodiscard]] bool is_present(std::string_view day) const { return day >= from && (to.empty() || day < to); }
  [[nodiscard]] std::span<const CaseFact> present() const;
  [[nodiscard]] const std::string& id(CaseActorId actor) const { return roster[actor].id; }
  [[nodiscard]] std::vector<std::string> ids(const std::vector<CaseActorId>& actors) const;
  [[nodiscard]] bool is_identified(CaseActorId actor) const { return roster[actor].identified; }
  // One who can act in a conflict: identified, and not the country it is fought over.
  [[nodiscard]] bool is_party(CaseActorId actor) const { return roster[actor].identified && !roster[actor].is_land; }
  // "Alphaland refuses": where factions fight over it, its government does.
  [[nodiscard]] CaseActorId acting_for(CaseActorId actor) const {
    return roster[actor].is_land && land_government ? *land_government : actor;
  }
  // What is told of him is of other matters, as of Israel in the news of the day among reports on Somalia.
  [[nodiscard]] bool is_beside(CaseActorId actor) const {
    return !beside.empty() && beside[actor.value] && beside[roster.party_of(actor).value];
  }
  [[nodiscard]] bool is_any_beside(const std::vector<CaseActorId>& actors) const;
  [[nodiscard]] bool are_all_beside(const std::vector<CaseActorId>& actors) const;  // no: of nobody
  [[nodiscard]] std::vector<CaseActorId> elsewhere_of(const CaseFact& fact) const {
    return elsewhere.empty() ? std::vector<CaseActorId>{} : elsewhere[fact.report];
  }
  [[nodiscard]] std::string passage_of(const CaseFact& fact) const;  // the evidence, on one line
  [[nodiscard]] FactRef reference(const CaseFact& fact) const;
};

// "The council mulled the proposal": it says nothing of it.
[[nodiscard]] bool only_weighs(const CaseView& view, const CaseWords& words, std::size_t report,
                               const RecordedStatement& statement);

// Finds who and what is beside the case, if it is about a country of its own.
void find_beside(Material& material);
// By actor, the ties that he has by facts known before that day, and by those that are not in the view.
[[nodiscard]] std::vector<TiesTold> ties_before(const Material& material, const std::string& day);

// `forums`: those that reports told of which are not in the view.
[[nodiscard]] Material gather(const CaseView& view, const CaseWords& words, const Roster& roster,
                              const ForumsTold& forums = {});
// "By" of "by Monday", where that is the fact's time; empty without one.
[[nodiscard]] std::string word_before_time(const Material& material, const CaseFact& fact);
// The time of a fact, and whether it lies ahead of its report.
void tell_when(const Material& material, CaseFact& fact);
// Of the facts gathered; a sentence tells of talks known by a number once its day, or an earlier one, told of whom.
void find_forums(Material& material, const ForumsTold& known);
// "six-party", "six-nation", "six-way": 6; "bilateral": 2; 0 for a word that counts nobody.
[[nodiscard]] std::size_t parties_counted(std::string_view word);
// Of all talks of four or more that a text names by their number.
[[nodiscard]] std::set<std::size_t> talks_counted_in(std::string_view text);
[[nodiscard]] std::string counted_talks(std::size_t parties);  // "six-party talks"

// Collects what an entry rests on: strongest first, then by report and fact; each fact once. Facts must outlive it.
class SupportBuilder {
 public:
  explicit SupportBuilder(const Material& material) : material_(&material) {}
  void add(const CaseFact& fact);
  // A passage that tells an actor's office, or of him. Without said_by; its texts must outlive the builder.
  void add_actor(const RecordedReport& report, const RecordedActor& actor, PointSpan evidence);
  // With those that were collected before, which are others.
  [[nodiscard]] Support build(const Support& before = {}) const;
  [[nodiscard]] bool empty() const { return entries_.empty(); }

 private:
  // A reference not yet written out: most are never told.
  struct Entry {
    double confidence = 0;
    std::string_view published, report, fact, actor;
    const CaseFact* of = nullptr;  // none: an actor's passage
    PointSpan evidence;
  };
  [[nodiscard]] FactRef reference(const Entry& entry) const;

  const Material* material_;
  std::vector<Entry> entries_;
};

// References to different facts or passages.
[[nodiscard]] Support support_of(std::vector<FactRef> facts);
// What two collections of different facts make together.
[[nodiscard]] Support together(const Support& a, const Support& b);

[[nodiscard]] bool is_done(const CaseFact& fact);   // occurred or under way
[[nodiscard]] bool is_ahead(const CaseFact& fact);  // planned
// "H" and the like, and digits of the hash of what the thing is known by.
[[nodiscard]] std::string stable_id(char letter, std::string_view key);
[[nodiscard]] std::string one_line(std::string_view text);
void add_unique(std::vector<CaseActorId>& list, CaseActorId actor);
void add_unique(std::vector<CaseActorId>& list, const std::vector<CaseActorId>& actors);
[[nodiscard]] bool contains(const std::vector<CaseActorId>& list, CaseActorId actor);
[[nodiscard]] bool overlap(const std::vector<CaseActorId>& a, const std::vector<CaseActorId>& b);

}  // namespace grotius
