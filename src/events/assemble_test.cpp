#include "events/assemble.h"

#include <gtest/gtest.h>

#include "events/handmade_scores.h"

namespace grotius {
namespace {

const char* const kAssembled =
    "The DET 2 det\nKremlin PROPN 3 nsubj\nsaid VERB 0 root say\nPutin PROPN 5 nsubj\ncalled VERB 3 ccomp call\n"
    "Trump PROPN 5 obj\non ADP 8 case\nFriday PROPN 5 obl\nin ADP 10 case\nMoscow PROPN 5 obl\n+. PUNCT 3 punct\n\n"
    "Ukraine PROPN 2 nsubj\naccepted VERB 0 root accept\na DET 6 det\n30-day ADJ 6 amod\nceasefire NOUN 6 compound\n"
    "proposal NOUN 2 obj\n+. PUNCT 2 punct\n";

// Every word is an actor of its own: the actor's id is the phrase's first word.
class Assembling : public testing::Test {
 protected:
  std::vector<Fact> assemble(const std::vector<TriggerScores>& triggers) {
    return assemble_facts(inventories, text.passage(), triggers,
                          Surroundings{times, statements, [](WordSpan p) { return std::vector{ActorId(p.begin)}; },
                                       [](WordSpan) { return PlaceId(0); }});
  }
  [[nodiscard]] ActorId actor(const std::string& words) const { return ActorId(text.words_of(words).begin); }

  Handmade text{kAssembled};
  FactInventories inventories = small_inventories();
  std::vector<TimeExpression> times{
      {text.bytes_of("Friday"), TimeType::kDate, "2025-03-14", "2025-03-14", "2025-03-15"},
      {text.bytes_of("30-day"), TimeType::kDuration, "P30D", "", ""}};
  std::vector<Statement> statements;
};

TEST_F(Assembling, WhoWhomWhenWhereInWhoseWords) {
  Statement statement;
  statement.content = {text.bytes_of("Putin called Trump on Friday in Moscow")};
  statements = {statement};
  auto facts =
      assemble({trigger_on(text, inventories, "called", scored(inventories, "event", "CONSULT", "occurred"),
                           {{"source", "Putin"}, {"target", "Trump"}, {"time", "Friday"}, {"place", "Moscow"}})});
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].type, "CONSULT");
  EXPECT_EQ(facts[0].cameo, "040");
  EXPECT_EQ(facts[0].source, std::vector<ActorId>{actor("Putin")});
  EXPECT_EQ(facts[0].target, std::vector<ActorId>{actor("Trump")});
  EXPECT_EQ(facts[0].time, TimeId(0));
  ASSERT_TRUE(facts[0].place);
  EXPECT_EQ(text.text(facts[0].place->span), "Moscow");
  EXPECT_EQ(facts[0].said_in, std::vector<StatementId>{StatementId(0)});
  EXPECT_TRUE(facts[0].evidence.contains(facts[0].trigger));
}

TEST_F(Assembling, GroundThatHangsOnTheActIsItsPlaceUnlessTheScoresDenyIt) {
  TriggerScores scores =
      trigger_on(text, inventories, "called", scored(inventories, "event", "CONSULT", "occurred"), {});
  EXPECT_FALSE(assemble({scores})[0].place);
  scores.roles = text.roles(inventories.role.size(), {});
  for (float& p : scores.roles.probability) p = 0.15F;
  auto facts = assemble({scores});
  ASSERT_TRUE(facts[0].place);
  EXPECT_EQ(text.text(facts[0].place->span), "Moscow");
}

TEST_F(Assembling, WhoIsOnBothSidesIsActedOnWhereOthersAct) {
  Handmade war(
      "Israel PROPN 5 compound\n+- PUNCT 3 punct\n+Hezbollah PROPN 1 conj\nborder NOUN 5 compound\n"
      "talks NOUN 0 root talk\n");
  auto facts = assemble_facts(inventories, war.passage(),
                              {trigger_on(war, inventories, "talks", scored(inventories, "event", "CONSULT", "ongoing"),
                                          {{"source", "Israel"}, {"source", "Hezbollah"}, {"target", "Hezbollah"}})},
                              Surroundings{times, statements, [](WordSpan p) { return std::vector{ActorId(p.begin)}; },
                                           [](WordSpan) { return PlaceId(0); }});
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].source, std::vector<ActorId>{ActorId(0)});
  EXPECT_EQ(facts[0].target, std::vector<ActorId>{ActorId(2)});
}

