// What is on the table, and where each party stands on it, on whose word.
//
// A proposal is a set of terms of one subject (a ceasefire, a withdrawal, talks, the lifting of a measure), told by
// facts of the kind "proposal" or by acts that somebody asks for. Who asks for it seeks it; who is to do it accepts,
// rejects or makes it conditional by what he says or does.
#include <algorithm>
#include <functional>

#include "base/date.h"
#include "base/one_of.h"
#include "process/demands.h"
#include "process/labels.h"
#include "process/stances.h"
#include "process/undertakings.h"

namespace grotius {
namespace {

constexpr int kProposalMemoryDays = 180;
constexpr int kRecentDays = 60;  // so long after its last telling "the agreement" is that one

class ProposalFinder {
 public:
  ProposalFinder(const Material& material, std::vector<ProposalTold>& drafts) : material_(material), drafts_(drafts) {}

  void take_all() {
    for (const CaseFact& fact : material_.present()) {
      attend(fact);
      const std::string subject = subject_of(material_, fact);
      if (!subject.empty())
        take(fact, subject);
      else if (const auto undertaking = undertaking_of(material_, fact))
        take(fact, *undertaking);
    }
  }

  std::vector<Proposal> run() {
    std::vector<Proposal> out;
    std::vector<const ProposalTold*> told;  // by proposal
    for (const ProposalTold& draft : drafts_) {
      if (!is_told(draft)) continue;
      Proposal one = finish(draft);
      // What was only put forward, and that long ago, is on nobody's table.
      if (one.state == "on_the_table" && days_between(draft.last, material_.view.as_of) > kProposalMemoryDays) continue;
      out.push_back(std::move(one));
      told.push_back(&draft);
    }
    for (std::size_t i = 0; i < out.size(); ++i) supersede(out[i], *told[i], out);
    for (std::size_t i = 0; i < out.size(); ++i) settle(out[i], *told[i], out);
    std::stable_sort(out.begin(), out.end(), [](const Proposal& a, const Proposal& b) {
      return std::tie(a.made.from, a.id) < std::tie(b.made.from, b.id);
    });
    return out;
  }

 private:
  // A draft is overtaken by what those who took a stand on it, or to whom it was put, agreed later.
  void supersede(Proposal& paper, const ProposalTold& draft, const std::vector<Proposal>& all) const {
    if (!is_paper(material_, paper.subject) || paper.state != "on_the_table") return;
    for (const Proposal& agreed : all) {
      if (agreed.state != "agreed" || agreed.subject != "agreement" || agreed.made.from < draft.last) continue;
      const auto takes_part = [&](const Stance& stance) {
        return stance.stance == "accepts" &&
               (is_put_to(draft, stance.actor) ||
                std::any_of(paper.stances.begin(), paper.stances.end(),
                            [&](const Stance& other) { return other.actor == stance.actor; }));
      };
      if (std::any_of(agreed.stances.begin(), agreed.stances.end(), takes_part)) paper.state = "superseded";
    }
  }

  // "He refused to leave the hills", and then both signed: what those who agreed had asked and refused before is
  // settled between them. What a third asks, or one of them says later, stands.
  void settle(Proposal& act, const ProposalTold& draft, const std::vector<Proposal>& all) const {
    const bool is_open = draft.fate.empty() && draft.outcome.empty() && !act.stances.empty() &&
                         one_of(act.state, {"on_the_table", "rejected"});
    if (!is_open || is_paper(material_, act.subject) || one_of(act.subject, {"talks", "ceasefire", "agreement"}))
      return;
    StancesTold left = draft.stances;
    for (const Proposal& agreed : all)
      if (agreed.state == "agreed" && agreed.subject == "agreement" && ends_dispute(agreed)) leave_later(agreed, left);
    if (left.of.empty()) {
      act.state = "superseded";
      return;
    }
    act.stances = stances_from(material_, left);
    act.state = state_of_proposal(draft, act);
  }

  // An agreement on a swap of prisoners or on trade leaves open what its parties ask of each other besides.
  static bool ends_dispute(const Proposal& agreed) {
    const auto words = words_of(agreed.label);
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
      return one_of(word, {"peace", "accord", "accords", "treaty", "framework", "settlement"});
    });
  }

