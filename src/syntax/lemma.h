// Lemmas from edit scripts `CN+S` (docs/model-format.md): lower-case or keep, cut N characters, append S.
//
// Enters: a word form in UTF-8 and a script. Leaves: the lemma, or nothing where the script does not fit the form: it
// is no script, cuts more characters than there are, or would leave nothing. Lower case is Unicode's simple mapping, so
// the number of characters never changes. Thread safety: pure. Units: code points in scripts.
//
//   "Countries", l3+y -> "country"     "was", l3+be -> "be"     "US", k0+ -> "US"
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace grotius {

[[nodiscard]] std::optional<std::string> apply_lemma_script(std::string_view script, std::string_view form);

// The lemma of the best-scored script that fits; the form itself if none does. Where that is no word ("offered" ->
// "offere") or no verb of that ending ("fired" -> "fir"), what a table of irregular forms or the rules make of a noun
// or verb ("withdrew", "clashes"), else the best of the scripts not far behind that makes a word. `logits` has one
// score a script; `is_word` tells whether a lemma, in any case, is a known word.
[[nodiscard]] std::string choose_lemma(const std::vector<std::string>& scripts, const float* logits,
                                       std::string_view form, std::string_view upos,
                                       const std::function<bool(const std::string&)>& is_word);

}  // namespace grotius
