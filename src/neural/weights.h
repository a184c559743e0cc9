// A loaded model: every weight of the network where the arithmetic wants it.
//
// Invariants: all shapes agree with the configuration and the label inventories, so the forward code checks nothing.
//   The word embedding stays in the mapped file, its rows are expanded one by one; the weights of the layers are bytes
//   in memory if they are in the file, all others floats. Thread safety: immutable after load.
#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "neural/kernels.h"
#include "neural/model_file.h"
#include "neural/neural.h"
#include "neural/pieces.h"

namespace grotius::neural {

struct Linear {
  PackedMatrix weight;
  std::vector<float> bias;
  [[nodiscard]] std::size_t outputs() const { return bias.size(); }
};

// A map of a layer: of bytes, for speed, or of floats.
using LayerMap = std::variant<IntegerMatrix, Linear>;

struct Norm {
  std::vector<float> gain, shift;
};

struct Layer {
  LayerMap query_key_value;  // the three one under another, one product for all
  LayerMap output;
  Norm attention_norm;
  LayerMap feed_in, feed_out;
  Norm feed_norm;
};

// score_l(i, j) = [leftᵢ; 1]ᵀ W_l [rightⱼ; 1], both sides relu(Linear(vector)).
struct Biaffine {
  Linear left, right;
  std::size_t outputs = 0;
  // Rows l · right_size + j, depth i: the product with a left side gives what the right side is multiplied with.
  PackedMatrix weight;
  std::size_t right_size = 0;  // with the 1, if the right side has one
  std::vector<float> root;     // of arcs: the right side of column 0
};

// As a Biaffine both of whose sides end in a 1, weighed for one right side a left one.
struct RelationHead {
  Linear left, right;
  std::size_t outputs = 0;
  // Rows j · outputs + l, depth i, for some j after others in each part: the products with a left side are, for each j
  // of the right side, a row over the labels.
  std::vector<PackedMatrix> terms;
  std::vector<float> root;  // the right side of the root, without the 1
};

inline constexpr std::size_t kDistanceBuckets = 30;

struct RoleHead {
  Biaffine biaffine;
  std::vector<float> distance;  // [outputs, kDistanceBuckets]
};

struct FactHeads {
  Linear hidden;
  std::map<std::string, Linear, std::less<>> heads;
};

}  // namespace grotius::neural

namespace grotius {

struct Model::Impl {
  explicit Impl(neural::ModelFile opened);

  neural::ModelFile file;
  neural::Store store;  // where the large weights lie
  neural::Config config;
  neural::Vocabulary vocabulary;
  std::string version;
  bool floats = false;  // whether the layers' maps are

  const neural::Tensor* word = nullptr;
  std::vector<float> position, shape;  // [max_positions, hidden], [kShapes, hidden]
  neural::Norm embedding_norm;
  std::vector<neural::Layer> layers, syntax_layers, meaning_layers;  // the lower ones; above them each group's own
  std::vector<float> mix;                                            // [2, layers + 1]

  std::map<std::string, neural::Linear, std::less<>> tags;
  neural::Biaffine arc, same;
  neural::RelationHead relation;
  neural::FactHeads fact;
  neural::RoleHead role, cue;
};

}  // namespace grotius
