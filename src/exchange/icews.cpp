// ICEWS: tab-separated with a header of 20 columns; one row a pair of actors.
#include "exchange/writing.h"

namespace grotius {
namespace {

constexpr const char* kIcewsHeader =
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget "
    "Name\t"
    "Target Sectors\tTarget Country\tStory ID\tSentence "
    "Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\t"
    "Longitude\n";

void add_actor(const Desk& desk, const CodedEvent& event, const std::optional<std::size_t>& which,
               std::vector<std::string>& fields) {
  if (!which) {
    fields.resize(fields.size() + 3);
    return;
  }
  const RecordActor& actor = desk.record.actors[*which];
  const ActorCodes codes = desk.tables.actor(actor.code, actor.country);
  const std::string name = name_of(actor);
  fields.push_back(name.empty() ? words_for(desk.record, event.facts.front(), *which) : name);
  fields.push_back(join(codes.words, ","));
  fields.push_back(desk.tables.country(codes.country).name);
}

std::string icews_row(const Desk& desk, const CodedEvent& event, std::size_t first, std::optional<std::size_t> second) {
  const CaseRecord& record = desk.record;
  const RecordedReport& report = report_of(record, event.facts.front());
  const RecordedPlace place = place_of(record, event.facts);
  const CameoCode code = desk.tables.cameo(event.cameo);
  const std::string key =
      event.id + " " + record.actors[first].id + " " + (second ? record.actors[*second].id : std::string());
  std::vector<std::string> fields = {number_of(key), event.day};
  add_actor(desk, event, first, fields);
  fields.push_back(code.text);
  fields.push_back(event.cameo);
  fields.push_back(code.goldstein);
  add_actor(desk, event, second, fields);
  fields.push_back(report.id);
  fields.emplace_back();  // a sentence's number: the ledger keeps passages, not sentences
  fields.push_back(report.publisher);
  fields.push_back(place.precision == "town" ? place.name : "");
  fields.emplace_back();
  fields.push_back(place.precision == "region" ? place.name : "");
  fields.push_back(desk.tables.country(place.country).name);
  fields.push_back(place.lat ? decimal(*place.lat) : "");
  fields.push_back(place.lon ? decimal(*place.lon) : "");
  return tab_row(fields);
}

}  // namespace

std::string write_icews(const Desk& desk) {
  std::string out = kIcewsHeader;
  for (const CodedEvent& event : code_events(desk.record, desk.tables, desk.request.with_unreal)) {
    if (event.cameo.empty()) continue;
    for (const auto& [first, second] : pairs_of(event)) out += icews_row(desk, event, first, second);
  }
  return out;
}

}  // namespace grotius
