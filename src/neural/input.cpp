#include "neural/input.h"

#include <algorithm>

#include "neural/windows.h"

namespace grotius::neural {

EncoderInput prepare_input(const Model::Impl& model, const Document& document, const Tokens& tokens,
                           const std::vector<std::uint32_t>& surnames) {
  EncoderInput input;
  const std::size_t most = std::min(kMostPiecesOfWord, model.config.window_pieces - 2);
  std::vector<std::uint32_t> sizes;
  for (std::uint32_t w = 0; w < tokens.words.size(); ++w) {
    const Word& word = tokens.words[w];
    const bool surname = std::binary_search(surnames.begin(), surnames.end(), w);
    const std::string_view text = surname ? kSurname : document.text(word.span);
    input.first_piece.push_back(static_cast<std::uint32_t>(input.pieces.size()));
    model.vocabulary.cut(text, most, input.pieces);
    sizes.push_back(static_cast<std::uint32_t>(input.pieces.size()) - input.first_piece.back());
    input.shapes.push_back(shape(text, word.space_before));
  }
  input.first_piece.push_back(static_cast<std::uint32_t>(input.pieces.size()));
  input.windows = windows(document, tokens, sizes, model.config.window_pieces);
  return input;
}

WindowInput window_input(const Model::Impl& model, const Tokens& tokens, const EncoderInput& input, WordSpan window) {
  WindowInput out;
  const auto add_special = [&out](PieceId piece) {
    out.pieces.push_back(piece);
    out.shapes.push_back(0);
  };
  add_special(model.vocabulary.cls());
  for (std::uint32_t word = window.begin; word < window.end; ++word) {
    if (word > window.begin && tokens.words[word].paragraph != tokens.words[word - 1].paragraph) {
      add_special(model.vocabulary.paragraph_break());
    }
    const std::uint32_t begin = input.first_piece[word], end = input.first_piece[word + 1];
    out.first_piece.push_back(static_cast<std::uint32_t>(out.pieces.size()));
    out.piece_count.push_back(end - begin);
    out.pieces.insert(out.pieces.end(), input.pieces.begin() + begin, input.pieces.begin() + end);
    out.shapes.insert(out.shapes.end(), end - begin, input.shapes[word]);
  }
  add_special(model.vocabulary.sep());
  return out;
}

}  // namespace grotius::neural
