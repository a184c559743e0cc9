#include "pipeline/report_json.h"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

namespace grotius {
namespace {

using Json = nlohmann::json;
using OptionalField = std::optional<std::string> Report::*;

constexpr std::array<std::pair<const char*, OptionalField>, 7> kOptionalFields = {{
    {"published", &Report::published},
    {"title", &Report::title},
    {"publisher", &Report::publisher},
    {"url", &Report::url},
    {"language", &Report::language},
    {"pubstatus", &Report::pubstatus},
    {"replaces", &Report::replaces},
}};

// The library's message without its own error numbers.
std::string reason(const Json::exception& error) {
  const std::string_view what = error.what();
  const std::size_t bracket = what.find("] ");
  return std::string(bracket == std::string_view::npos ? what : what.substr(bracket + 2));
}

Result<Json> parse_object(std::string_view text) {
  try {
    Json json = Json::parse(text);
    if (!json.is_object())
      return fail(ErrorCode::kMalformed, fmt::format("a report must be a JSON object, not {}", json.type_name()));
    return json;
  } catch (const Json::exception& error) {
    return fail(ErrorCode::kMalformed, "no JSON: " + reason(error));
  }
}

Result<std::optional<std::string>> string_field(const Json& json, const char* name) {
  const auto field = json.find(name);
  if (field == json.end() || field->is_null()) return std::optional<std::string>();
  if (!field->is_string())
    return fail(ErrorCode::kMalformed, fmt::format("\"{}\" must be a string, not {}", name, field->type_name()));
  return std::optional<std::string>(field->get<std::string>());
}

// Collections often number their reports, so an integer is an id too.
Result<std::string> id_field(const Json& json) {
  const auto field = json.find("id");
  if (field != json.end() && field->is_number_integer()) return field->dump();
  auto id = string_field(json, "id");
  if (!id) return tl::unexpected(id.error());
  return id->value_or("");
}

Result<Report> check(Report report) {
  if (report.published && !parse_day(*report.published))
    return fail(ErrorCode::kMalformed, fmt::format("\"published\" is no date: {}", *report.published));
  if (report.pubstatus && *report.pubstatus != "usable" && *report.pubstatus != "corrected" &&
      *report.pubstatus != "canceled")
    return fail(ErrorCode::kMalformed,
                fmt::format("\"pubstatus\" must be usable, corrected or canceled, not {}", *report.pubstatus));
  return report;
}

}  // namespace

Result<Report> parse_report(std::string_view json) {
  const Result<Json> object = parse_object(json);
  if (!object) return tl::unexpected(object.error());
  Report report;
  Result<std::string> id = id_field(*object);
  if (!id) return tl::unexpected(id.error());
  report.id = *std::move(id);
  auto text = string_field(*object, "text");
  if (!text) return tl::unexpected(text.error());
  if (!*text) return fail(ErrorCode::kMalformed, "the report has no \"text\"");
  report.text = **std::move(text);
  for (const auto& [name, field] : kOptionalFields) {
    auto value = string_field(*object, name);
    if (!value) return tl::unexpected(value.error());
    report.*field = *std::move(value);
  }
  return check(std::move(report));
}

}  // namespace grotius
