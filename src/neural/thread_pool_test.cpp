#include "neural/thread_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <numeric>

namespace grotius {
namespace {

TEST(ThreadPool, CallsEveryIndexOnce) {
  for (const std::size_t threads : {1U, 2U, 5U}) {
    ThreadPool pool(threads);
    ASSERT_EQ(pool.size(), threads);
    std::vector<int> calls(1000, 0);
    pool.parallel_for(calls.size(), [&](std::size_t index, std::size_t) { ++calls[index]; });
    EXPECT_EQ(calls, std::vector<int>(1000, 1)) << threads << " threads";
  }
}

TEST(ThreadPool, SlotsAreNeverSharedAtTheSameTime) {
  ThreadPool pool(4);
  std::vector<std::atomic<int>> inside(pool.size());
  std::atomic<bool> shared = false;
  pool.parallel_for(2000, [&](std::size_t, std::size_t slot) {
    if (inside[slot].fetch_add(1) != 0) shared = true;
    inside[slot].fetch_sub(1);
  });
  EXPECT_FALSE(shared);
}

TEST(ThreadPool, CallsMayBeNested) {
  ThreadPool pool(3);
  std::vector<std::size_t> sums(20, 0);
  pool.parallel_for(sums.size(), [&](std::size_t outer, std::size_t) {
    std::vector<std::size_t> parts(10, 0);
    pool.parallel_for(parts.size(), [&](std::size_t inner, std::size_t) { parts[inner] = outer * inner; });
    sums[outer] = std::accumulate(parts.begin(), parts.end(), std::size_t{0});
  });
  for (std::size_t i = 0; i < sums.size(); ++i) EXPECT_EQ(sums[i], 45 * i);
}

TEST(ThreadPool, WithoutAPoolTheOrderIsThatOfTheIndices) {
  std::vector<std::size_t> order;
  parallel_for(nullptr, 5, [&](std::size_t index, std::size_t slot) { order.push_back(index + slot); });
  EXPECT_EQ(order, (std::vector<std::size_t>{0, 1, 2, 3, 4}));
}

}  // namespace
}  // namespace grotius
