// What the sections of a state remember of all facts before a day, so that a later state needs only the facts since.
//
// A section goes through the facts by publication; what it has in hand at a day is its past, the rest of the way is the
// same with it as from the beginning. Facts themselves are not in it, but the strongest that an entry rests on, and how
// many. Private to the stage. Thread safety: none.
#pragma once

#include <optional>

#include "process/facts.h"

namespace grotius {

// A past that leaves out so many days before the state's: no window of a section reaches further back.
inline constexpr int kPresentDays = 140;
// Days between reports of one happening, and between those that tell it and those that deny it.
inline constexpr int kReachDays = 45;

// What an entry rests on while facts are taken.
struct SupportTold {
  Support before;
  std::vector<const CaseFact*> facts;

  void add(const CaseFact& fact) { facts.push_back(&fact); }
  [[nodiscard]] Support build(const Material& material) const;
  void leave(const Material& material);  // the facts into `before`
};

// One word on a stance, as far as it ranks it.
struct WordTold {
  bool is_own = false;  // the party's own, or the reporter's
  std::string known;
  int weight = 0;
  double confidence = 0;
  std::size_t order = 0;  // among the words of its proposal
  std::string report;
  std::vector<CaseActorId> on_word_of;

  [[nodiscard]] bool outranks(const WordTold& other) const;
};

struct ConditionTold {
  WordTold word;
  std::string text;
  Support support;
};

// All that is told of one stance of one party.
struct StanceTold {
  std::string stance, first;  // first: the day it was first told
  WordTold best;
  std::optional<WordTold> other;                    // the best of another report
  std::map<std::string, ConditionTold> conditions;  // by text, folded
  SupportTold support;
};

struct StancesTold {
  std::size_t words = 0;
  std::map<CaseActorId, std::vector<StanceTold>> of;

  [[nodiscard]] bool has(CaseActorId actor, std::initializer_list<std::string_view> stances) const;
};

struct ProposalTold {
  std::string subject, label, duration;
  std::vector<CaseActorId> doers;           // who is to do it, or between whom it is
  std::string described;                    // the same where the reports only describe them: "foreign force"
  bool is_for_all = false;                  // some who ask for it do not say of whom
  bool is_undertaking = false;              // an act that no kind of terms tells
  std::vector<CaseActorId> authors;         // of a plan or a draft
  std::set<CaseActorId> put_to;             // to whom a plan or a draft is put
  std::set<CaseActorId> named_by_refusers;  // parties that those name who refuse talks or make them conditional
  std::map<std::string, int> kinds;         // of talks, and how often
  std::vector<CaseActorId> by;
  std::string report, fact, first, last;  // the first fact; the days of the first and the last
  std::string fate, outcome;              // what facts tell of an agreement, and of a ceasefire; empty: nothing
  bool has_outcome = false;               // a ceasefire of several, held or not
  std::string began;                      // the day on which its clock may run from
  StancesTold stances;
  SupportTold support;
};

struct MeasureTold {
  std::string instrument, first;
  std::set<CaseActorId> by;
  std::vector<CaseActorId> on;  // as they were told
  std::string effect;           // of the last act, else what is considered
  bool is_act = false;          // the effect is that of an act
  bool in_force = false;        // but for its end
  Interval since;
  std::optional<Interval> until;
  std::string end;  // the first day on which it may have ended since it was put in force
  SupportTold support;
};

// One word on who holds an area.
struct GroundTold {
  std::string area, change;
  std::vector<CaseActorId> holder;
  std::string day;  // of the change; empty: somewhere before
  Interval when;
  FactRef reference;
};
struct GroundsTold {
  std::set<std::string> places;                            // as written
  std::map<std::string, std::vector<GroundTold>> of_area;  // by its key
  std::map<std::string, std::vector<GroundTold>> moved;    // forces moved there
  std::set<std::pair<CaseActorId, CaseActorId>> fought;    // who struck whom
};

// What facts say of an office.
struct OfficeChanged {
  std::optional<Interval> since, until;
  std::string state;  // empty: as titles tell
  SupportTold support;
};

// Something to come, and what would tell that it came.
struct PlanTold {
  std::string type, known;
  std::vector<CaseActorId> parties;
  Interval when;
  std::vector<CaseActorId> named;  // whoever is named in its report; of one whose parties are only described
  bool was_kept = false;           // in the past
};
struct AgendaTold {
  std::string what, kind;
  std::vector<CaseActorId> by;
  Interval when;
  FactRef reference;
  PlanTold plan;
  std::vector<CaseActorId> meant;      // whose matter it is: not the case's where all of them are beside it
  std::vector<CaseActorId> elsewhere;  // as Material::elsewhere has it of its report
  std::vector<CaseActorId> leaving;    // whose end of term it is
  bool has_left = false;               // one of them, as a later report tells
};
struct ContactTold {
  std::string id, type, mode, place, state;
  std::string shown, last;  // its place to read; the day it was last told
  std::vector<CaseActorId> parties, via;
  Interval when;
  std::optional<PlanTold> plan;  // of what is still to come
  SupportTold support;
};

struct DyadTold {
  std::size_t happenings = 0;
  double cooperation = 0, conflict = 0;
};

// What tells the parts that actors play.
struct PartsTold {
  std::map<CaseActorId, int> blows;                                    // happenings of force
  std::set<CaseActorId> asked;                                         // to stop, withdraw, talk or meet
  std::map<CaseActorId, int> carried;                                  // contacts told as a third party's
  std::set<std::pair<CaseActorId, std::vector<CaseActorId>>> between;  // whom somebody met, where they are several
  std::set<CaseActorId> announcing;                                    // meetings without parties
};

// How somebody judged on a day; of a report that may be about another country.
struct ToneTold {
  Tone tone;
  std::vector<CaseActorId> elsewhere;  // as Material::elsewhere has it
};

struct Past {
  std::string until;      // facts that were known before that day are in it; empty: none
  std::string first_day;  // of the first report
  // Facts known since that are of happenings known before: report and fact.
  std::set<std::pair<std::string, std::string>> joined;
  std::vector<ProposalTold> proposals;
  std::map<std::string, std::vector<MeasureTold>> measures;  // by name, whom they hit apart
  GroundsTold grounds;
  ForumsTold forums;
  std::map<CaseActorId, OfficeChanged> offices;
  std::vector<AgendaTold> agenda;
  std::vector<ContactTold> called_off, due;
  std::vector<ToneTold> tones;                                                  // of whoever judged
  std::map<std::tuple<std::string, std::string, std::string>, DyadTold> dyads;  // week, ids
  std::vector<Contradiction> contradictions;
  PartsTold parts;

  // Entries rest on references from here on, and no more on the facts of the material.
  void leave(const Material& material);
};

}  // namespace grotius
