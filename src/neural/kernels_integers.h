// Products of rows rounded to integers, included by kernels_impl.cpp behind kernels_body.h under the same rules. Sums
// holds 16 outputs; its one step adds two products to each: vpdpwssd with VNNI, vpmaddwd and an addition with AVX2.

using grotius::neural::IntegerOperand;
using Code = std::int16_t;

inline std::int32_t two_codes(const Code* from) {
  std::int32_t two;
  __builtin_memcpy(&two, from, sizeof two);
  return two;
}

#if defined(__AVX512VNNI__)

struct Sums {
  using Weights = __m512i;
  __m512i total = _mm512_setzero_si512();
  static Weights load(const Code* w) { return _mm512_loadu_si512(w); }
  void add(std::int32_t two, Weights codes) {
    // as the intrinsic g++ 12 copies every sum to another register and back
    __m512i sums = total;
    const __m512i x = _mm512_set1_epi32(two);
    asm("vpdpwssd %2, %1, %0" : "+v"(sums) : "v"(x), "v"(codes));
    total = sums;
  }
  void store(std::int32_t* to) const { _mm512_storeu_si512(to, total); }
};

#elif defined(__AVX2__)

struct Sums {
  struct Weights {
    __m256i codes[2];
  };
  __m256i total[2] = {};
  static Weights load(const Code* w) {
    const auto* from = reinterpret_cast<const __m256i*>(w);
    return {{_mm256_loadu_si256(from), _mm256_loadu_si256(from + 1)}};
  }
  void add(std::int32_t two, const Weights& w) {
    const __m256i x = _mm256_set1_epi32(two);
    for (int i = 0; i < 2; ++i) total[i] = _mm256_add_epi32(total[i], _mm256_madd_epi16(x, w.codes[i]));
  }
  void store(std::int32_t* to) const {
    for (int i = 0; i < 2; ++i) _mm256_storeu_si256(reinterpret_cast<__m256i*>(to + 8 * i), total[i]);
  }
};

#else

struct Sums {
  using Weights = const Code*;
  std::int32_t total[16] = {};
  static Weights load(const Code* w) { return w; }
  void add(std::int32_t two, Weights w) {
    Code x[2];
    __builtin_memcpy(x, &two, sizeof two);
    for (int i = 0; i < 16; ++i) total[i] += x[0] * w[2 * i] + x[1] * w[2 * i + 1];
  }
  void store(std::int32_t* to) const { __builtin_memcpy(to, total, sizeof total); }
};

#endif

// kRows rows times one panel of 32 outputs.
template <int kRows>
void integer_tile(const Code* q, const float* q_scales, const IntegerOperand& w, Size column, float* c, Size c_stride) {
  Sums sums[kRows][2];
  const Size depth = w.depth;
  const Code* panel = w.codes + column * depth;
  for (Size k = 0; k < depth; k += 2, panel += 2 * kPanel) {
    const Sums::Weights first = Sums::load(panel), second = Sums::load(panel + kPanel);
    for (int r = 0; r < kRows; ++r) {
      const std::int32_t two = two_codes(q + r * depth + k);
      sums[r][0].add(two, first);
      sums[r][1].add(two, second);
    }
  }
  const Size columns = w.rows - column < kPanel ? w.rows - column : kPanel;
  for (int r = 0; r < kRows; ++r) {
    std::int32_t total[kPanel];
    sums[r][0].store(total);
    sums[r][1].store(total + kPanel / 2);
    float out[kPanel];
    for (int j = 0; j < kPanel; ++j) {
      out[j] = static_cast<float>(total[j]) * (q_scales[r] * w.scales[column + j]) + w.bias[column + j];
    }
    for (Size j = 0; j < columns; ++j) c[r * c_stride + j] = out[j];
  }
}

using IntegerTile = void (*)(const Code*, const float*, const IntegerOperand&, Size, float*, Size);

// kIntegerTiles[r - 1] is the tile of r rows; AVX2's registers hold the sums of three rows, others' of one.
template <class Counts>
struct IntegerTileTable;
template <int... kCounts>
struct IntegerTileTable<Counts<kCounts...>> {
  static constexpr IntegerTile kTiles[] = {integer_tile<kCounts>...};
};
#if defined(__AVX512VNNI__)
using IntegerTileCounts = TileCounts;
#elif defined(__AVX2__)
using IntegerTileCounts = Counts<1, 2, 3>;
#else
using IntegerTileCounts = Counts<1>;
#endif
constexpr const auto& kIntegerTiles = IntegerTileTable<IntegerTileCounts>::kTiles;
constexpr Size kMostRows = sizeof(kIntegerTiles) / sizeof(IntegerTile);

void integer_product(const Code* q, const float* q_scales, Size m, const IntegerOperand& w, float* c, Size c_stride) {
  for (Size column = 0; column < w.rows; column += kPanel) {
    for (Size row = 0; row < m; row += kMostRows) {
      const Size rows = m - row < kMostRows ? m - row : kMostRows;
      kIntegerTiles[rows - 1](q + row * w.depth, q_scales + row, w, column, c + row * c_stride + column, c_stride);
    }
  }
}

using Codes = Code __attribute__((vector_size(kWidth * sizeof(Code))));
using UnalignedCodes = Code __attribute__((vector_size(kWidth * sizeof(Code)), aligned(alignof(Code)), may_alias));

// The vector at i of a row of n floats, with zeros behind its end.
inline Vector load_padded(const float* x, Size i, Size n) {
  if (i + kWidth <= n) return load(x + i);
  float rest[kWidth] = {};
  for (Size j = 0; i + j < n; ++j) rest[j] = x[i + j];
  return load(rest);
}

void round_rows(const float* x, Size m, Size n, float most, Code* q, Size q_stride, float* scales) {
  for (Size r = 0; r < m; ++r, x += n, q += q_stride) {
    Vector tops{};
    for (Size i = 0; i < n; i += kWidth) {
      const Vector v = load_padded(x, i, n);
      tops = larger(tops, larger(v, -v));
    }
    float top = 0;
    for (int j = 0; j < kWidth; ++j) top = tops[j] > top ? tops[j] : top;
    scales[r] = top / most;
    const float inverse = top > 0 ? most / top : 0.0F;
    for (Size i = 0; i < q_stride; i += kWidth) {
      const Vector rounded = load_padded(x, i, n) * inverse + 12582912.0F - 12582912.0F;  // 1.5 · 2^23
      const Codes codes = __builtin_convertvector(__builtin_convertvector(rounded, Integers), Codes);
      if (i + kWidth <= q_stride) {
        *reinterpret_cast<UnalignedCodes*>(q + i) = codes;
      } else {
        for (Size j = 0; i + j < q_stride; ++j) q[i + j] = codes[static_cast<int>(j)];
      }
    }
  }
}
