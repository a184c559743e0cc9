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

// 65,500 · 2^x for x in [-20, 0], clamped below.
inline float weight_of(float x) {
  x = std::max(x, -20.0F);
  const float n = std::nearbyint(x), f = x - n;
  return std::ldexp((f * 15616.815F + 46075.367F) * f + 65529.009F, static_cast<int>(n));
}

// Codes of numbers `every` apart in even steps on either side of 0, and the step.
inline float round_signed(const std::vector<float>& x, std::size_t first, std::size_t count, std::size_t every,
                          std::vector<std::int8_t>& codes) {
  float top = 0;
  for (std::size_t i = 0; i < count; ++i) top = std::max(top, std::abs(x[first + i * every]));
  const float step = std::max(top / 127.0F, 1e-8F);
  codes.clear();
  for (std::size_t i = 0; i < count; ++i) {
    codes.push_back(static_cast<std::int8_t>(std::nearbyint(x[first + i * every] * (1 / step))));
  }
  return step;
}

// Context [count, size] of one head; query, key and value are [count, size].
inline std::vector<float> attention(const std::vector<float>& query, const std::vector<float>& key,
                                    const std::vector<float>& value, std::size_t size, float scale) {
  const std::size_t count = query.size() / size;
  std::vector<std::int8_t> q, keys;
  std::vector<std::vector<std::int8_t>> columns(size);
  std::vector<float> column_scales(size), context(count * size);
  const float key_scale = round_signed(key, 0, count * size, 1, keys) * scale;
  for (std::size_t j = 0; j < size; ++j) column_scales[j] = round_signed(value, j, count, size, columns[j]);
  for (std::size_t i = 0; i < count; ++i) {
    const float step = round_signed(query, i * size, size, 1, q);
    std::vector<std::int32_t> scores(count, 0);
    for (std::size_t k = 0; k < count; ++k) {
      for (std::size_t j = 0; j < size; ++j) scores[k] += q[j] * keys[k * size + j];
    }
    const std::int32_t top = *std::max_element(scores.begin(), scores.end());
    std::vector<std::uint8_t> high, low;
    std::int32_t total = 0;
    for (const std::int32_t score : scores) {
      const float weight = weight_of(static_cast<float>(score - top) * (step * key_scale));
      const auto whole = static_cast<std::int32_t>(std::nearbyint(weight));
      high.push_back(static_cast<std::uint8_t>(whole / 256));
      low.push_back(static_cast<std::uint8_t>(whole % 256));
      total += whole;
    }
    const float share = 1.0F / static_cast<float>(total);
    for (std::size_t j = 0; j < size; ++j) {
      context[i * size + j] =
          integer_product(high.data(), 0, 256.0F * share, columns[j].data(), column_scales[j], 0, count) +
          integer_product(low.data(), 0, share, columns[j].data(), column_scales[j], 0, count);
    }
  }
  return context;
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
