#include "cli/resources.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace grotius::cli {
namespace {

namespace fs = std::filesystem;

class Resources : public testing::Test {
 protected:
  Resources() { fs::remove_all(root_); }
  ~Resources() override { fs::remove_all(root_); }
  void touch(const fs::path& path) {
    fs::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path) << "x";
  }
  fs::path root_ = fs::path(testing::TempDir()) / ("grotius_resources_" + std::to_string(::getpid()));
};

TEST_F(Resources, AreFoundBesideAnInstalledProgramAndInABuildTree) {
  touch("share/grotius/grotius-en.model");
  touch("lexicon/states.tsv");
  EXPECT_EQ(find_model("", "", root_ / "bin/grotius"), (root_ / "share/grotius/grotius-en.model").string());
  EXPECT_EQ(find_lexicon("", "", root_ / "build/release/bin/grotius"), (root_ / "lexicon").string());
}

TEST_F(Resources, WhatIsNamedGoesFirst) {
  touch("share/grotius/grotius-en.model");
  EXPECT_EQ(find_model("own.model", "other.model", root_ / "bin/grotius"), "own.model");
  EXPECT_EQ(find_model("", "other.model", root_ / "bin/grotius"), "other.model");
}

TEST_F(Resources, TheErrorNamesEveryPlaceLookedAt) {
  const auto model = find_model("", "", root_ / "build/release/bin/grotius");
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().code, ErrorCode::kNotFound);
  for (const std::string& part :
       {(root_ / "build/release/share/grotius/grotius-en.model").string(), (root_ / "models/grotius-en.model").string(),
        std::string("--model"), std::string("GROTIUS_MODEL")})
    EXPECT_NE(model.error().message.find(part), std::string::npos) << model.error().message;
}

}  // namespace
}  // namespace grotius::cli
