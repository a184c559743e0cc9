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

// The same act of the same parties, at a time that may be the same, denied elsewhere than in the sentence that tells
// it.
bool denies(const Material& material, const CaseFact& fact, const Happening& h) {
  if (fact.status != "denied" || fact.fact->background || fact.type != h.type || fact.fact->mode != h.mode)
    return false;
  if (!may_coincide(fact.when, h.when, 3)) return false;
  const auto theirs = parties(material, fact.source_party), ours = parties(material, h.source);
  const auto their_targets = parties(material, fact.target_party), our_targets = parties(material, h.target);
  if (theirs.empty() || theirs.size() != ours.size() || !overlap(theirs, ours)) return false;
  const bool same_target =
      overlap(their_targets, our_targets) ||
      (their_targets.empty() && our_targets.empty() && !h.place.empty() && fold(h.place) == fold(fact.fact->place));
  return same_target && !shares_sentence(material, fact, h);
}

}  // namespace

std::vector<Contradiction> find_contradictions(const Material& material, const std::vector<Happening>& happenings) {
  std::vector<Contradiction> out;
  // Denials by type and by who is said not to have done it.
  std::map<std::pair<std::string, CaseActorId>, std::vector<const CaseFact*>> denials;
  for (const CaseFact& fact : material.facts)
    if (fact.status == "denied")
      for (const CaseActorId actor : parties(material, fact.source_party)) denials[{fact.type, actor}].push_back(&fact);
  for (const Happening& h : happenings) {
    if (!h.done) continue;
    Contradiction one;
    std::vector<CaseActorId> say_so, deny;
    SupportBuilder told(material), denied(material);
    for (const CaseActorId actor : h.source) {
      const auto found = denials.find({h.type, actor});
      if (found == denials.end()) continue;
      for (const CaseFact* fact : found->second)
        if (denies(material, *fact, h)) {
          denied.add(*fact);
          add_unique(deny, fact->said_by_party);
        }
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
    out.push_back(std::move(one));
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.about < b.about; });
  return out;
}

}  // namespace grotius
