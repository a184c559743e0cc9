// Whose country a report leaves to be understood.
#include <gtest/gtest.h>

#include "places/places.h"

namespace grotius {
namespace {

const Geography& shipped_geography() {
  static const auto loaded = Geography::load(std::string(GROTIUS_SOURCE_DIR) + "/lexicon");
  EXPECT_TRUE(loaded.has_value()) << loaded.error().to_string();
  return **loaded;
}

// Every word a sentence of its own, so that nothing stands near anything; in `together` those of one sentence.
Parse apart(WordSpan together = {}) {
  Parse parse;
  parse.words.resize(64);
  for (std::uint32_t w = 0; w < parse.words.size(); ++w)
    parse.words[w].sentence = together.contains(w) ? 2 * together.begin : 2 * w;
  return parse;
}

// A report that mentions a country so often, with others so often, and one more actor.
struct Report {
  Cast cast;
  void speak_of(const char* country, std::size_t mentions, const char* body = "") {
    Actor actor;
    if (*country) actor.country = country;
    if (*body) actor.traits.key = std::string("body:") + body, actor.name = body, actor.code = "IGOX";
    for (std::size_t i = 0; i < mentions; ++i)
      actor.mentions.push_back({{}, {word_, word_ + 1}, word_, {}}), word_ += 2;
    cast.actors.push_back(actor);
  }
  Actor& add(ActorKind kind, const char* code, bool named, std::vector<std::string> nouns = {}) {
    Actor actor;
    actor.kind = kind;
    actor.traits.named = named;
    actor.traits.nouns = std::move(nouns);
    if (*code) actor.code = code;
    actor.mentions.push_back({{}, {word_, word_ + 1}, word_, {}});
    word_ += 2;
    cast.actors.push_back(actor);
    return cast.actors.back();
  }
  const Actor& resolved(WordSpan together = {}) {
    resolve_places(apart(together), shipped_geography(), cast);
    return cast.actors.back();
  }

