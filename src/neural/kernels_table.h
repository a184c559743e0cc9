// The table of kernels one instruction set fills; see kernels.h. Apart from it because the files compiled for newer
// processors must not instantiate anything of the standard library.
#pragma once

#include <cstddef>
#include <cstdint>

namespace grotius::neural {

// Where IntegerMatrix keeps its parts; all are padded to whole panels, depth to a multiple of 2.
struct IntegerOperand {
  const std::int16_t* codes;  // panels of 32 rows: [depth / 2][32][2]
  const float* scales;        // by row
  const float* bias;          // by row
  std::size_t rows, depth;
};

struct KernelTable {
  const char* name;
  // Rounds each row of n floats to codes q = round(most · x / max|x|) and a scale, so that x is nearly q · scale;
  // q_stride codes from row to row, those behind n are 0.
  void (*round_rows)(const float* x, std::size_t m, std::size_t n, float most, std::int16_t* q, std::size_t q_stride,
                     float* scales);
  // C [m, rows] = Q · codesᵀ · both scales + bias. The sums are of integers, exact and the same everywhere.
  void (*integer_product)(const std::int16_t* q, const float* q_scales, std::size_t m, const IntegerOperand& w,
                          float* c, std::size_t c_stride);
  // C [m, n] = A [m, depth] · Wᵀ + bias, W packed as in PackedMatrix; bias may be null. Only C's n columns are written.
  void (*matmul)(const float* a, std::size_t m, std::size_t a_stride, const float* packed, std::size_t n,
                 std::size_t depth, const float* bias, float* c, std::size_t c_stride);
  // x = x · Φ(x), the exact Gaussian error linear unit.
  void (*gelu)(float* x, std::size_t count);
  // Each row: softmax of scale · x over its n columns; scale > 0.
  void (*softmax)(float* x, std::size_t m, std::size_t n, std::size_t stride, float scale);
  // Each row of n: x = (z − mean z) / √(var z + epsilon) · gain + shift with z = x + y; y may be null.
  void (*add_norm)(float* x, const float* y, std::size_t m, std::size_t n, const float* gain, const float* shift,
                   float epsilon);
};

extern const KernelTable kPortableKernels;
#if defined(__x86_64__)
extern const KernelTable kAvx2Kernels;
extern const KernelTable kAvx512Kernels;
#endif

}  // namespace grotius::neural
