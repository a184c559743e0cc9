#include "registry/verbs.h"

#include <gtest/gtest.h>

#include <sstream>

namespace grotius {
namespace {

const char* const kVerbs =
    "<!-- a dictionary\n of ours -->\n&TIEKIND\n+DIPLOMATIC\n+CLOSE MILITARY\n\n"
    "--- BREAK [160] ---   # a block\nBREAK {BROKE BROKEN}\n+BREAK_DOWN {+BROKE_DOWN}\n- * OFF &TIEKIND TIES [161a]\n"
    "- * DEADLOCK [050:051]\n- NEVER_* [---]\n\n--- TAKE [---] ---\nTAKE {TOOK}\n- * PART_IN [060]\n- SAID + * OVER ^ "
    "[192]\n";

std::string code(const std::string& sentence, const std::string& verb) {
  const auto dictionary = VerbDictionary::parse(kVerbs, "own.verbs");
  EXPECT_TRUE(dictionary) << dictionary.error().to_string();
  VerbContext context;
  std::istringstream in(sentence);
  std::size_t at = 0;
  for (std::string word; in >> word;) {
    if (word == verb) at = context.words.size();
    context.words.push_back(word);
    context.lemmas.push_back(word == "breaks" ? "break" : word);
  }
  return dictionary->code(context, at);
}

TEST(VerbDictionary, AVerbHasItsOwnCodeByFormOrLemma) {
  EXPECT_EQ(code("egypt broke the siege", "broke"), "160");
  EXPECT_EQ(code("egypt breaks the siege", "breaks"), "160");
  EXPECT_EQ(code("egypt lifted the siege", "lifted"), "");
}

TEST(VerbDictionary, ThePatternOfMostWordsDecides) {
  EXPECT_EQ(code("egypt broke off its diplomatic ties with libya", "broke"), "161A");
  EXPECT_EQ(code("egypt broke off all close military ties", "broke"), "161A") << "members may be of several words";
  EXPECT_EQ(code("egypt broke the long deadlock", "broke"), "050") << "the code before the colon is the doer's";
  EXPECT_EQ(code("ties broke off with diplomatic zeal", "broke"), "160") << "in that order only";
}

TEST(VerbDictionary, AVerbWithoutACodeNeedsAPattern) {
  EXPECT_EQ(code("egypt took note", "took"), "");
  EXPECT_EQ(code("egypt took part in the talks", "took"), "060");
  EXPECT_EQ(code("egypt took a part in the talks", "took"), "060") << "a gap before the words that are joined";
  EXPECT_EQ(code("egypt took part and in vain", "took"), "") << "joined words stand side by side";
  EXPECT_EQ(code("radio said rebels took over the town", "took"), "192");
}

TEST(VerbDictionary, ABadLineIsNamed) {
  const auto error = [](const char* text) {
    const auto read = VerbDictionary::parse(text, "own.verbs");
    return read ? "" : read.error().to_string();
  };
  EXPECT_EQ(error("BREAK\n"), "own.verbs:1: \"break\" stands before any block");
  EXPECT_EQ(error("--- BREAK [160] ---\nBREAK\n- * &TIES [161]\n"),
            "own.verbs:3: \"&ties\" is no synonym set above this line");
  EXPECT_EQ(error("--- BREAK [160] ---\nBREAK\n- OFF TIES [161]\n"),
            "own.verbs:3: the pattern \"- off ties \" has no \"*\" for its verb");
  EXPECT_EQ(error("--- BREAK [160 ---\n"), "own.verbs:1: a code's bracket is not closed");
  EXPECT_EQ(error("--- BREAK [160] ---\nBREAK {BROKE\n"), "own.verbs:2: a list of forms is not closed");
}

}  // namespace
}  // namespace grotius
