// One instruction set's kernels. Compiled once per set, with GROTIUS_KERNELS (its table) and GROTIUS_VECTOR_FLOATS.
#include <cstddef>
#include <utility>

#include "neural/kernels_table.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace {

template <int... kCounts>
struct Counts {};

// Row numbers, to be written out. Types alone come from the standard library, no function.
template <int... kRow>
using Rows = std::integer_sequence<int, kRow...>;
template <int kRows>
using RowsTo = std::make_integer_sequence<int, kRows>;

constexpr int kPanel = 32;
constexpr int kWidth = GROTIUS_VECTOR_FLOATS;
// A tile's accumulators fill the registers: 32 of 16 floats (AVX-512), else 16.
#if GROTIUS_VECTOR_FLOATS == 16
using TileCounts = Counts<1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12>;
#else
using TileCounts = Counts<1, 2, 3, 4, 5, 6>;
#endif

#include "neural/kernels_body.h"
#include "neural/kernels_integers.h"
#include "neural/kernels_sparse.h"
#if defined(__AMX_INT8__)
#include "neural/kernels_tiles.h"
#endif

template <class Out>
void product_into(const ByteRows& q, const IntegerOperand& w, const Out& out) {
#if defined(__AMX_INT8__)
  tile_product_into(q, w, out);
#else
  integer_product_into(q, w, out);
#endif
}

void integer_product(const ByteRows& q, const IntegerOperand& w, After after, float* c, Size c_stride) {
  product_into(q, w, IntoFloats{after, c, c_stride});
}

#include "neural/kernels_attention.h"

}  // namespace

namespace grotius::neural {

const KernelTable GROTIUS_KERNELS = {GROTIUS_KERNELS_NAME,
                                     round_rows,
                                     integer_product,
                                     matmul,
                                     sparse_matmul,
                                     add_rows,
                                     trim,
                                     sigmoid,
                                     softmax,
                                     attend,
                                     add_norm};

}  // namespace grotius::neural
