// The entries of a state as lines, which the text of a state, its changes and the note on them share. Private to the
// stage.
#pragma once

#include <vector>

#include "process/process.h"

namespace grotius {

struct Entry {
  std::string section;
  std::string key;                  // the same for the same thing at another date
  std::string text;                 // without sources
  std::string sense;                // the text with ids for names: another name for the same actor is no change
  int depth = 0;                    // 1: belongs to the entry before it
  std::vector<std::string> actors;  // ids
  Support support;
};

// Section by section, in the order a reader wants them.
[[nodiscard]] std::vector<Entry> entries_of(const State& state);
// Without their senses, and of the scores these alone.
[[nodiscard]] std::vector<Entry> entries_to_read(const State& state, const std::vector<const Dyad*>& scores);
[[nodiscard]] std::string interval_text(const Interval& when);
// "[r1:f7 r2:f3 and 2 more]" after two blanks; empty for none.
[[nodiscard]] std::string sources_text(const Support& support);

}  // namespace grotius
