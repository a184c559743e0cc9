#include "temporal/lexemes.h"

#include <algorithm>
#include <array>

namespace grotius::temporal {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool upper(char c) { return c >= 'A' && c <= 'Z'; }
// Bytes of multi-byte characters count as letters, which keeps them whole.
bool letter(char c) { return upper(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }
char lower(char c) { return upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

bool abbreviation(std::string_view text) {
  static constexpr std::array<std::string_view, 26> kAbbreviations{
      "jan", "feb",  "mar", "apr",  "jun", "jul",  "aug",   "sep", "sept", "oct", "nov", "dec", "mon",
      "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat",  "sun", "hr",  "min", "st"};
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), text) != kAbbreviations.end();
}

// Length of the lexeme that starts at `at`: a run of digits; letters with inner apostrophes (o'clock); p.m.; one mark.
std::uint32_t lexeme_length(std::string_view text, std::uint32_t at) {
  std::uint32_t end = at + 1;
  if (digit(text[at])) {
    while (end < text.size() && digit(text[end])) ++end;
    return end - at;
  }
  const bool apostrophe_first = text[at] == '\'' && end < text.size() && letter(text[end]);
  if (!letter(text[at]) && !apostrophe_first) return 1;
  // p.m., a.m., U.S.
  std::uint32_t dotted = at;
  while (dotted + 1 < text.size() && letter(text[dotted]) && text[dotted + 1] == '.') dotted += 2;
  if (dotted > at + 2) return dotted - at;
  while (end < text.size() && (letter(text[end]) || (text[end] == '\'' && end + 1 < text.size() &&
                                                     letter(text[end + 1]) && !apostrophe_first)))
    ++end;
  return end - at;
}

// The typographic apostrophe of "’s" and "o’clock" reads as the plain one.
std::string normal(std::string_view raw) {
  std::string text;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw.substr(i, 3) == "\xE2\x80\x99") {
      text += '\'';
      i += 2;
    } else {
      text += lower(raw[i]);
    }
  }
  return text;
}

}  // namespace

std::vector<Lexeme> cut_lexemes(const Document& document, const Tokens& tokens) {
  std::vector<Lexeme> lexemes;
  std::uint32_t paragraph = 0xffffffff;
  for (std::uint32_t w = 0; w < tokens.words.size(); ++w) {
    const auto& word = tokens.words[w];
    const std::string_view raw = document.text(word.span);
    for (std::uint32_t at = 0; at < raw.size();) {
      const std::uint32_t length = lexeme_length(raw, at);
      Lexeme lexeme;
      lexeme.text = normal(raw.substr(at, length));
      lexeme.span = {word.span.begin + at, word.span.begin + at + length};
      lexeme.word = w;
      lexeme.glued = !lexemes.empty() && lexemes.back().span.end == lexeme.span.begin;
      lexeme.capital = upper(raw[at]);
      lexeme.digits = digit(raw[at]);
      lexeme.starts_paragraph = word.paragraph != paragraph;
      paragraph = word.paragraph;
      at += length;
      // "Sept." and "Sept" "." alike: the stop belongs to the abbreviation.
      if (lexeme.text == "." && lexeme.glued && abbreviation(lexemes.back().text)) {
        lexemes.back().span.end = lexeme.span.end;
        continue;
      }
      lexemes.push_back(std::move(lexeme));
    }
  }
  return lexemes;
}

}  // namespace grotius::temporal
