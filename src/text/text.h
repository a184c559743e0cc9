// Stage 1, text: a report's bytes checked and laid out.
//
// Enters: a Report as it was received. Leaves: a Document that owns the bytes all later spans point into.
// Invariants: Document::bytes is valid UTF-8 of exactly the report's length in bytes; a byte that was not valid
//   UTF-8 is replaced by one '?' (so that every offset stays true to the original) and counted in a warning.
//   Paragraphs are disjoint, ascending, trimmed of white space, never empty. Where the publication date cannot be known
//   or the report is not in English (text/language.h), a warning says so.
// Thread safety: pure function of its argument.
// Units: bytes. Errors: none; damage is repaired and told in `warnings`.
//
//   PRETORIA, April 5 (AFP) -- Talks resume.
//   [dateline               ]  [body...     ]   dateline 0..26, place 0..8, date words 10..17, agency 19..22
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/span.h"

namespace grotius {

// The input of design/record.md, one report.
struct Report {
  std::string id;  // empty: the SHA-256 of the text
  std::string text;
  std::optional<std::string> published;  // "2025-03-16" or "2025-03-16T09:00:00Z", as given
  std::optional<std::string> title, publisher, url, language, pubstatus, replaces;
};

// "PRETORIA, April 5 (AFP) --": where and when a report was filed, by whom.
struct Dateline {
  ByteSpan span;    // up to and including the dash
  ByteSpan place;   // "PRETORIA"
  ByteSpan date;    // "April 5"; may be empty
  ByteSpan agency;  // "AFP"; may be empty
};

struct Document {
  std::string id;
  std::string bytes;
  std::vector<ByteSpan> paragraphs;
  std::optional<Dateline> dateline;
  std::optional<ByteSpan> byline;  // "By Jane Roe", without the dateline
  std::optional<Day> published;    // given, or the dateline's date if it tells the year
  std::vector<std::string> warnings;
  Report report;  // its text is moved into `bytes`

  [[nodiscard]] std::string_view text(ByteSpan span) const {
    return std::string_view(bytes).substr(span.begin, span.size());
  }
};

[[nodiscard]] Document read_text(Report report);

// Byte offsets to code points and back, for the border. O(1) for ASCII texts, O(log n) else.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view utf8);
  [[nodiscard]] std::uint32_t to_code_point(std::uint32_t byte_offset) const;
  [[nodiscard]] std::uint32_t size() const { return code_points_; }

 private:
  std::vector<std::uint32_t> continuation_;  // byte offsets of the continuation bytes, ascending
  std::uint32_t code_points_ = 0;
};

}  // namespace grotius
