#include "process/process.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/date.h"
#include "base/together.h"
#include "process/kept_state.h"
#include "process/sections.h"

namespace grotius {
namespace {

Result<std::string> checked_day(const std::string& text, const char* what) {
  if (!parse_day(text))
    return fail(ErrorCode::kInvalid, fmt::format("{} is no date such as 2006-12-28: {}", what, text));
  return day_of(text);
}

// Talks that came to nothing keep no plan.
bool was_called_off(const Material& material, const Happening& h) {
  return h.type == "CONSULT" && std::any_of(h.facts.begin(), h.facts.end(), [&](std::size_t fact) {
           return !fate_of_talks(material, material.facts[fact]).empty();
         });
}

PlanKeeper keeper_of(const Material& material, Happenings happenings) {
  return {material, happenings, [&](const Happening& h) { return was_called_off(material, h); }};
}

}  // namespace

bool is_earlier(const Versions& a, const Versions& b) {
  const auto key = [](const Versions& v) { return std::tie(v.program, v.model, v.lexicon, v.registry); };
  return key(a) < key(b);
}

void describe_reports(const CaseView& view, State& state) {
  state.reports = view.reports.size();
  for (const RecordedReport* report : view.reports) {
    const std::string day = day_of(report->published);
    if (state.first.empty()) state.first = day;
    state.last = day;
    if (is_earlier(state.versions, report->versions)) state.versions = report->versions;
  }
}

// No section looks at another; the longest first.
void fill_sections(const Material& material, Happenings happenings, Past& past, State& state) {
  do_together({[&] { state.proposals = find_proposals(material, past); },
               [&] {
                 PlanKeeper plans = keeper_of(material, happenings);
                 state.contacts = find_contacts(material, happenings, plans, past);
                 take_agenda(material, past);
                 state.agenda = find_agenda(material, plans, past);
               },
               [&] { state.control = find_control(material, past); },
               [&] { state.mandates = find_mandates(material, past); },
               [&] { state.contradictions = find_contradictions(material, happenings, past); },
               [&] { state.dyads = find_dyads(material, happenings, past); },
               [&] { state.measures = find_measures(material, past); }, [&] { state.tone = find_tone(material, past); },
               [&] { state.obstacles = find_obstacles(material); },
               [&] { state.hostilities = find_hostilities(material, happenings); },
               [&] { take_parts(material, happenings, past.parts); }});
  drop_overtaken(material, state.proposals, state.contacts, state.obstacles);
  state.actors = find_actors(material, past.parts, state);
}

void leave_present(Material& material, const std::string& to, std::vector<Happening>& happenings, Past& past) {
  const auto behind =
      std::partition_point(happenings.begin(), happenings.end(), [&](const Happening& h) { return h.known < to; });
  const Happenings gone(happenings.begin(), behind);
  material.to = to;
  static_cast<void>(find_proposals(material, past));
  take_contacts(material, gone, past);
  take_agenda(material, past);
  static_cast<void>(find_control(material, past));
  static_cast<void>(find_mandates(material, past));
  static_cast<void>(find_contradictions(material, gone, past));
  static_cast<void>(find_dyads(material, gone, past));
  static_cast<void>(find_measures(material, past));
  static_cast<void>(find_tone(material, past));
  take_parts(material, gone, past.parts);
  PlanKeeper plans = keeper_of(material, gone);
  for (AgendaTold& one : past.agenda) one.plan.was_kept = plans.was_kept(one.plan);
  for (ContactTold& one : past.due) one.plan->was_kept = plans.was_kept(*one.plan);
  for (const auto& [number, forum] : material.forums)
    if (forum.known < to) past.forums.emplace(number, forum);
  past.joined.clear();
  for (const Happening& h : gone)
    for (const std::size_t i : h.facts)
      if (const CaseFact& fact = material.facts[i]; fact.known >= to)
        past.joined.emplace(material.view.reports[fact.report]->id, fact.fact->id);
  past.leave(material);
  past.until = material.from = to;
  material.to.clear();
  happenings.erase(happenings.begin(), behind);
}

void complete_actors(const Material& material, Roster& roster) {
  for (CaseActor& actor : roster.actors)
    if (!actor.offices.empty()) hold_offices(material, actor);
  mark_acting(material, roster);
}

void mark_acting(const Material& material, Roster& roster) {
  for (const CaseFact& fact : material.facts)
    for (const auto* list : {&fact.source, &fact.target, &fact.said_by})
      for (const CaseActorId actor : *list) roster.actors[actor.value].acts = true;
}

Result<State> state_of(const CaseContent& content, const std::string& as_of,
                       const std::optional<std::string>& known_at) {
  State state;
  std::string day = as_of;
  if (day.empty() && !content.reports.empty()) day = day_of(content.reports.back().published);
  if (day.empty()) day = "1970-01-01";  // an empty case is empty on any day
  auto checked = checked_day(day, "as-of");
  if (!checked) return tl::unexpected(checked.error());
  state.as_of = *checked;
  std::string known = state.as_of;
  if (known_at) {
    auto later = checked_day(*known_at, "known-at");
    if (!later) return tl::unexpected(later.error());
    state.known_at = *later;
    known = *later;
  }
  const CaseView view = view_of(content, state.as_of, known);
  const CaseWords words;
  Roster roster = build_roster(view, words);
  Material material = gather(view, words, roster);
  complete_actors(material, roster);
  find_beside(material);
  Past past;
  state.name = content.name;
  describe_reports(view, state);
  past.first_day = state.first;
  fill_sections(material, find_happenings(material), past, state);
  return state;
}

}  // namespace grotius
