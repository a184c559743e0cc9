#include "places/places.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "conllu_fixture.h"

namespace grotius {
namespace {

const std::string kFolder = std::string(GROTIUS_SOURCE_DIR) + "/lexicon";

const Lexicon& lexicon() {
  static const auto loaded = Lexicon::load(kFolder);
  EXPECT_TRUE(loaded.has_value()) << loaded.error().to_string();
  return **loaded;
}

const Geography& geography() {
  static const auto loaded = Geography::load(kFolder);
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

struct Read {
  ConlluReport report;
  Cast cast;

  explicit Read(std::string_view tree) : report(read_conllu(tree)) {
    cast = find_actors(report.document, report.tokens, report.parse, report.names, lexicon());
    find_ground(report.document, report.tokens, report.parse, lexicon(), geography(), cast);
    resolve_places(report.parse, geography(), cast);
  }

  // "Mosul: Mosul, The city; airport: the airport"
  [[nodiscard]] std::string places() const {
    std::string out;
    for (const Place& place : cast.places) {
      if (!out.empty()) out.append("; ");
      out.append(place.name).append(":");
      for (const Mention& m : place.mentions) {
        out.append(&m == &place.mentions.front() ? " " : ", ");
        out.append(report.document.text(m.span));
      }
    }
    return out;
  }
  [[nodiscard]] const Place& place(const std::string& name) const {
    for (const Place& place : cast.places)
      if (place.name == name) return place;
    throw std::invalid_argument("no place " + name);
  }
};

constexpr const char* kMosul = R"(
1 Shells  shell   NOUN  Number=Plur 2 nsubj _
2 fell    fall    VERB  _           0 root  _
3 in      in      ADP   _           4 case  _
4 Mosul   Mosul   PROPN Number=Sing 2 obl   NER=B-GPE|SpaceAfter=No
5 .       .       PUNCT _           2 punct _

1 The     the     DET   _           2 det   _
2 city    city    NOUN  Number=Sing 7 nsubj _
3 and     and     CCONJ _           6 cc    _
4 a       a       DET   _           6 det   _
5 military military ADJ _           6 amod  _
6 airport airport NOUN  Number=Sing 2 conj  _
7 burned  burn    VERB  _           0 root  SpaceAfter=No
8 .       .       PUNCT _           7 punct _

1 The     the     DET   _           2 det   _
2 airport airport NOUN  Number=Sing 4 nsubj _
3 was     be      AUX   _           4 aux   _
4 closed  close   VERB  _           0 root  SpaceAfter=No
5 .       .       PUNCT _           4 punct _
)";

TEST(Ground, IsTakenUpByWhatFitsOrStandsForItself) {
  const Read read(kMosul);
  EXPECT_EQ(read.places(), "Mosul: Mosul, The city; military airport: a military airport, The airport");
  EXPECT_TRUE(read.place("Mosul").named);
  EXPECT_FALSE(read.place("military airport").named);
}

constexpr const char* kArea = R"(
1 Shells  shell   NOUN  Number=Plur 2 nsubj    _
2 fell    fall    VERB  _           0 root     _
3 in      in      ADP   _           6 case     _
4 the     the     DET   _           6 det      _
5 Mosul   Mosul   PROPN Number=Sing 6 compound NER=B-GPE
6 area    area    NOUN  Number=Sing 2 obl      SpaceAfter=No
7 .       .       PUNCT _           2 punct    _

1 Three   three   NUM   _           3 nummod   SpaceAfter=No
2 -       -       PUNCT _           1 punct    SpaceAfter=No
3 quarters quarter NOUN Number=Plur 4 nsubj    _
4 left    leave   VERB  _           0 root     _
5 the     the     DET   _           6 det      _
6 field   field   NOUN  Number=Sing 4 obj      _
7 of      of      ADP   _           8 case     _
8 energy  energy  NOUN  Number=Sing 6 nmod     SpaceAfter=No
9 .       .       PUNCT _           4 punct    _
)";

TEST(Ground, AnAreaIsThePlaceItIsNamedForAndAFigureOfSpeechIsNone) {
  EXPECT_EQ(Read(kArea).places(), "Mosul: the Mosul area, Mosul");
}

// The name of "Sinjar" is not seen.
constexpr const char* kMissed = R"(
1 Iraqi    iraqi   ADJ   _           2 amod       NER=B-NORP
2 troops   troop   NOUN  Number=Plur 3 nsubj      _
3 waited   wait    VERB  _           0 root       _
4 outside  outside ADP   _           5 case       _
5 Sinjar   Sinjar  PROPN Number=Sing 3 obl        SpaceAfter=No
6 .        .       PUNCT _           3 punct      _

1 Sinjar   Sinjar  PROPN Number=Sing 3 nsubj:pass _
2 was      be      AUX   _           3 aux:pass   _
3 freed    free    VERB  _           0 root       _
4 ,        ,       PUNCT _           5 punct      _
5 said     say     VERB  _           3 parataxis  _
6 a        a       DET   _           7 det        _
7 reporter reporter NOUN Number=Sing 5 nsubj      _
8 there    there   ADV   _           7 advmod     SpaceAfter=No
9 .        .       PUNCT _           3 punct      _
)";

