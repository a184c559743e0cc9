// Products of rows rounded to bytes, included by kernels_impl.cpp behind kernels_body.h under the same rules.
//
// A Unit holds the sums of kOutputs outputs for one row; its one step adds four products to each. kUnits of them stand
// side by side in a tile. All sums are exact: vpdpbusd adds four products in 32 bits; vpmaddubsw adds two in 16 and is
// kept from their limits, vpmaddwd adds two of 16 bits in 32.

using grotius::neural::After;
using grotius::neural::ByteRows;
using grotius::neural::IntegerOperand;
using Code = std::int8_t;

inline std::int32_t four_codes(const std::uint8_t* from) {
  std::int32_t four;
  __builtin_memcpy(&four, from, sizeof four);
  return four;
}

#if defined(__AVX512VNNI__)

struct Unit {
  static constexpr int kOutputs = 16, kUnits = 2;
  using Weights = __m512i;
  using Row = __m512i;
  __m512i total;
  static Unit start(const std::int32_t*) { return {_mm512_setzero_si512()}; }
  static Weights load(const Code* w) { return _mm512_loadu_si512(w); }
  static Row row(std::int32_t four) { return _mm512_set1_epi32(four); }
  void add(Row x, Weights codes) {
    // as the intrinsic g++ 12 copies every sum to another register and back
    __m512i sums = total;
    asm("vpdpbusd %2, %1, %0" : "+v"(sums) : "v"(x), "v"(codes));
    total = sums;
  }
  void store(std::int32_t* to) const { _mm512_storeu_si512(to, total); }
};
using IntegerTileCounts = TileCounts;

#elif defined(__AVX2__)

struct Unit {
  static constexpr int kOutputs = 8, kUnits = 4;
  using Weights = __m256i;
  __m256i total;
  static Weights load(const Code* w) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w)); }
  void store(std::int32_t* to) const { _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), total); }
#if defined(__AVXVNNI__)
  using Row = __m256i;
  static Unit start(const std::int32_t*) { return {_mm256_setzero_si256()}; }
  static Row row(std::int32_t four) { return _mm256_set1_epi32(four); }
  void add(Row x, Weights codes) {
    __m256i sums = total;
    asm("%{vex%} vpdpbusd %2, %1, %0" : "+x"(sums) : "x"(x), "x"(codes));
    total = sums;
  }
#else
  // u = 128 + a, Σ u w = 128 Σ w + Σ |a| · (w with a's sign): two such products are at most 2 · 128 · 127 < 2^15.
  struct Row {
    __m256i a, size;
  };
  static Unit start(const std::int32_t* code_sums) {
    return {_mm256_slli_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(code_sums)), 7)};
  }
  static Row row(std::int32_t four) {
    const __m256i a = _mm256_xor_si256(_mm256_set1_epi32(four), _mm256_set1_epi8(-128));
    return {a, _mm256_abs_epi8(a)};
  }
  void add(const Row& x, Weights codes) {
    const __m256i pairs = _mm256_maddubs_epi16(x.size, _mm256_sign_epi8(codes, x.a));
    total = _mm256_add_epi32(total, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
  }
#endif
};
using IntegerTileCounts = Counts<1, 2, 3>;

#elif defined(__SSE2__)

// Codes 0 and 2 of each four apart from 1 and 3, as 16 bits each.
struct Unit {
  static constexpr int kOutputs = 4, kUnits = 4;
  struct Halves {
    __m128i even, odd;
  };
  using Weights = Halves;
  using Row = Halves;
  __m128i total;
  static Unit start(const std::int32_t*) { return {_mm_setzero_si128()}; }
  static Weights load(const Code* w) {
    const __m128i codes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(w));
    return {_mm_srai_epi16(_mm_slli_epi16(codes, 8), 8), _mm_srai_epi16(codes, 8)};
  }
  static Row row(std::int32_t four) {
    const __m128i codes = _mm_set1_epi32(four);
    return {_mm_and_si128(codes, _mm_set1_epi16(0xFF)), _mm_srli_epi16(codes, 8)};
  }
  void add(const Row& x, const Weights& w) {
    total = _mm_add_epi32(total, _mm_madd_epi16(x.even, w.even));
    total = _mm_add_epi32(total, _mm_madd_epi16(x.odd, w.odd));
  }
  void store(std::int32_t* to) const { _mm_storeu_si128(reinterpret_cast<__m128i*>(to), total); }
};
using IntegerTileCounts = Counts<1, 2>;

#else

struct Unit {
  static constexpr int kOutputs = 4, kUnits = 4;
  using Weights = const Code*;
  struct Row {
    std::uint8_t code[4];
  };
  std::int32_t total[kOutputs];
  static Unit start(const std::int32_t*) { return {}; }
  static Weights load(const Code* w) { return w; }
  static Row row(std::int32_t four) {
    Row out;
    __builtin_memcpy(out.code, &four, sizeof four);
    return out;
  }
  void add(const Row& x, Weights w) {
    for (int i = 0; i < kOutputs; ++i) {
      for (int k = 0; k < 4; ++k) total[i] += x.code[k] * w[4 * i + k];
    }
  }
  void store(std::int32_t* to) const { __builtin_memcpy(to, total, sizeof total); }
};
using IntegerTileCounts = Counts<1, 2>;

