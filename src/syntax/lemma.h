// Lemmas from edit scripts `CN+S` (docs/model-format.md): lower-case or keep, cut N characters, append S.
//
// Enters: a word form in UTF-8 and a script. Leaves: the lemma, or nothing where the script does not fit the form: it
// is no script, cuts more characters than there are, or would leave nothing. Lower case is Unicode's simple mapping, so
// the number of characters never changes. Thread safety: pure. Units: code points in scripts.
//
//   "Countries", l3+y -> "country"     "was", l3+be -> "be"     "US", k0+ -> "US"
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace grotius {

[[nodiscard]] std::optional<std::string> apply_lemma_script(std::string_view script, std::string_view form);

}  // namespace grotius