TEST(Ground, IsFoundByTheGazetteerWhereNoNameWasSeen) {
  EXPECT_EQ(Read(kMissed).places(), "Sinjar: Sinjar, Sinjar, there");
}

constexpr const char* kMissedObject = R"(
1 Iraqi  iraqi  ADJ   _           2 amod  NER=B-NORP
2 troops troop  NOUN  Number=Plur 3 nsubj _
3 bombed bomb   VERB  _           0 root  _
4 Mosul  Mosul  PROPN Number=Sing 3 obj   SpaceAfter=No
5 .      .      PUNCT _           3 punct _

1 The    the    DET   _           2 det   _
2 city   city   NOUN  Number=Sing 3 nsubj _
3 burned burn   VERB  _           0 root  SpaceAfter=No
4 .      .      PUNCT _           3 punct _
)";

TEST(Ground, IsFoundByTheGazetteerAsTheObjectOfAVerb) {
  EXPECT_EQ(Read(kMissedObject).places(), "Mosul: Mosul, The city");
}

constexpr const char* kFiled = R"(
1 CAIRO  Cairo  PROPN Number=Sing 3 obl   NER=B-GPE
2 -      -      PUNCT _           3 punct _
3 Rivals rival  NOUN  Number=Plur 4 nsubj _
4 met    meet   VERB  _           0 root  _
5 here   here   ADV   _           4 advmod SpaceAfter=No
6 .      .      PUNCT _           4 punct _
)";

TEST(Ground, HereIsWhereTheReportWasFiled) {
  ConlluReport report = read_conllu(kFiled);
  const auto places = [&] {
    Cast cast = find_actors(report.document, report.tokens, report.parse, report.names, lexicon());
    find_ground(report.document, report.tokens, report.parse, lexicon(), geography(), cast);
    std::string out;
    for (const Place& place : cast.places)
      for (const Mention& m : place.mentions) out.append(report.document.text(m.span)).append(" ");
    return out;
  };
  EXPECT_EQ(places(), "CAIRO ");
  report.document.dateline = Dateline{{0, 7}, {0, 5}, {}, {}};
  EXPECT_EQ(places(), "CAIRO here ");
}

TEST(Places, StandOnTheMapWhereTheGazetteerHasThem) {
  const Read read(kMosul);
  const Place& mosul = read.place("Mosul");
  EXPECT_EQ(mosul.geonames, 99072U);
  EXPECT_EQ(mosul.country, "IRQ");
  EXPECT_EQ(mosul.precision, "town");
  ASSERT_TRUE(mosul.point);
  EXPECT_NEAR(mosul.point->latitude, 36.335, 0.001);
  const Place& airport = read.place("military airport");
  EXPECT_FALSE(airport.geonames);
  EXPECT_FALSE(airport.point);
  EXPECT_TRUE(airport.precision.empty());
}

constexpr const char* kCapital = R"(
1 Rebels  rebel   NOUN  Number=Plur 2 nsubj _
2 left    leave   VERB  _           0 root  _
3 Amman   Amman   PROPN Number=Sing 2 obj   NER=B-GPE
4 for     for     ADP   _           5 case  _
5 Aleppo  Aleppo  PROPN Number=Sing 2 obl   NER=B-GPE|SpaceAfter=No
6 .       .       PUNCT _           2 punct _

1 The     the     DET   _           2 det   _
2 capital capital NOUN  Number=Sing 4 nsubj _
3 was     be      AUX   _           4 cop   _
4 calm    calm    ADJ   _           0 root  SpaceAfter=No
5 .       .       PUNCT _           4 punct _
)";

