#include "base/together.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace grotius {
namespace {

TEST(Together, EveryNumberIsWorkedOnOnce) {
  for (const std::size_t count : {0U, 1U, 999U, 1999U, 2000U, 2001U, 16'000U, 100'003U}) {
    std::vector<int> times(count);
    do_in_ranges(count, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) ++times[i];
    });
    EXPECT_EQ(static_cast<std::size_t>(std::count(times.begin(), times.end(), 1)), count);
  }
}

TEST(Together, AllIsDoneAndTheFirstFailureIsThrown) {
  std::atomic<int> done = 0;
  std::vector<std::function<void()>> pieces;
  for (int i = 0; i < 20; ++i)
    pieces.emplace_back([&done, i] {
      ++done;
      if (i % 7 == 3) throw std::runtime_error(std::to_string(i));
    });
  try {
    do_together(pieces);
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "3");
  }
  EXPECT_EQ(done, 20);
}

}  // namespace
}  // namespace grotius
