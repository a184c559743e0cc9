#include "events/crosswalk.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <functional>
#include <optional>
#include <vector>

#include "crosswalk_table.h"

namespace grotius {
namespace {

constexpr std::string_view kDemand = "100";  // a REQUEST whose predicate has it takes the codes of a demand

std::vector<std::string> split(std::string_view line, std::string_view separator) {
  std::vector<std::string> fields;
  for (std::size_t begin = 0; begin <= line.size();) {
    std::size_t end = std::min(line.find(separator, begin), line.size());
    fields.emplace_back(line.substr(begin, end - begin));
    begin = end + separator.size();
  }
  return fields;
}

bool is_code(const std::string& s) {
  return (s.size() == 3 || s.size() == 4) &&
         std::all_of(s.begin(), s.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

// Calls `take(fields)` for every row; it says whether the row is the first of its key. Returns what is wrong, if
// anything.
std::optional<Error> read_rows(std::string_view text, const std::string& file, std::size_t width,
                               const std::function<bool(const std::vector<std::string>&)>& take) {
  std::size_t number = 0;
  for (const std::string& line : split(text, "\n")) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const auto bad = [&](std::string what) {
      return Error{ErrorCode::kMalformed, std::move(what), fmt::format("{}:{}", file, number)};
    };
    const std::vector<std::string> fields = split(line, "\t");
    if (fields.size() != width) return bad(fmt::format("a row has {} fields, this has {}", width, fields.size()));
    if (!is_code(fields.back())) return bad(fmt::format("\"{}\" is no CAMEO code of 3 or 4 digits", fields.back()));
    if (!take(fields)) return bad(fmt::format("a second row for {}", fmt::join(fields.begin(), fields.end() - 1, " ")));
  }
  return std::nullopt;
}

std::string field(const std::string& s) { return s == "-" ? "" : s; }

const std::string* find(const auto& map, const auto& key) {
  const auto it = map.find(key);
  return it == map.end() ? nullptr : &it->second;
}

}  // namespace

Result<Crosswalk> Crosswalk::parse(const CrosswalkTables& tables) {
  Crosswalk out;
  const auto code = [&](const auto& row) { return out.codes_.emplace(Keys{row[0], field(row[1])}, row[2]).second; };
  const auto frame = [&](const auto& row) {
    const std::vector<std::string> predicates = split(row[0], ", ");
    return std::all_of(predicates.begin(), predicates.end(), [&](const std::string& predicate) {
      return out.frames_.emplace(Keys{row[1], predicate}, row[2]).second;
    });
  };
  const auto object = [&](const auto& row) {
    return out.objects_.emplace(std::pair{row[0], Keys{row[1], field(row[2])}}, row[3]).second;
  };
  std::optional<Error> error = read_rows(tables.codes, "lexicon/plover/cameo.tsv", 3, code);
  if (!error) error = read_rows(tables.frames, "lexicon/plover/frames.tsv", 3, frame);
  if (!error) error = read_rows(tables.objects, "lexicon/plover/objects.tsv", 4, object);
  if (error) return tl::unexpected<Error>(*std::move(error));
  return out;
}

const Crosswalk& Crosswalk::built_in() {
  static const Crosswalk crosswalk = parse({kCodes, kFrames, kObjects}).value();
  return crosswalk;
}

const std::string* Crosswalk::of_mode(const Act& act) const {
  const std::string* own = find(codes_, Keys{act.type, act.mode});
  return own != nullptr ? own : find(codes_, Keys{act.type, ""});
}

const std::string* Crosswalk::of_predicate(const Act& act) const {
  const std::string* whole = find(frames_, Keys{act.type, act.predicate});
  return whole != nullptr ? whole : find(frames_, Keys{act.type, act.head});
}

const std::string* Crosswalk::of_object(const Act& act) const {
  if (act.object_type.empty()) return nullptr;
  const std::string type(act.type), object(act.object_type);
  const std::string* own = find(objects_, std::pair{type, Keys{object, act.object_mode}});
  return own != nullptr ? own : find(objects_, std::pair{type, Keys{object, ""}});
}

std::string Crosswalk::cameo(const Act& act) const {
  const std::string *object = of_object(act), *predicate = of_predicate(act), *mode = of_mode(act);
  if (predicate != nullptr && *predicate == kDemand) {
    const std::string* asked = object != nullptr ? object : mode;
    return asked->starts_with("02") && *asked != "020" ? "10" + asked->substr(2) : *predicate;
  }
  for (const std::string* code : {object, predicate, mode})
    if (code != nullptr) return *code;
  return "";
}

}  // namespace grotius
