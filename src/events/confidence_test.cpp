#include "events/confidence.h"

#include <gtest/gtest.h>

#include <numeric>

#include "attribution/handmade.h"

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

TEST(Confidence, WhatTheSentenceReportsComesFirstAndNothingIsWon) {
  const std::vector<double> before{0.86, 0.95, 0.6};
  const auto after = with_leader_first(before, 0);
  EXPECT_GT(after[0], after[1]);
  EXPECT_EQ(after[2], before[2]) << "less sure anyway";
  EXPECT_NEAR(std::accumulate(after.begin(), after.end(), 0.0), std::accumulate(before.begin(), before.end(), 0.0),
              1e-9);
  EXPECT_EQ(with_leader_first({0.9, 0.5}, 0), (std::vector<double>{0.9, 0.5})) << "first already";
}

TEST(Confidence, SeveralThatAreSurerComeDownTogether) {
  const auto after = with_leader_first({0.98, 0.3, 0.9, 0.5}, 1);
  EXPECT_DOUBLE_EQ(after[0], after[2]);
  EXPECT_DOUBLE_EQ(after[1], after[0] + kAhead);
  EXPECT_DOUBLE_EQ(after[3], 0.5);
}

TEST(Confidence, TheLeadingVerbComesBeforeWhatItIsAbout) {
  const Handmade text(
      "Norland PROPN 2 nsubj\nrejected VERB 0 root reject\ncalls NOUN 2 obj call\n+. PUNCT 2 punct\n\n"
      "Talks NOUN 2 nsubj talk\nfailed VERB 0 root fail\n");
  std::vector<Fact> facts(3);
  facts[0].trigger = text.bytes_of("rejected");
  facts[1].trigger = text.bytes_of("calls");
  facts[2].trigger = text.bytes_of("Talks");
  facts[0].confidence = 0.8;
  facts[1].confidence = 0.9;
  facts[2].confidence = 0.97;
  put_leaders_first(text.passage(), facts);
  EXPECT_GT(facts[0].confidence, facts[1].confidence);
  EXPECT_EQ(facts[2].confidence, 0.97) << "no fact leads its sentence";
}

}  // namespace
}  // namespace grotius
