#include "text/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/sha256.h"
#include "text/dateline.h"
#include "text/language.h"
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

// The day given, else the one a dateline names with its year; what is missing or wrong is told in a warning.
std::optional<Day> find_published(Document& document) {
  const auto& given = document.report.published;
  if (given && !given->empty()) {
    if (const auto day = parse_day(*given)) return day;
    document.warnings.push_back(fmt::format("the publication date \"{}\" is no ISO 8601 date and is not used", *given));
  }
  if (document.dateline) {
    if (const auto day = dated_day(document.text(document.dateline->date))) return day;
  }
  document.warnings.emplace_back("no publication date is known; times that depend on it stay unresolved");
  return std::nullopt;
}

std::string language_warning(const Document& document) {
  const std::string declared = document.report.language.value_or("");
  return "the report is not in English" + (declared.empty() ? "" : fmt::format(" (declared \"{}\")", declared)) +
         " and is not read";
}

}  // namespace

Document read_text(Report report) {
  Document document;
  document.bytes = std::move(report.text);
  report.text.clear();
  document.report = std::move(report);
  document.id = document.report.id.empty() ? sha256_hex(document.bytes) : document.report.id;
  if (const std::size_t repaired = repair_utf8(document.bytes); repaired > 0) {
    document.warnings.push_back(repaired == 1
                                    ? "1 byte was not valid UTF-8 and is read as '?'"
                                    : fmt::format("{} bytes were not valid UTF-8 and are read as '?'", repaired));
  }
  document.paragraphs = find_paragraphs(document.bytes);
  document.dateline = find_dateline(document.bytes, document.paragraphs);
  document.byline = find_byline(document.bytes, document.paragraphs);
  document.published = find_published(document);
  if (!looks_english(document)) document.warnings.push_back(language_warning(document));
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
