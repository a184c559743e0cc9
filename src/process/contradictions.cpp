// What one says happened and another denies, side by side.
#include <algorithm>

#include "process/sections.h"

namespace grotius {
namespace {

std::vector<CaseActorId> parties(const Material& material, const std::vector<CaseActorId>& actors) {
  std::vector<CaseActorId> out;
  for (const CaseActorId actor : actors)
    if (material.is_party(actor)) add_unique(out, actor);
  return out;
}

bool shares_sentence(const Material& material, const CaseFact& fact, const Happening& h) {
  return std::any_of(h.facts.begin(), h.facts.end(), [&](std::size_t index) {
    const CaseFact& other = material.facts[index];
    return other.report == fact.report && other.fact->evidence.overlaps(fact.fact->evidence);
  });
}

// What is denied long after it was told, or before, is another matter.
bool is_told_with(const CaseFact& fact, const Happening& h) {
  const int days = days_between(h.known, fact.known);
  return -kReachDays <= days && days <= kReachDays;
}

// "There was no fighting in the port" denies none that is told of no place.
bool is_of_another_place(const CaseFact& fact, const Happening& h) {
  return fact.type == "ASSAULT" && starts_upper(fact.fact->place) && fold(fact.fact->place) != fold(h.place);
}

// The same act of the same parties, denied elsewhere than in the sentence that tells it. Type and days agree.
bool denies(const Material& material, const CaseFact& fact, const Happening& h) {
  if (fact.fact->mode != h.mode || !is_told_with(fact, h) || is_of_another_place(fact, h)) return false;
  const auto theirs = parties(material, fact.source_party), ours = parties(material, h.source);
  const auto their_targets = parties(material, fact.target_party), our_targets = parties(material, h.target);
  if (theirs.empty() || theirs.size() != ours.size() || !overlap(theirs, ours)) return false;
  const bool same_target =
      overlap(their_targets, our_targets) ||
      (their_targets.empty() && our_targets.empty() && !h.place.empty() && fold(h.place) == fold(fact.fact->place));
  return same_target && !shares_sentence(material, fact, h);
}

// Denials by type, by who is said not to have done it, and by day.
class Denials {
 public:
  explicit Denials(const Material& material) : material_(material) {
    for (std::size_t i = 0; i < material.facts.size(); ++i) {
      const CaseFact& fact = material.facts[i];
      if (fact.status != "denied" || fact.fact->background) continue;
      for (const CaseActorId actor : parties(material, fact.source_party))
        by_type_[fact.type][actor.value].add(fact.when, kSlackDays, i);
    }
    for (auto& [type, actors] : by_type_)
      for (auto& [actor, days] : actors) days.close();
  }

  // Those that may be of its days.
  [[nodiscard]] std::vector<const CaseFact*> near(const Happening& h) const {
    std::vector<const CaseFact*> out;
    const auto of_type = by_type_.find(h.type);
    if (of_type == by_type_.end()) return out;
    for (const CaseActorId actor : h.source)
      if (const auto found = of_type->second.find(actor.value); found != of_type->second.end())
        for (const std::size_t i : found->second.near(h.when, kSlackDays)) out.push_back(&material_.facts[i]);
    return out;
  }

 private:
  const Material& material_;
  std::map<std::string, std::unordered_map<std::uint32_t, Calendar>> by_type_;
};

}  // namespace

std::vector<Contradiction> find_contradictions(const Material& material, Happenings happenings, Past& past) {
  const Denials denials(material);
  for (const Happening& h : happenings) {
    if (!h.done) continue;
    Contradiction one;
    std::vector<CaseActorId> say_so, deny;
    SupportBuilder told(material), denied(material);
    for (const CaseFact* fact : denials.near(h))
      if (denies(material, *fact, h)) {
        denied.add(*fact);
        add_unique(deny, fact->said_by_party);
      }
    if (denied.empty()) continue;
    for (const std::size_t index : h.facts) {
      told.add(material.facts[index]);
      add_unique(say_so, material.facts[index].said_by_party);
    }
    if (overlap(say_so, deny)) continue;
    one.about = h.id;
    one.type = h.type;
    one.when = h.when;
    std::vector<CaseActorId> all = h.source;
    add_unique(all, h.target);
    one.parties = material.ids(parties(material, all));
    one.sides = {{"occurred", material.ids(say_so), told.build()}, {"denied", material.ids(deny), denied.build()}};
    past.contradictions.push_back(std::move(one));
  }
  std::vector<Contradiction> out = past.contradictions;
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.about < b.about; });
  return out;
}

}  // namespace grotius
