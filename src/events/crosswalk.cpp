#include "events/crosswalk.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/table.h"
#include "crosswalk_table.h"

namespace grotius {
namespace {

constexpr std::string_view kDemand = "100";  // a REQUEST whose predicate has it takes the codes of a demand

bool is_code(const std::string& s) {
  return (s.size() == 3 || s.size() == 4) &&
         std::all_of(s.begin(), s.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

// What is wrong with a row whose last field should be a code, or that is a second one of its key.
std::string wrong_with(const Fields& row, bool is_first) {
  if (!is_code(row.back())) return fmt::format("\"{}\" is no CAMEO code of 3 or 4 digits", row.back());
  return is_first ? "" : fmt::format("a second row for {}", fmt::join(row.begin(), row.end() - 1, " "));
}

const std::string* find(const auto& map, const auto& key) {
  const auto it = map.find(key);
  return it == map.end() ? nullptr : &it->second;
}

}  // namespace

Result<Crosswalk> Crosswalk::parse(const CrosswalkTables& tables) {
  Crosswalk out;
  const auto code = [&](const Fields& row) {
    return wrong_with(row, out.codes_.emplace(Keys{row[0], row[1]}, row[2]).second);
  };
  const auto frame = [&](const Fields& row) {
    const Fields predicates = split(row[0], ", ");
    return wrong_with(row, std::all_of(predicates.begin(), predicates.end(), [&](const std::string& predicate) {
                        return out.frames_.emplace(Keys{row[1], predicate}, row[2]).second;
                      }));
  };
  const auto object = [&](const Fields& row) {
    return wrong_with(row, out.objects_.emplace(std::pair{row[0], Keys{row[1], row[2]}}, row[3]).second);
  };
  auto read = for_each_row(tables.codes, "lexicon/plover/cameo.tsv", 3, code);
  if (read) read = for_each_row(tables.frames, "lexicon/plover/frames.tsv", 3, frame);
  if (read) read = for_each_row(tables.objects, "lexicon/plover/objects.tsv", 4, object);
  if (!read) return tl::unexpected(read.error());
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
