#include "neural/kernels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "neural/kernels_plain.h"

namespace grotius::neural {
namespace {

std::vector<float> random_floats(std::size_t count, float spread, unsigned seed) {
  std::mt19937 generator(seed);
  std::normal_distribution<float> normal(0, spread);
  std::vector<float> out(count);
  std::generate(out.begin(), out.end(), [&] { return normal(generator); });
  return out;
}

std::vector<float> random_trimmed(std::size_t count, unsigned seed) {
  std::vector<float> out = random_floats(count, 1, seed);
  for (float& x : out) x = trimmed(x);
  return out;
}

// Bits, so that two zeros of different sign differ.
std::vector<std::uint32_t> bits(const std::vector<float>& x) {
  std::vector<std::uint32_t> out(x.size());
  std::transform(x.begin(), x.end(), out.begin(), [](float v) { return std::bit_cast<std::uint32_t>(v); });
  return out;
}

class Kernels : public testing::TestWithParam<const KernelTable*> {};

const std::vector<std::size_t> kCounts = {1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 31, 33, 48, 63, 384, 1537};

TEST(Trimmed, ProductOfTwoIsExact) {
  const auto x = random_trimmed(1000, 20), y = random_trimmed(1000, 21);
  for (std::size_t i = 0; i < x.size(); ++i) EXPECT_EQ(double{x[i] * y[i]}, double{x[i]} * double{y[i]});
  EXPECT_EQ(trimmed(1.0F + 0x1p-12F), 1.0F + 0x1p-11F) << "half a step goes away from zero";
  EXPECT_EQ(trimmed(-3.0F - 0x1p-12F), -3.0F);
  EXPECT_EQ(trimmed(-0x1.8p-60F), -0x1.8p-60F);
  EXPECT_EQ(std::bit_cast<std::uint32_t>(trimmed(-0x1.8p-61F)), 0U);
}

TEST_P(Kernels, TrimAsOneByOne) {
  for (const std::size_t count : kCounts) {
    auto x = random_floats(count, 3, 22);
    x[0] = 1e-20F;
    std::vector<float> found(count), expected(count);
    GetParam()->trim(x.data(), count, found.data());
    std::transform(x.begin(), x.end(), expected.begin(), trimmed);
    EXPECT_EQ(bits(found), bits(expected)) << count;
  }
}

TEST_P(Kernels, ProductOfAnySizeIsTheSumOverItsDepth) {
  for (const auto [m, n, depth] : {std::array<std::size_t, 3>{1, 1, 1}, {13, 33, 7}, {25, 64, 40}, {6, 31, 129}}) {
    const auto a = random_trimmed(m * depth, 1), w = random_trimmed(n * depth, 2), bias = random_floats(n, 1, 3);
    PackedMatrix packed(n, depth);
    packed.set_rows(0, n, w.data(), depth, 1);
    const std::size_t stride = n + 3;
    std::vector<float> found(m * stride, 42.0F), expected = found;
    GetParam()->matmul(a.data(), m, depth, packed.data(), n, depth, bias.data(), found.data(), stride);
    plain::matmul(a, w, bias, m, n, depth, expected, stride);
    EXPECT_EQ(bits(found), bits(expected)) << m << " " << n << " " << depth;
  }
}

TEST_P(Kernels, ProductOfRowsWithZerosIsThatWithoutThem) {
  for (const auto [m, n, depth] :
       {std::array<std::size_t, 3>{1, 1, 1}, {2, 16, 5}, {13, 33, 7}, {25, 128, 40}, {6, 95, 129}, {3, 408, 129}}) {
    auto a = random_trimmed(m * depth, 41);
    for (float& x : a) x = std::max(x, 0.0F);
    std::fill_n(a.begin(), depth, 0.0F);  // a row of nothing
    const auto w = random_trimmed(n * depth, 42);
    PackedMatrix packed(n, depth);
    packed.set_rows(0, n, w.data(), depth, 1);
    const SparseMatrix sparse({a.data(), m, depth}, depth);
    const std::size_t stride = n + 3;
    std::vector<float> found(m * stride, 42.0F), expected = found;
    GetParam()->sparse_matmul(sparse.some(0, m), packed.data(), n, depth, found.data(), stride);
    plain::matmul(a, w, std::vector<float>(n), m, n, depth, expected, stride);
    EXPECT_EQ(bits(found), bits(expected)) << m << " " << n << " " << depth;
  }
}

TEST_P(Kernels, RowOfAProductDoesNotDependOnTheOtherRows) {
  const std::size_t m = 29, n = 70, depth = 50;
  const auto a = random_trimmed(m * depth, 4), w = random_trimmed(n * depth, 5);
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

TEST_P(Kernels, WeightedRowsAreAddedOneAfterAnother) {
  for (const std::size_t n : {1U, 15U, 16U, 17U, 51U}) {
    for (const std::size_t count : {1U, 2U, 8U}) {
      const auto factors = random_trimmed(count, 23);
      const auto rows = random_floats(padded(n * count + 15), 1, 24), sums = random_floats(padded(n), 1, 25);
      std::vector<float> found = sums, expected = sums;
      GetParam()->add_rows(found.data(), n, rows.data(), factors.data(), count);
      for (std::size_t j = 0; j < count; ++j) {
        for (std::size_t i = 0; i < n; ++i) expected[i] += trimmed(rows[j * n + i]) * factors[j];
      }
      found.resize(n);
      expected.resize(n);
      EXPECT_EQ(bits(found), bits(expected)) << n << " of " << count;
    }
  }
}

// Codes as the file rounds them. Row 0 of the weights and row 0 of x make the greatest sums there are, row 1 of x is of
// one number alone, row 2 of zeros of either sign.
struct IntegerCase {
  IntegerCase(std::size_t count, std::size_t rows, std::size_t inputs)
      : m(count), n(rows), depth(inputs), matrix(n, depth) {
    x = random_floats(m * depth, 2, 9);
    std::fill_n(x.begin(), depth - 1, 5.0F);
    for (std::size_t k = 0; k < depth && m > 2; ++k) {
      x[depth + k] = -1.7F;
      x[2 * depth + k] = k % 3 == 1 ? -0.0F : 0.0F;
    }
    bias = random_floats(n, 1, 10);
    std::mt19937 generator(11);
    std::uniform_int_distribution<int> any(-127, 127);
    for (std::size_t j = 0; j < n; ++j) {
      std::vector<std::int8_t> row(depth);
      std::generate(row.begin(), row.end(), [&] {
        return static_cast<std::int8_t>(j == 0 ? 127 : j == 1 ? -127 : any(generator));
      });
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

struct Rounded {
  Rounded(const KernelTable& kernels, const IntegerCase& c, std::size_t stride)
      : codes(c.m * stride, 99), least(c.m), step(c.m) {
    kernels.round_rows(c.x.data(), c.m, c.depth, c.depth, codes.data(), stride, least.data(), step.data());
  }
  std::vector<std::uint8_t> codes;
  std::vector<float> least, step;
};

TEST_P(Kernels, RowsAreRoundedAsOneByOne) {
  for (const std::size_t depth : kCounts) {
    const IntegerCase c(7, 1, depth);
    const std::size_t stride = c.matrix.padded_depth();
    const Rounded found(*GetParam(), c, stride);
    for (std::size_t r = 0; r < c.m; ++r) {
      const plain::RoundedRow expected(c.x.data() + r * depth, depth);
      EXPECT_EQ(std::bit_cast<std::uint32_t>(found.least[r]), std::bit_cast<std::uint32_t>(expected.least)) << r;
      EXPECT_EQ(found.step[r], expected.step) << r;
      for (std::size_t i = 0; i < depth; ++i) {
        ASSERT_EQ(found.codes[r * stride + i], expected.codes[i]) << depth << ", row " << r << ", column " << i;
        EXPECT_NEAR(found.least[r] + found.step[r] * found.codes[r * stride + i], c.x[r * depth + i],
                    0.501 * found.step[r]);
      }
      for (std::size_t i = depth; i < stride; ++i) EXPECT_EQ(found.codes[r * stride + i], 0);
    }
  }
}

TEST_P(Kernels, ProductOfIntegersIsExact) {
  for (const auto [m, n, depth] : {std::array<std::size_t, 3>{1, 1, 1},
                                   {13, 33, 7},
                                   {25, 64, 40},
                                   {6, 31, 3001},
                                   {37, 100, 384},
                                   {32, 65, 128},
                                   {16, 40, 64},
                                   {1, 32, 64},
                                   {17, 31, 192},
                                   {79, 96, 1536},
                                   {3, 17, 65536}}) {
    const IntegerCase c(m, n, depth);
    const std::size_t stride = c.matrix.padded_depth();
    Rounded q(*GetParam(), c, stride);
    std::fill_n(q.codes.begin(), depth, std::uint8_t{255});
    if (m > 2) std::fill_n(q.codes.begin() + static_cast<std::ptrdiff_t>(stride), depth, std::uint8_t{0});
    std::vector<float> found(m * (n + 3), 42.0F), expected = found;
    GetParam()->integer_product({q.codes.data(), q.least.data(), q.step.data(), m}, c.matrix.operand(), After::kNothing,
                                found.data(), n + 3);
    for (std::size_t i = 0; i < m; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        expected[i * (n + 3) + j] = plain::integer_product(q.codes.data() + i * stride, q.least[i], q.step[i],
                                                           c.codes.data() + j * depth, c.scales[j], c.bias[j], depth);
      }
    }
    EXPECT_EQ(bits(found), bits(expected)) << m << " " << n << " " << depth;
  }
}

// x as the bias of a product whose codes are 0, and what the product does to it after.
void after_product(const KernelTable& kernels, After after, std::vector<float>& x) {
  constexpr std::size_t kDepth = 64;
  IntegerMatrix matrix(x.size(), kDepth);
  const std::vector<std::int8_t> codes(kDepth, 0);
  for (std::size_t i = 0; i < x.size(); ++i) matrix.set_row(i, codes.data(), 1, x[i]);
  const std::vector<std::uint8_t> row(kDepth, 1);
  const float least = 0, step = 1;
  kernels.integer_product({row.data(), &least, &step, 1}, matrix.operand(), after, x.data(), x.size());
}

TEST_P(Kernels, ElementsAreTheBitsOfThePortableSet) {
  for (const std::size_t count : kCounts) {
    const auto x = random_floats(count, 4, 30), y = random_floats(count, 2, 31), gain = random_floats(count, 1, 32);
    const auto check = [&](const char* what, auto run) {
      std::vector<float> found = x, expected = x;
      run(*GetParam(), found);
      run(*find_kernels("portable"), expected);
      EXPECT_EQ(bits(found), bits(expected)) << what << " of " << count;
    };
    check("gelu", [](const KernelTable& k, auto& v) { after_product(k, After::kGelu, v); });
    check("sigmoid", [](const KernelTable& k, auto& v) { k.sigmoid(v.data(), v.size()); });
    check("softmax", [](const KernelTable& k, auto& v) { k.softmax(v.data(), 1, v.size(), v.size(), 0.7F); });
    check("add_norm", [&](const KernelTable& k, auto& v) {
      k.add_norm(v.data(), y.data(), 1, v.size(), gain.data(), y.data(), 1e-12F);
    });
  }
}

TEST_P(Kernels, SumsRunInTheOrderOfTheTable) {
  for (const std::size_t n : kCounts) {
    const auto x = random_floats(n, 5, 33), y = random_floats(n, 2, 34), gain = random_floats(n, 1, 35);
    std::vector<float> found = x, expected = x;
    GetParam()->add_norm(found.data(), y.data(), 1, n, gain.data(), y.data(), 1e-12F);
    plain::add_norm(expected, y, gain, y, 1e-12F);
    EXPECT_EQ(bits(found), bits(expected)) << n;
  }
}

TEST_P(Kernels, SigmoidIsExactToAMillionth) {
  std::vector<float> x = {-1000, 1000};
  for (float v = -90; v <= 90; v += 0.013F) x.push_back(v);
  std::vector<float> y = x;
  GetParam()->sigmoid(y.data(), y.size());
  for (std::size_t i = 0; i < x.size(); ++i) ASSERT_NEAR(y[i], 1 / (1 + std::exp(-double{x[i]})), 1e-6) << x[i];
}

TEST_P(Kernels, GeluIsExactToAThousandth) {
  std::vector<float> x;
  for (float v = -30; v <= 30; v += 0.0013F) x.push_back(v);
  std::vector<float> y = x;
  after_product(*GetParam(), After::kGelu, y);
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double expected = x[i] * 0.5 * std::erfc(-double{x[i]} / std::sqrt(2.0));
    ASSERT_NEAR(y[i], expected, 1.1e-3) << x[i];
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

// One head over a window whose rows hold other numbers, too.
struct AttentionCase {
  AttentionCase(std::size_t rows, std::size_t columns, float spread, float of_first_key)
      : count(rows),
        size(columns),
        query(random_floats(rows * columns, spread, 50)),
        key(random_floats(rows * columns, spread, 51)),
        value(random_floats(rows * columns, 2, 52)) {
    for (std::size_t j = 0; j < size; ++j) key[j] += of_first_key;
    std::fill_n(value.end() - static_cast<std::ptrdiff_t>(size), size, 0.0F);
  }

  // What the set makes of it, in rows of `context_stride` numbers of 42.
  [[nodiscard]] std::vector<float> attend(const KernelTable& kernels, AttentionRoom& room) const {
    const std::size_t stride = 3 * size + 5, context_stride = size + 3;
    std::vector<float> rows(count * stride, 1e6F), context(count * context_stride, 42.0F);
    for (std::size_t i = 0; i < count; ++i) {
      std::copy_n(query.data() + i * size, size, rows.data() + i * stride);
      std::copy_n(key.data() + i * size, size, rows.data() + i * stride + size);
      std::copy_n(value.data() + i * size, size, rows.data() + i * stride + 2 * size);
    }
    Attention head{};
    head.query = rows.data();
    head.key = rows.data() + size;
    head.value = rows.data() + 2 * size;
    head.stride = stride;
    head.count = count;
    head.size = size;
    head.scale = kScale;
    head.context = context.data();
    head.context_stride = context_stride;
    room.attend(kernels, head);
    return context;
  }

  static constexpr float kScale = 0.25F;
  std::size_t count, size;
  std::vector<float> query, key, value;
};

const std::vector<std::array<std::size_t, 2>> kWindows = {{1, 8},   {3, 32},   {16, 5},  {17, 32},
                                                          {33, 12}, {64, 32},  {65, 64}, {192, 32},
                                                          {25, 40}, {40, 256}, {20, 96}, {33, 101}};

TEST_P(Kernels, AttentionIsThatOfOneNumberAfterAnother) {
  AttentionRoom room;  // used again and again, so that what a longer window left is there
  for (const auto [count, size] : kWindows) {
    const AttentionCase c(count, size, 1.5F, 40);
    const std::vector<float> found = c.attend(*GetParam(), room);
    const std::vector<float> context = plain::attention(c.query, c.key, c.value, size, AttentionCase::kScale);
    std::vector<float> expected(found.size(), 42.0F);
    for (std::size_t i = 0; i < count; ++i)
      std::copy_n(context.data() + i * size, size, expected.data() + i * (size + 3));
    EXPECT_EQ(bits(found), bits(expected)) << count << " of " << size;
  }
}

TEST_P(Kernels, AttentionIsTheSoftmaxButForTheRounding) {
  AttentionRoom room;
  for (const auto [count, size] : kWindows) {
    const AttentionCase c(count, size, 0.6F, 0);
    const std::vector<float> found = c.attend(*GetParam(), room);
    for (std::size_t i = 0; i < count; ++i) {
      std::vector<double> weights(count);
      for (std::size_t k = 0; k < count; ++k) {
        for (std::size_t j = 0; j < size; ++j) weights[k] += double{c.query[i * size + j]} * c.key[k * size + j];
      }
      const double top = *std::max_element(weights.begin(), weights.end());
      double total = 0;
      for (double& w : weights) total += w = std::exp2((w - top) * double{AttentionCase::kScale});
      for (std::size_t j = 0; j < size; ++j) {
        double expected = 0;
        for (std::size_t k = 0; k < count; ++k) expected += weights[k] / total * c.value[k * size + j];
        ASSERT_NEAR(found[i * (size + 3) + j], expected, 0.15) << count << " of " << size << ", row " << i;
      }
    }
  }
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
