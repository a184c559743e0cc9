#include "events/contents.h"

#include <gtest/gtest.h>

#include "attribution/handmade.h"

namespace grotius {
namespace {

// Egypt urged Israel to withdraw and demanded a ceasefire after the raid .
const char* const kTold =
    "Egypt PROPN 2 nsubj\nurged VERB 0 root urge\nIsrael PROPN 2 obj\nto PART 5 mark\nwithdraw VERB 2 xcomp\n"
    "and CCONJ 7 cc\ndemanded VERB 2 conj demand\na DET 9 det\nceasefire NOUN 7 obj\nafter ADP 12 case\nthe DET 12 "
    "det\n"
    "raid NOUN 7 obl\n+. PUNCT 2 punct\n\n"
    "Israel PROPN 2 nsubj\nrefused VERB 0 root refuse\nan DET 4 det\nend NOUN 2 obj\nto ADP 7 case\nthe DET 7 det\n"
    "siege NOUN 4 nmod\n+. PUNCT 2 punct\n";

class Contents : public testing::Test {
 protected:
  [[nodiscard]] Fact fact(const std::string& trigger, const std::string& type, const std::string& mode = "") const {
    Fact out;
    out.kind = "event";
    out.type = type;
    out.mode = mode;
    out.trigger = text.bytes_of(trigger);
    return out;
  }
  [[nodiscard]] std::vector<Fact> linked(std::vector<Fact> facts) const {
    link_contents(text.passage(), facts);
    code_cameo(text.passage(), facts);
    return facts;
  }

