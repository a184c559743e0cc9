// The model file as bytes: mapped, checked, its manifest read (docs/model-format.md).
//
// Invariants: once open() succeeded, magic, version, length and checksum hold, and every tensor of the manifest lies
//   inside the file at a multiple of 64 bytes. Thread safety: immutable. Errors: open() tells what is wrong with the
//   actual values; tensor() throws ModelError, which Model::load turns into an Error.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_file.h"
#include "base/result.h"

namespace grotius::neural {

// A manifest that does not describe a model of this version. Never leaves Model::load.
class ModelError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

using Shape = std::vector<std::size_t>;
[[nodiscard]] std::string to_string(const Shape& shape);  // "[384, 1536]"

// Weights as they lie in the file: floats, or bytes with one scale a row.
struct Tensor {
  Shape shape;
  std::size_t rows = 0, columns = 0;  // the last dimension is a row
  const float* floats = nullptr;
  const std::int8_t* bytes = nullptr;
  const float* scales = nullptr;

  // Row r as floats, to `out`.
  void expand(std::size_t r, float* out) const;
  [[nodiscard]] std::vector<float> expand() const;
};

struct Config {
  std::size_t layers = 0, shared_layers = 0, hidden = 0, heads = 0, intermediate = 0, max_positions = 0,
              window_pieces = 0;
  float norm_epsilon = 0;
};

class ModelFile {
 public:
  [[nodiscard]] static Result<ModelFile> open(const std::string& path);

  [[nodiscard]] const Config& config() const { return config_; }
  [[nodiscard]] const std::map<std::string, std::vector<std::string>, std::less<>>& labels() const { return labels_; }
  [[nodiscard]] std::string_view vocabulary() const { return vocabulary_; }
  [[nodiscard]] std::uint64_t checksum() const { return checksum_; }
  // The tensor of this name.
  [[nodiscard]] const Tensor& tensor(const std::string& name) const;
  // The tensor, which must have this shape.
  [[nodiscard]] const Tensor& tensor(const std::string& name, const Shape& shape) const;
  // Lets the system drop the mapped pages; they come back from the file when read again.
  void release_pages() const { file_.release_pages(); }

 private:
  ModelFile() = default;
  void read_manifest();

  MappedFile file_;
  std::uint64_t checksum_ = 0;
  Config config_;
  std::map<std::string, std::vector<std::string>, std::less<>> labels_;
  std::map<std::string, Tensor, std::less<>> tensors_;
  std::string_view vocabulary_;
};

}  // namespace grotius::neural
