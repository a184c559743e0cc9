#include "neural/model_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xxhash.h>

#include <bit>
#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

#include "neural/kernels_table.h"

namespace grotius::neural {
namespace {

static_assert(std::endian::native == std::endian::little, "the model file is read in place, and is little-endian");

using nlohmann::json;

constexpr std::string_view kMagic = "GROTIUSM";
constexpr std::uint32_t kVersion = 2;
constexpr std::size_t kChecked = 32, kManifest = 40, kAlignment = 64;

template <class T>
T read_at(const std::uint8_t* data, std::size_t offset) {
  T value;
  std::memcpy(&value, data + offset, sizeof value);
  return value;
}

// Magic, version, length and checksum.
Result<std::uint64_t> check_header(const std::uint8_t* data, std::size_t size, const std::string& path) {
  const std::string_view magic(reinterpret_cast<const char*>(data), kMagic.size());
  if (magic != kMagic) {
    return fail(ErrorCode::kMalformed, fmt::format("not a model file: it begins with {:?}, not {:?}", magic, kMagic),
                path);
  }
  const auto version = read_at<std::uint32_t>(data, 8);
  if (version != kVersion) {
    return fail(ErrorCode::kWrongVersion,
                fmt::format("the model file has format version {}; this program reads version {}", version, kVersion),
                path);
  }
  const auto length = read_at<std::uint64_t>(data, 16);
  if (length != size) {
    return fail(ErrorCode::kDamaged,
                fmt::format("the model file has {} bytes, its header says {}; was it copied in part?", size, length),
                path);
  }
  const auto expected = read_at<std::uint64_t>(data, 24);
  const std::uint64_t found = XXH3_64bits(data + kChecked, size - kChecked);
  if (found != expected) {
    return fail(ErrorCode::kDamaged,
                fmt::format("the model file's checksum is {:016x}, its header says {:016x}", found, expected), path);
  }
  return expected;
}

std::size_t positive(const json& config, const char* name) {
  const json& value = config.at(name);
  if (!value.is_number_integer() || value.get<std::int64_t>() < 1 || value.get<std::int64_t>() > 1'000'000) {
    throw ModelError(fmt::format("config.{} is {}, expected an integer from 1 to 1000000", name, value.dump()));
  }
  return value.get<std::size_t>();
}

Config read_config(const json& from) {
  Config config;
  config.layers = positive(from, "layers");
  config.shared_layers = positive(from, "shared_layers");
  config.hidden = positive(from, "hidden");
  config.heads = positive(from, "heads");
  config.intermediate = positive(from, "intermediate");
  config.max_positions = positive(from, "max_positions");
  config.window_pieces = positive(from, "window_pieces");
  config.norm_epsilon = from.at("norm_epsilon").get<float>();
  if (config.shared_layers > config.layers) {
    throw ModelError(
        fmt::format("config.shared_layers {} are more than config.layers {}", config.shared_layers, config.layers));
  }
  if (config.hidden % config.heads != 0) {
    throw ModelError(fmt::format("config.hidden {} is not a multiple of config.heads {}", config.hidden, config.heads));
  }
  if (const std::size_t size = config.hidden / config.heads; size > Attention::kMostSize) {
    throw ModelError(fmt::format("a head of attention has {} numbers, more than {}", size, Attention::kMostSize));
  }
  if (config.window_pieces < 3 || config.window_pieces > config.max_positions) {
    throw ModelError(fmt::format("config.window_pieces is {}, expected 3 to max_positions {}", config.window_pieces,
                                 config.max_positions));
  }
  if (!(config.norm_epsilon >= 0) || !std::isfinite(config.norm_epsilon)) {
    throw ModelError(fmt::format("config.norm_epsilon is {}", config.norm_epsilon));
  }
  return config;
}

class Extents {
 public:
  Extents(const std::uint8_t* data, std::size_t size, std::size_t begin) : data_(data), size_(size), begin_(begin) {}

  // The `bytes` at the manifest's `offset`, which must lie behind the manifest and inside the file.
  [[nodiscard]] const std::uint8_t* at(const std::string& what, const json& offset, std::size_t bytes) const {
    const auto from = offset.get<std::uint64_t>();
    if (!offset.is_number_unsigned() || from % kAlignment != 0 || from < begin_ || from > size_ ||
        bytes > size_ - from) {
      throw ModelError(
          fmt::format("{} lies at {} with {} bytes; the file has {} bytes, its data begin at {}, aligned to {}", what,
                      offset.dump(), bytes, size_, begin_, kAlignment));
    }
    return data_ + from;
  }