TEST_F(Assembling, TheReportersOwnVoiceIsNoStatement) {
  auto facts =
      assemble({trigger_on(text, inventories, "accepted", scored(inventories, "position", "-", "occurred"), {})});
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_TRUE(facts[0].said_in.empty());
}

TEST_F(Assembling, AJudgementIsVoicedByTheWordsItIntroduces) {
  Statement statement;
  statement.cue = text.bytes_of("said");
  statement.content = {text.bytes_of("Putin called Trump")};
  statements = {statement};
  const auto said = [&](const std::string& kind) {
    return assemble({trigger_on(text, inventories, "said", scored(inventories, kind, "-", "occurred"), {})})[0].said_in;
  };
  EXPECT_EQ(said("assessment"), std::vector<StatementId>{StatementId(0)});
  EXPECT_TRUE(said("position").empty()) << "a stance is told by the reporter";
}

TEST_F(Assembling, AProposalKnowsHowLongAndAPositionPointsAtIt) {
  auto facts = assemble({trigger_on(text, inventories, "accepted", scored(inventories, "position", "-", "occurred"),
                                    {{"source", "Ukraine"}, {"on", "30-day ceasefire proposal"}}),
                         [&] {
                           TriggerScores s = trigger_on(text, inventories, "proposal",
                                                        scored(inventories, "proposal", "-", "proposed"), {});
                           s.same = {0.01F};
                           return s;
                         }()});
  ASSERT_EQ(facts.size(), 2U);
  EXPECT_EQ(facts[1].detail.duration, "P30D");
  EXPECT_EQ(facts[1].detail.label, "30-day ceasefire proposal");
  EXPECT_EQ(facts[0].detail.stance, "accepts");
  EXPECT_EQ(text.text(facts[0].detail.on_span), "30-day ceasefire proposal");
  EXPECT_EQ(facts[0].about, std::vector<FactId>{FactId(1)});
}

TEST_F(Assembling, ABareVerbGoesOnWithWhatAPositionIsOn) {
  const auto position = [&](const std::string& rest) {
    Handmade told(
        "Lodra PROPN 2 nsubj\nrefuses VERB 0 root refuse\nto PART 4 mark\nmake VERB 2 xcomp\npeace NOUN 4 obj\n" +
        rest);
    const std::string condition = rest.starts_with("if") ? "if they attack" : "depend on trade";
    const Fact fact =
        assemble_facts(inventories, told.passage(),
                       {trigger_on(told, inventories, "refuses", scored(inventories, "position", "-", "occurred"),
                                   {{"on", "make peace"}, {"cond", condition}})},
                       Surroundings{times, statements, [](WordSpan p) { return std::vector{ActorId(p.begin)}; },
                                    [](WordSpan) { return PlaceId(0); }})[0];
    return std::string(told.text(fact.detail.on_span)) + " | " + std::string(told.text(fact.condition));
  };
  EXPECT_EQ(position("depend VERB 4 xcomp\non ADP 8 case\ntrade NOUN 6 obl\n"), "make peace depend on trade | ");
  EXPECT_EQ(position("if SCONJ 8 mark\nthey PRON 8 nsubj\nattack VERB 2 advcl\n"), "make peace | if they attack");
}

