#include "events/status_words.h"

#include <gtest/gtest.h>

#include "attribution/handmade.h"

namespace grotius {
namespace {

std::string settled(const std::string& text, const std::string& trigger, const std::string& status) {
  const Handmade handmade(text);
  return settle_status(handmade.passage(), handmade.words_of(trigger), status);
}

TEST(StatusWords, WhatStandsUnderAConditionIsConditionalDeniedOrNot) {
  const std::string text =
      "No DET 2 det\ntext NOUN 5 nsubj:pass\nwould AUX 5 aux will MD\nbe AUX 5 aux:pass\nsigned VERB 0 root sign VBN\n"
      "until SCONJ 9 mark\nboth DET 8 det\nsides NOUN 9 nsubj side\nagree VERB 5 advcl agree VBP\n+. PUNCT 5 punct\n";
  EXPECT_EQ(settled(text, "signed", "denied"), "conditional");
  EXPECT_EQ(settled(text, "agree", "conditional"), "conditional");
}

TEST(StatusWords, ANounStandsUnderItsVerbsCondition) {
  EXPECT_EQ(
      settled("The DET 2 det\nround NOUN 4 nsubj\nmay AUX 4 aux may MD\nbegin VERB 0 root begin VB\nif SCONJ 7 mark\n"
              "they PRON 7 nsubj\npay VERB 4 advcl pay VBP\n+. PUNCT 4 punct\n",
              "round", "planned"),
      "conditional");
}

TEST(StatusWords, AReasonIsNoCondition) {
  EXPECT_EQ(settled("They PRON 3 nsubj\nwill AUX 3 aux will MD\nleave VERB 0 root leave VB\nbecause SCONJ 6 mark\n"
                    "they PRON 6 nsubj\nlost VERB 3 advcl lose VBD\n+. PUNCT 3 punct\n",
                    "leave", "planned"),
            "planned");
}

TEST(StatusWords, WhatWasCalledOffDidNotHappen) {
  EXPECT_EQ(settled("The DET 2 det\nmarch NOUN 4 nsubj:pass\nwas AUX 4 aux:pass be VBD\ncalled VERB 0 root call VBN\n"
                    "off ADP 4 compound:prt\n+. PUNCT 4 punct\n",
                    "march", "occurred"),
            "denied");
  EXPECT_EQ(settled("The DET 2 det\nmarch NOUN 4 nsubj:pass\nwas AUX 4 aux:pass be VBD\ncalled VERB 0 root call VBN\n"
                    "again ADV 4 advmod\n+. PUNCT 4 punct\n",
                    "march", "occurred"),
            "occurred");
}

TEST(StatusWords, WhatGoesOnAtPresentIsNeitherDoneNorProposed) {
  const std::string text =
      "They PRON 3 nsubj\nare AUX 3 aux be VBP\ndrafting VERB 0 root draft VBG\nbans NOUN 3 obj ban\n+. PUNCT 3 "
      "punct\n";
  EXPECT_EQ(settled(text, "drafting", "proposed"), "ongoing");
  EXPECT_EQ(settled(text, "drafting", "planned"), "planned") << "\"are leaving tomorrow\"";
}

TEST(StatusWords, WhatNobodyDoesIsNotDone) {
  const std::string text =
      "It PRON 2 nsubj\nbacks VERB 0 root back VBZ\nneither DET 4 det\nplan NOUN 2 obj\n+. PUNCT 2 punct\n";
  EXPECT_EQ(settled(text, "backs", "ongoing"), "denied");
}

TEST(StatusWords, WhatIsPromisedLiesAhead) {
  const std::string text =
      "They PRON 2 nsubj\npromised VERB 0 root promise VBD\nto PART 4 mark\nleave VERB 2 xcomp leave VB\n+. PUNCT 2 "
      "punct\n";
  EXPECT_EQ(settled(text, "leave", "occurred"), "planned");
  EXPECT_EQ(settled(text, "leave", "conditional"), "conditional") << "what the heads doubt stays theirs";
}

TEST(StatusWords, WhatSomebodyComesToDoIsNotDoneYet) {
  EXPECT_EQ(settled("They PRON 2 nsubj\ncame VERB 0 root come VBD\nto PART 4 mark\ngive VERB 2 advcl give VB\n"
                    "their PRON 6 nmod:poss\nanswer NOUN 4 obj\n+. PUNCT 2 punct\n",
                    "answer", "occurred"),
            "planned");
}

TEST(StatusWords, APurposeTakenForAComplementIsOne) {
  EXPECT_EQ(settled("They PRON 2 nsubj\ncalled VERB 0 root call VBD\ntalks NOUN 2 obj talk\nto PART 5 mark\n"
                    "give VERB 2 xcomp give VB\ntheir PRON 7 nmod:poss\nanswer NOUN 5 obj\n+. PUNCT 2 punct\n",
                    "answer", "occurred"),
            "planned");
}

TEST(StatusWords, WhatIsHopedToBeginHasNotBegun) {
  const std::string hoped =
      "I PRON 2 nsubj\nhope VERB 0 root hope VBP\nthe DET 4 det\ntruce NOUN 6 nsubj\nwill AUX 6 aux will MD\n"
      "take VERB 2 ccomp take VB\neffect NOUN 6 obj\n+. PUNCT 2 punct\n";
  EXPECT_EQ(settled(hoped, "truce", "ongoing"), "hypothetical");
  EXPECT_EQ(settled("The DET 2 det\ntruce NOUN 4 nsubj\nwill AUX 4 aux will MD\ntake VERB 0 root take VB\n"
                    "effect NOUN 4 obj\n+. PUNCT 4 punct\n",
                    "truce", "ongoing"),
            "planned");
}

TEST(StatusWords, AChargeThatIsDeniedIsNotToldAsDone) {
  const std::string text =
      "They PRON 2 nsubj\naccused VERB 0 root accuse VBD\nLodra PROPN 2 obj\nof SCONJ 5 mark\narming VERB 2 advcl arm "
      "VBG\n"
      "rebels NOUN 5 obj rebel\n+, PUNCT 9 punct\na DET 9 det\ncharge NOUN 5 appos\nrejected VERB 9 acl reject VBN\n"
      "by ADP 12 case\nLodra PROPN 10 obl:agent\n+. PUNCT 2 punct\n";
  EXPECT_EQ(settled(text, "arming", "occurred"), "denied");
  EXPECT_EQ(settled(text, "accused", "occurred"), "occurred");
}

TEST(StatusWords, ADeniedChargeHangsWhereTheTreeWill) {
  const std::string text =
      "They PRON 2 nsubj\naccused VERB 0 root accuse VBD\nLodra PROPN 2 obj\nof SCONJ 5 mark\narming VERB 2 advcl arm "
      "VBG\n"
      "rebels NOUN 5 obj rebel\n+, PUNCT 9 punct\na DET 9 det\ncharge NOUN 2 nsubj\nrejected VERB 9 acl reject VBN\n"
      "by ADP 12 case\nLodra PROPN 10 obl:agent\n+. PUNCT 2 punct\n";
  EXPECT_EQ(settled(text, "arming", "occurred"), "denied");
}

TEST(StatusWords, WhatIsBeingDoneGoesOn) {
  const std::string held =
      "He PRON 4 nsubj\nis AUX 4 cop be VBZ\nin ADP 4 case\nprison NOUN 0 root\nand CCONJ 7 cc\n"
      "being AUX 7 aux:pass be VBG\nquestioned VERB 4 conj question VBN\n+. PUNCT 4 punct\n";
  EXPECT_EQ(settled(held, "questioned", "planned"), "ongoing");
  const std::string fled =
      "He PRON 2 nsubj\nfled VERB 0 root flee VBD\nafter SCONJ 5 mark\nbeing AUX 5 aux:pass be VBG\n"
      "questioned VERB 2 advcl question VBN\n+. PUNCT 2 punct\n";
  EXPECT_EQ(settled(fled, "questioned", "occurred"), "occurred") << "that is over";
}

TEST(StatusWords, WhatContinuesGoesOnUnlessItIsOnlySupposed) {
  const std::string text =
      "Talks NOUN 3 nsubj talk\nalso ADV 3 advmod\ncontinue VERB 0 root continue VBP\n+. PUNCT 3 punct\n";
  EXPECT_EQ(settled(text, "Talks", "planned"), "ongoing");
  const std::string supposed =
      "If SCONJ 3 mark\nshelling NOUN 3 nsubj\ncontinues VERB 5 advcl continue VBZ\nthey PRON 5 nsubj\n"
      "leave VERB 0 root leave VBP\n+. PUNCT 5 punct\n";
  EXPECT_EQ(settled(supposed, "shelling", "occurred"), "occurred");
}

TEST(StatusWords, APastTenseTellsWhatIsOver) {
  const std::string text =
      "The DET 2 det\nport NOUN 4 nsubj:pass\nwas AUX 4 aux:pass be VBD\nclosed VERB 0 root close VBN\n"
      "on ADP 6 case\nFriday PROPN 4 obl\n+. PUNCT 4 punct\n";
  EXPECT_EQ(settled(text, "closed", "ongoing"), "occurred");
  EXPECT_EQ(settled(text, "closed", "planned"), "planned") << "what the heads doubt stays theirs";
}

TEST(StatusWords, AStateThatLastsIsNotOverByItsPerfect) {
  const auto perfect = [](const std::string& verb) {
    return "They PRON 3 nsubj\nhave AUX 3 aux have VBP\n" + verb +
           " VBN\nthe DET 5 det\nplan NOUN 3 obj\n+. PUNCT 3 punct\n";
  };
  EXPECT_EQ(settled(perfect("opposed VERB 0 root oppose"), "opposed", "ongoing"), "ongoing");
  EXPECT_EQ(settled(perfect("signed VERB 0 root sign"), "signed", "ongoing"), "occurred");
}

TEST(StatusWords, WhatHasGoneOnSinceADayIsNotOver) {
  EXPECT_EQ(settled("The DET 2 det\nport NOUN 5 nsubj:pass\nhas AUX 5 aux have VBZ\nbeen AUX 5 aux:pass be VBN\n"
                    "closed VERB 0 root close VBN\nsince ADP 7 case\nFriday PROPN 5 obl\n+. PUNCT 5 punct\n",
                    "closed", "ongoing"),
            "ongoing");
}

TEST(StatusWords, WhatIsWeighedIsNotDone) {
  EXPECT_EQ(settled("Lodra PROPN 3 nsubj\nis AUX 3 aux be VBZ\nweighing VERB 0 root weigh VBG\nsanctions NOUN 3 obj "
                    "sanction\n+. PUNCT 3 punct\n",
                    "sanctions", "ongoing"),
            "hypothetical");
}

TEST(StatusWords, AnAnticipatedActLiesAhead) {
  EXPECT_EQ(settled("They PRON 2 nsubj\npraised VERB 0 root praise VBD\nthe DET 5 det\nanticipated ADJ 5 amod\n"
                    "talks NOUN 2 obj talk\n+. PUNCT 2 punct\n",
                    "talks", "occurred"),
            "planned");
}

TEST(StatusWords, ACallWasMadeWhateverTheAnswer) {
  const std::string text =
      "He PRON 4 nsubj\nwill AUX 4 aux will MD\nnot PART 4 advmod\nanswer VERB 0 root answer VB\nthe DET 6 det\n"
      "call NOUN 4 obj\n+. PUNCT 4 punct\n";
  EXPECT_EQ(settled(text, "call", "denied"), "occurred");
}

TEST(StatusWords, WhatADismissedReportTellsIsDenied) {
  const std::string text =
      "Lodra PROPN 2 nsubj\ndismissed VERB 0 root dismiss VBD\nreports NOUN 2 obj report\nof ADP 6 case\na DET 6 det\n"
      "rise NOUN 3 nmod\nin ADP 8 case\nshelling NOUN 6 nmod\n+. PUNCT 2 punct\n";
  EXPECT_EQ(settled(text, "shelling", "ongoing"), "denied");
  EXPECT_EQ(settled(text, "dismissed", "occurred"), "occurred");
}

TEST(StatusWords, WillingnessStandsOnItsConditionAndAnAgreementDoesNot) {
  const auto stands = [](const std::string& text, const std::string& trigger) {
    const Handmade handmade(text);
    return stands_on_condition(handmade.passage(), handmade.words_of(trigger));
  };
  EXPECT_TRUE(
      stands("Berg PROPN 2 nsubj\nvoiced VERB 0 root voice VBD\nwillingness NOUN 2 obj\nto PART 5 mark\n"
             "sign VERB 3 acl sign VB\nif SCONJ 8 mark\nthey PRON 8 nsubj\nleave VERB 2 advcl leave VBP\n",
             "willingness"));
  EXPECT_FALSE(
      stands("Berg PROPN 2 nsubj\nagreed VERB 0 root agree VBD\nto PART 4 mark\nsign VERB 2 xcomp sign VB\n"
             "if SCONJ 7 mark\nthey PRON 7 nsubj\nleave VERB 2 advcl leave VBP\n",
             "agreed"));
}

}  // namespace
}  // namespace grotius
