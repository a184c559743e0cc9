// What of a ledger counts at a date: the reports known by then, the newest version of each, corrections applied.
//
// A report is superseded by a later version of the same id, by one that says it `replaces` it, and by one that the wire
// itself marks as taking up an earlier one ("ATTENTION - UPDATES", "RESENDING", "Writethru") and that repeats most of
// its paragraphs. A canceled report takes its earlier version with it. Private to the stage. Thread safety: pure.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "process/process.h"

namespace grotius {

struct CaseView {
  std::string as_of, known;  // days
  std::vector<const RecordedReport*> reports;
  // The facts of each report of `reports`, corrected.
  std::vector<std::vector<const RecordedFact*>> facts;
  std::deque<RecordedFact> corrected;  // what `facts` points to where a correction changed it
  // By report, where each code point of its text begins; empty for a text in ASCII, where that is no question.
  std::vector<std::vector<std::uint32_t>> starts;

  // The passage of a report's text, where it lies and as a copy.
  [[nodiscard]] std::string_view passage(std::size_t report, PointSpan span) const;
  [[nodiscard]] std::string words(std::size_t report, PointSpan span) const {
    return std::string(passage(report, span));
  }
};

[[nodiscard]] CaseView view_of(const CaseContent& content, const std::string& as_of, const std::string& known);

// Whether the reports added count beside all earlier ones and take none of them away. Every report of their days must
// be among the neighbours.
[[nodiscard]] bool leaves_versions(const CaseAddition& addition);

// "2006-12-28" of "2006-12-28T09:00:00Z".
[[nodiscard]] std::string day_of(std::string_view iso);
// `days` after (or, negative, before) a day; empty for what is no day.
[[nodiscard]] std::string plus_days(std::string_view day, int days);
// Days from a to b; 0 if either is none.
[[nodiscard]] int days_between(std::string_view a, std::string_view b);
// "P30D", "P2W", "P3M", "P1Y" after a day; empty where either cannot be read.
[[nodiscard]] std::string plus_duration(std::string_view day, std::string_view duration);

}  // namespace grotius
