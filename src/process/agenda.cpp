// What lies ahead or should have come: meetings, deadlines, ends of term, announced acts.
#include <algorithm>

#include "process/sections.h"

namespace grotius {
namespace {

// What is announced without a day stays on the agenda so long: a meeting or a deadline, and any other act.
constexpr int kMemoryDays = 45;
constexpr int kActMemoryDays = 14;
constexpr int kPastDays = 90;          // what has a day is told for so long behind it
constexpr std::size_t kLongest = 220;  // of what an item says, in bytes

std::string clipped(std::string text) {
  if (text.size() <= kLongest) return text;
  std::size_t end = text.rfind(' ', kLongest);
  if (end == std::string::npos) end = kLongest;
  return text.substr(0, end) + " …";
}

std::string kind_of(const CaseFact& fact) {
  if (fact.fact->type == "CONSULT") return "meeting";
  if (fact.fact->kind == "mandate") return "end_of_term";
  return fact.status == "requested" ? "deadline" : "announced_act";
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

// Nobody of the case has a part in it, or none of those whom it is for.
bool is_of_other_matters(const Material& material, const CaseFact& fact) {
  if (material.is_elsewhere(fact)) return true;
  const auto named = [&](std::vector<CaseActorId> actors) {
    std::erase_if(actors, [&](CaseActorId actor) { return !material.is_identified(actor); });
    return actors;
  };
  std::vector<CaseActorId> by = fact.source_party;
  add_unique(by, fact.said_by_party);
  const auto whom = named(fact.target_party);
  const auto meant = whom.empty() ? named(by) : whom;
  return !meant.empty() &&
         std::all_of(meant.begin(), meant.end(), [&](CaseActorId actor) { return material.is_beside(actor); });
}

bool counts(const Material& material, const CaseFact& fact) {
  if (fact.fact->background || fact.fact->kind == "assessment" || fact.fact->kind == "position") return false;
  if (is_of_others(material, fact) || is_of_other_matters(material, fact) || is_decided(material, fact) ||
      is_no_plan(material, fact))
    return false;
  if (fact.fact->type == "CONSULT" && is_with_his_own(material, fact)) return false;
  // A demand with a day by which it is to be met is a deadline.
  const bool is_deadline = fact.status == "requested" && fact.when.precision != "reported" && fact.when.to > fact.known;
  if (!is_ahead(fact) && !is_deadline) return false;
  if (!is_deadline && !tells_future(material, fact)) return false;
  // Force that is threatened without a day stands in the way.
  if (fact.fact->type == "ASSAULT" && fact.when.precision == "reported") return false;
  // "Was to begin on Friday, but was delayed" is no plan any more.
  if (!fact.fact->to.empty() && day_of(fact.fact->to) <= fact.known) return false;
  const auto is_known = [&](CaseActorId actor) { return material.is_identified(actor); };
  return std::any_of(fact.source_party.begin(), fact.source_party.end(), is_known) ||
         std::any_of(fact.said_by_party.begin(), fact.said_by_party.end(), is_known);
}

// Of whom a later report tells that he has gone.
bool has_left(const Material& material, const CaseFact& fact) {
  const auto persons = [&](const CaseFact& one) {
    std::vector<CaseActorId> out;
    for (const std::uint32_t person : one.fact->persons) add_unique(out, material.roster.of[one.report][person]);
    return out;
  };
  const auto leaving = persons(fact);
  return std::any_of(material.facts.begin(), material.facts.end(), [&](const CaseFact& other) {
    return other.fact->kind == "mandate" && other.known > fact.known && is_done(other) && ends_office(*other.fact) &&
           overlap(persons(other), leaving);
  });
}

std::string state_of_item(const Material& material, const CaseFact& fact, PlanKeeper& plans) {
  const std::string& as_of = material.view.as_of;
  std::vector<CaseActorId> parties = fact.source_party;
  if (fact.fact->type == "CONSULT") add_unique(parties, fact.target_party);
  if (fact.fact->kind == "mandate" && has_left(material, fact)) return "done";
  if (plans.was_kept({fact.fact->type, fact.known, parties, fact.when, fact.report})) return "done";
  if (fact.when.precision == "reported") return "ahead";
  if (is_over(fact.when, as_of)) return "overdue";
  return fact.when.precision == "day" && fact.when.from <= as_of ? "today" : "ahead";
}

}  // namespace

std::vector<AgendaItem> find_agenda(const Material& material, PlanKeeper& plans) {
  const std::string& as_of = material.view.as_of;
  std::map<std::pair<std::string, std::string>, std::pair<AgendaItem, SupportBuilder>> items;
  for (const CaseFact& fact : material.facts) {
    const int memory = kind_of(fact) == "announced_act" ? kActMemoryDays : kMemoryDays;
    if (fact.when.precision == "reported" && days_between(fact.known, as_of) > memory) continue;
    if (fact.when.precision != "reported" && days_between(fact.when.to, as_of) > kPastDays) continue;
    if (!counts(material, fact)) continue;
    AgendaItem item;
    item.what = clipped(material.passage_of(fact));
    item.kind = kind_of(fact);
    item.state = state_of_item(material, fact, plans);
    item.when = fact.when;
    std::vector<CaseActorId> by;
    for (const CaseActorId actor : fact.source_party)
      if (material.is_identified(actor)) add_unique(by, actor);
    item.by = material.ids(by);
    auto [place, is_new] = items.try_emplace({item.what, ""}, std::pair(item, SupportBuilder(material)));
    place->second.second.add(fact);
    AgendaItem& known = place->second.first;
    if (!is_new && known.when.precision == "reported" && item.when.precision != "reported") known = item;
  }
  std::vector<AgendaItem> out;
  for (auto& [key, item] : items) {
    out.push_back(std::move(item.first));
    out.back().support = item.second.build();
  }
  std::stable_sort(out.begin(), out.end(), [](const AgendaItem& a, const AgendaItem& b) {
    return std::tie(a.when.from, a.what) < std::tie(b.when.from, b.what);
  });
  return out;
}

}  // namespace grotius
