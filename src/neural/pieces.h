// Words to the encoder's word pieces and shapes (docs/model-format.md, "The network").
//
// Enters: one UD word, valid UTF-8. Leaves: numbers of the vocabulary, at least one.
// Invariants: the pieces of a word depend on that word alone. Thread safety: immutable after construction; cut and
//   shape are pure. Source: Devlin et al. 2019 (BERT, uncased); Unicode's properties from ICU.
//
//   "Élysée's" → elysee ' s      "COVID-19" → co ##vid - 19
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace grotius::neural {

using PieceId = std::uint32_t;

class Vocabulary {
 public:
  // `lines`: one piece a line, which must outlive this object. `missing` tells a special piece that is not there.
  explicit Vocabulary(std::string_view lines);

  [[nodiscard]] std::size_t size() const { return size_; }
  // The first of [CLS], [SEP], [unused1] and [UNK] that the vocabulary lacks; empty if it has them all.
  [[nodiscard]] std::string_view missing() const { return missing_; }
  [[nodiscard]] PieceId cls() const { return cls_; }
  [[nodiscard]] PieceId sep() const { return sep_; }
  [[nodiscard]] PieceId paragraph_break() const { return break_; }

  // Whether a piece of its own begins words so: the vocabulary's common words, in lower case.
  [[nodiscard]] bool has(std::string_view word) const { return first_.find(word) != first_.end(); }
  // Appends the word's pieces, at most `most` of them.
  void cut(std::string_view word, std::size_t most, std::vector<PieceId>& pieces) const;

 private:
  using Index = std::unordered_map<std::string_view, PieceId>;

  void cut_part(std::string_view part, std::vector<PieceId>& pieces) const;

  Index first_, later_;  // pieces that begin a part, and those written "##x", by x
  std::size_t longest_ = 0, size_ = 0;
  PieceId cls_ = 0, sep_ = 0, break_ = 0, unknown_ = 0;
  std::string_view missing_;
};

// Lower-cased, without accents and control characters, cut at white space, punctuation and CJK characters; the cuts are
// marked by one space, and punctuation and CJK characters stand alone: "Élysée's" → "elysee ' s".
[[nodiscard]] std::string normalise(std::string_view word);

inline constexpr std::size_t kShapes = 16;
// 2 · class of letter case and digits + space_before.
[[nodiscard]] std::uint32_t shape(std::string_view word, bool space_before);

}  // namespace grotius::neural
