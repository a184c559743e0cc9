// A document as the encoder reads it: pieces and shapes of its words, cut into windows (docs/model-format.md).
//
// Thread safety: pure. Invariants: every word has at least one piece; no window is longer than config.window_pieces.
#pragma once

#include <string_view>
#include <vector>

#include "neural/encoder.h"
#include "neural/weights.h"

namespace grotius::neural {

inline constexpr std::size_t kMostPiecesOfWord = 60;  // later pieces of a word are not read

struct EncoderInput {
  std::vector<PieceId> pieces;             // of all words, one after another
  std::vector<std::uint32_t> first_piece;  // by word, and the end
  std::vector<std::uint32_t> shapes;       // by word
  std::vector<WordSpan> windows;
};

// What a word of `surnames` is read as: a name that is no other word.
inline constexpr std::string_view kSurname = "Smith";

// `surnames`: words, in order.
[[nodiscard]] EncoderInput prepare_input(const Model::Impl& model, const Document& document, const Tokens& tokens,
                                         const std::vector<std::uint32_t>& surnames);

// [CLS] pieces [SEP] of one window, [unused1] between paragraphs.
[[nodiscard]] WindowInput window_input(const Model::Impl& model, const Tokens& tokens, const EncoderInput& input,
                                       WordSpan window);

}  // namespace grotius::neural
