#include "events/threats.h"

#include <gtest/gtest.h>

#include "attribution/handmade.h"

namespace grotius {
namespace {

const ActorId kParty(1), kPremier(2);

// The party said it would boycott the polls unless the premier resigned .
std::string report(const std::string& mark) {
  return "The DET 2 det\nparty NOUN 3 nsubj\nsaid VERB 0 root say\nit PRON 6 nsubj\nwould AUX 6 aux will\n"
         "boycott VERB 3 ccomp\nthe DET 8 det\npolls NOUN 6 obj poll\n" +
         mark +
         " SCONJ 12 mark\nthe DET 11 det\npremier NOUN 12 nsubj\nresigned VERB 6 advcl resign\n+. PUNCT 3 punct\n";
}

std::vector<Fact> read(const Handmade& text, const std::string& type, ActorId speaker, const std::string& mode = "") {
  Statement said;
  said.speakers = {speaker};
  said.cue = text.bytes_of("said");
  Fact act, yielded;
  act.kind = yielded.kind = "event";
  act.type = type;
  act.mode = mode;
  act.status = yielded.status = "conditional";
  act.trigger = text.bytes_of("boycott");
  act.source = {kParty};
  act.said_in = {StatementId(0)};
  yielded.type = "RETREAT";
  yielded.trigger = text.bytes_of("resigned");
  yielded.source = {kPremier};
  return with_threats(text.passage(), {said}, {act, yielded});
}

TEST(Threats, WhoAnnouncesAHarmUnlessAnotherYieldsThreatensHim) {
  const Handmade text(report("unless"));
  const auto facts = read(text, "PROTEST", kParty);
  ASSERT_EQ(facts.size(), 3U);
  EXPECT_EQ(facts[0].type, "THREATEN");
  EXPECT_EQ(text.text(facts[0].trigger), "said");
  EXPECT_EQ(facts[0].source, std::vector<ActorId>{kParty});
  EXPECT_EQ(facts[0].target, std::vector<ActorId>{kPremier});
  EXPECT_EQ(facts[1].status, "conditional") << "the act itself is no more than announced";
}

TEST(Threats, WhatAnotherSaysOrIsNoHarmIsNoThreat) {
  EXPECT_EQ(read(Handmade(report("unless")), "PROTEST", kPremier).size(), 2U) << "the premier only tells of it";
  EXPECT_EQ(read(Handmade(report("unless")), "AID", kParty).size(), 2U);
  EXPECT_EQ(read(Handmade(report("because")), "PROTEST", kParty).size(), 2U) << "no condition";
}

TEST(Threats, AWithdrawalIsOfferedByIfAndThreatenedByUnless) {
  EXPECT_EQ(read(Handmade(report("unless")), "RETREAT", kParty, "withdraw").size(), 3U);
  EXPECT_EQ(read(Handmade(report("if")), "RETREAT", kParty, "withdraw").size(), 2U);
}

TEST(Threats, WhoMustYieldIsThreatened) {
  const Handmade text(
      "Qorash PROPN 2 nsubj\nthreatened VERB 0 root threaten\nstrikes NOUN 2 obj strike\nunless SCONJ 6 mark\nNorland "
      "PROPN 6 nsubj\nyields VERB 2 advcl yield\n");
  Fact threat;
  threat.kind = "event";
  threat.type = "THREATEN";
  threat.trigger = text.bytes_of("threatened");
  threat.source = {ActorId(1)};
  const auto named = [&](ActorId subject) {
    std::vector<Fact> facts{threat};
    name_threatened(
        text.passage(), [&](WordSpan) { return std::vector{subject}; }, facts);
    return facts[0].target;
  };
  EXPECT_EQ(named(ActorId(2)), std::vector<ActorId>{ActorId(2)});
  EXPECT_TRUE(named(ActorId(1)).empty()) << "nobody threatens himself";
}

}  // namespace
}  // namespace grotius
