#include "events/merge.h"

#include <gtest/gtest.h>

#include "attribution/handmade.h"

namespace grotius {
namespace {

Fact raid(std::uint32_t at, const std::string& status, std::vector<ActorId> source, std::vector<ActorId> target) {
  Fact fact;
  fact.kind = "event";
  fact.type = "ASSAULT";
  fact.status = status;
  fact.source = std::move(source);
  fact.target = std::move(target);
  fact.trigger = {at, at + 4};
  fact.confidence = 0.5;
  return fact;
}

std::vector<Fact> merged(std::vector<Telling> tellings, const std::vector<TimeExpression>& times = {}) {
  return merge_tellings(std::move(tellings), times);
}

const ActorId kArmy{0}, kRebels{1}, kPolice{2};

TEST(Merging, OneEventToldTwiceIsOneFact) {
  auto facts = merged({{raid(0, "occurred", {kArmy}, {}), {}}, {raid(50, "occurred", {}, {kRebels}), {0.9F}}});
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].source, std::vector<ActorId>{kArmy});
  EXPECT_EQ(facts[0].target, std::vector<ActorId>{kRebels});
  EXPECT_EQ(facts[0].trigger, (ByteSpan{0, 4}));
  EXPECT_EQ(facts[0].also, (std::vector<ByteSpan>{{50, 54}}));
}

TEST(Merging, TheFullestTellingStandsForTheEvent) {
  auto facts = merged({{raid(0, "occurred", {}, {}), {}}, {raid(50, "occurred", {kArmy}, {kRebels}), {0.9F}}});
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].trigger, (ByteSpan{50, 54}));
  EXPECT_EQ(facts[0].also, (std::vector<ByteSpan>{{0, 4}}));
}

TEST(Merging, WhatHappenedAndWhatDidNotStayApart) {
  EXPECT_EQ(merged({{raid(0, "planned", {kArmy}, {}), {}}, {raid(50, "occurred", {kArmy}, {}), {0.99F}}}).size(), 2U);
}

TEST(Merging, DifferentPartiesNeedASurerScore) {
  std::vector<Telling> tellings{{raid(0, "occurred", {kArmy}, {}), {}}, {raid(50, "occurred", {kPolice}, {}), {0.75F}}};
  EXPECT_EQ(merged(tellings).size(), 2U);
  tellings[1].same = {0.95F};
  EXPECT_EQ(merged(tellings).size(), 1U);
}

TEST(Merging, DifferentDaysAreDifferentEvents) {
  std::vector<TimeExpression> times(3);
  times[0].from = "2025-03-13", times[0].to = "2025-03-14";
  times[1].from = "2025-03-15", times[1].to = "2025-03-16";
  times[2].from = "2025-03-10", times[2].to = "2025-03-17";
  Fact first = raid(0, "occurred", {kArmy}, {}), second = raid(50, "occurred", {kArmy}, {});
  first.time = TimeId(0), second.time = TimeId(1);
  EXPECT_EQ(merged({{first, {}}, {second, {0.99F}}}, times).size(), 2U);
  second.time = TimeId(2);  // that week
  EXPECT_EQ(merged({{first, {}}, {second, {0.99F}}}, times).size(), 1U);
}

TEST(Merging, DifferentTypesAreDifferentEvents) {
  Fact talks = raid(50, "occurred", {kArmy}, {});
  talks.type = "CONSULT";
  EXPECT_EQ(merged({{raid(0, "occurred", {kArmy}, {}), {}}, {talks, {0.99F}}}).size(), 2U);
}

TEST(Merging, LooksBackAsFarAsScoresAreGiven) {
  Telling first{raid(0, "occurred", {kArmy}, {}), {}}, second{raid(50, "occurred", {kPolice}, {}), {0.01F}};
  Telling third{raid(90, "occurred", {}, {}), {0.9F}};  // of the second alone
  auto facts = merged({first, second, third});
  ASSERT_EQ(facts.size(), 2U);
  EXPECT_TRUE(facts[0].also.empty());
  EXPECT_EQ(facts[1].also, (std::vector<ByteSpan>{{90, 94}}));
}

TEST(About, APositionPointsAtTheProposalInItsWordsOrTheLastOneSoCalled) {
  Handmade text(
      "France PROPN 2 nsubj\noffered VERB 0 root offer\na DET 4 det\nplan NOUN 2 obj\n+. PUNCT 2 punct\n\n"
      "Rebels NOUN 2 nsubj\naccepted VERB 0 root accept\nthe DET 4 det\nplan NOUN 2 obj\n+. PUNCT 2 punct\n");
  Fact proposal;
  proposal.kind = "proposal";
  proposal.trigger = text.bytes_of("plan");
  Fact position;
  position.kind = "position";
  position.trigger = text.bytes_of("accepted");
  position.detail.on_span = text.bytes_of("the plan");
  std::vector<Fact> facts{proposal, position};
  link_about(text.passage(), facts);
  EXPECT_EQ(facts[1].about, std::vector<FactId>{FactId(0)});
  EXPECT_TRUE(facts[0].about.empty());
}

}  // namespace
}  // namespace grotius
