#include "attribution/quotes.h"

#include <algorithm>

namespace grotius {
namespace {

enum class Mark { kNone, kOpening, kClosing, kEither };

Mark mark_of(std::string_view form) {
  if (form == "\"") return Mark::kEither;
  if (form == "\u201c" || form == "``") return Mark::kOpening;
  if (form == "\u201d" || form == "''") return Mark::kClosing;
  return Mark::kNone;
}

// A straight mark glued to what follows, with space before it, opens even when an earlier one was never closed.
bool opens(const Passage& passage, std::uint32_t word, Mark mark, bool inside) {
  if (mark == Mark::kOpening) return true;
  if (mark == Mark::kClosing) return false;
  bool space_after = word + 1 >= passage.tokens.words.size() || passage.tokens.words[word + 1].space_before;
  return !inside || (passage.tokens.words[word].space_before && !space_after);
}

}  // namespace

std::vector<Quotation> find_quotations(const Passage& passage) {
  std::vector<Quotation> out;
  const auto& words = passage.tokens.words;
  bool inside = false;
  auto starts_paragraph = [&](std::uint32_t w) { return w == 0 || words[w].paragraph != words[w - 1].paragraph; };
  for (std::uint32_t w = 0; w < words.size(); ++w) {
    bool left_open = false;
    if (inside && starts_paragraph(w)) {
      out.back().words.end = w;
      inside = false;
      left_open = true;
    }
    Mark mark = mark_of(passage.text(w));
    if (mark == Mark::kNone) continue;
    if (opens(passage, w, mark, inside)) {
      if (left_open) out.back().continued = true;
      if (inside) out.back().words.end = w;
      out.push_back({WordSpan{w, w + 1}, false, false});
      inside = true;
    } else if (inside) {
      out.back().words.end = w + 1;
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
