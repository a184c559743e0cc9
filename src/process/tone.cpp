// How each party judges the process, over time; what it expects of a battle is no judgement of it.
#include <algorithm>
#include <unordered_set>

#include "process/sections.h"

namespace grotius {

namespace {

bool has_office(const Material& material, const CaseActor& actor) {
  return std::any_of(actor.held.roles.begin(), actor.held.roles.end(),
                     [&](const auto& role) { return names_office(material.words, role.first); });
}

void take(const Material& material, std::vector<ToneTold>& out) {
  using Key = std::tuple<std::string, std::string, std::string, std::vector<CaseActorId>>;
  std::map<Key, SupportBuilder> tones;  // by day, actor, tone and what else the report is about
  for (const CaseFact& fact : material.present()) {
    if (fact.fact->kind != "assessment" || fact.fact->tone.empty() || fact.fact->background) continue;
    if (!is_done(fact) || !is_of_process(material, fact)) continue;
    for (const CaseActorId actor : fact.source_party.empty() ? fact.said_by_party : fact.source_party)
      if (material.is_identified(actor))
        tones.try_emplace({fact.known, material.id(actor), fact.fact->tone, material.elsewhere_of(fact)}, material)
            .first->second.add(fact);
  }
  for (const auto& [key, support] : tones) {
    const auto& [day, actor, tone, elsewhere] = key;
    out.push_back({{actor, tone, Interval{day, plus_days(day, 1), "day"}, support.build()}, elsewhere});
  }
}

}  // namespace

std::vector<Tone> find_tone(const Material& material, Past& past) {
  take(material, past.tones);
  std::unordered_set<std::string_view> left_out;  // a resident's fears are no party's tone
  for (std::size_t i = 0; i < material.roster.actors.size(); ++i) {
    const CaseActor& one = material.roster.actors[i];
    const bool is_anybody = one.kind == "person" && one.party == CaseActorId(i) && !has_office(material, one);
    if (is_anybody || material.is_beside(CaseActorId(i))) left_out.insert(one.id);
  }
  std::vector<Tone> out;
  for (const ToneTold& one : past.tones) {
    if (left_out.contains(one.tone.actor) || material.is_any_beside(one.elsewhere)) continue;
    const auto key = [](const Tone& tone) { return std::tie(tone.when.from, tone.actor, tone.tone); };
    if (!out.empty() && key(out.back()) == key(one.tone))
      out.back().support = together(out.back().support, one.tone.support);
    else
      out.push_back(one.tone);
  }
  return out;
}

}  // namespace grotius