  // Of those who have agreed, what they have said from that day on. What one of them alone has said was meant for the
  // other of two, and may be for anybody where more have agreed.
  void leave_later(const Proposal& agreed, StancesTold& out) const {
    const auto is_before = [&](const StanceTold& one) {
      return one.best.known < agreed.made.from && (!one.other || one.other->known < agreed.made.from);
    };
    std::set<std::string> agreeing;
    for (const Stance& stance : agreed.stances)
      if (stance.stance == "accepts") agreeing.insert(stance.actor);
    std::vector<CaseActorId> bound;
    for (const auto& [actor, told] : out.of)
      if (agreeing.contains(material_.id(actor))) bound.push_back(actor);
    if (bound.size() < 2 && (out.of.size() > 1 || agreeing.size() != 2)) return;
    for (const CaseActorId actor : bound) {
      std::erase_if(out.of[actor], is_before);
      if (out.of[actor].empty()) out.of.erase(actor);
    }
  }

  bool is_put_to(const ProposalTold& draft, const std::string& actor) const {
    return std::any_of(draft.put_to.begin(), draft.put_to.end(),
                       [&](CaseActorId target) { return material_.id(target) == actor; });
  }

  // Who talks with those that were to talk takes part: whatever he said against it before.
  void attend(const CaseFact& fact) {
    const bool is_talk = fact.type == "CONSULT" && fact.fact->mutual && is_done(fact) && !fact.fact->background &&
                         fact.fact->mode != "phone" && fact.voice == Voice::kReporter && fact.when.precision == "day";
    if (!is_talk) return;
    for (ProposalTold& draft : drafts_) {
      if (draft.subject != "talks" || draft.first >= fact.known) continue;
      std::vector<CaseActorId> present, against;
      for (const auto* list : {&fact.source_party, &fact.target_party})
        for (const CaseActorId actor : *list) {
          if (!contains(draft.doers, actor) && !draft.stances.of.contains(actor)) continue;
          add_unique(present, actor);
          if (draft.stances.has(actor, {"conditional", "rejects"})) add_unique(against, actor);
        }
      if (present.size() < 2 && !is_with_one_named(draft, fact)) continue;
      for (const CaseActorId actor : against) add(material_, {actor, "accepts", {}, false, "", &fact}, draft.stances);
    }
  }

  // "He would not begin negotiations unless Betaland agreed": he and Betaland negotiate.
  static bool is_with_one_named(const ProposalTold& draft, const CaseFact& talk) {
    std::vector<CaseActorId> others = talk.source_party;
    add_unique(others, talk.target_party);
    return std::any_of(others.begin(), others.end(), [&](CaseActorId other) {
      return draft.named_by_refusers.contains(other) && !draft.stances.has(other, {"conditional", "rejects"});
    });
  }

  // Parties that the fact's words name.
  void take_named(const CaseFact& fact, std::set<CaseActorId>& out) const {
    const auto& actors = material_.view.reports[fact.report]->actors;
    for (std::size_t a = 0; a < actors.size(); ++a) {
      const CaseActorId party = material_.roster.party_of(material_.roster.of[fact.report][a]);
      if (material_.is_party(party) &&
          std::any_of(actors[a].mentions.begin(), actors[a].mentions.end(),
                      [&](PointSpan mention) { return fact.fact->evidence.contains(mention); }))
        out.insert(party);
    }
  }

  void take(const CaseFact& fact, const Undertaking& undertaking) {
    const auto known = std::find_if(drafts_.rbegin(), drafts_.rend(), [&](const ProposalTold& draft) {
      const bool is_one = draft.is_undertaking && is_one_undertaking(draft.subject, undertaking.subject);
      return (is_one || names_one_act(draft.subject, undertaking.subject)) &&
             days_between(draft.last, fact.known) <= kProposalMemoryDays;
    });
    const bool is_new = known == drafts_.rend();
    ProposalTold& draft = is_new ? drafts_.emplace_back() : *known;
    if (is_new) draft.subject = undertaking.subject;
    if (draft.label.size() < undertaking.label.size()) draft.label = undertaking.label;
    draft.is_undertaking = draft.is_undertaking || is_new;
    tell(fact, false, draft);
    for (const Position& position : undertaking.positions) {
      add(material_, position, draft.stances);
      if (position.stance == "seeks") add_unique(draft.by, position.actor);
    }
  }

