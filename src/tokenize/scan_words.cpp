#include "text/utf8.h"
#include "tokenize/scan.h"

namespace grotius {

namespace {

// Does the sentence go on at `i`, which stands right behind an abbreviation's full stop?
bool goes_on(const Chunk& chunk, std::size_t i) {
  if (i < chunk.size()) {
    constexpr std::u32string_view kInner = U",;:-/";
    return chunk.word(i) || kInner.find(chunk.at(i)) != std::u32string_view::npos ||
           (chunk.at(i) == U')' && (i + 1 == chunk.size() ? chunk.next() == NextWord::kLower : goes_on(chunk, i + 1)));
  }
  return chunk.next() == NextWord::kLower || chunk.next() == NextWord::kDigit || chunk.next() == NextWord::kOther;
}

// Three full stops or more: the first is no abbreviation's.
bool is_ellipsis(const Chunk& chunk, std::size_t i) {
  return chunk.at(i) == U'.' && chunk.at(i + 1) == U'.' && chunk.at(i + 2) == U'.';
}

bool stop_belongs(const Chunk& chunk, std::size_t after_stop, StopRule rule) {
  const bool inside_chunk = after_stop < chunk.size();
  switch (rule) {
    case StopRule::kAlways:
      return true;
    case StopRule::kName:
      return inside_chunk ? is_upper(chunk.at(after_stop)) : chunk.next() == NextWord::kUpper;
    case StopRule::kNumber:
      return inside_chunk ? chunk.digit(after_stop) : chunk.next() == NextWord::kDigit;
    case StopRule::kInside:
      return goes_on(chunk, after_stop);
  }
  return false;
}

// A plural's possessive mark ("leaders'"), or a dropped g ("goin'"), unless it closes a quote.
bool keeps_final_apostrophe(const Chunk& chunk, std::size_t begin, std::size_t i, const ScanState& state) {
  if (state.open_quote || i - begin < 2) return false;
  const char32_t last = chunk.at(i - 1);
  if (last == U's' || last == U'S' || last == U'z' || last == U'x') return true;
  const std::string word = ascii_lower(chunk.text(begin, i));
  return word.size() > 3 && word.ends_with("in") && word != "begin";
}

// "AT&T", "R&D": short names joined by an ampersand.
bool joins_ampersand(const Chunk& chunk, std::size_t begin, std::size_t i) {
  constexpr std::size_t kLongest = 3;
  const std::size_t end = chunk.skip_letters(i + 1);
  const bool short_parts = i - begin <= kLongest && end > i + 1 && end - i - 1 <= kLongest;
  return short_parts && is_upper(chunk.at(begin)) && is_upper(chunk.at(i + 1));
}

// "pre-war", "Holocaust-esque"
bool joins_hyphen(const Chunk& chunk, std::size_t begin, std::size_t i, const TokenRules& rules) {
  if (!chunk.word(i + 1)) return false;
  if (rules.prefixes.contains(ascii_lower(chunk.text(begin, i))) && (begin == 0 || chunk.at(begin - 1) != U'-'))
    return true;
  return rules.suffixes.contains(ascii_lower(chunk.text(i + 1, chunk.skip_letters(i + 1))));
}

// Does the word that began at `begin` go on over the mark at `i`? Then the number of characters of the mark.
bool joins_mark(const Chunk& chunk, std::size_t begin, std::size_t i, const ScanState& state) {
  const char32_t mark = chunk.at(i);
  if (mark == U'_') return true;
  if (mark == U'&') return joins_ampersand(chunk, begin, i);
  if (mark == U'-') return joins_hyphen(chunk, begin, i, *state.rules);
  if (mark == U'@' || mark == U'*') return chunk.letter(i + 1);
  if (is_apostrophe(mark)) return chunk.letter(i + 1);
  return false;
}

// "Ph.D.", "Mr.", "etc.": the listed abbreviation of the most parts at `begin`, its full stop included.
std::size_t listed_abbreviation(const Chunk& chunk, std::size_t begin, const TokenRules& rules) {
  std::size_t found = begin;
  std::size_t i = begin;
  while (chunk.letter(i) || (is_apostrophe(chunk.at(i)) && chunk.letter(i + 1))) {
    while (chunk.letter(i) || (is_apostrophe(chunk.at(i)) && chunk.letter(i + 1))) ++i;
    if (chunk.at(i) != U'.') break;
    const auto entry = rules.abbreviations.find(std::string(chunk.text(begin, i)));
    ++i;
    if (is_ellipsis(chunk, i - 1)) break;
    if (entry != rules.abbreviations.end() && stop_belongs(chunk, i, entry->second)) found = i;
  }
  return found;
}

// A possessive written to an abbreviation: "U.S.'s"
std::size_t with_possessive(const Chunk& chunk, std::size_t end) {
  const bool possessive = is_apostrophe(chunk.at(end)) && chunk.at(end + 1) == U's' && !chunk.word(end + 2);
  return possessive ? end + 2 : end;
}

}  // namespace

// "U.S.", "a.m.", "U.S.A.", "J.R.R."; "W." before a name.
std::size_t scan_acronym(const Chunk& chunk, std::size_t begin, const ScanState&) {
  if (chunk.word_before(begin)) return begin;
  std::size_t end = begin;
  std::size_t letters = 0;
  while (chunk.letter(end) && !chunk.word(end + 1) && chunk.at(end + 1) == U'.') {
    end += 2;
    ++letters;
  }
  const bool last_letter = chunk.letter(end) && !chunk.word(end + 1);  // "U.S.A", "p.m"
  const bool one_case = is_upper(chunk.at(begin)) == is_upper(chunk.at(end));
  if (letters == 1 && last_letter && end + 1 == chunk.size() && one_case) return end + 1;
  if (letters == 0 || is_ellipsis(chunk, end - 1)) return begin;
  if (letters >= 2) {
    if (last_letter) ++end;
    return chunk.word(end) ? begin : with_possessive(chunk, end);
  }
  const bool listed = chunk.at(end) == U',' || chunk.at(end) == U';';  // "Smith, J., and others"
  const bool name_follows = end < chunk.size() ? is_upper(chunk.at(end)) || listed : chunk.next() == NextWord::kUpper;
  const bool initial = is_upper(chunk.at(begin)) && chunk.at(begin) != U'I' && begin == 0 && name_follows;
  return initial ? end : begin;
}

std::size_t scan_abbreviation(const Chunk& chunk, std::size_t begin, const ScanState& state) {
  if (chunk.word_before(begin) || !chunk.letter(begin)) return begin;
  const std::size_t end = listed_abbreviation(chunk, begin, *state.rules);
  return end > begin ? with_possessive(chunk, end) : begin;
}

std::size_t scan_word(const Chunk& chunk, std::size_t begin, const ScanState& state) {
  if (!chunk.letter(begin)) return begin;
  std::size_t end = begin + 1;
  while (chunk.word(end) || (end < chunk.size() && joins_mark(chunk, begin, end, state))) ++end;
  const bool apostrophe = is_apostrophe(chunk.at(end)) && !chunk.word(end + 1);
  if (apostrophe && keeps_final_apostrophe(chunk, begin, end, state)) ++end;
  return end;
}

}  // namespace grotius
