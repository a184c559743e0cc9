// Words of names as the merging of actors compares them, and the lists of lexicon/process/words.txt.
//
// For this stage and the index of what it made (recall). Thread safety: CaseWords is immutable once made; the rest is
// pure. Names are compared by their words in lower case, plural and "-ist"/"-ic" cut off: "Islamic Courts Union" and
// "Union of Islamic Courts" are both {court, islam, union}.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace grotius {

[[nodiscard]] std::string_view embedded_case_words();
// A line a state: its code (ISO 3166-1 alpha-3), a tab, its name.
[[nodiscard]] std::string_view embedded_state_names();
// Lines of the code of a state, a tab and words for its people, its names or its capital, with "; " between.
[[nodiscard]] std::string_view embedded_state_words();

// So that a table keyed by strings is asked with a view, without a copy.
struct WordHash {
  using is_transparent = void;
  [[nodiscard]] std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
};
template <class Value>
using WordMap = std::unordered_map<std::string, Value, WordHash, std::equal_to<>>;

class CaseWords {
 public:
  CaseWords();
  // `word` in lower case; a plural counts as its singular.
  [[nodiscard]] bool is(std::string_view list, std::string_view word) const;
  [[nodiscard]] bool is_any(std::string_view list, const std::vector<std::string>& words) const;
  // Of the code (ISO 3166-1 alpha-3), or empty.
  [[nodiscard]] std::string_view state_name(std::string_view code) const;
  // The code of the state that a word names, by its people or its capital, too ("zairean"); or empty. `word`: folded.
  [[nodiscard]] std::string_view state_told_by(std::string_view word) const;

 private:
  // A bit for every list that has the word; there may be 64.
  [[nodiscard]] std::uint64_t lists_of(std::string_view word) const;

  WordMap<std::uint64_t> lists_;  // the bit of a list
  WordMap<std::uint64_t> words_;
  WordMap<std::string_view> states_, words_of_states_;
};

// ASCII and Latin-1 letters in lower case, accents dropped: names are compared across spellings.
[[nodiscard]] std::string fold(std::string_view text);
// The words of a name, folded, without punctuation but hyphens and apostrophes inside.
[[nodiscard]] std::vector<std::string> words_of(std::string_view name);
[[nodiscard]] std::string singular(std::string_view word);
// What is left of a word without plural and the endings that make a person or quality of a thing.
[[nodiscard]] std::string stem(std::string_view word);
// At most one letter changed, added, dropped or swapped, in words long enough for that to be a spelling.
[[nodiscard]] bool same_spelling(std::string_view a, std::string_view b);
[[nodiscard]] bool starts_upper(std::string_view text);
// Does the text have one of them anywhere?
[[nodiscard]] bool has_any(std::string_view text, std::initializer_list<std::string_view> parts);

}  // namespace grotius