  bool is_told(const ProposalTold& draft) const {
    if (draft.is_undertaking) return is_answered(draft.stances);
    const bool is_nameless =
        draft.label.empty() || (fold(draft.label) == draft.subject && is_paper(material_, draft.subject) &&
                                (draft.authors.empty() || !material_.is_identified(draft.authors.front())));
    return !is_nameless && (!draft.stances.of.empty() || draft.has_outcome || !draft.fate.empty());
  }

  void take(const CaseFact& fact, const std::string& subject) {
    if (is_voted_on(fact)) return;
    const std::vector<Position> positions = positions_of(material_, fact);
    const bool is_breach = tells_breach(material_, fact);
    if (positions.empty() && !tells_outcome(fact) && !is_breach) return;
    std::vector<CaseActorId> doers;
    const bool tells_doers = fact.fact->kind == "event" && fact.status != "planned" && !is_done(fact);
    if (tells_doers || tells_outcome(fact) || tells_agreement(material_, fact))
      for (const auto* list : {&fact.source_party, &fact.target_party})
        for (const CaseActorId actor : *list)
          if (material_.is_party(actor) && !is_asker(positions, actor)) add_unique(doers, actor);
    if (is_demand(material_, fact))
      for (const CaseActorId actor : fact.target_party)
        if (material_.is_party(actor)) add_unique(doers, actor);
    const std::string described = doers.empty() && tells_doers ? description(fact) : "";
    const auto authors = is_paper(material_, subject) ? authors_of(material_, fact) : std::vector<CaseActorId>{};
    const bool is_call = fact.status == "requested" || fact.status == "proposed";
    ProposalTold& draft = find(subject, doers, described, authors, fact, is_call);
    add_unique(draft.authors, authors);
    add_unique(draft.doers, doers);
    draft.is_for_all = draft.is_for_all || doers.empty();
    tell(fact, is_breach, draft);
    for (const Position& position : positions) {
      add(material_, position, draft.stances);
      if (position.stance == "seeks") add_unique(draft.by, position.actor);
      const bool is_no = position.stance == "conditional" || position.stance == "rejects";
      if (is_no && draft.subject == "talks") take_named(fact, draft.named_by_refusers);
    }
    const std::string label = described.empty()
                                  ? label_of(material_, fact, subject)
                                  : capital(subject + " by " + material_.roster[fact.source.front()].name);
    if (draft.label.empty() || tells_more(label, draft.label, subject)) draft.label = label;
    // Of several kinds of talks the one that is told most names them.
    if (subject == "talks" && fold(label) != subject && ++draft.kinds[label] > draft.kinds[draft.label])
      draft.label = label;
    if (draft.duration.empty()) draft.duration = fact.fact->duration;
    if (is_adopted(fact, subject)) draft.fate = "agreed";
  }

  // "Adopted the resolution": what the fact's report tells as adopted is decided, whoever stood against it.
  bool is_adopted(const CaseFact& fact, const std::string& subject) const {
    if (fact.fact->kind != "position" || !is_for_vote(subject)) return false;
    const auto& all = material_.view.reports[fact.report]->facts;
    return std::any_of(all.begin(), all.end(), [&](const RecordedFact& other) {
      if (other.type != "SUPPORT" || other.status != "occurred" || other.background) return false;
      if (!fold(material_.view.words(fact.report, other.trigger)).starts_with("adopt")) return false;
      CaseFact vote = fact;
      vote.fact = &other;
      return is_object(words_of(text_behind(material_, vote, kObjectReach)), subject);
    });
  }

  bool is_for_vote(const std::string& subject) const { return subject == "resolution" || is_paper(material_, subject); }