constexpr const char* kTheirCapital = R"(
1 Rebels  rebel   NOUN  Number=Plur 2 nsubj _
2 left    leave   VERB  _           0 root  _
3 Amman   Amman   PROPN Number=Sing 2 obj   NER=B-GPE
4 for     for     ADP   _           5 case  _
5 Aleppo  Aleppo  PROPN Number=Sing 2 obl   NER=B-GPE|SpaceAfter=No
6 .       .       PUNCT _           2 punct _

1 The     the     DET   _           3 det   _
2 Jordanian Jordanian ADJ _         3 amod  NER=B-NORP
3 capital capital NOUN  Number=Sing 8 nsubj _
4 and     and     CCONJ _           7 cc    _
5 the     the     DET   _           7 det   _
6 Iraqi   Iraqi   ADJ   _           7 amod  NER=B-NORP
7 capital capital NOUN  Number=Sing 3 conj  _
8 slept   sleep   VERB  _           0 root  SpaceAfter=No
9 .       .       PUNCT _           8 punct _
)";

TEST(Ground, AStatesCapitalIsThatStates) {
  const Read read(kTheirCapital);
  EXPECT_EQ(read.places(), "Amman: Amman, The Jordanian capital; Aleppo: Aleppo; Iraqi capital: the Iraqi capital");
  EXPECT_EQ(read.place("Iraqi capital").country, "IRQ");
}

TEST(Ground, TheCapitalIsOne) { EXPECT_EQ(Read(kCapital).places(), "Amman: Amman, The capital; Aleppo: Aleppo"); }

constexpr const char* kNamedThere = R"(
1 Police  police  NOUN  Number=Plur 2 nsubj _
2 searched search VERB  _           0 root  _
3 the     the     DET   _           4 det   _
4 village village NOUN  Number=Sing 2 obj   _
5 of      of      ADP   _           6 case  _
6 Tarveshti Tarveshti PROPN Number=Sing 4 nmod NER=B-GPE|SpaceAfter=No
7 .       .       PUNCT _           2 punct _

1 Nobody  nobody  PRON  _           2 nsubj _
2 left    leave   VERB  _           0 root  _
3 the     the     DET   _           5 det   _
4 Damascus Damascus PROPN Number=Sing 5 compound NER=B-GPE
5 suburb  suburb  NOUN  Number=Sing 2 obj   SpaceAfter=No
6 .       .       PUNCT _           2 punct _
)";

TEST(Ground, BelongsToTheNameThatIsRightThere) {
  const Read read(kNamedThere);
  const Place& village = read.place("Tarveshti");
  ASSERT_EQ(village.mentions.size(), 2U);
  EXPECT_EQ(village.mentions[0].form, MentionForm::kDescription);
  EXPECT_FALSE(village.geonames);  // not found, it keeps its name
  // a suburb of Damascus is not Damascus
  EXPECT_EQ(read.place("Damascus").mentions.size(), 1U);
  EXPECT_EQ(read.place("Damascus suburb").mentions.size(), 1U);
}

// Of the towns called Tripoli the one in the country that the report speaks of is meant.
TEST(Places, AreResolvedByTheReportsCountries) {
  const auto country = [](const char* spoken_of) {
    Cast cast;
    Actor state;
    state.country = spoken_of;
    state.mentions.resize(1);
    cast.actors.push_back(state);
    cast.places.push_back({"Tripoli", {}, {{{}, {0, 1}, 0, MentionForm::kName}}});
    resolve_places(apart(), geography(), cast);
    return cast.places[0].country.value_or("none");
  };
  EXPECT_EQ(country("LBN"), "LBN");
  EXPECT_EQ(country("GRC"), "GRC");
  EXPECT_EQ(country("LBY"), "LBY");
}

TEST(Places, WhatTheTextSaysOfTheCountryStays) {
  Cast cast;
  cast.places.push_back({"Paris", "USA", {{{}, {0, 1}, 0, MentionForm::kName}}});
  cast.places.push_back({"Mosul", "FRA", {{{}, {2, 3}, 2, MentionForm::kName}}});
  resolve_places(apart(), geography(), cast);
  ASSERT_TRUE(cast.places[0].point);
  EXPECT_LT(cast.places[0].point->longitude, -60);
  EXPECT_EQ(cast.places[1].country, "FRA");
  EXPECT_FALSE(cast.places[1].geonames);
}

