// Sanctions, licences, embargoes and the like: what was imposed, by whom, and whether it is in force.
#include <algorithm>
#include <optional>

#include "process/sections.h"

namespace grotius {
namespace {

std::string key_of(const CaseFact& fact) {
  std::string out;
  for (const std::string& word : words_of(fact.fact->instrument)) {
    const bool is_number = word.find_first_of("0123456789") != std::string::npos;
    if (!is_number && word != "the" && word != "a" && word != "strict") out += singular(word) + " ";
  }
  return out;
}

// Lifting, easing or extending is said of what is in force; to propose it says that it is.
bool presupposes_force(const RecordedFact& fact) {
  return fact.effect == "lifted" || fact.effect == "eased" || fact.effect == "extended";
}

// "Oil" and "banned" name none by themselves.
bool names_measure(const Material& material, const CaseFact& fact) {
  const auto words = words_of(key_of(fact));
  return words.size() > 1 || (words.size() == 1 && material.words.is("measure", words[0]));
}

// "Flights are suspended": in force is their suspension.
std::string name_of(const Material& material, const CaseFact& fact) {
  std::string out = one_line(fact.fact->instrument);
  const std::string trigger = fold(material.view.words(fact.report, fact.fact->trigger));
  for (const auto& [verb, noun] : {std::pair("suspend", "suspension"), std::pair("froze", "freeze"),
                                   std::pair("freez", "freeze"), std::pair("halt", "halt")})
    if (trigger.starts_with(verb) && fact.fact->effect == "imposed" && fold(out).find(verb) == std::string::npos)
      return std::string(noun) + (noun == std::string_view("halt") ? " to " : " of ") + out;
  return out;
}

// "Al-Qaeda, who have imposed the law": whose clause it is, he is not hit by it.
bool is_subject(const Material& material, const CaseFact& fact, CaseActorId party) {
  const PointSpan evidence = fact.fact->evidence;
  const auto& actors = material.view.reports[fact.report]->actors;
  for (const std::uint32_t index : fact.fact->target) {
    if (material.roster.party_of(material.roster.of[fact.report][index]) != party) continue;
    for (const PointSpan mention : actors[index].mentions) {
      if (mention.begin < evidence.begin || mention.end > fact.fact->trigger.begin) continue;
      const auto next = material.view.passage(fact.report, {mention.end, std::min(mention.end + 8, evidence.end)});
      if (next.starts_with(", who ") || next.starts_with(" who ") || next.starts_with(", which")) return true;
    }
  }
  return false;
}

void apply(const CaseFact& fact, bool is_in_effect, const std::string& as_of, Measure& out) {
  const std::string& effect = fact.fact->effect;
  if (!is_in_effect) {
    if (presupposes_force(*fact.fact) && fact.status != "hypothetical" && out.effect.empty()) {
      out.in_force = true;
      out.effect = "under_consideration";
    }
    if (effect == "imposed" && out.effect.empty()) out.effect = "under_consideration";
    return;
  }
  out.effect = effect;
  if (effect == "imposed" || effect == "extended") {
    out.in_force = true;
    out.since = fact.when;
    // An extension runs from an end that is not told.
    if (effect == "extended") out.until.reset();
    if (const std::string end = plus_duration(fact.when.from, fact.fact->duration); effect == "imposed" && !end.empty())
      out.until = Interval{end, plus_days(end, 1), "day"};
  }
  if (effect == "lifted" || effect == "expired") {
    out.in_force = false;
    out.until = fact.when;
  }
  if (out.until && out.until->from <= as_of && !out.until->from.empty()) {
    out.in_force = false;
    if (effect == "imposed" || effect == "extended") out.effect = "expired";
  }
}

std::vector<CaseActorId> hit_by(const Material& material, const CaseFact& fact) {
  std::vector<CaseActorId> out;
  for (const CaseActorId actor : fact.target_party)
    if (material.is_party(actor) && !is_subject(material, fact, actor)) add_unique(out, actor);
  return out;
}

// What is told of one measure.
struct Told {
  std::vector<const CaseFact*> facts;
  std::vector<CaseActorId> on;
};

// "Sanctions" on Alphaland are not those on Betaland; who speaks of sanctions alone means the last that were told of.
void add(const Material& material, const CaseFact& fact, std::vector<Told>& told) {
  const auto on = hit_by(material, fact);
  const auto is_it = [&](const Told& one) { return on.empty() || one.on.empty() || overlap(one.on, on); };
  const auto last = std::find_if(told.rbegin(), told.rend(), is_it);
  Told& one = last == told.rend() ? told.emplace_back() : *last;
  one.facts.push_back(&fact);
  add_unique(one.on, on);
}

bool are_beside(const Material& material, const std::vector<CaseActorId>& actors) {
  return !actors.empty() &&
         std::all_of(actors.begin(), actors.end(), [&](CaseActorId actor) { return material.is_beside(actor); });
}

// Nothing where nothing is said of its force, or what it is on is beside the case.
std::optional<Measure> measure_of(const Material& material, const Told& told, std::string id) {
  Measure out;
  out.id = std::move(id);
  out.instrument = name_of(material, *told.facts.front());
  std::vector<CaseActorId> by, on = told.on;
  SupportBuilder support(material);
  for (const CaseFact* fact : told.facts) {
    // Who proposes to lift what is in force has not imposed it; who decides to extend it has.
    const bool is_in_effect = is_done(*fact) || is_decided(material, *fact);
    const bool is_of_force = is_in_effect || fact->fact->effect == "imposed" || fact->fact->effect == "extended";
    for (const CaseActorId actor : fact->source_party)
      if (is_of_force && material.is_identified(actor)) add_unique(by, actor);
    apply(*fact, is_in_effect, material.view.as_of, out);
    support.add(*fact);
  }
  if (out.since.from.empty() && out.since.to.empty()) out.since = {"", told.facts.front()->known, "reported"};
  std::erase_if(on, [&](CaseActorId actor) { return contains(by, actor); });
  if (out.effect.empty() || are_beside(material, on.empty() ? by : on)) return std::nullopt;
  out.by = material.ids(by);
  out.on = material.ids(on);
  out.support = support.build();
  return out;
}

}  // namespace

std::vector<Measure> find_measures(const Material& material) {
  std::map<std::string, std::vector<Told>> measures;
  for (const CaseFact& fact : material.facts) {
    if (fact.fact->kind != "measure" || fact.fact->instrument.empty() || fact.fact->effect.empty()) continue;
    if (fact.status == "denied" || fact.status == "hypothetical" || !names_measure(material, fact)) continue;
    add(material, fact, measures[key_of(fact)]);
  }
  std::vector<Measure> out;
  for (const auto& [key, all] : measures)
    for (const Told& told : all) {
      // Of several that go by one name the first keeps it, the others are told by whom they hit.
      const std::string id = stable_id('M', &told == all.data() ? key : key + material.id(told.on.front()));
      if (auto measure = measure_of(material, told, id)) out.push_back(std::move(*measure));
    }
  std::stable_sort(out.begin(), out.end(), [](const Measure& a, const Measure& b) {
    return std::tie(a.since, a.id) < std::tie(b.since, b.id);
  });
  return out;
}

}  // namespace grotius
