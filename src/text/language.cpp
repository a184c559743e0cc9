#include "text/language.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/utf8.h"

namespace grotius {

namespace {

// Words frequent in English of every kind and rare in the languages that share its alphabet ("in", "a", "on", "is" are
// not).
bool is_english_word(std::string_view word) {
  constexpr std::array<std::string_view, 24> kWords = {
      "and",  "are", "been",  "by",   "from", "has", "have", "his",   "it",  "its",  "of",   "said",
      "that", "the", "their", "they", "this", "to",  "were", "which", "who", "will", "with", "would"};
  static_assert(std::is_sorted(kWords.begin(), kWords.end()));
  return std::binary_search(kWords.begin(), kWords.end(), word);
}

// The like of the larger other languages in Latin letters; English lists of names hold some of them, but few.
bool is_foreign_word(std::string_view word) {
  constexpr std::array<std::string_view, 60> kWords = {
      "att",  "auf", "av",  "che", "com", "con", "da",  "das", "dat", "de",  "del", "della", "dem", "den", "der",
      "des",  "det", "di",  "die", "do",  "dos", "du",  "een", "ein", "el",  "em",  "en",    "est", "et",  "het",
      "il",   "ist", "je",  "la",  "las", "le",  "les", "los", "met", "mit", "na",  "nie",   "och", "og",  "om",
      "para", "por", "que", "se",  "som", "sur", "te",  "til", "um",  "una", "und", "une",   "van", "von", "yang"};
  static_assert(std::is_sorted(kWords.begin(), kWords.end()));
  return std::binary_search(kWords.begin(), kWords.end(), word);
}

struct Counts {
  std::size_t words = 0, english = 0, foreign = 0, other_alphabet = 0;
  std::size_t between_names = 0;  // of the foreign ones: "van der" of "Ludwig van der Meer"
};

Counts count_words(std::string_view text) {
  constexpr char32_t kBehindLatin = U'\u0370';  // Greek, Cyrillic, Hebrew, Arabic … come after the Latin letters
  Counts counts;
  std::string word;
  bool latin = true, capital = false, after_name = false;
  std::size_t since_name = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const CodePoint c = at < text.size() ? decode(text, at) : CodePoint{U' ', 1};
    if (is_letter(c.value)) {
      if (word.empty()) capital = c.value >= U'A' && c.value <= U'Z';
      word += ascii_lower(text.substr(at, c.size));
      latin = latin && c.value < kBehindLatin;
    } else if (!word.empty()) {
      ++counts.words;
      if (is_english_word(word)) ++counts.english;
      if (is_foreign_word(word)) ++counts.foreign;
      if (!latin) ++counts.other_alphabet;
      if (is_foreign_word(word)) {
        ++since_name;
      } else {
        if (after_name && capital) counts.between_names += since_name;
        after_name = capital;
        since_name = 0;
      }
      word.clear();
      latin = true;
    }
    at += c.size;
  }
  return counts;
}

// "en", "en-GB", "EN_us"
bool is_english_tag(std::string_view language) {
  const std::string lower = ascii_lower(language);
  return lower == "eng" || lower == "english" || lower == "en" || lower.starts_with("en-") || lower.starts_with("en_");
}

}  // namespace

bool looks_english(const Document& document) {
  constexpr std::size_t kEnoughWords = 20;
  constexpr double kShare = 0.07;  // of the words; English news has 0.15 to 0.25 English ones, tables of results none
  const auto& declared = document.report.language;
  if (declared && !declared->empty() && !is_english_tag(*declared)) return false;
  const Counts counts = count_words(document.bytes);
  if (2 * counts.other_alphabet > counts.words) return false;
  if (counts.words < kEnoughWords) {
    // of a line or two: no English word, and several of another language that are no part of a name
    const std::size_t outside = counts.foreign - counts.between_names;
    return counts.english > 0 || outside < 2 || 5 * outside < counts.words;
  }
  const auto least = kShare * static_cast<double>(counts.words);
  const bool foreign = static_cast<double>(counts.foreign) > least && counts.foreign > counts.english;
  return static_cast<double>(counts.english) >= least || !foreign;
}

}  // namespace grotius
