#include "cli/terminal.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace grotius::cli {
namespace {

constexpr auto kLongRun = std::chrono::seconds(1);  // before that a line would only flicker
constexpr auto kBetween = std::chrono::milliseconds(200);

std::string_view variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

bool wants_colour() { return isatty(STDOUT_FILENO) == 1 && variable("NO_COLOR").empty() && variable("TERM") != "dumb"; }

// With standard output on the terminal too, the output itself shows how far the run is.
Console::Console() : watched_(isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) == 0) {}

void Console::complain(std::string_view message) {
  finish();
  fmt::print(stderr, "grotius: {}\n", message);
}

void Console::advance(std::size_t words) {
  ++reports_;
  words_ += words;
  const auto now = Clock::now();
  if (watched_ && now - start_ >= kLongRun && now - shown_ >= kBetween) show(now);
}

void Console::finish() {
  if (visible_) fmt::print(stderr, "\r\033[K");
  visible_ = false;
}

void Console::show(Clock::time_point now) {
  const double seconds = std::chrono::duration<double>(now - start_).count();
  fmt::print(stderr, "\r{} reports, {:.0f} words a second\033[K", reports_, static_cast<double>(words_) / seconds);
  std::fflush(stderr);
  shown_ = now;
  visible_ = true;
}

}  // namespace grotius::cli
