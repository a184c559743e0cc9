// What lies ahead or should have come: meetings, deadlines, ends of term, announced acts.
#include <algorithm>

#include "base/one_of.h"
#include "process/labels.h"
#include "process/sections.h"

namespace grotius {
namespace {

// What is announced without a day stays on the agenda so long: a meeting or a deadline, and any other act.
constexpr int kItemMemoryDays = 45;
constexpr int kActMemoryDays = 14;
constexpr double kEven = 0.5;
constexpr int kPastDays = 90;              // what has a day is told for so long behind it
constexpr std::size_t kLongestItem = 220;  // of what an item says, in bytes

std::string kind_of(const CaseFact& fact) {
  if (fact.status == "conditional") return "deadline";
  if (fact.fact->type == "CONSULT") return "meeting";
  if (fact.fact->kind == "mandate") return "end_of_term";
  return fact.status == "requested" ? "deadline" : "announced_act";
}

// "If they refused to leave by Monday": the day by which what is told as a condition is to be met.
bool is_condition_by_a_day(const Material& material, const CaseFact& fact) {
  return fact.status == "conditional" && one_of(word_before_time(material, fact), {"by", "before"});
}

// A plan is told by words for what is to come: "the conference should be renamed" and "they talked until midnight" plan
// nothing, and what somebody warns of is no plan of his.
bool tells_future(const Material& material, const CaseFact& fact) {
  const std::string trigger = fold(material.view.words(fact.report, fact.fact->trigger));
  if (fact.fact->status == "occurred" && trigger.ends_with("ed")) return false;  // "clashed": its day is a slip
  if (fact.when.precision != "reported" && fact.when.from > fact.known) return true;
  const auto words = words_of(material.passage_of(fact));
  const auto has = [&](std::string_view list) {
    return std::any_of(words.begin(), words.end(), [&](const auto& word) { return material.words.is(list, word); });
  };
  return has("future") && !has("warning");
}

// "Will come", "vowed on Sunday to dig in", "would travel", "will attend the ceremony": words close before its own, in
// its clause, say that it is to be, however sure the reading is of the rest. Not "will have no option but to come", nor
// "something they would insist on".
bool is_announced(const Material& material, const CaseFact& fact) {
  constexpr std::ptrdiff_t kReach = 4;  // words before its own
  constexpr std::ptrdiff_t kApart = 3;  // words from "vowed" to "to"
  const std::string before = material.view.words(fact.report, {fact.fact->evidence.begin, fact.fact->trigger.begin});
  const std::size_t clause = before.find_last_of(",;:\"");
  const auto words = words_of(std::string_view(before).substr(clause == std::string::npos ? 0 : clause + 1));
  const auto tells = [&](const std::string& word) { return material.words.is("future", word); };
  for (auto word = words.end() - std::min(kReach, std::ssize(words)); word != words.end(); ++word) {
    auto from = word;
    if (*word == "to") from = std::find_if(word - std::min(kApart, word - words.begin()), word, tells);
    const bool is_modal = one_of(*word, {"will", "shall"}) || (*word == "would" && fact.fact->type != "REQUEST");
    if (*word == "to" ? from == word : !is_modal) continue;
    return std::none_of(from, words.end(),
                        [&](const std::string& one) { return material.words.is("negation", one) || one == "have"; });
  }
  return false;
}

// Whose matter a fact is: theirs for whom it is, else theirs who have a part in it.
std::vector<CaseActorId> meant_by(const Material& material, const CaseFact& fact) {
  const auto named = [&](std::vector<CaseActorId> actors) {
    std::erase_if(actors, [&](CaseActorId actor) { return !material.is_identified(actor); });
    return actors;
  };
  std::vector<CaseActorId> by = fact.source_party;
  add_unique(by, fact.said_by_party);
  auto whom = named(fact.target_party);
  return whom.empty() ? named(std::move(by)) : whom;
}

bool is_of_other_matters(const Material& material, const AgendaTold& one) {
  return material.is_any_beside(one.elsewhere) || material.are_all_beside(one.meant);
}

bool counts(const Material& material, const CaseFact& fact) {
  if (fact.fact->background || fact.fact->kind == "assessment" || fact.fact->kind == "position") return false;
  if (is_of_others(material, fact) || is_decided(material, fact) || is_no_plan(material, fact)) return false;
  if (fact.fact->type == "CONSULT" && is_with_his_own(material, fact)) return false;
  // A demand with a day by which it is to be met is a deadline.
  const bool is_dated_ahead = fact.when.precision != "reported" && fact.when.to > fact.known;
  const bool is_deadline = is_dated_ahead && (fact.status == "requested" || is_condition_by_a_day(material, fact));
  if (!is_ahead(fact) && !is_deadline) return false;
  const bool is_unlikely = fact.fact->confidence < kEven && fact.when.precision == "reported";
  if (is_unlikely && !is_announced(material, fact)) return false;
  if (!is_deadline && !tells_future(material, fact)) return false;
  // Force that is threatened without a day stands in the way.
  if (fact.fact->type == "ASSAULT" && fact.when.precision == "reported") return false;
  if (fact.fact->type == "ASSAULT" && fact.status == "requested") return false;  // a call to arms is no deadline
  // "Was to begin on Friday, but was delayed" is no plan any more.
  if (!fact.fact->to.empty() && day_of(fact.fact->to) <= fact.known) return false;
  const auto is_known = [&](CaseActorId actor) { return material.is_identified(actor); };
  return std::any_of(fact.source_party.begin(), fact.source_party.end(), is_known) ||
         std::any_of(fact.said_by_party.begin(), fact.said_by_party.end(), is_known);
}

// Most facts are too old for it, which is seen at once.
bool is_worth_a_look(const CaseFact& fact, const std::string& as_of) {
  if (fact.when.precision == "reported") return days_between(fact.known, as_of) <= kItemMemoryDays;
  return days_between(fact.when.to, as_of) <= kPastDays;
}

AgendaTold told_by(const Material& material, const CaseFact& fact) {
  AgendaTold out;
  out.what = clipped(material.passage_of(fact), kLongestItem);
  out.kind = kind_of(fact);
  for (const CaseActorId actor : fact.source_party)
    if (material.is_identified(actor)) add_unique(out.by, actor);
  out.when = fact.when;
  out.reference = material.reference(fact);
  std::vector<CaseActorId> parties = fact.source_party;
  if (fact.fact->type == "CONSULT") add_unique(parties, fact.target_party);
  if (!fact.members.empty()) parties = fact.members;
  out.plan = plan_of(material, fact.fact->type, fact.known, std::move(parties), fact.when, fact.report);
  out.meant = meant_by(material, fact);
  out.elsewhere = material.elsewhere_of(fact);
  if (fact.fact->kind == "mandate") out.leaving = persons_of(material, fact);
  return out;
}

bool is_dated(const AgendaTold& one) { return one.when.precision != "reported"; }

bool is_forgotten(const AgendaTold& one, const std::string& as_of) {
  if (is_dated(one)) return days_between(one.when.to, as_of) > kPastDays;
  return days_between(one.plan.known, as_of) > (one.kind == "announced_act" ? kActMemoryDays : kItemMemoryDays);
}

// "Was due there on Wednesday to ask him": what somebody was to say on a day gone by, nobody waits for.
bool is_said_by_now(const AgendaTold& one, const std::string& as_of) {
  return one.plan.type == "REQUEST" && one.kind == "announced_act" && is_dated(one) && is_over(one.when, as_of);
}

std::string state_of_item(const AgendaTold& one, const std::string& as_of, PlanKeeper& plans) {
  if (one.has_left || plans.was_kept(one.plan)) return "done";
  if (!is_dated(one)) return "ahead";
  if (is_over(one.when, as_of)) return "overdue";
  return one.when.precision == "day" && one.when.from <= as_of ? "today" : "ahead";
}

// Facts that tell of somebody who has gone.
std::vector<const CaseFact*> departures(const Material& material) {
  std::vector<const CaseFact*> out;
  for (const CaseFact& fact : material.facts)
    if (fact.fact->kind == "mandate" && is_done(fact) && ends_office(*fact.fact)) out.push_back(&fact);
  return out;
}

}  // namespace

void take_agenda(const Material& material, Past& past) {
  for (const CaseFact& fact : material.present())
    if (is_worth_a_look(fact, material.view.as_of) && counts(material, fact))
      past.agenda.push_back(told_by(material, fact));
  std::erase_if(past.agenda, [&](const AgendaTold& one) { return is_forgotten(one, material.view.as_of); });
  const auto gone = departures(material);
  for (AgendaTold& one : past.agenda)
    one.has_left = one.has_left || std::any_of(gone.begin(), gone.end(), [&](const CaseFact* fact) {
                     return fact->known > one.plan.known && overlap(persons_of(material, *fact), one.leaving);
                   });
}

std::vector<AgendaItem> find_agenda(const Material& material, PlanKeeper& plans, const Past& past) {
  struct Item {
    AgendaItem item;
    std::vector<FactRef> support;
  };
  std::map<std::string, Item> items;
  for (const AgendaTold& one : past.agenda) {
    if (is_of_other_matters(material, one) || is_said_by_now(one, material.view.as_of)) continue;
    AgendaItem item{one.what, one.kind, state_of_item(one, material.view.as_of, plans), material.ids(one.by),
                    one.when, {}};
    auto [place, is_new] = items.try_emplace(one.what, Item{item, {}});
    place->second.support.push_back(one.reference);
    AgendaItem& known = place->second.item;
    if (!is_new && known.when.precision == "reported" && is_dated(one)) known = item;
  }
  std::vector<AgendaItem> out;
  for (auto& [what, item] : items) {
    out.push_back(std::move(item.item));
    out.back().support = support_of(std::move(item.support));
  }
  std::stable_sort(out.begin(), out.end(), [](const AgendaItem& a, const AgendaItem& b) {
    return std::tie(a.when.from, a.what) < std::tie(b.when.from, b.what);
  });
  return out;
}

}  // namespace grotius
