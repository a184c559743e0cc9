#include "events/settle_details.h"

#include <gtest/gtest.h>

#include "attribution/handmade.h"

namespace grotius {
namespace {

Label settled(const std::string& text, const std::string& trigger, Label label) {
  const Handmade handmade(text);
  settle_details(handmade.passage(), handmade.words_of(trigger), label);
  return label;
}

Label assessment(const std::string& tone) {
  Label label;
  label.kind = "assessment";
  label.tone = tone;
  return label;
}

TEST(SettleDetails, OptimismIsCautiousWhereItIsCalledSo) {
  const std::string cautious =
      "Berg PROPN 2 nsubj\nvoiced VERB 0 root voice VBD\ncautious ADJ 4 amod\noptimism NOUN 2 obj\n+. PUNCT 2 punct\n";
  const std::string plain = "Berg PROPN 2 nsubj\nvoiced VERB 0 root voice VBD\noptimism NOUN 2 obj\n+. PUNCT 2 punct\n";
  EXPECT_EQ(settled(cautious, "optimism", assessment("hopeful")).tone, "cautious");
  EXPECT_EQ(settled(cautious, "cautious", assessment("pessimistic")).tone, "cautious");
  EXPECT_EQ(settled(plain, "optimism", assessment("cautious")).tone, "hopeful");
  EXPECT_EQ(settled(plain, "optimism", assessment("positive")).tone, "positive");
}

TEST(SettleDetails, WhatIsRetainedWasHeldBefore) {
  Label gained;
  gained.kind = "control";
  gained.change = "gained";
  EXPECT_EQ(settled("Rebels NOUN 2 nsubj rebel\nretained VERB 0 root retain VBD\nKufa PROPN 2 obj\n+. PUNCT 2 punct\n",
                    "retained", gained)
                .change,
            "held");
  EXPECT_EQ(settled("Rebels NOUN 2 nsubj rebel\nseized VERB 0 root seize VBD\nKufa PROPN 2 obj\n+. PUNCT 2 punct\n",
                    "seized", gained)
                .change,
            "gained");
}

}  // namespace
}  // namespace grotius