TEST(Places, LandsAreNoTowns) {
  Cast cast;
  cast.names = {{{0, 2}, NameTag::kLoc}, {{4, 5}, NameTag::kLoc}, {{6, 8}, NameTag::kLoc}};
  cast.places.push_back({"Middle East", {}, {{{}, {0, 2}, 1, MentionForm::kName}}});
  cast.places.push_back({"Gulf", {}, {{{}, {4, 5}, 4, MentionForm::kName}}});
  cast.places.push_back({"Red Sea", "SDN", {{{}, {6, 8}, 7, MentionForm::kName}}});
  resolve_places(apart(), geography(), cast);
  EXPECT_FALSE(cast.places[2].geonames);  // though a state of Sudan is called so
  EXPECT_FALSE(cast.places[0].geonames);
  EXPECT_FALSE(cast.places[1].geonames);
}

constexpr const char* kActs = R"(
1 Iraq    Iraq    PROPN Number=Sing 2 nsubj NER=B-GPE
2 accused accuse  VERB  _           0 root  _
3 the     the     DET   _           4 det   _
4 Government government PROPN Number=Sing 2 obj NER=B-ORG
5 of      of      ADP   _           6 case  NER=I-ORG
6 Iran    Iran    PROPN Number=Sing 4 nmod  NER=I-ORG|SpaceAfter=No
7 .       .       PUNCT _           2 punct _
)";

TEST(Ground, WhoActsIsNoPlace) { EXPECT_EQ(Read(kActs).places(), ""); }

constexpr const char* kPolice = R"(
1 Mosul   Mosul   PROPN Number=Sing 2 compound NER=B-GPE
2 police  police  NOUN  Number=Sing 3 nsubj    _
3 met     meet    VERB  _           0 root     _
4 Iraqi   iraqi   ADJ   _           5 amod     NER=B-NORP
5 envoys  envoy   NOUN  Number=Plur 3 obj      SpaceAfter=No
6 .       .       PUNCT _           3 punct    _
)";

