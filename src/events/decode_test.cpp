#include "events/decode.h"

#include <gtest/gtest.h>

#include "events/handmade_scores.h"

namespace grotius {
namespace {

TEST(Labels, AnEventHasAType) {
  const FactInventories inventories = small_inventories();
  TriggerScores scores = scored(inventories, "event", "-", "occurred");
  scores.type = spread(inventories.type, {{"-", 0.5F}, {"CONSULT", 0.45F}});
  Label label = decode_label(inventories, scores);
  EXPECT_EQ(label.kind, "event");
  EXPECT_EQ(label.type, "CONSULT");
}

TEST(Labels, AMoveMayHaveNoType) {
  const FactInventories inventories = small_inventories();
  Label label = decode_label(inventories, scored(inventories, "proposal", "-", "proposed"));
  EXPECT_EQ(label.kind, "proposal");
  EXPECT_EQ(label.type, "");
  EXPECT_EQ(label.subject, "ceasefire");
  EXPECT_EQ(label.stance, "");
}

TEST(Labels, AModeOfAnotherTypeIsNoMode) {
  const FactInventories inventories = small_inventories();
  TriggerScores scores = scored(inventories, "event", "CONSULT", "occurred");
  scores.mode = spread(inventories.mode, {{"ASSAULT.aerial", 0.8F}, {"CONSULT.phone", 0.15F}});
  EXPECT_EQ(decode_label(inventories, scores).mode, "phone");
}

TEST(Labels, InDoubtWhetherItHappenedItIsNotToldAsDone) {
  const FactInventories inventories = small_inventories();
  TriggerScores scores = scored(inventories, "event", "CONSULT", "occurred");
  scores.status = spread(inventories.status, {{"occurred", 0.46F}, {"planned", 0.42F}, {"hypothetical", 0.12F}});
  EXPECT_EQ(decode_label(inventories, scores).status, "planned");
  scores.status = spread(inventories.status, {{"occurred", 0.7F}, {"planned", 0.3F}});
  EXPECT_EQ(decode_label(inventories, scores).status, "occurred");
}

TEST(Labels, AnActThatIsAMoveTooIsAsSureAsEitherName) {
  const FactInventories inventories = small_inventories();
  TriggerScores scores = scored(inventories, "position", "CONSULT", "occurred");
  scores.kind = spread(inventories.kind, {{"position", 0.6F}, {"event", 0.4F}});
  scores.type = spread(inventories.type, {{"CONSULT", 0.9F}, {"-", 0.1F}});
  EXPECT_FLOAT_EQ(decode_label(inventories, scores).probability, 1 - 0.4F * 0.1F);
  scores.kind = spread(inventories.kind, {{"event", 0.6F}, {"position", 0.4F}});
  EXPECT_FLOAT_EQ(decode_label(inventories, scores).probability, 0.9F);
}

TEST(Labels, ASubjectWithoutANameIsLeftOpen) {
  const FactInventories inventories = small_inventories();
  TriggerScores scores = scored(inventories, "proposal", "-", "proposed");
  scores.subject = spread(inventories.subject, {{"other", 0.9F}});
  EXPECT_EQ(decode_label(inventories, scores).subject, "");
}

}  // namespace
}  // namespace grotius
