// CSV (RFC 4180): the facts of a case, one a row, with a header.
#include "exchange/writing.h"

namespace grotius {
namespace {

std::string field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    out += c;
    if (c == '"') out += c;
  }
  return out + "\"";
}

std::string row(const std::vector<std::string>& fields) {
  std::string out;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out += ',';
    out += field(fields[i]);
  }
  return out + "\r\n";
}

std::string ids_of(const CaseRecord& record, const std::vector<std::size_t>& actors) {
  std::vector<std::string> out;
  for (const std::size_t actor : actors) out.push_back(record.actors[actor].id);
  return join(out, "; ");
}

std::string point(const std::optional<double>& degrees) { return degrees ? decimal(*degrees) : std::string(); }

std::vector<std::string> fields_of(const CaseRecord& record, std::size_t i) {
  const RecordFact& fact = record.facts[i];
  const RecordedFact& f = fact.fact;
  const RecordedReport& report = *record.reports[fact.report];
  const RecordedPlace place = place_of(record, {i});
  return {report.id,
          f.id,
          fact.happening,
          report.published,
          f.kind,
          fact.type,
          f.mode,
          f.cameo,
          fact.status,
          join(names_of(record, fact.source), "; "),
          ids_of(record, fact.source),
          join(names_of(record, fact.target), "; "),
          ids_of(record, fact.target),
          f.mutual ? "true" : "false",
          f.background ? "true" : "false",
          fact.when.from,
          fact.when.to,
          fact.when.precision,
          place.name,
          place.country,
          point(place.lat),
          point(place.lon),
          fact.anonymous    ? "anonymous"
          : fact.attributed ? "attributed"
                            : "reporter",
          join(names_of(record, fact.said_by), "; "),
          on_one_line(passage(report.text, f.condition)),
          f.label,
          f.subject,
          f.duration,
          f.stance,
          f.on,
          f.instrument,
          f.effect,
          f.scope,
          f.role,
          f.change,
          f.area,
          f.tone,
          decimal(f.confidence),
          std::to_string(f.evidence.begin),
          std::to_string(f.evidence.end),
          passage_of(record, i),
          report.title,
          report.publisher,
          report.url};
}

}  // namespace

std::string write_csv(const Desk& desk) {
  std::string out = row(
      {"report",   "fact",       "event",  "published",  "kind",    "type",       "mode",      "cameo",  "status",
       "source",   "source_ids", "target", "target_ids", "mutual",  "background", "from",      "to",     "precision",
       "place",    "country",    "lat",    "lon",        "voice",   "said_by",    "condition", "label",  "subject",
       "duration", "stance",     "on",     "instrument", "effect",  "scope",      "role",      "change", "area",
       "tone",     "confidence", "begin",  "end",        "passage", "title",      "publisher", "url"});
  for (std::size_t i = 0; i < desk.record.facts.size(); ++i) out += row(fields_of(desk.record, i));
  return out;
}

}  // namespace grotius
