// How each party judges the process, over time.
#include <algorithm>

#include "process/sections.h"

namespace grotius {

namespace {

bool has_office(const Material& material, const CaseActor& actor) {
  return std::any_of(actor.offices.begin(), actor.offices.end(), [&](const OfficeSeen& office) {
    const auto words = words_of(office.role);
    return std::any_of(words.begin(), words.end(), [&](const auto& word) { return material.words.is("office", word); });
  });
}

}  // namespace

std::vector<Tone> find_tone(const Material& material) {
  struct Key {
    std::string day, actor, tone;
    auto operator<=>(const Key&) const = default;
  };
  std::map<Key, SupportBuilder> tones;
  std::map<Key, Interval> when;
  for (const CaseFact& fact : material.facts) {
    if (fact.fact->kind != "assessment" || fact.fact->tone.empty() || fact.fact->background ||
        material.is_elsewhere(fact))
      continue;
    const auto& judges = fact.source_party.empty() ? fact.said_by_party : fact.source_party;
    for (const CaseActorId actor : judges) {
      // A resident's fears are no party's tone.
      const CaseActor& judge = material.roster[actor];
      const bool is_anybody = judge.kind == "person" && judge.party == actor && !has_office(material, judge);
      if (!material.is_identified(actor) || is_anybody || material.is_beside(actor)) continue;
      const Key key{fact.known, material.id(actor), fact.fact->tone};
      tones.try_emplace(key, material).first->second.add(fact);
      when.try_emplace(key, Interval{fact.known, plus_days(fact.known, 1), "day"});
    }
  }
  std::vector<Tone> out;
  for (const auto& [key, support] : tones) out.push_back({key.actor, key.tone, when.at(key), support.build()});
  return out;
}

}  // namespace grotius
