// The bodies of the kernels for vectors of kWidth floats. kernels_impl.cpp defines kWidth and TileCounts and includes
// this file; it is compiled once per instruction set. No function here may come from the standard library: an inline
// one compiled for a newer processor could be the one the linker keeps for all.

using Vector = float __attribute__((vector_size(kWidth * sizeof(float))));
using Integers = int __attribute__((vector_size(kWidth * sizeof(int))));
using Bits = unsigned __attribute__((vector_size(kWidth * sizeof(unsigned))));
using Size = std::size_t;

// By memcpy: clang 14 takes a vector type of less alignment for one of its own.
inline Vector load(const float* from) {
  Vector v;
  __builtin_memcpy(&v, from, sizeof v);
  return v;
}
inline void store(float* to, Vector v) { __builtin_memcpy(to, &v, sizeof v); }
inline Vector fill(float x) { return Vector{} + x; }

template <int kBy, class Lanes, int... kLane>
inline Lanes turned(Lanes v, Rows<kLane...> /*lanes*/) {
  return __builtin_shufflevector(v, v, ((kLane + kBy) % kWidth)...);
}

// f of lanes i and i + kWidth / 2 for each i below it, then of what that leaves, down to one number.
template <int kHalf = kWidth / 2, class Lanes, class Function>
inline auto combined(Lanes v, Function f) {
  v = f(v, turned<kHalf>(v, RowsTo<kWidth>{}));
  if constexpr (kHalf == 1) {
    return v[0];
  } else {
    return combined<kHalf / 2>(v, f);
  }
}

// Sums over columns i, i + 16, i + 32 …, for each i < 16: as many whatever the width.
struct Sums {
  static constexpr int kLanes = 16, kParts = kLanes / kWidth;
  Vector part[kParts] = {};

  // Adds f(x[i]) for all i < count; what f makes of the zeros behind the last one is not added.
  template <class Function>
  void add(float* x, Size count, Function f) {
    Size i = 0;
    for (; i + kLanes <= count; i += kLanes) {
      for (int p = 0; p < kParts; ++p) part[p] += f(x + i + p * kWidth);
    }
    if (i == count) return;
    float rest[kLanes] = {};
    for (Size j = 0; i + j < count; ++j) rest[j] = x[i + j];
    for (int p = 0; p < kParts; ++p) {
      float added[kWidth];
      store(added, f(rest + p * kWidth));
      for (Size j = 0; j < kWidth; ++j) added[j] = i + p * kWidth + j < count ? added[j] : 0.0F;
      part[p] += load(added);
    }
    for (Size j = 0; i + j < count; ++j) x[i + j] = rest[j];
  }

  [[nodiscard]] float total() const {
    Vector sums[kParts];
    for (int p = 0; p < kParts; ++p) sums[p] = part[p];
    for (int half = kParts / 2; half > 0; half /= 2) {
      for (int p = 0; p < half; ++p) sums[p] += sums[p + half];
    }
    return combined(sums[0], [](Vector a, Vector b) { return a + b; });
  }
};

// a > b ? a : b and a < b ? a : b; the instructions do just that, but compilers do not always see it.
#if defined(__AVX512F__)
inline Vector larger(Vector a, Vector b) { return _mm512_max_ps(a, b); }
inline Vector smaller(Vector a, Vector b) { return _mm512_min_ps(a, b); }
#elif defined(__AVX2__)
inline Vector larger(Vector a, Vector b) { return _mm256_max_ps(a, b); }
inline Vector smaller(Vector a, Vector b) { return _mm256_min_ps(a, b); }
#elif defined(__SSE2__)
inline Vector larger(Vector a, Vector b) { return _mm_max_ps(a, b); }
inline Vector smaller(Vector a, Vector b) { return _mm_min_ps(a, b); }
#else
inline Vector larger(Vector a, Vector b) { return a > b ? a : b; }
inline Vector smaller(Vector a, Vector b) { return a < b ? a : b; }
#endif

// The vector at column `at` of a row of n; `other` behind the row's end.
inline Vector within(Vector v, Size at, Size n, Vector other) {
  Integers lane;
  for (int j = 0; j < kWidth; ++j) lane[j] = j;
  return lane < static_cast<int>(n) - static_cast<int>(at) ? v : other;
}

