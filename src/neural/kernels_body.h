// The bodies of the kernels for vectors of kWidth floats. kernels_impl.cpp defines kWidth, kTileVectors and TileCounts
// and includes this file; it is compiled once per instruction set. Nothing here may come from the standard library: an
// inline function compiled for a newer processor could be the one the linker keeps for all.

using Vector = float __attribute__((vector_size(kWidth * sizeof(float))));
using Unaligned = float __attribute__((vector_size(kWidth * sizeof(float)), aligned(alignof(float)), may_alias));
using Integers = int __attribute__((vector_size(kWidth * sizeof(int))));
using Size = std::size_t;

inline Vector load(const float* from) { return *reinterpret_cast<const Unaligned*>(from); }
inline void store(float* to, Vector v) { *reinterpret_cast<Unaligned*>(to) = v; }
inline Vector fill(float x) { return Vector{} + x; }

inline float sum(Vector v) {
  float total = 0;
  for (int i = 0; i < kWidth; ++i) total += v[i];
  return total;
}

inline Vector larger(Vector a, Vector b) { return a > b ? a : b; }

// exp for x in [-87, 88], clamped below: 2^n · e^r with |r| ≤ ln 2 / 2; ln 2 in two parts keeps r exact.
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
  const Integers exponent = (__builtin_convertvector(n, Integers) + 127) << 23;
  return p * reinterpret_cast<Vector>(exponent);
}

// x Φ(x): with t = 1 / (1 + 0.3275911 |z|), z = x / √2, erf |z| = 1 − (a₁ t + … + a₅ t⁵) e^(−z²).
inline Vector gaussian_unit(Vector x) {
  const Vector magnitude = (x < 0 ? -x : x) * 0.70710678F;
  const Vector t = 1.0F / (magnitude * 0.3275911F + 1.0F);
  Vector p = t * 1.061405429F - 1.453152027F;
  p = p * t + 1.421413741F;
  p = p * t - 0.284496736F;
  p = p * t + 0.254829592F;
  const Vector tail = p * t * exponential(-magnitude * magnitude) * 0.5F;  // 1 − Φ(|x|)
  return x * (x < 0 ? tail : 1.0F - tail);
}

// One register tile: kRows rows of C times kTileVectors vectors of columns. `columns` may be fewer than the tile holds.
template <int kRows>
void tile(const float* a, Size a_stride, const float* panel, Size depth, const float* bias, Size columns, float* c,
          Size c_stride) {
  constexpr Size kColumns = kWidth * kTileVectors;
  Vector total[kRows][kTileVectors];
  for (int j = 0; j < kTileVectors; ++j) {
    for (int r = 0; r < kRows; ++r) total[r][j] = Vector{};
  }
  for (Size k = 0; k < depth; ++k) {
    Vector w[kTileVectors];
    for (int j = 0; j < kTileVectors; ++j) w[j] = load(panel + k * kPanel + j * kWidth);
    for (int r = 0; r < kRows; ++r) {
      const float x = a[r * a_stride + k];
      for (int j = 0; j < kTileVectors; ++j) total[r][j] += w[j] * x;
    }
  }
  float edge[kColumns];
  for (int r = 0; r < kRows; ++r) {
    float* out = columns == kColumns ? c + r * c_stride : edge;
    for (int j = 0; j < kTileVectors; ++j) store(out + j * kWidth, total[r][j]);
    if (bias != nullptr) {
      for (Size j = 0; j < columns; ++j) out[j] += bias[j];
    }
    if (out == edge) {
      for (Size j = 0; j < columns; ++j) c[r * c_stride + j] = edge[j];
    }
  }
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
  constexpr Size kColumns = kWidth * kTileVectors;
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

// Applies f to all vectors of x; the last, incomplete one goes through a copy filled up with `rest`.
template <class Function>
inline void for_vectors(float* x, Size count, float rest, Function f) {
  Size i = 0;
  for (; i + kWidth <= count; i += kWidth) store(x + i, f(load(x + i)));
  if (i == count) return;
  float copy[kWidth];
  for (Size j = 0; j < kWidth; ++j) copy[j] = i + j < count ? x[i + j] : rest;
  store(copy, f(load(copy)));
  for (Size j = 0; i + j < count; ++j) x[i + j] = copy[j];
}

// The sum of f over x; f(0) must be 0.
template <class Function>
inline float sum_over(const float* x, Size count, Function f) {
  Vector total{};
  Size i = 0;
  for (; i + kWidth <= count; i += kWidth) total += f(load(x + i));
  float rest[kWidth] = {};
  for (Size j = 0; i + j < count; ++j) rest[j] = x[i + j];
  return sum(total + f(load(rest)));
}

void gelu(float* x, Size count) { for_vectors(x, count, 0, gaussian_unit); }

inline float largest(const float* x, Size count) {
  Vector tops = fill(x[0]);
  Size i = 0;
  for (; i + kWidth <= count; i += kWidth) tops = larger(tops, load(x + i));
  float top = x[0];
  for (int j = 0; j < kWidth; ++j) top = tops[j] > top ? tops[j] : top;
  for (; i < count; ++i) top = x[i] > top ? x[i] : top;
  return top;
}

void softmax(float* x, Size m, Size n, Size stride, float scale) {
  for (Size r = 0; r < m; ++r, x += stride) {
    const float top = largest(x, n);
    Vector totals{};
    for_vectors(x, n, kLowest, [&](Vector v) {
      const Vector e = exponential((v - top) * scale);
      totals += e;
      return e;
    });
    const float inverse = 1.0F / sum(totals);
    for_vectors(x, n, 0, [&](Vector v) { return v * inverse; });
  }
}

void add_norm(float* x, const float* y, Size m, Size n, const float* gain, const float* shift, float epsilon) {
  for (Size r = 0; r < m; ++r, x += n) {
    if (y != nullptr) {
      for (Size i = 0; i < n; ++i) x[i] += y[r * n + i];
    }
    const float mean = sum_over(x, n, [](Vector v) { return v; }) / static_cast<float>(n);
    for (Size i = 0; i < n; ++i) x[i] -= mean;
    const float variance = sum_over(x, n, [](Vector v) { return v * v; }) / static_cast<float>(n);
    const float scale = 1.0F / __builtin_sqrtf(variance + epsilon);
    for (Size i = 0; i < n; ++i) x[i] = x[i] * scale * gain[i] + shift[i];
  }
}
