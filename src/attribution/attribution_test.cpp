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

const char* const kSignal =
    "Holt PROPN 2 nsubj\nsignaled VERB 0 root signal VBD\nhis PRON 4 nmod:poss\nwillingness NOUN 2 obj\n"
    "to PART 6 mark\nleave VERB 4 acl leave VB\n+, PUNCT 8 punct\n";

TEST(Statements, TheConditionOfWhatIsSaidIsSaid) {
  const auto content = [&](const std::string& rest) {
    Handmade text(kSignal + rest);
    const auto found = decode(text, {cue(text, "signaled", 0.95F, {{kContentRole, "his willingness to leave"}})});
    return text.text(found.at(0).content.back());
  };
  EXPECT_EQ(content("provided VERB 2 advcl provide VBN\nrebels NOUN 10 nsubj rebel\npaid VERB 8 ccomp pay VBD\n"
                    "+. PUNCT 2 punct\n"),
            "his willingness to leave, provided rebels paid");
  EXPECT_EQ(content("when SCONJ 10 mark\nrebels NOUN 10 nsubj rebel\npaid VERB 2 advcl pay VBD\n+. PUNCT 2 punct\n"),
            "his willingness to leave");
}

TEST(Statements, WhatAParticipleAddsIsAnotherStatement) {
  Handmade text(
      "Holt PROPN 2 nsubj\ndoubted VERB 0 root doubt VBD\nthat SCONJ 5 mark\nrebels NOUN 5 nsubj rebel\n"
      "left VERB 2 ccomp leave VBD\n+, PUNCT 7 punct\nstressing VERB 2 advcl stress VBG\nthe DET 9 det\n"
      "danger NOUN 7 obj\n+. PUNCT 2 punct\n");
  const auto found =
      decode(text, {cue(text, "doubted", 0.9F, {{kContentRole, "that rebels left, stressing the danger"}}),
                    cue(text, "stressing", 0.9F, {{kContentRole, "the danger"}})});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(text.text(found[0].content.back()), "that rebels left");
  EXPECT_EQ(text.text(found[1].content.back()), "the danger");
}

TEST(Statements, WhatAVerbBesideTheCueSaysIsAnotherStatement) {
  Handmade text(
      "Holt PROPN 2 nsubj\nsaid VERB 0 root say VBD\nthat SCONJ 5 mark\nrebels NOUN 5 nsubj rebel\n"
      "left VERB 2 ccomp leave VBD\nand CCONJ 7 cc\npledged VERB 2 conj pledge VBD\ncalm NOUN 7 obj calm\n"
      "+. PUNCT 2 punct\n");
  const CueScores said = cue(text, "said", 0.9F, {{kContentRole, "that rebels left and pledged calm"}});
  const CueScores pledged = cue(text, "pledged", 0.9F, {{kContentRole, "calm"}});
  EXPECT_EQ(text.text(decode(text, {said, pledged}).at(0).content.back()), "that rebels left");
  EXPECT_EQ(text.text(decode(text, {said}).at(0).content.back()), "that rebels left and pledged calm");
}

TEST(Statements, WhomItIsSaidToIsNotSaid) {
  Handmade text(
      "\" PUNCT 2 punct\n+Yes INTJ 6 ccomp\n+, PUNCT 2 punct\n+\" PUNCT 2 punct\nHolt PROPN 6 nsubj\n"
      "told VERB 0 root tell\nreporters NOUN 6 obj reporter\n+, PUNCT 10 punct\nwithout SCONJ 10 mark\n"
      "elaborating VERB 6 advcl elaborate VBG\n+. PUNCT 6 punct\n");
  const auto found = decode(
      text, {cue(text, "told", 0.9F, {{kContentRole, "Yes"}, {kContentRole, "reporters, without elaborating"}})});
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].content.size(), 1U);
  EXPECT_EQ(text.text(found[0].content[0]), "\"Yes,\"");
}

TEST(Statements, WhatAnEarlierStatementSaysIsNotSaidAgain) {
  Handmade text(
      "Calling VERB 6 advcl call VBG\nit PRON 1 obj\nabsurd ADJ 1 xcomp\n+, PUNCT 1 punct\nHolt PROPN 6 nsubj\n"
      "said VERB 0 root say VBD\nthat SCONJ 9 mark\nrebels NOUN 9 nsubj rebel\nleft VERB 6 ccomp leave VBD\n"
      "+. PUNCT 6 punct\n");
  const auto found =
      decode(text, {cue(text, "Calling", 0.9F, {{kContentRole, "it absurd"}}),
                    cue(text, "said", 0.9F, {{kContentRole, "it absurd"}, {kContentRole, "that rebels left"}})});
  ASSERT_EQ(found.size(), 2U);
  ASSERT_EQ(found[1].content.size(), 1U);
  EXPECT_EQ(text.text(found[1].content[0]), "that rebels left");
}