// As the function of kernels.h.
inline Vector trimmed(Vector x) {
  const Integers bits = (reinterpret_cast<Integers>(x) + 0x800) & ~0xFFF;
  return reinterpret_cast<Vector>((bits & 0x7FFFFFFF) < 0x21800000 ? Integers{} : bits);
}

// total + w · x, of trimmed w and x.
inline Vector multiply_add(Vector w, float x, Vector total) {
#if defined(__AVX512F__)
  return _mm512_fmadd_ps(w, _mm512_set1_ps(x), total);
#elif defined(__FMA__)
  return _mm256_fmadd_ps(w, _mm256_set1_ps(x), total);
#else
  return total + w * x;
#endif
}

// exp for x in [-87, 88], clamped below: 2^n · e^r with |r| ≤ ln 2 / 2; ln 2 in two parts keeps r exact. The product
// with 2^n is one of exponents, as neither it nor e^r is subnormal. Beyond 88 (what stands behind a row's end) the bits
// mean nothing.
inline Vector exponential(Vector x) {
  x = larger(x, fill(-87.0F));
  const Vector shifter = fill(12582912.0F);  // 1.5 · 2^23: adding it rounds to an integer in the low bits
  const Vector rounded = x * 1.44269504F + shifter;
  const Vector n = rounded - shifter;
  const Vector r = (x - n * 0.693359375F) - n * -2.12194440e-4F;
  Vector p = r * (1.0F / 5040) + 1.0F / 720;
  p = p * r + 1.0F / 120;
  p = p * r + 1.0F / 24;
  p = p * r + 1.0F / 6;
  p = p * r + 0.5F;
  p = p * r + 1.0F;
  p = p * r + 1.0F;
  return reinterpret_cast<Vector>(reinterpret_cast<Bits>(p) + (reinterpret_cast<Bits>(rounded) << 23));
}

// x Φ(x) to 0.0011: Φ(x) − 1/2 is an odd polynomial up to 3.4 and stays as it is there beyond. What it is for is
// rounded to steps ten times as large.
inline Vector gaussian_unit(Vector x) {
  const Vector y = smaller(larger(x, fill(-3.4F)), fill(3.4F)), square = y * y;
  Vector p = square * 1.05564995e-5F - 4.15139220e-4F;
  p = p * square + 6.71190955e-3F;
  p = p * square - 5.98076247e-2F;
  p = p * square + 0.394279331F;
  return x * (p * y + 0.5F);
}

constexpr Size kColumns = 2 * kWidth;

struct Pair {
  Vector left = {}, right = {};
};

// One register tile: rows kRow… of C times two vectors of columns. `columns` may be fewer than the tile holds. Rows are
// written out by packs, not by loops: g++ 12 keeps in memory what loops index.
template <int... kRow>
inline void tile_of(Rows<kRow...> /*rows*/, const float* a, Size a_stride, const float* panel, Size depth,
                    const float* bias, Size columns, float* c, Size c_stride) {
  constexpr Size kCount = sizeof...(kRow);
  float shift[kColumns] = {}, edge[kCount * kColumns];
  if (bias != nullptr) __builtin_memcpy(shift, bias, columns * sizeof(float));
  Pair total[kCount];
  for (Size k = 0; k < depth; ++k) {
    const Pair w = {load(panel + k * kPanel), load(panel + k * kPanel + kWidth)};
    const auto add = [&](float x, Pair& sums) {
      sums = {multiply_add(w.left, x, sums.left), multiply_add(w.right, x, sums.right)};
    };
    (add(a[kRow * a_stride + k], total[kRow]), ...);
  }
  // with or without a bias: none of the sums is -0, so adding 0 changes none
  const Pair shifts = {load(shift), load(shift + kWidth)};
  float* out = columns == kColumns ? c : edge;
  const Size stride = columns == kColumns ? c_stride : kColumns;
  const auto put = [&](float* to, const Pair& sums) {
    store(to, sums.left + shifts.left);
    store(to + kWidth, sums.right + shifts.right);
  };
  (put(out + kRow * stride, total[kRow]), ...);
  for (Size r = 0; out == edge && r < kCount; ++r) {
    __builtin_memcpy(c + r * c_stride, edge + r * kColumns, columns * sizeof(float));
  }
}

