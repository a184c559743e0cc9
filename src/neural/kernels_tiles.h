// Products of bytes on AMX's tiles, included by kernels_impl.cpp behind kernels_integers.h under the same rules.
//
// A tile holds 16 rows of 64 bytes; one instruction adds the products of 16 rows, 16 outputs and 64 of the depth to
// 16 × 16 sums of 32 bits. The panels of IntegerOperand lie as the instruction wants them. Two tiles of rows times two
// of outputs make a block, so that a tile that is loaded is used twice. A depth above 64 that is no multiple of it goes
// the way of AVX-512.

constexpr Size kTileSide = 16, kTileDepth = 64;
static_assert(kTileSide == kWidth && kPanel == 2 * kTileSide);

// What _tile_loadconfig reads. Tiles 0 to 3 are the sums of a block, 4 and 5 its rows, 6 and 7 its weights.
struct TileShapes {
  TileShapes(Size of_rows, Size depth) {
    for (int tile = 0; tile < 6; ++tile) rows[tile] = static_cast<std::uint8_t>(of_rows);
    for (int tile = 4; tile < 6; ++tile) bytes[tile] = static_cast<std::uint16_t>(depth);
    for (int tile = 6; tile < 8; ++tile) rows[tile] = static_cast<std::uint8_t>(depth / 4);
  }
  std::uint8_t palette = 1, start = 0, reserved[14] = {};
  std::uint16_t bytes[16] = {64, 64, 64, 64, 64, 64, 64, 64};
  std::uint8_t rows[16] = {16, 16, 16, 16, 16, 16, 16, 16};
};

struct BlockSums {
  alignas(64) std::int32_t of[2][2][kTileSide * kTileSide];  // by tile of rows, by half of the panel
};

// Rows from `upper`, and from `lower` if kTiles is 2, times the outputs of one panel. The panel `ahead`, if any, comes
// to the second cache meanwhile: all weights together do not stay there from one window to the next.
template <int kTiles>
void sum_block(const std::uint8_t* upper, const std::uint8_t* lower, const Code* panel, Size depth, const Code* ahead,
               BlockSums& sums) {
  _tile_zero(0);
  _tile_zero(1);
  _tile_zero(2);
  _tile_zero(3);
  for (Size k = 0; k < depth; k += kTileDepth, panel += kTileDepth * kPanel) {
    _tile_loadd(6, panel, 4 * kPanel);
    _tile_loadd(4, upper + k, depth);
    _tile_dpbusd(0, 4, 6);
    _tile_loadd(7, panel + 4 * kTileSide, 4 * kPanel);
    _tile_dpbusd(1, 4, 7);
    if constexpr (kTiles == 2) {
      _tile_loadd(5, lower + k, depth);
      _tile_dpbusd(2, 5, 6);
      _tile_dpbusd(3, 5, 7);
    }
    for (Size line = 0; ahead != nullptr && line < kTileDepth * kPanel; line += 64) {
      _mm_prefetch(reinterpret_cast<const char*>(ahead + k * kPanel + line), _MM_HINT_T1);
    }
  }
  _tile_stored(0, sums.of[0][0], 4 * kTileSide);
  _tile_stored(1, sums.of[0][1], 4 * kTileSide);
  if constexpr (kTiles == 2) {
    _tile_stored(2, sums.of[1][0], 4 * kTileSide);
    _tile_stored(3, sums.of[1][1], 4 * kTileSide);
  }
  // A load of the next block that seems to meet one of these stores (the same place of another page) is done again and
  // again until the sums are there, which takes three times as long as waiting here.
  _mm_lfence();
}

// All tiles of rows are of one height. The last one ends with the last row, so that it may share rows with the one
// before: they are computed twice.
template <class Out>
void tile_product_into(const ByteRows& q, const IntegerOperand& w, const Out& out) {
  if (q.count == 0 || (w.depth > kTileDepth && w.depth % kTileDepth != 0)) return integer_product_into(q, w, out);
  const Size rows = q.count < kTileSide ? q.count : kTileSide;
  const auto start = [&](Size row) { return row + rows < q.count ? row : q.count - rows; };
  const TileShapes shapes(rows, w.depth < kTileDepth ? w.depth : kTileDepth);
  _tile_loadconfig(&shapes);
  BlockSums sums;
  for (Size column = 0; column < w.rows; column += kPanel) {
    const Code* panel = w.codes + column * w.depth;
    for (Size row = 0; row < q.count; row += 2 * kTileSide) {
      const Size first[] = {start(row), start(row + kTileSide)};
      const int tiles = row + kTileSide < q.count ? 2 : 1;
      const auto sum = tiles == 2 ? sum_block<2> : sum_block<1>;
      const Code* ahead = row == 0 && column + kPanel < w.rows ? panel + kPanel * w.depth : nullptr;
      sum(q.codes + first[0] * w.depth, q.codes + first[1] * w.depth, panel, w.depth, ahead, sums);
      for (int t = 0; t < tiles; ++t) {
        for (Size half = 0; half < 2; ++half) {
          out({sums.of[t][half], kTileSide, first[t], rows, column + half * kTileSide}, q, w);
        }
      }
    }
  }
  _tile_release();
}
