// Facts and events by what is asked: `ask` and `timeline`.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/date.h"
#include "process/entries.h"
#include "process/kept_state.h"

namespace grotius {
namespace {

using Json = nlohmann::ordered_json;

// A view and all that is made of it, which the material points into.
struct Desk {
  CaseView view;
  CaseWords words;
  Roster roster;
  Material material;

  Desk(const CaseContent& content, const std::string& as_of, const std::string& known, const TakeBasis& take_basis = {})
      : view(view_of(content, as_of, known)),
        roster(build_roster(view, words, take_basis)),
        material(gather(view, words, roster)) {}
};

Result<std::pair<std::string, std::string>> days(const CaseContent& content, const std::string& as_of,
                                                 const std::optional<std::string>& known_at) {
  std::string day = as_of.empty() && !content.reports.empty() ? day_of(content.reports.back().published) : as_of;
  if (day.empty()) day = "1970-01-01";  // an empty case is empty on any day
  const std::string known = known_at.value_or(day);
  for (const std::string& one : {day, known})
    if (!parse_day(one)) return fail(ErrorCode::kInvalid, "no date such as 2006-12-28: " + one);
  return std::pair(day, known);
}

std::vector<std::string> names(const Roster& roster, const std::vector<CaseActorId>& actors) {
  std::vector<std::string> out;
  out.reserve(actors.size());
  for (const CaseActorId actor : actors) out.push_back(roster[actor].name);
  return out;
}

bool has_words(const std::string& text, const std::vector<std::string>& wanted) {
  const auto words = words_of(text);
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](const auto& w) { return std::find(words.begin(), words.end(), w) != words.end(); });
}

bool goes_by(const CaseActor& actor, const std::string& asked) {
  const auto wanted = words_of(asked);
  if (actor.id == asked) return true;
  return !wanted.empty() &&
         (has_words(actor.name, wanted) || std::any_of(actor.aliases.begin(), actor.aliases.end(),
                                                       [&](const auto& name) { return has_words(name, wanted); }));
}

bool any_goes_by(const Roster& roster, std::initializer_list<const std::vector<CaseActorId>*> lists,
                 const std::string& asked) {
  for (const auto* list : lists)
    for (const CaseActorId actor : *list)
      if (goes_by(roster[actor], asked)) return true;
  return false;
}

// The time of the fact, or its report's where it has none.
std::pair<std::string, std::string> days_of(const CaseFact& fact) {
  if (fact.when.precision == "reported") return {fact.known, plus_days(fact.known, 1)};
  return {fact.when.from, fact.when.to};
}

bool is_within(const CaseFact& fact, const FactFilter& filter) {
  const auto [from, to] = days_of(fact);
  return (filter.from.empty() || to > filter.from) && (filter.to.empty() || from < filter.to);
}

bool is_asked_for(const Roster& roster, const CaseFact& fact, const FactFilter& filter) {
  const RecordedFact& record = *fact.fact;
  if (!filter.type.empty() && fold(record.type) != fold(filter.type) && fold(record.kind) != fold(filter.type))
    return false;
  if (!filter.status.empty() && fact.status != fold(filter.status)) return false;
  if (!filter.place.empty() && !has_words(record.place, words_of(filter.place)) &&
      !has_words(record.area, words_of(filter.place)))
    return false;
  if (!is_within(fact, filter)) return false;
  if (!filter.actor.empty() &&
      !any_goes_by(roster, {&fact.source, &fact.target, &fact.source_party, &fact.target_party}, filter.actor))
    return false;
  if (filter.said_by == "nobody") return fact.voice == Voice::kReporter;
  return filter.said_by.empty() || any_goes_by(roster, {&fact.said_by, &fact.said_by_party}, filter.said_by);
}

FactLine line_of(const Material& material, const CaseFact& fact) {
  return {material.reference(fact),
          fact.fact->kind,
          fact.fact->type,
          fact.fact->mode,
          fact.status,
          fact.fact->place,
          material.passage_of(fact),
          names(material.roster, fact.source),
          names(material.roster, fact.target),
          names(material.roster, fact.said_by),
          fact.fact->mutual,
          fact.when};
}

