// How the names of organisations relate: the same name, an acronym, a shorter form. Pure.
//
//   "Islamic Courts Union" ~ "ICU"        "UN Security Council" > "Security Council"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "actors/lexicon_impl.h"

namespace grotius {

// The words of a name without articles and punctuation.
[[nodiscard]] std::vector<std::string> name_tokens(std::string_view text);
// Those words in lower case with spaces between.
[[nodiscard]] std::string normal_name(std::string_view text);
// The same words, or one the acronym of the other.
[[nodiscard]] bool same_organisation(std::string_view a, std::string_view b);
// Is `text` an acronym of a name that is another body's than the one known by that acronym: "ICJ" of the "International
// Commission of Jurists" and of the "International Court of Justice"?
[[nodiscard]] bool namesakes(std::string_view text, std::string_view name, std::string_view known);
// Does `text` stand at the beginning or the end of `full`, and is it more than a common noun or a state?
[[nodiscard]] bool shortens(const Lexicon::Impl& lexicon, std::string_view text, std::string_view full);
// Two names of which either holds share at least one of these.
[[nodiscard]] std::vector<std::string> similarity_keys(std::string_view text);

}  // namespace grotius
