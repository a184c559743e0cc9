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

// Codes as the file rounds them, and the product by the rule of kernels_table.h, one number after another.
struct IntegerCase {
  IntegerCase(std::size_t count, std::size_t rows, std::size_t inputs)
      : m(count), n(rows), depth(inputs), matrix(n, depth) {
    x = random_floats(m * depth, 2, 9);
    std::fill_n(x.begin(), depth, 0.0F);  // a row of zeros
    bias = random_floats(n, 1, 10);
    std::mt19937 generator(11);
    std::uniform_int_distribution<int> any(-127, 127);
    for (std::size_t j = 0; j < n; ++j) {
      std::vector<std::int8_t> row(depth);
      std::generate(row.begin(), row.end(), [&] { return static_cast<std::int8_t>(j == 0 ? 127 : any(generator)); });
      scales.push_back(0.001F * static_cast<float>(j + 1));
      matrix.set_row(j, row.data(), scales[j], bias[j]);
      codes.insert(codes.end(), row.begin(), row.end());
    }
  }
  std::size_t m, n, depth;
  IntegerMatrix matrix;
  std::vector<float> x, bias, scales;
  std::vector<std::int8_t> codes;
};

TEST_P(Kernels, RoundedRowsAreWithinHalfAStep) {
  const IntegerCase c(7, 1, 43);
  const std::size_t stride = c.matrix.padded_depth();
  std::vector<std::int16_t> q(c.m * stride, 1);
  std::vector<float> scales(c.m);
  GetParam()->round_rows(c.x.data(), c.m, c.depth, 8191, q.data(), stride, scales.data());
  for (std::size_t r = 0; r < c.m; ++r) {
    for (std::size_t i = 0; i < c.depth; ++i) {
      EXPECT_NEAR(q[r * stride + i] * double{scales[r]}, c.x[r * c.depth + i], 0.501 * scales[r]);
    }
    for (std::size_t i = c.depth; i < stride; ++i) EXPECT_EQ(q[r * stride + i], 0);
  }
}

TEST_P(Kernels, ProductOfIntegersIsExact) {
  for (const auto [m, n, depth] : {std::array<std::size_t, 3>{1, 1, 1}, {13, 33, 7}, {25, 64, 40}, {6, 31, 3001}}) {
    const IntegerCase c(m, n, depth);
    const std::size_t stride = c.matrix.padded_depth();
    std::mt19937 generator(12);
    const std::int32_t most = IntegerRows::largest_code(depth);
    std::uniform_int_distribution<std::int32_t> any(-most, most);
    std::vector<std::int16_t> q(m * stride);
    std::generate(q.begin(), q.end(), [&] { return static_cast<std::int16_t>(any(generator)); });
    std::fill_n(q.begin(), depth, static_cast<std::int16_t>(most));  // with a row of 127: the largest sums there are
    const auto scales = random_floats(m, 1, 13);
    std::vector<float> out(m * (n + 3), 42.0F);
    GetParam()->integer_product(q.data(), scales.data(), m, c.matrix.operand(), out.data(), n + 3);
    for (std::size_t i = 0; i < m; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        std::int32_t sum = 0;
        for (std::size_t k = 0; k < depth; ++k) sum += q[i * stride + k] * c.codes[j * depth + k];
        const double expected = double{static_cast<float>(sum)} * (scales[i] * c.scales[j]) + c.bias[j];
        ASSERT_NEAR(out[i * (n + 3) + j], expected, 1e-6 * std::max(1.0, std::abs(expected)))
            << m << " " << n << " " << depth;
      }
      for (std::size_t j = n; j < n + 3; ++j) ASSERT_EQ(out[i * (n + 3) + j], 42.0F) << "wrote beyond its columns";
    }
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