 private:
  const std::uint8_t* data_;
  std::size_t size_, begin_;
};

Tensor read_tensor(const std::string& name, const json& entry, const Extents& extents) {
  Tensor tensor;
  tensor.shape = entry.at("shape").get<Shape>();
  tensor.rows = 1;
  constexpr std::size_t kMost = std::size_t{1} << 31;
  std::size_t count = 1;
  for (const std::size_t size : tensor.shape) {
    if (size == 0 || size > kMost / count)
      throw ModelError(fmt::format("tensor {} has shape {}", name, to_string(tensor.shape)));
    count *= size;
  }
  tensor.columns = tensor.shape.empty() ? 1 : tensor.shape.back();
  tensor.rows = count / tensor.columns;
  const auto type = entry.at("type").get<std::string>();
  if (type == "f32") {
    tensor.floats =
        reinterpret_cast<const float*>(extents.at("tensor " + name, entry.at("offset"), count * sizeof(float)));
  } else if (type == "i8") {
    tensor.bytes = reinterpret_cast<const std::int8_t*>(extents.at("tensor " + name, entry.at("offset"), count));
    tensor.scales = reinterpret_cast<const float*>(
        extents.at("scales of " + name, entry.at("scales"), tensor.rows * sizeof(float)));
  } else {
    throw ModelError(fmt::format("tensor {} has type {:?}, expected \"f32\" or \"i8\"", name, type));
  }
  return tensor;
}

}  // namespace

std::string to_string(const Shape& shape) { return fmt::format("[{}]", fmt::join(shape, ", ")); }

void Tensor::expand(std::size_t r, float* out) const {
  if (floats != nullptr) {
    std::memcpy(out, floats + r * columns, columns * sizeof(float));
    return;
  }
  const std::int8_t* row = bytes + r * columns;
  for (std::size_t i = 0; i < columns; ++i) out[i] = static_cast<float>(row[i]) * scales[r];
}

std::vector<float> Tensor::expand() const {
  std::vector<float> all(rows * columns);
  for (std::size_t r = 0; r < rows; ++r) expand(r, all.data() + r * columns);
  return all;
}

Result<ModelFile> ModelFile::open(const std::string& path) {
  auto bytes = MappedFile::open(path, "the model file");
  if (!bytes) return tl::unexpected(std::move(bytes).error());
  if (bytes->size() < kManifest) {
    return fail(ErrorCode::kDamaged,
                fmt::format("the model file has {} bytes, fewer than its header's {}", bytes->size(), kManifest), path);
  }
  const Result<std::uint64_t> checksum = check_header(bytes->data(), bytes->size(), path);
  if (!checksum) return tl::unexpected<Error>(checksum.error());
  ModelFile file;
  file.file_ = *std::move(bytes);
  file.checksum_ = *checksum;
  try {
    file.read_manifest();
  } catch (const std::exception& error) {  // nlohmann's and our own
    return fail(ErrorCode::kMalformed, fmt::format("the model file's manifest: {}", error.what()), path);
  }
  return file;
}

void ModelFile::read_manifest() {
  const auto length = read_at<std::uint64_t>(file_.data(), kChecked);
  if (length > file_.size() - kManifest) {
    throw ModelError(
        fmt::format("it should have {} bytes; the file has {} behind its header", length, file_.size() - kManifest));
  }
  const auto* begin = reinterpret_cast<const char*>(file_.data() + kManifest);
  const json manifest = json::parse(begin, begin + length);
  config_ = read_config(manifest.at("config"));
  labels_ = manifest.at("labels").get<decltype(labels_)>();
  const Extents extents(file_.data(), file_.size(), kManifest + length);
  for (const auto& [name, entry] : manifest.at("tensors").items()) {
    tensors_.emplace(name, read_tensor(name, entry, extents));
  }
  const json& words = manifest.at("vocabulary");
  const auto bytes = words.at("bytes").get<std::size_t>();
  vocabulary_ = {reinterpret_cast<const char*>(extents.at("the vocabulary", words.at("offset"), bytes)), bytes};
}

const Tensor& ModelFile::tensor(const std::string& name) const {
  const auto found = tensors_.find(name);
  if (found == tensors_.end()) throw ModelError(fmt::format("tensor {} is missing", name));
  return found->second;
}

const Tensor& ModelFile::tensor(const std::string& name, const Shape& shape) const {
  const Tensor& found = tensor(name);
  if (found.shape != shape) {
    throw ModelError(
        fmt::format("tensor {} has shape {}, expected {}", name, to_string(found.shape), to_string(shape)));
  }
  return found;
}

}  // namespace grotius::neural
