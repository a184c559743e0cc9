#include "cli/inputs.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <sstream>

namespace grotius::cli {
namespace {

namespace fs = std::filesystem;

class Inputs : public testing::Test {
 protected:
  Inputs() {
    folder_ = fs::path(testing::TempDir()) / ("grotius_" + std::to_string(::getpid()) + "_" +
                                              testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
  }
  ~Inputs() override { fs::remove_all(folder_); }

  std::string file(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return (folder_ / name).string();
  }

  // "place|kind|bytes or error" of every report, folders left out of places.
  std::vector<std::string> all(const std::vector<std::string>& paths, const std::string& standard_input = "") {
    std::istringstream in(standard_input);
    ReportStream stream(paths, in);
    std::vector<std::string> reports;
    while (auto r = stream.next())
      reports.push_back(fs::path(r->place).filename().string() + "|" + (r->json ? "json" : "text") + "|" +
                        (r->error ? "error: " + r->error->message : r->bytes));
    return reports;
  }

  fs::path folder_;
};

using Reports = std::vector<std::string>;

TEST_F(Inputs, ATextFileIsOneReportToTheByte) {
  EXPECT_EQ(all({file("a.txt", "\n{\"text\": 1}\r\n\nend")}), (Reports{"a.txt|text|\n{\"text\": 1}\r\n\nend"}));
  EXPECT_EQ(all({file("a", "\n  Talks\n{resumed}\n")}), (Reports{"a|text|\n  Talks\n{resumed}\n"}));
}

TEST_F(Inputs, JsonLinesAreNumberedAsInTheFileAndBlankOnesSkipped) {
  EXPECT_EQ(all({file("a.jsonl", "{\"n\":1}\n\nbad\n{\"n\":2}")}),
            (Reports{"a.jsonl:1|json|{\"n\":1}\n", "a.jsonl:3|json|bad\n", "a.jsonl:4|json|{\"n\":2}"}));
}

TEST_F(Inputs, StandardInputIsToldByItsFirstLine) {
  EXPECT_EQ(all({"-"}, "\n{\"n\":1}\n{\"n\":2}\n"), (Reports{"stdin:2|json|{\"n\":1}\n", "stdin:3|json|{\"n\":2}\n"}));
  EXPECT_EQ(all({"-"}, "{Talks} resumed.\nHe left.\n"), (Reports{"stdin|text|{Talks} resumed.\nHe left.\n"}));
  EXPECT_EQ(all({"-"}, "\n \n"), Reports{});
}

TEST_F(Inputs, AJsonFileMayHoldOneReportOverSeveralLines) {
  EXPECT_EQ(all({file("a.json", "{\n \"n\": 1\n}\n")}), (Reports{"a.json|json|{\n \"n\": 1\n}\n"}));
  EXPECT_EQ(all({file("a.json", "bad\n{\"n\":1}\n")}), (Reports{"a.json:1|json|bad\n", "a.json:2|json|{\"n\":1}\n"}));
}

TEST_F(Inputs, WhatCannotBeReadDoesNotStopTheRest) {
  const Reports reports = all({(folder_ / "missing").string(), folder_.string(), file("a.txt", "Talks")});
  ASSERT_EQ(reports.size(), 3U);
  EXPECT_EQ(reports[0], "missing|text|error: cannot be read: No such file or directory");
  EXPECT_NE(reports[1].find("|text|error: is a folder"), std::string::npos) << reports[1];
  EXPECT_EQ(reports[2], "a.txt|text|Talks");
}

TEST_F(Inputs, AReportThatIsTooLongIsRefusedAndTheNextOneRead) {
  const std::string huge(kLongestReport + 10, 'x');
  EXPECT_EQ(all({file("a.jsonl", huge + "\n{\"n\":1}\n"), file("b.txt", huge)}),
            (Reports{"a.jsonl:1|json|error: longer than 64 MiB", "a.jsonl:2|json|{\"n\":1}\n",
                     "b.txt|text|error: longer than 64 MiB"}));
}

TEST_F(Inputs, KnowsALoneText) {
  std::istringstream text("Talks resumed.\n"), json("{\"n\":1}\n");
  EXPECT_TRUE(ReportStream({"-"}, text).is_one_text());
  EXPECT_FALSE(ReportStream({"-"}, json).is_one_text());
  const std::string a = file("a.txt", "Talks");
  EXPECT_TRUE(ReportStream({a}, text).is_one_text());
  EXPECT_FALSE(ReportStream({a, a}, text).is_one_text());
  ReportStream stream({a}, text);
  EXPECT_TRUE(stream.is_one_text());
  EXPECT_EQ(stream.next()->bytes, "Talks") << "looking takes nothing away";
  EXPECT_FALSE(stream.next());
}

}  // namespace
}  // namespace grotius::cli
