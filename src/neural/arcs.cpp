// Dependency arcs and their relations, by biaffine heads over a document's words.
#include <algorithm>

#include "neural/heads.h"
#include "neural/neural.h"

namespace grotius {

std::vector<Matrix> arc_scores(const Model& model, const Encoded& encoded, const std::vector<WordSpan>& sentences) {
  const neural::Biaffine& arc = model.impl().arc;
  const neural::Rows words = neural::rows_of(encoded.syntax);
  const Matrix dependents = neural::side(arc.left, words, true);
  Matrix left{dependents.rows, arc.right_size, std::vector<float>(dependents.rows * arc.right_size)};
  const neural::SparseMatrix sparse(neural::rows_of(dependents), dependents.cols);
  neural::matmul(sparse.some(0, sparse.rows()), arc.weight, left.data.data());
  neural::trim(left);
  const Matrix right = neural::side(arc.right, words, false);
  neural::PackedMatrix columns;
  std::vector<Matrix> scores;
  scores.reserve(sentences.size());
  for (const WordSpan sentence : sentences) {
    const std::size_t size = sentence.size();
    columns.resize(size + 1, right.cols);
    columns.set_rows(0, 1, arc.root.data(), right.cols, 1);
    columns.set_rows(1, size, right.row(sentence.begin), right.cols, 1);
    Matrix& out = scores.emplace_back(Matrix{size, size + 1, std::vector<float>(size * (size + 1))});
    neural::matmul(neural::rows_of(left, sentence), columns, nullptr, out.data.data(), out.cols);
  }
  return scores;
}

namespace {

// So many words at once that what is kept for them stays near the processor, and the weights are read seldom.
constexpr std::size_t kWordsAtOnce = 192;

}  // namespace

Matrix relation_scores(const Model& model, const Encoded& encoded, const std::vector<std::uint32_t>& heads) {
  const neural::RelationHead& relation = model.impl().relation;
  const neural::Rows words = neural::rows_of(encoded.syntax);
  const Matrix dependents = neural::side(relation.left, words, true);
  const neural::SparseMatrix left(neural::rows_of(dependents), dependents.cols);
  const Matrix right = neural::side(relation.right, words, true);
  std::vector<float> root = relation.root;
  neural::kernels().trim(root.data(), root.size(), root.data());
  root.push_back(1.0F);

  const std::size_t outputs = relation.outputs, stride = neural::padded(outputs);
  neural::AlignedVector<float> sums(heads.size() * stride);
  neural::AlignedVector<float> terms(std::min(kWordsAtOnce, heads.size()) * relation.terms.front().rows() + 16);
  for (std::size_t begin = 0; begin < heads.size(); begin += kWordsAtOnce) {
    const auto end = std::min(begin + kWordsAtOnce, heads.size());
    std::size_t first = 0;  // of the right side's numbers, those this group of terms is multiplied with
    for (const neural::PackedMatrix& group : relation.terms) {
      const std::size_t count = group.rows() / outputs;
      neural::matmul(left.some(begin, end - begin), group, terms.data());
      for (std::size_t word = begin; word < end; ++word) {
        const float* factors = heads[word] == kRoot ? root.data() : right.row(heads[word]);
        neural::kernels().add_rows(sums.data() + word * stride, outputs, terms.data() + (word - begin) * group.rows(),
                                   factors + first, count);
      }
      first += count;
    }
  }
  Matrix scores{heads.size(), outputs, {}};
  scores.data.reserve(heads.size() * outputs);
  for (std::size_t word = 0; word < heads.size(); ++word) {
    const float* row = sums.data() + word * stride;
    scores.data.insert(scores.data.end(), row, row + outputs);
  }
  return scores;
}

}  // namespace grotius
