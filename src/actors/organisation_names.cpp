#include "actors/organisation_names.h"

#include <algorithm>

#include "actors/view.h"

namespace grotius {
namespace {

bool capital(char c) { return c >= 'A' && c <= 'Z'; }

// "ICU" of "I.C.U."; empty for a name that is not all capitals.
std::string acronym_letters(std::string_view text) {
  std::string letters;
  for (const char c : text)
    if (c != '.') letters += c;
  const bool acronym = letters.size() >= 2 && std::all_of(letters.begin(), letters.end(), capital);
  return acronym ? letters : std::string();
}

// First letters of a name's words: of those with a capital, and of all in lower case; none for a single word.
struct Initials {
  std::string large, every;
};

Initials initials(const std::vector<std::string>& words) {
  Initials out;
  if (words.size() < 2) return out;
  for (const auto& word : words) {
    out.every += to_lower(word).front();
    if (capital(word.front())) out.large += word.front();
  }
  return out;
}

// "ICU" of "Islamic Courts Union"; "OSCE" also where small words are counted or not.
bool acronym_of(std::string_view text, std::string_view full) {
  const auto letters = acronym_letters(text);
  if (letters.empty()) return false;
  const auto of = initials(name_tokens(full));
  return letters == of.large || to_lower(letters) == of.every;
}

}  // namespace

std::vector<std::string> name_tokens(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  for (const char c : std::string(text) + ' ')
    if (c == ' ' || c == '-' || c == '(' || c == ')' || c == ',' || c == '.') {
      if (!word.empty() && word != "the" && word != "The") out.push_back(word);
      word.clear();
    } else {
      word += c;
    }
  return out;
}

std::string normal_name(std::string_view text) {
  std::string out;
  for (const auto& word : name_tokens(text)) {
    if (!out.empty()) out += ' ';
    out += to_lower(word);
  }
  return out;
}

bool same_organisation(std::string_view a, std::string_view b) {
  return normal_name(a) == normal_name(b) || acronym_of(a, b) || acronym_of(b, a);
}

bool namesakes(std::string_view text, std::string_view name, std::string_view known) {
  if (!acronym_of(text, name)) return false;
  const auto words = name_tokens(to_lower(name)), others = name_tokens(to_lower(known));
  const auto shared = std::count_if(words.begin(), words.end(), [&](const std::string& word) {
    return !one_of(word, {"of", "for", "and", "on", "in"}) &&
           std::find(others.begin(), others.end(), word) != others.end();
  });
  return shared < 2;
}

bool shortens(const Lexicon::Impl& lexicon, std::string_view text, std::string_view full) {
  const auto part = name_tokens(text), whole = name_tokens(full);
  if (part.empty() || part.size() >= whole.size()) return false;
  if (part.size() == 1 && (lexicon.noun(to_lower(part[0])) || lexicon.state_word(part[0]) || part[0].size() < 4))
    return false;
  const auto same = [](const std::string& a, const std::string& b) { return to_lower(a) == to_lower(b); };
  return std::equal(part.begin(), part.end(), whole.begin(), same) ||
         std::equal(part.rbegin(), part.rend(), whole.rbegin(), same);
}

std::vector<std::string> similarity_keys(std::string_view text) {
  const auto words = name_tokens(text);
  std::vector<std::string> out{words.empty() ? "first:" : "first:" + to_lower(words.front())};
  if (!words.empty()) out.push_back("last:" + to_lower(words.back()));
  const auto [large, every] = initials(words);
  for (const auto& letters : {to_lower(acronym_letters(text)), to_lower(large), every})
    if (!letters.empty()) out.push_back("letters:" + letters);
  return out;
}

}  // namespace grotius
