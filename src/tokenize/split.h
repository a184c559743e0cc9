// The words of a token, as Universal Dependencies splits it: "don't" = do + n't, "Putin's" = Putin + 's.
#pragma once

#include <string_view>
#include <vector>

#include "tokenize/rules.h"

namespace grotius {

// Sizes in bytes of the words that tile `token`; one if it is not split. Never zero.
[[nodiscard]] std::vector<std::uint32_t> split_words(std::string_view token, const TokenRules& rules);

}  // namespace grotius
