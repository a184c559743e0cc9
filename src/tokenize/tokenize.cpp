#include "tokenize/tokenize.h"

#include "text/utf8.h"
#include "tokenize/chunk.h"
#include "tokenize/rules.h"
#include "tokenize/scan.h"
#include "tokenize/split.h"

namespace grotius {

namespace {

// A longer run is cut: the rules may look from each of its characters to its end.
constexpr std::uint32_t kLongestChunk = 512;  // bytes

// The runs of characters that are no white space.
std::vector<ByteSpan> find_chunks(std::string_view text, ByteSpan paragraph) {
  std::vector<ByteSpan> chunks;
  bool open = false;
  for (std::uint32_t at = paragraph.begin; at < paragraph.end;) {
    const CodePoint c = decode(text, at);
    if (is_space(c.value)) {
      open = false;
    } else if (open && at - chunks.back().begin < kLongestChunk) {
      chunks.back().end = at + c.size;
    } else {
      chunks.push_back({at, at + c.size});
      open = true;
    }
    at += c.size;
  }
  return chunks;
}

NextWord kind_of(char32_t c) {
  if (is_upper(c)) return NextWord::kUpper;
  if (is_lower(c)) return NextWord::kLower;
  return is_digit(c) ? NextWord::kDigit : NextWord::kOther;
}

// Single quotes opened before a word and closed after one; "’" closes only, the straight one is told by its place.
void track_quote(const Chunk& chunk, std::size_t begin, std::size_t end, ScanState& state) {
  if (end != begin + 1) return;
  const char32_t mark = chunk.at(begin);
  const bool straight = mark == U'\'' || mark == U'`';
  if (mark == U'\u2018' || (straight && !chunk.word_before(begin) && chunk.word(end))) {
    state.open_quote = true;
  } else if (mark == U'\u2019' || straight) {
    state.open_quote = false;
  }
}

class Builder {
 public:
  void add(std::string_view text, ByteSpan span, std::uint32_t paragraph) {
    const auto token = static_cast<std::uint32_t>(tokens.tokens.size());
    const auto first = static_cast<std::uint32_t>(tokens.words.size());
    std::uint32_t at = span.begin;
    for (const std::uint32_t size : split_words(text.substr(span.begin, span.size()), token_rules())) {
      tokens.words.push_back({{at, at + size}, token, paragraph, at == 0 || at != previous_end_});
      at += size;
      previous_end_ = at;
    }
    tokens.tokens.push_back({span, {first, static_cast<std::uint32_t>(tokens.words.size())}});
  }

  Tokens tokens;

 private:
  std::uint32_t previous_end_ = 0;
};

}  // namespace

Tokens tokenize(const Document& document) {
  Builder builder;
  for (std::uint32_t p = 0; p < document.paragraphs.size(); ++p) {
    ScanState state{&token_rules(), false};
    const auto chunks = find_chunks(document.bytes, document.paragraphs[p]);
    for (std::size_t k = 0; k < chunks.size(); ++k) {
      const bool last = k + 1 == chunks.size();
      const NextWord next = last ? NextWord::kNone : kind_of(decode(document.bytes, chunks[k + 1].begin).value);
      const Chunk chunk(document.bytes, chunks[k], next);
      for (std::size_t begin = 0; begin < chunk.size();) {
        const std::size_t end = scan_token(chunk, begin, state);
        track_quote(chunk, begin, end, state);
        builder.add(document.bytes, {chunk.byte(begin), chunk.byte(end)}, p);
        begin = end;
      }
    }
  }
  return std::move(builder.tokens);
}

}  // namespace grotius
