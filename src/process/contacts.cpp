// Meetings, visits, calls and talks: held, under way, due, overdue, put off or refused.
#include <algorithm>

#include "process/attendance.h"
#include "process/sections.h"

namespace grotius {
namespace {

// A planned contact without a day of its own is told for so many days after the last word of it.
constexpr int kPatienceDays = 45;
// What was held, called off or is overdue stays among the contacts so long after it was last told of.
constexpr int kContactMemoryDays = 90;
// What was under way is no longer told so when nobody has spoken of it for so long.
constexpr int kStillDays = 14;
constexpr std::size_t kDateline = 60;     // bytes of a report's start in which its dateline names the place
constexpr std::uint32_t kVerbReach = 30;  // code points behind a contact's words in which its verb is looked for

bool has_begun(std::string_view word, std::initializer_list<std::string_view> stems) {
  return std::any_of(stems.begin(), stems.end(),
                     [&](std::string_view s) { return word.find(s) != std::string_view::npos; });
}

// "The postponement of the third round of peace talks": what the noun before the contact's own words says.
std::string fate_before(const Material& material, const CaseFact& fact) {
  constexpr std::size_t kMostBetween = 9;  // words
  const std::string before =
      fold(material.view.words(fact.report, {fact.fact->evidence.begin, fact.fact->trigger.begin}));
  const auto words = words_of(before.substr(before.find_last_of(",;:.\"") + 1));
  for (std::size_t i = words.size(), between = 0; i >= 2 && between <= kMostBetween; --i, ++between) {
    if (words[i - 1] != "of") continue;
    if (material.words.is("putting-off", words[i - 2])) return "postponed";
    if (material.words.is("calling-off", words[i - 2])) return "cancelled";
  }
  return "";
}

// "Met A and B separately", "in separate talks", "visited A and B": each of them for himself.
bool tells_apart(const Material& material, const CaseFact& fact) {
  const auto is_visit = [&](const std::string& word) { return material.words.is("visiting", word); };
  const auto trigger = words_of(material.view.words(fact.report, fact.fact->trigger));
  if (std::any_of(trigger.begin(), trigger.end(), is_visit)) return true;
  const auto words = words_of(material.passage_of(fact));
  for (std::size_t i = 1; i < words.size(); ++i) {  // the first, "Separately", tells it from other news
    if (words[i] == "separately" || words[i] == "individually") return true;
    if (words[i - 1] == "separate" && material.words.is("process", singular(words[i]))) return true;
  }
  return false;
}

class ContactFinder {
 public:
  ContactFinder(const Material& material, Happenings happenings, Past& past)
      : material_(material), attendance_(material), happenings_(happenings), past_(past) {}

  // Talks that came to nothing, and what is still to come.
  void take_all() {
    take_off_all();
    std::erase_if(past_.called_off, [&](const ContactTold& one) { return !may_be_told_again(one, material_.to); });
    for (const Happening& h : happenings_)
      if (h.type == "CONSULT" && may_be_due(h)) of_happening(h, past_.due);
    std::erase_if(past_.due, [&](const ContactTold& one) { return !one.plan || is_over(one.when, as_of()); });
  }

  std::vector<Contact> run(PlanKeeper& plans) {
    take_off_all();
    drafts_ = past_.called_off;
    for (const ContactTold& one : past_.due)
      if (!is_over(one.when, as_of())) put(one, plans);
    for (const Happening& h : happenings_) {
      std::vector<ContactTold> told;
      if (h.type == "CONSULT" && !is_forgotten(h)) of_happening(h, told);
      for (const ContactTold& one : told) put(one, plans);
    }
    for (const CaseFact& fact : material_.present()) refused(fact);
    return finish();
  }

 private:
  const std::string& as_of() const { return material_.view.as_of; }

  // Also a happening of the past may have facts that are told behind it.
  void take_off_all() {
    const auto present = material_.present();
    for (const CaseFact* fact = present.data(); fact != material_.facts.data() + material_.facts.size(); ++fact) {
      auto draft = called_off(*fact);
      if (draft && fact < present.data() + present.size()) take_off(*std::move(draft), past_.called_off);
    }
  }

