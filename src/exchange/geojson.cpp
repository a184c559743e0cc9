// GeoJSON (RFC 7946): the events of a case that have a point on the map.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "exchange/writing.h"

namespace grotius {
namespace {

using Json = nlohmann::ordered_json;

// The names of one side, over all facts of the event.
Json side(const CaseRecord& record, const RecordHappening& h, std::vector<std::size_t> RecordFact::*which) {
  std::vector<std::string> names;
  for (const std::size_t fact : h.facts)
    for (const std::size_t actor : record.facts[fact].*which) {
      const std::string& name = record.actors[actor].name;
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  return names;
}

// Is anybody known to have part in it?
bool has_party(const CaseRecord& record, const RecordHappening& h) {
  for (const std::size_t fact : h.facts)
    for (const auto* list : {&record.facts[fact].source, &record.facts[fact].target})
      for (const std::size_t actor : *list)
        if (record.actors[record.actors[actor].party].identified) return true;
  return false;
}

Json properties(const CaseRecord& record, const RecordHappening& h, const RecordedPlace& place) {
  Json reports = Json::array();
  for (const std::size_t fact : h.facts)
    reports.push_back(report_of(record, fact).id + ":" + record.facts[fact].fact.id);
  return {{"type", h.type},
          {"mode", text_or_null(h.mode)},
          {"state", h.done ? "occurred" : "planned"},
          {"source", side(record, h, &RecordFact::source)},
          {"target", side(record, h, &RecordFact::target)},
          {"mutual", h.mutual},
          {"from", text_or_null(h.when.from)},
          {"to", text_or_null(h.when.to)},
          {"known", h.known},
          {"place", place.name},
          {"country", text_or_null(place.country)},
          {"geonames", place.geonames == 0 ? Json(nullptr) : Json(place.geonames)},
          {"precision", text_or_null(place.precision)},
          {"passage", passage_of(record, h.facts.front())},
          {"facts", reports}};
}

}  // namespace

std::string write_geojson(const Desk& desk) {
  Json features = Json::array();
  for (const RecordHappening& h : desk.record.happenings) {
    const RecordedPlace place = place_of(desk.record, h.facts);
    if (!place.lat || !place.lon || !has_party(desk.record, h)) continue;
    features.push_back({{"type", "Feature"},
                        {"id", h.id},
                        {"geometry", {{"type", "Point"}, {"coordinates", {*place.lon, *place.lat}}}},
                        {"properties", properties(desk.record, h, place)}});
  }
  const Json out = {{"type", "FeatureCollection"}, {"features", features}};
  return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace grotius
