// How each party judges the process, over time.
#include <algorithm>
#include <unordered_set>

#include "process/sections.h"

namespace grotius {

namespace {

bool has_office(const Material& material, const CaseActor& actor) {
  return std::any_of(actor.held.roles.begin(), actor.held.roles.end(),
                     [&](const auto& role) { return names_office(material.words, role.first); });
}

void take(const Material& material, std::vector<Tone>& out) {
  std::map<std::tuple<std::string, std::string, std::string>, SupportBuilder> tones;  // by day, actor and tone
  for (const CaseFact& fact : material.present()) {
    if (fact.fact->kind != "assessment" || fact.fact->tone.empty() || fact.fact->background) continue;
    for (const CaseActorId actor : fact.source_party.empty() ? fact.said_by_party : fact.source_party)
      if (material.is_identified(actor))
        tones.try_emplace({fact.known, material.id(actor), fact.fact->tone}, material).first->second.add(fact);
  }
  for (const auto& [key, support] : tones) {
    const auto& [day, actor, tone] = key;
    out.push_back({actor, tone, Interval{day, plus_days(day, 1), "day"}, support.build()});
  }
}

}  // namespace

std::vector<Tone> find_tone(const Material& material, Past& past) {
  take(material, past.tones);
  std::unordered_set<std::string_view> anybody;  // a resident's fears are no party's tone
  for (std::size_t i = 0; i < material.roster.actors.size(); ++i) {
    const CaseActor& one = material.roster.actors[i];
    if (one.kind == "person" && one.party == CaseActorId(i) && !has_office(material, one)) anybody.insert(one.id);
  }
  std::vector<Tone> out;
  for (const Tone& one : past.tones)
    if (!anybody.contains(one.actor)) out.push_back(one);
  return out;
}

}  // namespace grotius
