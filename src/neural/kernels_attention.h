// Attention of rows rounded to bytes, included by kernels_impl.cpp behind the products under the same rules.

using grotius::neural::Attention;

// n of the numbers at `from`, at most kWidth; behind them zeros.
inline Vector load_some(const float* from, Size n) {
  if (n >= kWidth) return load(from);
  float some[kWidth] = {};
  __builtin_memcpy(some, from, n * sizeof(float));
  return load(some);
}

inline Vector magnitude(Vector x) { return reinterpret_cast<Vector>(reinterpret_cast<Integers>(x) & 0x7FFFFFFF); }

inline float step_of(float greatest) { return greatest / 127.0F > 1e-8F ? greatest / 127.0F : 1e-8F; }

// The whole number nearest to x, even if halfway, plus `more`; |x| < 2^22. Adding 1.5 · 2^23 rounds to it in the low
// bits.
inline Integers whole(Vector x, int more = 0) {
  return reinterpret_cast<Integers>(x + (12582912.0F + static_cast<float>(more))) - 0x4B400000;
}

using Bytes = std::uint8_t __attribute__((vector_size(kWidth)));

inline void store_low_bytes(std::uint8_t* to, Integers v) {
  const Bytes bytes = __builtin_convertvector(v, Bytes);
  __builtin_memcpy(to, &bytes, kWidth);
}

// The two low bytes of each number, apart.
inline void store_two_bytes(std::uint8_t* low, std::uint8_t* high, Integers v) {
#if defined(__AVX512F__)
  // of each four numbers the low bytes and the high ones, then those of all sixteen together
  const __m512i fours = _mm512_set4_epi32(-1, -1, 0x0D090501, 0x0C080400);
  const __m512i both = _mm512_setr_epi32(0, 4, 8, 12, 1, 5, 9, 13, 2, 2, 2, 2, 3, 3, 3, 3);
  const __m512i parted = _mm512_permutexvar_epi32(both, _mm512_shuffle_epi8(reinterpret_cast<__m512i>(v), fours));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(low), _mm512_castsi512_si128(parted));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(high), _mm256_extracti128_si256(_mm512_castsi512_si256(parted), 1));
#else
  store_low_bytes(low, v);
  store_low_bytes(high, v >> 8);
#endif
}

// The keys as the right operand of a product: panels of 32 keys, four of a key's codes together.
void round_keys(const Attention& a) {
  Vector tops = {};
  for (Size r = 0; r < a.count; ++r) {
    for (Size i = 0; i < a.size; i += kWidth) {
      tops = larger(tops, magnitude(load_some(a.key + r * a.stride + i, a.size - i)));
    }
  }
  *a.key_step = step_of(combined(tops, larger));
  const float inverse = 1.0F / *a.key_step;
  alignas(64) std::uint8_t codes[Attention::kMostSize] = {};  // those behind a key stay 0
  const Size depth = a.padded_size();
  for (Size r = 0; r < a.count; ++r) {
    for (Size i = 0; i < a.size; i += kWidth) {
      store_low_bytes(codes + i, whole(load_some(a.key + r * a.stride + i, a.size - i) * inverse));
    }
    std::int8_t* to = a.key_codes + r / kPanel * kPanel * depth + r % kPanel * 4;
    for (Size k = 0; k < depth; k += 4) __builtin_memcpy(to + k * kPanel, codes + k, 4);
  }
}

// The values turned: panels of 32 columns, of each four rows' codes together.
void round_values(const Attention& a) {
  const Size depth = a.padded_count();
  for (Size i = 0; i < a.size; i += kWidth) {
    Vector tops = {};
    for (Size r = 0; r < a.count; ++r) {
      tops = larger(tops, magnitude(load_some(a.value + r * a.stride + i, a.size - i)));
    }
    const Vector step = larger(tops / 127.0F, fill(1e-8F)), inverse = 1.0F / step;
    std::int8_t* to = a.value_codes + i / kPanel * kPanel * depth + i % kPanel * 4;
    Integers sums = {};
    for (Size r = 0; r < depth; r += 4) {
      Integers four = {};
      for (Size j = 0; j < 4 && r + j < a.count; ++j) {
        const Integers code = whole(load_some(a.value + (r + j) * a.stride + i, a.size - i) * inverse);
        sums += code;
        four |= (code & 0xFF) << static_cast<int>(8 * j);
      }
      __builtin_memcpy(to + r * kPanel, &four, sizeof four);
    }
    store(a.value_scales + i, step);
    __builtin_memcpy(a.value_sums + i, &sums, sizeof sums);
  }
}

// Scores of the queries rounded last, of every key.
#if defined(__AMX_INT8__)
constexpr int kQueriesMore = 0;
void score(const Attention& a, Size rows) { tile_scores(a, rows); }
#else
// What 128 times every key's codes comes to is taken off again.
constexpr int kQueriesMore = 128;
void score(const Attention& a, Size rows) {
  const IntegerOperand keys{a.key_codes, nullptr, nullptr, a.no_sums, a.score_stride(), a.padded_size()};
  product_into({a.query_codes, nullptr, nullptr, rows}, keys, IntoSums{a.offsets, a.scores});
}
#endif

