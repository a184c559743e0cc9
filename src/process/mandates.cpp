// Who holds which office, as titles tell it and as facts change it.
#include <algorithm>

#include "base/one_of.h"
#include "process/basis.h"
#include "process/labels.h"
#include "process/sections.h"

namespace grotius {
namespace {

// "Head of the Red Cross" where the report has "head of the Red Cross delegation": of a part of it only.
std::string with_part(const Material& material, const OfficeSeen& office, const std::string& role) {
  constexpr std::uint32_t kReach = 30;  // code points that a part may reach behind the role
  const auto length = static_cast<std::uint32_t>(role.size());
  for (const PointSpan mention : material.view.reports[office.report]->actors[office.actor].mentions) {
    const std::string behind =
        one_line(material.view.words(office.report, {mention.end, mention.end + length + kReach}));
    const std::size_t at = behind.find(role + " ");
    if (at == std::string::npos || at > 6) continue;  // ", the "
    const auto words = written_words(behind.substr(at + role.size()));
    if (!words.empty() && !starts_upper(words[0]) && material.words.is("branch", words[0]))
      return role + " " + words[0];
  }
  return role;
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
  return with_part(material, office, role);
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
std::string role_of(const Material& material, const CaseActor& actor) {
  std::string out = actor.held.whole;
  for (const auto& [role, is_past] : actor.held.roles)
    if (!is_past && role.starts_with(out + " of ") && names_office(material.words, role)) out = one_line(role);
  const auto names = words_of(actor.name);
  for (std::size_t blank = out.rfind(' '); blank != std::string::npos; blank = out.rfind(' ')) {
    const std::string last = fold(out.substr(blank + 1));
    const bool is_title = material.words.is("title", last) && !material.words.is("office", last);  // "chief Sheikh"
    if (!is_title && std::find(names.begin(), names.end(), last) == names.end()) break;
    out.resize(blank);
  }
  return trimmed_role(material, std::move(out));
}

// Some report has the same office as a former one: "former Prime Minister Hariri", then "Prime Minister Hariri".
bool was_held(const Material& material, const OfficesHeld& held) {
  const std::string role = fold(held.role);
  return held.is_past || std::any_of(held.roles.begin(), held.roles.end(), [&](const auto& other) {
           return other.second && fold(other.first).ends_with(role) && names_office(material.words, other.first);
         });
}

// A rank alone is no office: "Colonel", "Lieutenant General".
bool is_rank(const std::string& role) {
  const auto words = words_of(role);
  if (words.empty() || !one_of(words.back(), {"general", "colonel", "commander", "major", "delegate"})) return false;
  return std::all_of(words.begin(), words.end() - 1, [](const std::string& word) {
    return one_of(word, {"lieutenant", "major", "brigadier", "colonel", "general"});
  });
}

// "The outgoing chief" still is the chief.
bool is_leaving(const Material& material, const CaseFact& fact) {
  const std::string trigger = fold(material.view.words(fact.report, fact.fact->trigger));
  return trigger == "departing" || trigger == "outgoing" || trigger == "retiring";
}

// Who left office years before the case begins and does nothing in it is history.
bool is_history(const Mandate& mandate, const std::string& first_day) {
  constexpr int kDays = 3 * 365;
  return mandate.state == "ended" && mandate.until && mandate.until->precision != "reported" &&
         days_between(mandate.until->to, first_day) > kDays;
}

// What ends or begins a holder's office.
void apply(const Material& material, const CaseFact& fact, OfficeChanged& out) {
  const bool ends = ends_office(*fact.fact);
  out.support.add(fact);
  if (ends && is_leaving(material, fact)) return;
  if (ends) {
    out.until = fact.when;
    const bool is_past = is_done(fact) && (fact.when.precision == "reported" || fact.when.from <= material.view.as_of);
    if (is_past) out.state = "ended";
  } else if (fact.fact->change == "appointed" && is_done(fact)) {
    out.since = fact.when;
  } else if (fact.fact->change == "narrowed" || fact.fact->change == "widened") {
    if (is_done(fact)) out.state = fact.fact->change;
  }
}

void take(const Material& material, std::map<CaseActorId, OfficeChanged>& out) {
  for (const CaseFact& fact : material.present()) {
    const bool is_told = fact.status != "denied" && fact.status != "hypothetical" && fact.status != "conditional";
    if (fact.fact->kind != "mandate" || !is_told) continue;
    for (const CaseActorId person : persons_of(material, fact)) apply(material, fact, out[person]);
  }
}

}  // namespace

bool names_office(const CaseWords& words, const std::string& role) {
  const auto all = words_of(role);
  return std::any_of(all.begin(), all.end(), [&](const auto& word) { return words.is("office", word); });
}

void hold_offices(const Material& material, CaseActor& actor) {
  OfficesHeld& held = actor.held;
  SupportBuilder passages(material);
  const OfficeSeen* latest = nullptr;
  for (const OfficeSeen& office : actor.offices) {
    const RecordedReport& report = *material.view.reports[office.report];
    const std::string day = day_of(report.published);
    if (day > material.view.as_of) continue;  // a title of a later report is of a later day
    held.roles.emplace(office.role, office.past);
    if (!names_office(material.words, office.role)) continue;
    passages.add_actor(report, report.actors[office.actor], office.span);
    if (held.first.empty() || day < held.first) held.first = day;
    // The latest report's title; of one report's, the longest.
    const std::string order = order_of(report);
    const auto key = std::tuple(std::string_view(order), office.role.size(), std::string_view(office.role));
    if (key <= std::tuple(std::string_view(held.latest), held.role.size(), std::string_view(held.role))) continue;
    latest = &office;
    held.latest = order;
    held.role = office.role;
    held.is_past = office.past;
  }
  if (latest != nullptr) held.whole = whole_role(material, *latest);
  held.passages = passages.build(held.passages);
}

std::vector<Mandate> find_mandates(const Material& material, Past& past) {
  take(material, past.offices);
  const auto& changed = past.offices;
  std::vector<Mandate> out;
  for (std::size_t i = 0; i < material.roster.actors.size(); ++i) {
    const CaseActor& actor = material.roster.actors[i];
    const OfficesHeld& held = actor.held;
    const auto change = changed.find(CaseActorId(i));
    // Whose photograph hangs on the wall is nobody in the case.
    const bool is_named_only = actor.party == CaseActorId(i) && !actor.acts;
    if (material.is_beside(CaseActorId(i))) continue;
    if (is_named_only && change == changed.end()) continue;
    if (held.latest.empty() || !actor.identified || is_rank(held.role)) continue;
    Mandate mandate;
    mandate.actor = actor.id;
    mandate.role = role_of(material, actor);
    if (actor.party != CaseActorId(i)) mandate.of = {material.id(actor.party)};
    mandate.state = was_held(material, held) ? "ended" : "holds";
    mandate.since = {"", held.first, "reported"};
    mandate.support = held.passages;
    if (change != changed.end()) {
      const OfficeChanged& told = change->second;
      if (!told.state.empty()) mandate.state = told.state;
      if (told.since) mandate.since = *told.since;
      mandate.until = told.until;
      mandate.support = together(mandate.support, told.support.build(material));
    }
    if (!is_history(mandate, past.first_day)) out.push_back(std::move(mandate));
  }
  std::sort(out.begin(), out.end(),
            [](const Mandate& a, const Mandate& b) { return std::tie(a.since, a.actor) < std::tie(b.since, b.actor); });
  return out;
}

}  // namespace grotius
