#include "syntax/lemma.h"

#include <gtest/gtest.h>

#include "base/one_of.h"

namespace grotius {
namespace {

TEST(Lemma, LowersCutsAndAppends) {
  EXPECT_EQ(apply_lemma_script("l3+y", "Countries"), "country");
  EXPECT_EQ(apply_lemma_script("l3+be", "was"), "be");
  EXPECT_EQ(apply_lemma_script("k0+", "US"), "US");
  EXPECT_EQ(apply_lemma_script("k1", "Talks"), "Talk");
}

TEST(Lemma, CountsCharactersNotBytes) {
  EXPECT_EQ(apply_lemma_script("l1+", "ÉLÈVES"), "élève");
  EXPECT_EQ(apply_lemma_script("k2+x", "Šéž"), "Šx");
  EXPECT_EQ(apply_lemma_script("l1+e", "\xF0\x90\x90\x80s"),
            "\xF0\x90\x90\xA8"
            "e");  // DESERET CAPITAL LONG I
}

TEST(Lemma, TakesAnAppendixThatLooksLikeAScript) { EXPECT_EQ(apply_lemma_script("k0++1", "C"), "C+1"); }

TEST(Lemma, RefusesWhatDoesNotFit) {
  EXPECT_EQ(apply_lemma_script("k3+", "is"), std::nullopt) << "cuts more than there is";
  EXPECT_EQ(apply_lemma_script("k2+", "is"), std::nullopt) << "leaves nothing";
  EXPECT_EQ(apply_lemma_script("", "is"), std::nullopt);
  EXPECT_EQ(apply_lemma_script("x1+", "is"), std::nullopt);
  EXPECT_EQ(apply_lemma_script("k", "is"), std::nullopt);
  EXPECT_EQ(apply_lemma_script("k1y", "is"), std::nullopt);
  EXPECT_EQ(apply_lemma_script("k99999999999999999999999+", "is"), std::nullopt);
}

TEST(ChooseLemma, RatherAWordThanNone) {
  const std::vector<std::string> scripts{"l1+", "l2+", "l0+", "l9+"};
  const auto is_word = [](const std::string& word) { return word == "offer" || word == "offered"; };
  const std::vector<float> logits{3, 2, 1, 0};
  EXPECT_EQ(choose_lemma(scripts, logits.data(), "offered", is_word), "offer");
  EXPECT_EQ(choose_lemma(scripts, logits.data(), "zorbed", is_word), "zorbe");  // no script makes a word of it
  const std::vector<float> far{9, 2, 1, 0};
  EXPECT_EQ(choose_lemma(scripts, far.data(), "offered", is_word), "offere");
  const std::vector<float> unfit{0, 2, 1, 9};
  EXPECT_EQ(choose_lemma(scripts, unfit.data(), "offered", is_word), "offer");
}

TEST(ChooseLemma, RatherTheVerbThatTheEndingCanComeFrom) {
  const std::vector<std::string> scripts{"l2+", "l1+", "l3+", "l4+"};
  const auto is_word = [](const std::string& word) {
    return word == "fir" || word == "fire" || word == "bar" || word == "heede" || word == "offer" || word == "stop";
  };
  const std::vector<float> logits{3, 2, 1, 0};
  EXPECT_EQ(choose_lemma(scripts, logits.data(), "fired", is_word), "fire") << "of \"fir\" it would be firred";
  EXPECT_EQ(choose_lemma(scripts, logits.data(), "barred", is_word), "bar") << "\"barr\" is no word";
  EXPECT_EQ(choose_lemma(scripts, logits.data(), "offered", is_word), "offer");
  EXPECT_EQ(choose_lemma(scripts, logits.data(), "stopping", is_word), "stop");
}

TEST(ChooseLemma, WhatIsCarriedIsNoCarrie) {
  const std::vector<std::string> scripts{"l1+", "l3+y"};
  const auto is_word = [](const std::string& word) { return one_of(word, {"carrie", "carry", "tie", "belie"}); };
  const std::vector<float> logits{2, 1};
  EXPECT_EQ(choose_lemma(scripts, logits.data(), "carried", is_word), "carry");
  EXPECT_EQ(choose_lemma(scripts, logits.data(), "tied", is_word), "tie");
  EXPECT_EQ(choose_lemma(scripts, logits.data(), "belied", is_word), "belie");
}

TEST(ChooseLemma, KnowsVerbsThatTheVocabularyLacks) {
  EXPECT_TRUE(is_listed_verb("injure"));
  EXPECT_FALSE(is_listed_verb("injur"));
  EXPECT_FALSE(is_listed_verb("#"));
}

}  // namespace
}  // namespace grotius
