#include "neural/weights.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace grotius {
namespace neural {
namespace {

// Inventories a manifest must give; each is the labels of one head.
constexpr std::array kInventories = {"upos", "xpos",    "feats",          "lemma",          "deprel", "name",
                                     "type", "kind",    "mode",           "status",         "stance", "effect",
                                     "tone", "subject", "mandate_change", "control_change", "role",   "cue_role"};
constexpr std::array kFactHeads = {"type",           "kind",           "mode", "status",  "stance", "effect",
                                   "mandate_change", "control_change", "tone", "subject", "mutual", "background"};
constexpr std::array kTagHeads = {"sentence", "upos", "xpos", "feats", "lemma", "name", "trigger", "cue"};

// The layers' maps are all of this one's type.
constexpr const char* kFirst = "layer.0.attention.query.weight";

// A part of the relations' weights that fits the second cache several times over.
constexpr std::size_t kTermsAtOnce = 8;

class Loader {
 public:
  Loader(const ModelFile& file, Store& store) : file_(file), store_(store), hidden_(file.config().hidden) {}

  // Whether the layers' maps are floats.
  [[nodiscard]] bool floats() const { return file_.tensor(kFirst).floats != nullptr; }

  [[nodiscard]] std::size_t labels(std::string_view head) const {
    if (head == "sentence") return 2;
    if (head == "trigger" || head == "cue") return 3;
    if (head == "mutual" || head == "background") return 1;
    return file_.labels().find(head)->second.size();
  }

  void check_labels() const {
    for (const std::string_view head : kInventories) {
      const auto found = file_.labels().find(head);
      if (found == file_.labels().end() || found->second.empty()) {
        throw ModelError(fmt::format("labels.{} are missing", head));
      }
    }
  }

  [[nodiscard]] std::vector<float> vector(const std::string& name, std::size_t size) const {
    return file_.tensor(name, {size}).expand();
  }

  [[nodiscard]] Linear linear(const std::string& name, std::size_t outputs, std::size_t inputs) const {
    return stacked({name}, outputs, inputs);
  }

  // Maps of the same inputs, one under another, as the bytes they are in the file.
  [[nodiscard]] IntegerMatrix rounded(const std::vector<std::string>& names, std::size_t outputs,
                                      std::size_t inputs) const {
    if (inputs > IntegerMatrix::kMostDepth) {
      throw ModelError(
          fmt::format("tensor {}.weight has {} columns, more than {}", names[0], inputs, IntegerMatrix::kMostDepth));
    }
    IntegerMatrix matrix(names.size() * outputs, inputs, &store_);
    for (std::size_t i = 0; i < names.size(); ++i) {
      const Tensor& weight = file_.tensor(names[i] + ".weight", {outputs, inputs});
      if (std::memchr(weight.bytes, -128, outputs * inputs) != nullptr) {
        throw ModelError(fmt::format("tensor {}.weight holds -128, the least code is -127", names[i]));
      }
      const std::vector<float> bias = vector(names[i] + ".bias", outputs);
      for (std::size_t r = 0; r < outputs; ++r) {
        matrix.set_row(i * outputs + r, weight.bytes + r * inputs, weight.scales[r], bias[r]);
      }
    }
    return matrix;
  }

  // Maps of the same inputs, one under another, as floats.
  [[nodiscard]] Linear stacked(const std::vector<std::string>& names, std::size_t outputs, std::size_t inputs) const {
    Linear linear;
    linear.weight = PackedMatrix(names.size() * outputs, inputs, &store_);
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::vector<float> weight = file_.tensor(names[i] + ".weight", {outputs, inputs}).expand();
      linear.weight.set_rows(i * outputs, outputs, weight.data(), inputs, 1);
      const std::vector<float> bias = vector(names[i] + ".bias", outputs);
      linear.bias.insert(linear.bias.end(), bias.begin(), bias.end());
    }
    return linear;
  }

  // A map of a layer, of the type that the first has.
  [[nodiscard]] LayerMap map(const std::vector<std::string>& names, std::size_t outputs, std::size_t inputs) const {
    for (const std::string& name : names) {
      if ((file_.tensor(name + ".weight").floats != nullptr) != floats()) {
        const auto type = [](bool of_floats) { return of_floats ? "f32" : "i8"; };
        throw ModelError(fmt::format("tensor {}.weight is of type {}, {} of type {}: a model's layers have one", name,
                                     type(!floats()), kFirst, type(floats())));
      }
    }
    if (floats()) return stacked(names, outputs, inputs);
    return rounded(names, outputs, inputs);
  }

  // A map whose number of outputs the file decides.
  [[nodiscard]] Linear free_linear(const std::string& name, std::size_t inputs) const {
    const Shape& shape = file_.tensor(name + ".weight").shape;
    if (shape.size() != 2) throw ModelError(fmt::format("tensor {}.weight has shape {}", name, to_string(shape)));
    return linear(name, shape[0], inputs);
  }

  [[nodiscard]] Norm norm(const std::string& name) const {
    return {vector(name + ".weight", hidden_), vector(name + ".bias", hidden_)};
  }

