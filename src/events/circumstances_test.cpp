#include "events/circumstances.h"

#include <gtest/gtest.h>

#include "events/handmade_scores.h"

namespace grotius {
namespace {

constexpr std::size_t kTimeRole = 2, kPlaceRole = 3;

struct Held {
  std::string words;
  float probability;
};

// The words of the time that `trigger` is given, if the scores hold each expression so strongly.
std::string time_given(Handmade& text, const std::string& trigger, const std::vector<Held>& expressions,
                       const std::vector<std::pair<std::string, std::string>>& tags = {},
                       TimeType type = TimeType::kDate) {
  const FactInventories inventories = small_inventories();
  for (const auto& [words, tag] : tags) text.parse.words[text.words_of(words).begin].xpos = tag;
  TriggerScores scores =
      trigger_on(text, inventories, trigger, scored(inventories, "event", "CONSULT", "occurred"), {});
  std::vector<TimeExpression> times;
  for (const Held& held : expressions) {
    times.push_back({text.bytes_of(held.words), type, "2025-03-14", "2025-03-14", "2025-03-15"});
    const WordSpan words = text.words_of(held.words);
    for (std::uint32_t w = words.begin; w < words.end; ++w)
      scores.roles.probability[w * inventories.role.size() + kTimeRole] = held.probability;
  }
  const TimeId found = time_of(text.passage(), scores, kTimeRole, times);
  return found.valid() ? text.text(times[found.value].span) : "";
}

const char* const kTwoClauses =
    "Rebels NOUN 2 nsubj\nsaid VERB 0 root say\nMonday PROPN 2 obl:unmarked\nthey PRON 5 nsubj\nleft VERB 2 ccomp "
    "leave\nFriday PROPN 5 obl:unmarked\n+. PUNCT 2 punct\n";

TEST(TimeOf, IsThatOfTheTriggersOwnClause) {
  Handmade text(kTwoClauses);
  EXPECT_EQ(time_given(text, "left", {{"Monday", 0.45F}, {"Friday", 0.4F}}), "Friday");
  EXPECT_EQ(time_given(text, "left", {{"Monday", 0.45F}, {"Friday", 0.02F}}), "");
  EXPECT_EQ(time_given(text, "left", {{"Monday", 0.8F}, {"Friday", 0.02F}}), "Monday");
}

TEST(TimeOf, IsNotThatOfAnArgument) {
  Handmade text(
      "They PRON 2 nsubj\npostponed VERB 0 root postpone\nMonday PROPN 5 nmod:poss\n+'s PART 3 case\nvote NOUN 2 obj\n"
      "+. PUNCT 2 punct\n");
  EXPECT_EQ(time_given(text, "postponed", {{"Monday", 0.99F}}), "");
  EXPECT_EQ(time_given(text, "vote", {{"Monday", 0.5F}}), "Monday");
}

TEST(TimeOf, MayStandBesideTheLetterThatTellsIt) {
  Handmade text(
      "They PRON 2 nsubj\nconfirmed VERB 0 root confirm\nit PRON 2 obj\nin ADP 6 case\na DET 6 det\nletter NOUN 2 "
      "obl\non ADP 8 case\nSunday PROPN 6 nmod\n+. PUNCT 2 punct\n");
  EXPECT_EQ(time_given(text, "confirmed", {{"Sunday", 0.6F}}), "Sunday");
  EXPECT_EQ(time_given(text, "confirmed", {{"Sunday", 0.4F}}), "");
}

TEST(TimeOf, IsThatOfTheClauseThatDescribesTheTrigger) {
  Handmade text(
      "They PRON 2 nsubj\nrejected VERB 0 root reject\nthe DET 4 det\noffer NOUN 2 obj\nmade VERB 4 acl make\n"
      "Monday PROPN 5 obl:unmarked\n+. PUNCT 2 punct\n");
  EXPECT_EQ(time_given(text, "offer", {{"Monday", 0.5F}}), "Monday");
  EXPECT_EQ(time_given(text, "rejected", {{"Monday", 0.5F}}), "");
}

TEST(TimeOf, OfAMeetingIsThatOfItsPurpose) {
  Handmade text(
      "Ministers NOUN 3 nsubj\nwill AUX 3 aux\nmeet VERB 0 root meet\non ADP 5 case\nThursday PROPN 3 obl\nto PART 7 "
      "mark\nvote VERB 3 advcl vote\n+. PUNCT 3 punct\n");
  EXPECT_EQ(time_given(text, "vote", {{"Thursday", 0.1F}}, {{"vote", "VB"}}), "Thursday");
  Handmade visit(
      "Ministers NOUN 2 nsubj\nflew VERB 0 root fly\nhome ADV 2 advmod\nMonday PROPN 2 obl:unmarked\nfor ADP 6 case\n"
      "talks NOUN 2 obl talk\n+. PUNCT 2 punct\n");
  EXPECT_EQ(time_given(visit, "talks", {{"Monday", 0.1F}}), "Monday");
  Handmade vote(
      "Ministers NOUN 2 nsubj\nvoted VERB 0 root vote\nMonday PROPN 2 obl:unmarked\nto PART 5 mark\nleave VERB 2 advcl "
      "leave\n+. PUNCT 2 punct\n");
  EXPECT_EQ(time_given(vote, "leave", {{"Monday", 0.1F}}, {{"leave", "VB"}}), "");
}

TEST(TimeOf, OfATermIsThatOfWhatItIsGivenFor) {
  Handmade text(
      "They PRON 2 nsubj\ngave VERB 0 root give\nhim PRON 2 iobj he\nten NUM 5 nummod\ndays NOUN 2 obj day\nto PART 7 "
      "mark\nyield VERB 2 advcl yield\n+. PUNCT 2 punct\n");
  EXPECT_EQ(time_given(text, "yield", {{"ten days", 0.1F}}, {{"yield", "VB"}}, TimeType::kDuration), "ten days");
  EXPECT_EQ(time_given(text, "yield", {{"ten days", 0.1F}}, {{"yield", "VB"}}), "");
}

TEST(TimeOf, OfAParticipleIsThatOfItsClauseUnlessItHasAnother) {
  Handmade text(
      "They PRON 2 nsubj\nleft VERB 0 root leave\nMonday PROPN 2 obl:unmarked\n+, PUNCT 5 punct\ndemanding VERB 2 "
      "advcl demand\nmoney NOUN 5 obj\n+. PUNCT 2 punct\n");
  EXPECT_EQ(time_given(text, "demanding", {{"Monday", 0.1F}}, {{"demanding", "VBG"}}), "Monday");
  Handmade without(
      "They PRON 2 nsubj\nleft VERB 0 root leave\nMonday PROPN 2 obl:unmarked\nwithout SCONJ 5 mark\ndemanding VERB 2 "
      "advcl demand\nmoney NOUN 5 obj\n+. PUNCT 2 punct\n");
  EXPECT_EQ(time_given(without, "demanding", {{"Monday", 0.1F}}, {{"demanding", "VBG"}}), "");
}

TEST(TimeOf, OfADemandIsThatOfTheSaying) {
  Handmade text(
      "They PRON 3 nsubj\nshould AUX 3 aux\nyield VERB 6 ccomp yield\n+, PUNCT 6 punct\nhe PRON 6 nsubj\nsaid VERB 0 "
      "root say\nMonday PROPN 6 obl:unmarked\n+. PUNCT 6 punct\n");
  EXPECT_EQ(time_given(text, "should", {{"Monday", 0.02F}}, {{"should", "MD"}}), "Monday");
  EXPECT_EQ(time_given(text, "yield", {{"Monday", 0.02F}}, {{"yield", "VB"}}), "");
}

TEST(TimeOf, OfACallIsThatOfWhatItIsMadeFor) {
  Handmade text(
      "She PRON 2 nsubj\nmade VERB 0 root make\na DET 4 det\ncall NOUN 2 obj call\non ADP 6 case\nMonday PROPN 2 "
      "obl\nto PART 8 mark\nwarn VERB 2 advcl warn\nthem PRON 8 obj\n+. PUNCT 2 punct\n");
  EXPECT_EQ(time_given(text, "warn", {{"Monday", 0.1F}}, {{"warn", "VB"}}), "Monday");
}

TEST(TimeOf, PrefersTheTriggersOwnToASurerOneElsewhere) {
  Handmade text(
      "Rebels NOUN 2 nsubj\ntook VERB 0 root take\nKufa PROPN 2 obj\non ADP 5 case\nThursday PROPN 2 obl\nand CCONJ 7 "
      "cc\nlost VERB 2 conj lose\nit PRON 7 obj\non ADP 10 case\nFriday PROPN 7 obl\n+. PUNCT 2 punct\n");
  EXPECT_EQ(time_given(text, "lost", {{"Thursday", 0.9F}, {"Friday", 0.4F}}), "Friday");
}

TEST(TimeOf, IsNotThatOfAClauseAboutSomebody) {
  Handmade text(
      "Officers NOUN 6 nsubj\nwho PRON 3 nsubj\nfled VERB 1 acl:relcl flee\nin ADP 5 case\nMay PROPN 3 obl\nreturned "
      "VERB 0 root return\n+. PUNCT 6 punct\n");
  EXPECT_EQ(time_given(text, "returned", {{"May", 0.95F}}), "");
  EXPECT_EQ(time_given(text, "fled", {{"May", 0.95F}}), "May");
}

TEST(TimeOf, OfAnActIsNotThatOfItsBackdrop) {
  Handmade text(
      "They PRON 2 nsubj\nreturned VERB 0 root return\non ADP 4 case\nMonday PROPN 2 obl\nafter ADP 7 case\na DET 7 "
      "det\nwalkout NOUN 2 obl\n+. PUNCT 2 punct\n");
  EXPECT_EQ(time_given(text, "walkout", {{"Monday", 0.9F}}), "");
  EXPECT_EQ(time_given(text, "returned", {{"Monday", 0.9F}}), "Monday");
}

TEST(TimeOf, OfWhatItIsDoneForIsAnothers) {
  const auto punished = [](const std::string& marker) {
    Handmade text("They PRON 2 nsubj\npunished VERB 0 root punish\nhim PRON 2 obj\n" + marker +
                  " ADP 7 case\nMay PROPN 7 nmod:poss\n+'s PART 5 case\ncoup NOUN 2 obl\n+. PUNCT 2 punct\n");
    return time_given(text, "punished", {{"May", 0.7F}});
  };
  EXPECT_EQ(punished("for"), "");
  EXPECT_EQ(punished("after"), "May");
}

TEST(TimeOf, IsNotHowLongItHadNotHappened) {
  Handmade text(
      "They PRON 2 nsubj\nmet VERB 0 root meet\nfor ADP 6 case\nthe DET 6 det\nfirst ADJ 6 amod\ntime NOUN 2 obl "
      "time\nin ADP 9 case\nten NUM 9 nummod\nyears NOUN 2 obl year\n+. PUNCT 2 punct\n");
  EXPECT_EQ(time_given(text, "met", {{"ten years", 0.9F}}, {}, TimeType::kDuration), "");
}

TEST(TimeOf, IsNotHowLongAfterAnotherEvent) {
  const auto given = [](const std::string& first) {
    Handmade text(first +
                  "ten NUM 3 nummod\ndays NOUN 6 obl:unmarked day\nafter ADP 5 case\ntalks NOUN 6 obl talk\nmet VERB 0 "
                  "root meet\n");
    return time_given(text, "met", {{"ten days", 0.9F}}, {}, TimeType::kDuration);
  };
  EXPECT_EQ(given("Then ADV 6 advmod\n"), "");
  EXPECT_EQ(given("the DET 3 det\n"), "ten days") << "the days after something are a time";
}

// The words of the place that `trigger` is given where the scores hold each phrase so strongly; any ground is known.
std::string place_given(const std::string& table, const std::string& trigger, const std::vector<Held>& phrases) {
  Handmade text(table);
  const FactInventories inventories = small_inventories();
  TriggerScores scores =
      trigger_on(text, inventories, trigger, scored(inventories, "event", "ASSAULT", "occurred"), {});
  for (const Held& held : phrases) {
    const WordSpan words = text.words_of(held.words);
    for (std::uint32_t w = words.begin; w < words.end; ++w)
      scores.roles.probability[w * inventories.role.size() + kPlaceRole] = held.probability;
  }
  const auto found =
      place_of(text.passage(), scores, kPlaceRole, [](WordSpan) { return std::optional(PlaceId(std::size_t{0})); });
  return found ? text.text(found->span) : "";
}

TEST(PlaceOf, IsTheWholePhraseWhereOnlyItsModifierWasMarked) {
  const char* const sheds =
      "They PRON 2 nsubj\nsearched VERB 0 root search\nthe DET 5 det\ncustoms NOUN 5 compound\nsheds NOUN 2 obj\n"
      "+. PUNCT 2 punct\n";
  EXPECT_EQ(place_given(sheds, "searched", {{"customs", 0.6F}}), "customs sheds");
  const char* const fighting =
      "Border NOUN 2 compound\nfighting NOUN 3 nsubj\nresumed VERB 0 root resume\n+. PUNCT 3 punct\n";
  EXPECT_EQ(place_given(fighting, "fighting", {{"Border", 0.6F}}), "");
}

TEST(PlaceOf, OfWhatHappensToGroundIsNotThatGround) {
  const char* const text =
      "The DET 2 det\ncrossing NOUN 3 nsubj\nopened VERB 0 root open\nin ADP 5 case\nKufa PROPN 3 obl\n+. PUNCT 3 "
      "punct\n";
  EXPECT_EQ(place_given(text, "opened", {{"crossing", 0.9F}}), "");
  EXPECT_EQ(place_given(text, "opened", {{"crossing", 0.9F}, {"Kufa", 0.2F}}), "Kufa");
}

TEST(PlaceOf, InAnotherClauseMustBeSurer) {
  const char* const text =
      "They PRON 2 nsubj\nmet VERB 0 root meet\nin ADP 4 case\nKufa PROPN 2 obl\nand CCONJ 6 cc\nattacked VERB 2 conj "
      "attack\nthem PRON 6 obj\n+. PUNCT 2 punct\n";
  EXPECT_EQ(place_given(text, "attacked", {{"Kufa", 0.6F}}), "");
  EXPECT_EQ(place_given(text, "attacked", {{"Kufa", 0.9F}}), "Kufa");
  const char* const scene =
      "Ten NUM 2 nsubj\ndied VERB 0 root die\nin ADP 4 case\nKufa PROPN 2 obl\nas SCONJ 7 mark\nrivals NOUN 7 nsubj\n"
      "fought VERB 2 advcl fight\n+. PUNCT 2 punct\n";
  EXPECT_EQ(place_given(scene, "fought", {{"Kufa", 0.6F}}), "Kufa");
}

TEST(PlaceOf, StandsInFrontOfTheVerbForItsObject) {
  const char* const text =
      "In ADP 2 case\nKufa PROPN 4 obl\nthey PRON 4 nsubj\nproposed VERB 0 root propose\na DET 6 det\nswap NOUN 4 "
      "obj\n+. PUNCT 4 punct\n";
  EXPECT_EQ(place_given(text, "swap", {{"Kufa", 0.25F}}), "Kufa");
  EXPECT_EQ(place_given(text, "swap", {{"Kufa", 0.05F}}), "");
}

TEST(PlaceOf, OfATaskIsThatOfTheVerbItIsDoneFor) {
  const char* const talks =
      "They PRON 2 nsubj\nmet VERB 0 root meet\nin ADP 4 case\nKufa PROPN 2 obl\nfor ADP 6 case\ntalks NOUN 2 obl "
      "talk\n+. PUNCT 2 punct\n";
  EXPECT_EQ(place_given(talks, "talks", {{"Kufa", 0.25F}}), "Kufa");
  EXPECT_EQ(place_given(talks, "talks", {{"Kufa", 0.1F}}), "");
  const char* const purpose =
      "Troops NOUN 2 nsubj\nstay VERB 0 root stay\nnear ADP 4 case\nKufa PROPN 2 obl\nto PART 6 mark\nescort VERB 2 "
      "advcl escort\nfood NOUN 6 obj\n+. PUNCT 2 punct\n";
  EXPECT_EQ(place_given(purpose, "escort", {{"Kufa", 0.25F}}), "Kufa");
  const char* const since =
      "They PRON 2 nsubj\nlived VERB 0 root live\nin ADP 4 case\nKufa PROPN 2 obl\nsince ADP 6 case\ntalks NOUN 2 obl "
      "talk\n+. PUNCT 2 punct\n";
  EXPECT_EQ(place_given(since, "talks", {{"Kufa", 0.25F}}), "");
}

TEST(PlaceOf, StandsBesideWhatItIsDoneTo) {
  const char* const text =
      "Gunmen NOUN 2 nsubj\nstormed VERB 0 root storm\na DET 4 det\nbank NOUN 2 obj\nin ADP 6 case\nKufa PROPN 4 "
      "nmod\n+. PUNCT 2 punct\n";
  EXPECT_EQ(place_given(text, "stormed", {{"Kufa", 0.06F}}), "Kufa");
  EXPECT_EQ(place_given(text, "stormed", {{"Kufa", 0.01F}}), "") << "the scores speak against it";
}

TEST(PlaceOf, IsWhatWasFiredFromOrLeft) {
  const char* const text =
      "They PRON 2 nsubj\nfired VERB 0 root fire\nrockets NOUN 2 obj\nfrom ADP 5 case\nKufa PROPN 2 obl\n+. PUNCT 2 "
      "punct\n";
  EXPECT_EQ(place_given(text, "fired", {{"Kufa", 0.3F}}), "Kufa");
  EXPECT_EQ(place_given(text, "fired", {{"Kufa", 0.15F}}), "");
}

// The same, of a finder that knows no ground, or takes the words for somebody's name.
std::string place_unknown(const std::string& table, const std::string& trigger, const Held& held, bool somebody) {
  Handmade text(table);
  const FactInventories inventories = small_inventories();
  TriggerScores scores =
      trigger_on(text, inventories, trigger, scored(inventories, "event", "CONSULT", "occurred"), {});
  const WordSpan words = text.words_of(held.words);
  for (std::uint32_t w = words.begin; w < words.end; ++w)
    scores.roles.probability[w * inventories.role.size() + kPlaceRole] = held.probability;
  const auto found = place_of(text.passage(), scores, kPlaceRole,
                              [&](WordSpan) { return somebody ? std::optional<PlaceId>() : std::optional(PlaceId()); });
  return found ? text.text(found->span) : "";
}

TEST(PlaceOf, MayBeANameThatNobodyKnows) {
  const char* const text =
      "They PRON 2 nsubj\nmet VERB 0 root meet\nin ADP 4 case\nLokiri PROPN 2 obl\n+. PUNCT 2 punct\n";
  EXPECT_EQ(place_unknown(text, "met", {"Lokiri", 0.35F}, false), "Lokiri");
  EXPECT_EQ(place_unknown(text, "met", {"Lokiri", 0.2F}, false), "");
  EXPECT_EQ(place_unknown(text, "met", {"Lokiri", 0.7F}, true), "Lokiri");
  EXPECT_EQ(place_unknown(text, "met", {"Lokiri", 0.5F}, true), "") << "rather somebody";
  const char* const plant =
      "They PRON 2 nsubj\ncame VERB 0 root come\nto ADP 5 case\nthe DET 5 det\nplant NOUN 2 obl\nat ADP 7 "
      "case\nLokiri PROPN 5 nmod\n+. PUNCT 2 punct\n";
  EXPECT_EQ(place_unknown(plant, "came", {"plant at Lokiri", 0.6F}, false), "Lokiri");
  const char* const here = "They PRON 2 nsubj\nmet VERB 0 root meet\nhere ADV 2 advmod\n+. PUNCT 2 punct\n";
  EXPECT_EQ(place_unknown(here, "met", {"here", 0.3F}, false), "here");
}

// The ground that the assault falls on.
std::string struck(const std::string& table, const std::string& trigger) {
  Handmade text(table);
  const auto found = struck_place(text.passage(), text.words_of(trigger),
                                  [](WordSpan) { return std::optional(PlaceId(std::size_t{0})); });
  return found ? text.text(found->span) : "";
}

TEST(StruckPlace, IsTheGroundThatIsHit) {
  EXPECT_EQ(struck("Rockets NOUN 2 nsubj\nhit VERB 0 root hit\nKufa PROPN 2 obj\n+. PUNCT 2 punct\n", "hit"), "Kufa");
  EXPECT_EQ(struck("Rocket NOUN 2 compound\nfire NOUN 0 root\non ADP 4 case\nKufa PROPN 2 nmod\n+. PUNCT 2 punct\n",
                   "Rocket"),
            "Kufa");
  EXPECT_EQ(struck("They PRON 2 nsubj\nfought VERB 0 root fight\nKufa PROPN 2 obj\n+. PUNCT 2 punct\n", "fought"), "");
}

TEST(DurationOf, IsInThePhraseOrHangsOnTheTrigger) {
  Handmade text(
      "They PRON 2 nsubj\nextended VERB 0 root extend\nthe DET 5 det\n30-day ADJ 5 amod\nlicence NOUN 2 obj\nby ADP 8 "
      "case\nsix NUM 8 nummod\nmonths NOUN 2 obl month\n+. PUNCT 2 punct\n");
  const std::vector<TimeExpression> times{{text.bytes_of("30-day"), TimeType::kDuration, "P30D", "", ""},
                                          {text.bytes_of("six months"), TimeType::kDuration, "P6M", "", ""}};
  EXPECT_EQ(duration_of(text.passage(), text.words_of("licence"), {}, times), "P30D");
  EXPECT_EQ(duration_of(text.passage(), text.words_of("extended"), {}, times), "P6M");
  EXPECT_EQ(duration_of(text.passage(), text.words_of("extended"), text.words_of("30-day licence"), times), "P30D");
  Handmade within(
      "They PRON 2 nsubj\nanswer VERB 0 root\nwithin ADP 5 case\nsix NUM 5 nummod\nmonths NOUN 2 obl month\n+. PUNCT 2 "
      "punct\n");
  const std::vector<TimeExpression> term{{within.bytes_of("six months"), TimeType::kDuration, "P6M", "", ""}};
  EXPECT_EQ(duration_of(within.passage(), within.words_of("answer"), {}, term), "");
}

}  // namespace
}  // namespace grotius
