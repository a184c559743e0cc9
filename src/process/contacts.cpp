// Meetings, visits, calls and talks: held, under way, due, overdue, put off or refused.
#include <algorithm>

#include "process/sections.h"

namespace grotius {
namespace {

// A planned contact without a day of its own is overdue once so many days have gone by without word of it.
constexpr int kPatienceDays = 60;
// What was held, called off or is overdue stays among the contacts so long after it was last told of.
constexpr int kMemoryDays = 90;
constexpr std::uint32_t kBehind = 30;  // code points behind a contact's words in which its verb is looked for

struct Draft {
  std::string id, type, mode, place, state;
  std::vector<CaseActorId> parties, via;
  Interval when;
  std::vector<const CaseFact*> facts;
};

bool has_begun(std::string_view word, std::initializer_list<std::string_view> stems) {
  return std::any_of(stems.begin(), stems.end(),
                     [&](std::string_view s) { return word.find(s) != std::string_view::npos; });
}

class ContactFinder {
 public:
  ContactFinder(const Material& material, const std::vector<Happening>& happenings)
      : material_(material), happenings_(happenings), index_(index_of(happenings)) {}

  std::vector<Contact> run() {
    for (const CaseFact& fact : material_.facts) called_off(fact);
    for (const Happening& h : happenings_)
      if (h.type == "CONSULT") of_happening(h);
    for (const CaseFact& fact : material_.facts) refused(fact);
    return finish();
  }

 private:
  const std::string& as_of() const { return material_.view.as_of; }

  // Ground and things are no parties; whoever the report merely describes is one beside somebody named.
  [[nodiscard]] std::vector<CaseActorId> who(const std::vector<CaseActorId>& actors) const {
    std::vector<CaseActorId> out;
    for (const CaseActorId actor : actors) {
      const CaseActor& one = material_.roster[actor];
      const bool may_be_ground = one.kind == "other" || one.kind == "state";
      if (!one.is_land && (one.identified || !may_be_ground)) add_unique(out, actor);
    }
    return out;
  }

  [[nodiscard]] bool is_worth_telling(const std::vector<CaseActorId>& parties, const Interval& when) const {
    const auto identified =
        std::count_if(parties.begin(), parties.end(), [&](CaseActorId a) { return material_.is_identified(a); });
    return identified >= 1 && (parties.size() >= 2 || when.precision != "reported");
  }

  // "The postponement of the third round of talks": the talks of that sentence are off.
  void called_off(const CaseFact& fact) {
    if (fact.fact->background || fact.status == "hypothetical" || fact.status == "denied") return;
    const std::string trigger = fold(material_.view.words(fact.report, fact.fact->trigger));
    std::string state;
    if (has_begun(trigger, {"postpon", "delay", "adjourn", "put off", "suspend"})) state = "postponed";
    if (has_begun(trigger, {"cancel", "called off", "call off", "collaps", "broke down", "break down"}))
      state = "cancelled";
    if (state.empty()) return;
    Draft draft;
    draft.state = state;
    draft.type = "CONSULT";
    draft.when = fact.when;
    draft.place = fact.fact->place;
    draft.facts.push_back(&fact);
    bool has_talks = fact.fact->type == "REJECT" && fact.fact->mode == "meet";
    add_unique(draft.parties, fact.source_party);
    add_unique(draft.parties, fact.target_party);
    for (const CaseFact* other : same_sentence(material_, fact)) {
      if (other->fact->type != "CONSULT") continue;
      has_talks = true;
      add_unique(draft.parties, other->source_party);
      add_unique(draft.parties, other->target_party);
      draft.facts.push_back(other);
      if (draft.when.precision == "reported" && other->when.precision != "reported") draft.when = other->when;
      if (draft.place.empty()) draft.place = other->fact->place;
      off_.insert(other);
    }
    off_.insert(&fact);
    draft.id =
        stable_id('H', material_.view.reports[fact.report]->id + " off " + std::to_string(fact.fact->trigger.begin));
    draft.parties = who(draft.parties);
    if (has_talks && is_worth_telling(draft.parties, draft.when)) drafts_.push_back(std::move(draft));
  }

  void of_happening(const Happening& h) {
    Draft draft;
    draft.id = h.id;
    draft.type = h.type;
    draft.mode = h.mode;
    draft.place = h.place;
    draft.when = h.when;
    bool occurred = false;
    for (const std::size_t index : h.facts) {
      const CaseFact& fact = material_.facts[index];
      if (off_.contains(&fact)) continue;
      occurred = occurred || fact.status == "occurred";
      draft.facts.push_back(&fact);
    }
    if (draft.facts.empty()) return;
    std::vector<CaseActorId> all = h.source;
    add_unique(all, h.target);
    if (all.empty() && !h.done) all = draft.facts.front()->said_by_party;  // who announces a meeting convenes it
    draft.parties = who(all);
    if (h.mode == "third-party" && h.source.size() == 1 && h.target.size() >= 2) {
      draft.via = h.source;
      draft.parties = who(h.target);
    }
    const bool is_convened =
        h.source.empty() && h.target.empty() && !draft.parties.empty() && material_.is_party(draft.parties.front());
    if (!is_worth_telling(draft.parties, draft.when) && draft.via.empty() && !is_convened) return;
    if (const std::string fate = fate_of(draft); !fate.empty())
      draft.state = fate;
    else if (h.done)
      draft.state = occurred ? "held" : "under_way";
    else if (!planned(h, draft))
      return;
    drafts_.push_back(std::move(draft));
  }

