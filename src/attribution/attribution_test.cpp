#include "attribution/attribution.h"

#include <gtest/gtest.h>

#include "attribution/decode.h"
#include "attribution/handmade.h"

namespace grotius {
namespace {

constexpr std::size_t kSourceRole = 0, kContentRole = 1;

CueScores cue(const Handmade& text, const std::string& words, float probability,
              const std::vector<std::pair<std::size_t, std::string>>& marked) {
  return {text.words_of(words), probability, text.roles(2, marked)};
}

std::vector<StatementDraft> decode(const Handmade& text, const std::vector<CueScores>& cues) {
  return decode_statements(text.passage(), find_quotations(text.document, text.tokens), cues, CueRoles{});
}

const char* const kTalks =
    "\" PUNCT 4 punct\n+Talks NOUN 4 nsubj\nwill AUX 4 aux\nresume VERB 8 ccomp\n+, PUNCT 4 punct\n+\" PUNCT 4 punct\n"
    "Witkoff PROPN 8 nsubj\nsaid VERB 0 root say\non ADP 10 case\nFriday PROPN 8 obl\n+. PUNCT 8 punct\n";

TEST(Statements, AQuotationIsTakenWholeWithItsMarks) {
  Handmade text(kTalks);
  auto found = decode(text, {cue(text, "said", 0.9F, {{kSourceRole, "Witkoff"}, {kContentRole, "Talks will resume"}})});
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].content.size(), 1U);
  EXPECT_EQ(text.text(found[0].content[0]), "\"Talks will resume,\"");
  EXPECT_EQ(text.text(found[0].source), "Witkoff");
  EXPECT_EQ(found[0].mode, StatementMode::kDirect);
}

TEST(Statements, UnquotedWordsOfOtherSentencesCountAsWholeSentencesOfTheParagraph) {
  const std::string sentence =
      "Carter PROPN 2 nsubj\nwrote VERB 0 root\nto ADP 4 case\nAlexandria PROPN 2 obl\n+. PUNCT 2 punct\n";
  const std::string said =
      "They PRON 2 nsubj\naccepted VERB 5 ccomp\n+, PUNCT 2 punct\nofficials NOUN 5 nsubj\nsaid VERB 0 root\n+. PUNCT "
      "5 punct\n";
  const auto content = [&](const std::string& between, const std::string& marked) {
    Handmade text(sentence + between + said);
    const auto found =
        decode(text, {cue(text, "said", 0.9F, {{kContentRole, marked}, {kContentRole, "They accepted"}})});
    std::string all;
    for (const WordSpan span : found.at(0).content) all += text.text(span) + "|";
    return all;
  };
  EXPECT_EQ(content("\n", "Alexandria"), "They accepted|");
  EXPECT_EQ(content("\n", "Carter wrote to Alexandria"), "Carter wrote to Alexandria. They accepted|");
  EXPECT_EQ(content("##\n", "Carter wrote to Alexandria"), "They accepted|");
}

TEST(Statements, BelowTheThresholdNobodySaysAnything) {
  Handmade text(kTalks);
  EXPECT_TRUE(decode(text, {cue(text, "said", 0.3F, {{kContentRole, "Talks will resume"}})}).empty());
}

TEST(Statements, AStatementWithoutContentIsNone) {
  Handmade text(kTalks);
  EXPECT_TRUE(decode(text, {cue(text, "said", 0.9F, {{kSourceRole, "Witkoff"}})}).empty());
}

TEST(Statements, TheTreeNamesTheSpeakerWhereTheScoresDoNot) {
  Handmade text(kTalks);
  auto found = decode(text, {cue(text, "said", 0.9F, {{kContentRole, "Talks will resume"}})});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(text.text(found[0].source), "Witkoff");
}

