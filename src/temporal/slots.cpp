// The slots lexemes can fill: entries of the vocabulary, numbers in digits and words, years, dates in digits.
#include <algorithm>
#include <array>
#include <string>

#include "temporal/grammar.h"

namespace grotius::temporal {
namespace {

using Lexemes = std::vector<Lexeme>;

bool glued_digits(const Lexemes& lexemes, std::size_t at) {
  return at < lexemes.size() && lexemes[at].digits && lexemes[at].glued;
}

bool glued_mark(const Lexemes& lexemes, std::size_t at, std::string_view mark) {
  return at < lexemes.size() && lexemes[at].glued && lexemes[at].text == mark;
}

bool is(const Lexemes& lexemes, std::size_t at, std::string_view text) {
  return at < lexemes.size() && lexemes[at].text == text;
}

int value_of(const Lexeme& lexeme) { return lexeme.text.size() > 8 ? -1 : std::stoi(lexeme.text); }

struct Number {
  double value = 0;
  std::size_t end = 0;
};

// "20", "1,000", "2.5"
std::optional<Number> digits_number(const Lexemes& lexemes, std::size_t at) {
  if (!lexemes[at].digits || lexemes[at].text.size() > 8) return std::nullopt;
  Number number{static_cast<double>(value_of(lexemes[at])), at + 1};
  while (glued_mark(lexemes, number.end, ",") && glued_digits(lexemes, number.end + 1) &&
         lexemes[number.end + 1].text.size() == 3) {
    number.value = number.value * 1000 + value_of(lexemes[number.end + 1]);
    number.end += 2;
  }
  if (glued_mark(lexemes, number.end, ".") && glued_digits(lexemes, number.end + 1) &&
      lexemes[number.end + 1].text.size() <= 2) {
    double fraction = value_of(lexemes[number.end + 1]);
    for (std::size_t i = 0; i < lexemes[number.end + 1].text.size(); ++i) fraction /= 10;
    number.value += fraction;
    number.end += 2;
  }
  return number;
}

// Looks up one-slot entries such as "number" or "ordinal" in the vocabulary.
const Entry* entry_at(const Vocabulary& vocabulary, const Lexemes& lexemes, std::size_t at, std::string_view slot) {
  if (at >= lexemes.size()) return nullptr;
  const auto found = vocabulary.entries.find(lexemes[at].text);
  if (found == vocabulary.entries.end()) return nullptr;
  for (const auto& entry : found->second)
    if (entry.slot == slot && entry.words.size() == 1) return &entry;
  return nullptr;
}

// "twenty", "twenty-four", "two hundred and ten", "a hundred", "two thousand"
std::optional<Number> word_number(const Vocabulary& vocabulary, const Lexemes& lexemes, std::size_t at) {
  double total = 0, current = 0, last = 1000;
  std::size_t end = at;
  if ((is(lexemes, at, "a") || is(lexemes, at, "one")) && entry_at(vocabulary, lexemes, at + 1, "scale") != nullptr) {
    current = 1;
    end = at + 1;
  }
  while (end < lexemes.size()) {
    std::size_t next = end;
    if (end > at && (lexemes[next].text == "-" || lexemes[next].text == "and")) ++next;
    if (const auto* entry = entry_at(vocabulary, lexemes, next, "number")) {
      const bool tens = last >= 20 && last < 100;
      if (end > at && !(last >= 100 || (tens && entry->number < 10))) break;
      current += entry->number;
      last = entry->number;
    } else if (const auto* scale = entry_at(vocabulary, lexemes, next, "scale"); scale != nullptr && end > at) {
      if (next != end) break;
      if (scale->number >= 1000) {
        total = (total + current) * scale->number;
        current = 0;
      } else {
        current *= scale->number;
      }
      last = scale->number;
    } else {
      break;
    }
    end = next + 1;
  }
  if (end == at) return std::nullopt;
  return Number{total + current, end};
}

// "third", "21st", "twenty-first"
std::optional<Number> ordinal_number(const Vocabulary& vocabulary, const Lexemes& lexemes, std::size_t at) {
  if (lexemes[at].digits && at + 1 < lexemes.size() && lexemes[at + 1].glued && lexemes[at].text.size() <= 2) {
    static constexpr std::array<std::string_view, 4> kEndings{"st", "nd", "rd", "th"};
    if (std::find(kEndings.begin(), kEndings.end(), lexemes[at + 1].text) != kEndings.end())
      return Number{static_cast<double>(value_of(lexemes[at])), at + 2};
  }
  if (const auto* entry = entry_at(vocabulary, lexemes, at, "ordinal")) return Number{entry->number, at + 1};
  const auto* tens = entry_at(vocabulary, lexemes, at, "number");
  if (tens == nullptr || tens->number < 20 || tens->number > 90) return std::nullopt;
  const std::size_t next = is(lexemes, at + 1, "-") ? at + 2 : at + 1;
  const auto* ones = entry_at(vocabulary, lexemes, next, "ordinal");
  if (ones == nullptr || ones->number > 9) return std::nullopt;
  return Number{tens->number + ones->number, next + 1};
}

// "1997"; "nineteen ninety-six", "two thousand and fifteen". Not part of a longer number.
std::optional<Number> year_number(const Vocabulary& vocabulary, const Lexemes& lexemes, std::size_t at) {
  const auto& lexeme = lexemes[at];
  if (lexeme.digits && lexeme.text.size() == 4) {
    const bool goes_on = (glued_mark(lexemes, at + 1, ",") || glued_mark(lexemes, at + 1, ".")) &&
                         glued_digits(lexemes, at + 2) && lexemes[at + 2].text.size() == 3;
    const bool went_on = at >= 2 && lexeme.glued && (lexemes[at - 1].text == "," || lexemes[at - 1].text == ".") &&
                         glued_mark(lexemes, at - 1, lexemes[at - 1].text) && lexemes[at - 2].digits &&
                         lexemes[at - 1].text == ",";
    const int year = value_of(lexeme);
    if (goes_on || went_on || year < 1000 || year > 2199) return std::nullopt;
    return Number{static_cast<double>(year), at + 1};
  }
  const auto* century = entry_at(vocabulary, lexemes, at, "number");
  if (century == nullptr) return std::nullopt;
  if (century->number >= 16 && century->number <= 20) {
    std::size_t next = at + 1;
    if (is(lexemes, next, "hundred")) ++next;
    const auto rest = next < lexemes.size() ? word_number(vocabulary, lexemes, next) : std::nullopt;
    if (rest && rest->value >= 10 && rest->value < 100) return Number{century->number * 100 + rest->value, rest->end};
  }
  const auto whole = word_number(vocabulary, lexemes, at);
  if (whole && century->number == 2 && is(lexemes, at + 1, "thousand") && whole->value >= 2000 && whole->value < 2100)
    return Number{whole->value, whole->end};
  return std::nullopt;
}

void push(std::vector<Filled>& slots, std::string_view slot, double number, std::size_t begin, std::size_t end,
          std::string_view code = {}) {
  slots.push_back({slot, code, number, begin, end, false});
}

// Years of two digits belong to the hundred years that end 30 years after 2000.
int full_year(int two_digits) { return two_digits + (two_digits < 40 ? 2000 : 1900); }

// "12/31/06", "31.12.2006", "4-5-1997": month first, as American writers do, unless only the other order is a date.
void slash_date(const Lexemes& lexemes, std::size_t at, std::vector<Filled>& slots) {
  if (!lexemes[at].digits || lexemes[at].text.size() > 2 || at + 2 >= lexemes.size()) return;
  const std::string& mark = lexemes[at + 1].text;
  if (!lexemes[at + 1].glued || (mark != "/" && mark != "." && mark != "-") || !glued_digits(lexemes, at + 2)) return;
  int month = value_of(lexemes[at]), day = value_of(lexemes[at + 2]);
  if (lexemes[at + 2].text.size() == 4 && mark != ".") {  // 12/2015
    if (month >= 1 && month <= 12 && !glued_mark(lexemes, at + 3, mark) && day > 1800 && day < 2200)
      push(slots, "monthyear", day * 100 + month, at, at + 3);
    return;
  }
  if (lexemes[at + 2].text.size() > 2) return;
  if (mark == "." || month > 12) std::swap(month, day);
  if (month > 12) std::swap(month, day);
  if (!make_day(2024, month, day)) return;
  const bool years = glued_mark(lexemes, at + 3, mark) && glued_digits(lexemes, at + 4) &&
                     (lexemes[at + 4].text.size() == 2 || lexemes[at + 4].text.size() == 4);
  if (years) {
    const int given = value_of(lexemes[at + 4]);
    const int year = lexemes[at + 4].text.size() == 4 ? given : full_year(given);
    push(slots, "slashdate", year * 10000 + month * 100 + day, at, at + 5);
  } else if (mark == "/" && !glued_mark(lexemes, at + 3, "/")) {
    push(slots, "slashday", month * 100 + day, at, at + 3);
  }
}

// "20161016"
void compact_date(const Lexemes& lexemes, std::size_t at, std::vector<Filled>& slots) {
  if (!lexemes[at].digits || lexemes[at].text.size() != 8) return;
  const int value = value_of(lexemes[at]);
  if (value / 10000 >= 1800 && value / 10000 < 2200 && make_day(value / 10000, value / 100 % 100, value % 100))
    push(slots, "slashdate", value, at, at + 1);
}

// 3h, 2W, 10min: a number glued to the letter of its unit.
void compact_length(const Lexemes& lexemes, std::size_t at, std::vector<Filled>& slots) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kLetters{
      {{"h", "TH"}, {"hr", "TH"}, {"hrs", "TH"}, {"min", "TM"}, {"mins", "TM"}, {"d", "D"}, {"w", "W"}, {"y", "Y"}}};
  if (!lexemes[at].digits || at + 1 >= lexemes.size() || !lexemes[at + 1].glued || lexemes[at].text.size() > 4) return;
  for (const auto& [letter, code] : kLetters)
    if (lexemes[at + 1].text == letter) push(slots, "compactlength", value_of(lexemes[at]), at, at + 2, code);
}

// 9a, 7p: the hour's half as one letter, glued to it.
void half_letter(const Lexemes& lexemes, std::size_t at, std::vector<Filled>& slots) {
  if (!lexemes[at].glued || at == 0 || !lexemes[at - 1].digits || lexemes[at - 1].text.size() > 2) return;
  if (at + 1 < lexemes.size() && lexemes[at + 1].glued && lexemes[at + 1].text != "." && lexemes[at + 1].text != ",")
    return;
  if (lexemes[at].text == "a") push(slots, "ampm", 0, at, at + 1, "short");
  if (lexemes[at].text == "p") push(slots, "ampm", 12, at, at + 1, "short");
}

// Q1
void quarter_code(const Lexemes& lexemes, std::size_t at, std::vector<Filled>& slots) {
  if (lexemes[at].text != "q" || !glued_digits(lexemes, at + 1) || lexemes[at + 1].text.size() != 1) return;
  const int quarter = value_of(lexemes[at + 1]);
  if (quarter >= 1 && quarter <= 4) push(slots, "quartercode", quarter, at, at + 2);
}

void digit_slots(const Lexemes& lexemes, std::size_t at, std::vector<Filled>& slots) {
  const auto& lexeme = lexemes[at];
  const int value = value_of(lexeme);
  if (lexeme.text.size() <= 2) {
    if (value >= 1 && value <= 31) push(slots, "day", value, at, at + 1);
    if (value >= 1 && value <= 12) push(slots, "monthnumber", value, at, at + 1);
    if (value <= 24) push(slots, "hour", value, at, at + 1);
    if (lexeme.text.size() == 2 && value < 60) push(slots, "minute", value, at, at + 1);
    if (lexeme.text.size() == 2 && value >= 40 && at > 0 && !lexeme.glued)
      push(slots, "shortyear", full_year(value), at, at + 1);
    if (lexeme.text.size() == 2 && at > 0 && lexeme.glued && lexemes[at - 1].text == "'")
      push(slots, "shortyear", full_year(value), at, at + 1);
  }
  if (lexeme.text.size() == 4 && value / 100 <= 24 && value % 100 < 60) push(slots, "hhmm", value, at, at + 1);
  const bool tens = (lexeme.text.size() == 4 && value >= 1000 && value < 2100) || (lexeme.text.size() == 2);
  if (tens && value % 10 == 0 && at + 1 < lexemes.size() && lexemes[at + 1].glued &&
      (lexemes[at + 1].text == "s" || lexemes[at + 1].text == "'s"))
    push(slots, "decadeyear", value >= 1000 ? value : 1900 + value, at, at + 2);
  slash_date(lexemes, at, slots);
  compact_date(lexemes, at, slots);
  compact_length(lexemes, at, slots);
}

void word_slots(const Vocabulary& vocabulary, const Lexemes& lexemes, std::size_t at, std::vector<Filled>& slots) {
  const auto found = vocabulary.entries.find(lexemes[at].text);
  if (found == vocabulary.entries.end()) return;
  for (const auto& entry : found->second) {
    bool all = at + entry.words.size() <= lexemes.size();
    for (std::size_t i = 0; all && i < entry.words.size(); ++i) all = lexemes[at + i].text == entry.words[i];
    if (!all || entry.slot == "number" || entry.slot == "ordinal" || entry.slot == "scale") continue;
    slots.push_back({entry.slot, entry.code, entry.number, at, at + entry.words.size(), entry.ambiguous});
  }
}

}  // namespace

