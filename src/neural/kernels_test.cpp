#include "neural/kernels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace grotius::neural {
namespace {

std::vector<float> random_floats(std::size_t count, float spread, unsigned seed) {
  std::mt19937 generator(seed);
  std::normal_distribution<float> normal(0, spread);
  std::vector<float> out(count);
  std::generate(out.begin(), out.end(), [&] { return normal(generator); });
  return out;
}

class Kernels : public testing::TestWithParam<const KernelTable*> {};

TEST_P(Kernels, ProductOfAnySizeIsTheSumOverItsDepth) {
  for (const auto [m, n, depth] : {std::array<std::size_t, 3>{1, 1, 1}, {13, 33, 7}, {25, 64, 40}, {6, 31, 129}}) {
    const auto a = random_floats(m * depth, 1, 1), w = random_floats(n * depth, 1, 2), bias = random_floats(n, 1, 3);
    PackedMatrix packed(n, depth);
    packed.set_rows(0, n, w.data(), depth, 1);
    const std::size_t stride = n + 3;
    std::vector<float> c(m * stride, 42.0F);
    GetParam()->matmul(a.data(), m, depth, packed.data(), n, depth, bias.data(), c.data(), stride);
    for (std::size_t i = 0; i < m; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        double expected = bias[j];
        for (std::size_t k = 0; k < depth; ++k) expected += double{a[i * depth + k]} * w[j * depth + k];
        ASSERT_NEAR(c[i * stride + j], expected, 1e-5 * static_cast<double>(depth)) << m << " " << n << " " << depth;
      }
      for (std::size_t j = n; j < stride; ++j) ASSERT_EQ(c[i * stride + j], 42.0F) << "wrote beyond its columns";
    }
  }
}

TEST_P(Kernels, RowOfAProductDoesNotDependOnTheOtherRows) {
  const std::size_t m = 29, n = 70, depth = 50;
  const auto a = random_floats(m * depth, 1, 4), w = random_floats(n * depth, 1, 5);
  PackedMatrix packed(n, depth);
  packed.set_rows(0, n, w.data(), depth, 1);
  std::vector<float> all(m * n), alone(n);
  GetParam()->matmul(a.data(), m, depth, packed.data(), n, depth, nullptr, all.data(), n);
  for (std::size_t i = 0; i < m; ++i) {
    GetParam()->matmul(a.data() + i * depth, 1, depth, packed.data(), n, depth, nullptr, alone.data(), n);
    ASSERT_TRUE(std::equal(alone.begin(), alone.end(), all.begin() + static_cast<std::ptrdiff_t>(i * n)))
        << "row " << i;
  }
}

TEST_P(Kernels, GeluIsExactToAMillionth) {
  std::vector<float> x;
  for (float v = -12; v <= 12; v += 0.0013F) x.push_back(v);
  std::vector<float> y = x;
  GetParam()->gelu(y.data(), y.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double expected = x[i] * 0.5 * std::erfc(-double{x[i]} / std::sqrt(2.0));
    ASSERT_NEAR(y[i], expected, 1e-6 * std::max(1.0, std::abs(double{x[i]}))) << x[i];
  }
}

TEST_P(Kernels, SoftmaxSumsToOneEvenForExtremeScores) {
  const std::size_t n = 37;
  auto x = random_floats(2 * n, 3, 6);
  x[3] = 1e6F;  // in row 0: takes all
  const auto before = x;
  GetParam()->softmax(x.data(), 2, n, n, 0.5F);
  EXPECT_NEAR(x[3], 1, 1e-6);
  double total = 0, expected_total = 0;
  for (std::size_t i = n; i < 2 * n; ++i) expected_total += std::exp(0.5 * before[i]);
  for (std::size_t i = n; i < 2 * n; ++i) {
    EXPECT_NEAR(x[i], std::exp(0.5 * before[i]) / expected_total, 1e-6);
    total += x[i];
  }
  EXPECT_NEAR(total, 1, 1e-5);
}

TEST_P(Kernels, NormHasMeanShiftAndSpreadGain) {
  const std::size_t n = 43;
  auto x = random_floats(n, 5, 7);
  const auto y = random_floats(n, 5, 8);
  double mean = 0, variance = 0;
  for (std::size_t i = 0; i < n; ++i) mean += (double{x[i]} + y[i]) / n;
  for (std::size_t i = 0; i < n; ++i) variance += std::pow(double{x[i]} + y[i] - mean, 2) / n;
  const auto before = x;
  const std::vector<float> gain(n, 2.0F), shift(n, -1.0F);
  GetParam()->add_norm(x.data(), y.data(), 1, n, gain.data(), shift.data(), 1e-12F);
  for (std::size_t i = 0; i < n; ++i) {
    EXPECT_NEAR(x[i], (double{before[i]} + y[i] - mean) / std::sqrt(variance) * 2 - 1, 1e-5);
  }
}

INSTANTIATE_TEST_SUITE_P(Sets, Kernels, testing::ValuesIn(supported_kernels()),
                         [](const auto& set) { return std::string(set.param->name); });

}  // namespace
}  // namespace grotius::neural
