#include "ledger/rows.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

namespace grotius {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<const char*, std::string RecordedFact::*>, 12> kDetails = {{
    {"label", &RecordedFact::label},
    {"subject", &RecordedFact::subject},
    {"duration", &RecordedFact::duration},
    {"stance", &RecordedFact::stance},
    {"on", &RecordedFact::on},
    {"effect", &RecordedFact::effect},
    {"instrument", &RecordedFact::instrument},
    {"scope", &RecordedFact::scope},
    {"change", &RecordedFact::change},
    {"role", &RecordedFact::role},
    {"area", &RecordedFact::area},
    {"tone", &RecordedFact::tone},
}};

// Calls with every piece of `row` between blanks.
template <class Take>
void for_each_piece(std::string_view row, Take take) {
  while (!row.empty()) {
    const std::size_t end = std::min(row.find(' '), row.size());
    if (end > 0) take(row.substr(0, end));
    row.remove_prefix(std::min(end + 1, row.size()));
  }
}

std::uint32_t number_from(std::string_view digits) {
  std::uint32_t out = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return out;
}

}  // namespace

std::string to_row(const std::vector<std::uint32_t>& numbers) { return fmt::format("{}", fmt::join(numbers, " ")); }

std::string to_row(PointSpan span) { return span.empty() ? "" : fmt::format("{}-{}", span.begin, span.end); }

std::string to_row(const std::vector<PointSpan>& spans) {
  std::vector<std::string> rows;
  rows.reserve(spans.size());
  for (const PointSpan span : spans) rows.push_back(to_row(span));
  return fmt::format("{}", fmt::join(rows, " "));
}

std::string detail_to_row(const RecordedFact& fact) {
  Json out = Json::object();
  for (const auto& [name, field] : kDetails)
    if (!(fact.*field).empty()) out[name] = fact.*field;
  if (!fact.persons.empty()) out["persons"] = fact.persons;
  if (!fact.contexts.empty()) out["contexts"] = fact.contexts;
  if (!fact.on_span.empty()) out["on_span"] = to_row(fact.on_span);
  if (!fact.area_span.empty()) out["area_span"] = to_row(fact.area_span);
  return out.empty() ? "" : out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<std::uint32_t> numbers_from(std::string_view row) {
  std::vector<std::uint32_t> out;
  for_each_piece(row, [&](std::string_view piece) { out.push_back(number_from(piece)); });
  return out;
}

PointSpan span_from(std::string_view row) {
  const std::size_t dash = row.find('-');
  if (dash == std::string_view::npos) return {};
  return {number_from(row.substr(0, dash)), number_from(row.substr(dash + 1))};
}

std::vector<PointSpan> spans_from(std::string_view row) {
  std::vector<PointSpan> out;
  for_each_piece(row, [&](std::string_view piece) { out.push_back(span_from(piece)); });
  return out;
}

void detail_from(std::string_view row, RecordedFact& fact) {
  if (row.empty()) return;
  const Json json = Json::parse(row, nullptr, false);
  if (!json.is_object()) return;
  for (const auto& [name, field] : kDetails)
    if (const auto value = json.find(name); value != json.end() && value->is_string())
      fact.*field = value->get<std::string>();
  if (const auto persons = json.find("persons"); persons != json.end() && persons->is_array())
    fact.persons = persons->get<std::vector<std::uint32_t>>();
  if (const auto contexts = json.find("contexts"); contexts != json.end() && contexts->is_array())
    fact.contexts = contexts->get<std::vector<std::string>>();
  if (const auto on = json.find("on_span"); on != json.end() && on->is_string())
    fact.on_span = span_from(on->get<std::string>());
  if (const auto area = json.find("area_span"); area != json.end() && area->is_string())
    fact.area_span = span_from(area->get<std::string>());
}

}  // namespace grotius
