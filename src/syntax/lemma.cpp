#include "syntax/lemma.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <numeric>

#include "syntax/word_forms.h"

namespace grotius {
namespace {

constexpr float kReach = 5.0F;       // logits below the best script
constexpr std::size_t kLetters = 2;  // by so many a word may be shorter than what is none

struct Script {
  bool lower = false;
  std::size_t cut = 0;
  std::string_view append;
};

std::optional<Script> read_script(std::string_view text) {
  if (text.empty() || (text[0] != 'k' && text[0] != 'l')) return std::nullopt;
  Script script;
  script.lower = text[0] == 'l';
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data() + 1, end, script.cut);
  if (error != std::errc()) return std::nullopt;
  if (rest == end) return script;  // "k0" says the same as "k0+"
  if (*rest != '+') return std::nullopt;
  script.append = {rest + 1, static_cast<std::size_t>(end - rest - 1)};
  return script;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string lower_case(std::string_view form) {
  std::string lower(form);
  if (is_ascii(form)) {
    for (char& c : lower)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
  }
  icu::UnicodeString mapped;
  const auto units =
      icu::UnicodeString::fromUTF8(icu::StringPiece(form.data(), static_cast<std::int32_t>(form.size())));
  for (std::int32_t at = 0; at < units.length(); at = units.moveIndex32(at, 1))
    mapped.append(u_tolower(units.char32At(at)));
  lower.clear();
  mapped.toUTF8String(lower);
  return lower;
}

// Removes the last `count` characters; false if there are fewer.
bool cut_characters(std::string& text, std::size_t count) {
  std::size_t end = text.size();
  for (; count > 0 && end > 0; --count) {
    --end;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  }
  text.resize(end);
  return count == 0;
}

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// "stop" doubles its last letter before an ending, "fire" could not come of "fir".
bool doubles(std::string_view verb) {
  const std::size_t n = verb.size();
  if (n < 3 || is_vowel(verb[n - 1]) || !is_vowel(verb[n - 2]) || is_vowel(verb[n - 3])) return false;
  if (std::string_view("wxy").find(verb[n - 1]) != std::string_view::npos) return false;
  return std::count_if(verb.begin(), verb.end(), is_vowel) == 1;
}

// Whether a form in -ed or -ing is the regular one of `verb`; what has neither ending may be anybody's.
bool fits_ending(std::string_view form, std::string_view verb) {
  const auto ends = [&](std::string_view ending) { return form.size() > ending.size() + 1 && form.ends_with(ending); };
  const bool past = ends("ed");
  if (!past && !ends("ing")) return true;
  const std::string_view stem = form.substr(0, form.size() - (past ? 2 : 3));
  if (past && verb.ends_with("ie") && verb.size() > 3 && verb != "belie" && verb != "untie") return false;
  if (verb.ends_with("e"))
    return past ? form.substr(0, form.size() - 1) == verb : stem == verb.substr(0, verb.size() - 1);
  if (past && verb.size() > 2 && verb.ends_with("y") && !is_vowel(verb[verb.size() - 2]))
    return stem.ends_with("i") && stem.substr(0, stem.size() - 1) == verb.substr(0, verb.size() - 1);
  const bool doubled = stem.size() == verb.size() + 1 && stem.starts_with(verb) && stem.back() == verb.back();
  return doubled || (stem == verb && !doubles(verb));
}

using IsWord = std::function<bool(const std::string&)>;

// "gunmen", of which scripts make "gunme"; "specimen" and names stay.
std::optional<std::string> man_of(const std::string& plain, const std::string& lemma, const IsWord& is_word) {
  if (!plain.ends_with("men") || plain.size() < 4) return std::nullopt;
  std::string man = plain.substr(0, plain.size() - 2) + "an";
  const bool is_plural = lemma != plain || (plain.size() > 5 && is_word(man));
  return is_plural ? std::optional(std::move(man)) : std::nullopt;
}

// A verb's, where the script made no verb of it or another irregular form: "withdrew", "chosen".
std::optional<std::string> lemma_of_verb(const std::string& plain, const std::string& lemma, const IsWord& good) {
  auto irregular = irregular_verb(plain);
  const std::string lower = lower_case(lemma);
  const bool is_verb = is_listed_verb(lower) && good(lower);
  if (lemma == plain || (is_verb && (!irregular || irregular_verb(lemma) != irregular))) return std::nullopt;
  if (irregular) return irregular;
  if (good(lemma)) return std::nullopt;
  const auto without = [&](std::size_t letters, const char* ending = "") {
    return plain.substr(0, plain.size() - std::min(letters, plain.size())) + ending;
  };
  std::vector<std::string> verbs{plain};
  if (plain.ends_with("ied")) verbs = {without(3, "y")};
  if (plain.ends_with("ed")) verbs.insert(verbs.end(), {without(2), without(1), without(3)});
  if (plain.ends_with("ing")) verbs.insert(verbs.end(), {without(3), without(3, "e"), without(4)});
  const auto found = std::find_if(verbs.begin(), verbs.end(),
                                  [&](const std::string& verb) { return is_listed_verb(verb) && good(verb); });
  return found == verbs.end() ? std::nullopt : std::optional(*found);
}

// A noun's, where the script made no word of it: "crises", "atrocities", "clashes".
std::optional<std::string> lemma_of_noun(const std::string& plain, const std::string& lemma, const IsWord& good) {
  if (auto man = man_of(plain, lemma, good)) return man;
  if (lemma == plain || good(lemma)) return std::nullopt;
  if (auto noun = irregular_noun(plain)) return noun;
  if (plain.size() > 4 && plain.ends_with("ies")) return plain.substr(0, plain.size() - 3) + "y";
  for (const char* const ending : {"sses", "shes", "ches", "xes", "zzes"})
    if (plain.size() > 5 && plain.ends_with(ending)) return plain.substr(0, plain.size() - 2);
  return std::nullopt;
}

}  // namespace

std::optional<std::string> apply_lemma_script(std::string_view script, std::string_view form) {
  const std::optional<Script> edit = read_script(script);
  if (!edit) return std::nullopt;
  std::string lemma = edit->lower ? lower_case(form) : std::string(form);
  if (!cut_characters(lemma, edit->cut)) return std::nullopt;
  lemma += edit->append;
  if (lemma.empty()) return std::nullopt;
  return lemma;
}

std::string choose_lemma(const std::vector<std::string>& scripts, const float* logits, std::string_view form,
                         std::string_view upos, const IsWord& is_word) {
  const float* const top = std::max_element(logits, logits + scripts.size());
  const std::optional<std::string> lemma = apply_lemma_script(scripts[static_cast<std::size_t>(top - logits)], form);
  const std::string plain = lower_case(form);
  const auto good = [&](const std::string& word) { return is_word(word) && fits_ending(plain, word); };
  const bool stays = !lemma || *lemma == form;
  const std::string known = lemma.value_or(plain);
  if (upos == "NOUN" || ((upos == "VERB" || upos == "AUX") && !stays))
    if (auto other = (upos == "NOUN" ? lemma_of_noun : lemma_of_verb)(plain, known, good)) return *std::move(other);
  if (lemma && (stays || good(*lemma))) return *lemma;
  std::vector<std::size_t> order(scripts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return logits[a] > logits[b]; });
  for (const std::size_t script : order) {
    if (lemma && logits[script] < *top - kReach) break;
    const std::optional<std::string> other = apply_lemma_script(scripts[script], form);
    if (!other) continue;
    const bool near = lemma && *other != form && other->size() + kLetters >= lemma->size() && good(*other);
    if (!lemma || near) return *other;
  }
  return lemma.value_or(std::string(form));
}

}  // namespace grotius
