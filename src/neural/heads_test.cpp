#include "neural/heads.h"

#include <gtest/gtest.h>

namespace grotius::neural {
namespace {

TEST(DistanceBucket, EdgesOfTheFormat) {
  const std::vector<std::pair<std::uint32_t, std::size_t>> ahead = {
      {0, 0}, {1, 1}, {2, 2}, {3, 3}, {4, 3}, {5, 4}, {8, 4}, {9, 5}, {16, 5}, {17, 6}, {32, 6}, {33, 7}, {400, 7}};
  for (const auto& [distance, bucket] : ahead) {
    EXPECT_EQ(distance_bucket(500, 500 + distance, true), bucket) << distance;
    EXPECT_EQ(distance_bucket(500, 500 + distance, false), bucket + 15) << distance;
    if (distance > 0) {
      EXPECT_EQ(distance_bucket(500, 500 - distance, true), bucket + 7) << -static_cast<int>(distance);
    }
  }
}

// Probabilities of O, B, I from "OBIb…": b is a word inside by its sum whose B and I are even.
Matrix probabilities(std::string_view tags) {
  Matrix m{tags.size(), 3, {}};
  for (const char tag : tags) {
    const float b = tag == 'B' ? 0.8F : tag == 'b' ? 0.4F : 0.1F;
    const float i = tag == 'I' ? 0.8F : tag == 'b' ? 0.4F : 0.05F;
    for (const float p : {1 - b - i, b, i}) m.data.push_back(p);
  }
  return m;
}

std::vector<WordSpan> spans(std::string_view tags, const std::vector<WordSpan>& windows,
                            const std::vector<WordSpan>& sentences, float threshold = 0.5F) {
  std::vector<WordSpan> out;
  for (const Found& found : find_spans(probabilities(tags), windows, sentences, threshold)) out.push_back(found.words);
  return out;
}

TEST(FindSpans, BeginsAtBAndGoesOnThroughI) {
  EXPECT_EQ(spans("OBIOB", {{0, 5}}, {{0, 5}}), (std::vector<WordSpan>{{1, 3}, {4, 5}}));
  EXPECT_EQ(spans("BBI", {{0, 3}}, {{0, 3}}), (std::vector<WordSpan>{{0, 1}, {1, 3}}));
}

TEST(FindSpans, IWithoutBeforeBeginsAndEvenOddsGoOn) {
  EXPECT_EQ(spans("OIbO", {{0, 4}}, {{0, 4}}), (std::vector<WordSpan>{{1, 3}}));
}

TEST(FindSpans, NeverCrossSentencesOrWindows) {
  EXPECT_EQ(spans("BIII", {{0, 4}}, {{0, 2}, {2, 4}}), (std::vector<WordSpan>{{0, 2}, {2, 4}}));
  EXPECT_EQ(spans("BIII", {{0, 3}, {3, 4}}, {{0, 4}}), (std::vector<WordSpan>{{0, 3}, {3, 4}}));
}

TEST(FindSpans, ThresholdIsOnTheSumOfBAndI) {
  EXPECT_TRUE(spans("BbI", {{0, 3}}, {{0, 3}}, 0.95F).empty());
  EXPECT_EQ(spans("Ob", {{0, 2}}, {{0, 2}}, 0.7F), (std::vector<WordSpan>{{1, 2}}));
}

}  // namespace
}  // namespace grotius::neural
