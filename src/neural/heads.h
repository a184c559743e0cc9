// What the head functions share: linear maps and biaffine sides over some rows, and spans out of B/I/O probabilities.
//
// Thread safety: pure. Rows of results end in a 1 where `one` is asked for.
#pragma once

#include <utility>
#include <vector>

#include "neural/weights.h"

namespace grotius::neural {

[[nodiscard]] inline Rows rows_of(const Matrix& m) { return {m.data.data(), m.rows, m.cols}; }
[[nodiscard]] inline Rows rows_of(const Matrix& m, WordSpan span) { return {m.row(span.begin), span.size(), m.cols}; }

[[nodiscard]] Matrix apply(const Linear& linear, Rows x);
// relu(linear x), trimmed, with a column of ones behind if `one`.
[[nodiscard]] Matrix side(const Linear& linear, Rows x, bool one);
// A [rows, rows of w].
[[nodiscard]] Matrix product(Rows a, const PackedMatrix& w);
void trim(Matrix& m);
void softmax_rows(Matrix& m);

struct Found {
  WordSpan words;
  float probability = 0;  // of the first word
};

// The spans of a B/I/O head's probabilities [words, O B I]: a word with P(B) + P(I) ≥ threshold is inside one; it
// begins a new one if the word before is not inside one, if P(B) > P(I), or if a sentence or a window begins at it.
[[nodiscard]] std::vector<Found> find_spans(const Matrix& probabilities, const std::vector<WordSpan>& windows,
                                            const std::vector<WordSpan>& sentences, float threshold);

// The anchors' vectors: the mean of their words' meaning vectors, one row each.
[[nodiscard]] Matrix anchor_vectors(const Matrix& meaning, const std::vector<Found>& anchors);

// For each anchor, the probability of every role at every word of the anchor's window.
[[nodiscard]] std::vector<RoleScores> role_scores(const RoleHead& head, const Encoded& encoded,
                                                  const std::vector<WordSpan>& sentences,
                                                  const std::vector<Found>& anchors, const Matrix& vectors);

// The distance feature of docs/model-format.md.
[[nodiscard]] std::size_t distance_bucket(std::uint32_t anchor, std::uint32_t word, bool same_sentence);

}  // namespace grotius::neural
