// Dateline and byline of a report: where and when it was filed, and who wrote it.
//
// Enters: valid UTF-8 and its paragraphs. Leaves: what stands at the head of the text; nothing if there is none.
// Only the first few paragraphs are looked at, and a dateline only begins one. Thread safety: pure. Units: bytes.
//
//   By Jane Roe                                    byline 0..11
//   CAIRO, Torvany, Dec. 10 (Xinhua) -- Talks      place "CAIRO, Torvany", date "Dec. 10", agency "Xinhua"
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "text/text.h"

namespace grotius {

[[nodiscard]] std::optional<Dateline> find_dateline(std::string_view utf8, const std::vector<ByteSpan>& paragraphs);
[[nodiscard]] std::optional<ByteSpan> find_byline(std::string_view utf8, const std::vector<ByteSpan>& paragraphs);

// The day a dateline's date names, if it tells the year ("April 5, 1997", "5 April 1997").
[[nodiscard]] std::optional<Day> dated_day(std::string_view date);

// The agencies of lexicon/text/agencies.txt, built into the program.
[[nodiscard]] std::string_view embedded_agencies();

}  // namespace grotius
