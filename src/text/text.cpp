#include "text/text.h"

#include <algorithm>
#include <utility>

#include "text/layout.h"
#include "text/utf8.h"

namespace grotius {

namespace {

constexpr char32_t kNoCharacter = U'\uFFFD';

// Replaces bytes that are no UTF-8 by '?', one for one, and counts them.
std::size_t repair_utf8(std::string& bytes) {
  std::size_t repaired = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint c = decode(bytes, at);
    if (c.value == kNoCharacter && c.size == 1) {
      bytes[at] = '?';
      ++repaired;
    }
    at += c.size;
  }
  return repaired;
}

}  // namespace

Document read_text(Report report) {
  Document document;
  document.bytes = std::move(report.text);
  report.text.clear();
  document.report = std::move(report);
  repair_utf8(document.bytes);
  document.paragraphs = find_paragraphs(document.bytes);
  document.id = document.report.id;
  return document;
}

CodePointIndex::CodePointIndex(std::string_view utf8) {
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    if ((static_cast<unsigned char>(utf8[i]) & 0xC0U) == 0x80U) continuation_.push_back(static_cast<std::uint32_t>(i));
  }
  code_points_ = static_cast<std::uint32_t>(utf8.size() - continuation_.size());
}

std::uint32_t CodePointIndex::to_code_point(std::uint32_t byte_offset) const {
  const auto before = std::lower_bound(continuation_.begin(), continuation_.end(), byte_offset);
  return byte_offset - static_cast<std::uint32_t>(before - continuation_.begin());
}

}  // namespace grotius
