#include "process/words.h"

#include <algorithm>
#include <array>

namespace grotius {
namespace {

// Letters of U+00C0 to U+017F without their accents; what stands for none is kept as it is.
constexpr std::string_view kPlain =
    "aaaaaaaceeeeiiiidnooooo*ouuuuyts"
    "aaaaaaaceeeeiiiidnooooo/ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllln"
    "nnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view next_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

}  // namespace

CaseWords::CaseWords() {
  for (std::string_view rest = embedded_state_names(); !rest.empty();) {
    const std::string_view line = next_line(rest);
    if (const std::size_t tab = line.find('\t'); tab != std::string_view::npos)
      states_.emplace(line.substr(0, tab), line.substr(tab + 1));
  }
  for (std::string_view rest = embedded_state_words(); !rest.empty();) {
    const std::string_view line = next_line(rest);
    const std::size_t tab = line.find('\t');
    for (std::size_t at = tab; at < line.size();) {
      const std::size_t begin = std::min(line.find_first_not_of("\t; ", at), line.size());
      at = std::min(line.find(';', begin), line.size());
      if (at > begin) words_of_states_.emplace(fold(line.substr(begin, at - begin)), line.substr(0, tab));
    }
  }
  for (std::string_view rest = embedded_case_words(); !rest.empty();) {
    const std::string_view line = next_line(rest);
    const std::size_t colon = line.find(':');
    if (line.empty() || line[0] == '#' || colon == std::string_view::npos) continue;
    const std::uint64_t next = std::uint64_t{1} << lists_.size();
    const std::uint64_t bit = lists_.try_emplace(std::string(line.substr(0, colon)), next).first->second;
    for (std::size_t at = colon + 1; at < line.size();) {
      const std::size_t begin = std::min(line.find_first_not_of(' ', at), line.size());
      at = std::min(line.find(' ', begin), line.size());
      if (at > begin) words_[std::string(line.substr(begin, at - begin))] |= bit;
    }
  }
}

bool CaseWords::is(std::string_view list, std::string_view word) const {
  const auto found = lists_.find(list);
  if (found == lists_.end()) return false;
  if ((lists_of(word) & found->second) != 0) return true;
  // No plural ends otherwise, and most words are none.
  const bool may_be_plural = word.ends_with('s') || word.ends_with("men");
  return may_be_plural && (lists_of(singular(word)) & found->second) != 0;
}

bool CaseWords::is_any(std::string_view list, const std::vector<std::string>& words) const {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return is(list, word); });
}

std::string_view CaseWords::state_name(std::string_view code) const {
  const auto found = states_.find(code);
  return found == states_.end() ? std::string_view() : found->second;
}

std::string_view CaseWords::state_told_by(std::string_view word) const {
  const auto found = words_of_states_.find(word);
  return found == words_of_states_.end() ? std::string_view() : found->second;
}

std::uint64_t CaseWords::lists_of(std::string_view word) const {
  const auto found = words_.find(word);
  return found == words_.end() ? 0 : found->second;
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0xc3 && c <= 0xc5 && i + 1 < text.size()) {
      const std::size_t point = ((c & 0x1fU) << 6U) | (static_cast<unsigned char>(text[i + 1]) & 0x3fU);
      if (point >= 0xc0 && point - 0xc0 < kPlain.size()) {
        out += kPlain[point - 0xc0];
        ++i;
        continue;
      }
    }
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : text[i];
  }
  return out;
}

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> out;
  const std::string folded = fold(name);
  for (std::size_t begin = 0; begin < folded.size();) {
    std::size_t end = begin;
    const auto is_inside = [&](std::size_t i) {
      const bool is_joint = (folded[i] == '-' || folded[i] == '\'') && i > begin;
      return is_letter(folded[i]) || (is_joint && i + 1 < folded.size() && is_letter(folded[i + 1]));
    };
    while (end < folded.size() && is_inside(end)) ++end;
    std::string_view word(folded.data() + begin, end - begin);
    if (word.ends_with("'s")) word.remove_suffix(2);
    if (!word.empty()) out.emplace_back(word);
    begin = end + 1;
  }
  return out;
}

std::string singular(std::string_view word) {
  if (word.size() > 4 && word.ends_with("ies")) return std::string(word.substr(0, word.size() - 3)) + "y";
  if (word.size() > 4 && word.ends_with("men")) return std::string(word.substr(0, word.size() - 3)) + "man";
  if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us"))
    return std::string(word.substr(0, word.size() - 1));
  return std::string(word);
}

std::string stem(std::string_view word) {
  std::string out = singular(word);
  for (const std::string_view ending : {"ist", "ic"})
    if (out.size() >= ending.size() + 4 && out.ends_with(ending)) {
      out.resize(out.size() - ending.size());
      break;
    }
  return out;
}

bool same_spelling(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.size() > b.size()) std::swap(a, b);
  if (a.size() < 4 || b.size() - a.size() > 1 || a[0] != b[0]) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (a.size() < b.size()) return a.substr(i) == b.substr(i + 1);
  if (i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i]) return a.substr(i + 2) == b.substr(i + 2);
  const auto is_vowel = [](char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; };
  return (a.size() >= 5 || (is_vowel(a[i]) && is_vowel(b[i]))) && a.substr(i + 1) == b.substr(i + 1);
}

bool starts_upper(std::string_view text) {
  return !text.empty() && ((text[0] >= 'A' && text[0] <= 'Z') || static_cast<unsigned char>(text[0]) >= 0xc3);
}

}  // namespace grotius
