#include "events/type_frames.h"

#include <gtest/gtest.h>

#include "events/handmade_scores.h"

namespace grotius {
namespace {

FactInventories inventories() {
  FactInventories out = small_inventories();
  out.type = {"-",       "CONCEDE", "REJECT",  "REQUEST",  "SANCTION", "COERCE",
              "RETREAT", "AGREE",   "ASSAULT", "THREATEN", "AID"};
  out.kind = {"event", "measure", "mandate", "position"};
  return out;
}

Label label(const std::string& kind, const std::string& detail, const std::string& type = "") {
  Label out;
  out.kind = kind;
  out.type = type;
  out.status = "occurred";
  (kind == "measure" ? out.effect : kind == "mandate" ? out.change : out.stance) = detail;
  return out;
}

// The labels of the triggers in text order after knowledge has seen them.
std::vector<Label> settled(const Handmade& text, const std::vector<std::pair<std::string, Label>>& triggers) {
  const FactInventories known = inventories();
  std::vector<TriggerScores> scores;
  for (const auto& [words, l] : triggers) {
    TriggerScores one;
    one.words = text.words_of(words);
    one.type = spread(known.type, {{"-", 0.9F}});
    scores.push_back(std::move(one));
  }
  std::vector<Labelled> labels;
  for (std::size_t i = 0; i < triggers.size(); ++i) labels.push_back({&scores[i], triggers[i].second});
  settle_types(text.passage(), known, TypeFrames::built_in(), labels);
  std::vector<Label> out;
  for (const Labelled& l : labels) out.push_back(l.label);
  return out;
}

TEST(TypeFrames, WhatIsLiftedDecides) {
  const Handmade emergency(
      "Qorash PROPN 2 nsubj\nlifted VERB 0 root lift\na DET 4 det\nstate NOUN 2 obj\nof ADP 6 case\n"
      "emergency NOUN 4 nmod\n");
  EXPECT_EQ(settled(emergency, {{"lifted", label("measure", "lifted")}})[0].type, "CONCEDE");
  const Handmade embargo(
      "Qorash PROPN 2 nsubj\nlifted VERB 0 root lift\nthe DET 5 det\narms NOUN 5 compound\nembargo NOUN 2 obj\n");
  EXPECT_EQ(settled(embargo, {{"lifted", label("measure", "lifted")}})[0].type, "RETREAT");
  const Handmade lid("Qorash PROPN 2 nsubj\nlifted VERB 0 root lift\nthe DET 4 det\nlid NOUN 2 obj\n");
  EXPECT_EQ(settled(lid, {{"lifted", label("measure", "lifted")}})[0].type, "") << "nothing is known of lids";
}

TEST(TypeFrames, WhoIsJailedOnChargesIsNotYetConvicted) {
  const Handmade text(
      "Holt PROPN 3 nsubj:pass\nwas AUX 3 aux:pass be\njailed VERB 0 root jail\non ADP 5 case\ncharges NOUN 3 obl "
      "charge\n");
  const Label jailed = settled(text, {{"jailed", label("event", "", "SANCTION")}})[0];
  EXPECT_EQ(jailed.type, "COERCE");
  EXPECT_EQ(jailed.mode, "arrest");
  const Handmade term(
      "Holt PROPN 3 nsubj:pass\nwas AUX 3 aux:pass be\njailed VERB 0 root jail\nfor ADP 5 case\n"
      "life NOUN 3 obl\n");
  EXPECT_EQ(settled(term, {{"jailed", label("event", "", "SANCTION")}})[0].type, "SANCTION");
}

TEST(TypeFrames, ToLetRivalsRunIsAFactHoweverFaint) {
  const Handmade text(
      "Qorash PROPN 2 nsubj\nallowed VERB 0 root allow\nrivals NOUN 2 obj rival\nto PART 5 mark\nrun VERB 2 xcomp\n");
  const Label allowed = settled(text, {{"allowed", label("event", "", "RETREAT")}})[0];
  EXPECT_EQ(allowed.type, "CONCEDE");
  EXPECT_TRUE(allowed.known);
}

TEST(TypeFrames, AHolderWhoResignsGivesGround) {
  const Handmade text("Holt PROPN 2 nsubj\nresigned VERB 0 root resign\n");
  const Label resigned = settled(text, {{"resigned", label("mandate", "resigned")}})[0];
  EXPECT_EQ(resigned.type, "RETREAT");
  EXPECT_EQ(resigned.mode, "resign");
  EXPECT_EQ(settled(text, {{"resigned", label("mandate", "appointed")}})[0].type, "");
  EXPECT_EQ(settled(text, {{"resigned", label("mandate", "resigned", "SANCTION")}})[0].type, "SANCTION");
}

TEST(TypeFrames, AVowToAttackIsAThreatAndAVowToHelpIsNone) {
  const Handmade text("Rebels NOUN 2 nsubj rebel\nvowed VERB 0 root vow\nto PART 4 mark\nfight VERB 2 xcomp\n");
  const auto hostile =
      settled(text, {{"vowed", label("event", "", "AGREE")}, {"fight", label("event", "", "ASSAULT")}});
  EXPECT_EQ(hostile[0].type, "THREATEN");
  EXPECT_EQ(hostile[1].type, "ASSAULT");
  const auto friendly = settled(text, {{"vowed", label("event", "", "AGREE")}, {"fight", label("event", "", "AID")}});
  EXPECT_EQ(friendly[0].type, "AGREE");
}

TEST(TypeFrames, WhoQuestionsWhetherCriticises) {
  const Handmade open(
      "Berg PROPN 2 nsubj\nquestioned VERB 0 root question\nwhether SCONJ 5 mark\nit PRON 5 nsubj\nholds VERB 2 ccomp "
      "hold\n");
  const Label questioned = settled(open, {{"questioned", label("assessment", "", "")}})[0];
  EXPECT_EQ(questioned.type, "ACCUSE");
  EXPECT_TRUE(questioned.known);
  const Handmade person("Police NOUN 2 nsubj\nquestioned VERB 0 root question\nBerg PROPN 2 obj\n");
  EXPECT_FALSE(settled(person, {{"questioned", label("event", "", "ACCUSE")}})[0].known);
}

TEST(TypeFrames, TroopsAreExpelledByForce) {
  const Handmade troops("They PRON 2 nsubj\nexpelled VERB 0 root expel\nthe DET 4 det\ntroops NOUN 2 obj troop\n");
  EXPECT_EQ(settled(troops, {{"expelled", label("event", "", "RETREAT")}})[0].type, "ASSAULT");
  const Handmade envoy("They PRON 2 nsubj\nexpelled VERB 0 root expel\nthe DET 4 det\nambassador NOUN 2 obj\n");
  EXPECT_EQ(settled(envoy, {{"expelled", label("event", "", "COERCE")}})[0].type, "SANCTION");
}

TEST(TypeFrames, WhoWillNotAcceptRefuses) {
  const Handmade text(
      "Qorash PROPN 4 nsubj\nwill AUX 4 aux\nnot PART 4 advmod\naccept VERB 0 root\nrefugees NOUN 4 obj refugee\n");
  Label seen = label("event", "", "AID");
  seen.status = "denied";
  const Label refused = settled(text, {{"accept", seen}})[0];
  EXPECT_EQ(refused.type, "REJECT");
  EXPECT_EQ(refused.status, "occurred");
  const Handmade plain("Qorash PROPN 3 nsubj\nwill AUX 3 aux\naccept VERB 0 root\nrefugees NOUN 3 obj refugee\n");
  EXPECT_EQ(settled(plain, {{"accept", seen}})[0].type, "AID");
}

TEST(TypeFrames, ABadRowIsNamedByFileAndLine) {
  const auto error = [](const char* types, const char* moves) {
    const auto read = TypeFrames::parse(types, moves);
    return read ? "" : read.error().to_string();
  };
  EXPECT_EQ(error("lift\tban\t-\t-\tConcede\t-\t-\n", ""), "lexicon/plover/types.tsv:1: \"Concede\" is no type");
  EXPECT_EQ(error("lift\tban\t-\tmaybe\tCONCEDE\t-\t-\n", ""), "lexicon/plover/types.tsv:1: \"maybe\" is no form");
  EXPECT_EQ(error("-\t-\tAID\t-\tCONCEDE\t-\t-\n", ""),
            "lexicon/plover/types.tsv:1: a row without predicate and object");
  EXPECT_EQ(error("", "# moves\nmeasure\tAID\t0\n"),
            "lexicon/plover/moves.tsv:2: \"measure\" is no kind with its detail");
  EXPECT_EQ(error("", "measure:lifted\tAID\tlow\n"), "lexicon/plover/moves.tsv:1: \"low\" is no probability");
}

}  // namespace
}  // namespace grotius