  // "The resolution", "of a draft resolution"; not "a declaration on the resolution".
  static bool is_object(const std::vector<std::string>& words, const std::string& noun) {
    constexpr std::size_t kReach = 5;
    for (std::size_t i = 0; i < std::min(words.size(), kReach); ++i) {
      if (words[i] == noun) return true;
      if (i > 0 && is_joint(words[i])) return false;
    }
    return false;
  }

  // "84 members voted for the motion and 19 against": what was counted is decided.
  bool is_voted_on(const CaseFact& fact) const {
    if (fact.fact->kind != "proposal") return false;
    const auto& all = material_.view.reports[fact.report]->facts;
    const auto beside = same_sentence(material_, fact);
    return std::any_of(beside.begin(), beside.end(), [&](const CaseFact* other) {
      const auto& about = other->fact->about;
      return other->fact->kind == "position" && is_of_tally(material_, *other) &&
             std::any_of(about.begin(), about.end(), [&](std::uint32_t i) { return all[i].id == fact.fact->id; });
    });
  }

  // What the fact tells of the proposal itself.
  void tell(const CaseFact& fact, bool is_breach, ProposalTold& draft) const {
    if (draft.first.empty()) {
      draft.report = material_.view.reports[fact.report]->id;
      draft.fact = fact.fact->id;
      draft.first = fact.known;
    }
    draft.last = fact.known;
    if (fact.fact->kind == "proposal" && is_paper(material_, draft.subject))
      draft.put_to.insert(fact.target_party.begin(), fact.target_party.end());
    draft.support.add(fact);
    // What was signed stays agreed until it is told to be broken.
    if (is_breach)
      draft.fate = "broken";
    else if (tells_agreement(material_, fact))
      draft.fate = "agreed";
    draft.has_outcome = draft.has_outcome || (tells_outcome(fact) && fact.fact->mutual);
    if (tells_outcome(fact) && fact.voice == Voice::kReporter)
      draft.outcome = is_done(fact) && !is_breach ? "in_force" : "broken";
    const bool starts = is_done(fact) && fact.fact->kind != "proposal" && fact.when.precision == "day";
    if (starts && parse_day(fact.when.from)) draft.began = fact.when.from;
  }

  // "Plan" alone, or "withdrawal", gives way to words that tell which.
  bool tells_more(const std::string& label, const std::string& known, const std::string& subject) const {
    if (fold(known) == subject) return fold(label) != subject && fold(label).find(subject) != std::string::npos;
    return subject == "agreement" && !is_named(known) && is_named(label);
  }

  // "Camp David accords", unlike "Two agreements" and "Deal with the Islamic Movement".
  bool is_named(const std::string& label) const {
    const auto words = words_of(label);
    return !words.empty() && !material_.words.is("qualifier", words[0]) && !material_.words.is("agreement", words[0]);
  }

  // Who asks others to talk or stop is not the one who is to do it.
  static bool is_asker(const std::vector<Position>& positions, CaseActorId actor) {
    return std::any_of(positions.begin(), positions.end(),
                       [&](const Position& p) { return p.actor == actor && p.stance != "accepts"; });
  }

  static bool tells_outcome(const CaseFact& fact) {
    return fact.fact->type == "RETREAT" && fact.fact->mode == "ceasefire" && (is_done(fact) || fact.status == "denied");
  }

  // "Foreign fighters" are not "foreign troops"; troops, forces and soldiers are one.
  std::string description(const CaseFact& fact) const {
    if (fact.source.empty()) return "";
    const auto words = words_of(material_.roster[fact.source.front()].name);
    const bool is_retreat = fact.fact->type != "CONSULT" && fact.fact->type != "MOBILIZE";
    if (words.size() < 2 || !is_retreat || fact.fact->mode == "ceasefire") return "";
    const std::string head = material_.words.is("military", words.back()) ? "force" : singular(words.back());
    return words[words.size() - 2] + " " + head;
  }

