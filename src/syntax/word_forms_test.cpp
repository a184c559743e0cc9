#include "syntax/word_forms.h"

#include <gtest/gtest.h>

namespace grotius {
namespace {

TEST(WordForms, TellVerbsAndIrregularForms) {
  EXPECT_TRUE(is_listed_verb("injure"));
  EXPECT_FALSE(is_listed_verb("injur"));
  EXPECT_FALSE(is_listed_verb("#"));
  EXPECT_EQ(irregular_verb("fled"), "flee");
  EXPECT_EQ(irregular_verb("offered"), std::nullopt);
  EXPECT_EQ(irregular_noun("crises"), "crisis");
}

}  // namespace
}  // namespace grotius
