#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "attribution/handmade.h"
#include "export/export.h"

namespace grotius {
namespace {

// "São Tomé" puts two-byte letters before everything else, so that bytes and code points differ.
const char* const kTable =
    "S\u00e3o PROPN 3 nsubj\nTom\u00e9 PROPN 1 flat\nsaid VERB 0 root say\nPutin PROPN 5 nsubj\ncalled VERB 3 ccomp "
    "call\n"
    "Trump PROPN 5 obj\non ADP 8 case\nFriday PROPN 5 obl\n+. PUNCT 3 punct\n";

Actor actor(const Handmade& text, const std::string& name, ActorKind kind) {
  Actor out;
  out.name = name;
  out.kind = kind;
  Mention mention;
  mention.span = text.bytes_of(name);
  out.mentions = {mention};
  return out;
}

Reading sample() {
  Handmade text(kTable);
  Reading reading;
  reading.cast.actors = {actor(text, "S\u00e3o Tom\u00e9", ActorKind::kState), actor(text, "Putin", ActorKind::kPerson),
                         actor(text, "Trump", ActorKind::kPerson)};
  reading.times = {{text.bytes_of("Friday"), TimeType::kDate, "2025-03-14", "2025-03-14", "2025-03-15"}};
  Statement statement;
  statement.speakers = {ActorId(0)};
  statement.source = text.bytes_of("S\u00e3o Tom\u00e9");
  statement.cue = text.bytes_of("said");
  statement.content = {text.bytes_of("Putin called Trump on Friday")};
  reading.statements = {statement};
  Fact fact;
  fact.kind = "event";
  fact.type = "CONSULT";
  fact.mode = "phone";
  fact.cameo = "041";
  fact.status = "occurred";
  fact.source = {ActorId(1)};
  fact.target = {ActorId(2)};
  fact.trigger = text.bytes_of("called");
  fact.evidence = {0, static_cast<std::uint32_t>(text.document.bytes.size() - 1)};
  fact.time = TimeId(0);
  fact.said_in = {StatementId(0)};
  fact.confidence = 0.87654321;
  Fact position;
  position.kind = "position";
  position.status = "conditional";
  position.trigger = text.bytes_of("called");
  position.evidence = fact.evidence;
  position.detail.stance = "accepts";
  position.detail.on_span = text.bytes_of("Friday");
  position.about = {FactId(0)};
  reading.facts = {fact, position};
  reading.document = text.document;
  reading.document.id = "r1";
  reading.document.published = parse_day("2025-03-16");
  reading.tokens = text.tokens;
  return reading;
}

std::string cut(const std::string& utf8, const nlohmann::json& span) {
  CodePointIndex index(utf8);
  std::string out;
  for (std::uint32_t byte = 0; byte < utf8.size(); ++byte) {
    std::uint32_t at = index.to_code_point(byte);
    if (at >= span[0].get<std::uint32_t>() && at < span[1].get<std::uint32_t>()) out += utf8[byte];
  }
  return out;
}

TEST(ReadingJson, SpansCountCodePoints) {
  Reading reading = sample();
  auto out = nlohmann::json::parse(reading_json(reading, false));
  const std::string& text = reading.document.bytes;
  EXPECT_EQ(out["report"]["chars"], text.size() - 2);
  EXPECT_EQ(out["facts"][0]["trigger"], nlohmann::json::array({20, 26}));
  EXPECT_EQ(cut(text, out["facts"][0]["trigger"]), "called");
  EXPECT_EQ(cut(text, out["statements"][0]["content"][0]), "Putin called Trump on Friday");
  EXPECT_EQ(cut(text, out["actors"][2]["mentions"][0]), "Trump");
}

TEST(ReadingJson, FollowsTheRecord) {
  const std::string line = reading_json(sample(), false);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_EQ(line.substr(0, 39), R"({"schema":"grotius.reading/1","report":)");
  auto out = nlohmann::json::parse(line);
  const auto& fact = out["facts"][0];
  EXPECT_EQ(fact["id"], "f1");
  EXPECT_EQ(fact["plover"],
            (nlohmann::json{{"type", "CONSULT"}, {"mode", "phone"}, {"context", nlohmann::json::array()}}));
  EXPECT_EQ(fact["source"], nlohmann::json::array({"a2"}));
  EXPECT_EQ(fact["said_in"], nlohmann::json::array({"s1"}));
  EXPECT_EQ(
      fact["time"],
      (nlohmann::json{{"span", {36, 42}}, {"value", "2025-03-14"}, {"from", "2025-03-14"}, {"to", "2025-03-15"}}));
  EXPECT_EQ(fact["confidence"], 0.877);
  EXPECT_TRUE(fact["place"].is_null());
  EXPECT_TRUE(fact["condition"].is_null());
  EXPECT_EQ(out["report"]["published"], "2025-03-16");
}

TEST(ReadingJson, AMoveWithoutATypeHasNoPlover) {
  auto out = nlohmann::json::parse(reading_json(sample(), true));
  const auto& position = out["facts"][1];
  EXPECT_TRUE(position["plover"].is_null());
  EXPECT_TRUE(position["cameo"].is_null());
  EXPECT_EQ(position["detail"], (nlohmann::json{{"stance", "accepts"}, {"on", "f1"}, {"on_span", {36, 42}}}));
  EXPECT_EQ(position["about"], nlohmann::json::array({"f1"}));
}

TEST(ReadingJson, AnEmptyReadingIsStillOne) {
  auto out = nlohmann::json::parse(reading_json(Reading{}, false));
  for (const char* list : {"actors", "places", "times", "statements", "facts", "warnings"})
    EXPECT_EQ(out[list].size(), 0U);
  EXPECT_TRUE(out["report"]["published"].is_null());
}

TEST(ReadingText, SaysWhoDidWhatWhenInWhoseWords) {
  EXPECT_EQ(reading_text(sample(), false),
            "r1  2025-03-16\n"
            "2 facts, 1 statements, 3 actors\n"
            "\n"
            "| S\u00e3o Tom\u00e9 said Putin called Trump on Friday.\n"
            "  1. CONSULT (phone)  occurred  \"called\"\n"
            "     who   Putin -> Trump\n"
            "     when  Friday (2025-03-14)\n"
            "     said  S\u00e3o Tom\u00e9\n"
            "  2. position accepts  conditional  \"called\"\n"
            "     on    Friday\n"
            "\n");
}

TEST(ReadingText, ColourAddsNothingButColour) {
  std::string coloured = reading_text(sample(), true);
  std::string plain;
  for (std::size_t i = 0; i < coloured.size(); ++i) {
    if (coloured[i] == '\x1b') {
      i = coloured.find('m', i);
      continue;
    }
    plain += coloured[i];
  }
  EXPECT_NE(coloured, plain);
  EXPECT_EQ(plain, reading_text(sample(), false));
}

}  // namespace
}  // namespace grotius
