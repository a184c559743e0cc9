#include "temporal/vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace grotius::temporal {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto at = text.find(separator);
    if (const auto part = trim(text.substr(0, at)); !part.empty()) parts.push_back(part);
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::optional<int> integer(std::string_view text) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

double number_of(std::string_view code) {
  if (!code.empty() && code.front() == '+') code.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), value);
  return error == std::errc{} && end == code.data() + code.size() ? value : 0;
}

// The ending that a writer or a tokenizer sets apart: "workers'" and "year's" as two words.
std::size_t ending_length(std::string_view word) {
  if (word.size() > 2 && word.substr(word.size() - 2) == "'s") return 2;
  return word.size() > 1 && word.back() == '\'' ? 1 : 0;
}

void add_forms(Vocabulary& into, const Entry& proto, std::string_view forms) {
  for (std::string_view form : split(forms, ',')) {
    Entry entry = proto;
    if (form.front() == '~') {
      entry.ambiguous = true;
      form.remove_prefix(1);
    }
    Entry apart = entry;
    for (const auto word : split(form, ' ')) {
      entry.words.emplace_back(word);
      const auto ending = word.size() - ending_length(word);
      apart.words.emplace_back(word.substr(0, ending));
      if (ending < word.size()) apart.words.emplace_back(word.substr(ending));
    }
    const bool split_apart = apart.words.size() > entry.words.size();
    if (split_apart) into.entries[apart.words.front()].push_back(std::move(apart));
    if (!entry.words.empty()) into.entries[entry.words.front()].push_back(std::move(entry));
  }
}

// "MM-DD"; of the Islamic calendar no month has more than thirty days either.
bool read_month_day(std::string_view text, HolidayRule& rule) {
  const auto month = integer(text.substr(0, 2)), day = integer(text.substr(std::min<std::size_t>(3, text.size())));
  if (!month || !day || !make_day(2024, *month, *day)) return false;
  rule.month = *month;
  rule.day = *day;
  return true;
}

// "12-25", "11 w4 4 +1", "easter -2", "islamic 10-01" or "islamic 09-01 x30".
std::optional<HolidayRule> holiday_rule(std::string_view text) {
  const auto parts = split(text, ' ');
  if (parts.empty()) return std::nullopt;
  HolidayRule rule;
  if (parts[0] == "islamic") {
    rule.kind = HolidayRule::Kind::kIslamic;
    const auto length = parts.size() > 2 && parts[2].front() == 'x' ? integer(parts[2].substr(1)) : 1;
    if (parts.size() < 2 || parts.size() > 3 || !length || *length < 1 || !read_month_day(parts[1], rule))
      return std::nullopt;
    rule.length = *length;
    return rule;
  }
  if (parts[0] == "easter") {
    const auto offset = parts.size() == 2 ? integer(parts[1]) : std::nullopt;
    if (!offset) return std::nullopt;
    rule.kind = HolidayRule::Kind::kEaster;
    rule.offset = *offset;
    return rule;
  }
  if (parts.size() == 1) {
    return read_month_day(text, rule) ? std::optional(rule) : std::nullopt;
  }
  const auto month = integer(parts[0]), nth = integer(parts[1].substr(1)),
             weekday = parts.size() > 2 ? integer(parts[2]) : std::nullopt;
  const auto offset = parts.size() > 3 ? integer(parts[3]) : 0;
  if (!month || !nth || !weekday || !offset || parts[1].front() != 'w') return std::nullopt;
  return HolidayRule{HolidayRule::Kind::kWeekday, *month, 1, *nth, *weekday, *offset, 1};
}

}  // namespace

Day HolidayRule::in(int year) const {
  using std::chrono::days;
  if (kind == Kind::kIslamic) return islamic(year, month, day);
  if (kind == Kind::kEaster) return easter(year) + days{offset};
  if (kind == Kind::kFixed) return make_day(year, month, day).value_or(first_of(year, month));
  if (nth < 0) {
    const Day last = add(first_of(year, month), Unit::kMonth, 1) - days{1};
    return last - days{(weekday_of(last) - weekday + 7) % 7 + offset};
  }
  const Day first = first_of(year, month);
  return first + days{(weekday - weekday_of(first) + 7) % 7 + 7 * (nth - 1) + offset};
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\r')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::vector<Line> content_lines(std::string_view file) {
  std::vector<Line> lines;
  for (std::size_t number = 1; !file.empty(); ++number) {
    const auto end = file.find('\n');
    auto line = file.substr(0, end);
    if (const auto comment = line.find('#'); comment != std::string_view::npos) line = line.substr(0, comment);
    if (line = trim(line); !line.empty()) lines.push_back({number, line});
    file.remove_prefix(end == std::string_view::npos ? file.size() : end + 1);
  }
  return lines;
}

Result<Vocabulary> read_vocabulary(std::string_view words, std::string_view holidays) {
  Vocabulary vocabulary;
  for (const auto& line : content_lines(words)) {
    const auto equals = line.text.find(" = ");
    const auto head = split(line.text.substr(0, equals), ' ');
    if (equals == std::string_view::npos || head.size() != 2)
      return fail(ErrorCode::kMalformed, fmt::format("expected 'CLASS VALUE = form, ...', found '{}'", line.text),
                  fmt::format("lexicon/times/words.txt:{}", line.number));
    Entry proto;
    proto.slot = head[0];
    proto.code = head[1];
    proto.number = number_of(head[1]);
    add_forms(vocabulary, proto, line.text.substr(equals + 3));
  }
  for (const auto& line : content_lines(holidays)) {
    const auto equals = line.text.find(" = ");
    const auto rule = equals == std::string_view::npos ? std::nullopt : holiday_rule(line.text.substr(0, equals));
    if (!rule)
      return fail(ErrorCode::kMalformed, fmt::format("expected 'RULE = name, ...', found '{}'", line.text),
                  fmt::format("lexicon/times/holidays.txt:{}", line.number));
    Entry proto;
    proto.slot = "holiday";
    proto.code = std::to_string(vocabulary.holidays.size());
    proto.number = static_cast<double>(vocabulary.holidays.size());
    vocabulary.holidays.push_back(*rule);
    add_forms(vocabulary, proto, line.text.substr(equals + 3));
  }
  for (auto& [first, list] : vocabulary.entries)
    std::stable_sort(list.begin(), list.end(),
                     [](const Entry& a, const Entry& b) { return a.words.size() > b.words.size(); });
  return vocabulary;
}

}  // namespace grotius::temporal
