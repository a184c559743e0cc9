#include <fmt/format.h>

#include <algorithm>

#include "registry/formats.h"

namespace grotius {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t'; }

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// Without what stands behind ";" or "#".
std::string_view without_comment(std::string_view line) { return trim(line.substr(0, line.find_first_of(";#"))); }

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "980101" or "19980101". Dictionaries write 00 where month or day is not known; it is the first then.
std::optional<Day> day_of(std::string_view text) {
  if (!is_digits(text) || (text.size() != 6 && text.size() != 8)) return std::nullopt;
  std::string full(text);
  if (text.size() == 6) full = (text[0] >= '6' ? "19" : "20") + full;
  if (full.substr(4, 2) == "00") full.replace(4, 2, "01");
  if (full.substr(6, 2) == "00") full.replace(6, 2, "01");
  return parse_day(full.substr(0, 4) + "-" + full.substr(4, 2) + "-" + full.substr(6, 2));
}

// "VLADIMIR_PUTIN_" is "Vladimir Putin"; acronyms keep their capitals, as far as anybody can tell.
std::string name_of(std::string_view written) {
  std::string out;
  bool inside = false;
  for (const char c : trim(written)) {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    out += c == '_' ? ' ' : letter && inside && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    inside = letter || c == '\'';
  }
  return std::string(trim(out));
}

class PetrarchReader {
 public:
  explicit PetrarchReader(std::deque<std::string>& written) : written_(written) {}

  // What is wrong with the line, or nothing.
  std::string take(std::string_view line, std::size_t number) {
    if (line.find("<!--") != std::string_view::npos) commented_ = true;
    const bool skipped = commented_ || line.starts_with("<?");
    if (line.find("-->") != std::string_view::npos) commented_ = false;
    const std::string_view text = without_comment(line);
    if (skipped || text.empty()) return {};
    if (text.front() == '+' || text.front() == '&') return add_name(text.substr(1));
    if (text.front() != '[') begin(text.substr(0, text.find('[')));
    return add_codes(text, number);
  }

  std::vector<RegistryEntry> finish() {
    close();
    return std::move(out_);
  }

 private:
  void begin(std::string_view name) {
    close();
    names_ = {write(name)};
  }

  std::string add_name(std::string_view text) {
    if (names_.empty()) return "another name stands before any first one";
    names_.push_back(write(text.substr(0, text.find('['))));
    return {};
  }

  std::string add_codes(std::string_view text, std::size_t number) {
    if (names_.empty()) return "a code stands before any name";
    for (auto open = text.find('['); open != std::string_view::npos; open = text.find('[', open + 1)) {
      const auto end = text.find(']', open);
      if (end == std::string_view::npos) return fmt::format("\"{}\" has no closing bracket", text.substr(open));
      RegistryEntry entry;
      entry.line = number;
      if (std::string wrong = read_code(trim(text.substr(open + 1, end - open - 1)), entry); !wrong.empty())
        return wrong;
      codes_.push_back(std::move(entry));
    }
    return {};
  }

  // "USAGOV", "USAGOV >090120", "USAELI <090120", "USAGOV 090120-170120"
  static std::string read_code(std::string_view text, RegistryEntry& entry) {
    const auto gap = std::find_if(text.begin(), text.end(), [](char c) { return is_space(c) || c == '<' || c == '>'; });
    entry.code = text.substr(0, static_cast<std::size_t>(gap - text.begin()));
    if (entry.code.size() < 3) return fmt::format("\"{}\" is no code of three capital letters or more", entry.code);
    entry.country = entry.code.substr(0, 3);
    const std::string_view dates = trim(text.substr(entry.code.size()));
    if (dates.empty()) return {};
    const auto dash = dates.find('-');
    const bool before = dates.front() == '<', after = dates.front() == '>';
    if (!before && !after && dash == std::string_view::npos) return fmt::format("\"{}\" is no time of a code", dates);
    if (before) entry.to = day_of(trim(dates.substr(1)));
    if (after) entry.from = day_of(trim(dates.substr(1)));
    if (!before && !after) {
      entry.from = day_of(trim(dates.substr(0, dash)));
      entry.to = day_of(trim(dates.substr(dash + 1)));
      if (!entry.from || !entry.to) return fmt::format("\"{}\" is no time of a code", dates);
    }
    return entry.from || entry.to ? std::string() : fmt::format("\"{}\" is no time of a code", dates);
  }

  void close() {
    for (RegistryEntry& code : codes_) {
      code.names = names_;
      out_.push_back(std::move(code));
    }
    names_.clear();
    codes_.clear();
  }

  std::string_view write(std::string_view name) { return written_.emplace_back(name_of(name)); }

  std::deque<std::string>& written_;
  bool commented_ = false;
  std::vector<std::string_view> names_;
  std::vector<RegistryEntry> codes_, out_;
};

}  // namespace

bool looks_like_petrarch(std::string_view text) {
  for (const std::string_view line : lines_of(text)) {
    const std::string_view inside = without_comment(line);
    if (inside.empty() || inside.starts_with('<')) {
      if (line.starts_with("<!--") || line.starts_with("<?")) return true;
      continue;
    }
    // a first name may have its codes on the lines below
    const std::string_view name = trim(inside.substr(0, inside.find_first_of("[\t")));
    const bool capitals = std::all_of(name.begin(), name.end(), [](char c) {
      return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '\'' || c == '.' || c == '-' ||
             static_cast<unsigned char>(c) >= 0x80;
    });
    return capitals && !name.empty() && (line.find('[') != line.npos || line.find('\t') == line.npos);
  }
  return false;
}

Result<std::vector<RegistryEntry>> read_petrarch(std::string_view text, const std::string& file,
                                                 std::deque<std::string>& names) {
  PetrarchReader reader(names);
  const auto lines = lines_of(text);
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (std::string wrong = reader.take(lines[i], i + 1); !wrong.empty())
      return fail(ErrorCode::kMalformed, std::move(wrong), fmt::format("{}:{}", file, i + 1));
  return reader.finish();
}

}  // namespace grotius
