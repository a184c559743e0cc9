#include "neural/windows.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace grotius::neural {
namespace {

constexpr std::array<std::string_view, 5> kFinal = {".", "?", "!", "...", "…"};
constexpr std::array<std::string_view, 7> kClosing = {"\"", "'", "''", "”", "’", ")", "]"};

template <std::size_t kCount>
bool is_one_of(const std::array<std::string_view, kCount>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

struct Chunk {
  WordSpan words;
  std::size_t pieces = 0;
};

class Cutter {
 public:
  Cutter(const Document& document, const Tokens& tokens, const std::vector<std::uint32_t>& pieces, std::size_t most)
      : document_(document), words_(tokens.words), pieces_(pieces), most_(most) {}

  std::vector<WordSpan> cut() {
    const auto count = static_cast<std::uint32_t>(words_.size());
    for (std::uint32_t begin = 0; begin < count;) {
      std::uint32_t end = begin;
      while (end < count && words_[end].paragraph == words_[begin].paragraph) ++end;
      add_paragraph({begin, end});
      begin = end;
    }
    if (!open_.words.empty()) windows_.push_back(open_.words);
    return std::move(windows_);
  }

 private:
  // A sentence-final mark, or the quote or bracket that closes right behind one.
  [[nodiscard]] bool ends_sentence(std::uint32_t word, std::uint32_t paragraph_begin) const {
    const std::string_view text = document_.text(words_[word].span);
    if (is_one_of(kFinal, text)) return true;
    return word > paragraph_begin && !words_[word].space_before && is_one_of(kClosing, text) &&
           ends_sentence(word - 1, paragraph_begin);
  }

  // Cuts a paragraph that no window holds into chunks that fit, each as long as possible.
  void add_paragraph(WordSpan paragraph) {
    std::uint32_t begin = paragraph.begin;
    while (begin < paragraph.end) {
      const Chunk chunk = longest_chunk({begin, paragraph.end});
      add(chunk);
      begin = chunk.words.end;
    }
  }

  [[nodiscard]] Chunk longest_chunk(WordSpan rest) const {
    Chunk all{{rest.begin, rest.begin}, 0};
    Chunk sentences = all;
    for (std::uint32_t word = rest.begin; word < rest.end; ++word) {
      if (word > rest.begin && all.pieces + pieces_[word] > most_ - 2) {
        return sentences.words.empty() ? all : sentences;
      }
      all.words.end = word + 1;
      all.pieces += pieces_[word];
      if (ends_sentence(word, rest.begin)) sentences = all;
    }
    return all;
  }

  // Into the open window if it has room, else into a new one.
  void add(const Chunk& chunk) {
    if (!open_.words.empty() && open_.pieces + 1 + chunk.pieces <= most_) {
      open_.words.end = chunk.words.end;
      open_.pieces += 1 + chunk.pieces;
      return;
    }
    if (!open_.words.empty()) windows_.push_back(open_.words);
    open_ = {chunk.words, chunk.pieces + 2};
  }

  const Document& document_;
  const std::vector<Word>& words_;
  const std::vector<std::uint32_t>& pieces_;
  const std::size_t most_;
  std::vector<WordSpan> windows_;
  Chunk open_;
};

}  // namespace

std::vector<WordSpan> windows(const Document& document, const Tokens& tokens,
                              const std::vector<std::uint32_t>& pieces_of_word, std::size_t most) {
  return Cutter(document, tokens, pieces_of_word, most).cut();
}

}  // namespace grotius::neural
