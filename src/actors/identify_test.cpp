#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "actors/actors.h"
#include "conllu_fixture.h"

namespace grotius {
namespace {

const std::string kFolder = std::string(GROTIUS_SOURCE_DIR) + "/lexicon";

constexpr const char* kOwn =
    "Ana Ruiz; Ruiz\tperson\tBOL\tBOLGOV\tQ77\tForeign Minister of Bolivia\t2023-01-01\t2024-01-01\n"
    "Ana Ruiz; Ruiz\tperson\tBOL\tBOLOPP\tQ77\tLeader of the opposition\t2024-01-01\t-\n"
    "Condor Brigade\tarmed_force\tBOL\tBOLREB\t-\t-\t-\t-\n";

constexpr const char* kReport = R"(
1 Ana     Ana     PROPN Number=Sing 3 nsubj NER=B-PER
2 Ruiz    Ruiz    PROPN Number=Sing 1 flat  NER=I-PER
3 accused accuse  VERB  _           0 root  _
4 Condor  Condor  PROPN Number=Sing 5 compound NER=B-ORG
5 Brigade Brigade PROPN Number=Sing 3 obj   NER=I-ORG
6 and     and     CCONJ _           7 cc    _
7 Chile   Chile   PROPN Number=Sing 5 conj  NER=B-GPE|SpaceAfter=No
8 .       .       PUNCT _           3 punct _
)";

class Identify : public ::testing::Test {
 protected:
  void read(const std::string& own, const std::string& published, const char* tree = kReport) {
    const auto file = std::filesystem::path(::testing::TempDir()) / ("identify_" + std::to_string(::getpid()) + ".tsv");
    std::ofstream(file) << own;
    auto registry = Registry::load(file.string());
    ASSERT_TRUE(registry) << registry.error().to_string();
    std::filesystem::remove(file);
    const auto lexicon = Lexicon::load(kFolder, *registry);
    ASSERT_TRUE(lexicon) << lexicon.error().to_string();
    auto report = read_conllu((published.empty() ? "" : "# published = " + published + "\n") + std::string(tree));
    cast_ = find_actors(report.document, report.tokens, report.parse, report.names, **lexicon);
    identify_actors(report.document, **lexicon, *registry, cast_);
  }

  const Actor& actor(const std::string& name) const {
    for (const Actor& actor : cast_.actors)
      if (actor.name == name) return actor;
    throw std::invalid_argument("no actor " + name);
  }

  Cast cast_;
};

TEST_F(Identify, ReadsRolesAsOfTheReportsDay) {
  read(kOwn, "2023-06-01");
  EXPECT_EQ(actor("Ana Ruiz").role, "Foreign Minister of Bolivia");
  EXPECT_EQ(actor("Ana Ruiz").code, "BOLGOV");
  read(kOwn, "2024-06-01");
  EXPECT_EQ(actor("Ana Ruiz").role, "Leader of the opposition");
  EXPECT_EQ(actor("Ana Ruiz").code, "BOLOPP");
}

TEST_F(Identify, AnotherYearsEntryGivesNoRole) {
  read(kOwn, "2019-06-01");
  EXPECT_FALSE(actor("Ana Ruiz").role);
  EXPECT_FALSE(actor("Ana Ruiz").country);
  EXPECT_EQ(actor("Ana Ruiz").wikidata, "Q77");
}

TEST_F(Identify, NothingOfATermIsKnownWithoutADay) {
  read(kOwn, "");
  EXPECT_FALSE(actor("Ana Ruiz").role);
}

TEST_F(Identify, EntriesThatDisagreeGiveNothing) {
  read("Ana Ruiz\tperson\tBOL\t-\tQ77\tMinister\t-\t-\nAna Ruiz\tperson\tPER\t-\tQ78\tSinger\t-\t-\n", "2023-06-01");
  EXPECT_FALSE(actor("Ana Ruiz").role);
  EXPECT_FALSE(actor("Ana Ruiz").country);
  EXPECT_FALSE(actor("Ana Ruiz").wikidata);
}

TEST_F(Identify, OwnBodiesAreKnownAsTheLexiconsAre) {
  read(kOwn, "2023-06-01");
  EXPECT_EQ(actor("Condor Brigade").kind, ActorKind::kArmedForce);
  EXPECT_EQ(actor("Condor Brigade").country, "BOL");
  EXPECT_EQ(actor("Condor Brigade").code, "BOLREB");
}

TEST_F(Identify, StatesHaveTheirWikidataId) {
  read("", "2023-06-01");
  EXPECT_EQ(actor("Chile").wikidata, "Q298");
}

constexpr const char* kLeader = R"(
1 Emmanuel Emmanuel PROPN Number=Sing 3 nsubj NER=B-PER
2 Macron   Macron   PROPN Number=Sing 1 flat  NER=I-PER
3 spoke    speak    VERB  _           0 root  SpaceAfter=No
4 .        .        PUNCT _           3 punct _
)";

TEST_F(Identify, LeadersHaveTheirOfficeSinceTheDayTheyTookIt) {
  read("", "2018-03-01", kLeader);
  EXPECT_EQ(actor("Emmanuel Macron").role, "President");
  EXPECT_EQ(actor("Emmanuel Macron").code, "FRAGOV");
  read("", "2015-03-01", kLeader);
  EXPECT_FALSE(actor("Emmanuel Macron").role);
  EXPECT_EQ(actor("Emmanuel Macron").country, "FRA") << "which he is of at any time";
  read("Emmanuel Macron\tperson\tFRA\tFRABUS\t-\tBanker\t-\t-\n", "2018-03-01", kLeader);
  EXPECT_EQ(actor("Emmanuel Macron").role, "Banker") << "a user's own registry comes first";
}

TEST_F(Identify, ACountryThatNobodyKnowsIsAnError) {
  const auto file =
      std::filesystem::path(::testing::TempDir()) / ("identify_unknown_" + std::to_string(::getpid()) + ".tsv");
  std::ofstream(file) << "Ana Ruiz\tperson\tQQQ\t-\t-\t-\t-\t-\n";
  const auto registry = Registry::load(file.string());
  ASSERT_TRUE(registry);
  std::filesystem::remove(file);
  const auto lexicon = Lexicon::load(kFolder, *registry);
  ASSERT_FALSE(lexicon);
  EXPECT_EQ(lexicon.error().to_string(), file.string() + ":1: QQQ is no code of a state");
}

}  // namespace
}  // namespace grotius
