// Is a report English? A small check that keeps other languages from being read as if they were.
//
// Enters: a Document. Leaves: yes or no; a text of a few words is taken for English unless another language is
// declared. Deterministic: the shares of function words of English and of other languages, and the alphabet. Thread
// safety: pure.
#pragma once

#include "text/text.h"

namespace grotius {

[[nodiscard]] bool looks_english(const Document& document);

}  // namespace grotius
