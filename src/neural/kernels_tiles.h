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

// Where a block stands: its tiles of rows, one or two, and its panel.
struct Block {
  Size first[2];
  Size tiles, rows, column;
};

// Adds up a block in tiles 0 to 3: rows from `upper`, and from `lower` if kTiles is 2, times the outputs of one panel.
// step(k) is called between the instructions for each 64 of the depth, which take their time.
template <int kTiles, class Step>
inline void add_up(const std::uint8_t* upper, const std::uint8_t* lower, const Code* panel, Size depth, Step step) {
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
    step(k);
  }
}

inline void store_sums(BlockSums& sums) {
  _tile_stored(0, sums.of[0][0], 4 * kTileSide);
  _tile_stored(1, sums.of[0][1], 4 * kTileSide);
  _tile_stored(2, sums.of[1][0], 4 * kTileSide);
  _tile_stored(3, sums.of[1][1], 4 * kTileSide);
  // A load of the next block that seems to meet one of these stores (the same place of another page) is done again and
  // again until the sums are there, which takes three times as long as waiting here.
  _mm_lfence();
}

// Makes of the sums of a block what is to be made of them, in parts: `of` of them.
template <class Out>
inline void put_part(const BlockSums& sums, const Block& block, Size part, Size of, const ByteRows& q,
                     const IntegerOperand& w, const Out& out) {
  const Size rows = block.tiles * block.rows, begin = rows * part / of, end = rows * (part + 1) / of;
  for (Size at = begin; at < end;) {
    const Size tile = at / block.rows, row = at % block.rows;
    const Size count = end - at < block.rows - row ? end - at : block.rows - row;
    for (Size half = 0; half < 2; ++half) {
      out(Sums32{sums.of[tile][half] + row * kTileSide, kTileSide, block.first[tile] + row, count,
                 block.column + half * kTileSide},
          q, w);
    }
    at += count;
  }
}

// All tiles of rows are of one height. The last one ends with the last row, so that it may share rows with the one
// before: they are computed twice. While a block is added up, the one before becomes floats, and the next panel comes
// to the second cache: all weights together do not stay there from one window to the next.
template <class Out>
void tile_product_into(const ByteRows& q, const IntegerOperand& w, const Out& out) {
  if (q.count == 0 || (w.depth > kTileDepth && w.depth % kTileDepth != 0)) return integer_product_into(q, w, out);
  const Size rows = q.count < kTileSide ? q.count : kTileSide, depth = w.depth;
  const Size steps = (depth + kTileDepth - 1) / kTileDepth;
  const auto start = [&](Size row) { return row + rows < q.count ? row : q.count - rows; };
  const TileShapes shapes(rows, depth < kTileDepth ? depth : kTileDepth);
  _tile_loadconfig(&shapes);
  BlockSums sums;
  Block before{{0, 0}, 0, rows, 0};
  for (Size column = 0; column < w.rows; column += kPanel) {
    const Code* panel = w.codes + column * depth;
    for (Size row = 0; row < q.count; row += 2 * kTileSide) {
      const Block block{
          {start(row), start(row + kTileSide)}, row + kTileSide < q.count ? Size{2} : Size{1}, rows, column};
      const bool bring = row == 0 && column + kPanel < w.rows;
      const auto step = [&](Size k) {
        for (Size line = 0; bring && line < kTileDepth * kPanel; line += 64) {
          _mm_prefetch(reinterpret_cast<const char*>(panel + (depth + k) * kPanel + line), _MM_HINT_T1);
        }
        put_part(sums, before, k / kTileDepth, steps, q, w, out);
      };
      const std::uint8_t *upper = q.codes + block.first[0] * depth, *lower = q.codes + block.first[1] * depth;
      block.tiles == 2 ? add_up<2>(upper, lower, panel, depth, step) : add_up<1>(upper, lower, panel, depth, step);
      store_sums(sums);
      before = block;
    }
  }
  _tile_release();
  put_part(sums, before, 0, 1, q, w, out);
}

// Scores of `rows` queries of signed codes, of every key: sums as they are.
inline void tile_scores(const grotius::neural::Attention& a, Size rows) {
  const Size depth = a.padded_size(), columns = a.score_stride(), step = depth < kTileDepth ? depth : kTileDepth;
  const Size height = rows < kTileSide ? rows : kTileSide;
  const TileShapes shapes(height, step);
  _tile_loadconfig(&shapes);
  for (Size column = 0; column < columns; column += kTileSide) {
    const Code* panel = a.key_codes + column / kPanel * kPanel * depth + column % kPanel * 4;
    for (Size row = 0; row < rows; row += kTileSide) {
      const Size first = row + height < rows ? row : rows - height;
      _tile_zero(0);
      for (Size k = 0; k < depth; k += step) {
        _tile_loadd(4, a.query_codes + first * depth + k, depth);
        _tile_loadd(6, panel + k * kPanel, 4 * kPanel);
        _tile_dpbssd(0, 4, 6);
      }
      _tile_stored(0, a.scores + first * columns + column, 4 * columns);
    }
  }
  _tile_release();
}
