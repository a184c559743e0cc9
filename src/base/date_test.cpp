#include "base/date.h"

#include <gtest/gtest.h>

namespace grotius {
namespace {

TEST(Date, ReadsADayAndTheDayOfAnInstant) {
  const auto day = parse_day("2025-03-16");
  ASSERT_TRUE(day);
  EXPECT_EQ(std::chrono::weekday(*day), std::chrono::Sunday);
  EXPECT_EQ(parse_day("2025-03-16T09:00:00Z"), day);
}

TEST(Date, RefusesWhatIsNoDay) {
  for (const char* text : {"", "2025", "2025-3-16", "2025-02-29", "2025-13-01", "2025-00-10", "2025-03-16 09:00",
                           "2025/03/16", "20a5-03-16", "+025-03-16", "2025-03-1x"}) {
    EXPECT_FALSE(parse_day(text)) << text;
  }
}

TEST(Date, EveryDayOfFourHundredYearsComesBack) {
  const Day first = *parse_day("1800-01-01");
  const Day last = *parse_day("2200-01-01");
  for (Day day = first; day < last; day += std::chrono::days(1)) ASSERT_EQ(parse_day(to_iso(day)), day);
}

}  // namespace
}  // namespace grotius
