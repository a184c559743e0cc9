#include "neural/encoder.h"

#include <algorithm>
#include <cmath>
#include <variant>

namespace grotius::neural {
namespace {

void apply(const LayerMap& map, const float* x, std::size_t count, Scratch& scratch, After after, float* y) {
  if (const auto* floats = std::get_if<Linear>(&map)) return scratch.floats.times(x, count, *floats, after, y);
  const auto& bytes = std::get<IntegerMatrix>(map);
  scratch.rounded.fill(x, count, bytes.depth());
  scratch.rounded.times(bytes, after, y);
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

// Every head on its own, into its columns of `context`.
void attend(const Model::Impl& model, std::size_t count, Scratch& scratch) {
  constexpr float kLog2E = 1.44269504F;
  const std::size_t hidden = model.config.hidden, size = hidden / model.config.heads;
  Attention head{};
  head.stride = 3 * hidden;
  head.count = count;
  head.size = size;
  head.scale = kLog2E / std::sqrt(static_cast<float>(size));
  head.context_stride = hidden;
  for (std::size_t at = 0; at < hidden; at += size) {
    head.query = scratch.query_key_value.data() + at;
    head.key = head.query + hidden;
    head.value = head.key + hidden;
    head.context = scratch.context.data() + at;
    model.floats ? scratch.floats.attend(head) : scratch.attention.attend(kernels(), head);
  }
}

// So many rows at once that what they become on their way through a layer stays in the second cache beside the weights.
constexpr std::size_t kRowsAtOnce = 96;

// Rows from attention to the layer's end.
void finish_rows(const Config& config, const Layer& layer, const float* context, std::size_t count, float* x,
                 Scratch& scratch) {
  const std::size_t hidden = config.hidden;
  float* projected = scratch.projected.data();
  apply(layer.output, context, count, scratch, After::kNothing, projected);
  kernels().add_norm(x, projected, count, hidden, layer.attention_norm.gain.data(), layer.attention_norm.shift.data(),
                     config.norm_epsilon);
  apply(layer.feed_in, x, count, scratch, After::kGelu, scratch.inner.data());
  apply(layer.feed_out, scratch.inner.data(), count, scratch, After::kNothing, projected);
  kernels().add_norm(x, projected, count, hidden, layer.feed_norm.gain.data(), layer.feed_norm.shift.data(),
                     config.norm_epsilon);
}

void run_layer(const Model::Impl& model, const Layer& layer, std::size_t count, Scratch& scratch) {
  const std::size_t hidden = model.config.hidden;
  float* x = scratch.x.data();
  apply(layer.query_key_value, x, count, scratch, After::kNothing, scratch.query_key_value.data());
  attend(model, count, scratch);
  for (std::size_t first = 0; first < count; first += kRowsAtOnce) {
    finish_rows(model.config, layer, scratch.context.data() + first * hidden, std::min(kRowsAtOnce, count - first),
                x + first * hidden, scratch);
  }
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
  grow(scratch.projected, kRowsAtOnce * config.hidden);
  grow(scratch.inner, kRowsAtOnce * config.intermediate);
  embed(model, input, scratch.x.data());
  level(Branch::kBoth, 0, scratch.x.data());
  const auto run = [&](const std::vector<Layer>& layers, Branch branch, std::size_t below) {
    for (std::size_t i = 0; i < layers.size(); ++i) {
      run_layer(model, layers[i], count, scratch);
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
