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

std::vector<const KernelTable*> supported_kernels() {
  std::vector<const KernelTable*> found;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) found.push_back(&kAvx512Kernels);
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
