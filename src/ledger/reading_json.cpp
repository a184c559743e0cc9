// "grotius.reading/1" and "grotius.correction/1" in, as values.
#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "base/date.h"
#include "ledger/code_points.h"
#include "ledger/ledger.h"

namespace grotius {
namespace {

using Json = nlohmann::json;

// What a reading got wrong; never leaves parse_reading.
struct Wrong {
  std::string message;
};

const Json& field(const Json& object, const char* name) {
  static const Json kNull;
  const auto found = object.find(name);
  return found == object.end() ? kNull : *found;
}

std::string text_of(const Json& object, const char* name) {
  const Json& value = field(object, name);
  if (value.is_null()) return "";
  if (!value.is_string()) throw Wrong{fmt::format("\"{}\" must be a string, not {}", name, value.dump())};
  return value.get<std::string>();
}

std::string required(const Json& object, const char* name) {
  std::string out = text_of(object, name);
  if (out.empty()) throw Wrong{fmt::format("\"{}\" is missing", name)};
  return out;
}

const Json& list_of(const Json& object, const char* name) {
  static const Json kEmpty = Json::array();
  const Json& value = field(object, name);
  if (value.is_null()) return kEmpty;
  if (!value.is_array()) throw Wrong{fmt::format("\"{}\" must be a list", name)};
  return value;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : points_(text) {}

  RecordedReport parse(const Json& json) {
    if (!json.is_object() || text_of(json, "schema") != "grotius.reading/1") throw Wrong{"no grotius.reading/1"};
    const Json& report = field(json, "report");
    if (!report.is_object()) throw Wrong{"\"report\" is missing"};
    RecordedReport out;
    out.id = required(report, "id");
    out.published = text_of(report, "published");
    const Json& chars = field(report, "chars");
    if (chars.is_number_integer() && chars.get<std::int64_t>() != points_.size())
      throw Wrong{fmt::format("made from a text of {} characters, not {}", chars.dump(), points_.size())};
    if (const Json& versions = field(json, "versions"); versions.is_object())
      out.versions = {text_of(versions, "program"), text_of(versions, "model"), text_of(versions, "lexicon"),
                      text_of(versions, "registry")};
    number(list_of(json, "actors"), actors_);
    number(list_of(json, "statements"), statements_);
    number(list_of(json, "facts"), facts_);
    for (const Json& one : list_of(json, "actors")) out.actors.push_back(actor(one));
    for (const Json& one : list_of(json, "places")) out.places.push_back(place(one));
    for (const Json& one : list_of(json, "statements")) out.statements.push_back(statement(one));
    for (const Json& one : list_of(json, "facts")) out.facts.push_back(fact(one));
    return out;
  }

 private:
  using Numbers = std::map<std::string, std::uint32_t>;

  static void number(const Json& list, Numbers& numbers) {
    for (const Json& one : list) {
      const auto index = static_cast<std::uint32_t>(numbers.size());
      if (!numbers.emplace(required(one, "id"), index).second)
        throw Wrong{fmt::format("the id {} stands twice", required(one, "id"))};
    }
  }

  static std::uint32_t index(const Json& id, const Numbers& numbers) {
    const auto found = id.is_string() ? numbers.find(id.get<std::string>()) : numbers.end();
    if (found == numbers.end()) throw Wrong{fmt::format("{} refers to nothing", id.dump())};
    return found->second;
  }

  static std::vector<std::uint32_t> indices(const Json& object, const char* name, const Numbers& numbers) {
    std::vector<std::uint32_t> out;
    for (const Json& id : list_of(object, name)) out.push_back(index(id, numbers));
    return out;
  }

  [[nodiscard]] PointSpan span(const Json& value) const {
    if (value.is_null()) return {};
    if (!value.is_array() || value.size() != 2 || !value[0].is_number_unsigned() || !value[1].is_number_unsigned())
      throw Wrong{fmt::format("{} is no span", value.dump())};
    const PointSpan out{value[0].get<std::uint32_t>(), value[1].get<std::uint32_t>()};
    if (out.begin > out.end || out.end > points_.size())
      throw Wrong{fmt::format("the span {} lies outside the text of {} characters", value.dump(), points_.size())};
    return out;
  }

  std::vector<PointSpan> spans(const Json& object, const char* name) const {
    std::vector<PointSpan> out;
    for (const Json& one : list_of(object, name)) out.push_back(span(one));
    return out;
  }

  [[nodiscard]] RecordedActor actor(const Json& json) const {
    return {required(json, "id"),     required(json, "name"),    text_of(json, "kind"), text_of(json, "code"),
            text_of(json, "country"), text_of(json, "wikidata"), text_of(json, "role"), spans(json, "mentions")};
  }

  [[nodiscard]] RecordedPlace place(const Json& json) const {
    return {required(json, "id"), required(json, "name"), text_of(json, "country"), spans(json, "mentions")};
  }

  [[nodiscard]] RecordedStatement statement(const Json& json) const {
    return {required(json, "id"),        indices(json, "speakers", actors_), indices(json, "to", actors_),
            span(field(json, "source")), span(field(json, "cue")),           spans(json, "content"),
            text_of(json, "mode")};
  }

  [[nodiscard]] RecordedFact fact(const Json& json) const {
    RecordedFact out;
    out.id = required(json, "id");
    out.kind = required(json, "kind");
    out.status = required(json, "status");
    if (const Json& plover = field(json, "plover"); plover.is_object()) {
      out.type = text_of(plover, "type");
      out.mode = text_of(plover, "mode");
      for (const Json& context : list_of(plover, "context"))
        if (context.is_string()) out.contexts.push_back(context.get<std::string>());
    }
    out.cameo = text_of(json, "cameo");
    out.source = indices(json, "source", actors_);
    out.target = indices(json, "target", actors_);
    out.mutual = field(json, "mutual") == true;
    out.background = field(json, "background") == true;
    out.trigger = span(field(json, "trigger"));
    out.evidence = span(field(json, "evidence"));
    if (out.evidence.empty()) throw Wrong{fmt::format("the fact {} has no evidence", out.id)};
    out.condition = span(field(json, "condition"));
    out.also = spans(json, "also");
    out.said_in = indices(json, "said_in", statements_);
    out.about = indices(json, "about", facts_);
    if (const Json& confidence = field(json, "confidence"); confidence.is_number())
      out.confidence = confidence.get<double>();
    time(field(json, "time"), out);
    if (const Json& place = field(json, "place"); place.is_object()) {
      out.place = text_of(place, "name");
      out.place_country = text_of(place, "country");
    }
    if (const Json& detail = field(json, "detail"); detail.is_object()) this->detail(detail, out);
    return out;
  }

  void time(const Json& json, RecordedFact& out) const {
    if (!json.is_object()) return;
    out.time_span = span(field(json, "span"));
    out.time_value = text_of(json, "value");
    out.from = text_of(json, "from");
    out.to = text_of(json, "to");
    for (const std::string& day : {out.from, out.to})
      if (!day.empty() && !parse_day(day)) throw Wrong{fmt::format("\"{}\" is no date", day)};
  }

  void detail(const Json& json, RecordedFact& out) const {
    out.label = text_of(json, "label");
    out.subject = text_of(json, "subject");
    out.duration = text_of(json, "duration");
    out.stance = text_of(json, "stance");
    out.on = text_of(json, "on");
    out.effect = text_of(json, "effect");
    out.instrument = text_of(json, "instrument");
    out.scope = text_of(json, "scope");
    out.change = text_of(json, "change");
    out.role = text_of(json, "role");
    out.area = text_of(json, "area");
    out.tone = text_of(json, "tone");
    if (const Json& on_span = field(json, "on_span"); !on_span.is_null()) out.on_span = span(on_span);
    if (const Json& terms = field(json, "terms_span"); out.on_span.empty() && !terms.is_null())
      out.on_span = span(terms);
    if (const Json& area = field(json, "area_span"); !area.is_null()) out.area_span = span(area);
    out.persons = indices(json, "persons", actors_);
    if (const Json& person = field(json, "person"); out.persons.empty() && !person.is_null())
      out.persons.push_back(index(person, actors_));
  }

  CodePoints points_;
  Numbers actors_, statements_, facts_;
};

}  // namespace

std::string passage(std::string_view text, PointSpan span) { return std::string(CodePoints(text).slice(span)); }

Result<RecordedReport> parse_reading(std::string_view json, std::string_view text) {
  try {
    return Parser(text).parse(Json::parse(json));
  } catch (const Wrong& wrong) {
    return fail(ErrorCode::kMalformed, "no reading: " + wrong.message);
  } catch (const Json::exception& error) {
    return fail(ErrorCode::kMalformed, std::string("no reading: ") + error.what());
  }
}

Result<Correction> parse_correction(std::string_view json) {
  try {
    const Json object = Json::parse(json);
    if (!object.is_object() || text_of(object, "schema") != "grotius.correction/1")
      throw Wrong{"no grotius.correction/1"};
    Correction out{
        required(object, "report"), required(object, "fact"), required(object, "field"), text_of(object, "value"),
        required(object, "who"),    required(object, "why"),  required(object, "made"),  ""};
    if (!parse_day(out.made)) throw Wrong{fmt::format("\"made\" is no date: {}", out.made)};
    if (out.field != "withdrawn" && out.field != "status" && out.field != "type" && out.field != "stance" &&
        out.field != "effect" && out.field != "change")
      throw Wrong{
          fmt::format("\"field\" must be withdrawn, status, type, stance, effect or change, not {}", out.field)};
    return out;
  } catch (const Wrong& wrong) {
    return fail(ErrorCode::kMalformed, "no correction: " + wrong.message);
  } catch (const Json::exception& error) {
    return fail(ErrorCode::kMalformed, std::string("no correction: ") + error.what());
  }
}

}  // namespace grotius
