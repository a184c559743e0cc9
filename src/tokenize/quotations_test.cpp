#include <gtest/gtest.h>

#include "tokenize/tokenize.h"

namespace grotius {
namespace {

struct Quoted {
  Document document;
  Tokens tokens;
  std::vector<Quotation> found;

  explicit Quoted(const std::string& text) {
    Report report;
    report.text = text;
    document = read_text(std::move(report));
    tokens = tokenize(document);
    found = find_quotations(document, tokens);
  }

  [[nodiscard]] std::vector<std::string> texts() const {
    std::vector<std::string> out;
    for (const Quotation& q : found)
      out.emplace_back(
          document.text(ByteSpan{tokens.words[q.words.begin].span.begin, tokens.words[q.words.end - 1].span.end}));
    return out;
  }
};

using Texts = std::vector<std::string>;

TEST(Quotations, StraightMarksOpenAndCloseInTurn) {
  EXPECT_EQ(Quoted("\"We agreed,\" he said. \"For now.\"").texts(), (Texts{"\"We agreed,\"", "\"For now.\""}));
}

TEST(Quotations, AnUnclosedSpeechGoesOnInTheNextParagraph) {
  const Quoted text("\u201cWe waited.\n\n\u201cThey came.\u201d");
  ASSERT_EQ(text.texts(), (Texts{"\u201cWe waited.", "\u201cThey came.\u201d"}));
  EXPECT_FALSE(text.found[0].closed);
  EXPECT_TRUE(text.found[0].continued);
  EXPECT_TRUE(text.found[1].closed);
}

TEST(Quotations, AForgottenMarkDoesNotSwallowTheNextParagraph) {
  const Quoted text("\"Yes.\n\nHe left.");
  ASSERT_EQ(text.texts(), Texts{"\"Yes."});
  EXPECT_FALSE(text.found[0].continued);
  EXPECT_EQ(quotation_at(text.found, static_cast<std::uint32_t>(text.tokens.words.size() - 2)), text.found.size());
}

TEST(Quotations, AMarkGluedToWhatGoesBeforeOpensNothing) {
  EXPECT_EQ(Quoted("He left.\" \"Why?\" she asked.").texts(), Texts{"\"Why?\""});
}

TEST(Quotations, TwoEndsTogetherAreOne) {
  EXPECT_EQ(Quoted("\"He told us \"go home.\"\" They went.").texts(), (Texts{"\"He told us", "\"go home.\"\""}));
}

TEST(Quotations, DoubledMarksAreOneAndSingleOnesBoundTheFieldsOfATable) {
  EXPECT_EQ(Quoted("\"\"\"All I know is that I run,\"\" she says.\" \"The town lies still. \"\"We wait,\"\" he adds.\"")
                .texts(),
            (Texts{"\"\"\"All I know is that I run,\"\"", "\"\"We wait,\"\""}));
}

}  // namespace
}  // namespace grotius
