// What depends on a person watching: colours and progress.
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

namespace grotius::cli {

// Standard output is a terminal that shows colours, and NO_COLOR (no-color.org) does not forbid them.
[[nodiscard]] bool wants_colour();

// Complaints on standard error and, where a person watches only that, a line on how far a long run is. Not thread-safe.
class Console {
 public:
  Console();
  void complain(std::string_view message);  // "grotius: message"
  void advance(std::size_t words);          // one more report of so many words is done
  void finish();                            // takes the progress line away

 private:
  using Clock = std::chrono::steady_clock;
  void show(Clock::time_point now);

  const bool watched_;
  const Clock::time_point start_ = Clock::now();
  Clock::time_point shown_ = start_;
  bool visible_ = false;
  std::size_t reports_ = 0, words_ = 0;
};

}  // namespace grotius::cli
