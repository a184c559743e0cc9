#include "attribution/quotes.h"

#include <gtest/gtest.h>

#include "attribution/handmade.h"

namespace grotius {
namespace {

std::vector<std::string> quoted(const Handmade& text) {
  std::vector<std::string> out;
  for (const Quotation& q : find_quotations(text.passage())) out.push_back(text.text(q.words));
  return out;
}

TEST(Quotations, StraightMarksOpenAndCloseInTurn) {
  Handmade text(
      "\" PUNCT 3 punct\n+We PRON 3 nsubj\nagreed VERB 6 ccomp\n+, PUNCT 3 punct\n+\" PUNCT 3 punct\nhe PRON 7 nsubj\n"
      "said VERB 0 root\n+. PUNCT 7 punct\n\n\" PUNCT 3 punct\n+For ADP 3 case\nnow ADV 0 root\n+. PUNCT 3 punct\n"
      "+\" PUNCT 3 punct\n");
  EXPECT_EQ(quoted(text), (std::vector<std::string>{"\"We agreed,\"", "\"For now.\""}));
}

TEST(Quotations, AnUnclosedSpeechGoesOnInTheNextParagraph) {
  Handmade text(
      "\u201c PUNCT 3 punct\n+We PRON 3 nsubj\nwaited VERB 0 root\n+. PUNCT 3 punct\n##\n"
      "\u201c PUNCT 3 punct\n+They PRON 3 nsubj\ncame VERB 0 root\n+. PUNCT 3 punct\n+\u201d PUNCT 3 punct\n");
  auto found = find_quotations(text.passage());
  ASSERT_EQ(found.size(), 2U);
  EXPECT_FALSE(found[0].closed);
  EXPECT_TRUE(found[0].continued);
  EXPECT_TRUE(found[1].closed);
  EXPECT_EQ(text.text(found[0].words), "\u201cWe waited.");
}

TEST(Quotations, AForgottenMarkDoesNotSwallowTheNextParagraph) {
  Handmade text(
      "\" PUNCT 2 punct\n+Yes INTJ 0 root\n+. PUNCT 2 punct\n##\nHe PRON 2 nsubj\nleft VERB 0 root\n+. PUNCT 2 "
      "punct\n");
  auto found = find_quotations(text.passage());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_FALSE(found[0].continued);
  EXPECT_EQ(quotation_at(found, text.words_of("left").begin), found.size());
}

}  // namespace
}  // namespace grotius
