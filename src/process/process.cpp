#include "process/process.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/date.h"
#include "base/together.h"
#include "process/sections.h"

namespace grotius {
namespace {

Result<std::string> checked_day(const std::string& text, const char* what) {
  if (!parse_day(text))
    return fail(ErrorCode::kInvalid, fmt::format("{} is no date such as 2006-12-28: {}", what, text));
  return day_of(text);
}

void describe_case(const CaseContent& content, const CaseView& view, State& state) {
  state.name = content.name;
  state.reports = view.reports.size();
  for (const RecordedReport* report : view.reports) {
    const std::string day = day_of(report->published);
    if (state.first.empty()) state.first = day;
    state.last = day;
    if (std::tie(report->versions.program, report->versions.model) >
        std::tie(state.versions.program, state.versions.model))
      state.versions = report->versions;
  }
}

// Talks that came to nothing keep no plan.
bool was_called_off(const Material& material, const Happening& h) {
  return h.type == "CONSULT" && std::any_of(h.facts.begin(), h.facts.end(), [&](std::size_t fact) {
           return !fate_of_talks(material, material.facts[fact]).empty();
         });
}

// No section looks at another; the longest first.
void fill_sections(const Material& material, const std::vector<Happening>& happenings, State& state) {
  do_together(
      {[&] { state.proposals = find_proposals(material); },
       [&] {
         PlanKeeper plans(material, happenings, [&](const Happening& h) { return was_called_off(material, h); });
         state.contacts = find_contacts(material, happenings, plans);
         state.agenda = find_agenda(material, plans);
       },
       [&] { state.control = find_control(material); }, [&] { state.mandates = find_mandates(material); },
       [&] { state.contradictions = find_contradictions(material, happenings); },
       [&] { state.dyads = find_dyads(material, happenings); }, [&] { state.measures = find_measures(material); },
       [&] { state.tone = find_tone(material); }, [&] { state.obstacles = find_obstacles(material); },
       [&] { state.hostilities = find_hostilities(material, happenings); }});
}

}  // namespace

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
  const Roster roster = build_roster(view, words);
  Material material = gather(view, words, roster);
  find_beside(material);
  const std::vector<Happening> happenings = find_happenings(material);
  describe_case(content, view, state);
  fill_sections(material, happenings, state);
  state.actors = find_actors(material, happenings, state);
  return state;
}

}  // namespace grotius
