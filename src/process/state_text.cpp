// The state for people: one line an entry, the passages it rests on at its end.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "process/entries.h"
#include "process/words.h"

namespace grotius {
namespace {

std::string title(const std::string& text, bool markdown) {
  return markdown ? fmt::format("\n## {}\n\n", text) : fmt::format("\n{}\n", text);
}

std::string line(const std::string& text, int depth, bool markdown) {
  return std::string(static_cast<std::size_t>(2 * depth), ' ') + (markdown ? "- " : "  ") + text + "\n";
}

// Those with a part in the process, part by part; who merely turns up is in the JSON.
std::string parts(const State& state, bool markdown) {
  std::string out;
  for (const std::string part : {"party", "mediator", "host", "envoy", "outside"}) {
    std::vector<std::string> all;
    for (const StateActor& actor : state.actors)
      if (std::find(actor.part.begin(), actor.part.end(), part) != actor.part.end()) all.push_back(actor.name);
    if (all.empty()) continue;
    std::sort(all.begin(), all.end());
    out += line(fmt::format("{}: {}", part, fmt::join(all, ", ")), 0, markdown);
  }
  return out.empty() ? "" : title("Who", markdown) + out;
}

bool is_score(const Entry& entry) { return entry.section == "Cooperation and conflict by week"; }

// Scores of the last weeks are told; those of the whole case, which would bury the rest, are in the JSON.
std::string first_week_told(const State& state) {
  constexpr std::size_t kWeeks = 4;
  std::set<std::string_view> weeks;
  for (const Dyad& dyad : state.dyads) {
    weeks.insert(dyad.week);
    if (weeks.size() > kWeeks) weeks.erase(weeks.begin());
  }
  return weeks.empty() ? "" : std::string(*weeks.begin());
}

// Of the last weeks those that move most, in their order.
std::vector<const Dyad*> scores_told(const State& state) {
  constexpr std::size_t kMost = 20;
  const std::string first_week = first_week_told(state);
  std::vector<const Dyad*> out;
  for (const Dyad& dyad : state.dyads)
    if (dyad.week >= first_week) out.push_back(&dyad);
  const auto weight = [](const Dyad* dyad) { return dyad->cooperation - dyad->conflict; };
  std::stable_sort(out.begin(), out.end(), [&](const Dyad* a, const Dyad* b) { return weight(a) > weight(b); });
  out.resize(std::min(kMost, out.size()));
  std::sort(out.begin(), out.end());  // they lie in one list
  return out;
}

// When an entry was last told of; of offices, how often.
std::string weight_of(const Entry& entry) {
  if (entry.section == "Offices") return fmt::format("{:09}", entry.support.total);
  std::string out;
  for (const FactRef& fact : entry.support.facts) out = std::max(out, fact.published);
  return out;
}

// Where the entries stand that a reader does not need at first: of a long section all but the latest, with what belongs
// to them. Everything is in the JSON.
std::set<std::size_t> left_out_of(const std::vector<Entry>& entries) {
  constexpr std::size_t kMost = 30;
  std::map<std::string, std::vector<std::pair<std::string, std::size_t>>> sections;  // weight and place
  std::set<std::size_t> out;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!is_score(entries[i]) && entries[i].depth == 0)
      sections[entries[i].section].emplace_back(weight_of(entries[i]), i);
  }
  for (auto& [section, all] : sections) {
    if (all.size() <= kMost) continue;
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (std::size_t k = kMost; k < all.size(); ++k) {
      std::size_t i = all[k].second;
      do {
        out.insert(i++);
      } while (i < entries.size() && entries[i].depth > 0);
    }
  }
  return out;
}

