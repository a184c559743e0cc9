// "grotius.state/1" as JSON, keys in a fixed order.
#include <nlohmann/json.hpp>

#include "process/process.h"

namespace grotius {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json interval(const Interval& i) {
  if (i.from.empty() && i.to.empty()) return nullptr;
  return {{"from", text_or_null(i.from)}, {"to", text_or_null(i.to)}, {"precision", text_or_null(i.precision)}};
}

Json interval(const std::optional<Interval>& i) { return i ? interval(*i) : Json(nullptr); }

Json reference(const FactRef& r) {
  Json out;
  out["report"] = r.report;
  if (!r.fact.empty()) {
    out["fact"] = r.fact;
    out["evidence"] = {r.evidence.begin, r.evidence.end};
    out["said_by"] = r.said_by;
    if (r.anonymous) out["anonymous"] = true;
  } else {
    out["actor"] = r.actor;
    out["evidence"] = {r.evidence.begin, r.evidence.end};
  }
  return out;
}

void put(Json& out, const Support& support) {
  out["facts"] = Json::array();
  for (const FactRef& fact : support.facts) out["facts"].push_back(reference(fact));
  out["facts_total"] = support.total;
}

template <class T, class Render>
Json list(const std::vector<T>& items, Render render) {
  Json out = Json::array();
  for (const T& item : items) out.push_back(render(item));
  return out;
}

Json actor(const StateActor& a) {
  Json out;
  out["id"] = a.id;
  out["name"] = a.name;
  out["aliases"] = a.aliases;
  out["kind"] = text_or_null(a.kind);
  out["code"] = text_or_null(a.code);
  out["country"] = text_or_null(a.country);
  out["wikidata"] = text_or_null(a.wikidata);
  out["part"] = a.part;
  out["acts_for"] = text_or_null(a.acts_for);
  out["members"] = a.members;
  out["first_seen"] = a.first_seen;
  out["last_seen"] = a.last_seen;
  put(out, a.support);
  return out;
}

Json mandate(const Mandate& m) {
  Json out;
  out["actor"] = m.actor;
  out["of"] = m.of;
  out["role"] = m.role;
  out["for"] = m.for_whom;
  out["since"] = interval(m.since);
  out["until"] = interval(m.until);
  out["state"] = m.state;
  put(out, m.support);
  return out;
}

Json stance(const Stance& s) {
  Json out;
  out["actor"] = s.actor;
  out["stance"] = s.stance;
  out["since"] = interval(s.since);
  out["conditions"] = list(s.conditions, [](const Condition& c) {
    Json one;
    one["text"] = c.text;
    put(one, c.support);
    return one;
  });
  out["on_word_of"] = s.on_word_of;
  out["earlier"] = list(s.earlier, [](const EarlierStance& e) {
    return Json{{"stance", e.stance}, {"since", interval(e.since)}};
  });
  put(out, s.support);
  return out;
}

Json proposal(const Proposal& p) {
  Json out;
  out["id"] = p.id;
  out["subject"] = p.subject;
  out["label"] = text_or_null(p.label);
  out["by"] = p.by;
  out["made"] = interval(p.made);
  out["duration"] = text_or_null(p.duration);
  out["clock"] = p.clock ? Json{{"from", p.clock->from}, {"to", p.clock->to}} : Json(nullptr);
  out["state"] = p.state;
  out["stances"] = list(p.stances, stance);
  put(out, p.support);
  return out;
}

Json obstacle(const Obstacle& o) {
  Json out{{"text", o.text}, {"by", o.by}, {"when", interval(o.when)}};
  put(out, o.support);
  return out;
}

Json contact(const Contact& c) {
  Json out{{"id", c.id},   {"type", c.type},           {"mode", text_or_null(c.mode)},   {"parties", c.parties},
           {"via", c.via}, {"when", interval(c.when)}, {"place", text_or_null(c.place)}, {"state", c.state}};
  put(out, c.support);
  return out;
}

Json agenda_item(const AgendaItem& a) {
  Json out{{"what", a.what}, {"kind", a.kind}, {"by", a.by}, {"when", interval(a.when)}, {"state", a.state}};
  put(out, a.support);
  return out;
}

Json measure(const Measure& m) {
  Json out{{"id", m.id},
           {"instrument", m.instrument},
           {"by", m.by},
           {"on", m.on},
           {"effect", m.effect},
           {"in_force", m.in_force},
           {"since", interval(m.since)},
           {"until", interval(m.until)}};
  put(out, m.support);
  return out;
}

Json hostility(const Hostility& h) {
  Json out{{"source", h.source},         {"target", h.target},   {"from", h.from},    {"to", h.to},
           {"happenings", h.happenings}, {"by_type", h.by_type}, {"places", h.places}};
  put(out, h.support);
  return out;
}

Json control(const Control& c) {
  Json out{{"area", c.area},     {"holder", c.holder},       {"former", c.former},
           {"change", c.change}, {"when", interval(c.when)}, {"contested", c.contested}};
  put(out, c.support);
  return out;
}

Json tone(const Tone& t) {
  Json out{{"actor", t.actor}, {"tone", t.tone}, {"when", interval(t.when)}};
  put(out, t.support);
  return out;
}

Json dyad(const Dyad& d) {
  return {{"source", d.source}, {"target", d.target},           {"week", d.week},        {"happenings", d.happenings},
          {"mean", d.mean},     {"cooperation", d.cooperation}, {"conflict", d.conflict}};
}

Json contradiction(const Contradiction& c) {
  return {{"about", c.about},
          {"type", c.type},
          {"parties", c.parties},
          {"when", interval(c.when)},
          {"sides", list(c.sides, [](const Claimed& s) {
             Json out{{"claim", s.claim}, {"by", s.by}};
             put(out, s.support);
             return out;
           })}};
}

}  // namespace

std::string state_json(const State& s, bool pretty) {
  Json out;
  out["schema"] = "grotius.state/1";
  out["case"] = {{"name", s.name},
                 {"reports", s.reports},
                 {"first", text_or_null(s.first)},
                 {"last", text_or_null(s.last)},
                 {"versions",
                  {{"program", text_or_null(s.versions.program)},
                   {"model", text_or_null(s.versions.model)},
                   {"lexicon", text_or_null(s.versions.lexicon)}}}};
  out["as_of"] = s.as_of;
  out["known_at"] = s.known_at ? Json(*s.known_at) : Json(nullptr);
  out["actors"] = list(s.actors, actor);
  out["mandates"] = list(s.mandates, mandate);
  out["proposals"] = list(s.proposals, proposal);
  out["obstacles"] = list(s.obstacles, obstacle);
  out["contacts"] = list(s.contacts, contact);
  out["agenda"] = list(s.agenda, agenda_item);
  out["measures"] = list(s.measures, measure);
  out["hostilities"] = list(s.hostilities, hostility);
  out["control"] = list(s.control, control);
  out["tone"] = list(s.tone, tone);
  out["dyads"] = list(s.dyads, dyad);
  out["contradictions"] = list(s.contradictions, contradiction);
  return out.dump(pretty ? 2 : -1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace grotius