TEST(Statements, WhoSpeaksTwiceSaysEachThingOnce) {
  Handmade text(
      "Holt PROPN 2 nsubj\nsaid VERB 0 root say VBD\nhe PRON 4 nsubj\nrejects VERB 2 ccomp reject VBZ\nit PRON 4 obj\n"
      "and CCONJ 7 cc\nsaid VERB 4 conj say VBD\nso ADV 7 advmod\n+. PUNCT 2 punct\n");
  CueScores second = cue(text, "said", 0.9F, {{kContentRole, "so"}});
  second.words = {6, 7};
  const auto found = decode(text, {cue(text, "said", 0.9F, {{kContentRole, "he rejects it"}}), second});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(text.text(found[0].content.back()), "he rejects it");
  EXPECT_EQ(text.text(found[1].content.back()), "so");
}

TEST(Statements, WhoIsQuotedAsSayingSomethingSaysItOnce) {
  Handmade text(
      "\" PUNCT 2 punct\n+Yes INTJ 7 obj\n+, PUNCT 2 punct\n+\" PUNCT 2 punct\nHolt PROPN 7 nsubj:pass\n"
      "was AUX 7 aux:pass\nquoted VERB 0 root quote VBN\nas SCONJ 9 mark\nsaying VERB 7 advcl say VBG\n"
      "+. PUNCT 7 punct\n");
  const std::vector<std::pair<std::size_t, std::string>> marked = {{kSourceRole, "Holt"}, {kContentRole, "Yes"}};
  const auto found = decode(text, {cue(text, "quoted", 0.9F, marked), cue(text, "saying", 0.95F, marked)});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(text.text(found[0].cue), "quoted as saying");
}

TEST(Statements, WhomARelativeClauseTellsOfIsNotSaid) {
  Handmade text(
      "Talks NOUN 2 nsubj talk\nwith ADP 4 case\na DET 4 det\ngroup NOUN 1 nmod\nwho PRON 6 nsubj\n"
      "threatened VERB 4 acl:relcl threaten VBD\nto PART 8 mark\nleave VERB 6 xcomp leave VB\n"
      "failed VERB 0 root fail VBD\n+. PUNCT 9 punct\n");
  const auto found = decode(text, {cue(text, "threatened", 0.95F,
                                       {{kSourceRole, "who"}, {kContentRole, "group"}, {kContentRole, "to leave"}})});
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].content.size(), 1U);
  EXPECT_EQ(text.text(found[0].content[0]), "to leave");
}

TEST(Statements, TheSourceIsTheSubjectsPhrase) {
  const std::string said =
      "Both DET 2 det\ntimes NOUN 5 obl:unmarked time\nthe DET 4 det\nrebels NOUN 5 nsubj rebel\n"
      "said VERB 0 root say VBD\nyes INTJ 5 obj\n+. PUNCT 5 punct\n";
  for (const char* marked : {"Both times the rebels", "the"}) {
    Handmade text(said);
    const auto found = decode(text, {cue(text, "said", 0.9F, {{kSourceRole, marked}, {kContentRole, "yes"}})});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(text.text(found[0].source), "rebels") << marked;
  }
}

TEST(Statements, WhoIsListedSpeaksToo) {
  const Handmade text(
      "Envoys NOUN 9 nsubj envoy\n+, PUNCT 4 punct\nincluding VERB 4 case\nHolt PROPN 1 nmod\nand CCONJ 7 cc\n"
      "Marco PROPN 4 conj\nBerg PROPN 6 flat\n+, PUNCT 4 punct\nagreed VERB 0 root agree VBD\n");
  std::vector<std::string> phrases;
  for (const WordSpan phrase : speaking(text.passage(), text.words_of("Envoys, including Holt and Marco Berg")))
    phrases.push_back(text.text(phrase));
  EXPECT_EQ(phrases, (std::vector<std::string>{"Envoys", "Holt", "Marco Berg"}));
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
