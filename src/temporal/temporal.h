// Stage 5, temporal: every temporal expression of a report, resolved against its date (TIMEX3; ISO-TimeML).
//
// Enters: Document (for `published` and the dateline), Tokens, Parse (for tense). Leaves: times in text order,
// disjoint. Unresolved is data: what depends on an unknown publication date keeps span and type, value empty.
// Units: bytes; intervals half-open, ISO 8601 ("2025-03-17" or "2025-03-13T20:00"). Thread safety: pure.
//
//   Published Sunday 2025-03-16: "... met Putin on Thursday night ..."
//                                                  [            ]  TIME 2025-03-13TNI [2025-03-13T18:00,
//                                                  2025-03-14T06:00)
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "syntax/syntax.h"

namespace grotius {

enum class TimeType { kDate, kTime, kDuration, kSet };

struct TimeExpression {
  ByteSpan span;
  TimeType type = TimeType::kDate;
  std::string value;     // TIMEX3 value: "2025-W12", "P30D", "PAST_REF"; empty if it cannot be known
  std::string from, to;  // half-open interval; empty if unknown
};

[[nodiscard]] std::vector<TimeExpression> resolve_times(const Document& document, const Tokens& tokens,
                                                        const Parse& parse);

// The times that share a byte with the span, as indices [first, last).
[[nodiscard]] std::pair<std::size_t, std::size_t> times_in(const std::vector<TimeExpression>& times, ByteSpan span);

}  // namespace grotius