TEST(Statements, AcceptingAThingSaysNothingOfItUnlessTheCueIsSure) {
  Handmade text(
      "Ukraine PROPN 2 nsubj\naccepted VERB 0 root accept\nthe DET 4 det\nproposal NOUN 2 obj\n+. PUNCT 2 punct\n");
  const auto told = [&](float probability) {
    return decode(text,
                  {cue(text, "accepted", probability, {{kSourceRole, "Ukraine"}, {kContentRole, "the proposal"}})});
  };
  EXPECT_TRUE(told(0.6F).empty());
  EXPECT_EQ(told(0.9F).size(), 1U);
}

TEST(Statements, RefusingToActOrSpeakingAsNobodyIsNoneUnlessTheCueIsSure) {
  Handmade refusal(
      "Hamas PROPN 2 nsubj\nrefused VERB 0 root refuse\nto PART 4 mark\ntalk VERB 2 xcomp\n+. PUNCT 2 punct\n");
  const auto refused = [&](float probability) {
    return decode(refusal, {cue(refusal, "refused", probability, {{kSourceRole, "Hamas"}, {kContentRole, "to talk"}})});
  };
  EXPECT_TRUE(refused(0.8F).empty());
  EXPECT_EQ(refused(0.95F).size(), 1U);
  Handmade nobody(
      "Talks NOUN 3 nsubj\nwill AUX 3 aux\nresume VERB 0 root\n+, PUNCT 5 punct\nreportedly ADV 3 advmod\n+. PUNCT 3 "
      "punct\n");
  const auto reported = [&](float probability) {
    return decode(nobody, {cue(nobody, "reportedly", probability, {{kContentRole, "Talks will resume"}})});
  };
  EXPECT_TRUE(reported(0.8F).empty());
  EXPECT_EQ(reported(0.95F).size(), 1U);
}

TEST(Statements, WhoIsExpectedToActDoesNotSpeakAndWhoIsQuotedDoes) {
  const auto speaker = [](const std::string& verb, const std::string& lemma, const std::string& behind) {
    Handmade text("Ruritania PROPN 3 nsubj:pass\nis AUX 3 aux:pass be\n" + verb + " VERB 0 root " + lemma +
                  "\nto PART 5 mark\nleave VERB 3 xcomp\n" + behind + "+. PUNCT 3 punct\n");
    const auto found = decode(text, {cue(text, verb, 0.95F, {{kSourceRole, "Ruritania"}, {kContentRole, "to leave"}})});
    return found.empty() || found[0].source.empty() ? std::string() : text.text(found[0].source);
  };
  EXPECT_EQ(speaker("expected", "expect", ""), "");
  EXPECT_EQ(speaker("expected", "expect", "by ADP 7 case\nHolt PROPN 3 obl:agent\n"), "Holt");
  EXPECT_EQ(speaker("quoted", "quote", ""), "Ruritania");
}

TEST(Statements, APieceOfAnothersQuotationBelongsToTheNearerCue) {
  Handmade text(
      "Talks NOUN 2 nsubj\nended VERB 5 ccomp end\n+, PUNCT 2 punct\nHolt PROPN 5 nsubj\nsaid VERB 0 root say\n"
      "+. PUNCT 5 punct\n\n\" PUNCT 4 punct\n+They PRON 3 nsubj\nleave VERB 8 ccomp\nearly ADV 3 advmod\n"
      "today ADV 3 advmod\n+, PUNCT 3 punct\n+\" PUNCT 3 punct\nadded VERB 0 root add\nBerg PROPN 8 nsubj\n"
      "+. PUNCT 8 punct\n");
  const auto found = decode(
      text,
      {cue(text, "said", 0.95F, {{kSourceRole, "Holt"}, {kContentRole, "Talks ended"}, {kContentRole, "They leave"}}),
       cue(text, "added", 0.95F, {{kSourceRole, "Berg"}, {kContentRole, "They leave early today"}})});
  ASSERT_EQ(found.size(), 2U);
  ASSERT_EQ(found[0].content.size(), 1U);
  EXPECT_EQ(text.text(found[0].content[0]), "Talks ended");
}

