// JSON Lines: all that a case holds at a date, one thing a line; "record" says what it is.
#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "exchange/writing.h"

namespace grotius {
namespace {

using Json = nlohmann::ordered_json;

Json interval(const Interval& i) {
  return {{"from", text_or_null(i.from)}, {"to", text_or_null(i.to)}, {"precision", text_or_null(i.precision)}};
}

Json span(PointSpan s) { return s.empty() ? Json(nullptr) : Json::array({s.begin, s.end}); }

class Lines {
 public:
  explicit Lines(const Desk& desk) : desk_(desk), record_(desk.record) {
    for (const StateActor& actor : desk.state.actors) parts_[actor.id] = actor.part;
  }

  std::string run() {
    auto state = Json::parse(state_json(desk_.state, false));
    Json head = state["case"];
    head["as_of"] = record_.as_of;
    head["known_at"] = record_.known;
    put("case", head);
    for (const RecordedReport* report : record_.reports) put("report", of_report(*report));
    for (const RecordActor& actor : record_.actors) put("actor", of_actor(actor));
    for (std::size_t i = 0; i < record_.facts.size(); ++i) put("fact", of_fact(i));
    for (const RecordHappening& h : record_.happenings) put("event", of_happening(h));
    constexpr auto kSections =
        std::to_array<std::pair<const char*, const char*>>({{"mandates", "mandate"},
                                                            {"proposals", "proposal"},
                                                            {"obstacles", "obstacle"},
                                                            {"contacts", "contact"},
                                                            {"agenda", "agenda_item"},
                                                            {"measures", "measure"},
                                                            {"hostilities", "hostility"},
                                                            {"control", "control"},
                                                            {"tone", "tone"},
                                                            {"dyads", "dyad"},
                                                            {"contradictions", "contradiction"}});
    for (const auto& [section, name] : kSections)
      for (const Json& item : state[section]) put(name, item);
    return std::move(out_);
  }

 private:
  void put(const char* what, const Json& fields) {
    Json line;
    line["record"] = what;
    line.update(fields);
    out_ += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }

  static Json of_report(const RecordedReport& r) {
    return {{"id", r.id},
            {"published", r.published},
            {"title", text_or_null(r.title)},
            {"publisher", text_or_null(r.publisher)},
            {"url", text_or_null(r.url)},
            {"language", text_or_null(r.language)},
            {"sha256", text_or_null(r.hash)}};
  }

  [[nodiscard]] Json of_actor(const RecordActor& a) const {
    const auto part = parts_.find(a.id);
    return {{"id", a.id},
            {"name", a.name},
            {"aliases", a.aliases},
            {"kind", text_or_null(a.kind)},
            {"code", text_or_null(a.code)},
            {"country", text_or_null(a.country)},
            {"wikidata", text_or_null(a.wikidata)},
            {"role", text_or_null(a.role)},
            {"named", a.identified},
            {"part", part == parts_.end() ? Json::array() : Json(part->second)},
            {"acts_for", &record_.actors[a.party] == &a ? Json(nullptr) : Json(record_.actors[a.party].id)}};
  }

  [[nodiscard]] Json ids(const std::vector<std::size_t>& actors) const {
    Json out = Json::array();
    for (const std::size_t actor : actors) out.push_back(record_.actors[actor].id);
    return out;
  }

  [[nodiscard]] Json place(const std::vector<std::size_t>& facts) const {
    const RecordedPlace place = place_of(record_, facts);
    if (place.name.empty()) return nullptr;
    return {{"name", place.name},
            {"country", text_or_null(place.country)},
            {"lat", place.lat ? Json(*place.lat) : Json(nullptr)},
            {"lon", place.lon ? Json(*place.lon) : Json(nullptr)},
            {"geonames", place.geonames == 0 ? Json(nullptr) : Json(place.geonames)},
            {"precision", text_or_null(place.precision)}};
  }

  [[nodiscard]] Json detail(const RecordFact& fact) const {
    const RecordedFact& f = fact.fact;
    Json out = Json::object();
    const std::pair<const char*, const std::string*> fields[] = {{"label", &f.label},
                                                                 {"subject", &f.subject},
                                                                 {"duration", &f.duration},
                                                                 {"stance", &f.stance},
                                                                 {"on", &f.on},
                                                                 {"effect", &f.effect},
                                                                 {"instrument", &f.instrument},
                                                                 {"scope", &f.scope},
                                                                 {"change", &f.change},
                                                                 {"role", &f.role},
                                                                 {"area", &f.area},
                                                                 {"tone", &f.tone}};
    for (const auto& [name, value] : fields)
      if (!value->empty()) out[name] = *value;
    if (!f.persons.empty()) {
      out["persons"] = Json::array();
      for (const std::uint32_t person : f.persons)
        out["persons"].push_back(record_.actors[record_.actor_of[fact.report][person]].id);
    }
    return out;
  }

  [[nodiscard]] Json of_fact(std::size_t i) const {
    const RecordFact& fact = record_.facts[i];
    const RecordedReport& report = *record_.reports[fact.report];
    Json out;
    out["report"] = report.id;
    out["id"] = fact.fact.id;
    out["event"] = text_or_null(fact.happening);
    out["kind"] = fact.fact.kind;
    out["type"] = text_or_null(fact.type);
    out["mode"] = text_or_null(fact.fact.mode);
    out["context"] = fact.fact.contexts;
    out["cameo"] = text_or_null(fact.fact.cameo);
    out["status"] = fact.status;
    out["source"] = ids(fact.source);
    out["target"] = ids(fact.target);
    out["mutual"] = fact.fact.mutual;
    out["background"] = fact.fact.background;
    out["when"] = interval(fact.when);
    out["place"] = place({i});
    out["voice"] = fact.anonymous ? "anonymous" : fact.attributed ? "attributed" : "reporter";
    out["said_by"] = ids(fact.said_by);
    out["trigger"] = span(fact.fact.trigger);
    out["evidence"] = span(fact.fact.evidence);
    out["passage"] = passage_of(record_, i);
    out["condition"] = span(fact.fact.condition);
    out["detail"] = detail(fact);
    out["confidence"] = fact.fact.confidence;
    return out;
  }

  [[nodiscard]] Json of_happening(const RecordHappening& h) const {
    Json facts = Json::array();
    for (const std::size_t fact : h.facts)
      facts.push_back({{"report", report_of(record_, fact).id}, {"fact", record_.facts[fact].fact.id}});
    return {{"id", h.id},
            {"type", h.type},
            {"mode", text_or_null(h.mode)},
            {"state", h.done ? "occurred" : "planned"},
            {"mutual", h.mutual},
            {"when", interval(h.when)},
            {"place", place(h.facts)},
            {"known", h.known},
            {"facts", facts}};
  }

  const Desk& desk_;
  const CaseRecord& record_;
  std::map<std::string, std::vector<std::string>> parts_;
  std::string out_;
};

}  // namespace

std::string write_jsonl(const Desk& desk) { return Lines(desk).run(); }

}  // namespace grotius
