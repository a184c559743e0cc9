#include "syntax/sentences.h"

#include <gtest/gtest.h>

#include <random>

namespace grotius {
namespace {

// Words of one token each in one paragraph; logits say that none starts a sentence.
struct Text {
  Tokens tokens;
  Matrix logits;
  explicit Text(std::uint32_t words) {
    for (std::uint32_t i = 0; i < words; ++i) {
      tokens.tokens.push_back({{2 * i, 2 * i + 1}, {i, i + 1}});
      tokens.words.push_back({{2 * i, 2 * i + 1}, i, 0, true});
    }
    logits = {words, 2, std::vector<float>(2 * words, 0)};
    for (std::uint32_t i = 0; i < words; ++i) prefer(i, -4);
  }
  void prefer(std::uint32_t word, float by) { logits.row(word)[1] = by; }
  void join_with_previous(std::uint32_t word) { tokens.words[word].token = tokens.words[word - 1].token; }
  std::vector<WordSpan> split() const { return split_sentences(tokens, logits); }
};

using Spans = std::vector<WordSpan>;

TEST(Sentences, BeginWhereTheHeadPrefersIt) {
  Text text(6);
  text.prefer(3, 1);
  EXPECT_EQ(text.split(), (Spans{{0, 3}, {3, 6}}));
}

TEST(Sentences, EveryParagraphBeginsOne) {
  Text text(4);
  for (std::uint32_t i = 2; i < 4; ++i) text.tokens.words[i].paragraph = 1;
  EXPECT_EQ(text.split(), (Spans{{0, 2}, {2, 4}}));
}

TEST(Sentences, NeverBeginInsideAToken) {
  Text text(4);
  text.join_with_previous(2);
  text.prefer(2, 9);
  EXPECT_EQ(text.split(), (Spans{{0, 4}}));
}

TEST(Sentences, NoWordsNoSentences) { EXPECT_TRUE(Text(0).split().empty()); }

TEST(Sentences, TooLongOnesAreCutAtTheLikeliestPlace) {
  Text text(400);
  text.prefer(180, -1);
  text.prefer(20, -0.5);  // likelier, but it would leave a scrap
  EXPECT_EQ(text.split(), (Spans{{0, 180}, {180, 400}}));
}

TEST(Sentences, TileAllWordsAndStayShortWhateverTheScores) {
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    Text text(static_cast<std::uint32_t>(1 + random() % 2000));
    const auto size = static_cast<std::uint32_t>(text.tokens.words.size());
    for (std::uint32_t i = 1; i < size; ++i) {
      text.prefer(i, static_cast<float>(random() % 100) / 10 - 9.8F);
      if (random() % 4 == 0) text.join_with_previous(i);
    }
    std::uint32_t expected = 0;
    for (const WordSpan sentence : text.split()) {
      EXPECT_EQ(sentence.begin, expected);
      EXPECT_GT(sentence.size(), 0U);
      EXPECT_LE(sentence.size(), kLongestSentence);
      EXPECT_TRUE(sentence.begin == 0 ||
                  text.tokens.words[sentence.begin].token != text.tokens.words[sentence.begin - 1].token);
      expected = sentence.end;
    }
    EXPECT_EQ(expected, size);
  }
}

TEST(Sentences, ATokenIsNeverTornEvenIfItIsTooLongItself) {
  Text text(600);
  for (std::uint32_t i = 1; i < 500; ++i) text.join_with_previous(i);
  EXPECT_EQ(text.split(), (Spans{{0, 500}, {500, 600}}));
}

}  // namespace
}  // namespace grotius
