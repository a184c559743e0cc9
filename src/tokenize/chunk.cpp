#include "tokenize/chunk.h"

#include "text/utf8.h"

namespace grotius {

Chunk::Chunk(std::string_view text, ByteSpan span, NextWord next) : text_(text), next_(next) {
  chars_.reserve(span.size() + 1);
  for (std::uint32_t at = span.begin; at < span.end;) {
    const CodePoint c = decode(text, at);
    chars_.push_back({c.value, at, is_letter(c.value), is_digit(c.value)});
    at += c.size;
  }
  chars_.push_back({0, span.end, false, false});
}

std::string_view Chunk::text(std::size_t begin, std::size_t end) const {
  return text_.substr(chars_[begin].begin, chars_[end].begin - chars_[begin].begin);
}

std::size_t Chunk::skip_letters(std::size_t i) const {
  while (letter(i)) ++i;
  return i;
}

std::size_t Chunk::skip_digits(std::size_t i) const {
  while (digit(i)) ++i;
  return i;
}

}  // namespace grotius