const char* const kIndirect =
    "The DET 2 det\nKremlin PROPN 3 nsubj\nconfirmed VERB 0 root\nthat SCONJ 7 mark\nPutin PROPN 7 nsubj\nhad AUX 7 "
    "aux\n"
    "sent VERB 3 ccomp\na DET 10 det\n\" PUNCT 10 punct\n+message NOUN 7 obj\n+\" PUNCT 10 punct\n+. PUNCT 3 punct\n";

TEST(Statements, GapsCloseSpecksGoAndTheFullStopStaysOutside) {
  Handmade text(kIndirect);
  CueScores scores =
      cue(text, "confirmed", 0.9F, {{kSourceRole, "The Kremlin"}, {kContentRole, "that Putin had sent"}});
  scores.roles.probability[text.words_of("had").begin * 2 + kContentRole] = 0.1F;
  scores.roles.probability[text.words_of("message").begin * 2 + kContentRole] = 0.9F;
  auto found = decode(text, {scores});
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].content.size(), 1U);
  EXPECT_EQ(text.text(found[0].content[0]), "that Putin had sent a \"message\"");
  EXPECT_EQ(found[0].mode, StatementMode::kMixed);
}

TEST(Statements, WhatTheCueGovernsIsSaidAsAWhole) {
  Handmade text(kIndirect);
  auto found =
      decode(text, {cue(text, "confirmed", 0.9F, {{kSourceRole, "The Kremlin"}, {kContentRole, "that Putin had"}})});
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].content.size(), 1U);
  EXPECT_EQ(text.text(found[0].content[0]), "that Putin had sent a \"message\"");
}

TEST(Statements, ContentNeverHoldsCueOrSource) {
  Handmade text(kIndirect);
  auto found = decode(
      text, {cue(text, "confirmed", 0.9F,
                 {{kSourceRole, "The Kremlin"}, {kContentRole, "The Kremlin confirmed that Putin had sent a"}})});
  ASSERT_EQ(found.size(), 1U);
  for (WordSpan span : found[0].content) {
    EXPECT_FALSE(span.overlaps(found[0].cue));
    EXPECT_FALSE(span.overlaps(found[0].source));
  }
}

TEST(Members, BothSidesOfAndAreNamed) {
  Handmade text(
      "Witkoff PROPN 6 nsubj\n+, PUNCT 3 punct\nRubio PROPN 1 conj\nand CCONJ 5 cc\nWaltz PROPN 1 conj\n"
      "spoke VERB 0 root\n");
  std::vector<std::string> names;
  for (WordSpan m : members(text.passage(), WordSpan{0, 5})) names.push_back(text.text(m));
  EXPECT_EQ(names, (std::vector<std::string>{"Witkoff", "Rubio", "Waltz"}));
}

TEST(Members, AConjunctKeepsItsOwnModifiers) {
  Handmade text(
      "the DET 2 det\narmy NOUN 6 nsubj\nand CCONJ 5 cc\nShiite ADJ 5 amod\nmilitias NOUN 2 conj\nclashed VERB 0 "
      "root\n");
  std::vector<std::string> names;
  for (WordSpan m : members(text.passage(), WordSpan{0, 5})) names.push_back(text.text(core_phrase(text.passage(), m)));
  EXPECT_EQ(names, (std::vector<std::string>{"army", "Shiite militias"}));
}

TEST(CorePhrase, LeavesOutArticlesRelativeClausesAndAsides) {
  Handmade text(
      "the DET 2 det\nrebels NOUN 7 nsubj\n+, PUNCT 5 punct\nwho PRON 5 nsubj\nfled VERB 2 acl:relcl\n+, PUNCT 5 "
      "punct\n"
      "returned VERB 0 root\n");
  EXPECT_EQ(text.text(core_phrase(text.passage(), WordSpan{0, 6})), "rebels");
}

}  // namespace
}  // namespace grotius
