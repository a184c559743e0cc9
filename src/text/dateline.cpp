#include "text/dateline.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "text/utf8.h"

namespace grotius {

namespace {

constexpr std::size_t kHeadParagraphs = 4;

const std::string kMonth =
    "(?:jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?|july?|aug(?:ust|\\.)?|"
    "sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?)";

// Reads the head of a paragraph part by part; each part is taken whole or not at all.
class HeadReader {
 public:
  HeadReader(std::string_view text, ByteSpan paragraph) : text_(text), at_(paragraph.begin), end_(paragraph.end) {}

  [[nodiscard]] std::uint32_t position() const { return at_; }
  [[nodiscard]] bool done() const { return at_ == end_; }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_, end_ - at_); }
  [[nodiscard]] std::string_view words(ByteSpan span) const { return text_.substr(span.begin, span.size()); }

  bool take(std::string_view literal) {
    if (!rest().starts_with(literal)) return false;
    at_ += static_cast<std::uint32_t>(literal.size());
    return true;
  }

  // A word that begins with a capital letter: "Paris", "St.", "N'DJAMENA".
  ByteSpan take_name() {
    if (!is_upper(decode(rest(), 0).value)) return {};
    return take_letters();
  }

  // A particle inside a name: "de", "es", "van", "al".
  ByteSpan take_particle() {
    constexpr std::uint32_t kLongest = 3;
    const std::uint32_t before = at_;
    const ByteSpan word = take_letters();
    const bool particle =
        !word.empty() && word.size() <= kLongest && is_lower(decode(words(word), 0).value) && words(word) != "and";
    if (particle) return word;
    at_ = before;
    return {};
  }

  ByteSpan take_pattern(const RE2& pattern) {
    re2::StringPiece found;
    const re2::StringPiece head(rest().data(), rest().size());
    if (!pattern.Match(head, 0, head.size(), RE2::ANCHOR_START, &found, 1) || found.empty()) return {};
    const ByteSpan span{at_, at_ + static_cast<std::uint32_t>(found.size())};
    at_ = span.end;
    return span;
  }

  void go_back(std::uint32_t position) { at_ = position; }

 private:
  ByteSpan take_letters() {
    const std::uint32_t begin = at_;
    while (at_ < end_) {
      const CodePoint c = decode(text_, at_);
      const bool inside = is_letter(c.value) || is_apostrophe(c.value) || c.value == U'.';
      const bool hyphen = c.value == U'-' && at_ > begin && is_letter(decode(text_, at_ + 1).value);
      if (!inside && !hyphen) break;
      at_ += c.size;
    }
    return {begin, at_};
  }

  std::string_view text_;
  std::uint32_t at_, end_;
};

// "April 5", "Sept. 17, 1978", "17 September", "Friday", "Friday, April 5"
ByteSpan take_date(HeadReader& reader) {
  static const std::string kWeekday = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
  static const std::string kYear = "(?:,? (?:19|20)[0-9]{2}\\b)?";
  static const std::string kDay = "(?:" + kMonth + " [0-3]?[0-9]\\b|[0-3]?[0-9] " + kMonth + "\\b\\.?)" + kYear;
  static const RE2 kDate("(?i)^(?:(?:" + kWeekday + ",? )?" + kDay + "|" + kWeekday + "\\b)");
  return reader.take_pattern(kDate);
}

// Up to `most` capitalised words, with the particles between them.
ByteSpan take_names(HeadReader& reader, std::size_t most) {
  ByteSpan names = reader.take_name();
  for (std::size_t count = 1; !names.empty() && count < most; ++count) {
    const std::uint32_t before = reader.position();
    ByteSpan next;
    if (reader.take(" ") || reader.take("/")) {
      while (!reader.take_particle().empty() && reader.take(" ")) {
      }
      next = reader.take_name();
    }
    if (next.empty()) {
      reader.go_back(before);
      break;
    }
    names = names.hull(next);
  }
  return names;
}

