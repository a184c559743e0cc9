// The actors of a state: whom its sections name, and for whom they act, with the parts they play.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "process/sections.h"
#include "process/terms.h"

namespace grotius {
namespace {

bool is_international(const Material& material, CaseActorId actor) {
  const std::string& code = material.roster[actor].code;
  return code.starts_with("IGO") || code.starts_with("NGO");
}

// Civilians, refugees, reporters and companies are told of, too, but fight and talk for nobody.
bool is_bystander(const Material& material, CaseActorId actor) {
  const std::string& code = material.roster[actor].code;
  return code.ends_with("CVL") || code.ends_with("MED") || code.ends_with("BUS") || code.ends_with("EDU");
}

bool may_be_side(const Material& material, CaseActorId actor) {
  return material.is_party(actor) && !is_international(material, actor) && !is_bystander(material, actor);
}

// "Its nationals", "the Japanese" who are told to leave are people, not what withdraws in a war.
bool are_people(const Material& material, const CaseFact& fact) {
  const auto& actors = material.view.reports[fact.report]->actors;
  const auto& source = fact.fact->source;
  return !source.empty() &&
         std::all_of(source.begin(), source.end(), [&](std::uint32_t index) { return actors[index].kind == "group"; });
}

// Who is to stop, withdraw or talk.
void take_asked(const Material& material, const CaseFact& fact, PartsTold& out) {
  const bool is_joint = fact.fact->type == "CONSULT" || fact.fact->type == "AGREE";
  const bool is_asked = fact.status == "requested" &&
                        (fact.fact->type == "RETREAT" ||
                         (is_joint && fact.fact->mutual && fact.source_party.size() + fact.target_party.size() >= 2));
  if (!is_asked || (fact.fact->type == "RETREAT" && are_people(material, fact))) return;
  for (const CaseActorId actor : fact.source_party)
    if (may_be_side(material, actor) && material.roster[actor].kind != "person") out.asked.insert(actor);
}

// The two whom a third asks to meet.
void take_invited(const Material& material, const CaseFact& fact, PartsTold& out) {
  if (fact.fact->type != "REQUEST" || fact.fact->mode != "meet" || !is_done(fact)) return;
  std::vector<CaseActorId> invited;
  for (const CaseActorId actor : fact.target_party)
    if (may_be_side(material, actor) && material.roster[actor].kind != "person") add_unique(invited, actor);
  if (invited.size() == 2 && !fact.source_party.empty() && !overlap(fact.source_party, invited))
    out.asked.insert(invited.begin(), invited.end());
}

// Those between whom a peace deal or a truce was made.
void take_reconciled(const Material& material, const CaseFact& fact, PartsTold& out) {
  if (!tells_agreement(material, fact) || tells_breach(material, fact)) return;
  const auto name = words_of(agreement_named(material, fact));
  const auto begin = name.begin();
  const auto end = std::find_if(begin, name.end(), [](const std::string& word) { return word == "between"; });
  if (std::none_of(begin, end, [&](const std::string& word) { return material.words.is("process", word); })) return;
  std::vector<CaseActorId> parties;
  for (const auto* list : {&fact.source_party, &fact.target_party})
    for (const CaseActorId actor : *list)
      if (may_be_side(material, actor) && material.roster[actor].kind != "person") add_unique(parties, actor);
  if (parties.size() == 2) out.asked.insert(parties.begin(), parties.end());
}

// Who writes to both sides goes between nobody by that.
bool is_message(const Material& material, const CaseFact& fact) {
  return material.words.is_any("message", words_of(material.view.words(fact.report, fact.fact->trigger)));
}

void take_contact(const Material& material, const CaseFact& fact, PartsTold& out) {
  if (fact.fact->type != "CONSULT" || fact.status == "hypothetical" || fact.status == "denied") return;
  if (is_message(material, fact)) return;
  std::vector<CaseActorId> others;
  for (const CaseActorId actor : fact.target_party)
    if (may_be_side(material, actor)) others.push_back(actor);
  std::sort(others.begin(), others.end());
  // One of six who talk goes between nobody.
  const bool is_round = fact.fact->mutual && fact.source_party.size() + fact.target_party.size() > 3;
  for (const CaseActorId actor : fact.source_party) {
    if (!material.is_identified(actor)) continue;
    if (fact.fact->mode == "third-party") ++out.carried[actor];
    if (others.size() >= 2 && !is_round) out.between.emplace(actor, others);
  }
  if (fact.status == "planned" && fact.source_party.empty() && fact.target_party.empty() &&
      tells_convening(material, fact))
    for (const CaseActorId actor : fact.said_by_party)
      if (material.is_identified(actor)) out.announcing.insert(actor);
}

class PartFinder {
 public:
  PartFinder(const Material& material, const PartsTold& told, const State& state)
      : material_(material), told_(told), state_(state) {
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
  void name(const std::vector<std::string>& ids) {
    for (const std::string& id : ids) name(id);
  }
  void name(const std::string& id) { found_.insert(id); }

  void name_speakers(const Support& support) {
    for (const FactRef& fact : support.facts) name(fact.said_by);
  }

  void collect() {
    for (const Mandate& m : state_.mandates) {
      name(m.actor);
      name(m.of);
      name(m.for_whom);
      name_speakers(m.support);
    }
    for (const Proposal& p : state_.proposals) {
      name(p.by);
      name_speakers(p.support);
      for (const Stance& s : p.stances) {
        name(s.actor);
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
    for (const Tone& t : state_.tone) name(t.actor), name_speakers(t.support);
    for (const Dyad& d : state_.dyads) name(d.source), name(d.target);
    for (const Contradiction& c : state_.contradictions)
      for (const Claimed& side : c.sides) name(side.by), name_speakers(side.support);
    for (const std::string_view id : found_) {
      named_.emplace(id);
      named_.insert(material_.id(material_.roster.party_of(number_.at(std::string(id)))));
    }
  }

  // The parties to the conflict: who fights whom, and who is to stop, withdraw or talk.
  void find_sides() {
    for (const auto& [actor, times] : told_.blows)
      if (times >= 2) sides_.insert(actor);
    sides_.insert(told_.asked.begin(), told_.asked.end());
    for (const Control& control : state_.control)
      for (const std::string& id : control.holder)
        if (may_be_side(material_, number_.at(id))) sides_.insert(number_.at(id));
    find_opponents();
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
          if (may_be_side(material_, actor)) sides_.insert(actor);
  }

  // Who goes between: by the mode of the contact, by convening what he takes no part in, by asking both to stop or
  // talk.
  void find_mediators() {
    for (const auto& [actor, times] : told_.carried)
      if (is_outsider(actor) && (times >= 2 || seeks_talks(actor))) mediators_.insert(actor);
    for (const auto& [actor, others] : told_.between) {
      const auto sides = std::count_if(others.begin(), others.end(), [&](CaseActorId a) { return sides_.contains(a); });
      if (is_outsider(actor) && sides >= 2) mediators_.insert(actor);
    }
    for (const CaseActorId actor : told_.announcing)
      if (is_outsider(actor) && !refuses(actor)) hosts_.insert(actor);
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

  bool is_outsider(CaseActorId actor) const { return material_.is_identified(actor) && !sides_.contains(actor); }

  [[nodiscard]] bool is_envoy(const CaseActor& actor) const {
    return std::any_of(actor.held.roles.begin(), actor.held.roles.end(), [&](const auto& told) {
      const auto words = words_of(told.first);
      return !told.second && material_.words.is_any("envoy", words);
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
    const bool is_state_or_body =
        actor.kind == "state" || actor.kind == "government" || is_international(material_, id);
    if (out.part.empty() && actor.identified && !actor.is_land && is_state_or_body) out.part.emplace_back("outside");
    if (actor.party != id) out.acts_for = material_.id(actor.party);
    if (const auto members = members_.find(id); members != members_.end()) out.members = members->second;
    out.support = passages_of(material_, actor);
    return out;
  }

  const Material& material_;
  const PartsTold& told_;
  const State& state_;
  std::unordered_map<std::string, CaseActorId> number_;
  std::unordered_set<std::string_view> found_;  // in the state, many times over
  std::set<std::string> named_;
  std::map<CaseActorId, std::vector<std::string>> members_;  // ids
  std::set<CaseActorId> sides_, mediators_, hosts_;
};

}  // namespace

Support passages_of(const Material& material, const CaseActor& actor) {
  SupportBuilder out(material);
  for (const auto& [report, index] : actor.members) {
    const RecordedReport& of = *material.view.reports[report];
    const auto& mentions = of.actors[index].mentions;
    out.add_actor(of, of.actors[index], mentions.empty() ? PointSpan{} : mentions.front());
  }
  return out.build(actor.seen);
}

void take_parts(const Material& material, Happenings happenings, PartsTold& out) {
  for (const Happening& h : happenings) {
    if (!h.done || (h.type != "ASSAULT" && h.type != "MOBILIZE")) continue;
    for (const auto* list : {&h.source, &h.target})
      for (const CaseActorId actor : *list)
        if (may_be_side(material, actor)) ++out.blows[actor];
  }
  for (const CaseFact& fact : material.present()) {
    if (fact.fact->background) continue;
    take_asked(material, fact, out);
    take_invited(material, fact, out);
    take_reconciled(material, fact, out);
    take_contact(material, fact, out);
  }
}

std::vector<StateActor> find_actors(const Material& material, const PartsTold& told, const State& state) {
  return PartFinder(material, told, state).run();
}

}  // namespace grotius
