// Changes, the note on them, the timeline, who and ask, on hand-made cases.
#include <gtest/gtest.h>

#include <algorithm>

#include "process/handmade.h"

namespace grotius {
namespace {

CaseContent two_days() {
  return handmade::read_case({
      "report r1 2006-12-01 title first",
      "who A = Alphaland | state | ALP | ALP | -",
      "who B = Betaland | state | BET | BET | -",
      "who M = Max Miller | person | ALPGOV | ALP | Prime Minister",
      "> Alphaland will meet Betaland on Sunday, Max Miller said.",
      "meet: CONSULT planned, A <-> B, on 2006-12-03, said by M",
      "> Alphaland shelled Betaland on Friday.",
      "shelled: ASSAULT.heavy-weapons occurred, A -> B, on 2006-12-01",
      "report r2 2006-12-04",
      "who A = Alphaland | state | ALP | ALP | -",
      "who B = Betaland | state | BET | BET | -",
      "> Alphaland met Betaland on Sunday.",
      "met: CONSULT occurred, A <-> B, on 2006-12-03",
  });
}

State at(const CaseContent& content, const std::string& day) { return state_of(content, day, std::nullopt).value(); }

std::vector<Change> changes_of(const std::string& section, const CaseContent& content, const std::string& from,
                               const std::string& to) {
  auto changes = changes_between(at(content, from), at(content, to));
  std::erase_if(changes, [&](const Change& change) { return change.section != section; });
  return changes;
}

TEST(Changes, APlanThatWasKeptWasDueAndIsNowHeld) {
  const auto changes = changes_of("Contacts", two_days(), "2006-12-02", "2006-12-04");
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].what, "changed");
  EXPECT_EQ(changes[0].before, "due  2006-12-03  Alphaland, Betaland");
  EXPECT_EQ(changes[0].after, "held  2006-12-03  Alphaland, Betaland");
}

TEST(Changes, WhatWasOverBeforeHasNotEndedSince) {
  const auto content = handmade::read_case({
      "report r1 2006-12-01",
      "who A = Alphaland | state | ALP | ALP | -",
      "who B = Betaland | state | BET | BET | -",
      "> Alphaland will meet Betaland on Friday.",
      "meet: CONSULT planned, A <-> B, on 2006-12-01",
      "report r2 2006-12-04",
      "who A = Alphaland | state | ALP | ALP | -",
      "who B = Betaland | state | BET | BET | -",
      "> Alphaland met Betaland on Friday.",
      "met: CONSULT occurred, A <-> B, on 2006-12-01",
      "report r3 2007-05-01",
      "who A = Alphaland | state | ALP | ALP | -",
      "who B = Betaland | state | BET | BET | -",
      "> Alphaland waited.",
  });
  EXPECT_TRUE(changes_of("Agenda", content, "2006-12-04", "2007-05-01").empty());
}

TEST(Changes, AnotherNameForTheSameProposalIsNoChange) {
  const auto content = handmade::read_case({
      "report r1 2006-12-01",
      "who A = Alphaland | state | ALP | ALP | -",
      "> Alphaland called for a resumption of talks.",
      "called for: REQUEST occurred, by A",
      "talks: CONSULT requested, said by A",
      "report r2 2006-12-02",
      "who A = Alphaland | state | ALP | ALP | -",
      "> Alphaland called for a resumption of power-sharing talks.",
      "called for: REQUEST occurred, by A",
      "talks: CONSULT requested, said by A",
  });
  EXPECT_TRUE(changes_of("On the table", content, "2006-12-01", "2006-12-02").empty());
}

TEST(Changes, NothingChangesBetweenADayAndItself) {
  const CaseContent content = two_days();
  EXPECT_TRUE(changes_between(at(content, "2006-12-04"), at(content, "2006-12-04")).empty());
  EXPECT_EQ(changes_text({}), "nothing changed\n");
}

TEST(Changes, AnotherNameForTheSameActorIsNoChange) {
  const auto content = handmade::read_case({
      "report r1 2006-12-01",
      "who U = Union of Islamic Courts | organisation | - | - | -",
      "who E = Ethiopia | state | ETH | ETH | -",
      "> The Union of Islamic Courts attacked Ethiopia on Friday.",
      "attacked: ASSAULT occurred, U -> E, on 2006-12-01",
      "report r2 2006-12-02",
      "who U = Islamic Courts Union | organisation | - | - | -",
      "> The Islamic Courts Union waited.",
      "report r3 2006-12-02",
      "who U = Islamic Courts Union | organisation | - | - | -",
      "> The Islamic Courts Union waited.",
  });
  const State before = at(content, "2006-12-01"), after = at(content, "2006-12-02");
  ASSERT_EQ(before.hostilities.size(), 1U);
  EXPECT_EQ(before.hostilities[0].source, after.hostilities[0].source);  // the id stays when a report is added
  EXPECT_TRUE(changes_between(before, after).empty());
}

