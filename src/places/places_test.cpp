#include "places/places.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "conllu_fixture.h"

namespace grotius {
namespace {

const std::string kFolder = std::string(GROTIUS_SOURCE_DIR) + "/lexicon";

const Geography& geography() {
  static const auto loaded = Geography::load(kFolder);
  EXPECT_TRUE(loaded.has_value()) << loaded.error().to_string();
  return **loaded;
}

// A tree of words that stand alone.
Parse blank() {
  Parse parse;
  parse.words.resize(16);
  return parse;
}

struct Read {
  ConlluReport report;
  Cast cast;

  explicit Read(std::string_view tree) : report(read_conllu(tree)) {
    cast = find_actors(report.document, report.tokens, report.parse, report.names, shipped_lexicon());
    find_ground(report.document, report.tokens, report.parse, shipped_lexicon(), geography(), cast);
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
    Cast cast = find_actors(report.document, report.tokens, report.parse, report.names, shipped_lexicon());
    find_ground(report.document, report.tokens, report.parse, shipped_lexicon(), geography(), cast);
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
    resolve_places(blank(), geography(), cast);
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
  resolve_places(blank(), geography(), cast);
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
  resolve_places(blank(), geography(), cast);
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

class GeographyFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) / ("geography_files_" + std::to_string(::getpid()));
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
