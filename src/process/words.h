// Words of names as the merging of actors compares them, and the lists of lexicon/process/words.txt.
//
// For this stage and the index of what it made (recall). Thread safety: CaseWords is immutable once made; the rest is
// pure. Names are compared by their words in lower case, plural and "-ist"/"-ic" cut off: "Islamic Courts Union" and
// "Union of Islamic Courts" are both {court, islam, union}.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace grotius {

[[nodiscard]] std::string_view embedded_case_words();

class CaseWords {
 public:
  CaseWords();
  // `word` in lower case; a plural counts as its singular.
  [[nodiscard]] bool is(std::string_view list, std::string_view word) const;

 private:
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> lists_;
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

}  // namespace grotius
