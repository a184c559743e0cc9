#include "events/crosswalk.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <vector>

#include "crosswalk_table.h"

namespace grotius {
namespace {

std::vector<std::string> split(std::string_view line, char separator) {
  std::vector<std::string> fields;
  for (std::size_t begin = 0; begin <= line.size();) {
    std::size_t end = std::min(line.find(separator, begin), line.size());
    fields.emplace_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return fields;
}

bool is_code(const std::string& s) {
  return (s.size() == 3 || s.size() == 4) &&
         std::all_of(s.begin(), s.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

}  // namespace

Result<Crosswalk> Crosswalk::parse(std::string_view text, const std::string& file) {
  Crosswalk out;
  std::size_t number = 0;
  for (const std::string& line : split(text, '\n')) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    auto bad = [&](std::string what) {
      return fail(ErrorCode::kMalformed, std::move(what), fmt::format("{}:{}", file, number));
    };
    std::vector<std::string> fields = split(line, '\t');
    if (fields.size() != 3) return bad(fmt::format("a row has 3 fields, this has {}", fields.size()));
    if (!is_code(fields[2])) return bad(fmt::format("\"{}\" is no CAMEO code of 3 or 4 digits", fields[2]));
    std::string mode = fields[1] == "-" ? "" : fields[1];
    if (!out.codes_.emplace(std::pair{fields[0], mode}, fields[2]).second)
      return bad(fmt::format("{}.{} has two rows", fields[0], fields[1]));
  }
  return out;
}

const Crosswalk& Crosswalk::built_in() {
  static const Crosswalk table = parse(kCrosswalkTable, "lexicon/plover/cameo.tsv").value();
  return table;
}

std::string_view Crosswalk::cameo(const std::string& type, const std::string& mode) const {
  auto it = codes_.find({type, mode});
  if (it == codes_.end()) it = codes_.find({type, ""});
  return it == codes_.end() ? std::string_view{} : std::string_view(it->second);
}

}  // namespace grotius
