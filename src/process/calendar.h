// Intervals that may be of the same time, found without looking at all. Private to the stage.
//
// An interval reaches from its first day to the day behind its last; where one of them is not known, `slack` days from
// the other. Two may coincide if each begins before the other has ended.
//   2006-11-01 to 2006-12-01 and 2006-11-30 to 2006-12-07: they may; a calendar of the first finds it near the second
#pragma once

#include <array>
#include <string>
#include <vector>

#include "process/process.h"

namespace grotius {

[[nodiscard]] std::string first_day(const Interval& when, int slack);
[[nodiscard]] std::string day_behind(const Interval& when, int slack);
[[nodiscard]] bool may_coincide(const Interval& a, const Interval& b, int slack);

// Numbered intervals. Thread safety: immutable once closed.
class Calendar {
 public:
  void add(const Interval& when, int slack, std::size_t number);
  void close();  // behind the last, before the first question
  // The numbers of those that may coincide with it, ascending.
  [[nodiscard]] std::vector<std::size_t> near(const Interval& when, int slack) const;

 private:
  struct One {
    std::string start, end;
    std::size_t number = 0;
  };
  // By start; those of about one length together, which tells how far before an interval one begins that reaches into
  // it. The last for what is longer than a year, or has no length.
  std::array<std::vector<One>, 5> shelves_;
};

}  // namespace grotius
