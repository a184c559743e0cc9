#include "syntax/lemma.h"

#include <gtest/gtest.h>

#include "base/one_of.h"
#include "syntax/word_forms.h"

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
  EXPECT_EQ(choose_lemma(scripts, logits.data(), "offered", "VERB", is_word), "offer");
  EXPECT_EQ(choose_lemma(scripts, logits.data(), "zorbed", "VERB", is_word), "zorbe");  // no script makes a word of it
  const std::vector<float> far{9, 2, 1, 0};
  EXPECT_EQ(choose_lemma(scripts, far.data(), "offered", "VERB", is_word), "offer") << "by the rules, if by no script";
  const std::vector<float> unfit{0, 2, 1, 9};
  EXPECT_EQ(choose_lemma(scripts, unfit.data(), "offered", "VERB", is_word), "offer");
}

TEST(ChooseLemma, RatherTheVerbThatTheEndingCanComeFrom) {
  const std::vector<std::string> scripts{"l2+", "l1+", "l3+", "l4+"};
  const auto is_word = [](const std::string& word) {
    return word == "fir" || word == "fire" || word == "bar" || word == "heede" || word == "offer" || word == "stop";
  };
  const std::vector<float> logits{3, 2, 1, 0};
  EXPECT_EQ(choose_lemma(scripts, logits.data(), "fired", "VERB", is_word), "fire") << "of \"fir\" it would be firred";
  EXPECT_EQ(choose_lemma(scripts, logits.data(), "barred", "VERB", is_word), "bar") << "\"barr\" is no word";
  EXPECT_EQ(choose_lemma(scripts, logits.data(), "offered", "VERB", is_word), "offer");
  EXPECT_EQ(choose_lemma(scripts, logits.data(), "stopping", "VERB", is_word), "stop");
}

TEST(ChooseLemma, WhatIsCarriedIsNoCarrie) {
  const std::vector<std::string> scripts{"l1+", "l3+y"};
  const auto is_word = [](const std::string& word) { return one_of(word, {"carrie", "carry", "tie", "belie"}); };
  const std::vector<float> logits{2, 1};
  EXPECT_EQ(choose_lemma(scripts, logits.data(), "carried", "VERB", is_word), "carry");
  EXPECT_EQ(choose_lemma(scripts, logits.data(), "tied", "VERB", is_word), "tie");
  EXPECT_EQ(choose_lemma(scripts, logits.data(), "belied", "VERB", is_word), "belie");
}

TEST(ChooseLemma, IrregularFormsComeFromATable) {
  const std::vector<std::string> scripts{"l1+", "l0+", "l3+"};
  const auto is_word = [](const std::string& word) { return one_of(word, {"country", "chose", "base", "policeman"}); };
  const std::vector<float> cut{9, 0, 0};
  EXPECT_EQ(choose_lemma(scripts, cut.data(), "withdrew", "VERB", is_word), "withdraw");
  EXPECT_EQ(choose_lemma(scripts, cut.data(), "Withdrew", "VERB", is_word), "withdraw");
  EXPECT_EQ(choose_lemma(scripts, cut.data(), "chosen", "VERB", is_word), "choose") << "though \"chose\" is a word";
  EXPECT_EQ(choose_lemma(scripts, cut.data(), "gunmen", "NOUN", is_word), "gunman");
  EXPECT_EQ(choose_lemma(scripts, cut.data(), "bases", "NOUN", is_word), "base") << "though it may be of \"basis\"";
  const std::vector<float> far{0, 0, 9};
  EXPECT_EQ(choose_lemma(scripts, far.data(), "countrymen", "NOUN", is_word), "countryman")
      << "though \"country\" is a word";
  const std::vector<float> keep{0, 9, 0};
  EXPECT_EQ(choose_lemma(scripts, keep.data(), "policemen", "NOUN", is_word), "policeman");
  EXPECT_EQ(choose_lemma(scripts, keep.data(), "specimen", "NOUN", is_word), "specimen");
  EXPECT_EQ(choose_lemma(scripts, keep.data(), "shot", "NOUN", is_word), "shot") << "the noun";
}

TEST(ChooseLemma, RulesMakeAWordWhereNoScriptDoes) {
  const std::vector<std::string> scripts{"l1+"};
  const float top = 1;
  const auto is_word = [](const std::string& word) { return is_listed_verb(word); };
  const auto lemma = [&](const char* form, const char* upos) {
    return choose_lemma(scripts, &top, form, upos, is_word);
  };
  EXPECT_EQ(lemma("reaffirmed", "VERB"), "reaffirm");
  EXPECT_EQ(lemma("deteriorating", "VERB"), "deteriorate");
  EXPECT_EQ(lemma("barring", "VERB"), "bar");
  EXPECT_EQ(lemma("intensified", "VERB"), "intensify");
  EXPECT_EQ(lemma("hurt", "VERB"), "hurt");
  EXPECT_EQ(lemma("atrocities", "NOUN"), "atrocity");
  EXPECT_EQ(lemma("clashes", "NOUN"), "clash");
  EXPECT_EQ(lemma("beginning", "NOUN"), "beginnin") << "a verb's form as a noun is left to the scripts";
  EXPECT_EQ(lemma("zorbed", "VERB"), "zorbe") << "nothing known makes a word of it";
}

}  // namespace
}  // namespace grotius