TEST_F(Assembling, WhoAcceptsAProposalDidNotPutItForward) {
  const auto source_where = [&](const std::string& verb) {
    Handmade told("Lodra PROPN 2 nsubj\n" + verb + "\na DET 4 det\nproposal NOUN 2 obj\n");
    const auto scores = trigger_on(told, inventories, "proposal", scored(inventories, "proposal", "-", "proposed"),
                                   {{"source", "Lodra"}});
    return assemble_facts(inventories, told.passage(), {scores},
                          Surroundings{times, statements, [](WordSpan p) { return std::vector{ActorId(p.begin)}; },
                                       [](WordSpan) { return PlaceId(0); }})[0]
        .source;
  };
  EXPECT_TRUE(source_where("accepted VERB 0 root accept").empty());
  EXPECT_EQ(source_where("made VERB 0 root make"), std::vector<ActorId>{ActorId(0)});
}

TEST_F(Assembling, ACeasefireAgreementIsToldOnce) {
  Handmade deal(
      "They PRON 2 nsubj\nsigned VERB 0 root sign\na DET 5 det\nceasefire NOUN 5 compound\nagreement NOUN 2 obj\n");
  const auto told = [&](const std::string& words, const std::string& type) {
    TriggerScores scores = trigger_on(deal, inventories, words, scored(inventories, "event", type, "occurred"), {});
    if (words == "agreement") scores.same = {0.01F};
    return scores;
  };
  const auto facts =
      assemble_facts(inventories, deal.passage(), {told("ceasefire", "REQUEST"), told("agreement", "CONSULT")},
                     Surroundings{times, statements, [](WordSpan) { return std::vector<ActorId>{}; },
                                  [](WordSpan) { return PlaceId(0); }});
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(deal.text(facts[0].trigger), "agreement");
}

TEST_F(Assembling, ToAcknowledgeAnObstacleIsNoSecondJudgement) {
  Handmade judged(
      "Berg PROPN 2 nsubj\nacknowledged VERB 0 root acknowledge\nthat SCONJ 5 mark\nobstacles NOUN 5 nsubj obstacle\n"
      "remain VERB 2 ccomp remain\n");
  const auto told = [&](const std::string& words) {
    TriggerScores scores =
        trigger_on(judged, inventories, words, scored(inventories, "assessment", "-", "occurred"), {});
    if (words == "obstacles") scores.same = {0.01F};
    return scores;
  };
  const auto facts = assemble_facts(inventories, judged.passage(), {told("acknowledged"), told("obstacles")},
                                    Surroundings{times, statements, [](WordSpan) { return std::vector<ActorId>{}; },
                                                 [](WordSpan) { return PlaceId(0); }});
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(judged.text(facts[0].trigger), "obstacles");
}

TEST_F(Assembling, WhoIsMarkedOnBothSidesStandsOnTheSurer) {
  TriggerScores scores =
      trigger_on(text, inventories, "called", scored(inventories, "event", "CONSULT", "occurred"),
                 {{"source", "Putin"}, {"source", "Trump"}, {"target", "Trump"}, {"target", "Putin"}});
  const RoleIndex role = role_index(inventories.role);
  const auto faint = [&](const std::string& words, std::size_t of) {
    const std::uint32_t word = text.words_of(words).begin - scores.roles.window.begin;
    scores.roles.probability[word * scores.roles.roles + of] = 0.4F;
  };
  faint("Trump", role.source);
  faint("Putin", role.target);
  auto facts = assemble({scores});
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].source, std::vector<ActorId>{actor("Putin")});
  EXPECT_EQ(facts[0].target, std::vector<ActorId>{actor("Trump")});
  faint("Putin", role.source);
  scores.roles
      .probability[(text.words_of("Putin").begin - scores.roles.window.begin) * scores.roles.roles + role.target] =
      0.9F;
  facts = assemble({scores});
  EXPECT_TRUE(facts[0].source.empty());
  EXPECT_EQ(facts[0].target, (std::vector<ActorId>{actor("Putin"), actor("Trump")}));
}

TEST_F(Assembling, AnOfficesHolderIsItsTarget) {
  auto facts = assemble({trigger_on(text, inventories, "called", scored(inventories, "mandate", "-", "occurred"),
                                    {{"source", "Putin"}, {"person", "Trump"}})});
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].detail.person, actor("Trump"));
  EXPECT_EQ(facts[0].target, std::vector<ActorId>{actor("Trump")});
}