#endif

constexpr int kIntegerColumns = Unit::kOutputs * Unit::kUnits;

inline Integers load_whole(const std::int32_t* from) {
  Integers v;
  __builtin_memcpy(&v, from, sizeof v);
  return v;
}
inline Vector floats(const std::int32_t* from) { return __builtin_convertvector(load_whole(from), Vector); }

// Sums of one tile: `rows` rows from `row` on, kWidth outputs from `column` on, `stride` numbers from row to row.
struct Sums32 {
  const std::int32_t* total;
  Size stride, row, rows, column;
};

template <class Function>
inline void finish_with(const Sums32& sums, const ByteRows& q, const IntegerOperand& w, float* c, Size c_stride,
                        Function f) {
  if (sums.column >= w.rows) return;
  const Vector scale = load(w.scales + sums.column), bias = load(w.bias + sums.column);
  const Vector codes = floats(w.code_sums + sums.column) * scale;
  const Size columns = w.rows - sums.column < kWidth ? w.rows - sums.column : kWidth;
  const std::int32_t* total = sums.total;
  c += sums.row * c_stride + sums.column;
  for (Size r = sums.row; r < sums.row + sums.rows; ++r, total += sums.stride, c += c_stride) {
    const Vector v = f(floats(total) * (scale * q.step[r]) + (codes * q.least[r] + bias));
    if (columns == kWidth) {
      store(c, v);
    } else {
      __builtin_memcpy(c, &v, columns * sizeof(float));
    }
  }
}

// What becomes of a product's sums: floats, those of outputs that the operand has.
struct IntoFloats {
  After after;
  float* c;
  Size c_stride;
  void operator()(const Sums32& sums, const ByteRows& q, const IntegerOperand& w) const {
    if (after == After::kGelu) return finish_with(sums, q, w, c, c_stride, [](Vector v) { return gaussian_unit(v); });
    finish_with(sums, q, w, c, c_stride, [](Vector v) { return v; });
  }
};

// Or the sums themselves, less a number of each output's; rows of w.rows, a multiple of kWidth.
struct IntoSums {
  const std::int32_t* less;
  std::int32_t* c;
  void operator()(const Sums32& sums, const ByteRows& /*q*/, const IntegerOperand& w) const {
    if (sums.column >= w.rows) return;
    const Integers offset = load_whole(less + sums.column);
    const std::int32_t* total = sums.total;
    std::int32_t* to = c + sums.row * w.rows + sums.column;
    for (Size r = 0; r < sums.rows; ++r, total += sums.stride, to += w.rows) {
      const Integers v = load_whole(total) - offset;
      __builtin_memcpy(to, &v, sizeof v);
    }
  }
};

// Addresses of rows: of three that follow each other one is kept, the others are one and two depths behind it, which
// needs no registers of their own.
template <int kRows>
struct RowAddresses {
  RowAddresses(const std::uint8_t* first, Size bytes) : depth(bytes) {
    for (int i = 0; i < kGroups; ++i) {
      group[i] = first + 3 * i * bytes;
      asm("" : "+r"(group[i]));  // else g++ keeps twelve addresses, some of them in memory
    }
  }
  [[nodiscard]] const std::uint8_t* of(int row) const { return group[row / 3] + row % 3 * depth; }
  void advance(Size bytes) {
    for (int i = 0; i < kGroups; ++i) group[i] += bytes;
  }
  static constexpr int kGroups = (kRows + 2) / 3;
  const std::uint8_t* group[kGroups];
  Size depth;
};

