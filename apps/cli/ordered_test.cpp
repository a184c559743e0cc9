#include "cli/ordered.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <numeric>

namespace grotius::cli {
namespace {

// Emits the squares of 0 … count-1 with `jobs` threads; `pause(i)` says how many microseconds item i takes.
template <class Pause>
std::vector<int> squares(unsigned jobs, int count, Pause pause, std::size_t stop_after = 1000000) {
  std::vector<int> results;
  int next = 0;
  run_in_order(
      jobs, [&] { return next < count ? std::optional(next++) : std::nullopt; },
      [&](int i) {
        std::this_thread::sleep_for(std::chrono::microseconds(pause(i)));
        return i * i;
      },
      [&](int square) {
        results.push_back(square);
        return results.size() < stop_after;
      });
  return results;
}

TEST(Ordered, KeepsTheOrderWhateverTakesLong) {
  std::vector<int> expected(200);
  for (int i = 0; i < 200; ++i) expected[static_cast<std::size_t>(i)] = i * i;
  for (const unsigned jobs : {1U, 2U, 7U}) {
    EXPECT_EQ(squares(jobs, 200, [](int i) { return i % 7 == 0 ? 900 : 10; }), expected) << jobs;
    EXPECT_EQ(squares(jobs, 200, [](int i) { return 200 - i; }), expected) << jobs;
  }
}

TEST(Ordered, NothingInNothingOut) {
  EXPECT_TRUE(squares(1, 0, [](int) { return 0; }).empty());
  EXPECT_TRUE(squares(4, 0, [](int) { return 0; }).empty());
}

TEST(Ordered, StopsEarlyWhenToldTo) {
  for (const unsigned jobs : {1U, 3U})
    EXPECT_EQ(squares(
                  jobs, 1000, [](int) { return 1; }, 5)
                  .size(),
              5U)
        << jobs;
}

TEST(Ordered, HoldsFewItemsBehindASlowOne) {
  std::atomic<int> taken = 0;
  int ahead = 0;
  run_in_order(
      2, [&] { return taken < 300 ? std::optional(taken++) : std::nullopt; },
      [&](int i) {
        if (i == 0) {
          std::this_thread::sleep_for(std::chrono::milliseconds(50));
          ahead = taken;
        }
        return i;
      },
      [](int) { return true; });
  EXPECT_GT(ahead, 1);
  EXPECT_LE(ahead, 8);
}

}  // namespace
}  // namespace grotius::cli