TEST_F(Assembling, WhoDecidesOnAnOfficeDoesNotHoldIt) {
  const auto facts = assemble({trigger_on(text, inventories, "called", scored(inventories, "mandate", "-", "occurred"),
                                          {{"source", "Putin"}, {"person", "Putin"}, {"person", "Trump"}})});
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].detail.persons, std::vector<ActorId>{actor("Trump")});
  EXPECT_EQ(facts[0].target, std::vector<ActorId>{actor("Trump")});
}

TEST_F(Assembling, WhoFollowsHoldsTheOfficeToo) {
  text = Handmade(
      "Holt PROPN 3 nsubj:pass\nwas AUX 3 aux:pass be\nreplaced VERB 0 root replace\nby ADP 5 case\n"
      "Berg PROPN 3 obl:agent\n");
  times.clear();
  const auto facts =
      assemble({trigger_on(text, inventories, "replaced", scored(inventories, "mandate", "-", "occurred"),
                           {{"source", "Berg"}, {"person", "Holt"}, {"person", "Berg"}, {"target", "Berg"}})});
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].target, std::vector<ActorId>{actor("Berg")});
  EXPECT_EQ(facts[0].detail.persons, (std::vector<ActorId>{actor("Holt"), actor("Berg")}));
}

TEST_F(Assembling, WhoResignsIsTheTargetWhateverHeLeaves) {
  TriggerScores scores = scored(inventories, "mandate", "-", "occurred");
  scores.mandate_change = spread(inventories.mandate_change, {{"resigned", 0.9F}});
  const auto facts = assemble({trigger_on(text, inventories, "called", scores,
                                          {{"source", "Putin"}, {"person", "Putin"}, {"target", "Trump"}})});
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].target, std::vector<ActorId>{actor("Putin")});
}

TEST_F(Assembling, WhatIsSentOrHeldIsToldTogetherWithThatAndWhatIsRemovedIsNot) {
  const auto told = [&](const std::string& verb, const std::string& lemma) {
    text = Handmade("Talks NOUN 3 nsubj:pass talk\nwere AUX 3 aux:pass be\n" + verb + " VERB 0 root " + lemma + "\n");
    times.clear();
    TriggerScores object =
        trigger_on(text, inventories, "Talks", scored(inventories, "event", "CONSULT", "occurred"), {});
    TriggerScores act = trigger_on(text, inventories, verb, scored(inventories, "event", "CONSULT", "occurred"), {});
    act.same = {0.01F};
    return assemble({object, act}).size();
  };
  EXPECT_EQ(told("held", "hold"), 1U);
  EXPECT_EQ(told("removed", "remove"), 2U);
}

TEST_F(Assembling, OnlyWhatIsSaidToBeSexualIsSo) {
  inventories.mode.push_back("CONSULT.sexual");
  const auto mode = [&](const std::string& verb, const std::string& lemma) {
    text = Handmade("Soldiers NOUN 2 nsubj soldier\n" + verb + " VERB 0 root " + lemma + "\nwomen NOUN 2 obj woman\n");
    times.clear();
    TriggerScores scores = scored(inventories, "event", "CONSULT", "occurred");
    scores.mode = spread(inventories.mode, {{"CONSULT.sexual", 0.9F}});
    return assemble({trigger_on(text, inventories, verb, scores, {})}).at(0).mode;
  };
  EXPECT_EQ(mode("raped", "rape"), "sexual");
  EXPECT_EQ(mode("harassed", "harass"), "");
}

TEST_F(Assembling, AVerbAndItsObjectTellOneEvent) {
  const TriggerScores verb =
      trigger_on(text, inventories, "accepted", scored(inventories, "position", "-", "occurred"), {});
  TriggerScores object =
      trigger_on(text, inventories, "proposal", scored(inventories, "position", "-", "occurred"), {});
  object.same = {0.01F};
  auto facts = assemble({verb, object});
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].also, std::vector<ByteSpan>{text.bytes_of("proposal")});
}

