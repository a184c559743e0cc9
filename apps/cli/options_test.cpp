#include "cli/options.h"

#include <gtest/gtest.h>

namespace grotius::cli {
namespace {

CommandLine command_line(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "grotius");
  return parse_command_line(static_cast<int>(arguments.size()), arguments.data());
}

TEST(Options, ReadTakesFilesAndFlagsInAnyOrder) {
  const auto [options, status] =
      command_line({"read", "a.txt", "--published", "2025-03-16", "-", "--jobs", "3", "--format", "jsonl"});
  ASSERT_TRUE(options);
  EXPECT_EQ(options->command, Command::kRead);
  EXPECT_EQ(options->files, (std::vector<std::string>{"a.txt", "-"}));
  EXPECT_EQ(options->published, "2025-03-16");
  EXPECT_EQ(options->jobs, 3U);
  EXPECT_EQ(options->format, "jsonl");
}

TEST(Options, DefaultsSuitAPerson) {
  const auto read = command_line({"read", "a"}), parse = command_line({"parse", "a"});
  ASSERT_TRUE(read.options && parse.options);
  EXPECT_EQ(read.options->format, "text");
  EXPECT_FALSE(read.options->published);
  EXPECT_GE(read.options->jobs, 1U);
  EXPECT_EQ(parse.options->command, Command::kParse);
  EXPECT_EQ(parse.options->format, "conllu");
}

TEST(Options, RegistryChecksAFileAndFindsAName) {
  const auto check = command_line({"registry", "check", "own.tsv"});
  ASSERT_TRUE(check.options);
  EXPECT_EQ(check.options->command, Command::kRegistryCheck);
  EXPECT_EQ(check.options->registry, "own.tsv");
  const auto find = command_line({"registry", "find", "Irina Vale", "--on", "2024-05-01", "--registry", "own.tsv"});
  ASSERT_TRUE(find.options);
  EXPECT_EQ(find.options->command, Command::kRegistryFind);
  EXPECT_EQ(find.options->name, "Irina Vale");
  EXPECT_EQ(find.options->on, "2024-05-01");
  EXPECT_EQ(find.options->registry, "own.tsv");
}

TEST(Options, WrongUsageIsStatusTwo) {
  const std::vector<std::vector<const char*>> wrong = {
      {},
      {"write", "a"},
      {"read"},
      {"registry"},
      {"registry", "find", "Vale", "--on", "May"},
      {"read", "a", "--published", "2025-02-30"},
      {"read", "a", "--format", "conllu"},
      {"parse", "a", "--format", "text"},
      {"read", "a", "--jobs", "0"},
      {"read", "a", "--colour"},
  };
  for (const auto& arguments : wrong) {
    testing::internal::CaptureStderr();
    const auto [options, status] = command_line(arguments);
    EXPECT_FALSE(testing::internal::GetCapturedStderr().empty());
    EXPECT_FALSE(options);
    EXPECT_EQ(status, 2);
  }
}

TEST(Options, HelpShowsExamplesAndIsNoError) {
  testing::internal::CaptureStdout();
  const auto [options, status] = command_line({"--help"});
  const std::string help = testing::internal::GetCapturedStdout();
  EXPECT_FALSE(options);
  EXPECT_EQ(status, 0);
  EXPECT_NE(help.find("grotius read brief.txt --published 2025-03-16"), std::string::npos) << help;
}

TEST(Options, VersionNamesTheProgram) {
  testing::internal::CaptureStdout();
  const auto [options, status] = command_line({"--version"});
  EXPECT_TRUE(testing::internal::GetCapturedStdout().starts_with("grotius "));
  EXPECT_FALSE(options);
  EXPECT_EQ(status, 0);
}

}  // namespace
}  // namespace grotius::cli
