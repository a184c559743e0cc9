#include <gtest/gtest.h>

#include "ledger/ledger.h"
#include "ledger/rows.h"

namespace grotius {
namespace {

TEST(Reading, SpansCountCodePoints) {
  const std::string text = "Fran\u00e7ois met \u201cthem\u201d.";
  const auto read = parse_reading(R"({"schema": "grotius.reading/1", "report": {"id": "r1", "chars": 20},
"actors": [{"id": "a1", "name": "Fran\u00e7ois", "mentions": [[0, 8]]}],
"facts": [{"id": "f1", "kind": "event", "status": "occurred", "source": ["a1"], "trigger": [9, 12], "evidence": [0, 20]}]})",
                                  text);
  ASSERT_TRUE(read) << read.error().to_string();
  EXPECT_EQ(passage(text, read->facts[0].trigger), "met");
  EXPECT_EQ(passage(text, read->actors[0].mentions[0]), "Fran\u00e7ois");
}

TEST(Reading, WhatIsWrongIsNamed) {
  const auto message = [](const char* json) { return parse_reading(json, "Talks.").error().message; };
  EXPECT_EQ(message("{}"), "no reading: no grotius.reading/1");
  EXPECT_EQ(message(R"({"schema": "grotius.reading/1", "report": {"id": "r1", "chars": 9}})"),
            "no reading: made from a text of 9 characters, not 6");
  EXPECT_EQ(message(R"({"schema": "grotius.reading/1", "report": {"id": "r1"}, "facts": [{"id": "f1", "kind": "event",
"status": "occurred", "source": ["a1"]}]})"),
            "no reading: \"a1\" refers to nothing");
  EXPECT_EQ(message(R"({"schema": "grotius.reading/1", "report": {"id": "r1"}, "facts": [{"id": "f1", "kind": "event",
"status": "occurred"}]})"),
            "no reading: the fact f1 has no evidence");
  EXPECT_EQ(
      message(
          R"({"schema": "grotius.reading/1", "report": {"id": "r1"}, "actors": [{"id": "a1", "name": "x"}, {"id": "a1",
"name": "y"}]})"),
      "no reading: the id a1 stands twice");
  EXPECT_NE(message("[1").find("no reading: "), std::string::npos);
}

TEST(Reading, CorrectionsSayWhoAndWhy) {
  EXPECT_TRUE(parse_correction(R"({"schema": "grotius.correction/1", "report": "r1", "fact": "f1", "field": "withdrawn",
"who": "Jane Roe", "why": "another war", "made": "2006-12-05"})"));
  EXPECT_EQ(parse_correction(R"({"schema": "grotius.correction/1", "report": "r1", "fact": "f1", "field": "withdrawn",
"why": "another war", "made": "2006-12-05"})")
                .error()
                .message,
            "no correction: \"who\" is missing");
  EXPECT_FALSE(parse_correction(R"({"schema": "grotius.correction/1", "report": "r1", "fact": "f1", "field": "text",
"who": "x", "why": "y", "made": "2006-12-05"})"));
}

TEST(Rows, ListsComeBackAsTheyWere) {
  EXPECT_EQ(numbers_from(to_row(std::vector<std::uint32_t>{3, 0, 17})), (std::vector<std::uint32_t>{3, 0, 17}));
  EXPECT_EQ(spans_from(to_row(std::vector<PointSpan>{{84, 98}, {219, 224}})),
            (std::vector<PointSpan>{{84, 98}, {219, 224}}));
  EXPECT_TRUE(numbers_from("").empty());
  EXPECT_TRUE(span_from(to_row(PointSpan{})).empty());
  RecordedFact fact, back;
  fact.change = "gained";
  fact.persons = {2};
  fact.area_span = {4, 9};
  fact.contexts = {"military", "cbrn"};
  detail_from(detail_to_row(fact), back);
  EXPECT_EQ(back.change, "gained");
  EXPECT_EQ(back.contexts, fact.contexts);
  EXPECT_EQ(back.persons, fact.persons);
  EXPECT_EQ(back.area_span, fact.area_span);
}

}  // namespace
}  // namespace grotius