  // "The postponement of the third round of talks": the talks of that sentence are off.
  std::optional<ContactTold> called_off(const CaseFact& fact) {
    if (fact.fact->background || fact.status == "hypothetical" || fact.status == "denied") return std::nullopt;
    const std::string trigger = fold(material_.view.words(fact.report, fact.fact->trigger));
    std::string state;
    if (has_begun(trigger, {"postpon", "delay", "adjourn", "put off", "suspend"})) state = "postponed";
    if (has_begun(trigger, {"cancel", "called off", "call off", "collaps", "broke down", "break down"}))
      state = "cancelled";
    const bool is_before = state.empty() && fact.type == "CONSULT" && is_done(fact);
    if (is_before) state = fate_before(material_, fact);
    // "The collapse of talks" is a fact of what came to nothing, and "talks" one of what did: it is told once.
    const auto beside = same_sentence(material_, fact);
    const auto is_off = [&](const CaseFact* one) { return off_.contains(one); };
    if (state.empty() || off_.contains(&fact) || std::any_of(beside.begin(), beside.end(), is_off)) return std::nullopt;
    ContactTold draft;
    draft.state = state;
    draft.type = "CONSULT";
    draft.when = fact.when;
    draft.place = fact.fact->place;
    draft.support.add(fact);
    bool has_talks = is_before || (fact.fact->type == "REJECT" && fact.fact->mode == "meet");
    add_unique(draft.parties, fact.source_party);
    add_unique(draft.parties, fact.target_party);
    for (const CaseFact* other : beside) {
      if (other->fact->type != "CONSULT" || (is_before && is_ahead(*other))) continue;
      has_talks = true;
      add_unique(draft.parties, other->source_party);
      add_unique(draft.parties, other->target_party);
      draft.support.add(*other);
      if (draft.when.precision == "reported" && other->when.precision != "reported") draft.when = other->when;
      if (draft.place.empty()) draft.place = other->fact->place;
      off_.insert(other);
    }
    off_.insert(&fact);
    draft.id =
        stable_id('H', material_.view.reports[fact.report]->id + " off " + std::to_string(fact.fact->trigger.begin));
    draft.parties = attendance_.who(draft.parties);
    if (!has_talks || !attendance_.is_worth_telling(draft.parties, draft.when)) return std::nullopt;
    seal(draft);
    return draft;
  }

  // Told again, talks that came to nothing are the same; the last word says what became of them.
  static void take_off(ContactTold&& draft, std::vector<ContactTold>& drafts) {
    for (ContactTold& known : drafts) {
      if (known.state != "postponed" && known.state != "cancelled") continue;
      if (!may_be_told_again(known, draft.last)) continue;
      const bool is_same = may_coincide(known.when, draft.when, 1) && overlap(known.parties, draft.parties) &&
                           (known.place.empty() || draft.place.empty() || fold(known.place) == fold(draft.place));
      if (!is_same || known.when.precision == "reported" || draft.when.precision == "reported") continue;
      add_unique(known.parties, draft.parties);
      for (const CaseFact* fact : draft.support.facts) known.support.add(*fact);
      known.last = std::max(known.last, draft.last);
      known.state = draft.state;
      return;
    }
    drafts.push_back(std::move(draft));
  }

  static bool may_be_told_again(const ContactTold& one, const std::string& day) {
    return days_between(one.last, day) <= kContactMemoryDays;
  }

  void seal(ContactTold& draft) const {
    for (const CaseFact* fact : draft.support.facts) draft.last = std::max(draft.last, fact->known);
    if (starts_upper(draft.place)) draft.shown = place_name(draft);  // "here" and "the township" say nothing
  }

  // What `finish` leaves out, whatever else is told of it: last told long ago, and nothing that is still due.
  [[nodiscard]] bool is_forgotten(const Happening& h) const {
    return !may_be_due(h) && days_between(material_.facts[h.facts.back()].known, as_of()) > kContactMemoryDays;
  }

  [[nodiscard]] bool may_be_due(const Happening& h) const {
    return !h.done && h.when.precision != "reported" && !is_over(h.when, as_of());
  }