std::vector<std::uint32_t> positions(std::initializer_list<const std::vector<CaseActorId>*> lists) {
  std::vector<std::uint32_t> out;
  for (const auto* list : lists)
    for (const CaseActorId actor : *list) out.push_back(actor.value);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string who_to_whom(const std::vector<std::string>& source, const std::vector<std::string>& target, bool mutual) {
  std::string out = fmt::format("{}", fmt::join(source, ", "));
  if (!target.empty())
    out += fmt::format("{}{}{}", out.empty() ? "" : " ", mutual ? "and " : "-> ", fmt::join(target, ", "));
  return out;
}

Json period(const Interval& i) {
  const auto text = [](const std::string& t) { return t.empty() ? Json(nullptr) : Json(t); };
  return {{"from", text(i.from)}, {"to", text(i.to)}, {"precision", text(i.precision)}};
}

}  // namespace

Result<std::vector<TimelineEntry>> timeline_of(const CaseContent& content, const std::string& as_of,
                                               const std::optional<std::string>& known_at) {
  const auto when = days(content, as_of, known_at);
  if (!when) return tl::unexpected(when.error());
  const Desk desk(content, when->first, when->second);
  std::vector<TimelineEntry> out;
  for (const Happening& h : find_happenings(desk.material)) {
    std::vector<CaseActorId> all = h.source;
    add_unique(all, h.target);
    if (std::none_of(all.begin(), all.end(), [&](CaseActorId a) { return desk.material.is_identified(a); })) continue;
    TimelineEntry entry{h.id,
                        h.type,
                        h.mode,
                        h.done ? "occurred" : "planned",
                        h.place,
                        names(desk.roster, h.source),
                        names(desk.roster, h.target),
                        h.mutual,
                        h.when,
                        h.known,
                        {}};
    SupportBuilder support(desk.material);
    for (const std::size_t fact : h.facts) support.add(desk.material.facts[fact]);
    entry.support = support.build();
    out.push_back(std::move(entry));
  }
  const auto day = [](const TimelineEntry& e) { return e.when.precision == "reported" ? e.known : e.when.from; };
  std::stable_sort(out.begin(), out.end(),
                   [&](const auto& a, const auto& b) { return std::tuple(day(a), a.id) < std::tuple(day(b), b.id); });
  return out;
}

Result<std::vector<FactLine>> ask(const CaseContent& content, const FactFilter& filter, const std::string& as_of,
                                  const std::optional<std::string>& known_at) {
  const auto when = days(content, as_of, known_at);
  if (!when) return tl::unexpected(when.error());
  const Desk desk(content, when->first, when->second);
  std::vector<FactLine> out;
  for (const CaseFact& fact : desk.material.facts) {
    if (is_asked_for(desk.roster, fact, filter)) out.push_back(line_of(desk.material, fact));
  }
  return out;
}

namespace {

std::vector<std::uint32_t> numbers(const std::vector<CaseActorId>& actors) {
  std::vector<std::uint32_t> out;
  out.reserve(actors.size());
  for (const CaseActorId actor : actors) out.push_back(actor.value);
  return out;
}

CatalogueActor catalogue_actor(const CaseActor& actor, bool is_passing) {
  CatalogueActor out{actor.id, {actor.name}, is_passing};
  out.names.insert(out.names.end(), actor.aliases.begin(), actor.aliases.end());
  return out;
}

void catalogue_facts(const Material& material, const TakeFact& take_fact) {
  for (const CaseFact& fact : material.facts) {
    const auto [from, to] = days_of(fact);
    take_fact({line_of(material, fact), fact.fact->area, from, to, fact.voice == Voice::kReporter,
               positions({&fact.source, &fact.target, &fact.source_party, &fact.target_party}),
               positions({&fact.said_by, &fact.said_by_party}), numbers(fact.source), numbers(fact.target),
               numbers(fact.said_by), order_of(*material.view.reports[fact.report])});
  }
}

}  // namespace

