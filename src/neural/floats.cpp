#include "neural/floats.h"

#include <cmath>

#include "neural/weights.h"

namespace grotius::neural {
namespace {

// x · Φ(x).
float gaussian_unit(float x) {
  constexpr double kRootOfHalf = 0.70710678118654752;
  return static_cast<float>(0.5 * x * std::erfc(-x * kRootOfHalf));
}

}  // namespace

void FloatRoom::times(const float* x, std::size_t count, const Linear& map, After after, float* y) {
  const std::size_t depth = map.weight.depth(), outputs = map.outputs();
  rows_.resize(count * depth);
  kernels().trim(x, count * depth, rows_.data());
  matmul({rows_.data(), count, depth}, map.weight, map.bias.data(), y, outputs);
  if (after == After::kNothing) return;
  for (std::size_t i = 0; i < count * outputs; ++i) y[i] = gaussian_unit(y[i]);
}

void FloatRoom::attend(const Attention& head) {
  const std::size_t count = head.count, size = head.size;
  keys_.resize(count, size);
  keys_.set_rows(0, count, head.key, head.stride, 1);
  values_.resize(size, count);
  values_.set_rows(0, size, head.value, 1, head.stride);
  rows_.resize(count * size);
  for (std::size_t r = 0; r < count; ++r) kernels().trim(head.query + r * head.stride, size, rows_.data() + r * size);
  weights_.resize(count * count);
  matmul({rows_.data(), count, size}, keys_, nullptr, weights_.data(), count);
  kernels().softmax(weights_.data(), count, count, count, 1.0F / std::sqrt(static_cast<float>(size)));
  kernels().trim(weights_.data(), weights_.size(), weights_.data());
  matmul({weights_.data(), count, count}, values_, nullptr, head.context, head.context_stride);
}

}  // namespace grotius::neural
