// GDELT 2.0 Events: 61 columns between tabs, no header; one row a pair of actors.
#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <set>

#include "exchange/writing.h"

namespace grotius {
namespace {

std::string upper(const std::string& text) {
  std::string out;
  icu::UnicodeString::fromUTF8(text).toUpper(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

// Codes are CAMEO's: a state's or region's, the group's, the types'.
void add_actor(const Desk& desk, const std::optional<std::size_t>& which, std::vector<std::string>& fields) {
  if (!which) {
    fields.resize(fields.size() + 10);
    return;
  }
  const RecordActor& actor = desk.record.actors[*which];
  const ActorCodes codes = desk.tables.actor(actor.code, actor.country);
  // "GOV" of one whose country the reading knows otherwise.
  const bool names_country = actor.code.find(codes.country) != std::string::npos;
  fields.push_back(names_country ? actor.code : codes.country + actor.code);
  fields.push_back(upper(name_of(actor)));
  fields.push_back(codes.country);
  fields.push_back(codes.group);
  fields.emplace_back();  // ethnic group: readings do not tell
  fields.push_back(codes.religion);
  fields.emplace_back();
  for (std::size_t i = 0; i < 3; ++i) fields.push_back(i < codes.types.size() ? codes.types[i] : "");
}

// GDELT's own approximation: months of 30 days in a year of 365.
std::string fraction_of(const std::string& day) {
  const int month = std::stoi(day.substr(5, 2)), number = std::stoi(day.substr(8, 2));
  return fmt::format("{}.{:04}", day.substr(0, 4), ((month - 1) * 30 + number) * 10000 / 365);
}

// 1 country, 2 state of the USA, 3 town of the USA, 4 other town, 5 other state; 0: nowhere.
int geo_type(const RecordedPlace& place) {
  if (!place.lat || !place.lon) return 0;
  const bool is_american = place.country == "USA";
  if (place.precision == "country") return 1;
  if (place.precision == "region") return is_american ? 2 : 5;
  return is_american ? 3 : 4;
}

void add_no_place(std::vector<std::string>& fields) {
  fields.emplace_back("0");
  fields.resize(fields.size() + 7);
}

void add_place(const Desk& desk, const RecordedPlace& place, std::vector<std::string>& fields) {
  const int type = geo_type(place);
  if (type == 0) {
    add_no_place(fields);
    return;
  }
  const CountryCodes country = desk.tables.country(place.country);
  fields.push_back(std::to_string(type));
  fields.push_back(type == 1 || country.name.empty() ? place.name : place.name + ", " + country.name);
  fields.push_back(country.fips);
  fields.push_back(type == 1 ? country.fips : "");  // divisions have codes that GeoNames does not have
  fields.emplace_back();
  fields.push_back(decimal(*place.lat));
  fields.push_back(decimal(*place.lon));
  fields.push_back(type == 1 ? country.fips : "");
}

// By the root of the code: GDELT counts an appeal as cooperation, PLOVER does not.
std::string class_of(const std::string& cameo) {
  const int root = std::stoi(cameo.substr(0, 2));
  return root <= 5 ? "1" : root <= 8 ? "2" : root <= 13 ? "3" : "4";
}

// Is it told in the first paragraph of a report?
bool is_root(const Desk& desk, const CodedEvent& event) {
  return std::any_of(event.facts.begin(), event.facts.end(), [&](std::size_t i) {
    const std::string before = passage(report_of(desk.record, i).text, {0, desk.record.facts[i].fact.trigger.begin});
    return before.find('\n') == std::string::npos;
  });
}

void add_counts(const Desk& desk, const CodedEvent& event, std::vector<std::string>& fields) {
  std::size_t mentions = 0;
  std::set<std::string> publishers, reports;
  for (const std::size_t i : event.facts) {
    mentions += 1 + desk.record.facts[i].fact.also.size();
    const RecordedReport& report = report_of(desk.record, i);
    reports.insert(report.id);
    publishers.insert(report.publisher);
  }
  for (const std::size_t count : {mentions, publishers.size(), reports.size()}) fields.push_back(std::to_string(count));
}

std::string source_of(const RecordedReport& report) {
  return report.url.empty() ? join({report.publisher, report.title, report.id}, ", ") : report.url;
}

std::string gdelt_row(const Desk& desk, const CodedEvent& event, std::size_t first, std::optional<std::size_t> second) {
  const CaseRecord& record = desk.record;
  const std::string key =
      event.id + " " + record.actors[first].id + " " + (second ? record.actors[*second].id : std::string());
  std::vector<std::string> fields = {number_of(key), digits_of(event.day), digits_of(event.day).substr(0, 6),
                                     event.day.substr(0, 4), fraction_of(event.day)};
  add_actor(desk, first, fields);
  add_actor(desk, second, fields);
  fields.emplace_back(is_root(desk, event) ? "1" : "0");
  fields.push_back(event.cameo);
  fields.push_back(event.cameo.substr(0, 3));
  fields.push_back(event.cameo.substr(0, 2));
  fields.push_back(class_of(event.cameo));
  fields.push_back(desk.tables.cameo(event.cameo).goldstein);
  add_counts(desk, event, fields);
  fields.emplace_back();  // the tone of a text is no business of a reading
  add_no_place(fields);
  add_no_place(fields);
  add_place(desk, place_of(record, event.facts), fields);
  fields.push_back(digits_of(record.known) + "000000");
  fields.push_back(source_of(report_of(record, event.facts.front())));
  return tab_row(fields);
}

}  // namespace

std::string write_gdelt(const Desk& desk) {
  std::string out;
  for (const CodedEvent& event : code_events(desk.record, desk.tables, desk.request.with_unreal)) {
    if (event.cameo.empty()) continue;
    for (const auto& [first, second] : pairs_of(event)) out += gdelt_row(desk, event, first, second);
  }
  return out;
}

}  // namespace grotius
