// A chunk: the characters between two white spaces, as the scanning rules see them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace grotius {

struct Char {
  char32_t value = 0;
  std::uint32_t begin = 0;  // byte
  bool letter = false, digit = false;
};

enum class NextWord { kNone, kLower, kUpper, kDigit, kOther };

// Indices below count characters; one past the end may be asked for and is no character at all.
class Chunk {
 public:
  Chunk(std::string_view text, ByteSpan span, NextWord next);

  [[nodiscard]] std::size_t size() const { return chars_.size() - 1; }
  [[nodiscard]] char32_t at(std::size_t i) const { return chars_[std::min(i, size())].value; }
  [[nodiscard]] bool letter(std::size_t i) const { return chars_[std::min(i, size())].letter; }
  [[nodiscard]] bool digit(std::size_t i) const { return chars_[std::min(i, size())].digit; }
  [[nodiscard]] bool word(std::size_t i) const { return letter(i) || digit(i); }
  [[nodiscard]] bool word_before(std::size_t i) const { return i > 0 && word(i - 1); }
  [[nodiscard]] std::string_view text(std::size_t begin, std::size_t end) const;
  [[nodiscard]] std::uint32_t byte(std::size_t i) const { return chars_[i].begin; }
  // First index from `i` on that is no letter (digit).
  [[nodiscard]] std::size_t skip_letters(std::size_t i) const;
  [[nodiscard]] std::size_t skip_digits(std::size_t i) const;
  // How the next chunk of the paragraph begins.
  [[nodiscard]] NextWord next() const { return next_; }

 private:
  std::string_view text_;
  std::vector<Char> chars_;  // with one more, which holds the end
  NextWord next_;
};

}  // namespace grotius