// kRows rows times kIntegerColumns outputs of one panel. Meanwhile the quarter of a panel that stands from `ahead` on
// comes to the second cache.
template <int kRows, class Out>
void integer_tile(const ByteRows& q, Size row, const IntegerOperand& w, Size column, const Code* ahead,
                  const Out& out) {
  Unit units[kRows][Unit::kUnits];
  for (int r = 0; r < kRows; ++r) {
    for (int u = 0; u < Unit::kUnits; ++u) units[r][u] = Unit::start(w.code_sums + column + u * Unit::kOutputs);
  }
  const Size depth = w.depth;
  RowAddresses<kRows> x(q.codes + row * depth, depth);
  const Code* codes = w.codes + column / kPanel * kPanel * depth + column % kPanel * 4;
  const auto step = [&](Size at) {
    typename Unit::Weights weights[Unit::kUnits];
    for (int u = 0; u < Unit::kUnits; ++u) weights[u] = Unit::load(codes + at * kPanel + u * Unit::kOutputs * 4);
    for (int r = 0; r < kRows; ++r) {
      const typename Unit::Row four = Unit::row(four_codes(x.of(r) + at));
      for (int u = 0; u < Unit::kUnits; ++u) units[r][u].add(four, weights[u]);
    }
  };
  // with fewer registers than AVX-512's two steps at once would go through memory
  constexpr Size kBytes = kWidth == 16 ? 8 : 4;
  Size k = 0;
  for (; k + kBytes <= depth; k += kBytes, codes += kBytes * kPanel, ahead += 8 * kBytes) {
    __builtin_prefetch(ahead, 0, 2);
    step(0);
    if constexpr (kBytes == 8) step(4);
    x.advance(kBytes);
  }
  if (k < depth) step(0);
  std::int32_t total[kRows][kIntegerColumns];
  for (int r = 0; r < kRows; ++r) {
    for (int u = 0; u < Unit::kUnits; ++u) units[r][u].store(total[r] + u * Unit::kOutputs);
  }
  for (int j = 0; j < kIntegerColumns; j += kWidth) {
    out({total[0] + j, kIntegerColumns, row, kRows, column + j}, q, w);
  }
}

// kTiles[r - 1] is the tile of r rows: as many as there are registers for their sums.
template <class Out, class Counts>
struct IntegerTileTable;
template <class Out, int... kCounts>
struct IntegerTileTable<Out, Counts<kCounts...>> {
  static constexpr void (*kTiles[])(const ByteRows&, Size, const IntegerOperand&, Size, const Code*,
                                    const Out&) = {integer_tile<kCounts, Out>...};
  static constexpr Size kMostRows = sizeof...(kCounts);
};

template <class Out>
void integer_product_into(const ByteRows& q, const IntegerOperand& w, const Out& out) {
  using Table = IntegerTileTable<Out, IntegerTileCounts>;
  constexpr Size kQuarters = 4;
  for (Size column = 0; column < w.rows; column += kIntegerColumns) {
    const Code* panel = w.codes + column / kPanel * kPanel * w.depth;
    for (Size row = 0; row < q.count; row += Table::kMostRows) {
      const Size rows = q.count - row < Table::kMostRows ? q.count - row : Table::kMostRows;
      const Size tile = row / Table::kMostRows;  // the first four bring the next panel, a quarter each
      const Code* ahead = panel + (tile < kQuarters ? kQuarters + tile : 0) * (w.depth * kPanel / kQuarters);
      Table::kTiles[rows - 1](q, row, w, column, ahead, out);
    }
  }
}

// The vector at i of a row of n floats; behind its end stands its first number, which is neither less nor more than
// all.
inline Vector load_filled(const float* x, Size i, Size n) {
  if (i + kWidth <= n) return load(x + i);
  float rest[kWidth];
  for (Size j = 0; j < kWidth; ++j) rest[j] = i + j < n ? x[i + j] : x[0];
  return load(rest);
}

void round_rows(const float* x, Size m, Size n, Size x_stride, std::uint8_t* q, Size q_stride, float* least,
                float* step) {
  using Codes = std::uint8_t __attribute__((vector_size(kWidth)));
  for (Size r = 0; r < m; ++r, x += x_stride, q += q_stride) {
    Vector low = load_filled(x, 0, n), high = low, low_odd = low,
           high_odd = low;  // two of each: a comparison takes time
    Size at = kWidth;
    for (; at + 2 * kWidth <= n; at += 2 * kWidth) {
      const Vector even = load(x + at), odd = load(x + at + kWidth);
      low = smaller(low, even);
      high = larger(high, even);
      low_odd = smaller(low_odd, odd);
      high_odd = larger(high_odd, odd);
    }
    for (; at < n; at += kWidth) {
      const Vector v = load_filled(x, at, n);
      low = smaller(low, v);
      high = larger(high, v);
    }
    low = smaller(low, low_odd);
    high = larger(high, high_odd);
    least[r] = combined(low, smaller) + 0.0F;  // which of two zeros is the least depends on their order: -0 becomes 0
    const float range = (combined(high, larger) - least[r]) / 255.0F;
    step[r] = range > 1e-8F ? range : 1e-8F;
    const float inverse = 1.0F / step[r];
    for (Size i = 0; i < q_stride; i += kWidth) {
      // 1.5 · 2^23: adding it rounds to an integer in the low bits
      const Vector rounded = (load_filled(x, i, n) - least[r]) * inverse + 12582912.0F;
      const Codes codes = __builtin_convertvector(reinterpret_cast<Integers>(rounded) & 0xFF, Codes);
      if (i + kWidth <= n) {
        __builtin_memcpy(q + i, &codes, kWidth);
      } else {
        for (Size j = 0; i + j < q_stride; ++j) q[i + j] = i + j < n ? codes[static_cast<int>(j)] : std::uint8_t{0};
      }
    }
  }
}
