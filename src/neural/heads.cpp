#include "neural/heads.h"

#include <algorithm>

namespace grotius {
namespace neural {

namespace {

// The rows' values trimmed, one row behind another: what a product takes.
std::vector<float> trimmed(Rows x, std::size_t cols) {
  std::vector<float> out(x.count * cols);
  for (std::size_t r = 0; r < x.count; ++r) kernels().trim(x.data + r * x.stride, cols, out.data() + r * cols);
  return out;
}

void times(Rows x, const PackedMatrix& w, const float* bias, Matrix& c) {
  matmul({trimmed(x, w.depth()).data(), x.count, w.depth()}, w, bias, c.data.data(), c.cols);
}

}  // namespace

Matrix apply(const Linear& linear, Rows x) {
  Matrix y{x.count, linear.outputs(), std::vector<float>(x.count * linear.outputs())};
  times(x, linear.weight, linear.bias.data(), y);
  return y;
}

Matrix side(const Linear& linear, Rows x, bool one) {
  const std::size_t cols = linear.outputs() + (one ? 1 : 0);
  Matrix y{x.count, cols, std::vector<float>(x.count * cols, 1.0F)};
  times(x, linear.weight, linear.bias.data(), y);
  for (float& value : y.data) value = std::max(value, 0.0F);
  trim(y);
  return y;
}

Matrix product(Rows a, const PackedMatrix& w) {
  Matrix c{a.count, w.rows(), std::vector<float>(a.count * w.rows())};
  times(a, w, nullptr, c);
  return c;
}

void trim(Matrix& m) { kernels().trim(m.data.data(), m.data.size(), m.data.data()); }

void softmax_rows(Matrix& m) {
  if (m.rows > 0) kernels().softmax(m.data.data(), m.rows, m.cols, m.cols, 1.0F);
}

std::vector<Found> find_spans(const Matrix& probabilities, const std::vector<WordSpan>& windows,
                              const std::vector<WordSpan>& sentences, float threshold) {
  std::vector<bool> starts(probabilities.rows, false);
  for (const auto* spans : {&windows, &sentences}) {
    for (const WordSpan span : *spans) starts[span.begin] = true;
  }
  std::vector<Found> found;
  bool inside = false;
  for (std::uint32_t word = 0; word < probabilities.rows; ++word) {
    const float* p = probabilities.row(word);
    const bool before = inside;
    inside = p[1] + p[2] >= threshold;
    if (!inside) continue;
    if (before && p[1] <= p[2] && !starts[word]) {
      found.back().words.end = word + 1;
    } else {
      found.push_back({{word, word + 1}, p[1] + p[2]});
    }
  }
  return found;
}

Matrix anchor_vectors(const Matrix& meaning, const std::vector<Found>& anchors) {
  Matrix vectors{anchors.size(), meaning.cols, std::vector<float>(anchors.size() * meaning.cols)};
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    float* out = vectors.row(i);
    const WordSpan words = anchors[i].words;
    for (std::uint32_t word = words.begin; word < words.end; ++word) {
      const float* row = meaning.row(word);
      for (std::size_t j = 0; j < meaning.cols; ++j) out[j] += row[j];
    }
    for (std::size_t j = 0; j < meaning.cols; ++j) out[j] /= static_cast<float>(words.size());
  }
  return vectors;
}

std::size_t distance_bucket(std::uint32_t anchor, std::uint32_t word, bool same_sentence) {
  const std::uint32_t distance = word < anchor ? anchor - word : word - anchor;
  std::size_t bucket = word < anchor ? 7 : 0;
  for (const std::uint32_t edge : {1U, 2U, 3U, 5U, 9U, 17U, 33U}) bucket += distance >= edge ? 1 : 0;
  return same_sentence ? bucket : bucket + 15;
}

namespace {

std::vector<std::uint32_t> sentence_of_word(std::size_t words, const std::vector<WordSpan>& sentences) {
  std::vector<std::uint32_t> of(words, 0);
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    for (std::uint32_t word = sentences[s].begin; word < sentences[s].end; ++word) of[word] = s;
  }
  return of;
}

// One anchor's roles: `left` [outputs, right_size] is the anchor's side already multiplied with the weights.
RoleScores roles_of_anchor(const RoleHead& head, const float* left, const Matrix& words, WordSpan window,
                           std::uint32_t anchor, const std::vector<std::uint32_t>& sentence) {
  const std::size_t roles = head.biaffine.outputs, size = head.biaffine.right_size;
  PackedMatrix packed(roles, size);
  packed.set_rows(0, roles, left, size, 1);
  RoleScores scores{window, roles, std::vector<float>(window.size() * roles)};
  matmul(rows_of(words), packed, nullptr, scores.probability.data(), roles);
  for (std::uint32_t word = window.begin; word < window.end; ++word) {
    const std::size_t bucket = distance_bucket(anchor, word, sentence[word] == sentence[anchor]);
    float* row = scores.probability.data() + (word - window.begin) * roles;
    for (std::size_t r = 0; r < roles; ++r) row[r] += head.distance[r * kDistanceBuckets + bucket];
  }
  kernels().sigmoid(scores.probability.data(), scores.probability.size());
  return scores;
}

}  // namespace

std::vector<RoleScores> role_scores(const RoleHead& head, const Encoded& encoded,
                                    const std::vector<WordSpan>& sentences, const std::vector<Found>& anchors,
                                    const Matrix& vectors) {
  const Matrix left = product(rows_of(side(head.biaffine.left, rows_of(vectors), true)), head.biaffine.weight);
  const std::vector<std::uint32_t> sentence = sentence_of_word(encoded.meaning.rows, sentences);
  std::vector<RoleScores> scores;
  std::size_t next = 0;
  for (const WordSpan window : encoded.windows) {
    if (next == anchors.size() || !window.contains(anchors[next].words.begin)) continue;
    const Matrix words = side(head.biaffine.right, rows_of(encoded.meaning, window), true);
    for (; next < anchors.size() && window.contains(anchors[next].words.begin); ++next) {
      scores.push_back(roles_of_anchor(head, left.row(next), words, window, anchors[next].words.begin, sentence));
    }
  }
  return scores;
}

}  // namespace neural

Matrix tag_logits(const Model& model, const Encoded& encoded, std::string_view head) {
  const auto found = model.impl().tags.find(head);
  if (found == model.impl().tags.end()) return {};
  const bool meaning = head == "name" || head == "trigger" || head == "cue";
  return neural::apply(found->second, neural::rows_of(meaning ? encoded.meaning : encoded.syntax));
}

}  // namespace grotius