std::string card(const StateActor& actor, const std::map<std::string, std::string>& names) {
  const auto name = [&](const std::string& id) { return names.contains(id) ? names.at(id) : id; };
  std::string out = actor.name + "  " + actor.id + "\n";
  const auto tell = [&](const char* what, const std::string& value) {
    if (!value.empty()) out += fmt::format("  {:<10}{}\n", what, value);
  };
  tell("also", fmt::format("{}", fmt::join(actor.aliases, ", ")));
  tell("kind", actor.kind);
  tell("code", actor.code);
  tell("part", fmt::format("{}", fmt::join(actor.part, ", ")));
  if (!actor.acts_for.empty()) tell("acts for", name(actor.acts_for));
  std::vector<std::string> members;
  for (const std::string& member : actor.members) members.push_back(name(member));
  tell("members", fmt::format("{}", fmt::join(members, ", ")));
  tell("seen", actor.first_seen == actor.last_seen ? actor.first_seen : actor.first_seen + " to " + actor.last_seen);
  return out;
}

// Does the entry name the actor, or rest on his word?
bool concerns(const Entry& entry, const std::string& id) {
  const auto has = [&](const std::vector<std::string>& ids) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  };
  return has(entry.actors) || std::any_of(entry.support.facts.begin(), entry.support.facts.end(),
                                          [&](const FactRef& fact) { return has(fact.said_by); });
}

// All words of the name asked for stand in one name of the actor.
bool goes_by(const StateActor& actor, const std::string& asked) {
  if (actor.id == asked) return true;
  const auto wanted = words_of(asked);
  const auto has_all = [&](const std::string& name) {
    const auto words = words_of(name);
    return std::all_of(wanted.begin(), wanted.end(),
                       [&](const auto& w) { return std::find(words.begin(), words.end(), w) != words.end(); });
  };
  return !wanted.empty() && (has_all(actor.name) || std::any_of(actor.aliases.begin(), actor.aliases.end(), has_all));
}

}  // namespace

std::string state_text(const State& state, bool markdown) {
  std::string out = fmt::format("{}{} as of {}{}\n", markdown ? "# " : "", state.name, state.as_of,
                                state.known_at ? ", as known at " + *state.known_at : "");
  if (markdown) out += "\n";
  out += state.reports == 0 ? "no reports\n"
                            : fmt::format("{} report{}, {} to {}\n", state.reports, state.reports == 1 ? "" : "s",
                                          state.first, state.last);
  out += parts(state, markdown);
  std::string section;
  const auto scores = scores_told(state);
  const auto entries = entries_to_read(state, scores);
  const auto left_out = left_out_of(entries);
  std::size_t untold = 0;
  const auto end_section = [&] {
    if (untold > 0) out += line(fmt::format("… and {} more in --format json", untold), 0, markdown);
    untold = 0;
  };
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = entries[i];
    if (entry.section != section) {
      end_section();
      out += title(entry.section, markdown);
      if (is_score(entry)) untold = state.dyads.size() - scores.size();
    }
    section = entry.section;
    if (left_out.contains(i))
      untold += entry.depth == 0 ? 1 : 0;
    else
      out += line(entry.text + sources_text(entry.support), entry.depth, markdown);
  }
  end_section();
  return out;
}

std::string who_text(const State& state, const std::string& name) {
  std::map<std::string, std::string> names;
  for (const StateActor& actor : state.actors) names[actor.id] = actor.name;
  const auto entries = entries_of(state);
  std::string out;
  for (const StateActor& actor : state.actors) {
    if (!goes_by(actor, name)) continue;
    if (!out.empty()) out += "\n";
    out += card(actor, names);
    std::string section, above;  // above: told with the first of what belongs to it
    for (const Entry& entry : entries) {
      if (entry.depth == 0) above = entry.text + sources_text(entry.support);
      if (!concerns(entry, actor.id)) continue;
      if (entry.section != section) out += entry.section + "\n";
      section = entry.section;
      if (entry.depth > 0 && !above.empty()) out += line(above, 0, false);
      above.clear();
      out += line(entry.text + sources_text(entry.support), entry.depth, false);
    }
  }
  return out;
}

}  // namespace grotius
