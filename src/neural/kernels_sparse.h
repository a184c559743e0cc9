// Products of rows that are mostly zeros, included by kernels_impl.cpp behind kernels_body.h under the same rules.
//
// Two rows at a time, four vectors of columns each: as many sums as hide the time of an addition. The panels of these
// columns stay in the first cache while all rows go by.

using grotius::neural::SparseRows;

struct FourSums {
  Vector a = {}, b = {}, c = {}, d = {};
};

constexpr Size kSparseColumns = 4 * kWidth;

void sparse_matmul(const SparseRows& a, const float* packed, Size n, Size depth, float* c, Size c_stride) {
  for (Size column = 0; column < n; column += kSparseColumns) {
    const auto panel = [&](Size vector) {
      const Size at = column + vector * kWidth < n ? column + vector * kWidth : column;
      return packed + at / kPanel * kPanel * depth + at % kPanel;
    };
    const float *wa = panel(0), *wb = panel(1), *wc = panel(2), *wd = panel(3);
    const auto add = [&](Size i, FourSums& sums) {
      const Size k = a.depth[i] * Size{kPanel};
      const float x = a.value[i];
      sums = {multiply_add(load(wa + k), x, sums.a), multiply_add(load(wb + k), x, sums.b),
              multiply_add(load(wc + k), x, sums.c), multiply_add(load(wd + k), x, sums.d)};
    };
    const auto put = [&](Size row, const FourSums& sums) {
      float edge[kSparseColumns];
      float* to = c + row * c_stride + column;
      float* out = n - column < kSparseColumns ? edge : to;
      store(out, sums.a);
      store(out + kWidth, sums.b);
      store(out + 2 * kWidth, sums.c);
      store(out + 3 * kWidth, sums.d);
      if (out == edge) __builtin_memcpy(to, edge, (n - column) * sizeof(float));
    };
    for (Size row = 0; row < a.count; row += 2) {
      const bool two = row + 1 < a.count;
      Size i = a.begin[row], j = a.begin[row + 1];
      const Size i_end = j, j_end = two ? a.begin[row + 2] : j;
      FourSums first, second;
      for (; i < i_end && j < j_end; ++i, ++j) {
        add(i, first);
        add(j, second);
      }
      for (; i < i_end; ++i) add(i, first);
      for (; j < j_end; ++j) add(j, second);
      put(row, first);
      if (two) put(row + 1, second);
    }
  }
}