template <int kRows>
void tile(const float* a, Size a_stride, const float* panel, Size depth, const float* bias, Size columns, float* c,
          Size c_stride) {
  tile_of(RowsTo<kRows>{}, a, a_stride, panel, depth, bias, columns, c, c_stride);
}

using Tile = void (*)(const float*, Size, const float*, Size, const float*, Size, float*, Size);

// kTiles[r - 1] is the tile of r rows.
template <class Counts>
struct TileTable;
template <int... kCounts>
struct TileTable<Counts<kCounts...>> {
  static constexpr Tile kTiles[] = {tile<kCounts>...};
};
constexpr const auto& kTiles = TileTable<TileCounts>::kTiles;
constexpr Size kTileRows = sizeof(kTiles) / sizeof(Tile);

void matmul(const float* a, Size m, Size a_stride, const float* packed, Size n, Size depth, const float* bias, float* c,
            Size c_stride) {
  for (Size column = 0; column < n; column += kColumns) {
    const Size columns = n - column < kColumns ? n - column : kColumns;
    const float* panel = packed + column / kPanel * kPanel * depth + column % kPanel;
    for (Size row = 0; row < m; row += kTileRows) {
      const Size rows = m - row < kTileRows ? m - row : kTileRows;
      kTiles[rows - 1](a + row * a_stride, a_stride, panel, depth, bias == nullptr ? bias : bias + column, columns,
                       c + row * c_stride + column, c_stride);
    }
  }
}

void add_rows(float* sums, Size n, const float* rows, const float* factors, Size count) {
  for (Size i = 0; i < n; i += kWidth) {
    Vector sum = load(sums + i);
    for (Size j = 0; j < count; ++j) sum = multiply_add(trimmed(load(rows + j * n + i)), factors[j], sum);
    store(sums + i, sum);
  }
}

// Applies f to all vectors of x; the last, incomplete one goes through a copy filled up with zeros.
template <class Function>
inline void for_vectors(const float* x, Size count, float* y, Function f) {
  Size i = 0;
  for (; i + kWidth <= count; i += kWidth) store(y + i, f(load(x + i)));
  if (i == count) return;
  float copy[kWidth] = {};
  for (Size j = 0; i + j < count; ++j) copy[j] = x[i + j];
  store(copy, f(load(copy)));
  for (Size j = 0; i + j < count; ++j) y[i + j] = copy[j];
}

void trim(const float* x, Size count, float* y) {
  for_vectors(x, count, y, [](Vector v) { return trimmed(v); });
}

void sigmoid(float* x, Size count) {
  for_vectors(x, count, x, [](Vector v) { return 1.0F / (exponential(smaller(-v, fill(87.0F))) + 1.0F); });
}

inline float largest(const float* x, Size count) {
  Vector tops = fill(x[0]);
  Size i = 0;
  for (; i + kWidth <= count; i += kWidth) tops = larger(tops, load(x + i));
  float top = combined(tops, larger);
  for (; i < count; ++i) top = x[i] > top ? x[i] : top;
  return top;
}

void softmax(float* x, Size m, Size n, Size stride, float scale) {
  for (Size r = 0; r < m; ++r, x += stride) {
    const float top = largest(x, n);
    Sums sums;
    sums.add(x, n, [&](float* at) {
      const Vector e = exponential((load(at) - top) * scale);
      store(at, e);
      return e;
    });
    const float inverse = 1.0F / sums.total();
    for_vectors(x, n, x, [&](Vector v) { return v * inverse; });
  }
}

void add_norm(float* x, const float* y, Size m, Size n, const float* gain, const float* shift, float epsilon) {
  for (Size r = 0; r < m; ++r, x += n) {
    if (y != nullptr) {
      for (Size i = 0; i < n; ++i) x[i] += y[r * n + i];
    }
    Sums values, squares;
    values.add(x, n, [](float* at) { return load(at); });
    const float mean = values.total() / static_cast<float>(n);
    squares.add(x, n, [&](float* at) {
      const Vector v = load(at) - mean;
      store(at, v);
      return v * v;
    });
    const float scale = 1.0F / __builtin_sqrtf(squares.total() / static_cast<float>(n) + epsilon);
    for (Size i = 0; i < n; ++i) x[i] = x[i] * scale * gain[i] + shift[i];
  }
}
