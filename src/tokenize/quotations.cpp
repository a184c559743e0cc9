#include <algorithm>

#include "tokenize/tokenize.h"

namespace grotius {
namespace {

enum class Shape { kNone, kOpening, kClosing, kEither };

// Marks that stand together ("" and """, as tables of comma-separated values double them) are one mark.
struct Mark {
  WordSpan words;
  Shape shape = Shape::kNone;
};

class Marks {
 public:
  Marks(const Document& document, const Tokens& tokens) : document_(document), words_(tokens.words) {
    for (std::uint32_t w = 0; w < words_.size() && !doubled_; ++w) {
      const auto mark = read(w);
      doubled_ = mark.words.size() > 1 && mark.shape == Shape::kOpening;
      if (mark.shape != Shape::kNone) w = mark.words.end - 1;
    }
  }

  // The mark that begins at the word. Where marks are doubled, the single ones bound the fields of a table.
  [[nodiscard]] Mark at(std::uint32_t w) const {
    const auto mark = read(w);
    return doubled_ && mark.words.size() == 1 && straight(w) ? Mark{mark.words, Shape::kNone} : mark;
  }

 private:
  [[nodiscard]] bool straight(std::uint32_t w) const { return document_.text(words_[w].span) == "\""; }

  // A straight mark glued to what follows only, opens; glued to what goes before only, closes.
  [[nodiscard]] Mark read(std::uint32_t w) const {
    const auto text = document_.text(words_[w].span);
    if (text == "\u201c" || text == "``") return {{w, w + 1}, Shape::kOpening};
    if (text == "\u201d" || text == "''") return {{w, w + 1}, Shape::kClosing};
    if (text != "\"") return {{w, w + 1}, Shape::kNone};
    auto end = w + 1;
    while (end < words_.size() && !words_[end].space_before && straight(end)) ++end;
    const bool before = !words_[w].space_before, after = end < words_.size() && !words_[end].space_before;
    return {{w, end}, before == after ? Shape::kEither : after ? Shape::kOpening : Shape::kClosing};
  }

  const Document& document_;
  const std::vector<Word>& words_;
  bool doubled_ = false;
};

}  // namespace

std::vector<Quotation> find_quotations(const Document& document, const Tokens& tokens) {
  std::vector<Quotation> out;
  const auto& words = tokens.words;
  const Marks marks(document, tokens);
  bool inside = false;
  for (std::uint32_t w = 0; w < words.size();) {
    bool left_open = false;
    if (inside && words[w].paragraph != words[w - 1].paragraph) {
      out.back().words.end = w;
      inside = false;
      left_open = true;
    }
    const auto mark = marks.at(w);
    w = mark.words.end;
    if (mark.shape == Shape::kNone) continue;
    if (mark.shape == Shape::kOpening || (!inside && mark.shape == Shape::kEither)) {
      if (left_open) out.back().continued = true;
      if (inside) out.back().words.end = mark.words.begin;
      out.push_back({mark.words, false, false});
      inside = true;
    } else if (inside) {
      out.back().words.end = mark.words.end;
      out.back().closed = true;
      inside = false;
    }
  }
  if (inside) out.back().words.end = static_cast<std::uint32_t>(words.size());
  return out;
}

std::size_t first_after(const std::vector<Quotation>& quotations, std::uint32_t word) {
  auto it = std::partition_point(quotations.begin(), quotations.end(),
                                 [&](const Quotation& q) { return q.words.end <= word; });
  return static_cast<std::size_t>(it - quotations.begin());
}

std::size_t quotation_at(const std::vector<Quotation>& quotations, std::uint32_t word) {
  std::size_t i = first_after(quotations, word);
  return i < quotations.size() && quotations[i].words.contains(word) ? i : quotations.size();
}

}  // namespace grotius