  [[nodiscard]] std::vector<Layer> layers(std::string_view stack, std::size_t begin, std::size_t end) const {
    std::vector<Layer> out;
    for (std::size_t i = begin; i < end; ++i) out.push_back(layer(fmt::format("{}.{}.", stack, i)));
    return out;
  }

  [[nodiscard]] Layer layer(const std::string& prefix) const {
    const std::string attention = prefix + "attention.", feed = prefix + "feed.";
    const std::size_t inner = file_.config().intermediate;
    return {map({attention + "query", attention + "key", attention + "value"}, hidden_, hidden_),
            map({attention + "output"}, hidden_, hidden_),
            norm(attention + "norm"),
            map({feed + "in"}, inner, hidden_),
            map({feed + "out"}, hidden_, inner),
            norm(feed + "norm")};
  }

  // `right_one`: the right side ends in a 1, too. `flat`: one output, whose tensor has two dimensions.
  [[nodiscard]] Biaffine biaffine(const std::string& name, const char* left, const char* right, std::size_t outputs,
                                  bool right_one, bool flat) const {
    Biaffine head;
    head.left = free_linear(name + "." + left, hidden_);
    const std::size_t size = head.left.outputs();
    head.right = linear(name + "." + right, size, hidden_);
    head.outputs = outputs;
    head.right_size = size + (right_one ? 1 : 0);
    Shape shape = {outputs, size + 1, head.right_size};
    if (flat) shape.erase(shape.begin());
    const std::vector<float> weight = file_.tensor(name + ".biaffine", shape).expand();
    head.weight = PackedMatrix(outputs * head.right_size, size + 1, &store_);
    for (std::size_t l = 0; l < outputs; ++l) {
      head.weight.set_rows(l * head.right_size, head.right_size, weight.data() + l * (size + 1) * head.right_size, 1,
                           head.right_size);
    }
    return head;
  }

  [[nodiscard]] Biaffine arcs() const {
    Biaffine head = biaffine("arc", "dep", "head", 1, false, true);
    head.root = vector("arc.root", head.left.outputs());
    return head;
  }

  [[nodiscard]] RelationHead relations() const {
    RelationHead head;
    head.left = free_linear("rel.dep", hidden_);
    const std::size_t size = head.left.outputs(), sides = size + 1;
    head.right = linear("rel.head", size, hidden_);
    head.root = vector("rel.root", size);
    head.outputs = labels("deprel");
    const std::vector<float> weight = file_.tensor("rel.biaffine", {head.outputs, sides, sides}).expand();
    for (std::size_t first = 0; first < sides; first += kTermsAtOnce) {
      const std::size_t count = std::min(kTermsAtOnce, sides - first);
      PackedMatrix& terms = head.terms.emplace_back(count * head.outputs, sides, &store_);
      for (std::size_t j = 0; j < count; ++j) {
        terms.set_rows(j * head.outputs, head.outputs, weight.data() + first + j, sides * sides, sides);
      }
    }
    return head;
  }

  [[nodiscard]] RoleHead roles(const std::string& name, std::size_t outputs) const {
    return {biaffine(name, "anchor", "word", outputs, true, false),
            file_.tensor(name + ".distance", {outputs, kDistanceBuckets}).expand()};
  }

 private:
  const ModelFile& file_;
  Store& store_;
  std::size_t hidden_;
};

}  // namespace
}  // namespace neural

Model::Impl::Impl(neural::ModelFile opened)
    : file(std::move(opened)), config(file.config()), vocabulary(file.vocabulary()) {
  using neural::ModelError;
  const neural::Loader loader(file, store);
  const std::size_t hidden = config.hidden;
  loader.check_labels();
  if (!vocabulary.missing().empty()) {
    throw ModelError(fmt::format("the vocabulary has no piece {}", vocabulary.missing()));
  }
  version = fmt::format("{}+{:08x}", GROTIUS_VERSION, file.checksum() >> 32);
  word = &file.tensor("embeddings.word", {vocabulary.size(), hidden});
  position = file.tensor("embeddings.position", {config.max_positions, hidden}).expand();
  shape = file.tensor("embeddings.shape", {neural::kShapes, hidden}).expand();
  embedding_norm = loader.norm("embeddings.norm");
  floats = loader.floats();
  layers = loader.layers("layer", 0, config.shared_layers);
  syntax_layers = loader.layers("syntax", config.shared_layers, config.layers);
  meaning_layers = loader.layers("meaning", config.shared_layers, config.layers);
  mix = file.tensor("mix.weight", {2, config.layers + 1}).expand();
  for (const std::string head : neural::kTagHeads) {
    tags.emplace(head, loader.linear("head." + head, loader.labels(head), hidden));
  }
  arc = loader.arcs();
  relation = loader.relations();
  same = loader.biaffine("same", "later", "earlier", 1, true, false);
  fact.hidden = loader.free_linear("fact.hidden", hidden);
  for (const std::string head : neural::kFactHeads) {
    fact.heads.emplace(head, loader.linear("fact." + head, loader.labels(head), fact.hidden.outputs()));
  }
  role = loader.roles("role", loader.labels("role"));
  cue = loader.roles("cue", loader.labels("cue_role"));
  file.release_pages();
}

}  // namespace grotius