  void of_happening(const Happening& h, std::vector<ContactTold>& out) {
    ContactTold draft;
    draft.id = h.id;
    draft.type = h.type;
    draft.mode = h.mode;
    draft.place = h.place;
    draft.when = h.when;
    bool occurred = false;
    std::vector<CaseActorId> source, target;
    for (const std::size_t index : h.facts) {
      const CaseFact& fact = material_.facts[index];
      if (off_.contains(&fact) || is_no_meeting(material_, fact) || is_no_plan(material_, fact)) continue;
      occurred = occurred || fact.status == "occurred";
      draft.support.add(fact);
      add_unique(source, fact.members.empty() ? fact.source_party : fact.members);
      if (fact.members.empty()) add_unique(target, fact.target_party);
      if (!h.done && fact.members.empty()) add_unique(target, invited_to(fact));
    }
    const auto& facts = draft.support.facts;
    if (facts.empty() || !is_likely(facts)) return;
    std::vector<CaseActorId> all = source;
    add_unique(all, target);
    if (all.empty() && !h.done) {
      if (is_beside_another(*facts.front())) return;
      all = facts.front()->said_by_party;  // who announces a meeting convenes it
    }
    if (!h.done && std::count_if(all.begin(), all.end(), [&](CaseActorId a) { return material_.is_party(a); }) < 2)
      add_unique(all, attendance_.named_again(draft));
    draft.parties = attendance_.who(all);
    const bool is_among_his =
        std::any_of(all.begin(), all.end(), [&](CaseActorId a) { return attendance_.is_of_another(a, all); });
    if (is_among_his && draft.parties.size() < 2) return;
    if (h.mode == "third-party" && source.size() == 1 && target.size() >= 2) {
      draft.via = source;
      draft.parties = attendance_.who(target);
    }
    if (draft.parties.size() + draft.via.size() == 1 && h.mutual) {
      std::vector<CaseActorId> met = visitor_before(draft);
      if (met.empty()) met = attendance_.with_partner(draft);
      draft.parties = attendance_.who(met);
    }
    const bool is_convened = source.empty() && target.empty() && !draft.parties.empty() &&
                             material_.is_party(draft.parties.front()) && tells_convening(material_, *facts.front());
    if (!attendance_.is_worth_telling(draft.parties, draft.when) && draft.via.empty() && !is_convened) return;
    const bool is_alone = draft.parties.size() + draft.via.size() < 2;
    seal(draft);
    if (is_alone && draft.shown.empty() && !is_convened) return;  // nobody meets alone
    if (is_alone && std::all_of(facts.begin(), facts.end(), [&](const CaseFact* fact) { return is_theirs(*fact); }))
      return;
    draft.state = fate_of(draft);
    if (draft.state.empty() && h.done)
      draft.state = occurred || days_between(draft.last, as_of()) > kStillDays ? "held" : "under_way";
    std::vector<ContactTold> apart = split(draft);
    if (draft.state.empty()) {
      std::vector<CaseActorId> parties = h.source;
      add_unique(parties, h.target);
      for (ContactTold& one : apart)
        one.plan = plan_of(material_, h.type, h.known, apart.size() > 1 ? one.parties : parties, h.when,
                           facts.front()->report);
    }
    for (ContactTold& one : apart) out.push_back(std::move(one));
  }

  // "He arrived in Delta on Friday and met the minister": the visitor has met those of whom the reading tells alone.
  [[nodiscard]] std::vector<CaseActorId> visitor_before(const ContactTold& draft) const {
    for (const CaseFact* fact : draft.support.facts) {
      const auto before =
          words_of(material_.view.words(fact->report, {fact->fact->evidence.begin, fact->fact->trigger.begin}));
      if (before.empty() || before.back() != "and") continue;
      for (const CaseFact* other : same_sentence(material_, *fact)) {
        const bool is_visit = other->fact->mode == "visit" && is_done(*other) && other->source_party.size() == 1 &&
                              other->fact->trigger.end < fact->fact->trigger.begin;
        if (!is_visit || contains(draft.parties, other->source_party.front())) continue;
        return {other->source_party.front(), draft.parties.front()};
      }
    }
    return {};
  }

  // The one contact, or several of one party's with each of the others.
  [[nodiscard]] std::vector<ContactTold> split(const ContactTold& draft) const {
    const auto& facts = draft.support.facts;
    const auto telling = std::find_if(facts.begin(), facts.end(), [&](const CaseFact* fact) {
      const bool is_of_one = fact->source_party.size() == 1 || fact->target_party.empty();  // of many it is the first
      std::vector<CaseActorId> all = fact->source_party;
      add_unique(all, fact->target_party);
      return is_of_one && all.size() > 2 && contains(draft.parties, all.front()) &&
             std::all_of(draft.parties.begin(), draft.parties.end(), [&](CaseActorId a) { return contains(all, a); }) &&
             tells_apart(material_, *fact);
    });
    if (telling == facts.end() || !draft.via.empty() || draft.parties.size() < 3) return {draft};
    const CaseActorId one = (*telling)->source_party.front();
    std::vector<ContactTold> out;
    for (const CaseActorId other : draft.parties) {
      if (other == one) continue;
      ContactTold& apart = out.emplace_back(draft);
      apart.id = stable_id('H', draft.id + " " + material_.id(other));
      apart.parties = {one, other};
    }
    return out;
  }

