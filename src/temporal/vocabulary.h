// The words of time: lexicon/times/words.txt and holidays.txt, read.
//
// Enters: the text of the two files. Leaves: an immutable Vocabulary, indexed by first word. Errors: a malformed line
// is named as "file:line: what is wrong". Thread safety: immutable after reading.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "temporal/period.h"

namespace grotius::temporal {

// One form of one entry: "sept" of "month 9 = september, sept".
struct Entry {
  std::string slot;                // "month"
  std::string code;                // "9"
  double number = 0;               // 9; 0 where the code is no number
  std::vector<std::string> words;  // lower case
  bool ambiguous = false;          // also an ordinary word
};

// When a holiday falls.
struct HolidayRule {
  enum class Kind { kFixed, kWeekday, kEaster, kIslamic } kind = Kind::kFixed;
  int month = 1, day = 1;    // fixed; of the Islamic calendar
  int nth = 1, weekday = 1;  // weekday of a month; nth -1 is the last
  int offset = 0;            // days on
  int length = 1;            // days it lasts: a fast of a month
  [[nodiscard]] Day in(int year) const;
};

struct Vocabulary {
  std::map<std::string, std::vector<Entry>, std::less<>> entries;  // by first word; longest form first
  std::vector<HolidayRule> holidays;                               // an Entry of slot "holiday" holds its index
};

[[nodiscard]] Result<Vocabulary> read_vocabulary(std::string_view words, std::string_view holidays);

// Lines without comments and blank ends, with their numbers; for every file of lexicon/times.
struct Line {
  std::size_t number = 0;
  std::string_view text;
};
[[nodiscard]] std::vector<Line> content_lines(std::string_view file);
[[nodiscard]] std::string_view trim(std::string_view text);

}  // namespace grotius::temporal