std::vector<Filled> fill_slots(const Vocabulary& vocabulary, const std::vector<Lexeme>& lexemes, std::size_t position) {
  std::vector<Filled> slots;
  word_slots(vocabulary, lexemes, position, slots);
  quarter_code(lexemes, position, slots);
  half_letter(lexemes, position, slots);
  if (lexemes[position].digits) digit_slots(lexemes, position, slots);
  if (const auto number = digits_number(lexemes, position)) push(slots, "number", number->value, position, number->end);
  if (const auto number = word_number(vocabulary, lexemes, position)) {
    push(slots, "number", number->value, position, number->end);
    if (number->value >= 1 && number->value <= 12) push(slots, "hour", number->value, position, number->end);
    if (number->value >= 1 && number->value <= 31) push(slots, "day", number->value, position, number->end);
    if (number->value >= 10 && number->value < 60) push(slots, "minute", number->value, position, number->end);
  }
  if (const auto ordinal = ordinal_number(vocabulary, lexemes, position)) {
    push(slots, "ordinal", ordinal->value, position, ordinal->end);
    if (ordinal->value <= 31) push(slots, "day", ordinal->value, position, ordinal->end);
  }
  if (const auto year = year_number(vocabulary, lexemes, position))
    push(slots, "year", year->value, position, year->end);
  return slots;
}

}  // namespace grotius::temporal
