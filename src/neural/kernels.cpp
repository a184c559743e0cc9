#include "neural/kernels.h"

#include <algorithm>

namespace grotius::neural {

void PackedMatrix::resize(std::size_t rows, std::size_t depth) {
  rows_ = rows;
  depth_ = depth;
  data_.assign((rows + kPanel - 1) / kPanel * kPanel * depth, 0.0F);
}

void PackedMatrix::set_rows(std::size_t first, std::size_t count, const float* source, std::size_t row_stride,
                            std::size_t column_stride) {
  for (std::size_t r = 0; r < count;) {
    const std::size_t row = first + r;
    const std::size_t lane = row % kPanel;
    const std::size_t lanes = std::min(kPanel - lane, count - r);
    float* panel = data_.data() + (row - lane) * depth_ + lane;
    const float* from = source + r * row_stride;
    for (std::size_t k = 0; k < depth_; ++k) {
      for (std::size_t l = 0; l < lanes; ++l) panel[k * kPanel + l] = from[l * row_stride + k * column_stride];
    }
    r += lanes;
  }
}

IntegerMatrix::IntegerMatrix(std::size_t rows, std::size_t depth) : rows_(rows), depth_(depth) {
  constexpr std::size_t kPanel = PackedMatrix::kPanel;
  const std::size_t padded = (rows + kPanel - 1) / kPanel * kPanel;
  codes_.assign(padded * padded_depth(), 0);
  scales_.assign(padded, 0.0F);
  bias_.assign(padded, 0.0F);
}

void IntegerMatrix::set_row(std::size_t row, const std::int8_t* codes, float scale, float bias) {
  constexpr std::size_t kPanel = PackedMatrix::kPanel;
  const std::size_t lane = row % kPanel;
  std::int16_t* panel = codes_.data() + (row - lane) * padded_depth();
  for (std::size_t k = 0; k < depth_; ++k) panel[k / 2 * 2 * kPanel + lane * 2 + k % 2] = codes[k];
  scales_[row] = scale;
  bias_[row] = bias;
}

std::int32_t IntegerRows::largest_code(std::size_t depth) {
  constexpr std::size_t kLargestSum = 2'147'483'647, kLargestWeight = 128;
  return static_cast<std::int32_t>(std::min<std::size_t>(8191, kLargestSum / (kLargestWeight * depth)));
}

void IntegerRows::fill(const float* x, std::size_t count, std::size_t depth) {
  const std::size_t stride = (depth + 1) / 2 * 2;
  count_ = count;
  if (codes_.size() < count * stride) codes_.resize(count * stride);
  if (scales_.size() < count) scales_.resize(count);
  kernels().round_rows(x, count, depth, static_cast<float>(largest_code(depth)), codes_.data(), stride, scales_.data());
}

void IntegerRows::times(const IntegerMatrix& w, float* c) const {
  kernels().integer_product(codes_.data(), scales_.data(), count_, w.operand(), c, w.rows());
}

std::vector<const KernelTable*> supported_kernels() {
  std::vector<const KernelTable*> found;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw")) found.push_back(&kAvx512Kernels);
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) found.push_back(&kAvx2Kernels);
#endif
  found.push_back(&kPortableKernels);
  return found;
}

const KernelTable& kernels() {
  static const KernelTable& fastest = *supported_kernels().front();
  return fastest;
}

}  // namespace grotius::neural
