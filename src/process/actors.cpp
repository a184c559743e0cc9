// The actors of a state: whom its sections name, and for whom they act, with the parts they play.
#include <algorithm>
#include <unordered_map>

#include "process/sections.h"

namespace grotius {
namespace {

class PartFinder {
 public:
  PartFinder(const Material& material, const std::vector<Happening>& happenings, const State& state)
      : material_(material), happenings_(happenings), state_(state) {
    number_.reserve(material.roster.actors.size());
    for (std::size_t i = 0; i < material.roster.actors.size(); ++i)
      number_[material.roster.actors[i].id] = CaseActorId(i);
  }

  std::vector<StateActor> run() {
    collect();
    find_sides();
    find_mediators();
    for (const std::string& one : named_)
      if (const CaseActorId of = material_.roster.party_of(number_.at(one)); of != number_.at(one))
        members_[of].push_back(one);
    std::vector<StateActor> out;
    for (const std::string& id : named_) out.push_back(describe(number_.at(id)));
    std::sort(out.begin(), out.end(), [](const StateActor& a, const StateActor& b) {
      return std::tie(a.first_seen, a.id) < std::tie(b.first_seen, b.id);
    });
    return out;
  }

 private:
  void name(const std::vector<std::string>& ids) { named_.insert(ids.begin(), ids.end()); }

  void name_speakers(const Support& support) {
    for (const FactRef& fact : support.facts) name(fact.said_by);
  }

  void collect() {
    for (const Mandate& m : state_.mandates) {
      name({m.actor});
      name(m.of);
      name(m.for_whom);
      name_speakers(m.support);
    }
    for (const Proposal& p : state_.proposals) {
      name(p.by);
      name_speakers(p.support);
      for (const Stance& s : p.stances) {
        name({s.actor});
        name(s.on_word_of);
        name_speakers(s.support);
      }
    }
    for (const Obstacle& o : state_.obstacles) name(o.by), name_speakers(o.support);
    for (const Contact& c : state_.contacts) name(c.parties), name(c.via), name_speakers(c.support);
    for (const AgendaItem& a : state_.agenda) name(a.by), name_speakers(a.support);
    for (const Measure& m : state_.measures) name(m.by), name(m.on), name_speakers(m.support);
    for (const Hostility& h : state_.hostilities) name(h.source), name(h.target), name_speakers(h.support);
    for (const Control& c : state_.control) name(c.holder), name(c.former), name_speakers(c.support);
    for (const Tone& t : state_.tone) name({t.actor}), name_speakers(t.support);
    for (const Dyad& d : state_.dyads) name({d.source, d.target});
    for (const Contradiction& c : state_.contradictions)
      for (const Claimed& side : c.sides) name(side.by), name_speakers(side.support);
    for (const std::string& id : std::set<std::string>(named_))
      named_.insert(material_.id(material_.roster.party_of(number_.at(id))));
  }

  // The parties to the conflict: who fights whom, and who is to stop, withdraw or talk.
  void find_sides() {
    std::map<CaseActorId, int> blows;
    for (const Happening& h : happenings_) {
      if (!h.done || (h.type != "ASSAULT" && h.type != "MOBILIZE")) continue;
      for (const auto* list : {&h.source, &h.target})
        for (const CaseActorId actor : *list) ++blows[actor];
    }
    for (const auto& [actor, times] : blows)
      if (times >= 2 && material_.is_party(actor) && !is_international(actor)) sides_.insert(actor);
    for (const CaseFact& fact : material_.facts) {
      const bool is_joint = fact.fact->type == "CONSULT" || fact.fact->type == "AGREE";
      const bool is_asked =
          fact.status == "requested" &&
          (fact.fact->type == "RETREAT" ||
           (is_joint && fact.fact->mutual && fact.source_party.size() + fact.target_party.size() >= 2));
      if (!is_asked || fact.fact->background) continue;
      for (const CaseActorId actor : fact.source_party)
        if (material_.is_party(actor) && !is_international(actor) && material_.roster[actor].kind != "person")
          sides_.insert(actor);
    }
    for (const Control& control : state_.control)
      for (const std::string& id : control.holder)
        if (!is_international(number_.at(id)) && material_.is_party(number_.at(id))) sides_.insert(number_.at(id));
    find_opponents();
    find_invited();
  }

  // The two whom a third asks to meet.
  void find_invited() {
    for (const CaseFact& fact : material_.facts) {
      if (fact.fact->type != "REQUEST" || fact.fact->mode != "meet" || !is_done(fact) || fact.fact->background)
        continue;
      std::vector<CaseActorId> invited;
      for (const CaseActorId actor : fact.target_party)
        if (material_.is_party(actor) && !is_international(actor) && material_.roster[actor].kind != "person")
          add_unique(invited, actor);
      if (invited.size() == 2 && !fact.source_party.empty() && !overlap(fact.source_party, invited))
        sides_.insert(invited.begin(), invited.end());
    }
  }

  // Where nobody fights: two who stand against each other on more than one proposal.
  void find_opponents() {
    std::map<std::pair<CaseActorId, CaseActorId>, int> opposed;
    for (const Proposal& proposal : state_.proposals)
      for (const Stance& no : proposal.stances)
        for (const Stance& yes : proposal.stances)
          if (no.stance == "rejects" && (yes.stance == "seeks" || yes.stance == "accepts"))
            ++opposed[std::minmax(number_.at(no.actor), number_.at(yes.actor))];
    for (const auto& [pair, times] : opposed)
      if (times >= 2)
        for (const CaseActorId actor : {pair.first, pair.second})
          if (material_.is_party(actor) && !is_international(actor)) sides_.insert(actor);
  }

