// UTF-8 read one code point at a time, with the few character classes the early stages ask for.
//
// Enters: valid UTF-8 (Document::bytes is). Thread safety: pure. Units: bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace grotius {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 1;  // bytes
};

// The code point that begins at `position`; a byte that begins none is U+FFFD of one byte.
[[nodiscard]] CodePoint decode(std::string_view utf8, std::size_t position);

[[nodiscard]] bool is_space(char32_t c);   // Unicode white space, and the control characters, which print nothing
[[nodiscard]] bool is_letter(char32_t c);  // letters, and the marks and format characters written inside words
[[nodiscard]] bool is_digit(char32_t c);
[[nodiscard]] bool is_upper(char32_t c);
[[nodiscard]] bool is_lower(char32_t c);
[[nodiscard]] bool is_apostrophe(char32_t c);  // ' and its typographic forms

// ASCII letters to lower case; other bytes as they are.
[[nodiscard]] std::string ascii_lower(std::string_view text);
[[nodiscard]] bool in_capitals(std::string_view text);  // no small ASCII letter

}  // namespace grotius
