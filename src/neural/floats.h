// The layers of a model whose matrices are floats: what is rounded to bytes elsewhere is computed in floats here. Such
// a model is there to measure what the bytes cost; it reads five times as slowly.
//
// Enters: rows of floats, maps of floats. Leaves: results in the caller's buffers. Invariants: numbers are trimmed as
// in
//   all products of floats (12 bits, a hundredth of the step of a byte) and summed in the order of kernels_table.h; Φ
//   is the C library's, in doubles. Thread safety: a FloatRoom belongs to one thread at a time. Errors: none.
#pragma once

#include "neural/kernels.h"

namespace grotius::neural {

struct Linear;

// Memory such layers work in; grows to the longest window seen and is used again.
class FloatRoom {
 public:
  // y [count, outputs of map] = map x, and what is to be done after, with no polynomial in Φ's place.
  void times(const float* x, std::size_t count, const Linear& map, After after, float* y);
  // context = softmax(Q Kᵀ / √size) V: reads `head` up to its size and its context.
  void attend(const Attention& head);

 private:
  AlignedVector<float> rows_, weights_;
  PackedMatrix keys_, values_;
};

}  // namespace grotius::neural
