// The kernels' sums once more, one number after another as kernels_table.h words them: what every set must give, bit by
// bit. For tests.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace grotius::neural::plain {

// C [m, stride] of A [m, depth] and W [n, depth].
inline void matmul(const std::vector<float>& a, const std::vector<float>& w, const std::vector<float>& bias,
                   std::size_t m, std::size_t n, std::size_t depth, std::vector<float>& c, std::size_t stride) {
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      float sum = 0;
      for (std::size_t k = 0; k < depth; ++k) sum += a[i * depth + k] * w[j * depth + k];
      c[i * stride + j] = sum + bias[j];
    }
  }
}

struct RoundedRow {
  RoundedRow(const float* x, std::size_t n) : codes(n) {
    const auto [low, high] = std::minmax_element(x, x + n);
    least = *low + 0.0F;
    step = std::max((*high - least) / 255.0F, 1e-8F);
    const float inverse = 1.0F / step;
    for (std::size_t i = 0; i < n; ++i) codes[i] = static_cast<std::uint8_t>(std::nearbyint((x[i] - least) * inverse));
  }
  std::vector<std::uint8_t> codes;
  float least, step;
};

inline float integer_product(const std::uint8_t* q, float least, float step, const std::int8_t* w, float scale,
                             float bias, std::size_t depth) {
  std::int32_t sum = 0, code_sum = 0;
  for (std::size_t k = 0; k < depth; ++k) {
    sum += q[k] * w[k];
    code_sum += w[k];
  }
  return static_cast<float>(sum) * (scale * step) + (static_cast<float>(code_sum) * scale * least + bias);
}

inline float sum(const std::vector<float>& x) {
  std::array<float, 16> lanes{};
  for (std::size_t i = 0; i < x.size(); ++i) lanes[i % 16] += x[i];
  for (std::size_t half = 8; half > 0; half /= 2) {
    for (std::size_t i = 0; i < half; ++i) lanes[i] += lanes[i + half];
  }
  return lanes[0];
}

inline void add_norm(std::vector<float>& x, const std::vector<float>& y, const std::vector<float>& gain,
                     const std::vector<float>& shift, float epsilon) {
  const auto n = static_cast<float>(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) x[i] += y[i];
  const float mean = sum(x) / n;
  std::vector<float> squares(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    x[i] -= mean;
    squares[i] = x[i] * x[i];
  }
  const float scale = 1.0F / std::sqrt(sum(squares) / n + epsilon);
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = x[i] * scale * gain[i] + shift[i];
}

}  // namespace grotius::neural::plain
