// Sanctions, licences, embargoes and the like: what was imposed, by whom, and whether it is in force.
#include <algorithm>

#include "process/sections.h"

namespace grotius {
namespace {

// What a fact tells of a measure.
struct Terms {
  std::string instrument, effect;  // empty where it tells of none
};

// "Under a siege", "the curfew": the noun of what presses somebody is its name.
Terms terms_of(const Material& material, const CaseFact& fact) {
  if (fact.fact->kind == "measure") return {fact.fact->instrument, fact.fact->effect};
  const bool is_pressure = fact.fact->kind == "event" && !fact.fact->background && is_done(fact) &&
                           (fact.fact->type == "COERCE" || fact.fact->type == "SANCTION");
  if (!is_pressure) return {};
  const std::string trigger = fold(material.view.words(fact.report, fact.fact->trigger));
  const auto before = words_of(material.view.words(fact.report, {fact.fact->evidence.begin, fact.fact->trigger.begin}));
  const bool is_verb = !before.empty() && before.back() == "to";  // "to freeze contacts"
  return material.words.is("pressure", trigger) && !is_verb ? Terms{trigger, "imposed"} : Terms{};
}

std::string key_of(const std::string& instrument) {
  std::string out;
  for (const std::string& word : words_of(instrument)) {
    const bool is_number = word.find_first_of("0123456789") != std::string::npos;
    if (!is_number && word != "the" && word != "a" && word != "strict") out += singular(word) + " ";
  }
  return out;
}

// Lifting, easing or extending is said of what is in force; to propose it says that it is.
bool presupposes_force(const std::string& effect) {
  return effect == "lifted" || effect == "eased" || effect == "extended";
}

// "Oil" and "banned" name none by themselves.
bool names_measure(const Material& material, const std::string& instrument) {
  const auto words = words_of(key_of(instrument));
  return words.size() > 1 || (words.size() == 1 && material.words.is("measure", words[0]));
}

// "Flights are suspended": in force is their suspension.
std::string name_of(const Material& material, const CaseFact& fact, const Terms& terms) {
  std::string out = one_line(terms.instrument);
  const std::string trigger = fold(material.view.words(fact.report, fact.fact->trigger));
  for (const auto& [verb, noun] : {std::pair("suspend", "suspension"), std::pair("froze", "freeze"),
                                   std::pair("freez", "freeze"), std::pair("halt", "halt")})
    if (trigger.starts_with(verb) && terms.effect == "imposed" && fold(out).find(verb) == std::string::npos)
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

void apply(const CaseFact& fact, const std::string& effect, bool is_in_effect, MeasureTold& out) {
  if (!is_in_effect) {
    if (!out.effect.empty()) return;
    out.in_force = presupposes_force(effect) && fact.status != "hypothetical";
    if (out.in_force || effect == "imposed") out.effect = "under_consideration";
    return;
  }
  out.effect = effect;
  out.is_act = true;
  if (effect == "imposed" || effect == "extended") {
    out.in_force = true;
    out.end.clear();
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
  if (out.until && !out.until->from.empty() && (out.end.empty() || out.until->from < out.end))
    out.end = out.until->from;
}

// Terms with an end expire by date, also where no report says so.
void expire(const MeasureTold& told, const std::string& as_of, Measure& out) {
  const auto is_past = [&](const std::string& day) { return !day.empty() && day <= as_of; };
  out.in_force = told.in_force && !is_past(told.end);
  out.effect = told.effect;
  const bool runs = told.is_act && (told.effect == "imposed" || told.effect == "extended");
  if (runs && told.until && is_past(told.until->from)) out.effect = "expired";
}

std::vector<CaseActorId> hit_by(const Material& material, const CaseFact& fact) {
  std::vector<CaseActorId> out;
  // Who says "we were under siege" was not alone.
  const auto is_alone = [&](CaseActorId actor) {
    return fact.fact->kind != "measure" && material.roster[actor].kind == "person";
  };
  for (const CaseActorId actor : fact.target_party)
    if (material.is_party(actor) && !is_subject(material, fact, actor) && !is_alone(actor)) add_unique(out, actor);
  return out;
}

// "The closure of the crossing led to an attack by the rebels": behind another act's word he is that act's.
bool is_of_another_act(const Material& material, const CaseFact& fact, const RecordedActor& actor) {
  const PointSpan evidence = fact.fact->evidence, trigger = fact.fact->trigger;
  const auto beside = same_sentence(material, fact);
  const auto is_behind_another = [&](PointSpan mention) {
    return mention.begin > trigger.end && std::any_of(beside.begin(), beside.end(), [&](const CaseFact* other) {
             return other->fact->trigger.begin > trigger.end && other->fact->trigger.end < mention.begin;
           });
  };
  std::vector<PointSpan> here;
  for (const PointSpan mention : actor.mentions)
    if (evidence.contains(mention)) here.push_back(mention);
  return !here.empty() && std::all_of(here.begin(), here.end(), is_behind_another);
}

// Whose measure it is; of a noun of pressure, no person's.
std::vector<CaseActorId> imposed_by(const Material& material, const CaseFact& fact) {
  std::vector<CaseActorId> out;
  if (fact.fact->kind == "measure") out = fact.source_party;
  const auto& actors = material.view.reports[fact.report]->actors;
  for (const std::uint32_t index : fact.fact->source) {
    const CaseActorId party = material.roster.party_of(material.roster.of[fact.report][index]);
    if (fact.fact->kind != "measure" && contains(fact.source_party, party) && material.roster[party].kind != "person" &&
        !is_of_another_act(material, fact, actors[index]))
      add_unique(out, party);
  }
  std::erase_if(out, [&](CaseActorId actor) { return !material.is_identified(actor); });
  return out;
}

// "Sanctions" on Alphaland are not those on Betaland; who speaks of sanctions alone means the last that were told of,
// and whose they are where it is a noun that tells of them.
MeasureTold& find(const CaseFact& fact, const std::vector<CaseActorId>& on, const std::vector<CaseActorId>& by,
                  std::vector<MeasureTold>& told) {
  const auto is_theirs = [&](const MeasureTold& one) {
    return std::all_of(by.begin(), by.end(), [&](CaseActorId actor) { return one.by.contains(actor); });
  };
  const auto is_it = [&](const MeasureTold& one) {
    if (!on.empty() && !one.on.empty()) return overlap(one.on, on);
    return fact.fact->kind == "measure" || one.by.empty() || is_theirs(one);
  };
  const auto last = std::find_if(told.rbegin(), told.rend(), is_it);
  return last == told.rend() ? told.emplace_back() : *last;
}

using MeasuresTold = std::map<std::string, std::vector<MeasureTold>>;

void take(const Material& material, const CaseFact& fact, MeasuresTold& measures) {
  const Terms terms = terms_of(material, fact);
  if (terms.instrument.empty() || terms.effect.empty()) return;
  if (fact.status == "denied" || fact.status == "hypothetical" || !names_measure(material, terms.instrument)) return;
  const auto on = hit_by(material, fact);
  // A siege that nobody lays to anybody tells nothing.
  const auto by = imposed_by(material, fact);
  if (fact.fact->kind != "measure" && on.empty() && by.empty()) return;
  MeasureTold& measure = find(fact, on, by, measures[key_of(terms.instrument)]);
  if (measure.first.empty()) {
    measure.instrument = name_of(material, fact, terms);
    measure.first = fact.known;
  }
  add_unique(measure.on, on);
  // Who proposes to lift what is in force has not imposed it; who decides to extend it has.
  const bool is_in_effect = is_done(fact) || is_decided(material, fact);
  const bool is_of_force = is_in_effect || terms.effect == "imposed" || terms.effect == "extended";
  if (is_of_force) measure.by.insert(by.begin(), by.end());
  apply(fact, terms.effect, is_in_effect, measure);
  measure.support.add(fact);
}

// Nothing where nothing is said of its force, or it is of other matters.
std::optional<Measure> measure_from(const Material& material, const MeasureTold& told) {
  std::vector<CaseActorId> by(told.by.begin(), told.by.end()), on = told.on;
  std::erase_if(on, [&](CaseActorId actor) { return told.by.contains(actor); });
  if (told.effect.empty() || material.are_all_beside(on.empty() ? by : on)) return std::nullopt;
  Measure out;
  out.instrument = told.instrument;
  out.since = told.since;
  if (out.since.from.empty() && out.since.to.empty()) out.since = {"", told.first, "reported"};
  out.until = told.until;
  expire(told, material.view.as_of, out);
  out.by = material.ids(by);
  out.on = material.ids(on);
  out.support = told.support.build(material);
  return out;
}

}  // namespace

std::vector<Measure> find_measures(const Material& material, Past& past) {
  for (const CaseFact& fact : material.present()) take(material, fact, past.measures);
  std::vector<Measure> out;
  for (const auto& [key, all] : past.measures)
    for (const MeasureTold& told : all)
      if (auto measure = measure_from(material, told)) {
        // Of several that go by one name the first keeps it, the others are told by whom they hit, or whose they are.
        const bool is_first = &told == all.data();
        measure->id =
            stable_id('M', is_first ? key : key + material.id(told.on.empty() ? *told.by.begin() : told.on[0]));
        out.push_back(*std::move(measure));
      }
  std::stable_sort(out.begin(), out.end(), [](const Measure& a, const Measure& b) {
    return std::tie(a.since, a.id) < std::tie(b.since, b.id);
  });
  return out;
}

}  // namespace grotius