 private:
  std::uint32_t word_ = 0;
};

std::string lent(std::size_t own, std::size_t other, std::size_t body, ActorKind kind, const char* code, bool named,
                 std::vector<std::string> nouns = {}) {
  Report report;
  report.speak_of("LBN", own);
  if (other > 0) report.speak_of("ISR", other);
  if (body > 0) report.speak_of("", body, "United Nations");
  report.add(kind, code, named, std::move(nouns));
  return report.resolved().country.value_or("none");
}

TEST(Countries, AReportOnOneCountryLendsItToWhoeverTakesPart) {
  EXPECT_EQ(lent(9, 1, 0, ActorKind::kPerson, "", true), "LBN");
  EXPECT_EQ(lent(9, 1, 0, ActorKind::kOrganisation, "PTY", false), "LBN");
  EXPECT_EQ(lent(9, 1, 0, ActorKind::kPerson, "", false), "none") << "a passer-by";
  EXPECT_EQ(lent(9, 1, 0, ActorKind::kPerson, "GOV", false, {"envoy"}), "none") << "may come from anywhere";
  EXPECT_EQ(lent(9, 1, 5, ActorKind::kPerson, "", true), "none") << "or from a body between states";
  EXPECT_EQ(lent(7, 3, 0, ActorKind::kPerson, "", true), "none") << "or from the other country";
  EXPECT_EQ(lent(1, 0, 0, ActorKind::kPerson, "", true), "none") << "one mention makes no report on it";
}

TEST(Countries, AReportOnOneCountryAloneLendsItToEverybodyInIt) {
  EXPECT_EQ(lent(9, 0, 0, ActorKind::kPerson, "", false, {"teacher"}), "LBN");
  EXPECT_EQ(lent(17, 1, 0, ActorKind::kGroup, "", false, {"family"}), "LBN") << "a side remark tells of another";
  EXPECT_EQ(lent(12, 1, 0, ActorKind::kGroup, "", false, {"family"}), "none");
  EXPECT_EQ(lent(7, 0, 0, ActorKind::kGroup, "", false, {"family"}), "none") << "too short to tell";
  EXPECT_EQ(lent(9, 0, 0, ActorKind::kGroup, "", false, {"analyst"}), "none") << "may be anybody";
  EXPECT_EQ(lent(9, 0, 0, ActorKind::kPerson, "", true, {"analyst"}), "LBN");
  const auto neighbor_of = [](ActorKind kind, const char* country) {
    Report owned;
    owned.speak_of("LBN", 20);
    Actor& owner = owned.add(kind, "", true);
    if (*country) owner.country = country;
    owned.add(ActorKind::kGroup, "", false, {"neighbor"}).traits.modifiers = {"@1"};
    return owned.resolved().country.value_or("none");
  };
  EXPECT_EQ(neighbor_of(ActorKind::kGroup, ""), "LBN") << "who owns them is lent it as well";
  EXPECT_EQ(neighbor_of(ActorKind::kGroup, "ISR"), "none") << "somebody else's";
  EXPECT_EQ(neighbor_of(ActorKind::kState, "LBN"), "none") << "a state's neighbors are of other countries";
}

TEST(Countries, RebelsAreOfTheCountryThatAReportIsMostlyAbout) {
  EXPECT_EQ(lent(6, 3, 0, ActorKind::kPerson, "REB", false, {"commander"}), "LBN");
  EXPECT_EQ(lent(6, 4, 0, ActorKind::kPerson, "REB", false, {"commander"}), "none");
  Report report;
  report.speak_of("LBN", 6);
  report.speak_of("ISR", 3);
  report.add(ActorKind::kArmedForce, "REB", false, {"militia"}).traits.modifiers = {"pro-government"};
  EXPECT_FALSE(report.resolved().country);
  report.cast.actors.back().traits.modifiers = {"anti", "government"};
  EXPECT_EQ(report.resolved().country, "LBN");
}

TEST(Countries, AReportOnOneCountryBeforeOthersLendsItToItsOffices) {
  EXPECT_EQ(lent(6, 3, 0, ActorKind::kOrganisation, "OPP", false), "LBN");
  EXPECT_EQ(lent(6, 4, 0, ActorKind::kOrganisation, "OPP", false), "none");
  EXPECT_EQ(lent(6, 3, 0, ActorKind::kPerson, "GOV", true), "none") << "a president may be another country's";
  EXPECT_EQ(lent(6, 3, 0, ActorKind::kOrganisation, "", true), "none");
}

TEST(Countries, ACountryHasAnOfficeOnce) {
  Report report;
  report.speak_of("LBN", 9);
  Actor& own = report.add(ActorKind::kPerson, "LBNGOV", true);
  own.country = "LBN", own.role = "President";
  report.add(ActorKind::kPerson, "GOV", true).role = "Prime Minister";
  EXPECT_EQ(report.resolved().country, "LBN");
  report.add(ActorKind::kPerson, "GOV", true).role = "President";
  EXPECT_FALSE(report.resolved().country) << "another country's president";
}

TEST(Countries, OnlyAStatesOwnForcesAreCodedAsIts) {
  Report army;
  army.speak_of("LBN", 9);
  army.add(ActorKind::kArmedForce, "MIL", false, {"army"});
  EXPECT_EQ(army.resolved().code, "LBNMIL");
  Report fighters;
  fighters.speak_of("LBN", 9);
  fighters.add(ActorKind::kArmedForce, "MIL", false, {"forces"});
  EXPECT_EQ(fighters.resolved().code, "MIL");
  EXPECT_EQ(fighters.resolved().country, "LBN");
}

TEST(Countries, WhoStandsForABodyBetweenStatesIsOfNoCountry) {
  Report report;
  report.speak_of("LBN", 9);
  report.speak_of("", 1, "United Nations");
  report.add(ActorKind::kPerson, "GOV", false).mentions = {{{}, {18, 21}, 20, MentionForm::kDescription}};
  const Actor& envoy = report.resolved();
  EXPECT_FALSE(envoy.country);
  EXPECT_EQ(envoy.code, "IGOX");
}

TEST(Countries, WhoIsOwnedBelongsWhereTheOwnerDoes) {
  Report report;
  report.speak_of("LBN", 2);
  report.speak_of("ISR", 2);
  report.add(ActorKind::kPerson, "GOV", false).traits.modifiers = {"@1"};
  EXPECT_EQ(report.resolved().country, "ISR");
  report.add(ActorKind::kPerson, "", false, {"son"}).traits.modifiers = {"@1"};
  EXPECT_EQ(report.resolved().country, "ISR");
  report.add(ActorKind::kPerson, "", false, {"visitor"}).traits.modifiers = {"@1"};
  EXPECT_FALSE(report.resolved().country);
}

// Of a report on two countries, in whose third sentence words 4 to 7 stand: "ISR", somebody.
std::string lent_in_sentence(ActorKind kind, const char* code, bool named, std::vector<std::string> nouns) {
  Report report;
  report.speak_of("LBN", 2);
  report.speak_of("ISR", 1);
  report.add(kind, code, named, std::move(nouns));
  return report.resolved({4, 8}).country.value_or("none");
}

TEST(Countries, ASentenceOnOneCountryLendsItToInstitutionsAndLocalPeople) {
  EXPECT_EQ(lent_in_sentence(ActorKind::kGovernment, "GOV", false, {"ministry"}), "ISR");
  EXPECT_EQ(lent_in_sentence(ActorKind::kArmedForce, "MIL", false, {"troop"}), "none") << "troops may be abroad";
  EXPECT_EQ(lent_in_sentence(ActorKind::kPerson, "GOV", true, {"minister"}), "none") << "so may a minister of name";
  EXPECT_EQ(lent_in_sentence(ActorKind::kGovernment, "GOV", false, {"envoy"}), "none");
}

TEST(Countries, RebelsAreOfTheLandToldBeforeThem) {
  const auto country = [](bool by_place) {
    Report report;
    report.speak_of("LBN", 6);
    report.speak_of("ISR", 3);
    if (by_place) report.cast.places.push_back({"Kufa", "ISR", {{{}, {18, 19}, 18, MentionForm::kName}}});
    if (!by_place) report.speak_of("ISR", 1);
    report.add(ActorKind::kArmedForce, "REB", false, {"rebel"}).mentions = {{{}, {21, 22}, 21, {}}};
    return report.resolved({18, 22}).country.value_or("none");
  };
  EXPECT_EQ(country(true), "ISR");
  EXPECT_EQ(country(false), "none") << "they may fight the other country's troops";
}

TEST(Countries, MembersAreOfTheCountryOfTheWhole) {
  Report report;
  report.speak_of("LBN", 2);
  report.speak_of("ISR", 2);
  report.add(ActorKind::kOrganisation, "", true).traits.of = ActorId(1);
  report.add(ActorKind::kGroup, "", false).traits.of = ActorId(2);
  EXPECT_EQ(report.resolved().country, "ISR");
}

TEST(Countries, AStatesOfficesMayServeBesideBodiesBetweenStates) {
  EXPECT_EQ(lent(9, 1, 5, ActorKind::kGovernment, "LEG", false, {"parliament"}), "LBN");
  EXPECT_EQ(lent(9, 1, 5, ActorKind::kArmedForce, "MIL", false, {"troop"}), "LBN");
  EXPECT_EQ(lent(9, 1, 5, ActorKind::kPerson, "GOV", true, {"president"}), "LBN");
}

TEST(Countries, AWordMayTellWhoseSomebodyIs) {
  const auto called = [](const char* role, const char* spoken_of) {
    Report report;
    report.speak_of(spoken_of, 3);
    report.speak_of("ISR", 3);
    report.add(ActorKind::kPerson, "LEG", true).role = role;
    return report.resolved().country.value_or("none");
  };
  EXPECT_EQ(called("late Sen.", "USA"), "USA");
  EXPECT_EQ(called("late Sen.", "LBN"), "none") << "other parliaments have senators, too";
  Report report;
  report.speak_of("ISR", 3);
  report.speak_of("LBN", 3);
  report.add(ActorKind::kPerson, "REL", false, {"pontiff"});
  EXPECT_EQ(report.resolved().country, "VAT");
}

TEST(Countries, WhoeverServesTheForeignMinistryIsAtHome) {
  const auto official = [](std::vector<std::string> before) {
    Report report;
    report.speak_of("LBN", 9);
    report.speak_of("ISR", 2);
    report.add(ActorKind::kPerson, "GOV", false, {"official"}).traits.modifiers = std::move(before);
    return report.resolved().country.value_or("none");
  };
  EXPECT_EQ(official({"foreign", "ministry"}), "LBN");
  EXPECT_EQ(official({"foreign"}), "none");
}

TEST(Countries, BodiesNamedForManyStatesAreOfNone) {
  const auto body = [](const char* name) {
    Report report;
    report.speak_of("LBN", 9);
    report.add(ActorKind::kOrganisation, "", true).name = name;
    return report.resolved().country.value_or("none");
  };
  EXPECT_EQ(body("Cedar Programme"), "LBN");
  EXPECT_EQ(body("United Nations Cedar Programme"), "none");
}

TEST(Countries, TheGovernmentIsOfTheOnlyCountryThatIsSpokenOf) {
  EXPECT_EQ(lent(1, 0, 0, ActorKind::kGovernment, "GOV", false, {"government"}), "LBN");
  EXPECT_EQ(lent(1, 0, 1, ActorKind::kGovernment, "GOV", false, {"government"}), "none");
  EXPECT_EQ(lent(1, 1, 0, ActorKind::kGovernment, "GOV", false, {"government"}), "none");
  EXPECT_EQ(lent(1, 0, 0, ActorKind::kOrganisation, "", true), "none");
}

TEST(Countries, ATownsBureauIsOfTheOneCountryOfTheReport) {
  const auto bureau = [](std::size_t other) {
    Report report;
    report.speak_of("LBN", 9);
    if (other > 0) report.speak_of("ISR", other);
    report.add(ActorKind::kGovernment, "GOV", false, {"bureau"}).traits.modifiers = {"@"};
    return report.resolved().country.value_or("none");
  };
  EXPECT_EQ(bureau(0), "LBN");
  EXPECT_EQ(bureau(3), "none");
}

}  // namespace
}  // namespace grotius
