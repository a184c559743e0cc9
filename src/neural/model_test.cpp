// Damaged model files: each is refused with a message that says what is wrong, with the values found.
#include <gtest/gtest.h>
#include <unistd.h>
#include <xxhash.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>

#include "neural/neural.h"

namespace grotius {
namespace {

const std::string kTiny = GROTIUS_SOURCE_DIR "/tests/models/tiny.model";

std::string tiny_bytes() {
  std::ifstream file(kTiny, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

template <class T>
void put(std::string& bytes, std::size_t offset, T value) {
  std::memcpy(bytes.data() + offset, &value, sizeof value);
}

void seal(std::string& bytes) { put<std::uint64_t>(bytes, 24, XXH3_64bits(bytes.data() + 32, bytes.size() - 32)); }

// Replaces text of the manifest by text of the same length.
void replace(std::string& bytes, const std::string& from, const std::string& to) {
  ASSERT_EQ(from.size(), to.size());
  const std::size_t at = bytes.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  bytes.replace(at, to.size(), to);
  seal(bytes);
}

Error error_of(const std::string& bytes) {
  const auto path = std::filesystem::temp_directory_path() /
                    ("grotius_" + std::to_string(::getpid()) + "_" +
                     testing::UnitTest::GetInstance()->current_test_info()->name() + ".model");
  std::ofstream(path, std::ios::binary) << bytes;
  const auto model = Model::load(path.string());
  std::filesystem::remove(path);
  if (model) return {ErrorCode::kInvalid, "it was loaded", ""};
  EXPECT_EQ(model.error().place, path.string());
  return model.error();
}

void expect(const Error& error, ErrorCode code, const std::string& words) {
  EXPECT_EQ(error.code, code) << error.message;
  EXPECT_NE(error.message.find(words), std::string::npos) << error.message << "\nlacks: " << words;
}

TEST(ModelLoad, IntactFileTellsItsLabelsAndVersion) {
  const auto model = Model::load(kTiny);
  ASSERT_TRUE(model) << model.error().to_string();
  EXPECT_EQ((*model)->labels("upos"), (std::vector<std::string>{"upos0", "upos1", "upos2"}));
  EXPECT_TRUE((*model)->labels("no such head").empty());
  EXPECT_EQ((*model)->version().substr(0, 6), "0.1.0+");
  EXPECT_EQ((*model)->version().size(), 14U);
}

TEST(ModelLoad, MissingFile) {
  const auto model = Model::load("/no/such/grotius.model");
  ASSERT_FALSE(model);
  expect(model.error(), ErrorCode::kNotFound, "No such file");
  EXPECT_EQ(model.error().place, "/no/such/grotius.model");
}

TEST(ModelLoad, DirectoryIsNoModel) {
  const auto model = Model::load(GROTIUS_SOURCE_DIR);
  ASSERT_FALSE(model);
  expect(model.error(), ErrorCode::kUnreadable, "Is a directory");
}

TEST(ModelLoad, EmptyAndTruncatedFiles) {
  const std::string bytes = tiny_bytes();
  expect(error_of(""), ErrorCode::kDamaged, "0 bytes");
  expect(error_of(bytes.substr(0, 39)), ErrorCode::kDamaged, "39 bytes, fewer than its header's 40");
  for (const std::size_t size : {bytes.size() - 1, bytes.size() / 2, std::size_t{40}}) {
    expect(error_of(bytes.substr(0, size)), ErrorCode::kDamaged,
           std::to_string(size) + " bytes, its header says " + std::to_string(bytes.size()));
  }
  expect(error_of(bytes + "x"), ErrorCode::kDamaged, "its header says");
}

TEST(ModelLoad, WrongMagic) {
  std::string bytes = tiny_bytes();
  bytes.replace(0, 8, "NOTMODEL");
  expect(error_of(bytes), ErrorCode::kMalformed, "\"NOTMODEL\", not \"GROTIUSM\"");
}

TEST(ModelLoad, WrongVersion) {
  std::string bytes = tiny_bytes();
  put<std::uint32_t>(bytes, 8, 7);
  expect(error_of(bytes), ErrorCode::kWrongVersion, "version 7; this program reads version 2");
}

TEST(ModelLoad, AnyFlippedBitBehindTheHeaderBreaksTheChecksum) {
  const std::string bytes = tiny_bytes();
  for (std::size_t at = 32; at < bytes.size(); at += 997) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 4);
    expect(error_of(damaged), ErrorCode::kDamaged, "checksum is");
  }
}

TEST(ModelLoad, BadManifests) {
  const std::vector<std::array<std::string, 3>> cases = {
      {"{\"config\"", "[\"config\"", "parse error"},
      {"\"config\"", "\"confix\"", "config"},
      {"\"layers\": 3", "\"layers\": 0", "config.layers is 0"},
      {"\"layers\": 3", "\"layers\": 4", "tensor syntax.3.attention.query.weight is missing"},
      {"\"shared_layers\": 2", "\"shared_layers\": 4", "config.shared_layers 4 are more than config.layers 3"},
      {"\"shared_layers\": 2", "\"shared_layers\": 3", "tensor layer.2.attention.query.weight is missing"},
      {"\"heads\": 2", "\"heads\": 3", "config.hidden 16 is not a multiple of config.heads 3"},
      {"\"hidden\": 16, \"heads\": 2", "\"hidden\":999, \"heads\": 1",
       "a head of attention has 999 numbers, more than 256"},
      {"\"window_pieces\": 32", "\"window_pieces\": 99", "config.window_pieces is 99"},
      {"\"deprel\":", "\"deprex\":", "labels.deprel are missing"},
      {"\"arc.root\"", "\"arc.roof\"", "tensor arc.root is missing"},
      {"\"role.anchor.bias\"", "\"role.anchor.bios\"", "tensor role.anchor.bias is missing"},
      {"\"fact.hidden.weight\": {\"type\": \"f32\", \"shape\": [7, 16]",
       "\"fact.hidden.weight\": {\"type\": \"f32\", \"shape\": [9, 16]", "tensor fact.hidden.bias has shape [7]"},
      {"\"embeddings.shape\": {\"type\": \"f32\", \"shape\": [16, 16]",
       "\"embeddings.shape\": {\"type\": \"f32\", \"shape\": [15, 16]", "has shape [15, 16], expected [16, 16]"},
      {"\"type\": \"i8\"", "\"type\": \"i9\"", "has type \"i9\""},
      {"\"upos2\"", "\"upos\",", "parse error"},
      {"\"layer.1.feed.in.weight\": {\"type\": \"i8\"", "\"layer.1.feed.in.weight\": {\"type\":\"f32\"",
       "tensor layer.1.feed.in.weight is of type f32, layer.0.attention.query.weight of type i8"},
  };
  for (const auto& [from, to, message] : cases) {
    std::string bytes = tiny_bytes();
    ASSERT_NO_FATAL_FAILURE(replace(bytes, from, to));
    expect(error_of(bytes), ErrorCode::kMalformed, message);
  }
}

TEST(ModelLoad, TensorOutsideTheFile) {
  std::string bytes = tiny_bytes();
  const std::string entry = "\"embeddings.position\": {\"type\": \"f32\", \"shape\": [40, 16], \"offset\": ";
  const std::size_t at = bytes.find(entry);
  ASSERT_NE(at, std::string::npos);
  std::string digits = bytes.substr(at + entry.size(), bytes.find('}', at) - at - entry.size());
  replace(bytes, entry + digits, entry + std::string(digits.size(), '9'));
  expect(error_of(bytes), ErrorCode::kMalformed, "tensor embeddings.position lies at 9999");
}

TEST(ModelLoad, ManifestLongerThanTheFile) {
  std::string bytes = tiny_bytes();
  put<std::uint64_t>(bytes, 32, ~std::uint64_t{0} - 10);
  seal(bytes);
  expect(error_of(bytes), ErrorCode::kMalformed, "it should have 18446744073709551605 bytes");
}

}  // namespace
}  // namespace grotius
