// Forms of English words that must be known: the dictionary forms of verbs, and irregular forms.
//
// Enters: words in lower case. Leaves: what lexicon/syntax/wordnet.txt and verbs.txt, which are part of the program,
// tell of them. Thread safety: immutable after the first call.
//
//   "withdrew" -> "withdraw"     "crises" -> "crisis"     "offered": a rule makes it
#pragma once

#include <optional>
#include <string>

namespace grotius {

// Is it a verb's dictionary form?
[[nodiscard]] bool is_listed_verb(const std::string& word);
[[nodiscard]] std::optional<std::string> irregular_verb(const std::string& form);
[[nodiscard]] std::optional<std::string> irregular_noun(const std::string& form);

}  // namespace grotius
