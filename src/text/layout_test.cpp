#include "text/layout.h"

#include <gtest/gtest.h>

#include <string>

namespace grotius {
namespace {

std::vector<std::string> paragraphs_of(const std::string& text) {
  std::vector<std::string> paragraphs;
  for (const ByteSpan span : find_paragraphs(text)) paragraphs.push_back(text.substr(span.begin, span.size()));
  return paragraphs;
}

using Lines = std::vector<std::string>;

TEST(Layout, EveryLineOfAWireIsAParagraph) {
  EXPECT_EQ(paragraphs_of("Envoys met.\nThey left.\n"), (Lines{"Envoys met.", "They left."}));
}

TEST(Layout, BlankLinesAndWhiteSpaceAreNoParagraphs) {
  EXPECT_EQ(paragraphs_of("\r\n  Envoys met. \r\n \t\r\n\r\n\u00A0They left.\u2003"),
            (Lines{"Envoys met.", "They left."}));
  EXPECT_TRUE(paragraphs_of("").empty());
  EXPECT_TRUE(paragraphs_of(" \n\n\t").empty());
}

TEST(Layout, NewlinesOfHardWrappedTextAreSpaces) {
  const std::string first =
      "The two delegations met in the old town hall on Friday and agreed\n"
      "to resume their talks next week, when the mediator will bring a\n"
      "new proposal on the withdrawal of troops from the border towns\n"
      "to the table.";
  const std::string second = "Neither side would comment.";
  EXPECT_EQ(paragraphs_of(first + "\n\n" + second + "\n"), (Lines{first, second}));
}

TEST(Layout, ShortUnpunctuatedLinesAreNotTakenForWrapping) {
  EXPECT_EQ(paragraphs_of("Talks resume\nBy Jane Roe\n\nEnvoys met."),
            (Lines{"Talks resume", "By Jane Roe", "Envoys met."}));
}

}  // namespace
}  // namespace grotius
