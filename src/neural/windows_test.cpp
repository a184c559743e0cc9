#include "neural/windows.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>

namespace grotius::neural {
namespace {

// A document of words given with their paragraphs; a word written with "_" in front follows without a space.
struct Text {
  Document document;
  Tokens tokens;
  std::vector<std::uint32_t> pieces;

  void add(std::string form, std::uint32_t paragraph, std::uint32_t count) {
    const bool attached = form.size() > 1 && form.front() == '_';
    if (attached) form.erase(0, 1);
    if (!attached && !document.bytes.empty()) document.bytes += ' ';
    const auto begin = static_cast<std::uint32_t>(document.bytes.size());
    document.bytes += form;
    tokens.words.push_back({{begin, static_cast<std::uint32_t>(document.bytes.size())}, 0, paragraph, !attached});
    pieces.push_back(count);
  }
  void add_paragraph(std::uint32_t words) {
    const std::uint32_t paragraph = tokens.words.empty() ? 0 : tokens.words.back().paragraph + 1;
    for (std::uint32_t i = 0; i < words; ++i) add("word", paragraph, 1);
  }
  [[nodiscard]] std::vector<WordSpan> cut(std::size_t most) const { return windows(document, tokens, pieces, most); }
};

using Spans = std::vector<WordSpan>;

TEST(Windows, NoWordsNoWindows) { EXPECT_EQ(Text().cut(10), Spans{}); }

TEST(Windows, WholeParagraphsArePackedWhileTheyFit) {
  Text text;
  for (const std::uint32_t words : {80U, 90U, 40U}) text.add_paragraph(words);
  EXPECT_EQ(text.cut(192), (Spans{{0, 170}, {170, 210}}));
  EXPECT_EQ(text.cut(214), (Spans{{0, 210}})) << "210 words, 2 separators, [CLS] and [SEP]";
  EXPECT_EQ(text.cut(213), (Spans{{0, 170}, {170, 210}}));
}

TEST(Windows, LongParagraphIsCutBehindTheLastSentenceThatFits) {
  Text text;
  for (const char* form : {"One", "two", "_.", "Three", "four", "_!", "_\"", "Five", "six", "seven", "eight"}) {
    text.add(form, 0, 1);
  }
  EXPECT_EQ(text.cut(10), (Spans{{0, 7}, {7, 11}})) << "the quote that closes belongs to its sentence";
}

TEST(Windows, OpeningQuoteStaysWithItsSentence) {
  Text text;
  for (const char* form : {"One", "two", "_.", "\"", "_Three", "four", "five"}) text.add(form, 0, 1);
  EXPECT_EQ(text.cut(7), (Spans{{0, 3}, {3, 7}}));
}

TEST(Windows, SentenceThatNoWindowHoldsIsCutAtAWord) {
  Text text;
  text.add_paragraph(25);
  EXPECT_EQ(text.cut(12), (Spans{{0, 10}, {10, 20}, {20, 25}}));
}

TEST(Windows, RestOfALongParagraphSharesItsWindow) {
  Text text;
  text.add_paragraph(15);
  text.add_paragraph(3);
  EXPECT_EQ(text.cut(12), (Spans{{0, 10}, {10, 18}}));
}

TEST(Windows, AlwaysTileTheWordsAndFit) {
  std::mt19937 random(3);
  const std::vector<std::string> forms = {"word", "_.", "_?", "_\"", "_,", "(", "_)"};
  for (int round = 0; round < 200; ++round) {
    Text text;
    std::uint32_t paragraph = 0;
    for (int i = 0; i < 120; ++i) {
      paragraph += random() % 15 == 0 ? 1 : 0;
      text.add(forms[random() % forms.size()], paragraph, 1 + random() % 8);
    }
    std::uint32_t at = 0;
    for (const WordSpan window : text.cut(24)) {
      ASSERT_EQ(window.begin, at);
      ASSERT_FALSE(window.empty());
      at = window.end;
      const auto* words = text.tokens.words.data();
      const auto* pieces = text.pieces.data();
      const std::uint32_t separators = words[window.end - 1].paragraph - words[window.begin].paragraph;
      ASSERT_LE(std::accumulate(pieces + window.begin, pieces + window.end, 2U) + separators, 24U);
    }
    ASSERT_EQ(at, text.tokens.words.size());
  }
}

}  // namespace
}  // namespace grotius::neural
