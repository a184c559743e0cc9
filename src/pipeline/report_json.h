// A report from JSON: one object as the reading format describes it ("text" required; "id", "published", "title",
// "publisher", "url", "language", "pubstatus", "replaces" if known).
//
// Enters: one JSON object in UTF-8. Leaves: a Report; fields it does not know are passed over, null is the same as
// absent. Errors: kMalformed, with the field and the value that is wrong: no JSON, no object, no text, a field of the
// wrong type, an impossible date, an unknown pubstatus. Thread safety: pure.
//
//   {"text": "Talks resumed.", "published": "2025-02-30"}  ->  error: "published" is no date: 2025-02-30
#pragma once

#include <string_view>

#include "base/result.h"
#include "text/text.h"

namespace grotius {

[[nodiscard]] Result<Report> parse_report(std::string_view json);

}  // namespace grotius
