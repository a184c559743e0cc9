#include "events/confidence.h"

#include <gtest/gtest.h>

namespace grotius {
namespace {

TEST(Confidence, KeepsTheOrderAndStaysBetweenNeverAndAlways) {
  double before = 0;
  for (const double product : {0.0, 0.2, 0.52, 0.8, 0.99, 0.998}) {
    const double now = calibrated(product, false);
    EXPECT_GT(now, before) << product;
    EXPECT_LT(now, 1) << product;
    before = now;
  }
}

TEST(Confidence, IsNeverCertain) {
  EXPECT_GT(calibrated(0, false), 0);
  EXPECT_LT(calibrated(1, true), 1);
}

TEST(Confidence, IsLessSureThanTheHeads) { EXPECT_LT(calibrated(0.95, true), 0.9); }

TEST(Confidence, TrustsWhatTheSentenceIsAboutMore) {
  for (const double product : {0.1, 0.55, 0.9}) EXPECT_GT(calibrated(product, true), calibrated(product, false));
}

}  // namespace
}  // namespace grotius