// "CAIRO", "DES MOINES, Iowa"
ByteSpan take_place(HeadReader& reader) {
  constexpr std::size_t kMostWords = 4;
  const std::uint32_t begin = reader.position();
  if (!take_date(reader).empty()) {  // "Dec 29 (Reuters) -": a month's name is no place
    reader.go_back(begin);
    return {};
  }
  ByteSpan place = take_names(reader, kMostWords);
  for (int countries = 0; !place.empty() && countries < 2; ++countries) {
    const std::uint32_t before = reader.position();
    if (!reader.take(", ")) break;
    const std::uint32_t word = reader.position();
    const bool date = !take_date(reader).empty();
    reader.go_back(date ? before : word);
    if (date) break;
    const ByteSpan country = take_names(reader, 3);
    if (country.empty()) {
      reader.go_back(before);
      break;
    }
    place = place.hull(country);
  }
  return place;
}

// "(AFP)", "(RIA Novosti)": the name in the brackets.
ByteSpan take_agency(HeadReader& reader) {
  const std::uint32_t before = reader.position();
  static const RE2 kInBrackets("^ ?\\([A-Za-z][A-Za-z .&/-]{1,29}\\)");
  const ByteSpan brackets = reader.take_pattern(kInBrackets);
  if (brackets.empty()) return {};
  const std::uint32_t open = reader.words(brackets).front() == ' ' ? 2 : 1;
  const ByteSpan name{brackets.begin + open, brackets.end - 1};
  const bool capital = is_upper(decode(reader.words(name), 0).value) || reader.words(name) == "dpa";
  if (!capital) reader.go_back(before);
  return capital ? name : ByteSpan{};
}

enum class Dash { kNone, kTight, kSpaced };  // spaced: white space on both sides, so it is no hyphen

Dash take_dash(HeadReader& reader) {
  static const RE2 kDash("^[\\s\\x{a0}]{0,2}(?:-{1,3}|—|–)");
  const ByteSpan dash = reader.take_pattern(kDash);
  if (dash.empty()) return Dash::kNone;
  const bool before = is_space(decode(reader.words(dash), 0).value);
  const bool after = reader.done() || is_space(decode(reader.rest(), 0).value);
  return before && after ? Dash::kSpaced : Dash::kTight;
}

const std::set<std::string, std::less<>>& agencies() {
  static const auto kAgencies = [] {
    std::set<std::string, std::less<>> names;
    for (std::string_view rest = embedded_agencies(); !rest.empty();) {
      const auto length = std::min(rest.find('\n'), rest.size());
      if (length > 0 && rest.front() != '#') names.emplace(rest.substr(0, length));
      rest.remove_prefix(std::min(length + 1, rest.size()));
    }
    return names;
  }();
  return kAgencies;
}

// A city in capitals, of few words, that is nothing else news desks write so.
bool is_capital_place(std::string_view place) {
  constexpr std::array<std::string_view, 14> kDeskWords = {"EXCLUSIVE", "UPDATE",   "URGENT", "CORRECTED", "CORRECTION",
                                                           "BREAKING",  "ANALYSIS", "FLASH",  "OPINION",   "FACTBOX",
                                                           "EDITORIAL", "TIMELINE", "WRAPUP", "ALERT"};
  const std::string_view city = place.substr(0, place.find(','));
  if (std::find(kDeskWords.begin(), kDeskWords.end(), city.substr(0, city.find(' '))) != kDeskWords.end()) return false;
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < city.size();) {
    const CodePoint c = decode(city, at);
    if (is_lower(c.value)) return false;
    if (is_upper(c.value)) ++capitals;
    at += c.size;
  }
  constexpr std::ptrdiff_t kMostSpaces = 2;
  return capitals >= 3 && std::count(city.begin(), city.end(), ' ') <= kMostSpaces;
}

bool may_be_agency(std::string_view name) {
  constexpr std::size_t kLongestInitials = 6;
  const bool initials = name.size() <= kLongestInitials &&
                        std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return initials || agencies().contains(name);
}