TEST_F(Assembling, AFaintTriggerIsNoFact) {
  TriggerScores faint =
      trigger_on(text, inventories, "called", scored(inventories, "event", "CONSULT", "occurred"), {});
  faint.probability = 0.2F;
  EXPECT_TRUE(assemble({faint}).empty());
}

TEST_F(Assembling, ATriggerThatCouldBeAnythingIsNoFact) {
  TriggerScores vague =
      trigger_on(text, inventories, "called", scored(inventories, "event", "CONSULT", "occurred"), {});
  vague.type = spread(inventories.type, {{"CONSULT", 0.32F}});
  EXPECT_TRUE(assemble({vague}).empty());
}

TEST_F(Assembling, AnOfficesHolderStandsInTheTriggersOwnPhrase) {
  text = Handmade(
      "The DET 4 det\nousted VERB 4 amod oust\nprime ADJ 4 amod\npremier NOUN 5 nsubj\nprotested VERB 0 root protest\n"
      "the DET 7 det\ndismissal NOUN 5 obj\nof ADP 9 case\nministers NOUN 7 nmod minister\n+. PUNCT 5 punct\n");
  times.clear();
  const auto facts =
      assemble({trigger_on(text, inventories, "ousted", scored(inventories, "mandate", "-", "occurred"), {}),
                trigger_on(text, inventories, "dismissal", scored(inventories, "mandate", "-", "occurred"), {})});
  ASSERT_EQ(facts.size(), 2U);
  EXPECT_EQ(facts[0].detail.person, actor("premier"));
  EXPECT_EQ(facts[1].detail.person, actor("ministers"));
}

TEST_F(Assembling, TheWordForAHolderHasHisNameBesideIt) {
  text = Handmade(
      "his PRON 2 nmod:poss\nreplacement NOUN 5 nsubj\nOrtega PROPN 2 appos\n+, PUNCT 2 punct\nresigned VERB 0 root "
      "resign\n");
  times.clear();
  const auto facts = assemble({trigger_on(text, inventories, "replacement",
                                          scored(inventories, "mandate", "-", "occurred"), {{"person", "his"}})});
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].detail.person, actor("Ortega"));
}

TEST_F(Assembling, AMandateIsItsOwners) {
  text = Handmade(
      "The DET 3 det\ncouncil NOUN 3 nmod:poss\nmandate NOUN 4 nsubj mandate\nexpires VERB 0 root expire\n"
      "+. PUNCT 4 punct\n");
  times.clear();
  const auto facts =
      assemble({trigger_on(text, inventories, "expires", scored(inventories, "mandate", "-", "planned"), {})});
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].detail.person, actor("council"));
}

TEST_F(Assembling, WhoGivesUpAnOfficeMayStandAVerbBefore) {
  text = Handmade(
      "Berg PROPN 3 nsubj:pass\nwas AUX 3 aux:pass be\nrelieved VERB 0 root relieve\nand CCONJ 5 cc\nleaves VERB 3 "
      "conj leave\nhis PRON 7 nmod:poss\nseat NOUN 5 obj\n");
  times.clear();
  auto leaves = scored(inventories, "mandate", "-", "occurred");
  leaves.mandate_change = spread(inventories.mandate_change, {{"resigned", 0.9F}});
  const auto facts = assemble({trigger_on(text, inventories, "leaves", leaves, {})});
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].detail.person, actor("Berg"));
}

TEST_F(Assembling, WhatIsCutDownToOneThingIsNotWidened) {
  text = Handmade(
      "role NOUN 3 nsubj:pass\nwas AUX 3 aux:pass be\nadjusted VERB 0 root adjust\nto ADP 6 case\nexclusively ADV 6 "
      "advmod\nNorland PROPN 3 obl\n");
  times.clear();
  auto scores = scored(inventories, "mandate", "-", "occurred");
  inventories.mandate_change.push_back("widened");
  scores.mandate_change = spread(inventories.mandate_change, {{"widened", 0.9F}});
  const auto facts = assemble({trigger_on(text, inventories, "adjusted", scores, {})});
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].detail.change, "narrowed");
}

}  // namespace
}  // namespace grotius
