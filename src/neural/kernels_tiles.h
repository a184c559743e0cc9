// Products of bytes on AMX's tiles, included by kernels_impl.cpp behind kernels_integers.h under the same rules.
//
// A tile holds 16 rows of 64 bytes; one instruction adds the products of 16 rows, 16 outputs and 64 of the depth to
// 16 × 16 sums of 32 bits. The panels of IntegerOperand lie as the instruction wants them. Two tiles of rows times two
// of outputs make a block; a depth that is no multiple of 64 goes the way of AVX-512.

constexpr Size kTileSide = 16, kTileDepth = 64, kBlock = 2 * kTileSide;

// Tiles 0 to 3: the block's sums, 4 and 5: rows, 6 and 7: weights.
struct TileShapes {
  std::uint8_t palette = 1, start = 0, reserved[14] = {};
  std::uint16_t bytes[16] = {64, 64, 64, 64, 64, 64, 64, 64};
  std::uint8_t rows[16] = {16, 16, 16, 16, 16, 16, 16, 16};
};

// For blocks of `count` rows, 1 to 32. A tile has no fewer than one row: the second of a block of 16 is not used.
inline void configure_tiles(Size count) {
  TileShapes shapes;
  const auto upper = static_cast<std::uint8_t>(count < kTileSide ? count : kTileSide);
  const auto lower = static_cast<std::uint8_t>(count > kTileSide ? count - kTileSide : 1);
  shapes.rows[0] = shapes.rows[1] = shapes.rows[4] = upper;
  shapes.rows[2] = shapes.rows[3] = shapes.rows[5] = lower;
  _tile_loadconfig(&shapes);
}

// The sums of 16 or fewer rows, or with kTwo of 17 to 32, and 32 outputs; `ahead`: the next panel, fetched meanwhile.
template <bool kTwo>
inline void block_sums(const std::uint8_t* x, const Code* panel, Size depth, std::int32_t* total) {
  _tile_zero(0);
  _tile_zero(1);
  if (kTwo) {
    _tile_zero(2);
    _tile_zero(3);
  }
  for (Size k = 0; k < depth; k += kTileDepth, panel += kTileDepth * kPanel) {
    _tile_loadd(4, x + k, depth);
    _tile_loadd(6, panel, 4 * kPanel);
    _tile_dpbusd(0, 4, 6);
    _tile_loadd(7, panel + 4 * kTileSide, 4 * kPanel);
    _tile_dpbusd(1, 4, 7);
    if (kTwo) {
      _tile_loadd(5, x + kTileSide * depth + k, depth);
      _tile_dpbusd(2, 5, 6);
      _tile_dpbusd(3, 5, 7);
    }
  }
  constexpr Size kRowBytes = kBlock * sizeof(std::int32_t);
  _tile_stored(0, total, kRowBytes);
  _tile_stored(1, total + kTileSide, kRowBytes);
  if (kTwo) {
    _tile_stored(2, total + kTileSide * kBlock, kRowBytes);
    _tile_stored(3, total + kTileSide * kBlock + kTileSide, kRowBytes);
  }
}

// All outputs of rows `begin` to `end`, in blocks of `count` rows, the last one no shorter.
inline void product_of_blocks(const ByteRows& q, const IntegerOperand& w, Size begin, Size end, Size count, float* c,
                              Size c_stride) {
  configure_tiles(count);
  alignas(64) std::int32_t total[kBlock * kBlock];
  for (Size column = 0; column < w.rows; column += kPanel) {
    const Size columns = w.rows - column < kPanel ? w.rows - column : kPanel;
    for (Size row = begin; row < end; row += count) {
      const auto sums = count > kTileSide ? block_sums<true> : block_sums<false>;
      sums(q.codes + row * w.depth, w.codes + column * w.depth, w.depth, total);
      for (Size r = row; r < row + count; ++r) {
        finish(total + (r - row) * kBlock, q.least[r], q.step[r], w, column, c + r * c_stride + column, columns);
      }
    }
  }
}

void tile_product(const ByteRows& q, const IntegerOperand& w, float* c, Size c_stride) {
  if (w.depth % kTileDepth != 0) return integer_product(q, w, c, c_stride);
  const Size whole = q.count / kBlock * kBlock;
  if (whole > 0) product_of_blocks(q, w, 0, whole, kBlock, c, c_stride);
  if (q.count > whole) product_of_blocks(q, w, whole, q.count, q.count - whole, c, c_stride);
  _tile_release();
}
