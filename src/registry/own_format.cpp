#include <fmt/format.h>

#include <algorithm>

#include "base/table.h"
#include "registry/formats.h"

namespace grotius {
namespace {

constexpr std::size_t kColumns = 8;

bool is_kind(std::string_view word) {
  static constexpr std::string_view kKinds[] = {"person",       "state",       "government",
                                                "organisation", "armed_force", "group"};
  return std::find(std::begin(kKinds), std::end(kKinds), word) != std::end(kKinds);
}

bool is_wikidata(std::string_view id) {
  return id.size() > 1 && id.front() == 'Q' &&
         std::all_of(id.begin() + 1, id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_capitals(std::string_view code) {
  return std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// What is wrong with the entry, or nothing.
std::string read_day(std::string_view column, std::optional<Day>& day) {
  if (column.empty()) return {};
  day = column.size() == 10 ? parse_day(column) : std::nullopt;
  return day ? std::string() : fmt::format("\"{}\" is no day such as 2024-10-01", column);
}

std::string read_entry(std::string_view line, RegistryEntry& entry) {
  auto columns = split_in_place(line, "\t");
  if (columns.size() != kColumns) return fmt::format("{} columns where {} are expected", columns.size(), kColumns);
  for (std::string_view& column : columns)
    if (column == "-") column = {};
  entry.names = split_in_place(columns[0], "; ");
  entry.kind = columns[1];
  entry.country = columns[2];
  entry.code = columns[3];
  entry.wikidata = columns[4];
  entry.role = columns[5];
  if (std::any_of(entry.names.begin(), entry.names.end(), [](std::string_view name) { return name.empty(); }))
    return "a name is empty";
  if (!is_kind(entry.kind)) return fmt::format("\"{}\" is no kind of actor", entry.kind);
  if (!entry.country.empty() && (entry.country.size() != 3 || !is_capitals(entry.country)))
    return fmt::format("\"{}\" is no ISO 3166-1 alpha-3 code", entry.country);
  if (entry.kind == "state" && entry.country.empty()) return "a state needs its code in the column of the country";
  if (!is_capitals(entry.code)) return fmt::format("\"{}\" is no code of capital letters", entry.code);
  if (!entry.wikidata.empty() && !is_wikidata(entry.wikidata))
    return fmt::format("\"{}\" is no Wikidata id such as Q159", entry.wikidata);
  if (std::string wrong = read_day(columns[6], entry.from); !wrong.empty()) return wrong;
  if (std::string wrong = read_day(columns[7], entry.to); !wrong.empty()) return wrong;
  if (entry.from && entry.to && *entry.to <= *entry.from)
    return fmt::format("it ends on {}, before it begins on {}", columns[7], columns[6]);
  return {};
}

}  // namespace

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const auto at = text.find('\n');
    std::string_view line = text.substr(0, at);
    text = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out.push_back(line);
  }
  return out;
}

Result<std::vector<RegistryEntry>> read_own_format(std::string_view text, const std::string& file) {
  std::vector<RegistryEntry> out;
  const auto lines = lines_of(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].empty() || lines[i].front() == '#') continue;
    RegistryEntry entry;
    entry.line = i + 1;
    if (std::string wrong = read_entry(lines[i], entry); !wrong.empty())
      return fail(ErrorCode::kMalformed, std::move(wrong), fmt::format("{}:{}", file, i + 1));
    out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace grotius
