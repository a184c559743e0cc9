#include "temporal/tense.h"

#include <gtest/gtest.h>

#include "temporal/crude_parse.h"

namespace grotius::temporal {
namespace {

// Tense at the last word before the full stop.
Tense tense_of(const std::string& sentence) {
  Report report;
  report.text = sentence;
  const Document document = read_text(std::move(report));
  const Tokens tokens = tokenize(document);
  const Parse parse = crude_parse(document, tokens);
  return tense_at(parse, static_cast<std::uint32_t>(tokens.words.size() - 2));
}

TEST(Tense, FollowsTheVerbGroup) {
  EXPECT_EQ(tense_of("The envoy arrived Monday."), Tense::kBack);
  EXPECT_EQ(tense_of("The envoy has arrived Monday."), Tense::kBack);
  EXPECT_EQ(tense_of("The camp was attacked Monday."), Tense::kBack);
  EXPECT_EQ(tense_of("The envoy will arrive Monday."), Tense::kAhead);
  EXPECT_EQ(tense_of("The envoy is expected to arrive Monday."), Tense::kAhead);
  EXPECT_EQ(tense_of("The envoy is scheduled to arrive Monday."), Tense::kAhead);
  EXPECT_EQ(tense_of("They agreed to meet Monday."), Tense::kAhead);
  EXPECT_EQ(tense_of("The envoys were to meet Monday."), Tense::kAhead);
}

TEST(Tense, WhatIsDueLiesAhead) {
  Report report;
  report.text = "They watched the ship due Monday.";
  const Document document = read_text(std::move(report));
  const Tokens tokens = tokenize(document);
  Parse parse = crude_parse(document, tokens);
  const std::uint32_t watched = 1, ship = 3, due = 4, monday = 5;
  parse.words[ship].head = watched;
  parse.words[due].head = ship;
  parse.words[due].lemma = "due";
  parse.words[due].upos = "ADJ";
  parse.words[monday].head = due;
  EXPECT_EQ(tense_at(parse, monday), Tense::kAhead);
  parse.words[due].lemma = "old";
  EXPECT_EQ(tense_at(parse, monday), Tense::kBack);
}

TEST(Tense, WhatIsOnlyPossibleLiesAheadOfAClauseInThePast) {
  Report report;
  report.text = "He raised the possibility of a meeting Monday.";
  const Document document = read_text(std::move(report));
  const Tokens tokens = tokenize(document);
  Parse parse = crude_parse(document, tokens);
  const std::uint32_t raised = 1, possibility = 3, meeting = 6, monday = 7;
  parse.words[possibility].head = raised;
  parse.words[meeting].head = possibility;
  parse.words[meeting].deprel = "nmod";
  parse.words[monday].head = meeting;
  EXPECT_EQ(tense_at(parse, monday), Tense::kAhead);
  parse.words[meeting].head = raised;
  EXPECT_EQ(tense_at(parse, monday), Tense::kBack);
}

TEST(Tense, WhatIsPromisedLiesAheadThoughTheDayHangsOnThePromise) {
  Report report;
  report.text = "He promised to answer Monday.";
  const Document document = read_text(std::move(report));
  const Tokens tokens = tokenize(document);
  Parse parse = crude_parse(document, tokens);
  const std::uint32_t promised = 1, answer = 3, monday = 4;
  parse.words[answer].head = promised;
  parse.words[answer].deprel = "xcomp";
  parse.words[monday].head = promised;
  parse.dependents[promised] = {0, answer, monday};
  EXPECT_EQ(tense_at(parse, monday), Tense::kAhead);
  parse.words[promised].lemma = "begin";
  EXPECT_EQ(tense_at(parse, monday), Tense::kBack);
}

TEST(Tense, IsUnknownWithoutAVerb) { EXPECT_EQ(tense_of("A quiet Monday."), Tense::kUnknown); }

}  // namespace
}  // namespace grotius::temporal
