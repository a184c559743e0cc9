// JSON-LD: the provenance of every fact (PROV-O) and the words that tell it (W3C Web Annotation).
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "exchange/writing.h"

namespace grotius {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint32_t kContext = 32;  // code points before and after a quotation

// What RFC 3986 lets stand in a segment as it is; the rest byte by byte.
std::string in_iri(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                          c == '.' || c == '_' || c == '~';
    out += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string report_iri(const RecordedReport& report) { return "urn:grotius:report:" + in_iri(report.id); }
std::string actor_iri(const RecordActor& actor) { return "urn:grotius:actor:" + actor.id; }

Json link(const std::string& iri) { return {{"@id", iri}}; }
Json date(const std::string& day) { return {{"@type", "xsd:date"}, {"@value", day}}; }

class Triples {
 public:
  explicit Triples(const Desk& desk) : record_(desk.record) {}

  std::string run() {
    graph_ = Json::array();
    for (const RecordedReport* report : record_.reports) add_report(*report);
    for (const auto& [iri, activity] : readings_) graph_.push_back(activity);
    for (const RecordActor& actor : record_.actors) add_actor(actor);
    for (std::size_t i = 0; i < record_.facts.size(); ++i) {
      add_fact(i);
      add_annotation(i);
    }
    const Json out = {{"@context",
                       {{"prov", "http://www.w3.org/ns/prov#"},
                        {"oa", "http://www.w3.org/ns/oa#"},
                        {"dcterms", "http://purl.org/dc/terms/"},
                        {"schema", "http://schema.org/"},
                        {"owl", "http://www.w3.org/2002/07/owl#"},

                        {"skos", "http://www.w3.org/2004/02/skos/core#"},
                        {"xsd", "http://www.w3.org/2001/XMLSchema#"},
                        {"grotius", "urn:grotius:terms:"}}},
                      {"@graph", std::move(graph_)}};
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
  }

 private:
  // Readings by the same program, model and lexicon are one activity.
  std::string reading_of(const RecordedReport& report) {
    const Versions& v = report.versions;
    const auto known = [](const std::string& text) { return text.empty() ? std::string("unknown") : text; };
    const std::string iri = fmt::format("urn:grotius:reading:{}:{}:{}", in_iri(known(v.program)),
                                        in_iri(known(v.model)), in_iri(known(v.lexicon)));
    Json activity = {{"@id", iri}, {"@type", "prov:Activity"}};
    Json agent = {{"@id", "urn:grotius:program:" + in_iri(known(v.program))},
                  {"@type", "prov:SoftwareAgent"},
                  {"schema:name", "Grotius"}};
    put(agent, "schema:softwareVersion", v.program);
    put(activity, "grotius:model", v.model);
    put(activity, "grotius:lexicon", v.lexicon);
    activity["prov:wasAssociatedWith"] = std::move(agent);
    readings_.try_emplace(iri, std::move(activity));
    return iri;
  }

  void add_report(const RecordedReport& report) {
    Json out = {{"@id", report_iri(report)}, {"@type", {"prov:Entity", "schema:Article"}}};
    put(out, "dcterms:identifier", report.id);
    put(out, "dcterms:title", report.title);
    out["dcterms:issued"] = date(day_part(report.published));
    put(out, "dcterms:publisher", report.publisher);
    put(out, "dcterms:language", report.language);
    put(out, "schema:url", report.url);
    put(out, "schema:sha256", report.hash);
    graph_.push_back(std::move(out));
    reading_of(report);
  }

  void add_actor(const RecordActor& actor) {
    Json out = {{"@id", actor_iri(actor)},
                {"@type", actor.kind == "person" ? Json{"prov:Agent", "prov:Person"} : Json("prov:Agent")}};
    out["schema:name"] = actor.name;
    if (!actor.aliases.empty()) out["skos:altLabel"] = actor.aliases;
    put(out, "grotius:code", actor.code);
    put(out, "grotius:country", actor.country);
    put(out, "schema:jobTitle", actor.role);
    if (!actor.wikidata.empty()) out["owl:sameAs"] = link("http://www.wikidata.org/entity/" + in_iri(actor.wikidata));
    const RecordActor& party = record_.actors[actor.party];
    if (&party != &actor) out["prov:actedOnBehalfOf"] = link(actor_iri(party));
    graph_.push_back(std::move(out));
  }

  [[nodiscard]] std::string fact_iri(std::size_t i) const {
    return report_iri(report_of(record_, i)) + ":fact:" + in_iri(record_.facts[i].fact.id);
  }

  [[nodiscard]] Json links(const std::vector<std::size_t>& actors) const {
    Json out = Json::array();
    for (const std::size_t actor : actors) out.push_back(link(actor_iri(record_.actors[actor])));
    return out;
  }

  void add_fact(std::size_t i) {
    const RecordFact& fact = record_.facts[i];
    const RecordedReport& report = *record_.reports[fact.report];
    Json out = {{"@id", fact_iri(i)}, {"@type", "prov:Entity"}};
    out["prov:wasDerivedFrom"] = link(report_iri(report));
    out["prov:wasGeneratedBy"] = link(reading_of(report));
    if (!fact.said_by.empty()) out["prov:wasAttributedTo"] = links(fact.said_by);
    out["grotius:kind"] = fact.fact.kind;
    put(out, "grotius:type", fact.type);
    put(out, "grotius:mode", fact.fact.mode);
    out["grotius:status"] = fact.status;
    if (!fact.source.empty()) out["grotius:source"] = links(fact.source);
    if (!fact.target.empty()) out["grotius:target"] = links(fact.target);
    out["grotius:mutual"] = fact.fact.mutual;
    if (!fact.when.from.empty()) out["grotius:from"] = date(fact.when.from);
    if (!fact.when.to.empty()) out["grotius:to"] = date(fact.when.to);
    put(out, "grotius:place", fact.fact.place);
    put(out, "grotius:stance", fact.fact.stance);
    if (!fact.happening.empty()) out["grotius:event"] = link("urn:grotius:event:" + fact.happening);
    out["grotius:confidence"] = {{"@type", "xsd:decimal"}, {"@value", decimal(fact.fact.confidence)}};
    graph_.push_back(std::move(out));
  }

  void add_annotation(std::size_t i) {
    const PointSpan span = record_.facts[i].fact.evidence;
    if (span.empty()) return;
    const RecordedReport& report = report_of(record_, i);
    const std::uint32_t before = span.begin > kContext ? span.begin - kContext : 0;
    Json quote = {{"@type", "oa:TextQuoteSelector"}, {"oa:exact", passage(report.text, span)}};
    put(quote, "oa:prefix", passage(report.text, {before, span.begin}));
    put(quote, "oa:suffix", passage(report.text, {span.end, span.end + kContext}));
    const auto number = [](std::uint32_t n) {
      return Json{{"@type", "xsd:nonNegativeInteger"}, {"@value", std::to_string(n)}};
    };
    const Json position = {
        {"@type", "oa:TextPositionSelector"}, {"oa:start", number(span.begin)}, {"oa:end", number(span.end)}};
    graph_.push_back({{"@id", fact_iri(i) + ":evidence"},
                      {"@type", "oa:Annotation"},
                      {"oa:motivatedBy", link("oa:identifying")},
                      {"oa:hasBody", link(fact_iri(i))},
                      {"oa:hasTarget",
                       {{"@type", "oa:SpecificResource"},
                        {"oa:hasSource", link(report_iri(report))},
                        {"oa:hasSelector", {position, quote}}}}});
  }

  const CaseRecord& record_;
  std::map<std::string, Json> readings_;
  Json graph_;
};

}  // namespace

std::string write_linked_data(const Desk& desk) { return Triples(desk).run(); }

}  // namespace grotius
