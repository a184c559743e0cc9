// The transformer over one window.
//
// Enters: pieces and shapes of a window, [CLS] and [SEP] included. Leaves: one vector a piece, after the embeddings and
//   after every layer; the upper layers are there twice, for syntax and for meaning. Thread safety: a Scratch belongs
//   to one thread at a time. Source: Devlin et al. 2019.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "neural/floats.h"
#include "neural/weights.h"

namespace grotius::neural {

struct WindowInput {
  std::vector<PieceId> pieces;
  std::vector<std::uint32_t> shapes;       // parallel to pieces
  std::vector<std::uint32_t> first_piece;  // by word of the window; a word's pieces follow each other
  std::vector<std::uint32_t> piece_count;  // by word of the window
};

// Memory the layers work in; grows to the longest window seen and is used again.
struct Scratch {
  AlignedVector<float> x, below, query_key_value, context, projected, inner;
  AttentionRoom attention;
  IntegerRows rounded;
  FloatRoom floats;
};

enum class Branch { kBoth, kSyntax, kMeaning };  // whose level it is

// Calls level(b, l, x), x = [pieces, hidden] valid during the call: l = 0 (embeddings) … shared layers for both, then
// the levels above for syntax, then for meaning.
void run_encoder(const Model::Impl& model, const WindowInput& input, Scratch& scratch,
                 const std::function<void(Branch branch, std::size_t level, const float* x)>& level);

}  // namespace grotius::neural
