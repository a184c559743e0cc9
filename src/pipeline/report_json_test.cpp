#include "pipeline/report_json.h"

#include <gtest/gtest.h>

namespace grotius {
namespace {

std::string error_of(std::string_view json) {
  const auto report = parse_report(json);
  return report ? "no error" : report.error().message;
}

TEST(ReportJson, ReadsEveryField) {
  const auto report = parse_report(
      R"({"id":"r1","text":"Talks \"resumed\" in Zürich.","published":"2025-03-16T09:00:00Z","title":"Talks","publisher":"P",)"
      R"("url":"https://p.example/1","language":"en","pubstatus":"corrected","replaces":"r0","words":4})");
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->id, "r1");
  EXPECT_EQ(report->text, "Talks \"resumed\" in Zürich.");
  EXPECT_EQ(report->published, "2025-03-16T09:00:00Z");
  EXPECT_EQ(report->title, "Talks");
  EXPECT_EQ(report->publisher, "P");
  EXPECT_EQ(report->url, "https://p.example/1");
  EXPECT_EQ(report->language, "en");
  EXPECT_EQ(report->pubstatus, "corrected");
  EXPECT_EQ(report->replaces, "r0");
}

TEST(ReportJson, NullIsAbsentAndANumberIsAnId) {
  const auto report = parse_report(R"({"id":17,"text":"","published":null})");
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->id, "17");
  EXPECT_EQ(report->text, "");
  EXPECT_FALSE(report->published);
  EXPECT_FALSE(report->title);
}

TEST(ReportJson, SaysWhatIsWrong) {
  EXPECT_EQ(error_of(R"({"id":"r1"})"), "the report has no \"text\"");
  EXPECT_EQ(error_of(R"({"text":null})"), "the report has no \"text\"");
  EXPECT_EQ(error_of(R"({"text":["a"]})"), "\"text\" must be a string, not array");
  EXPECT_EQ(error_of(R"({"text":"a","title":3})"), "\"title\" must be a string, not number");
  EXPECT_EQ(error_of(R"({"id":true,"text":"a"})"), "\"id\" must be a string, not boolean");
  EXPECT_EQ(error_of(R"({"text":"a","published":"2025-02-30"})"), "\"published\" is no date: 2025-02-30");
  EXPECT_EQ(error_of(R"({"text":"a","pubstatus":"withdrawn"})"),
            "\"pubstatus\" must be usable, corrected or canceled, not withdrawn");
  EXPECT_EQ(error_of("[1]"), "a report must be a JSON object, not array");
  EXPECT_TRUE(error_of(R"({"text":"a)").starts_with("no JSON: ")) << error_of(R"({"text":"a)");
  EXPECT_TRUE(error_of("{\"text\":\"\xFF\"}").starts_with("no JSON: "));
}

}  // namespace
}  // namespace grotius