  // "Their leaders met": those of several, of whom the reading has one.
  [[nodiscard]] bool is_theirs(const CaseFact& fact) const {
    const auto& actors = material_.view.reports[fact.report]->actors;
    return std::any_of(fact.fact->source.begin(), fact.fact->source.end(), [&](std::uint32_t index) {
      const auto words = words_of(actors[index].name);
      return words.size() > 1 && words[0] == "their";
    });
  }

  // More likely told than not, by some report.
  static bool is_likely(const std::vector<const CaseFact*>& facts) {
    constexpr double kEven = 0.5;
    return std::any_of(facts.begin(), facts.end(), [](const CaseFact* fact) { return fact->fact->confidence > kEven; });
  }

  // Not a plan that was carried out, whose contact is told as held, nor one without a day that nobody has come back to.
  void put(ContactTold draft, PlanKeeper& plans) {
    if (!draft.plan) {
      const bool is_off = draft.state == "postponed" || draft.state == "cancelled";
      if (!is_off)
        drafts_.push_back(std::move(draft));
      else if (may_be_told_again(draft, as_of()))
        take_off(std::move(draft), drafts_);
      return;
    }
    if (plans.was_kept(*draft.plan)) return;
    const bool is_dated = draft.when.precision != "reported";
    if (!is_dated && days_between(draft.last, as_of()) > kPatienceDays) return;
    draft.state = is_dated && is_over(draft.when, as_of()) ? "overdue" : "due";
    drafts_.push_back(std::move(draft));
  }

  // Whom the same sentence tells to have been asked to it.
  [[nodiscard]] std::vector<CaseActorId> invited_to(const CaseFact& fact) const {
    std::vector<CaseActorId> out;
    const auto& all = material_.view.reports[fact.report]->facts;
    for (const CaseFact* other : same_sentence(material_, fact)) {
      const auto& about = other->fact->about;
      const bool is_asked =
          other->fact->type == "REQUEST" && is_done(*other) &&
          std::any_of(about.begin(), about.end(), [&](std::uint32_t i) { return all[i].id == fact.fact->id; });
      if (is_asked) add_unique(out, other->target_party);
    }
    return out;
  }

  // "The leaders would begin their talks at the retreat" tells of one contact.
  [[nodiscard]] bool is_beside_another(const CaseFact& fact) const {
    const auto others = same_sentence(material_, fact);
    return std::any_of(others.begin(), others.end(), [](const CaseFact* other) {
      return other->fact->type == "CONSULT" && !(other->source.empty() && other->target.empty());
    });
  }

  [[nodiscard]] std::string fate_of(const ContactTold& draft) const {
    for (const CaseFact* fact : draft.support.facts)
      if (std::string fate = fate_of_talks(material_, *fact); !fate.empty()) return fate;
    return "";
  }

  // "He had no plans to meet officials of the movement": denied by a party to it, or refused.
  void refused(const CaseFact& fact) {
    const bool is_refusal = fact.fact->type == "CONSULT" && fact.status == "denied" &&
                            (overlap(fact.said_by_party, fact.source_party) || refuses(fact));
    if (!is_refusal || fact.fact->background || off_.contains(&fact) || !tells_negation(material_, fact)) return;
    ContactTold draft;
    draft.id =
        stable_id('H', material_.view.reports[fact.report]->id + " no " + std::to_string(fact.fact->trigger.begin));
    draft.type = fact.fact->type;
    draft.mode = fact.fact->mode;
    draft.place = fact.fact->place;
    draft.state = "refused";
    draft.when = fact.when;
    draft.support.add(fact);
    std::vector<CaseActorId> all = fact.source_party;
    add_unique(all, fact.target_party);
    draft.parties = attendance_.who(all);
    seal(draft);
    if (draft.parties.size() >= 2 && attendance_.is_worth_telling(draft.parties, draft.when))
      drafts_.push_back(std::move(draft));
  }

