#include "process/view.h"

#include <gtest/gtest.h>

namespace grotius {
namespace {

TEST(CaseView, DurationsCountCalendarDaysWeeksMonthsAndYears) {
  EXPECT_EQ(plus_duration("1997-04-14", "P30D"), "1997-05-14");
  EXPECT_EQ(plus_duration("2006-12-20", "P2W"), "2007-01-03");
  EXPECT_EQ(plus_duration("2007-01-31", "P1M"), "2007-02-28");
  EXPECT_EQ(plus_duration("2004-02-29", "P1Y"), "2005-02-28");
  EXPECT_EQ(plus_duration("2006-12-20", "PT3H"), "");
  EXPECT_EQ(plus_duration("", "P3D"), "");
}

TEST(CaseView, PassagesAreCutByCodePoints) {
  CaseContent content;
  RecordedReport& report = content.reports.emplace_back();
  report.id = "r1";
  report.published = "2006-12-20T09:00:00Z";
  report.text = "Fran\u00e7ois Fall met \u201cthem\u201d.";
  const CaseView view = view_of(content, "2006-12-20", "2006-12-20");
  ASSERT_EQ(view.reports.size(), 1U);
  EXPECT_EQ(view.words(0, {0, 8}), "Fran\u00e7ois");
  EXPECT_EQ(view.words(0, {18, 24}), "\u201cthem\u201d");
  EXPECT_EQ(view.words(0, {24, 900}), ".");
}

TEST(CaseView, AnHourOfTheDayIsThatDay) {
  CaseContent content;
  RecordedReport& report = content.reports.emplace_back();
  report.id = "r1";
  report.published = "2006-12-20T23:59:00Z";
  EXPECT_EQ(view_of(content, "2006-12-19", "2006-12-19").reports.size(), 0U);
  EXPECT_EQ(view_of(content, "2006-12-20", "2006-12-20").reports.size(), 1U);
}

}  // namespace
}  // namespace grotius
