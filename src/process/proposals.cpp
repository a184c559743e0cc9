// What is on the table, and where each party stands on it, on whose word.
//
// A proposal is a set of terms of one subject (a ceasefire, a withdrawal, talks, the lifting of a measure), told by
// facts of the kind "proposal" or by acts that somebody asks for. Who asks for it seeks it; who is to do it accepts,
// rejects or makes it conditional by what he says or does.
#include <algorithm>

#include "process/sections.h"
#include "process/stances.h"

namespace grotius {
namespace {

struct Draft {
  std::string subject, label, duration;
  std::vector<CaseActorId> doers;  // who is to do it, or between whom it is
  std::string described;           // the same where the reports only describe them: "foreign force"
  std::vector<CaseActorId> by;
  std::vector<const CaseFact*> facts;
  std::vector<Position> positions;
};

class ProposalFinder {
 public:
  explicit ProposalFinder(const Material& material) : material_(material) {}

  std::vector<Proposal> run() {
    for (const CaseFact& fact : material_.facts) {
      const std::string subject = subject_of(material_, fact);
      if (!subject.empty()) take(fact, subject);
    }
    std::vector<Proposal> out;
    for (const Draft& draft : drafts_)
      if (!draft.positions.empty() || is_outcome_told(draft)) out.push_back(finish(draft));
    std::stable_sort(out.begin(), out.end(), [](const Proposal& a, const Proposal& b) {
      return std::tie(a.made.from, a.id) < std::tie(b.made.from, b.id);
    });
    return out;
  }

 private:
  void take(const CaseFact& fact, const std::string& subject) {
    const std::vector<Position> positions = positions_of(material_, fact);
    if (positions.empty() && !tells_outcome(fact)) return;
    std::vector<CaseActorId> doers;
    const bool tells_doers = fact.fact->kind == "event" && fact.status != "planned" && !is_done(fact);
    if (tells_doers || tells_outcome(fact))
      for (const auto* list : {&fact.source_party, &fact.target_party})
        for (const CaseActorId actor : *list)
          if (material_.is_party(actor) && !is_asker(positions, actor)) add_unique(doers, actor);
    const std::string described = doers.empty() && tells_doers ? description(fact) : "";
    Draft& draft = find(subject, doers, described);
    add_unique(draft.doers, doers);
    draft.facts.push_back(&fact);
    for (const Position& position : positions) {
      draft.positions.push_back(position);
      if (position.stance == "seeks") add_unique(draft.by, position.actor);
    }
    if (draft.label.empty())
      draft.label = described.empty() ? label_of(material_, fact, subject)
                                      : subject + " by " + material_.roster[fact.source.front()].name;
    if (draft.duration.empty()) draft.duration = fact.fact->duration;
  }

  // Who asks others to talk or stop is not the one who is to do it.
  static bool is_asker(const std::vector<Position>& positions, CaseActorId actor) {
    return std::any_of(positions.begin(), positions.end(),
                       [&](const Position& p) { return p.actor == actor && p.stance != "accepts"; });
  }

  static bool is_outcome_told(const Draft& draft) {
    return std::any_of(draft.facts.begin(), draft.facts.end(),
                       [](const CaseFact* f) { return tells_outcome(*f) && f->fact->mutual; });
  }

  static bool tells_outcome(const CaseFact& fact) {
    return fact.fact->type == "RETREAT" && fact.fact->mode == "ceasefire" && (is_done(fact) || fact.status == "denied");
  }

  // "Foreign fighters" are not "foreign troops"; troops, forces and soldiers are one.
  std::string description(const CaseFact& fact) const {
    if (fact.source.empty()) return "";
    const auto words = words_of(material_.roster[fact.source.front()].name);
    if (words.size() < 2 || fact.fact->type == "CONSULT" || fact.fact->mode == "ceasefire") return "";
    const std::string head = material_.words.is("military", words.back()) ? "force" : singular(words.back());
    return words[words.size() - 2] + " " + head;
  }

  Draft& find(const std::string& subject, const std::vector<CaseActorId>& doers, const std::string& described) {
    for (Draft& draft : drafts_) {
      if (draft.subject != subject) continue;
      const bool is_open = doers.empty() && described.empty();
      const bool is_same = described.empty()
                               ? draft.described.empty() && (draft.doers.empty() || overlap(draft.doers, doers))
                               : draft.described == described;
      if (is_open || is_same) return draft;
    }
    Draft& draft = drafts_.emplace_back();
    draft.subject = subject;
    draft.described = described;
    return draft;
  }

  Proposal finish(const Draft& draft) const {
    Proposal out;
    const CaseFact& first = *draft.facts.front();
    out.id = stable_id('P', draft.subject + " " + material_.view.reports[first.report]->id);
    out.subject = draft.subject;
    out.label = draft.label;
    out.duration = draft.duration;
    out.by = material_.ids(draft.by);
    out.made = {first.known, plus_days(first.known, 1), "day"};
    out.stances = stances_from(material_, draft.positions);
    SupportBuilder support(material_);
    for (const CaseFact* fact : draft.facts) support.add(*fact);
    out.support = support.build();
    run_clock(draft, out);
    out.state = state_of_proposal(draft, out);
    return out;
  }

  // Terms of so many days run from the day they began.
  void run_clock(const Draft& draft, Proposal& out) const {
    if (draft.duration.empty()) return;
    for (const CaseFact* fact : draft.facts)
      if (is_done(*fact) && fact->fact->kind != "proposal" && fact->when.precision == "day") {
        const std::string end = plus_duration(fact->when.from, draft.duration);
        if (!end.empty()) out.clock = Interval{fact->when.from, end, "day"};
      }
  }

  std::string state_of_proposal(const Draft& draft, const Proposal& out) const {
    if (out.clock && is_over(*out.clock, material_.view.as_of)) return "expired";
    const CaseFact* outcome = nullptr;
    for (const CaseFact* fact : draft.facts)
      if (tells_outcome(*fact) && fact->voice == Voice::kReporter) outcome = fact;
    if (outcome != nullptr) return is_done(*outcome) ? "in_force" : "broken";
    std::size_t accept = 0, reject = 0;
    for (const Stance& stance : out.stances) {
      const auto is_doer = std::any_of(draft.doers.begin(), draft.doers.end(),
                                       [&](CaseActorId a) { return material_.id(a) == stance.actor; });
      if (is_doer && stance.stance == "accepts") ++accept;
      if (is_doer && stance.stance == "rejects") ++reject;
    }
    if (reject > 0) return "rejected";
    return accept > 0 && accept == draft.doers.size() && accept >= 2 ? "agreed" : "on_the_table";
  }

  const Material& material_;
  std::vector<Draft> drafts_;
};

}  // namespace

std::vector<Proposal> find_proposals(const Material& material) { return ProposalFinder(material).run(); }

}  // namespace grotius
