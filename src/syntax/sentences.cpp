#include "syntax/sentences.h"

#include <algorithm>

namespace grotius {
namespace {

// By how much the head prefers that `word` starts a sentence; above zero it does.
float preference(const Matrix& logits, std::uint32_t word) { return logits.row(word)[1] - logits.row(word)[0]; }

bool starts_token(const Tokens& tokens, std::uint32_t word) {
  return word == 0 || tokens.words[word].token != tokens.words[word - 1].token;
}

bool starts_paragraph(const Tokens& tokens, std::uint32_t word) {
  return word == 0 || tokens.words[word].paragraph != tokens.words[word - 1].paragraph;
}

// The best place to cut a sentence that is too long: in the second half of what a piece may hold, so that pieces stay
// of useful length and the work linear. Where one token fills that half, the first token after it.
std::uint32_t best_cut(const Tokens& tokens, const Matrix& logits, WordSpan sentence) {
  std::uint32_t best = sentence.end;
  const std::uint32_t last = sentence.begin + kLongestSentence;
  for (std::uint32_t word = sentence.begin + kLongestSentence / 2; word <= last; ++word)
    if (starts_token(tokens, word) && (best == sentence.end || preference(logits, word) > preference(logits, best)))
      best = word;
  for (std::uint32_t word = last + 1; best == sentence.end && word < sentence.end; ++word)
    if (starts_token(tokens, word)) best = word;
  return best;
}

void append_in_pieces(const Tokens& tokens, const Matrix& logits, WordSpan sentence, std::vector<WordSpan>& sentences) {
  while (sentence.size() > kLongestSentence) {
    const std::uint32_t cut = best_cut(tokens, logits, sentence);
    if (cut == sentence.end) break;
    sentences.push_back({sentence.begin, cut});
    sentence.begin = cut;
  }
  sentences.push_back(sentence);
}

}  // namespace

std::vector<WordSpan> split_sentences(const Tokens& tokens, const Matrix& logits) {
  std::vector<WordSpan> sentences;
  const auto size = static_cast<std::uint32_t>(tokens.words.size());
  std::uint32_t begin = 0;
  for (std::uint32_t word = 1; word < size; ++word) {
    const bool starts = starts_paragraph(tokens, word) || (starts_token(tokens, word) && preference(logits, word) > 0);
    if (!starts) continue;
    append_in_pieces(tokens, logits, {begin, word}, sentences);
    begin = word;
  }
  if (begin < size) append_in_pieces(tokens, logits, {begin, size}, sentences);
  return sentences;
}

}  // namespace grotius