  [[nodiscard]] bool refuses(const CaseFact& fact) const {
    const auto others = same_sentence(material_, fact);
    return std::any_of(others.begin(), others.end(), [&](const CaseFact* other) {
      return other->fact->type == "REJECT" && overlap(other->source_party, fact.source_party);
    });
  }

  // "CAMP DAVID" of a dateline is Camp David, "CAMP" and "DAVID" are parts of it.
  [[nodiscard]] std::string place_name(const ContactTold& draft) const {
    std::string out = draft.place;
    const bool is_shouted =
        out.size() > 3 && std::none_of(out.begin(), out.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!is_shouted) return out;
    for (const CaseFact* fact : draft.support.facts) {
      const std::string& text = material_.view.reports[fact->report]->text;
      const std::size_t at = text.find(out);
      if (fact->fact->place != draft.place || at == std::string::npos || at > kDateline) continue;
      const std::size_t begin = text.find_last_of(".,\n", at);
      const std::size_t first = text.find_first_not_of(' ', begin == std::string::npos ? 0 : begin + 1);
      std::size_t end = at + out.size();
      while (end < text.size() && (text[end] == ' ' || (text[end] >= 'A' && text[end] <= 'Z'))) ++end;
      if (end < text.size() && text[end] >= 'a' && text[end] <= 'z') end = text.rfind(' ', end);
      while (text[end - 1] == ' ') --end;
      out = text.substr(first, end - first);
      break;
    }
    for (std::size_t i = 1; i < out.size(); ++i)
      if (out[i - 1] != ' ' && out[i] >= 'A' && out[i] <= 'Z') out[i] = static_cast<char>(out[i] - 'A' + 'a');
    return out;
  }

  std::vector<Contact> finish() {
    std::vector<Contact> out;
    for (const ContactTold& draft : drafts_) {
      if (draft.state != "due" && !may_be_told_again(draft, as_of())) continue;
      const bool is_history = draft.state != "due" && draft.when.precision != "reported" &&
                              days_between(draft.when.to, as_of()) > kContactMemoryDays;
      if (is_history || !attendance_.has_side(draft)) continue;
      Contact contact;
      contact.id = draft.id;
      contact.type = draft.type;
      contact.mode = draft.mode;
      contact.place = draft.shown;
      contact.state = draft.state;
      contact.when = draft.when;
      contact.parties = material_.ids(draft.parties);
      contact.via = material_.ids(draft.via);
      contact.support = draft.support.build(material_);
      out.push_back(std::move(contact));
    }
    const auto day = [](const Contact& c) { return c.when.from.empty() ? c.when.to : c.when.from; };
    std::sort(out.begin(), out.end(),
              [&](const Contact& a, const Contact& b) { return std::tuple(day(a), a.id) < std::tuple(day(b), b.id); });
    return out;
  }

  const Material& material_;
  const Attendance attendance_;
  const Happenings happenings_;
  Past& past_;
  std::vector<ContactTold> drafts_;
  std::set<const CaseFact*> off_;
};

}  // namespace

// "The talks in Khartoum collapsed" tells it behind their own words.
std::string fate_of_talks(const Material& material, const CaseFact& fact) {
  const std::uint32_t end = std::min(fact.fact->evidence.end, fact.fact->trigger.end + kVerbReach);
  const std::string behind = fold(material.view.words(fact.report, {fact.fact->trigger.end, end}));
  if (has_begun(behind, {"collapsed", "broke down", "were called off", "was called off", "were cancelled",
                         "was cancelled", "were canceled", "was canceled"}))
    return "cancelled";
  if (has_begun(behind,
                {"were postponed", "was postponed", "have been postponed", "has been postponed", "were put off"}))
    return "postponed";
  return is_done(fact) ? fate_before(material, fact) : "";
}

bool is_some_minister(const CaseActor& actor, CaseActorId self) {
  return actor.kind == "person" && actor.party == self && actor.country.empty() &&
         std::any_of(actor.held.roles.begin(), actor.held.roles.end(),
                     [](const auto& role) { return fold(role.first).find("minister") != std::string::npos; });
}

void take_contacts(const Material& material, Happenings happenings, Past& past) {
  ContactFinder(material, happenings, past).take_all();
}

std::vector<Contact> find_contacts(const Material& material, Happenings happenings, PlanKeeper& plans, Past& past) {
  return ContactFinder(material, happenings, past).run(plans);
}

}  // namespace grotius
