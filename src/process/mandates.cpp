// Who holds which office, as titles tell it and as facts change it.
#include <algorithm>

#include "process/sections.h"

namespace grotius {
namespace {

bool names_office(const Material& material, const std::string& role) {
  const auto words = words_of(role);
  return std::any_of(words.begin(), words.end(), [&](const auto& word) { return material.words.is("office", word); });
}

// A title of a later report is of a later day.
bool counts(const Material& material, const OfficeSeen& office) {
  return names_office(material, office.role) &&
         day_of(material.view.reports[office.report]->published) <= material.view.as_of;
}

// The latest report's title; of one report's, the longest.
const OfficeSeen* latest_office(const Material& material, const CaseActor& actor) {
  const OfficeSeen* best = nullptr;
  for (const OfficeSeen& office : actor.offices) {
    if (!counts(material, office)) continue;
    if (best == nullptr || office.report > best->report ||
        (office.report == best->report && office.role.size() > best->role.size()))
      best = &office;
  }
  return best;
}

// "Secretary" where the report has "Secretary of State Vance".
std::string whole_role(const Material& material, const OfficeSeen& office) {
  constexpr std::uint32_t kReach = 50;  // code points before a name that its office may begin in
  std::string role = one_line(office.role);
  for (const PointSpan mention : material.view.reports[office.report]->actors[office.actor].mentions) {
    const std::uint32_t begin = mention.begin > kReach ? mention.begin - kReach : 0;
    const std::string before = one_line(material.view.words(office.report, {begin, mention.begin}));
    const std::size_t at = before.rfind(role + " of ");
    if (at == std::string::npos) continue;
    const std::string rest = before.substr(at + role.size() + 4);
    const auto words = words_of(rest);
    const bool is_name =
        !rest.empty() && words.size() <= 3 && starts_upper(rest) && rest.find_first_of(",.;:()") == std::string::npos;
    if (is_name) return role + " of " + rest;
  }
  return role;
}

// "Also vice director", "visiting minister", and "chief envoy Christopher", where the reading took a name for it.
std::string trimmed_role(const Material& material, std::string role) {
  for (const std::string_view word : {"also ", "visiting ", "then "})
    if (role.starts_with(word)) role.erase(0, word.size());
  const std::size_t last = role.rfind(' ');
  if (last == std::string::npos || !starts_upper(role.substr(last + 1))) return role;
  const std::string before = role.substr(0, last);
  const std::string head = fold(before.substr(before.rfind(' ') == std::string::npos ? 0 : before.rfind(' ') + 1));
  const bool is_lower =
      !starts_upper(before.substr(before.rfind(' ') == std::string::npos ? 0 : before.rfind(' ') + 1));
  return is_lower && material.words.is("office", head) ? before : role;
}

// The role in full, without the name of who holds it: "envoy Bill".
std::string role_of(const Material& material, const CaseActor& actor, const OfficeSeen& office) {
  std::string out = whole_role(material, office);
  for (const OfficeSeen& other : actor.offices)
    if (counts(material, other) && !other.past && other.role.starts_with(out + " of ")) out = one_line(other.role);
  const auto names = words_of(actor.name);
  for (std::size_t blank = out.rfind(' '); blank != std::string::npos; blank = out.rfind(' ')) {
    const std::string last = fold(out.substr(blank + 1));
    const bool is_title = material.words.is("title", last) && !material.words.is("office", last);  // "chief Sheikh"
    if (!is_title && std::find(names.begin(), names.end(), last) == names.end()) break;
    out.resize(blank);
  }
  return trimmed_role(material, std::move(out));
}

// Another report that has the same office as a former one: "former Prime Minister Hariri", then "Prime Minister
// Hariri".
bool was_held(const Material& material, const CaseActor& actor, const OfficeSeen& office) {
  return office.past || std::any_of(actor.offices.begin(), actor.offices.end(), [&](const OfficeSeen& other) {
           return counts(material, other) && other.past && other.report <= office.report &&
                  fold(other.role).ends_with(fold(office.role));
         });
}

// A rank alone is no office.
bool is_rank(const std::string& role) {
  const std::string text = fold(role);
  return text == "general" || text == "colonel" || text == "commander" || text == "major" || text == "delegate";
}

// "The outgoing chief" still is the chief.
bool is_leaving(const Material& material, const CaseFact& fact) {
  const std::string trigger = fold(material.view.words(fact.report, fact.fact->trigger));
  return trigger == "departing" || trigger == "outgoing" || trigger == "retiring";
}

// Who left office years before the case begins and does nothing in it is history.
bool is_history(const Material& material, const Mandate& mandate) {
  constexpr int kDays = 3 * 365;
  return mandate.state == "ended" && mandate.until && mandate.until->precision != "reported" &&
         !material.view.reports.empty() &&
         days_between(mandate.until->to, day_of(material.view.reports.front()->published)) > kDays;
}

// What ends or begins a holder's office, by fact.
void apply_facts(const Material& material, const std::vector<const CaseFact*>& facts, Mandate& out,
                 SupportBuilder& support) {
  for (const CaseFact* told : facts) {
    const CaseFact& fact = *told;
    const bool ends = ends_office(*fact.fact);
    support.add(fact);
    if (ends && is_leaving(material, fact)) continue;
    if (ends) {
      out.until = fact.when;
      const bool is_past =
          is_done(fact) && (fact.when.precision == "reported" || fact.when.from <= material.view.as_of);
      if (is_past) out.state = "ended";
    } else if (fact.fact->change == "appointed" && is_done(fact)) {
      out.since = fact.when;
    } else if (fact.fact->change == "narrowed" || fact.fact->change == "widened") {
      if (is_done(fact)) out.state = fact.fact->change;
    }
  }
}

}  // namespace

std::vector<Mandate> find_mandates(const Material& material) {
  std::vector<Mandate> out;
  std::map<CaseActorId, std::vector<const CaseFact*>> of_holder;
  for (const CaseFact& fact : material.facts) {
    const bool is_told = fact.status != "denied" && fact.status != "hypothetical" && fact.status != "conditional";
    if (fact.fact->kind != "mandate" || !is_told) continue;
    std::vector<CaseActorId> persons;
    for (const std::uint32_t person : fact.fact->persons) add_unique(persons, material.roster.of[fact.report][person]);
    for (const CaseActorId person : persons) of_holder[person].push_back(&fact);
  }
  std::vector<bool> acting(material.roster.actors.size(), false);
  for (const CaseFact& fact : material.facts)
    for (const auto* list : {&fact.source, &fact.target, &fact.said_by})
      for (const CaseActorId actor : *list) acting[actor.value] = true;
  for (std::size_t i = 0; i < material.roster.actors.size(); ++i) {
    const CaseActor& actor = material.roster.actors[i];
    // Whose photograph hangs on the wall is nobody in the case.
    const bool is_named_only = actor.party == CaseActorId(i) && !acting[i];
    if (material.is_beside(CaseActorId(i))) continue;
    if (is_named_only && !of_holder.contains(CaseActorId(i))) continue;
    const OfficeSeen* const office = latest_office(material, actor);
    if (office == nullptr || !actor.identified || is_rank(office->role)) continue;
    Mandate mandate;
    mandate.actor = actor.id;
    mandate.role = role_of(material, actor, *office);
    if (actor.party != CaseActorId(i)) mandate.of = {material.id(actor.party)};
    mandate.state = was_held(material, actor, *office) ? "ended" : "holds";
    SupportBuilder support(material);
    std::string first;
    for (const OfficeSeen& seen : actor.offices) {
      const RecordedReport& report = *material.view.reports[seen.report];
      if (!counts(material, seen)) continue;
      if (first.empty()) first = day_of(report.published);
      support.add_actor(report, report.actors[seen.actor], seen.span);
    }
    mandate.since = {"", first, "reported"};
    apply_facts(material, of_holder[CaseActorId(i)], mandate, support);
    mandate.support = support.build();
    if (!is_history(material, mandate)) out.push_back(std::move(mandate));
  }
  std::sort(out.begin(), out.end(),
            [](const Mandate& a, const Mandate& b) { return std::tie(a.since, a.actor) < std::tie(b.since, b.actor); });
  return out;
}

}  // namespace grotius