  ProposalTold& find(const std::string& subject, const std::vector<CaseActorId>& doers, const std::string& described,
                     const std::vector<CaseActorId>& authors, const CaseFact& fact, bool is_call) {
    const bool is_written = is_paper(material_, subject);
    const std::string label = subject == "talks" ? label_of(material_, fact, subject) : "";
    const auto is_one = [&](const ProposalTold& draft) {
      // Who calls for a ceasefire does not call for the one that was broken.
      if (is_call && subject == "ceasefire" && draft.fate == "broken") return false;
      // What was adopted weeks ago is not what somebody opposes now.
      if (draft.fate == "agreed" && is_for_vote(subject) &&
          (!is_adopted(fact, subject) || days_between(draft.last, fact.known) > kRecentDays))
        return false;
      if (subject == "agreement" && !is_same_agreement(draft, doers, fact)) return false;
      if (subject == "talks" && are_other_talks(draft, label)) return false;
      return is_one_subject(draft.subject, subject) &&
             (is_written ? is_of(draft.authors, authors) : fits(draft, doers, described));
    };
    // Of papers and agreements the latest is meant; of acts, those of who is told to act, else the first.
    if (is_written || subject == "agreement") {
      // "They refuse to sign it": what they have refused before.
      const auto is_answered = [&](const ProposalTold& draft) {
        return subject == "agreement" && doers.empty() && is_one(draft) &&
               std::any_of(fact.source_party.begin(), fact.source_party.end(),
                           [&](CaseActorId actor) { return draft.stances.of.contains(actor); });
      };
      if (const auto told = std::find_if(drafts_.rbegin(), drafts_.rend(), is_answered); told != drafts_.rend())
        return *told;
      const auto last = std::find_if(drafts_.rbegin(), drafts_.rend(), is_one);
      if (last != drafts_.rend()) return *last;
    } else {
      const auto by_actor = std::find_if(drafts_.begin(), drafts_.end(), [&](const ProposalTold& draft) {
        return is_one(draft) && overlap(draft.doers, fact.source_party);
      });
      if (by_actor != drafts_.end() && subject != "talks") return *by_actor;
      if (subject == "talks")
        if (ProposalTold* const most = most_told(is_one); most != nullptr) return *most;
      const auto first = std::find_if(drafts_.begin(), drafts_.end(), is_one);
      if (first != drafts_.end()) return *first;
    }
    ProposalTold& draft = drafts_.emplace_back();
    draft.subject = subject;
    draft.described = described;
    return draft;
  }

  // Of several talks those are meant that most facts are of.
  ProposalTold* most_told(const std::function<bool(const ProposalTold&)>& is_one) {
    const auto size = [](const ProposalTold& draft) { return draft.support.before.total + draft.support.facts.size(); };
    ProposalTold* out = nullptr;
    for (ProposalTold& draft : drafts_)
      if (is_one(draft) && (out == nullptr || size(draft) > size(*out))) out = &draft;
    return out;
  }

  // "Five-nation talks" are not the six-party talks.
  [[nodiscard]] bool are_other_talks(const ProposalTold& draft, const std::string& label) const {
    const std::size_t told = number_of(label);
    return told > 0 && std::any_of(draft.kinds.begin(), draft.kinds.end(), [&](const auto& kind) {
             return number_of(kind.first) > 0 && number_of(kind.first) != told;
           });
  }

  static std::size_t number_of(const std::string& label) {
    const auto words = words_of(label);
    return words.empty() ? 0 : parties_counted(words[0]);
  }

  // "100,000 centrifuges", and what they are for.
  static bool is_one_subject(const std::string& a, const std::string& b) {
    if (a == b || names_one_act(a, b)) return true;
    const std::string &shorter = a.size() < b.size() ? a : b, &longer = a.size() < b.size() ? b : a;
    return shorter.find(' ') != std::string::npos && longer.starts_with(shorter + " ");
  }

  // Parties that sign are told apart by who they are; who speaks of an agreement without them means one of these weeks.
  static bool is_same_agreement(const ProposalTold& draft, const std::vector<CaseActorId>& doers,
                                const CaseFact& fact) {
    if (!doers.empty() && !draft.doers.empty())
      return overlap(doers, draft.doers) && !are_of_other_days(draft, doers, fact);
    if (days_between(draft.last, fact.known) > kRecentDays) return false;
    return doers.empty() ||
           std::any_of(doers.begin(), doers.end(), [&](CaseActorId actor) { return draft.stances.of.contains(actor); });
  }

