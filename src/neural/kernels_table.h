// The table of kernels one instruction set fills; see kernels.h. Apart from it because the files compiled for newer
// processors must not instantiate anything of the standard library.
#pragma once

#include <cstddef>
#include <cstdint>

namespace grotius::neural {

// Where IntegerMatrix keeps its parts; rows are padded to whole panels, depth to a multiple of 4.
struct IntegerOperand {
  const std::int8_t* codes;       // panels of 32 rows: [depth / 4][32][4]
  const float* scales;            // by row
  const float* bias;              // by row
  const std::int32_t* code_sums;  // by row
  std::size_t rows, depth;
};

// Rows rounded to bytes: row r is nearly least[r] + step[r] · code.
struct ByteRows {
  const std::uint8_t* codes;  // [count, depth of the operand]
  const float* least;
  const float* step;
  std::size_t count;
};

// Rows of trimmed numbers without their zeros: number value[i] of row r stands at depth[i], ascending, for begin[r] ≤ i
// < begin[r + 1].
struct SparseRows {
  const std::uint32_t* begin;
  const std::uint32_t* depth;
  const float* value;
  std::size_t count;
};

// What becomes of each number of a product: nothing, or x · Φ(x), the Gaussian error linear unit, to 0.0011.
enum class After { kNothing, kGelu };

// One head of attention over the rows of a window, each with its query, its key and its value of `size` numbers, and
// room to work in.
struct Attention {
  static constexpr std::size_t kMostSize = 256, kRowsAtOnce = 32;

  const float *query, *key, *value;  // of row 0
  std::size_t stride, count, size;   // numbers from row to row; rows; numbers of each
  float scale;                       // of scores, times log2 e
  float* context;                    // of row 0
  std::size_t context_stride;

  std::uint8_t *query_codes, *weights;          // [kRowsAtOnce, padded_size], [2 · kRowsAtOnce, padded_count]
  std::int8_t *key_codes, *value_codes;         // in panels as an IntegerOperand's: keys are rows, values are columns
  std::int32_t *scores, *offsets, *value_sums;  // [kRowsAtOnce, score_stride], and whole panels
  float *query_steps, *key_step, *value_scales, *steps;  // [kRowsAtOnce], [1], whole panels, [2 · kRowsAtOnce]
  float* parts;                                          // [2 · kRowsAtOnce, size]
  const std::int32_t* no_sums;                           // zeros, as many as whole panels of either have
  const float* no_bias;

  [[nodiscard]] std::size_t padded_size() const { return size <= 64 ? (size + 3) / 4 * 4 : (size + 63) / 64 * 64; }
  [[nodiscard]] std::size_t padded_count() const { return (count + 63) / 64 * 64; }
  [[nodiscard]] std::size_t score_stride() const { return (count + 15) / 16 * 16; }
};

// Every function gives the same bits on every instruction set: products of floats and integers are exact, and each sum
// of floats runs in the order written here.
struct KernelTable {
  const char* name;
  // Rounds each row of n floats, x_stride apart, to 256 even steps from its least to its greatest value: step =
  // max((greatest − least) / 255, 1e-8), code = (x − least) · (1 / step) to the nearest, even if halfway; q_stride
  // codes from row to row, those behind n are 0.
  void (*round_rows)(const float* x, std::size_t m, std::size_t n, std::size_t x_stride, std::uint8_t* q,
                     std::size_t q_stride, float* least, float* step);
  // C [count, rows of w] = float(Σ code · code of w) · (step · scale) + (float(Σ code of w) · scale · least
  // + bias), and what is to be done after.
  void (*integer_product)(const ByteRows& q, const IntegerOperand& w, After after, float* c, std::size_t c_stride);
  // C [m, n] = A [m, depth] · Wᵀ + bias, each sum in the order of depth, W packed as in PackedMatrix; bias may be null.
  // All values of A and W are trimmed. Only C's n columns are written.
  void (*matmul)(const float* a, std::size_t m, std::size_t a_stride, const float* packed, std::size_t n,
                 std::size_t depth, const float* bias, float* c, std::size_t c_stride);
  // As matmul of the rows with their zeros and no bias: leaving zeros out changes no sum.
  void (*sparse_matmul)(const SparseRows& a, const float* packed, std::size_t n, std::size_t depth, float* c,
                        std::size_t c_stride);
  // sums [n] += trimmed row j of rows [count, n] · factors[j], one j after another; factors are trimmed. Reads and
  // writes up to 15 floats behind the last row and the last sum: what they are then has no meaning.
  void (*add_rows)(float* sums, std::size_t n, const float* rows, const float* factors, std::size_t count);
  // y = x trimmed; y may be x.
  void (*trim)(const float* x, std::size_t count, float* y);
  // x = 1 / (1 + e⁻ˣ).
  void (*sigmoid)(float* x, std::size_t count);
  // Each row: softmax of scale · x over its n columns; scale > 0. Sums over columns run as in add_norm.
  void (*softmax)(float* x, std::size_t m, std::size_t n, std::size_t stride, float scale);
  // context = softmax(Q Kᵀ) V in bytes. Queries, each row: step = max(greatest magnitude / 127, 1e-8), code = q · (1 /
  // step) to the nearest, even if halfway. Keys: the same with one step for all of them. Values: the same of each
  // column. Score = (Σ code · code of key − the row's greatest) · (step · (step of keys · scale)), weight = 65,500 ·
  // 2^score by weight_of (kernels_attention.h) to the nearest, even if halfway; its high byte and its low one are
  // multiplied with the values as in integer_product, least and bias 0, step 256 / the row's sum of weights and 1 / it,
  // and both are added.
  void (*attend)(const Attention& head);
  // Each row of n: x = (z − mean z) / √(var z + epsilon) · gain + shift with z = x + y; y may be null. Sums run over
  // columns i, i + 16, i + 32 … for each i < 16; then 8 pairs of these sums are added, i and i + 8, then 4, 2, 1.
  void (*add_norm)(float* x, const float* y, std::size_t m, std::size_t n, const float* gain, const float* shift,
                   float epsilon);
};

extern const KernelTable kPortableKernels;
#if defined(__x86_64__)
extern const KernelTable kAvx2Kernels;
extern const KernelTable kAvxVnniKernels;
extern const KernelTable kAvx512Kernels;
extern const KernelTable kAmxKernels;
#endif

}  // namespace grotius::neural
