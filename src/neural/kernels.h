// The arithmetic of the network: operations on row-major floats, and products of rows rounded to bytes, compiled for
// several instruction sets.
//
// Enters: buffers of the caller. Leaves: results in the caller's buffers; nothing is allocated here but by the classes.
// Invariants: the same bits come out on every processor, from every compiler that keeps to IEEE 754, and for a row
//   whatever the other rows are: sums of floats run in one order, their products are exact (trim), no addition is fused
//   with a product that is not.
// Thread safety: pure functions. Errors: none; sizes are the caller's contract.
// Sources: Goto and van de Geijn 2008 (panels of a packed operand, a register tile over them); Dekker 1971 (halves of a
//   float whose product is exact); exp by range reduction and its Taylor polynomial; keys less their mean after Zhang
//   et al. 2025 (SageAttention).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "neural/aligned.h"
#include "neural/kernels_table.h"

namespace grotius::neural {

// x to 12 significant bits, half a step away from zero, and 0 below 2⁻⁶⁰: the product of two such numbers is exact in a
// float, so adding it gives the same whether the processor fuses both or not.
[[nodiscard]] inline float trimmed(float x) {
  const std::uint32_t bits = (std::bit_cast<std::uint32_t>(x) + 0x800U) & ~0xFFFU;
  return (bits & 0x7FFFFFFFU) < 0x21800000U ? 0.0F : std::bit_cast<float>(bits);
}

// The right operand of a product: W [rows, depth], trimmed, stored in panels of 32 rows, depth-major, zero-padded, so
// that the inner loop reads memory once and in order.
class PackedMatrix {
 public:
  static constexpr std::size_t kPanel = 32;

  PackedMatrix() = default;
  PackedMatrix(std::size_t rows, std::size_t depth, Store* store = nullptr) : data_(AlignedAllocator<float>(store)) {
    resize(rows, depth);
  }
  // All zeros, unless the shape stays. Keeps its memory when shrinking.
  void resize(std::size_t rows, std::size_t depth);
  // Copies `count` rows from element (r, k) = source[r * row_stride + k * column_stride] to rows first, first + 1 …
  void set_rows(std::size_t first, std::size_t count, const float* source, std::size_t row_stride,
                std::size_t column_stride);

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t depth() const { return depth_; }
  [[nodiscard]] const float* data() const { return data_.data(); }

 private:
  std::size_t rows_ = 0, depth_ = 0;
  AlignedVector<float> data_;
};

// The right operand of a product of integers: weights of signed bytes, weight = code · scale of its row, and the bias
// that is added to the product.
class IntegerMatrix {
 public:
  // The greatest depth whose sums of products fit 32 bits.
  static constexpr std::size_t kMostDepth = 65'536;

  IntegerMatrix() = default;
  IntegerMatrix(std::size_t rows, std::size_t depth, Store* store = nullptr);
  // Row r: `depth` codes from -127 to 127, the scale they stand for, the bias.
  void set_row(std::size_t row, const std::int8_t* codes, float scale, float bias);

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t depth() const { return depth_; }
  [[nodiscard]] std::size_t padded_depth() const { return (depth_ + 3) / 4 * 4; }
  [[nodiscard]] IntegerOperand operand() const {
    return {codes_.data(), scales_.data(), bias_.data(), code_sums_.data(), rows_, padded_depth()};
  }

 private:
  std::size_t rows_ = 0, depth_ = 0;
  AlignedVector<std::int8_t> codes_;
  AlignedVector<float> scales_, bias_;
  AlignedVector<std::int32_t> code_sums_;
};

// Rows rounded to bytes; grows to the largest it was filled with and is used again.
class IntegerRows {
 public:
  // Rounds `count` rows of `depth` floats that follow each other.
  void fill(const float* x, std::size_t count, std::size_t depth);
  // c [count, w.rows] of the rows filled in last.
  void times(const IntegerMatrix& w, After after, float* c) const;

 private:
  std::size_t count_ = 0;
  AlignedVector<std::uint8_t> codes_;
  std::vector<float> least_, step_;
};

// Memory that attention works in; grows to the longest window it was used for and is used again.
class AttentionRoom {
 public:
  // `head` with all set from its query to its context's stride; this sets the rest. Its size is at most kMostSize.
  void attend(const KernelTable& kernels, Attention head);

 private:
  AlignedVector<std::uint8_t> query_codes_, weights_;
  AlignedVector<std::int8_t> key_codes_, value_codes_;
  AlignedVector<std::int32_t> scores_, offsets_, value_sums_, no_sums_;
  AlignedVector<float> query_steps_, value_scales_, steps_, parts_, no_bias_;
  float key_step_ = 0;
};

// Room for `count` floats and those that some kernels touch behind them: the next multiple of 16.
[[nodiscard]] constexpr std::size_t padded(std::size_t count) { return (count + 15) / 16 * 16; }

// A rectangle of a larger row-major matrix.
struct Rows {
  const float* data = nullptr;
  std::size_t count = 0;
  std::size_t stride = 0;  // floats from one row to the next
};

// Trimmed rows without their zeros: what is left of a side of a biaffine, whose negative numbers are 0.
class SparseMatrix {
 public:
  SparseMatrix(Rows x, std::size_t depth);
  [[nodiscard]] std::size_t rows() const { return begin_.size() - 1; }
  [[nodiscard]] SparseRows some(std::size_t first, std::size_t count) const {
    return {begin_.data() + first, depth_.data(), value_.data(), count};
  }

 private:
  std::vector<std::uint32_t> begin_, depth_;
  std::vector<float> value_;
};

// All sets this processor runs, fastest first; the last runs everywhere.
[[nodiscard]] std::vector<const KernelTable*> supported_kernels();
// The set of this name, or null if this processor does not run it.
[[nodiscard]] const KernelTable* find_kernels(std::string_view name);
// The environment variable that names the set to use: for tests and for timing, results are the same.
inline constexpr const char* kKernelsVariable = "GROTIUS_KERNELS";
// The set that variable names, else the fastest.
[[nodiscard]] const KernelTable& kernels();

// `a` must be trimmed.
inline void matmul(Rows a, const PackedMatrix& w, const float* bias, float* c, std::size_t c_stride) {
  kernels().matmul(a.data, a.count, a.stride, w.data(), w.rows(), w.depth(), bias, c, c_stride);
}
inline void matmul(const SparseRows& a, const PackedMatrix& w, float* c) {
  kernels().sparse_matmul(a, w.data(), w.rows(), w.depth(), c, w.rows());
}

}  // namespace grotius::neural