  // Signed on another day, or long after, and with others: another agreement.
  static bool are_of_other_days(const ProposalTold& draft, const std::vector<CaseActorId>& doers,
                                const CaseFact& fact) {
    const bool is_other_day = !draft.began.empty() && fact.when.precision == "day" && draft.began != fact.when.from;
    if (!is_other_day && days_between(draft.last, fact.known) <= kRecentDays) return false;
    const auto are_in = [](const std::vector<CaseActorId>& some, const std::vector<CaseActorId>& all) {
      return std::all_of(some.begin(), some.end(), [&](CaseActorId actor) { return contains(all, actor); });
    };
    return !are_in(doers, draft.doers) && !are_in(draft.doers, doers);
  }

  static bool is_of(const std::vector<CaseActorId>& known, const std::vector<CaseActorId>& authors) {
    return known.empty() || authors.empty() || overlap(known, authors);
  }

  static bool fits(const ProposalTold& draft, const std::vector<CaseActorId>& doers, const std::string& described) {
    if (doers.empty() && described.empty()) return true;
    if (!described.empty()) return draft.described == described;
    return draft.described.empty() && (draft.doers.empty() || overlap(draft.doers, doers));
  }

  Proposal finish(const ProposalTold& draft) const {
    Proposal out;
    // Of two of one subject in one report the second is told apart by its fact.
    const std::string key = draft.subject + " " + draft.report;
    const auto is_before = [&](const ProposalTold& other) {
      return &other < &draft && other.subject == draft.subject && other.report == draft.report;
    };
    const bool is_second = std::any_of(drafts_.begin(), drafts_.end(), is_before);
    out.id = stable_id('P', is_second ? key + " " + draft.fact : key);
    out.subject = draft.subject;
    out.label = full_label(draft);
    out.duration = draft.duration;
    out.by = material_.ids(draft.by);
    out.made = {draft.first, plus_days(draft.first, 1), "day"};
    out.stances = stances_from(material_, draft.stances);
    out.support = draft.support.build(material_);
    run_clock(draft, out);
    out.state = state_of_proposal(draft, out);
    return out;
  }

  // A plan that is not told apart by its words is told by its author, a ceasefire by whom it is between.
  std::string full_label(const ProposalTold& draft) const {
    if (fold(draft.label) == draft.subject && is_paper(material_, draft.subject))
      return draft.label + " by " + material_.roster[draft.authors.front()].name;
    const bool is_between = draft.subject == "ceasefire" || (draft.subject == "agreement" && !is_named(draft.label));
    if (draft.subject == "ceasefire" && draft.doers.size() == 1 && !draft.is_for_all)
      return draft.label + " by " + material_.roster[draft.doers.front()].name;
    if (!is_between || draft.doers.size() != 2) return draft.label;
    const std::string label =
        draft.label.substr(0, std::min(draft.label.find(" with "), draft.label.find(" between ")));
    auto names = std::vector{material_.roster[draft.doers[0]].name, material_.roster[draft.doers[1]].name};
    std::sort(names.begin(), names.end());
    return label + " between " + names[0] + " and " + names[1];
  }

  // Terms of so many days run from the day they began.
  void run_clock(const ProposalTold& draft, Proposal& out) const {
    const std::string end = plus_duration(draft.began, draft.duration);
    if (!end.empty()) out.clock = Interval{draft.began, end, "day"};
  }

  std::string state_of_proposal(const ProposalTold& draft, const Proposal& out) const {
    if (out.clock && is_over(*out.clock, material_.view.as_of)) return "expired";
    if (!draft.outcome.empty()) return draft.outcome;
    if (!draft.fate.empty()) return draft.fate;
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
  std::vector<ProposalTold>& drafts_;
};

}  // namespace

std::vector<Proposal> find_proposals(const Material& material, Past& past) {
  ProposalFinder finder(material, past.proposals);
  finder.take_all();
  return finder.run();
}

}  // namespace grotius
