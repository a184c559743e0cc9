// Every fact of a case as values: what exports are made from.
#include <algorithm>

#include "base/date.h"
#include "process/happenings.h"

namespace grotius {
namespace {

std::vector<std::size_t> indices(const std::vector<CaseActorId>& actors) {
  std::vector<std::size_t> out;
  out.reserve(actors.size());
  for (const CaseActorId actor : actors) out.push_back(actor.value);
  return out;
}

// The office an actor holds as the last report that tells one has it.
std::string role_of(const CaseActor& actor) {
  std::string out;
  std::size_t last = 0;
  for (const OfficeSeen& office : actor.offices)
    if (!office.past && (out.empty() || office.report > last)) {
      out = office.role;
      last = office.report;
    }
  return out;
}

RecordActor actor_from(const CaseActor& a) {
  return {a.id, a.name, a.kind, a.code, a.country, a.wikidata, role_of(a), a.aliases, a.party.value, a.identified};
}

RecordFact fact_from(const CaseFact& f) {
  RecordFact out;
  out.report = f.report;
  out.fact = *f.fact;
  out.type = f.type;
  out.status = f.status;
  out.source = indices(f.source);
  out.target = indices(f.target);
  out.said_by = indices(f.said_by);
  out.attributed = f.voice != Voice::kReporter;
  out.anonymous = f.voice == Voice::kAnonymous;
  out.when = f.when;
  out.known = f.known;
  return out;
}

void add_happenings(const Material& material, CaseRecord& out) {
  for (const Happening& h : find_happenings(material)) {
    RecordHappening one{h.id, h.type, h.mode, h.place, h.done, h.mutual, h.when, h.known, h.facts};
    std::stable_sort(one.facts.begin(), one.facts.end(), [&](std::size_t a, std::size_t b) {
      return out.facts[a].fact.confidence > out.facts[b].fact.confidence;
    });
    for (const std::size_t fact : one.facts) out.facts[fact].happening = h.id;
    out.happenings.push_back(std::move(one));
  }
}

}  // namespace

Result<CaseRecord> record_of(const CaseContent& content, const std::string& as_of,
                             const std::optional<std::string>& known_at) {
  CaseRecord out;
  out.name = content.name;
  out.as_of = as_of.empty() && !content.reports.empty() ? day_of(content.reports.back().published) : as_of;
  if (out.as_of.empty()) out.as_of = "1970-01-01";  // an empty case is empty on any day
  out.known = known_at.value_or(out.as_of);
  for (const std::string& day : {out.as_of, out.known})
    if (!parse_day(day)) return fail(ErrorCode::kInvalid, "no date such as 2006-12-28: " + day);
  const CaseView view = view_of(content, out.as_of, out.known);
  const CaseWords words;
  const Roster roster = build_roster(view, words);
  const Material material = gather(view, words, roster);
  out.reports = view.reports;
  for (const auto& of_report : roster.of) out.actor_of.push_back(indices(of_report));
  for (const CaseActor& actor : roster.actors) out.actors.push_back(actor_from(actor));
  for (const CaseFact& fact : material.facts) out.facts.push_back(fact_from(fact));
  add_happenings(material, out);
  return out;
}

}  // namespace grotius