TEST(Brief, EverySentenceHasItsPassage) {
  const CaseContent content = two_days();
  const std::string note = brief_text(content, at(content, "2006-12-02"), at(content, "2006-12-04"));
  EXPECT_NE(note.find("- Held, 2006-12-03: Alphaland, Betaland (before: due)[^"), std::string::npos) << note;
  EXPECT_NE(note.find("]: 2006-12-04, r2, f1: \"Alphaland met Betaland on Sunday.\""), std::string::npos) << note;
  for (std::size_t at_line = note.find("\n- "); at_line != std::string::npos;
       at_line = note.find("\n- ", at_line + 1)) {
    const std::size_t end = note.find('\n', at_line + 1);
    EXPECT_EQ(note[end - 1], ']') << note.substr(at_line, end - at_line);
  }
}

TEST(StateText, OfALongSectionTheLatestAreTold) {
  State state;
  state.as_of = "2006-12-31";
  for (int day = 1; day <= 31; ++day) {
    const std::string date = "2006-12-" + std::string(day < 10 ? "0" : "") + std::to_string(day);
    Support support{{FactRef{"r1", "f" + std::to_string(day), "", {}, {}, false, date, 1}}, 1};
    state.tone.push_back({"A1", "hopeful", {date, date, "day"}, support});
  }
  const std::string text = state_text(state, false);
  EXPECT_EQ(text.find("2006-12-01"), std::string::npos);
  EXPECT_NE(text.find("2006-12-02"), std::string::npos);
  EXPECT_NE(text.find("… and 1 more in --format json"), std::string::npos) << text;
}

TEST(Brief, StancesStandBelowTheirProposal) {
  const auto content = handmade::read_case({
      "report r1 2006-12-01",
      "who A = Alphaland | state | ALP | ALP | -",
      "> Alphaland demanded a freeze of the forts.",
      "demanded: position occurred, by A, stance seeks, topic freeze of the forts",
      "report r2 2006-12-05",
      "who B = Betaland | state | BET | BET | -",
      "> Betaland refused a freeze of the forts.",
      "refused: position occurred, by B, stance rejects, topic freeze of the forts",
  });
  const std::string note = brief_text(content, at(content, "2006-12-02"), at(content, "2006-12-05"));
  EXPECT_NE(note.find("- Freeze of the forts: on the table[^1][^2]\n  - Betaland: rejects since 2006-12-05"),
            std::string::npos)
      << note;
}

TEST(Timeline, EventsStandByDateWithAllTheirReports) {
  const auto entries = timeline_of(two_days(), "2006-12-04", std::nullopt);
  ASSERT_TRUE(entries);
  ASSERT_EQ(entries->size(), 3U);
  EXPECT_EQ((*entries)[0].type, "ASSAULT");
  EXPECT_EQ((*entries)[0].when.from, "2006-12-01");
  EXPECT_EQ(entries->back().when.from, "2006-12-03");
  EXPECT_FALSE(timeline_of(two_days(), "2006-13-04", std::nullopt));
}

TEST(Who, SomebodyIsFoundByPartOfHisName) {
  const State state = at(two_days(), "2006-12-04");
  const std::string text = who_text(state, "miller");
  EXPECT_NE(text.find("Max Miller"), std::string::npos);
  EXPECT_NE(text.find("acts for  Alphaland"), std::string::npos) << text;
  EXPECT_NE(text.find("Max Miller, Prime Minister (Alphaland)"), std::string::npos);
  EXPECT_TRUE(who_text(state, "Mill").empty());
}

std::vector<std::string> ids(const FactFilter& filter) {
  std::vector<std::string> out;
  const auto facts = ask(two_days(), filter, "2006-12-04", std::nullopt);
  for (const FactLine& line : *facts) out.push_back(line.reference.report + ":" + line.reference.fact);
  return out;
}

TEST(Ask, AllConditionsMustHold) {
  FactFilter filter;
  EXPECT_EQ(ids(filter).size(), 3U);
  filter.type = "consult";
  EXPECT_EQ(ids(filter), (std::vector<std::string>{"r1:f1", "r2:f1"}));
  filter.status = "occurred";
  EXPECT_EQ(ids(filter), (std::vector<std::string>{"r2:f1"}));
  filter.to = "2006-12-03";
  EXPECT_TRUE(ids(filter).empty());
}

TEST(Ask, WhoSaysItCountsForWhomHeSpeaks) {
  FactFilter filter;
  filter.said_by = "Alphaland";
  EXPECT_EQ(ids(filter), (std::vector<std::string>{"r1:f1"}));
  filter.said_by = "nobody";
  EXPECT_EQ(ids(filter), (std::vector<std::string>{"r1:f2", "r2:f1"}));
}

}  // namespace
}  // namespace grotius
