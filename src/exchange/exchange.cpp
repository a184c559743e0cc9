#include "exchange/exchange.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "exchange/writing.h"

namespace grotius {
namespace {

struct Format {
  std::string name;
  std::string (*write)(const Desk&);  // null: several files
};

const std::vector<Format>& formats() {
  static const std::vector<Format> list = {
      {"jsonl", write_jsonl},        {"csv", write_csv},       {"plover", write_plover},   {"polecat", write_polecat},
      {"gdelt", write_gdelt},        {"icews", write_icews},   {"geojson", write_geojson}, {"graphml", write_graphml},
      {"jsonld", write_linked_data}, {"ical", write_calendar}, {"markdown", nullptr}};
  return list;
}

}  // namespace

const std::vector<std::string>& export_formats() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> out;
    for (const Format& format : formats()) out.push_back(format.name);
    return out;
  }();
  return names;
}

Result<std::vector<ExportedFile>> export_case(const CaseContent& content, const ExportRequest& request) {
  const auto& list = formats();
  const auto format = std::find_if(list.begin(), list.end(), [&](const Format& f) { return f.name == request.format; });
  if (format == list.end())
    return fail(ErrorCode::kInvalid,
                fmt::format("no format {}; there are {}", request.format, fmt::join(export_formats(), ", ")));
  const auto record = record_of(content, request.as_of, request.known_at);
  if (!record) return tl::unexpected(record.error());
  const auto state = state_of(content, request.as_of, request.known_at);
  if (!state) return tl::unexpected(state.error());
  const Desk desk{*record, *state, Tables::built_in(), request};
  if (format->write == nullptr) return write_notes(desk);
  return std::vector<ExportedFile>{{"", format->write(desk)}};
}

}  // namespace grotius
