// PLOVER records as JSON Lines. What is not known is left out, as the manual has it.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "exchange/writing.h"

namespace grotius {
namespace {

using Json = nlohmann::ordered_json;

void put_list(Json& out, const char* name, const std::vector<std::string>& list) {
  if (!list.empty()) out[name] = list;
}

constexpr const char* kPloverQuads[] = {"", "verbal cooperation", "material cooperation", "verbal conflict",
                                        "material conflict"};

class Records {
 public:
  explicit Records(const Desk& desk) : desk_(desk), record_(desk.record) {}

  std::string run() const {
    std::string out;
    for (const CodedEvent& event : code_events(record_, desk_.tables, desk_.request.with_unreal))
      out += of_event(event).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    return out;
  }

 private:
  [[nodiscard]] Json entity(const CodedEvent& event, std::size_t which) const {
    const RecordActor& actor = record_.actors[which];
    const ActorCodes codes = desk_.tables.actor(actor.code, actor.country);
    Json out = Json::object();
    put(out, "code", codes.body.empty() ? codes.country : codes.body);
    put_list(out, "sector", codes.sectors);
    put(out, "entity_text", actor.name);
    if (!actor.wikidata.empty()) {
      out["identifier_id"] = actor.wikidata;
      out["identifier_text"] = "Wikidata";
    }
    put(out, "religion", codes.religion);
    put(out, "office", actor.role);
    const std::string words = words_for(record_, event.facts.front(), which);
    if (words != actor.name) put(out, "mention_text", words);
    return out;
  }

  [[nodiscard]] Json entities(const CodedEvent& event, const std::vector<std::size_t>& actors) const {
    Json out = Json::array();
    for (const std::size_t actor : actors) out.push_back(entity(event, actor));
    return out;
  }

  [[nodiscard]] Json location(const CodedEvent& event) const {
    const RecordedPlace place = place_of(record_, event.facts);
    Json out = Json::object();
    put(out, "name", place.name);
    put(out, "country", place.country);
    if (place.lat && place.lon) {
      out["lat"] = *place.lat;
      out["lon"] = *place.lon;
    }
    if (place.geonames != 0) {
      out["identifier_id"] = std::to_string(place.geonames);
      out["identifier_text"] = "GeoNames";
    }
    return out;
  }

  // Why the type is not the one that the words name.
  [[nodiscard]] std::string comment(const CodedEvent& event) const {
    const RecordFact& fact = record_.facts[event.facts.front()];
    if (event.status == "denied" || event.status == "hypothetical") return event.status;
    if (fact.type == event.type) return "";
    return fmt::format("read as {}{}{}, {}", fact.type, fact.fact.mode.empty() ? "" : ".", fact.fact.mode,
                       event.status);
  }

  [[nodiscard]] Json of_event(const CodedEvent& event) const {
    const RecordFact& fact = record_.facts[event.facts.front()];
    const RecordedReport& report = *record_.reports[fact.report];
    Json out;
    out["id"] = event.id;
    out["date"] = event.day;
    put(out, "enddate", event.last_day);
    out["actor"] = entities(event, event.source);
    if (!event.target.empty()) out["recipient"] = entities(event, event.target);
    out["event"] = Json::array({event.type});
    if (!event.mode.empty()) out["mode"] = Json::array({event.mode});
    if (auto contexts = contexts_of(record_, event.facts); !contexts.empty()) out["context"] = std::move(contexts);
    out["event_text"] = Json::array();
    for (const std::size_t i : event.facts)
      out["event_text"].push_back(on_one_line(passage(report_of(record_, i).text, record_.facts[i].fact.trigger)));
    out["quad_code"] = kPloverQuads[quad_class(event.type)];
    if (const auto score = plover_score(event.type, event.mode)) out["event_scale"] = *score;
    if (Json where = location(event); !where.empty()) out["event_loc"] = std::move(where);
    out["text"] = passage_of(record_, event.facts.front());
    out["text_info"] = {{"report", report.id}, {"begin", fact.fact.evidence.begin}, {"end", fact.fact.evidence.end}};
    Json cite = Json::object();
    put(cite, "published", report.published);
    put(cite, "title", report.title);
    put(cite, "publisher", report.publisher);
    put(cite, "url", report.url);
    out["cite_info"] = std::move(cite);
    out["coder"] = "Grotius" + (desk_.request.program.empty() ? "" : " " + desk_.request.program);
    out["coded_date"] = record_.known;
    put(out, "comment", comment(event));
    return out;
  }

  const Desk& desk_;
  const CaseRecord& record_;
};

}  // namespace

std::string write_plover(const Desk& desk) { return Records(desk).run(); }

}  // namespace grotius
