#include "events/participants.h"

#include <gtest/gtest.h>

#include "events/handmade_scores.h"

namespace grotius {
namespace {

constexpr std::size_t kSourceRole = 0, kTargetRole = 1;

const char* const kMeeting =
    "Witkoff PROPN 6 nsubj\n+, PUNCT 3 punct\nRubio PROPN 1 conj\nand CCONJ 5 cc\nWaltz PROPN 1 conj\nmet VERB 0 root "
    "meet\n"
    "the DET 9 det\nRussian ADJ 9 amod\nenvoys NOUN 6 obj envoy\nwho PRON 11 nsubj\ncame VERB 9 acl:relcl come\n"
    "+. PUNCT 6 punct\n";

std::vector<std::string> phrases(const Handmade& text, const std::vector<std::pair<std::string, std::string>>& marked,
                                 std::size_t role, Side side, float faint = 0.02F, float most = 1,
                                 const std::string& trigger = "met") {
  const FactInventories inventories = small_inventories();
  TriggerScores scores =
      trigger_on(text, inventories, trigger, scored(inventories, "event", "CONSULT", "occurred"), marked);
  for (float& p : scores.roles.probability) p = std::clamp(p, faint, most);
  std::vector<std::string> out;
  for (WordSpan p : participant_phrases(text.passage(), scores, role, side)) out.push_back(text.text(p));
  return out;
}

TEST(Participants, EachMemberOfACoordinationIsOne) {
  Handmade text(kMeeting);
  EXPECT_EQ(phrases(text, {{"source", "Witkoff, Rubio and Waltz"}}, kSourceRole, Side::kSource),
            (std::vector<std::string>{"Witkoff", "Rubio", "Waltz"}));
}

TEST(Participants, NoArticleNoRelativeClause) {
  Handmade text(kMeeting);
  EXPECT_EQ(phrases(text, {{"target", "the Russian envoys who came"}}, kTargetRole, Side::kTarget),
            (std::vector<std::string>{"Russian envoys"}));
}

TEST(Participants, AFaintConjunctJoinsASureOne) {
  Handmade text(kMeeting);
  EXPECT_EQ(phrases(text, {{"source", "Witkoff"}}, kSourceRole, Side::kSource), (std::vector<std::string>{"Witkoff"}));
  EXPECT_EQ(phrases(text, {{"source", "Witkoff"}}, kSourceRole, Side::kSource, 0.2F),
            (std::vector<std::string>{"Witkoff", "Rubio", "Waltz"}));
}

TEST(Participants, TheTreesArgumentServesWhereScoresAreFaint) {
  Handmade text(kMeeting);
  EXPECT_TRUE(phrases(text, {}, kTargetRole, Side::kTarget).empty());
  EXPECT_EQ(phrases(text, {}, kTargetRole, Side::kTarget, 0.2F), (std::vector<std::string>{"Russian envoys"}));
}

TEST(Participants, AnAdjectiveNeedsItsNounUnlessItIsAName) {
  Handmade text(
      "He PRON 2 nsubj\nmet VERB 0 root meet\nlocal ADJ 4 amod\nreporters NOUN 2 obj reporter\nand CCONJ 7 cc\n"
      "Russian ADJ 7 amod\nenvoys NOUN 4 conj envoy\n+. PUNCT 2 punct\n");
  EXPECT_EQ(phrases(text, {{"target", "local"}}, kTargetRole, Side::kTarget),
            (std::vector<std::string>{"local reporters"}));
  EXPECT_EQ(phrases(text, {{"target", "Russian"}}, kTargetRole, Side::kTarget), (std::vector<std::string>{"Russian"}));
}

TEST(Participants, ANumberNeedsItsNoun) {
  Handmade text(
      "He PRON 2 nsubj\nmet VERB 0 root meet\ntwo NUM 5 nummod\ndetained ADJ 5 amod\nreporters NOUN 2 obj reporter\n"
      "+. PUNCT 2 punct\n");
  EXPECT_EQ(phrases(text, {{"target", "two"}}, kTargetRole, Side::kTarget),
            (std::vector<std::string>{"two detained reporters"}));
}

TEST(Participants, WhomThePrepositionPointsAtServesWhereScoresAreFaint) {
  Handmade text(
      "Envoys NOUN 2 nsubj envoy\nmet VERB 0 root meet\nwith ADP 4 case\nrebels NOUN 2 obl rebel\nin ADP 6 case\n"
      "Kufa PROPN 2 obl\n+. PUNCT 2 punct\n");
  EXPECT_TRUE(phrases(text, {}, kTargetRole, Side::kTarget, 0.1F).empty());
  EXPECT_EQ(phrases(text, {}, kTargetRole, Side::kTarget, 0.3F), (std::vector<std::string>{"rebels"}));
}

TEST(Participants, WhoStandsBehindByServesANounAsItsDoer) {
  Handmade text(
      "The DET 2 det\nseizure NOUN 7 nsubj\nof ADP 4 case\npower NOUN 2 nmod\nby ADP 6 case\nHolt PROPN 2 nmod\n"
      "met VERB 0 root meet\noutrage NOUN 7 obj\n+. PUNCT 7 punct\n");
  const FactInventories inventories = small_inventories();
  TriggerScores scores =
      trigger_on(text, inventories, "seizure", scored(inventories, "event", "ASSAULT", "occurred"), {});
  for (float& p : scores.roles.probability) p = 0.15F;
  const auto found = participant_phrases(text.passage(), scores, kSourceRole, Side::kSource);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(text.text(found[0]), "Holt");
}

TEST(Participants, WhomAnotherClauseNamesIsActedOnOnlyIfSurely) {
  Handmade text(
      "Holt PROPN 2 nsubj\ntold VERB 0 root tell\nBerg PROPN 2 obj\nthat SCONJ 6 mark\nenvoys NOUN 6 nsubj envoy\n"
      "met VERB 2 ccomp meet\n+. PUNCT 2 punct\n");
  const std::vector<std::pair<std::string, std::string>> marked = {{"target", "Berg"}};
  EXPECT_TRUE(phrases(text, marked, kTargetRole, Side::kTarget, 0.02F, 0.5F).empty());
  EXPECT_EQ(phrases(text, marked, kTargetRole, Side::kTarget, 0.02F, 0.6F), (std::vector<std::string>{"Berg"}));
}

TEST(Participants, WhomAClauseBesideNamesIsActedOnByNobodyHere) {
  Handmade text(
      "Holt PROPN 2 nsubj\nblamed VERB 0 root blame\nenvoys NOUN 2 obj envoy\nwho PRON 5 nsubj\n"
      "met VERB 3 acl:relcl meet\n+, PUNCT 8 punct\nand CCONJ 8 cc\nasked VERB 2 conj ask\nfor ADP 10 case\n"
      "calm NOUN 8 obl calm\nfrom ADP 12 case\nrebels NOUN 10 nmod rebel\n+. PUNCT 2 punct\n");
  EXPECT_TRUE(phrases(text, {{"target", "rebels"}}, kTargetRole, Side::kTarget, 0.02F, 0.8F).empty());
}

TEST(Participants, TheTriggerTakesNoPart) {
  Handmade text(kMeeting);
  EXPECT_TRUE(phrases(text, {{"source", "met"}}, kSourceRole, Side::kSource).empty());
}

TEST(Participants, WhatOnlyTellsWhichOneIsMeantTakesNoPart) {
  Handmade text(
      "Envoys PROPN 5 nsubj\nof ADP 4 case\nthe DET 4 det\nLeague PROPN 1 nmod\nmet VERB 0 root meet\n"
      "rebels NOUN 5 obj rebel\n+. PUNCT 5 punct\n");
  EXPECT_EQ(phrases(text, {{"source", "Envoys"}, {"source", "League"}}, kSourceRole, Side::kSource),
            (std::vector<std::string>{"Envoys"}));
}

TEST(Participants, WhoIsListedTakesPart) {
  Handmade text(
      "Envoys PROPN 5 nsubj\n+, PUNCT 4 punct\nincluding ADP 4 case\nHolt PROPN 1 nmod\nmet VERB 0 root meet\n"
      "rebels NOUN 5 obj rebel\n+. PUNCT 5 punct\n");
  EXPECT_EQ(phrases(text, {{"source", "Envoys"}, {"source", "Holt"}}, kSourceRole, Side::kSource),
            (std::vector<std::string>{"Envoys", "Holt"}));
}

TEST(Participants, TheVerbsOwnSubjectBeforeAnotherClauses) {
  Handmade text(
      "Holt PROPN 2 nsubj\nsaid VERB 0 root say\nrebels NOUN 5 nsubj rebel\nhad AUX 5 aux have\n"
      "met VERB 2 ccomp meet\nmonitors NOUN 5 obj monitor\n+. PUNCT 2 punct\n");
  EXPECT_EQ(phrases(text, {{"source", "Holt"}, {"source", "rebels"}}, kSourceRole, Side::kSource),
            (std::vector<std::string>{"rebels"}));
  EXPECT_EQ(phrases(text, {{"source", "Holt"}}, kSourceRole, Side::kSource), (std::vector<std::string>{"Holt"}));
}

TEST(Participants, OfAPassiveWhoStandsBehindBy) {
  Handmade text(
      "Rebels NOUN 3 nsubj:pass rebel\nwere AUX 3 aux:pass be\nmet VERB 0 root meet\nby ADP 5 case\n"
      "Holt PROPN 3 obl:agent\n+. PUNCT 3 punct\n");
  EXPECT_EQ(phrases(text, {{"source", "Rebels"}, {"source", "Holt"}}, kSourceRole, Side::kSource),
            (std::vector<std::string>{"Holt"}));
}

TEST(Participants, WhoIsLeftOutTakesNoPart) {
  Handmade text(
      "Leaders NOUN 2 nsubj leader\nmet VERB 0 root meet\neverybody PRON 2 obj\nexcept ADP 5 case\n"
      "Holt PROPN 3 nmod\n+. PUNCT 2 punct\n");
  EXPECT_EQ(phrases(text, {{"target", "everybody"}, {"target", "Holt"}}, kTargetRole, Side::kTarget),
            (std::vector<std::string>{"everybody"}));
}

TEST(Participants, ASharedSubjectServesWhereScoresAreFaint) {
  const Handmade text(
      "Witkoff PROPN 2 nsubj\nwants VERB 0 root want\nto PART 4 mark\nmet VERB 2 xcomp meet\nPutin PROPN 4 obj\n");
  EXPECT_EQ(phrases(text, {}, kSourceRole, Side::kSource, 0.15F), std::vector<std::string>{"Witkoff"});
  EXPECT_TRUE(phrases(text, {}, kSourceRole, Side::kSource).empty()) << "the scores deny it";
}

TEST(Participants, WhoIsSentIsNotActedOn) {
  const Handmade text(
      "Qorash PROPN 2 nsubj\nsent VERB 0 root send\nan DET 4 det\nenvoy NOUN 2 obj\nand CCONJ 6 cc\naides NOUN 4 conj "
      "aide\nto ADP 8 case\nNorland PROPN 2 obl\n");
  EXPECT_EQ(phrases(text, {{"target", "envoy and aides"}, {"target", "Norland"}}, kTargetRole, Side::kTarget, 0.02F, 1,
                    "sent"),
            std::vector<std::string>{"Norland"});
}

TEST(Participants, WhomAnAdjectiveHasIsNotActedOn) {
  const Handmade text(
      "Qorash PROPN 2 nsubj\nmet VERB 0 root meet\na DET 4 det\nchief NOUN 2 obj\nimportant ADJ 4 amod\nto ADP 7 case\n"
      "Norland PROPN 5 obl\n");
  EXPECT_EQ(phrases(text, {{"target", "chief"}, {"target", "Norland"}}, kTargetRole, Side::kTarget),
            std::vector<std::string>{"chief"});
}

TEST(Participants, WhomAClauseAboutSomebodyElseNamesIsItsOwn) {
  Handmade text(
      "Lodra PROPN 7 nsubj\n+, PUNCT 4 punct\nwhich PRON 4 nsubj\nfights VERB 1 acl:relcl fight\nKesta PROPN 4 obj\n"
      "+, PUNCT 4 punct\nmet VERB 0 root meet\nKufa PROPN 7 obj\n+. PUNCT 7 punct\n");
  const std::vector<std::pair<std::string, std::string>> marked = {{"target", "Kesta"}, {"target", "Kufa"}};
  EXPECT_EQ(phrases(text, marked, kTargetRole, Side::kTarget, 0.02F, 0.8F), (std::vector<std::string>{"Kufa"}));
  EXPECT_EQ(phrases(text, marked, kTargetRole, Side::kTarget), (std::vector<std::string>{"Kesta", "Kufa"}));
}

TEST(Participants, WhomTheChargeNamesIsNotCharged) {
  Handmade text(
      "He PRON 2 nsubj\naccused VERB 0 root accuse\nLodra PROPN 2 obj\nof ADP 5 case\nlinks NOUN 2 obl link\n"
      "with ADP 7 case\nKesta PROPN 5 nmod\n+. PUNCT 2 punct\n");
  EXPECT_EQ(
      phrases(text, {{"target", "Lodra"}, {"target", "Kesta"}}, kTargetRole, Side::kTarget, 0.02F, 0.8F, "accused"),
      (std::vector<std::string>{"Lodra"}));
}

TEST(Participants, WhomAClauseAboutATargetNamesIsActedOnByThatOne) {
  Handmade text(
      "He PRON 2 nsubj\narmed VERB 0 root arm\ngroups NOUN 2 obj group\nthat PRON 5 nsubj\nfight VERB 3 acl:relcl\n"
      "Kesta PROPN 5 obj\n+. PUNCT 2 punct\n");
  EXPECT_EQ(
      phrases(text, {{"target", "groups"}, {"target", "Kesta"}}, kTargetRole, Side::kTarget, 0.02F, 0.8F, "armed"),
      (std::vector<std::string>{"groups"}));
}

TEST(Participants, WhoeverTheParticipleTellsOfActsAlone) {
  Handmade text(
      "Lodra PROPN 2 nsubj\nfailed VERB 0 root fail VBD\nwith ADP 4 case\nKesta PROPN 2 obl\n"
      "pressing VERB 4 acl press VBG\n+. PUNCT 2 punct\n");
  const std::vector<std::pair<std::string, std::string>> marked = {{"source", "Lodra"}, {"source", "Kesta"}};
  EXPECT_EQ(phrases(text, marked, kSourceRole, Side::kSource, 0.02F, 1, "pressing"),
            (std::vector<std::string>{"Kesta"}));
}

}  // namespace
}  // namespace grotius
