#include "tokenize/split.h"

#include <array>

#include "text/utf8.h"

namespace grotius {

namespace {

std::uint32_t size32(std::size_t size) { return static_cast<std::uint32_t>(size); }

// Lower case, with every form of apostrophe as "'"; `bytes` tells for each of its bytes where it came from.
struct Folded {
  std::string text;
  std::vector<std::uint32_t> bytes;  // with one more, the end
};

Folded fold(std::string_view token) {
  Folded folded;
  for (std::uint32_t at = 0; at < token.size();) {
    const CodePoint c = decode(token, at);
    const std::string piece = is_apostrophe(c.value) ? "'" : ascii_lower(token.substr(at, c.size));
    for (std::uint32_t k = 0; k < piece.size(); ++k) folded.bytes.push_back(at + k);
    folded.text += piece;
    at += c.size;
  }
  folded.bytes.push_back(size32(token.size()));
  return folded;
}

// Where the last word begins, if an ending of a closed class is one: "n't", "'s", "'re"; else the end.
std::size_t ending_begin(const std::string& text) {
  constexpr std::array<std::string_view, 7> kEndings = {"n't", "'s", "'re", "'ve", "'ll", "'d", "'m"};
  for (const std::string_view ending : kEndings) {
    if (text.size() > ending.size() && text.ends_with(ending)) return text.size() - ending.size();
  }
  if (text.size() > 2 && (text.ends_with("s'") || text.ends_with("z'") || text.ends_with("x'"))) return text.size() - 1;
  return text.size();
}

// "1980's", "80's"; the year in "2003's" is none.
bool is_decade(std::string_view text) {
  return text.ends_with("0's") && text.find_first_not_of("0123456789") == text.size() - 2;
}

}  // namespace

std::vector<std::uint32_t> split_words(std::string_view token, const TokenRules& rules) {
  const Folded folded = fold(token);
  const auto listed = rules.contractions.find(folded.text);
  if (listed != rules.contractions.end()) {
    std::vector<std::uint32_t> sizes;
    std::size_t at = 0;
    for (const std::uint32_t size : listed->second) {
      sizes.push_back(folded.bytes[at + size] - folded.bytes[at]);
      at += size;
    }
    return sizes;
  }
  const std::size_t cut = ending_begin(folded.text);
  if (cut == folded.text.size() || is_decade(folded.text) || token.find('@') != std::string_view::npos)
    return {size32(token.size())};
  std::vector<std::uint32_t> sizes = split_words(token.substr(0, folded.bytes[cut]), rules);  // "wouldn't've"
  sizes.push_back(size32(token.size()) - folded.bytes[cut]);
  return sizes;
}

}  // namespace grotius