Result<bool> catalogue(const CaseContent& content, const std::string& as_of, const std::optional<std::string>& known_at,
                       const TakeActors& take_actors, const TakeFact& take_fact, Shelf* shelf) {
  const auto when = days(content, as_of, known_at);
  if (!when) return tl::unexpected(when.error());
  std::vector<bool> is_passing;
  Desk desk(content, when->first, when->second, [&](const Basis& basis) {
    for (const Cluster& cluster : basis.clusters.list) is_passing.push_back(is_of_one_report(cluster));
    if (shelf != nullptr) keep(basis, content, *shelf);
  });
  std::vector<CatalogueActor> actors;
  for (std::size_t i = 0; i < is_passing.size(); ++i)
    actors.push_back(catalogue_actor(desk.roster.actors[i], is_passing[i]));
  take_actors(actors);
  catalogue_facts(desk.material, take_fact);
  if (shelf != nullptr) {
    complete_actors(desk.material, desk.roster);
    keep_state(desk.material, *shelf);
  }
  return true;
}

bool extend_catalogue(const CaseAddition& addition, const TakeActors& take_actors, const TakeFact& take_fact,
                      Shelf& shelf) {
  Extension extension(addition, shelf);
  if (!extension.merge()) return false;
  std::vector<CatalogueActor> actors;
  for (std::size_t i = 0; i < extension.roster().actors.size(); ++i) {
    const CaseActor& actor = extension.roster().actors[i];
    actors.push_back(catalogue_actor(actor, extension.is_passing(i)));
    if (extension.is_as_before(i)) actors.back().names.clear();
  }
  take_actors(actors);
  Roster roster = extension.roster();
  const Material material = gather(extension.view(), extension.words(), roster);
  catalogue_facts(material, take_fact);
  mark_acting(material, roster);
  extend_kept_state(material, extension, shelf);
  return true;
}

std::string timeline_text(const std::vector<TimelineEntry>& entries) {
  std::string out;
  for (const TimelineEntry& e : entries) {
    const std::string when = e.when.precision == "reported" ? "told " + e.known : interval_text(e.when);
    out += fmt::format("{:<24}  {}{}{}  {}{}{}\n", when, e.type, e.mode.empty() ? "" : "." + e.mode,
                       e.state == "planned" ? ", planned" : "", who_to_whom(e.source, e.target, e.mutual),
                       e.place.empty() ? "" : ", " + e.place, sources_text(e.support));
  }
  return out;
}

std::string timeline_json(const std::vector<TimelineEntry>& entries) {
  Json out = Json::array();
  for (const TimelineEntry& e : entries) {
    Json facts = Json::array();
    for (const FactRef& fact : e.support.facts) facts.push_back({{"report", fact.report}, {"fact", fact.fact}});
    out.push_back({{"id", e.id},
                   {"type", e.type},
                   {"mode", e.mode},
                   {"state", e.state},
                   {"source", e.source},
                   {"target", e.target},
                   {"mutual", e.mutual},
                   {"when", period(e.when)},
                   {"known", e.known},
                   {"place", e.place},
                   {"facts", facts},
                   {"facts_total", e.support.total}});
  }
  return out.dump(2, ' ', false, Json::error_handler_t::replace);
}

std::string facts_text(const std::vector<FactLine>& facts) {
  std::string out;
  for (const FactLine& f : facts) {
    out += fmt::format("{}  {}:{}  {} {}  {}", f.reference.published, f.reference.report, f.reference.fact,
                       f.type.empty() ? f.kind : f.type, f.status, who_to_whom(f.source, f.target, f.mutual));
    if (f.when.precision != "reported") out += "  " + interval_text(f.when);
    if (!f.place.empty()) out += ", " + f.place;
    if (!f.said_by.empty()) out += fmt::format("  said by {}", fmt::join(f.said_by, ", "));
    if (f.reference.anonymous && f.said_by.empty()) out += "  said by nobody named";
    out += "\n    " + f.passage + "\n";
  }
  return out;
}

std::string facts_json(const std::vector<FactLine>& facts) {
  Json out = Json::array();
  for (const FactLine& f : facts)
    out.push_back({{"report", f.reference.report},
                   {"fact", f.reference.fact},
                   {"published", f.reference.published},
                   {"kind", f.kind},
                   {"type", f.type},
                   {"mode", f.mode},
                   {"status", f.status},
                   {"source", f.source},
                   {"target", f.target},
                   {"mutual", f.mutual},
                   {"when", period(f.when)},
                   {"place", f.place},
                   {"said_by", f.said_by},
                   {"evidence", {f.reference.evidence.begin, f.reference.evidence.end}},
                   {"passage", f.passage},
                   {"confidence", f.reference.confidence}});
  return out.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace grotius
