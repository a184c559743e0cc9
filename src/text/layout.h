// Paragraphs of a text, trimmed and never empty.
//
// Enters: valid UTF-8. Leaves: disjoint, ascending spans. Thread safety: pure. Units: bytes.
// Blank lines always end a paragraph. Single newlines end one too (wires put one paragraph a line), unless the text is
// hard-wrapped: then they are only spaces.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace grotius {

[[nodiscard]] std::vector<ByteSpan> find_paragraphs(std::string_view utf8);

// The span without the white space at its ends.
[[nodiscard]] ByteSpan trim(std::string_view utf8, ByteSpan span);

}  // namespace grotius
