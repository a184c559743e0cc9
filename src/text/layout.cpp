#include "text/layout.h"

#include "text/utf8.h"

namespace grotius {

namespace {

// Lines trimmed of white space, the empty ones included. "\r\n" needs no care: '\r' is trimmed.
std::vector<ByteSpan> find_lines(std::string_view text) {
  std::vector<ByteSpan> lines;
  std::uint32_t begin = 0;
  const auto size = static_cast<std::uint32_t>(text.size());
  while (begin < size) {
    const auto newline = text.find('\n', begin);
    const std::uint32_t end = newline == std::string_view::npos ? size : static_cast<std::uint32_t>(newline);
    lines.push_back(trim(text, {begin, end}));
    begin = end + 1;
  }
  return lines;
}

bool ends_a_sentence(std::string_view line) {
  while (!line.empty() && (line.back() == '"' || line.back() == '\'' || line.back() == ')')) line.remove_suffix(1);
  return !line.empty() && std::string_view(".!?:;").find(line.back()) != std::string_view::npos;
}

// Hard-wrapped: there are blank lines, and of the lines with another line right below them most are of a terminal's
// width and end mid-sentence. A wire's one-line paragraphs are longer or end in a full stop.
bool is_hard_wrapped(std::string_view text, const std::vector<ByteSpan>& lines) {
  constexpr std::uint32_t kShortest = 50;
  constexpr std::uint32_t kLongest = 90;
  std::size_t followed = 0;
  std::size_t wrapped = 0;
  bool blank = false;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    blank = blank || (i > 0 && lines[i].empty());
    if (lines[i].empty() || lines[i + 1].empty()) continue;
    ++followed;
    const auto length = lines[i].size();
    if (length < kShortest || length > kLongest) continue;
    if (!ends_a_sentence(text.substr(lines[i].begin, length))) ++wrapped;
  }
  return blank && wrapped >= 2 && 2 * wrapped > followed;
}

}  // namespace

ByteSpan trim(std::string_view utf8, ByteSpan span) {
  std::uint32_t begin = span.end;
  std::uint32_t end = span.begin;
  for (std::uint32_t at = span.begin; at < span.end;) {
    const CodePoint c = decode(utf8, at);
    if (!is_space(c.value)) {
      begin = std::min(begin, at);
      end = at + c.size;
    }
    at += c.size;
  }
  return begin < end ? ByteSpan{begin, end} : ByteSpan{span.begin, span.begin};
}

std::vector<ByteSpan> find_paragraphs(std::string_view utf8) {
  const auto lines = find_lines(utf8);
  const bool join = is_hard_wrapped(utf8, lines);
  std::vector<ByteSpan> paragraphs;
  bool open = false;
  for (const ByteSpan line : lines) {
    if (line.empty()) {
      open = false;
    } else if (open && join) {
      paragraphs.back().end = line.end;
    } else {
      paragraphs.push_back(line);
      open = true;
    }
  }
  return paragraphs;
}

}  // namespace grotius