  Handmade text{kTold};
};

TEST_F(Contents, AVerbalActIsAboutTheFactItGoverns) {
  const auto facts = linked({fact("urged", "REQUEST", "yield"), fact("withdraw", "RETREAT", "withdraw"),
                             fact("demanded", "REQUEST", "yield"), fact("ceasefire", "RETREAT", "ceasefire"),
                             fact("raid", "ASSAULT")});
  EXPECT_EQ(facts[0].about, std::vector<FactId>{FactId(1)}) << "the coordinated demand is an act of its own";
  EXPECT_EQ(facts[2].about, std::vector<FactId>{FactId(3)}) << "when it was demanded is not what was demanded";
  EXPECT_EQ(facts[0].cameo, "0256");
  EXPECT_EQ(facts[1].cameo, "0874");
  EXPECT_EQ(facts[2].cameo, "1056");
}

TEST_F(Contents, WhoIsAskedDoesWhatIsAskedUnlessItIsDoneToHim) {
  Fact urged = fact("urged", "REQUEST"), withdraw = fact("withdraw", "RETREAT");
  urged.target = {ActorId(4)};
  EXPECT_EQ(linked({urged, withdraw})[1].source, std::vector<ActorId>{ActorId(4)});
  withdraw.target = {ActorId(4)};
  EXPECT_TRUE(linked({urged, withdraw})[1].source.empty());
  withdraw.source = {ActorId(7)};
  EXPECT_EQ(linked({urged, withdraw})[1].source, std::vector<ActorId>{ActorId(7)});
}

TEST_F(Contents, WhoAgreesToMeetSomebodyAgreesWithHim) {
  const Handmade meeting(
      "Egypt PROPN 2 nsubj\nagreed VERB 0 root agree\nto PART 4 mark\nmeet VERB 2 xcomp\nIsrael PROPN 4 obj\n");
  const auto agreed = [&](const std::string& type, ActorId doer) {
    Fact act, content;
    act.kind = content.kind = "event";
    act.type = "AGREE";
    act.trigger = meeting.bytes_of("agreed");
    act.source = {ActorId(1)};
    content.type = type;
    content.trigger = meeting.bytes_of("meet");
    content.source = {doer};
    content.target = {ActorId(2)};
    std::vector<Fact> facts{act, content};
    link_contents(meeting.passage(), facts);
    return facts[0].target;
  };
  EXPECT_EQ(agreed("CONSULT", ActorId(1)), std::vector<ActorId>{ActorId(2)});
  EXPECT_TRUE(agreed("CONSULT", ActorId(3)).empty()) << "another is to meet him";
  EXPECT_TRUE(agreed("ASSAULT", ActorId(1)).empty()) << "nobody agrees with whom he attacks";
}

TEST_F(Contents, ACrowdMarchesAgainstWhomItDemandsSomethingOf) {
  const Handmade march(
      "Crowds NOUN 2 nsubj crowd\nmarched VERB 0 root march\nto PART 4 mark\npress VERB 2 advcl\ndemands NOUN 4 obj "
      "demand\n");
  Fact act, purpose;
  act.kind = purpose.kind = "event";
  act.type = "PROTEST";
  act.trigger = march.bytes_of("marched");
  act.source = {ActorId(1)};
  purpose.type = "REQUEST";
  purpose.trigger = march.bytes_of("demands");
  purpose.target = {ActorId(2)};
  std::vector<Fact> facts{act, purpose};
  link_opponents(march.passage(), facts);
  EXPECT_EQ(facts[0].target, std::vector<ActorId>{ActorId(2)});
  facts = {act, purpose};
  facts[0].type = "MOBILIZE";
  link_opponents(march.passage(), facts);
  EXPECT_TRUE(facts[0].target.empty()) << "forces are aimed at whom they are to fight";
}

TEST_F(Contents, WhatACrowdDoesInDefianceOfSomebodyItDoesToHim) {
  const Handmade march(
      "Crowds NOUN 2 nsubj crowd\nmarched VERB 0 root march\nin ADP 4 case\ndefiance NOUN 2 advcl\nof ADP 6 "
      "case\nQorash "
      "PROPN 4 nmod\n");
  Fact act, purpose;
  act.kind = purpose.kind = "event";
  act.type = "PROTEST";
  act.trigger = march.bytes_of("marched");
  act.source = {ActorId(1)};
  purpose.type = "REJECT";
  purpose.trigger = march.bytes_of("defiance");
  purpose.target = {ActorId(2)};
  std::vector<Fact> facts{act, purpose};
  link_opponents(march.passage(), facts);
  EXPECT_EQ(facts[0].target, std::vector<ActorId>{ActorId(2)});
}

TEST_F(Contents, WhoWarnsThatSomethingWillNotBeToleratedThreatensWhoDoesIt) {
  const Handmade warning(
      "Chiefs NOUN 2 nsubj chief\nwarned VERB 0 root warn\npolice NOUN 4 nsubj\ntolerate VERB 2 ccomp\nmarches NOUN 4 "
      "obj "
      "march\n");
  Fact act, content;
  act.kind = content.kind = "event";
  act.type = "THREATEN";
  act.trigger = warning.bytes_of("warned");
  act.source = {ActorId(1)};
  content.type = "REJECT";
  content.trigger = warning.bytes_of("tolerate");
  content.source = {ActorId(2)};
  content.target = {ActorId(3)};
  std::vector<Fact> facts{act, content};
  link_contents(warning.passage(), facts);
  EXPECT_EQ(facts[0].target, std::vector<ActorId>{ActorId(3)});
  facts = {act, content};
  facts[1].type = "ASSAULT";
  link_contents(warning.passage(), facts);
  EXPECT_TRUE(facts[0].target.empty()) << "he may warn of what others do";
}

TEST_F(Contents, WhoDeclinesDespiteADemandDeclinesWhatItsAuthorAsks) {
  const auto answered = [&](const std::string& marker, const std::string& type) {
    const Handmade declined("Holt PROPN 2 nsubj\ndeclined VERB 0 root decline\n" + marker +
                            " ADP 4 case\ndemands NOUN 2 obl demand\n");
    Fact act, asked;
    act.kind = asked.kind = "event";
    act.type = type;
    act.trigger = declined.bytes_of("declined");
    act.source = {ActorId(1)};
    asked.type = "REQUEST";
    asked.trigger = declined.bytes_of("demands");
    asked.source = {ActorId(2)};
    std::vector<Fact> facts{act, asked};
    link_askers(declined.passage(), facts);
    return facts[0].target;
  };
  EXPECT_EQ(answered("despite", "REJECT"), std::vector<ActorId>{ActorId(2)});
  EXPECT_TRUE(answered("after", "REJECT").empty());
  EXPECT_TRUE(answered("despite", "ASSAULT").empty()) << "no answer";
}

TEST_F(Contents, WordsThatAreNoFactMayStandBetween) {
  const auto facts = linked({fact("refused", "REJECT", "yield"), fact("siege", "ASSAULT")});
  EXPECT_EQ(facts[0].about, std::vector<FactId>{FactId(1)});
  EXPECT_EQ(facts[0].cameo, "124") << "no row for a refused assault: the mode's code";
  EXPECT_EQ(facts[1].cameo, "191");
}

TEST_F(Contents, TheUsersOwnDictionaryGoesBefore) {
  const auto own = VerbDictionary::parse("--- REFUSE [120] ---\nREFUSE\n- * END_TO SIEGE [1241]\n", "own.verbs");
  std::vector<Fact> facts{fact("refused", "REJECT"), fact("siege", "ASSAULT")};
  code_cameo(text.passage(), facts, &*own);
  EXPECT_EQ(facts[0].cameo, "1241");
  EXPECT_EQ(facts[1].cameo, "191") << "the dictionary has nothing for it";
}

TEST_F(Contents, WhatIsNoVerbalActIsAboutNothing) {
  const auto facts = linked({fact("refused", "ASSAULT"), fact("siege", "ASSAULT")});
  EXPECT_TRUE(facts[0].about.empty());
}

}  // namespace
}  // namespace grotius
