#include "text/utf8.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace grotius {

namespace {

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

}  // namespace

CodePoint decode(std::string_view utf8, std::size_t position) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto length = static_cast<std::int64_t>(utf8.size());
  auto next = static_cast<std::int64_t>(position);
  UChar32 c = 0;
  U8_NEXT(bytes, next, length, c);
  if (c < 0) return {U'\uFFFD', 1};
  return {static_cast<char32_t>(c), static_cast<std::uint32_t>(next - static_cast<std::int64_t>(position))};
}

bool is_space(char32_t c) { return u_isUWhiteSpace(icu(c)) != 0 || u_charType(icu(c)) == U_CONTROL_CHAR; }

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  constexpr std::uint32_t kInsideWords = U_GC_L_MASK | U_GC_M_MASK | U_GC_CF_MASK;
  return (U_GET_GC_MASK(icu(c)) & kInsideWords) != 0;
}

bool is_digit(char32_t c) { return c < 0x80 ? (c >= '0' && c <= '9') : u_isdigit(icu(c)) != 0; }
bool is_upper(char32_t c) { return u_isupper(icu(c)) != 0; }
bool is_lower(char32_t c) { return u_islower(icu(c)) != 0; }
bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'\u2019' || c == U'`' || c == U'\u00B4' || c == U'\u02BC'; }

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

bool in_capitals(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace grotius