// What of place, date, agency and dash must stand there so that it is no sentence: with a place in capitals or a known
// agency less is asked for.
bool is_dateline(const Dateline& line, std::string_view place, std::string_view agency, Dash dash) {
  const bool capital_place = is_capital_place(place);
  if (line.agency.empty()) return dash == Dash::kSpaced && !place.empty() && (capital_place || !line.date.empty());
  if (line.date.empty()) return dash != Dash::kNone && (capital_place || agencies().contains(agency));
  return (capital_place || may_be_agency(agency)) && (dash != Dash::kNone || !place.empty());
}

std::optional<Dateline> read_dateline(std::string_view text, ByteSpan paragraph) {
  HeadReader reader(text, paragraph);
  Dateline line;
  line.place = take_place(reader);
  const std::uint32_t after_place = reader.position();
  if (line.place.empty() || reader.take(", ")) {
    line.date = take_date(reader);
    if (line.date.empty()) reader.go_back(after_place);
  }
  line.agency = take_agency(reader);
  const Dash dash = take_dash(reader);
  line.span = {paragraph.begin, reader.position()};
  if (!is_dateline(line, reader.words(line.place), reader.words(line.agency), dash)) return std::nullopt;
  return line;
}

// "Jane Roe", "JOHN van der DOE": two names at least.
bool take_person(HeadReader& reader) {
  const ByteSpan person = take_names(reader, 5);
  return !person.empty() && reader.words(person).find(' ') != std::string_view::npos;
}

bool is_byline(std::string_view text, ByteSpan paragraph) {
  HeadReader reader(text, paragraph);
  if ((!reader.take("By ") && !reader.take("BY ")) || !take_person(reader)) return false;
  while (!reader.done()) {
    const bool joined = reader.take(" and ") || reader.take(", and ") || reader.take(" AND ") || reader.take(", ");
    if (!joined || take_names(reader, 5).empty()) return false;
  }
  return text[paragraph.end - 1] != '.';
}

std::optional<unsigned> month_number(std::string_view name) {
  constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};
  const auto* found = std::find(kMonths.begin(), kMonths.end(), ascii_lower(name.substr(0, 3)));
  if (found == kMonths.end()) return std::nullopt;
  return static_cast<unsigned>(found - kMonths.begin()) + 1;
}

}  // namespace

std::optional<Dateline> find_dateline(std::string_view utf8, const std::vector<ByteSpan>& paragraphs) {
  for (std::size_t p = 0; p < std::min(kHeadParagraphs, paragraphs.size()); ++p) {
    if (auto dateline = read_dateline(utf8, paragraphs[p])) return dateline;
  }
  return std::nullopt;
}

std::optional<ByteSpan> find_byline(std::string_view utf8, const std::vector<ByteSpan>& paragraphs) {
  for (std::size_t p = 0; p < std::min(kHeadParagraphs, paragraphs.size()); ++p) {
    if (is_byline(utf8, paragraphs[p])) return paragraphs[p];
  }
  return std::nullopt;
}

std::optional<Day> dated_day(std::string_view date) {
  static const RE2 kMonthFirst("(?i)(" + kMonth + ") ([0-9]{1,2}),? ([0-9]{4})$");
  static const RE2 kDayFirst("(?i)([0-9]{1,2}) (" + kMonth + "),? ([0-9]{4})$");
  const re2::StringPiece text(date.data(), date.size());
  std::string month;
  unsigned day = 0;
  int year = 0;
  if (!RE2::PartialMatch(text, kMonthFirst, &month, &day, &year) &&
      !RE2::PartialMatch(text, kDayFirst, &day, &month, &year)) {
    return std::nullopt;
  }
  const auto number = month_number(month);
  const auto found = std::chrono::year(year) / std::chrono::month(number.value_or(0)) / std::chrono::day(day);
  if (!found.ok()) return std::nullopt;
  return Day(found);
}

}  // namespace grotius