// Queries from `first` on, their codes kQueriesMore more than they are.
void round_queries(const Attention& a, Size first, Size rows) {
  const float* x = a.query + first * a.stride;
  std::uint8_t* codes = a.query_codes;
  for (Size r = 0; r < rows; ++r, x += a.stride, codes += a.padded_size()) {
    Vector tops = {};
    for (Size i = 0; i < a.size; i += kWidth) tops = larger(tops, magnitude(load_some(x + i, a.size - i)));
    a.query_steps[r] = step_of(combined(tops, larger));
    const float inverse = 1.0F / a.query_steps[r];
    for (Size i = 0; i < a.size; i += kWidth) {
      store_low_bytes(codes + i, whole(load_some(x + i, a.size - i) * inverse, kQueriesMore));
    }
  }
}

// 65,500 · 2^x for x in [-20, 0], clamped below: 2^n · p(f), |f| ≤ 1/2, to 1 in 580.
inline Vector weight_of(Vector x) {
  x = larger(x, fill(-20.0F));
  const Vector rounded = x + 12582912.0F;
  const Vector f = x - (rounded - 12582912.0F);
  const Vector p = (f * 15616.815F + 46075.367F) * f + 65529.009F;
  return reinterpret_cast<Vector>(reinterpret_cast<Bits>(p) + (reinterpret_cast<Bits>(rounded) << 23));
}

inline Integers higher(Integers p, Integers q) { return p > q ? p : q; }

inline int greatest(const std::int32_t* x, Size n) {
  Integers tops = Integers{} + x[0];
  Size i = 0;
  for (; i + kWidth <= n; i += kWidth) tops = higher(tops, load_whole(x + i));
  int top = combined(tops, higher);
  for (; i < n; ++i) top = x[i] > top ? x[i] : top;
  return top;
}

// The weights of one row of n scores whose greatest is `top`, their high bytes and their low ones, 0 behind them up to
// `padded`, a multiple of 16. Returns their sum.
inline int weigh(const std::int32_t* x, Size n, int top, float scale, Size padded, std::uint8_t* high,
                 std::uint8_t* low) {
  Integers sums = {};
  const auto put = [&](Size at, Integers weights) {
    sums += weights;
    store_two_bytes(low + at, high + at, weights);
  };
  const auto weights = [&](Size at) {
    return whole(weight_of(__builtin_convertvector(load_whole(x + at) - top, Vector) * scale));
  };
  Size i = 0;
  for (; i + kWidth <= n; i += kWidth) put(i, weights(i));
  for (; i < padded; i += kWidth) {
    Integers lane;
    for (int j = 0; j < kWidth; ++j) lane[j] = j;
    put(i, i < n ? (lane < static_cast<int>(n - i) ? weights(i) : Integers{}) : Integers{});
  }
  return combined(sums, [](Integers p, Integers q) { return p + q; });
}

// So many rows of scores stay in the first cache from their product to the next.
#if defined(__AMX_INT8__)
constexpr Size kQueriesAtOnce = 2 * kTileSide;
#else
constexpr Size kQueriesAtOnce = 24;
#endif
static_assert(kQueriesAtOnce <= Attention::kRowsAtOnce);

void attend(const Attention& a) {
  round_keys(a);
  round_values(a);
#if !defined(__AMX_INT8__)
  __builtin_memset(a.query_codes, kQueriesMore, a.padded_size());
  const IntegerOperand all{a.key_codes, nullptr, nullptr, a.no_sums, a.score_stride(), a.padded_size()};
  product_into({a.query_codes, nullptr, nullptr, 1}, all, IntoSums{a.no_sums, a.offsets});
#endif
  const Size depth = a.padded_count(), columns = a.score_stride();
  const IntegerOperand values{a.value_codes, a.value_scales, a.no_bias, a.value_sums, a.size, depth};
  const float key_scale = *a.key_step * a.scale;
  for (Size first = 0; first < a.count; first += kQueriesAtOnce) {
    const Size rows = a.count - first < kQueriesAtOnce ? a.count - first : kQueriesAtOnce;
    round_queries(a, first, rows);
    score(a, rows);
    int tops[kQueriesAtOnce];
    for (Size r = 0; r < rows; ++r) tops[r] = greatest(a.scores + r * columns, a.count);
    std::uint8_t *high = a.weights, *low = a.weights + rows * depth;
    for (Size r = 0; r < rows; ++r, high += depth, low += depth) {
      const float scale = a.query_steps[r] * key_scale;
      const int total = weigh(a.scores + r * columns, a.count, tops[r], scale, depth, high, low);
      a.steps[rows + r] = 1.0F / static_cast<float>(total);
      a.steps[r] = 256.0F * a.steps[rows + r];
    }
    product_into({a.weights, a.no_bias, a.steps, 2 * rows}, values, IntoFloats{After::kNothing, a.parts, a.size});
    for (Size r = 0; r < rows; ++r) {
      float* to = a.context + (first + r) * a.context_stride;
      const float* part = a.parts + r * a.size;
      for (Size i = 0; i < a.size; ++i) to[i] = part[i] + part[rows * a.size + i];
    }
  }
}
