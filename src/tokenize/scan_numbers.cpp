#include <vector>

#include "text/utf8.h"
#include "tokenize/scan.h"

namespace grotius {

namespace {

// Lengths of the digit groups joined by `mark` from `begin` on, and where the last ends.
struct Groups {
  std::vector<std::size_t> lengths;
  std::size_t end = 0;
};

Groups digit_groups(const Chunk& chunk, std::size_t begin, std::u32string_view marks) {
  Groups groups;
  for (std::size_t i = begin; chunk.digit(i);) {
    groups.end = chunk.skip_digits(i);
    groups.lengths.push_back(groups.end - i);
    if (marks.find(chunk.at(groups.end)) == std::u32string_view::npos || groups.end == chunk.size()) break;
    i = groups.end + 1;
  }
  return groups;
}

// "555-0134", "202-555-0134", "1-800-555-0134", "202/555-0134", "2025-03-16", "10025-2016"; a range ("5-10",
// "1969-1970") is no such number.
std::size_t scan_hyphened_digits(const Chunk& chunk, std::size_t begin) {
  const Groups groups = digit_groups(chunk, begin, U"-/");
  if (groups.lengths.size() < 2 || chunk.letter(groups.end)) return begin;
  const std::string_view text = chunk.text(begin, groups.end);
  if (text.find('-') == std::string_view::npos) return begin;
  if (groups.lengths.size() >= 3) return groups.end;
  const bool local = (groups.lengths[0] == 3 || groups.lengths[0] == 5) && groups.lengths[1] == 4;
  return local ? groups.end : begin;
}

std::size_t number_value(const Chunk& chunk, std::size_t begin, std::size_t end) {
  std::size_t value = 0;
  for (std::size_t i = begin; i < end && i < begin + 4; ++i) value = 10 * value + (chunk.at(i) - U'0');
  return value;
}

// "12/31", "12/31/2000"; a fraction ("1/2", "3/4") or a choice ("2000/2001") is no date.
std::size_t scan_slashed_date(const Chunk& chunk, std::size_t begin) {
  const Groups groups = digit_groups(chunk, begin, U"/");
  if (groups.lengths.size() == 3 && groups.lengths[0] <= 4 && groups.lengths[1] <= 2) return groups.end;
  if (groups.lengths.size() != 2 || groups.lengths[0] > 2 || groups.lengths[1] > 2) return begin;
  const std::size_t slash = begin + groups.lengths[0];
  const std::size_t above = number_value(chunk, begin, slash);
  const std::size_t below = number_value(chunk, slash + 1, groups.end);
  const bool fraction = above < below && (below <= 4 || below == 8);
  const bool date = above >= 1 && below >= 1 && ((above <= 12 && below <= 31) || (above <= 31 && below <= 12));
  return date && !fraction ? groups.end : begin;
}

// A comma belongs to a number only before thousands: "1,200", but "[13,14]".
bool joins_groups(const Chunk& chunk, std::size_t mark) {
  constexpr std::size_t kThousands = 3;
  if (chunk.at(mark) == U',') return chunk.skip_digits(mark + 1) == mark + 1 + kThousands;
  return (chunk.at(mark) == U'.' || chunk.at(mark) == U':') && chunk.digit(mark + 1);
}

// "1,200", "5:30", "16.3", ".265"
std::size_t scan_plain_number(const Chunk& chunk, std::size_t begin) {
  std::size_t i = begin;
  if (chunk.at(i) == U'.' && !chunk.word_before(i) && (i == 0 || chunk.at(i - 1) != U'.')) ++i;
  if (!chunk.digit(i)) return begin;
  i = chunk.skip_digits(i);
  while (joins_groups(chunk, i)) i = chunk.skip_digits(i + 1);
  return i;
}

// What is written to a number and stays with it: "20th", "1990s", "80's", "4A"; a unit does not ("5km").
std::size_t number_suffix(const Chunk& chunk, std::size_t digits_end, const TokenRules& rules) {
  std::size_t end = digits_end;
  while (chunk.word(end)) ++end;
  const std::string_view suffix = chunk.text(digits_end, end);
  if (suffix.empty() && is_apostrophe(chunk.at(end)) && chunk.at(end + 1) == U's' && !chunk.word(end + 2))
    return end + 2;
  return rules.units.contains(std::string(suffix)) ? digits_end : end;
}

// "'72", "’05", "'60s"
std::size_t scan_short_year(const Chunk& chunk, std::size_t begin) {
  if (!is_apostrophe(chunk.at(begin)) || chunk.word_before(begin)) return begin;
  std::size_t end = chunk.skip_digits(begin + 1);
  if (end != begin + 3) return begin;
  if (chunk.at(end) == U's') ++end;
  return chunk.word(end) ? begin : end;
}

// "+44", "+1"
std::size_t scan_signed(const Chunk& chunk, std::size_t begin) {
  if (chunk.at(begin) != U'+' || begin > 0 || !chunk.digit(begin + 1)) return begin;
  const std::size_t end = digit_groups(chunk, begin + 1, U"-.").end;
  return chunk.letter(end) ? begin : end;
}

}  // namespace

std::size_t scan_number(const Chunk& chunk, std::size_t begin, const ScanState& state) {
  if (chunk.word_before(begin) && chunk.digit(begin) && chunk.digit(begin - 1)) return begin;
  using Form = std::size_t (*)(const Chunk&, std::size_t);
  for (const Form form : {scan_hyphened_digits, scan_slashed_date, scan_short_year, scan_signed}) {
    const std::size_t end = form(chunk, begin);
    if (end > begin) return end;
  }
  const std::size_t end = scan_plain_number(chunk, begin);
  return end > begin ? number_suffix(chunk, end, *state.rules) : begin;
}

}  // namespace grotius
