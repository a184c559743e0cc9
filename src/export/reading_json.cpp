// The reading format, version 1: "grotius.reading/1".
#include <cmath>
#include <nlohmann/json.hpp>

#include "export/export.h"

namespace grotius {
namespace {

using Json = nlohmann::ordered_json;

class Writer {
 public:
  explicit Writer(const Reading& reading) : reading_(reading), points_(reading.document.bytes) {}

  [[nodiscard]] Json write() const {
    Json out;
    out["schema"] = "grotius.reading/1";
    out["report"] = report();
    out["actors"] = list(reading_.cast.actors, [&](const Actor& a, std::size_t i) { return actor(a, i); });
    out["places"] = list(reading_.cast.places, [&](const Place& p, std::size_t i) { return place(p, i); });
    out["times"] = list(reading_.times, [&](const TimeExpression& t, std::size_t) { return expression(t); });
    out["statements"] = list(reading_.statements, [&](const Statement& s, std::size_t i) { return statement(s, i); });
    out["facts"] = list(reading_.facts, [&](const Fact& f, std::size_t i) { return fact(f, i); });
    out["warnings"] = reading_.document.warnings;
    return out;
  }

 private:
  template <class T, class Render>
  static Json list(const std::vector<T>& items, Render render) {
    Json out = Json::array();
    for (std::size_t i = 0; i < items.size(); ++i) out.push_back(render(items[i], i));
    return out;
  }

  static std::string name_of(char prefix, std::size_t index) { return prefix + std::to_string(index + 1); }

  template <class List>
  static Json id(char prefix, Id<List> which) {
    return which.valid() ? Json(name_of(prefix, which.value)) : Json(nullptr);
  }

  template <class List>
  static Json ids(char prefix, const std::vector<Id<List>>& which) {
    Json out = Json::array();
    for (Id<List> one : which) out.push_back(name_of(prefix, one.value));
    return out;
  }

  static Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
  static Json text_or_null(const std::optional<std::string>& text) { return text ? Json(*text) : Json(nullptr); }

  [[nodiscard]] Json span(ByteSpan s) const {
    if (s.empty()) return nullptr;
    return Json::array({points_.to_code_point(s.begin), points_.to_code_point(s.end)});
  }

  [[nodiscard]] Json spans(const std::vector<ByteSpan>& all) const {
    return list(all, [&](ByteSpan s, std::size_t) { return span(s); });
  }

  [[nodiscard]] Json passage(ByteSpan s) const {
    return s.empty() ? Json(nullptr) : Json(std::string(reading_.document.text(s)));
  }

  [[nodiscard]] Json mentions(const std::vector<Mention>& all) const {
    return list(all, [&](const Mention& m, std::size_t) { return span(m.span); });
  }

  [[nodiscard]] Json report() const {
    const Document& document = reading_.document;
    Json published = text_or_null(document.report.published);
    if (published.is_null() && document.published) published = to_iso(*document.published);
    Json out;
    out["id"] = document.id;
    out["published"] = published;
    out["title"] = text_or_null(document.report.title);
    out["publisher"] = text_or_null(document.report.publisher);
    out["url"] = text_or_null(document.report.url);
    out["chars"] = points_.size();
    return out;
  }

  [[nodiscard]] Json actor(const Actor& a, std::size_t index) const {
    Json out;
    out["id"] = name_of('a', index);
    out["name"] = a.name;
    out["kind"] = to_string(a.kind);
    out["code"] = text_or_null(a.code);
    out["country"] = text_or_null(a.country);
    out["wikidata"] = text_or_null(a.wikidata);
    out["role"] = text_or_null(a.role);
    out["mentions"] = mentions(a.mentions);
    return out;
  }

  static Json degrees(double value) { return std::round(value * 1e4) / 1e4; }

  [[nodiscard]] Json place(const Place& p, std::size_t index) const {
    Json out;
    out["id"] = name_of('p', index);
    out["name"] = p.name;
    out["country"] = text_or_null(p.country);
    out["lat"] = p.point ? degrees(p.point->latitude) : Json(nullptr);
    out["lon"] = p.point ? degrees(p.point->longitude) : Json(nullptr);
    out["geonames"] = p.geonames ? Json(*p.geonames) : Json(nullptr);
    out["precision"] = p.precision.empty() ? Json(nullptr) : Json(p.precision);
    out["mentions"] = mentions(p.mentions);
    return out;
  }

  static std::string_view type_name(TimeType type) {
    switch (type) {
      case TimeType::kDate:
        return "DATE";
      case TimeType::kTime:
        return "TIME";
      case TimeType::kDuration:
        return "DURATION";
      case TimeType::kSet:
        break;
    }
    return "SET";
  }

