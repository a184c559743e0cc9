// GraphML: who did what to whom as a directed multigraph. An edge is all events of a type and state from one to
// another; for whom somebody acts is an edge of its own.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "exchange/writing.h"

namespace grotius {
namespace {

constexpr const char* kHead = R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
  <key id="label" for="node" attr.name="label" attr.type="string"/>
  <key id="kind" for="node" attr.name="kind" attr.type="string"/>
  <key id="code" for="node" attr.name="code" attr.type="string"/>
  <key id="country" for="node" attr.name="country" attr.type="string"/>
  <key id="wikidata" for="node" attr.name="wikidata" attr.type="string"/>
  <key id="part" for="node" attr.name="part" attr.type="string"/>
  <key id="type" for="edge" attr.name="type" attr.type="string"/>
  <key id="state" for="edge" attr.name="state" attr.type="string"/>
  <key id="mutual" for="edge" attr.name="mutual" attr.type="boolean"/>
  <key id="events" for="edge" attr.name="events" attr.type="int"/>
  <key id="weight" for="edge" attr.name="weight" attr.type="double"/>
  <key id="first" for="edge" attr.name="first" attr.type="string"/>
  <key id="last" for="edge" attr.name="last" attr.type="string"/>
  <key id="passage" for="edge" attr.name="passage" attr.type="string"/>
  <graph id="case" edgedefault="directed">
)";

struct Edge {
  std::size_t events = 0, fact = 0;
  double score = 0;
  bool mutual = true;
  std::string first, last;
};

// Source, target, type and state.
using Edges = std::map<std::tuple<std::string, std::string, std::string, std::string>, Edge>;

std::string data(const char* key, const std::string& value) {
  return value.empty() ? "" : fmt::format("      <data key=\"{}\">{}</data>\n", key, xml_text(value));
}

class Graph {
 public:
  explicit Graph(const Desk& desk) : desk_(desk), record_(desk.record) {}

  std::string run() {
    for (const RecordHappening& h : record_.happenings) take(h);
    std::string out = kHead;
    for (const std::size_t node : with_members()) out += node_text(node);
    std::size_t number = 0;
    for (const auto& [key, edge] : edges_) out += edge_text(key, edge, ++number);
    for (const std::size_t node : members_)
      out +=
          fmt::format("    <edge id=\"e{}\" source=\"{}\" target=\"{}\">\n{}    </edge>\n", ++number,
                      record_.actors[node].id, record_.actors[record_.actors[node].party].id, data("type", "acts_for"));
    return out + "  </graph>\n</graphml>\n";
  }

 private:
  // Parties of one side over all facts of the event; whoever is merely described is nobody's node.
  [[nodiscard]] std::set<std::size_t> parties(const RecordHappening& h, std::vector<std::size_t> RecordFact::*side) {
    std::set<std::size_t> out;
    for (const std::size_t fact : h.facts)
      for (const std::size_t actor : record_.facts[fact].*side) {
        const std::size_t party = record_.actors[actor].party;
        if (!record_.actors[party].identified) continue;
        out.insert(party);
        if (actor != party && record_.actors[actor].identified) members_.insert(actor);
      }
    return out;
  }

  void take(const RecordHappening& h) {
    std::set<std::size_t> sources = parties(h, &RecordFact::source), targets = parties(h, &RecordFact::target);
    if (h.mutual) {
      sources.insert(targets.begin(), targets.end());
      targets = sources;
    }
    const auto score = plover_score(h.type, h.mode);
    const std::string day = first_day(h.when, h.known);
    for (const std::size_t source : sources)
      for (const std::size_t target : targets) {
        if (source == target) continue;
        nodes_.insert({source, target});
        Edge& edge =
            edges_[{record_.actors[source].id, record_.actors[target].id, h.type, h.done ? "occurred" : "planned"}];
        if (edge.events == 0) edge.fact = h.facts.front();
        ++edge.events;
        edge.score += score.value_or(0);
        edge.mutual = edge.mutual && h.mutual;
        if (edge.first.empty() || day < edge.first) edge.first = day;
        edge.last = std::max(edge.last, day);
      }
  }

  // Members whose party is in the graph are, too. By id.
  [[nodiscard]] std::vector<std::size_t> with_members() {
    std::erase_if(members_,
                  [&](std::size_t m) { return !nodes_.contains(record_.actors[m].party) || nodes_.contains(m); });
    nodes_.insert(members_.begin(), members_.end());
    std::vector<std::size_t> out(nodes_.begin(), nodes_.end());
    std::sort(out.begin(), out.end(),
              [&](std::size_t a, std::size_t b) { return record_.actors[a].id < record_.actors[b].id; });
    return out;
  }

  [[nodiscard]] std::string node_text(std::size_t node) const {
    const RecordActor& actor = record_.actors[node];
    std::string part;
    for (const StateActor& one : desk_.state.actors)
      if (one.id == actor.id) part = join(one.part, ", ");
    return fmt::format("    <node id=\"{}\">\n{}{}{}{}{}{}    </node>\n", actor.id, data("label", actor.name),
                       data("kind", actor.kind), data("code", actor.code), data("country", actor.country),
                       data("wikidata", actor.wikidata), data("part", part));
  }

  [[nodiscard]] std::string edge_text(const Edges::key_type& key, const Edge& edge, std::size_t number) const {
    const auto& [source, target, type, state] = key;
    const double mean = edge.score / static_cast<double>(edge.events);
    return fmt::format("    <edge id=\"e{}\" source=\"{}\" target=\"{}\">\n{}{}{}{}{}{}{}{}    </edge>\n", number,
                       source, target, data("type", type), data("state", state),
                       data("mutual", edge.mutual ? "true" : "false"), data("events", std::to_string(edge.events)),
                       data("weight", fmt::format("{:.2f}", mean)), data("first", edge.first), data("last", edge.last),
                       data("passage", passage_of(record_, edge.fact)));
  }

  const Desk& desk_;
  const CaseRecord& record_;
  std::set<std::size_t> nodes_, members_;
  Edges edges_;
};

}  // namespace

std::string write_graphml(const Desk& desk) { return Graph(desk).run(); }

}  // namespace grotius
