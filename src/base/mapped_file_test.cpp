#include "base/mapped_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

namespace grotius {
namespace {

class Files : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
    return path(name);
  }

 private:
  std::filesystem::path folder_ =
      std::filesystem::path(testing::TempDir()) /
      (std::to_string(::getpid()) + testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(Files, AreSeenWholeAndStayWhereTheyAreWhenMoved) {
  const std::string text = std::string("a\tb\n\0c", 6) + std::string(100'000, 'x');
  auto file = MappedFile::open(write("table", text), "the table");
  ASSERT_TRUE(file) << file.error().to_string();
  const std::string_view seen = file->text();
  EXPECT_EQ(seen, text);
  const MappedFile moved = *std::move(file);
  EXPECT_EQ(moved.text().data(), seen.data());
  EXPECT_EQ(moved.size(), text.size());
}

TEST_F(Files, WithoutBytesAreEmpty) {
  const auto file = MappedFile::open(write("empty", ""), "the table");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->text(), "");
}

// What bash hands over for <(cat a b).
TEST_F(Files, OfPipesAreReadAndStayWhenMoved) {
  const std::string pipe = path("pipe"), text(200'000, 'y');
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  std::thread writer([&] { std::ofstream(pipe, std::ios::binary) << text; });
  auto file = MappedFile::open(pipe, "the table");
  writer.join();
  ASSERT_TRUE(file);
  const std::string_view seen = file->text();
  const MappedFile moved = *std::move(file);
  EXPECT_EQ(seen, text);
  EXPECT_EQ(moved.text(), text);
}

TEST_F(Files, ThatAreNotThereOrAreFoldersAreNamed) {
  const auto missing = MappedFile::open(path("none"), "the table");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
  EXPECT_NE(missing.error().to_string().find("the table cannot be opened"), std::string::npos);
  EXPECT_NE(missing.error().to_string().find(path("none")), std::string::npos);
  const auto folder = MappedFile::open(path(""), "the table");
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().code, ErrorCode::kUnreadable);
}

}  // namespace
}  // namespace grotius
