#include "syntax/spanning_tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace grotius {
namespace {

using Heads = std::vector<std::uint32_t>;

double sum(const Matrix& arcs, const Heads& heads) {
  double total = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) total += arcs.row(i)[heads[i]];
  return total;
}

bool is_tree_with_one_root(const Heads& heads) {
  if (std::count(heads.begin(), heads.end(), 0U) != 1) return false;
  for (std::size_t word = 0; word < heads.size(); ++word) {
    std::size_t steps = 0;
    for (std::uint32_t at = static_cast<std::uint32_t>(word) + 1; at != 0; at = heads[at - 1])
      if (++steps > heads.size()) return false;
  }
  return true;
}

// The best sum over all trees with one root, by trying every assignment of heads.
double best_by_trying_all(const Matrix& arcs) {
  const std::size_t n = arcs.rows;
  Heads heads(n, 0);
  double best = -1e9;
  while (true) {
    if (is_tree_with_one_root(heads)) best = std::max(best, sum(arcs, heads));
    std::size_t digit = 0;
    while (digit < n && ++heads[digit] > n) heads[digit++] = 0;
    if (digit == n) return best;
  }
}

Matrix random_arcs(std::size_t n, std::mt19937& random, bool coarse) {
  Matrix arcs{n, n + 1, std::vector<float>(n * (n + 1))};
  std::normal_distribution<float> normal(0, 5);
  for (float& score : arcs.data) score = coarse ? static_cast<float>(random() % 3) : normal(random);
  return arcs;
}

TEST(SpanningTree, FindsTheBestOfAllTrees) {
  std::mt19937 random(1);
  for (int round = 0; round < 3000; ++round) {
    const Matrix arcs = random_arcs(1 + random() % 5, random, round % 3 == 0);
    const Heads heads = best_tree(arcs);
    ASSERT_TRUE(is_tree_with_one_root(heads)) << "round " << round;
    ASSERT_NEAR(sum(arcs, heads), best_by_trying_all(arcs), 1e-3) << "round " << round;
  }
}

TEST(SpanningTree, KeepsOneRootWhereSeveralWordsPreferIt) {
  // Both words score the root highest; the second loses less by hanging on the first.
  const Matrix arcs{2, 3, {9, 0, 1, 8, 2, 0}};
  EXPECT_EQ(best_tree(arcs), (Heads{0, 1}));
}

TEST(SpanningTree, IsATreeAtAnyLengthOfSentence) {
  std::mt19937 random(2);
  for (const std::size_t n : {10U, 50U, 250U}) {
    for (int round = 0; round < 20; ++round)
      EXPECT_TRUE(is_tree_with_one_root(best_tree(random_arcs(n, random, round % 2 == 0))));
  }
}

TEST(SpanningTree, NoSingleChangeOfHeadsImprovesALongOne) {
  std::mt19937 random(3);
  const Matrix arcs = random_arcs(60, random, false);
  const Heads heads = best_tree(arcs);
  const double best = sum(arcs, heads);
  for (std::size_t word = 0; word < heads.size(); ++word)
    for (std::uint32_t head = 0; head <= heads.size(); ++head) {
      Heads changed = heads;
      changed[word] = head;
      EXPECT_TRUE(!is_tree_with_one_root(changed) || sum(arcs, changed) <= best + 1e-3) << word << " on " << head;
    }
}

TEST(SpanningTree, NoWordsNoHeads) { EXPECT_TRUE(best_tree(Matrix{0, 1, {}}).empty()); }

}  // namespace
}  // namespace grotius
