// POLECAT: tab-separated with a header of 40 columns; several actors of an event in one field, between semicolons.
#include <algorithm>
#include <map>

#include "exchange/writing.h"

namespace grotius {
namespace {

constexpr const char* kPolecatHeader =
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\t"
    "Actor COW\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\t"
    "Recipient Name\tRecipient Country\tRecipient COW\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title\t"
    "Recipient Name Raw\tWikipedia Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\t"
    "GeoNames ID\tRaw Placename\tFeature Type\tSource\tPublication Date\tStory People\tStory Organizations\t"
    "Story Locations\tLanguage\tVersion\n";

constexpr const char* kPolecatQuads[] = {"", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT",
                                         "MATERIAL CONFLICT"};

// A field for several actors keeps a place for each, so that the columns stay parallel.
std::string in_parallel(const std::vector<std::string>& parts) {
  if (std::all_of(parts.begin(), parts.end(), [](const std::string& p) { return p.empty(); })) return "";
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) out += (i > 0 ? "; " : "") + parts[i];
  return out;
}

void add_side(const Desk& desk, const CodedEvent& event, const std::vector<std::size_t>& actors,
              std::vector<std::string>& fields) {
  std::vector<std::string> names, countries, cow, primary, sectors, titles, raw;
  for (const std::size_t which : actors) {
    const RecordActor& actor = desk.record.actors[which];
    const ActorCodes codes = desk.tables.actor(actor.code, actor.country);
    const CountryCodes country = desk.tables.country(codes.country);
    names.push_back(name_of(actor));
    countries.push_back(country.name.empty() ? "" : codes.country);
    cow.push_back(country.cow);
    primary.push_back(codes.sectors.empty() ? codes.body : codes.sectors.front());
    sectors.push_back(codes.sectors.empty() ? codes.body : join(codes.sectors, "|"));
    titles.push_back(actor.role);
    raw.push_back(words_for(desk.record, event.facts.front(), which));
  }
  for (const auto* list : {&names, &countries, &cow, &primary, &sectors, &titles, &raw})
    fields.push_back(in_parallel(*list));
  fields.emplace_back();  // a page of Wikipedia, which readings do not know
}

void add_place(const RecordedPlace& place, std::vector<std::string>& fields) {
  const bool is_on_map = place.lat && place.lon;
  fields.push_back(is_on_map ? place.name : "");
  fields.push_back(place.precision == "town" ? place.name : "");
  fields.emplace_back();
  fields.push_back(place.precision == "region" ? place.name : "");
  fields.push_back(place.country);
  fields.push_back(is_on_map ? decimal(*place.lat) : "");
  fields.push_back(is_on_map ? decimal(*place.lon) : "");
  fields.push_back(place.geonames == 0 ? "" : std::to_string(place.geonames));
  fields.push_back(place.name);
  fields.emplace_back();
}

std::string people_of(const RecordedReport& report, bool persons) {
  std::vector<std::string> out;
  for (const RecordedActor& actor : report.actors) {
    const bool is_body = actor.kind == "organisation" || actor.kind == "armed_force" || actor.kind == "government";
    const bool is_named = !actor.name.empty() && (static_cast<unsigned char>(actor.name[0]) >= 0x80 ||
                                                  (actor.name[0] >= 'A' && actor.name[0] <= 'Z'));
    if (is_named && (persons ? actor.kind == "person" : is_body)) out.push_back(actor.name);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return join(out, "; ");
}

std::string places_of(const RecordedReport& report) {
  std::vector<std::string> out;
  for (const RecordedPlace& place : report.places)
    if (place.lat && place.lon) out.push_back(place.name);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return join(out, "; ");
}

std::string row_of(const Desk& desk, const CodedEvent& event) {
  const RecordedReport& report = report_of(desk.record, event.facts.front());
  const auto score = plover_score(event.type, event.mode);
  std::vector<std::string> fields = {report.id + "_" + event.id,
                                     event.day,
                                     event.type,
                                     event.mode,
                                     score ? decimal(*score) : "",
                                     kPolecatQuads[quad_class(event.type)],
                                     join(contexts_of(desk.record, event.facts), "; ")};
  add_side(desk, event, event.source, fields);
  add_side(desk, event, event.target, fields);
  add_place(place_of(desk.record, event.facts), fields);
  fields.push_back(report.publisher);
  fields.push_back(day_part(report.published));
  fields.push_back(people_of(report, true));
  fields.push_back(people_of(report, false));
  fields.push_back(places_of(report));
  fields.push_back(report.language);
  fields.push_back("Grotius" + (desk.request.program.empty() ? "" : " " + desk.request.program));
  return tab_row(fields);
}

}  // namespace

std::string write_polecat(const Desk& desk) {
  std::string out = kPolecatHeader;
  for (const CodedEvent& event : code_events(desk.record, desk.tables, desk.request.with_unreal))
    out += row_of(desk, event);
  return out;
}

}  // namespace grotius