  [[nodiscard]] Json expression(const TimeExpression& t) const {
    Json out;
    out["span"] = span(t.span);
    out["type"] = type_name(t.type);
    out["value"] = text_or_null(t.value);
    out["from"] = text_or_null(t.from);
    out["to"] = text_or_null(t.to);
    return out;
  }

  [[nodiscard]] Json time(TimeId which) const {
    if (!which.valid()) return nullptr;
    Json out = expression(reading_.times[which.value]);
    out.erase("type");
    return out;
  }

  static std::string_view mode_name(StatementMode mode) {
    switch (mode) {
      case StatementMode::kDirect:
        return "direct";
      case StatementMode::kMixed:
        return "mixed";
      case StatementMode::kIndirect:
        break;
    }
    return "indirect";
  }

  [[nodiscard]] Json statement(const Statement& s, std::size_t index) const {
    Json out;
    out["id"] = name_of('s', index);
    out["speakers"] = ids('a', s.speakers);
    out["source"] = span(s.source);
    out["cue"] = span(s.cue);
    out["content"] = spans(s.content);
    out["mode"] = mode_name(s.mode);
    out["time"] = time(s.time);
    out["to"] = ids('a', s.to);
    return out;
  }

  [[nodiscard]] Json fact_place(const std::optional<FactPlace>& where) const {
    if (!where) return nullptr;
    const Place* known = where->id.valid() ? &reading_.cast.places[where->id.value] : nullptr;
    Json out;
    out["id"] = id('p', where->id);
    out["span"] = span(where->span);
    out["name"] = known ? Json(known->name) : passage(where->span);
    out["country"] = known ? text_or_null(known->country) : Json(nullptr);
    return out;
  }

  static Json plover(const Fact& f) {
    if (f.type.empty()) return nullptr;
    Json out;
    out["type"] = f.type;
    out["mode"] = text_or_null(f.mode);
    out["context"] = f.contexts;
    return out;
  }

  // The fields of the fact's kind alone; "…_span" is the passage behind a text.
  [[nodiscard]] Json detail(const Fact& f) const {
    const FactDetail& d = f.detail;
    Json out = Json::object();
    auto words = [&](const std::string& key, ByteSpan s) {
      out[key] = passage(s);
      out[key + "_span"] = span(s);
    };
    if (f.kind == "proposal") {
      out["label"] = text_or_null(d.label);
      out["subject"] = text_or_null(d.subject);
      out["duration"] = text_or_null(d.duration);
      words("terms", d.terms);
    } else if (f.kind == "position") {
      out["stance"] = text_or_null(d.stance);
      out["on"] = f.about.empty() ? passage(d.on_span) : id('f', f.about.front());
      out["on_span"] = span(d.on_span);
    } else if (f.kind == "measure") {
      words("instrument", d.instrument);
      out["effect"] = text_or_null(d.effect);
      out["duration"] = text_or_null(d.duration);
      out["scope"] = passage(d.scope);
    } else if (f.kind == "mandate") {
      out["person"] = id('a', d.person);
      if (d.persons.size() > 1) out["persons"] = ids('a', d.persons);
      words("role", d.role);
      out["change"] = text_or_null(d.change);
      out["cause"] = nullptr;
    } else if (f.kind == "control") {
      out["change"] = text_or_null(d.change);
      words("area", d.area);
    } else if (f.kind == "assessment") {
      out["tone"] = text_or_null(d.tone);
      out["on_span"] = span(d.on_span);
    }
    return out;
  }

  [[nodiscard]] Json fact(const Fact& f, std::size_t index) const {
    Json out;
    out["id"] = name_of('f', index);
    out["kind"] = f.kind;
    out["plover"] = plover(f);
    out["cameo"] = text_or_null(f.cameo);
    out["status"] = f.status;
    out["source"] = ids('a', f.source);
    out["target"] = ids('a', f.target);
    out["mutual"] = f.mutual;
    out["trigger"] = span(f.trigger);
    out["also"] = spans(f.also);
    out["evidence"] = span(f.evidence);
    out["time"] = time(f.time);
    out["place"] = fact_place(f.place);
    out["said_in"] = ids('s', f.said_in);
    out["condition"] = span(f.condition);
    out["about"] = ids('f', f.about);
    out["detail"] = detail(f);
    out["confidence"] = std::round(f.confidence * 1000.0) / 1000.0;
    out["background"] = f.background;
    return out;
  }

  const Reading& reading_;
  CodePointIndex points_;
};

}  // namespace

std::string reading_json(const Reading& reading, bool pretty) {
  return Writer(reading).write().dump(pretty ? 2 : -1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace grotius