  [[nodiscard]] bool is_international(CaseActorId actor) const {
    const std::string& code = material_.roster[actor].code;
    return code.starts_with("IGO") || code.starts_with("NGO");
  }

  // Who goes between: by the mode of the contact, by convening what he takes no part in, by asking both to stop or
  // talk.
  void find_mediators() {
    std::map<CaseActorId, int> carried;  // contacts told as a third party's
    for (const CaseFact& fact : material_.facts) {
      if (fact.fact->type != "CONSULT" || fact.fact->background || fact.status == "hypothetical" ||
          fact.status == "denied")
        continue;
      for (const CaseActorId actor : fact.source_party) {
        if (!is_outsider(actor)) continue;
        if (fact.fact->mode == "third-party") carried[actor] += seeks_talks(actor) ? 2 : 1;
        if (is_between_sides(fact) || carried[actor] >= 2) mediators_.insert(actor);
      }
      if (fact.status == "planned" && fact.source_party.empty() && fact.target_party.empty())
        for (const CaseActorId actor : fact.said_by_party)
          if (is_outsider(actor) && !refuses(actor)) hosts_.insert(actor);
    }
  }

  // Who carries messages and wants the others to talk.
  [[nodiscard]] bool seeks_talks(CaseActorId actor) const {
    const std::string& id = material_.id(actor);
    return std::any_of(state_.proposals.begin(), state_.proposals.end(), [&](const Proposal& proposal) {
      return proposal.subject == "talks" &&
             std::any_of(proposal.stances.begin(), proposal.stances.end(),
                         [&](const Stance& s) { return s.actor == id && s.stance == "seeks"; });
    });
  }

  // A host may wish for talks, but refuses nothing to those who talk at his place.
  [[nodiscard]] bool refuses(CaseActorId actor) const {
    const std::string& id = material_.id(actor);
    const auto is_refusal = [&](const Stance& s) {
      return s.actor == id && (s.stance == "rejects" || s.stance == "conditional");
    };
    return std::any_of(state_.proposals.begin(), state_.proposals.end(), [&](const Proposal& proposal) {
      return std::any_of(proposal.stances.begin(), proposal.stances.end(), is_refusal);
    });
  }

  [[nodiscard]] bool is_between_sides(const CaseFact& fact) const {
    std::size_t sides = 0;
    for (const CaseActorId actor : fact.target_party) sides += sides_.contains(actor) ? 1 : 0;
    const bool is_round = fact.fact->mutual && fact.source_party.size() + fact.target_party.size() > 3;
    return sides >= 2 && !is_round;  // one of six who talk goes between nobody
  }

  bool is_outsider(CaseActorId actor) const { return material_.is_identified(actor) && !sides_.contains(actor); }

  [[nodiscard]] bool is_envoy(const CaseActor& actor) const {
    return std::any_of(actor.offices.begin(), actor.offices.end(), [&](const OfficeSeen& office) {
      const auto words = words_of(office.role);
      return !office.past &&
             std::any_of(words.begin(), words.end(), [&](const auto& w) { return material_.words.is("envoy", w); });
    });
  }

  [[nodiscard]] StateActor describe(CaseActorId id) const {
    const CaseActor& actor = material_.roster[id];
    StateActor out{actor.id,         actor.name,      actor.kind, actor.code, actor.country,
                   actor.wikidata,   actor.aliases,   {},         {},         "",
                   actor.first_seen, actor.last_seen, {}};
    if (sides_.contains(id)) out.part.emplace_back("party");
    if (mediators_.contains(id)) out.part.emplace_back("mediator");
    if (hosts_.contains(id)) out.part.emplace_back("host");
    if (actor.kind == "person" && is_envoy(actor)) out.part.emplace_back("envoy");
    const bool is_state_or_body = actor.kind == "state" || actor.kind == "government" || is_international(id);
    if (out.part.empty() && actor.identified && !actor.is_land && is_state_or_body) out.part.emplace_back("outside");
    if (actor.party != id) out.acts_for = material_.id(actor.party);
    if (const auto members = members_.find(id); members != members_.end()) out.members = members->second;
    SupportBuilder support(material_);
    for (const auto& [report, index] : actor.members) {
      const RecordedReport& of = *material_.view.reports[report];
      const auto& mentions = of.actors[index].mentions;
      support.add_actor(of, of.actors[index], mentions.empty() ? PointSpan{} : mentions.front());
    }
    out.support = support.build();
    return out;
  }

  const Material& material_;
  const std::vector<Happening>& happenings_;
  const State& state_;
  std::unordered_map<std::string, CaseActorId> number_;
  std::set<std::string> named_;
  std::map<CaseActorId, std::vector<std::string>> members_;  // ids
  std::set<CaseActorId> sides_, mediators_, hosts_;
};

}  // namespace

std::vector<StateActor> find_actors(const Material& material, const std::vector<Happening>& happenings,
                                    const State& state) {
  return PartFinder(material, happenings, state).run();
}

}  // namespace grotius
