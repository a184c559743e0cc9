#include "events/crossings.h"

#include <gtest/gtest.h>

#include "attribution/handmade.h"

namespace grotius {
namespace {

constexpr ActorId kQorash{1}, kNorland{2};

// Knows Norland as a state, and Qorash as its own.
std::vector<ActorId> crossed(const Handmade& text, const std::string& trigger, const std::string& type,
                             const std::string& mode, ActorId doer = kQorash) {
  Fact fact;
  fact.type = type;
  fact.mode = mode;
  fact.trigger = text.bytes_of(trigger);
  fact.source = {doer};
  return state_crossed(text.passage(), fact, [&](WordSpan phrase, const std::vector<ActorId>& doers) {
    return text.text(phrase) == "Norland" && doers.front() != kNorland ? kNorland : ActorId{};
  });
}

TEST(Crossings, TroopsLeaveAStateHoweverTheTreeHangsIt) {
  const Handmade verb(
      "Qorash PROPN 2 nsubj\nwithdrew VERB 0 root withdraw\nits PRON 4 nmod:poss\ntroops NOUN 2 obj troop\nfrom ADP 6 "
      "case\nNorland PROPN 4 nmod\n");
  EXPECT_EQ(crossed(verb, "withdrew", "RETREAT", "withdraw"), std::vector<ActorId>{kNorland});
  const Handmade noun(
      "Qorash PROPN 2 nsubj\ncompleted VERB 0 root complete\nits PRON 4 nmod:poss\nwithdrawal NOUN 2 obj\nfrom ADP 6 "
      "case\nNorland PROPN 2 obl\n");
  EXPECT_EQ(crossed(noun, "withdrawal", "RETREAT", "withdraw"), std::vector<ActorId>{kNorland});
  const Handmade object("troops NOUN 2 nsubj troop\nquit VERB 0 root quit\nNorland PROPN 2 obj\n");
  EXPECT_EQ(crossed(object, "quit", "RETREAT", "withdraw"), std::vector<ActorId>{kNorland});
}

TEST(Crossings, NobodyCrossesIntoHisOwnStateNorIsATownOne) {
  const Handmade sent(
      "troops NOUN 3 nsubj:pass troop\nwere AUX 3 aux:pass be\nsent VERB 0 root send\nto ADP 5 case\nNorland PROPN 3 "
      "obl\n");
  EXPECT_EQ(crossed(sent, "sent", "MOBILIZE", "troops"), std::vector<ActorId>{kNorland});
  EXPECT_TRUE(crossed(sent, "sent", "MOBILIZE", "troops", kNorland).empty());
  EXPECT_TRUE(crossed(sent, "sent", "RETREAT", "withdraw").empty()) << "they come";
  EXPECT_TRUE(crossed(sent, "sent", "AID", "").empty()) << "no move of troops";
  const Handmade town("troops NOUN 2 nsubj troop\nleft VERB 0 root leave\nLokiri PROPN 2 obj\n");
  EXPECT_TRUE(crossed(town, "left", "RETREAT", "withdraw").empty());
}

}  // namespace
}  // namespace grotius
