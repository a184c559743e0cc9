#include "neural/encoder.h"

#include <algorithm>
#include <cmath>

namespace grotius::neural {
namespace {

void apply(const IntegerMatrix& linear, const float* x, std::size_t count, IntegerRows& rounded, After after,
           float* y) {
  rounded.fill(x, count, linear.depth());
  rounded.times(linear, after, y);
}

void embed(const Model::Impl& model, const WindowInput& input, float* x) {
  const std::size_t hidden = model.config.hidden;
  const std::size_t count = input.pieces.size();
  for (std::size_t i = 0; i < count; ++i) {
    float* row = x + i * hidden;
    model.word->expand(input.pieces[i], row);
    const float* position = model.position.data() + i * hidden;
    const float* shape = model.shape.data() + input.shapes[i] * hidden;
    for (std::size_t j = 0; j < hidden; ++j) row[j] += position[j] + shape[j];
  }
  const Norm& norm = model.embedding_norm;
  kernels().add_norm(x, nullptr, count, hidden, norm.gain.data(), norm.shift.data(), model.config.norm_epsilon);
}

// So many rows of scores stay in the first cache from their product to the next.
constexpr std::size_t kQueriesAtOnce = 24;

// Every head on its own: softmax(Q Kᵀ / √size) V, into its columns of `context`; the division by the softmax's total
// comes last. Q, K and V are trimmed, and so are the weights.
void attend(const Config& config, std::size_t count, Scratch& scratch) {
  const std::size_t hidden = config.hidden, size = hidden / config.heads, stride = 3 * hidden;
  const float scale = 1.0F / std::sqrt(static_cast<float>(size));
  scratch.keys.resize(count, size);
  scratch.values.resize(size, count);
  float* scores = scratch.scores.data();
  const std::size_t score_stride = padded(count);
  for (std::size_t head = 0; head < config.heads; ++head) {
    const float* query = scratch.query_key_value.data() + head * size;
    scratch.keys.copy_rows(0, count, query + hidden, stride, 1);
    scratch.values.copy_rows(0, size, query + 2 * hidden, 1, stride);
    for (std::size_t first = 0; first < count; first += kQueriesAtOnce) {
      const std::size_t rows = std::min(kQueriesAtOnce, count - first);
      float* context = scratch.context.data() + first * hidden + head * size;
      matmul({query + first * stride, rows, stride}, scratch.keys, nullptr, scores, score_stride);
      kernels().weigh(scores, rows, count, score_stride, scale, scratch.totals.data());
      matmul({scores, rows, score_stride}, scratch.values, nullptr, context, hidden);
      for (std::size_t i = 0; i < rows; ++i, context += hidden) {
        const float share = 1.0F / scratch.totals[i];
        for (std::size_t j = 0; j < size; ++j) context[j] *= share;
      }
    }
  }
}

void run_layer(const Config& config, const Layer& layer, std::size_t count, Scratch& scratch) {
  const std::size_t hidden = config.hidden;
  float* x = scratch.x.data();
  float* projected = scratch.projected.data();
  apply(layer.query_key_value, x, count, scratch.rounded, After::kTrim, scratch.query_key_value.data());
  attend(config, count, scratch);
  apply(layer.output, scratch.context.data(), count, scratch.rounded, After::kNothing, projected);
  kernels().add_norm(x, projected, count, hidden, layer.attention_norm.gain.data(), layer.attention_norm.shift.data(),
                     config.norm_epsilon);
  apply(layer.feed_in, x, count, scratch.rounded, After::kGelu, scratch.inner.data());
  apply(layer.feed_out, scratch.inner.data(), count, scratch.rounded, After::kNothing, projected);
  kernels().add_norm(x, projected, count, hidden, layer.feed_norm.gain.data(), layer.feed_norm.shift.data(),
                     config.norm_epsilon);
}

void grow(AlignedVector<float>& buffer, std::size_t size) {
  if (buffer.size() < size) buffer.resize(size);
}

}  // namespace

void run_encoder(const Model::Impl& model, const WindowInput& input, Scratch& scratch,
                 const std::function<void(Branch, std::size_t, const float*)>& level) {
  const Config& config = model.config;
  const std::size_t count = input.pieces.size();
  grow(scratch.x, count * config.hidden);
  grow(scratch.below, count * config.hidden);
  grow(scratch.query_key_value, count * 3 * config.hidden);
  grow(scratch.context, count * config.hidden);
  grow(scratch.projected, count * config.hidden);
  grow(scratch.inner, count * config.intermediate);
  grow(scratch.scores, kQueriesAtOnce * padded(count));
  grow(scratch.totals, kQueriesAtOnce);
  embed(model, input, scratch.x.data());
  level(Branch::kBoth, 0, scratch.x.data());
  const auto run = [&](const std::vector<Layer>& layers, Branch branch, std::size_t below) {
    for (std::size_t i = 0; i < layers.size(); ++i) {
      run_layer(config, layers[i], count, scratch);
      level(branch, below + i + 1, scratch.x.data());
    }
  };
  run(model.layers, Branch::kBoth, 0);
  std::copy_n(scratch.x.data(), count * config.hidden, scratch.below.data());
  run(model.syntax_layers, Branch::kSyntax, model.layers.size());
  std::swap(scratch.x, scratch.below);
  run(model.meaning_layers, Branch::kMeaning, model.layers.size());
}

}  // namespace grotius::neural