  // "The talks in Khartoum collapsed": what the words behind the contact's own say became of it.
  [[nodiscard]] std::string fate_of(const Draft& draft) const {
    for (const CaseFact* fact : draft.facts) {
      const std::uint32_t end = std::min(fact->fact->evidence.end, fact->fact->trigger.end + kBehind);
      const std::string behind = fold(material_.view.words(fact->report, {fact->fact->trigger.end, end}));
      if (has_begun(behind, {"collapsed", "broke down", "were called off", "was called off", "were cancelled",
                             "was cancelled", "were canceled", "was canceled"}))
        return "cancelled";
      if (has_begun(behind,
                    {"were postponed", "was postponed", "have been postponed", "has been postponed", "were put off"}))
        return "postponed";
    }
    return "";
  }

  // False for a plan that was carried out: its contact is told as held.
  bool planned(const Happening& plan, Draft& draft) const {
    std::vector<CaseActorId> all = plan.source;
    add_unique(all, plan.target);
    for (const std::size_t i : index_.with(plan.type, true, all)) {
      const Happening& other = happenings_[i];
      const bool is_dated = plan.when.precision != "reported" && other.when.precision != "reported";
      if (other.known >= plan.known && is_dated && may_coincide(plan.when, other.when, 1)) return false;
    }
    const bool is_late = plan.when.precision == "reported" ? days_between(plan.known, as_of()) > kPatienceDays
                                                           : is_over(plan.when, as_of());
    draft.state = is_late ? "overdue" : "due";
    return true;
  }

  // "He had no plans to meet officials of the movement": denied by a party to it, or refused.
  void refused(const CaseFact& fact) {
    const bool is_refusal = fact.fact->type == "CONSULT" && fact.status == "denied" &&
                            (overlap(fact.said_by_party, fact.source_party) || refuses(fact));
    if (!is_refusal || fact.fact->background || off_.contains(&fact)) return;
    Draft draft;
    draft.id =
        stable_id('H', material_.view.reports[fact.report]->id + " no " + std::to_string(fact.fact->trigger.begin));
    draft.type = fact.fact->type;
    draft.mode = fact.fact->mode;
    draft.place = fact.fact->place;
    draft.state = "refused";
    draft.when = fact.when;
    draft.facts = {&fact};
    std::vector<CaseActorId> all = fact.source_party;
    add_unique(all, fact.target_party);
    draft.parties = who(all);
    if (draft.parties.size() >= 2 && is_worth_telling(draft.parties, draft.when)) drafts_.push_back(std::move(draft));
  }

  [[nodiscard]] bool refuses(const CaseFact& fact) const {
    const auto others = same_sentence(material_, fact);
    return std::any_of(others.begin(), others.end(), [&](const CaseFact* other) {
      return other->fact->type == "REJECT" && overlap(other->source_party, fact.source_party);
    });
  }

  static std::string last_told(const Draft& draft) {
    std::string out;
    for (const CaseFact* fact : draft.facts) out = std::max(out, fact->known);
    return out;
  }

  std::vector<Contact> finish() {
    std::vector<Contact> out;
    for (const Draft& draft : drafts_) {
      if (draft.state != "due" && days_between(last_told(draft), as_of()) > kMemoryDays) continue;
      Contact contact;
      contact.id = draft.id;
      contact.type = draft.type;
      contact.mode = draft.mode;
      if (starts_upper(draft.place)) contact.place = draft.place;  // "here" and "the township" say nothing
      contact.state = draft.state;
      contact.when = draft.when;
      contact.parties = material_.ids(draft.parties);
      contact.via = material_.ids(draft.via);
      SupportBuilder support(material_);
      for (const CaseFact* fact : draft.facts) support.add(*fact);
      contact.support = support.build();
      out.push_back(std::move(contact));
    }
    const auto day = [](const Contact& c) { return c.when.from.empty() ? c.when.to : c.when.from; };
    std::sort(out.begin(), out.end(),
              [&](const Contact& a, const Contact& b) { return std::tuple(day(a), a.id) < std::tuple(day(b), b.id); });
    return out;
  }

  const Material& material_;
  const std::vector<Happening>& happenings_;
  const HappeningIndex index_;
  std::vector<Draft> drafts_;
  std::set<const CaseFact*> off_;
};

}  // namespace

std::vector<Contact> find_contacts(const Material& material, const std::vector<Happening>& happenings) {
  return ContactFinder(material, happenings).run();
}

}  // namespace grotius