TEST(Places, LendTheirCountryToWhoActsForThem) {
  const Read read(kPolice);
  const auto police = std::find_if(read.cast.actors.begin(), read.cast.actors.end(),
                                   [](const Actor& a) { return a.name.find("police") != std::string::npos; });
  ASSERT_NE(police, read.cast.actors.end());
  EXPECT_EQ(police->country, "IRQ");
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
    resolve_places(apart(together), geography(), cast);
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

TEST(Places, AReportOnOneCountryLendsItToWhoeverTakesPart) {
  EXPECT_EQ(lent(9, 1, 0, ActorKind::kPerson, "", true), "LBN");
  EXPECT_EQ(lent(9, 1, 0, ActorKind::kOrganisation, "PTY", false), "LBN");
  EXPECT_EQ(lent(9, 1, 0, ActorKind::kPerson, "", false), "none") << "a passer-by";
  EXPECT_EQ(lent(9, 1, 0, ActorKind::kPerson, "GOV", false, {"envoy"}), "none") << "may come from anywhere";
  EXPECT_EQ(lent(9, 1, 5, ActorKind::kPerson, "", true), "none") << "or from a body between states";
  EXPECT_EQ(lent(7, 3, 0, ActorKind::kPerson, "", true), "none") << "or from the other country";
  EXPECT_EQ(lent(1, 0, 0, ActorKind::kPerson, "", true), "none") << "one mention makes no report on it";
}

TEST(Places, AReportOnOneCountryBeforeOthersLendsItToItsOffices) {
  EXPECT_EQ(lent(6, 3, 0, ActorKind::kOrganisation, "OPP", false), "LBN");
  EXPECT_EQ(lent(6, 4, 0, ActorKind::kOrganisation, "OPP", false), "none");
  EXPECT_EQ(lent(6, 3, 0, ActorKind::kPerson, "GOV", true), "none") << "a president may be another country's";
  EXPECT_EQ(lent(6, 3, 0, ActorKind::kOrganisation, "", true), "none");
}

TEST(Places, ACountryHasAnOfficeOnce) {
  Report report;
  report.speak_of("LBN", 9);
  Actor& own = report.add(ActorKind::kPerson, "LBNGOV", true);
  own.country = "LBN", own.role = "President";
  report.add(ActorKind::kPerson, "GOV", true).role = "Prime Minister";
  EXPECT_EQ(report.resolved().country, "LBN");
  report.add(ActorKind::kPerson, "GOV", true).role = "President";
  EXPECT_FALSE(report.resolved().country) << "another country's president";
}

TEST(Places, OnlyAStatesOwnForcesAreCodedAsIts) {
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

TEST(Places, WhoStandsForABodyBetweenStatesIsOfNoCountry) {
  Report report;
  report.speak_of("LBN", 9);
  report.speak_of("", 1, "United Nations");
  report.add(ActorKind::kPerson, "GOV", false).mentions = {{{}, {18, 21}, 20, MentionForm::kDescription}};
  const Actor& envoy = report.resolved();
  EXPECT_FALSE(envoy.country);
  EXPECT_EQ(envoy.code, "IGOX");
}

TEST(Places, WhoIsOwnedBelongsWhereTheOwnerDoes) {
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

TEST(Places, ASentenceOnOneCountryLendsItToInstitutionsAndLocalPeople) {
  EXPECT_EQ(lent_in_sentence(ActorKind::kGovernment, "GOV", false, {"ministry"}), "ISR");
  EXPECT_EQ(lent_in_sentence(ActorKind::kArmedForce, "MIL", false, {"troop"}), "none") << "troops may be abroad";
  EXPECT_EQ(lent_in_sentence(ActorKind::kPerson, "GOV", true, {"minister"}), "none") << "so may a minister of name";
  EXPECT_EQ(lent_in_sentence(ActorKind::kGovernment, "GOV", false, {"envoy"}), "none");
}

TEST(Places, RebelsAreOfTheLandToldBeforeThem) {
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

TEST(Places, MembersAreOfTheCountryOfTheWhole) {
  Report report;
  report.speak_of("LBN", 2);
  report.speak_of("ISR", 2);
  report.add(ActorKind::kOrganisation, "", true).traits.of = ActorId(1);
  report.add(ActorKind::kGroup, "", false).traits.of = ActorId(2);
  EXPECT_EQ(report.resolved().country, "ISR");
}

TEST(Places, AStatesOfficesMayServeBesideBodiesBetweenStates) {
  EXPECT_EQ(lent(9, 1, 5, ActorKind::kGovernment, "LEG", false, {"parliament"}), "LBN");
  EXPECT_EQ(lent(9, 1, 5, ActorKind::kArmedForce, "MIL", false, {"troop"}), "LBN");
  EXPECT_EQ(lent(9, 1, 5, ActorKind::kPerson, "GOV", true, {"president"}), "LBN");
}

TEST(Places, AWordMayTellWhoseSomebodyIs) {
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

class GeographyFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) / "geography_files";
    std::filesystem::create_directories(folder_ / "places");
    std::filesystem::copy_file(kFolder + "/places/gazetteer.bin", folder_ / "places/gazetteer.bin",
                               std::filesystem::copy_options::overwrite_existing);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string error(const std::string& nouns, const std::string& belonging = "") {
    std::ofstream(folder_ / "places/nouns.tsv") << nouns;
    std::ofstream(folder_ / "places/belonging.tsv") << belonging;
    const auto loaded = Geography::load(folder_.string());
    if (loaded) return "no error";
    const std::string text = loaded.error().to_string();
    return text.substr(text.find("places/") + 7);
  }
  std::filesystem::path folder_;
};

TEST_F(GeographyFiles, NameTheBadLine) {
  EXPECT_EQ(error("# none\n"), "no error");
  EXPECT_EQ(error("\ncity\ttown\n"),
            "nouns.tsv:2: class \"town\" is none of settlement, region, land, water, site, none");
  EXPECT_EQ(error("city; town; city\tsettlement\n"), "nouns.tsv:1: \"city\" is listed twice");
  EXPECT_EQ(error("city\n"), "nouns.tsv:1: the line has not the 2 columns that are expected");
  EXPECT_EQ(error("", "visitor\t-\tenvoy; envoy\n"), "belonging.tsv:1: \"envoy\" is listed twice");
  EXPECT_EQ(error("", "\nguest\t-\tenvoy\n"), "belonging.tsv:2: \"guest\" is no class of words");
  EXPECT_EQ(error("", "head\t-\tpope\n"), "belonging.tsv:1: \"\" is no country for the class \"head\"");
  EXPECT_EQ(error("", "visitor\tenvoy\n"), "belonging.tsv:1: a row has 3 fields, this has 2");
}

}  // namespace
}  // namespace grotius
