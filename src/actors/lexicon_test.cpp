#include "actors/lexicon.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "actors/lexicon_impl.h"

namespace grotius {
namespace {

const Lexicon& shipped() {
  static const auto lexicon = Lexicon::load(std::string(GROTIUS_SOURCE_DIR) + "/lexicon");
  EXPECT_TRUE(lexicon.has_value()) << lexicon.error().to_string();
  return **lexicon;
}

std::string code(std::string_view word) {
  const auto found = shipped().impl().state_word(word);
  return found ? shipped().impl().state(*found).code : "-";
}

TEST(Lexicon, KnowsStatesByEveryWordThatStandsForThem) {
  EXPECT_EQ(code("United States"), "USA");
  EXPECT_EQ(code("U.S."), "USA");
  EXPECT_EQ(code("Britain"), "GBR");
  EXPECT_EQ(code("Israelis"), "ISR");
  EXPECT_EQ(code("Kyiv"), "UKR");
  EXPECT_EQ(code("Kiev"), "UKR");
  EXPECT_EQ(code("Congo"), "COD");
  EXPECT_EQ(code("Taiwan"), "TWN");
  EXPECT_EQ(code("Kosovo"), "XKX");
  EXPECT_EQ(code("us"), "-");
}

TEST(Lexicon, KnowsAStateByItsConstitutionalName) {
  EXPECT_EQ(code("Republic of Kenya"), "KEN");
  EXPECT_EQ(code("Arab Republic of Egypt"), "EGY");
  EXPECT_EQ(code("Hashemite Kingdom of Jordan"), "JOR");
  EXPECT_EQ(code("Democratic Republic of Congo"), "COD");
  EXPECT_EQ(code("Republic of Korea"), "KOR");
  EXPECT_EQ(code("Democratic People\u2019s Republic of Korea"), "PRK");
  EXPECT_EQ(code("Republic of Paris"), "-");
  EXPECT_EQ(code("Unrepublic of Kenya"), "-");
}

TEST(Lexicon, ReadsDatelinesInCapitals) {
  EXPECT_EQ(code("MOSCOW"), "RUS");
  EXPECT_EQ(code("SRI LANKA"), "LKA");
}

TEST(Lexicon, FindsEveryStateByItsName) {
  // a name two states share would send one to the other
  EXPECT_GT(shipped().impl().states.size(), 200U);
  for (const auto& state : shipped().impl().states) EXPECT_EQ(code(state.name), state.code);
}

// What train/lexicon/check_states.py holds against other packages must be there for every member, and be one state's.
TEST(Lexicon, KnowsAllOfEveryMemberOfTheUnitedNations) {
  const auto& lexicon = shipped().impl();
  std::map<std::string, std::set<StateUse>> uses;
  for (const auto& [word, at] : lexicon.state_words) uses[lexicon.state(at).code].insert(at.use);
  std::set<std::string> codes;
  std::size_t members = 0;
  for (const auto& state : lexicon.states) {
    EXPECT_TRUE(codes.insert(state.code).second) << state.code;
    EXPECT_TRUE(codes.insert(state.two).second) << state.two;
    EXPECT_TRUE(state.numeric.empty() || codes.insert(state.numeric).second) << state.numeric;
    EXPECT_TRUE(state.wikidata.empty() || codes.insert(state.wikidata).second) << state.wikidata;
    if (!state.member) continue;
    ++members;
    const auto& known = uses[state.code];
    // a city that is its own state ("Singapore") is known as the state; "Congolese" and "Dominican" are another's
    EXPECT_TRUE(known.count(StateUse::kCapital) == 1 || code(state.name) == state.code) << state.code;
    const bool shared = state.code == "COG" || state.code == "DMA";
    EXPECT_TRUE(shared || known.count(StateUse::kAdjective) + known.count(StateUse::kPeople) > 0) << state.code;
    EXPECT_EQ(state.two.size(), 2U) << state.code;
    EXPECT_EQ(state.numeric.size(), 3U) << state.code;
    EXPECT_EQ(state.wikidata.front(), 'Q') << state.code;
  }
  EXPECT_EQ(members, 193U);
}

TEST(Lexicon, FindsWhateverGoesByAName) {
  const auto one = [](std::string_view name) {
    const auto found = shipped().find(name);
    return found.size() == 1 ? found[0].kind + " " + found[0].code + " " + found[0].use : std::to_string(found.size());
  };
  EXPECT_EQ(one("FR"), "state FRA code");
  EXPECT_EQ(one("Kenyan"), "state KEN adjective");
  EXPECT_EQ(one("Kyiv"), "state UKR capital");
  EXPECT_EQ(one("Kremlin"), "government RUSGOV seat");
  EXPECT_EQ(one("Nobody at All"), "0");
}

TEST(Lexicon, TellsTheKindAndCodeOfBodies) {
  const auto* un = shipped().impl().body("U.N.");
  ASSERT_NE(un, nullptr);
  EXPECT_EQ(un->code, "IGOUNO");
  const auto* kremlin = shipped().impl().body("Kremlin");
  ASSERT_NE(kremlin, nullptr);
  EXPECT_EQ(kremlin->code, "RUSGOV");
  EXPECT_TRUE(kremlin->seat);
}

TEST(Lexicon, KnowsANameThatWasCutAtTheEndOfALine) {
  const auto* whole = shipped().impl().body("Communist Party of Nepal-Maoist");
  ASSERT_NE(whole, nullptr);
  EXPECT_EQ(shipped().impl().body("Communist Party of Nepal- Maoist"), whole);
}

class LexiconFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    directory_ =
        std::filesystem::path(::testing::TempDir()) /
        ("lexicon_" + std::to_string(::getpid()) + ::testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(directory_);
    for (const auto* file :
         {"states.tsv", "state-words.tsv", "state-forms.tsv", "seats.tsv", "organisations.tsv", "people.tsv",
          "leaders.tsv", "local-offices.tsv", "actor-nouns.tsv", "pronouns.tsv", "descriptions.tsv"})
      write(file, "# empty\n");
  }
  void TearDown() override { std::filesystem::remove_all(directory_); }
  void write(const std::string& file, const std::string& text) { std::ofstream(directory_ / file) << text; }
  std::string error() {
    const auto loaded = Lexicon::load(directory_.string());
    return loaded ? "" : loaded.error().to_string();
  }
  std::filesystem::path directory_;
};

TEST_F(LexiconFiles, EmptyFilesAreALexicon) { EXPECT_EQ(error(), ""); }

TEST_F(LexiconFiles, NamesTheLineThatIsWrong) {
  write("states.tsv", "# head\nFRA\tFrance\t\tParis\tFR\t250\tUN\tQ142\nFRANCE\tFrance\t\tParis\tFR\t250\tUN\tQ142\n");
  EXPECT_NE(error().find("states.tsv:3: \"FRANCE\""), std::string::npos) << error();
  write("states.tsv", "FRA\tFrance\tParis\n");
  EXPECT_NE(error().find("states.tsv:1: 3 columns where 8 are expected"), std::string::npos) << error();
}

TEST_F(LexiconFiles, RefusesWordsOfTwoStates) {
  write("states.tsv", "COD\tZaire\t\tKinshasa\tCD\t-\tUN\t-\nCOG\tCongo\t\tBrazzaville\tCG\t-\tUN\t-\n");
  write("state-words.tsv", "COD\tCongolese\t\t\t\nCOG\tCongolese\t\t\t\n");
  EXPECT_NE(error().find("state-words.tsv:2: \"Congolese\" belongs to COD already"), std::string::npos) << error();
}

TEST_F(LexiconFiles, RefusesWeightsThatAreNoNumbersOrListedTwice) {
  write("pronouns.tsv", "here\t1.5\t-2\t0\nname\t1\t2x\t3\n");
  EXPECT_NE(error().find("pronouns.tsv:2: \"2x\" is no number"), std::string::npos) << error();
  write("pronouns.tsv", "here\t1\t2\t3\nhere\t1\t2\t3\n");
  EXPECT_NE(error().find("pronouns.tsv:2: \"here\" is listed twice"), std::string::npos) << error();
}

TEST_F(LexiconFiles, RefusesUnknownKindsAndCountries) {
  write("actor-nouns.tsv", "envoy\tperson\tdiplomat\tGOV\tactor\t\t\n");
  EXPECT_NE(error().find("\"diplomat\" is no actor kind"), std::string::npos) << error();
  write("actor-nouns.tsv", "");
  write("seats.tsv", "Kremlin\tRUS\tgovernment\tGOV\tRussian government\n");
  EXPECT_NE(error().find("RUS is no code of states.tsv"), std::string::npos) << error();
}

TEST_F(LexiconFiles, RefusesPeopleOfUnknownCountriesOrListedTwice) {
  write("states.tsv", "FRA\tFrance\t\tParis\tFR\t250\tUN\tQ142\nTCD\tChad\t\tN'Djamena\tTD\t148\tUN\tQ657\n");
  write("people.tsv", "# head\nGBR\tJim Hale\n");
  EXPECT_NE(error().find("people.tsv:2: GBR is no code of states.tsv"), std::string::npos) << error();
  write("people.tsv", "FRA\tJim Hale\nTCD\tLuis Ortega; Jim Hale\n");
  EXPECT_NE(error().find("people.tsv:2: \"Jim Hale\" is listed twice"), std::string::npos) << error();
}

TEST_F(LexiconFiles, RefusesALocalOfficeListedTwice) {
  write("local-offices.tsv", "governor\nmayor\ngovernor\n");
  EXPECT_NE(error().find("local-offices.tsv:3: \"governor\" is listed twice"), std::string::npos) << error();
}

TEST_F(LexiconFiles, NamesTheLineOfALeaderThatIsWrong) {
  write("leaders.tsv", "# head\nJim Hale\tperson\tFRA\tFRAGOV\t-\tPresident\tMay\t-\n");
  EXPECT_NE(error().find("leaders.tsv:2: \"May\" is no day"), std::string::npos) << error();
}

TEST(Lexicon, KnowsStatesmenByTheirFullNames) {
  const auto country = [](std::string_view name) {
    const auto state = shipped().impl().state_of_person(name);
    return state ? shipped().impl().states[*state].code : std::string();
  };
  EXPECT_EQ(country("Jimmy Carter"), "USA");
  EXPECT_EQ(country("Hun Sen."), "KHM");  // as it ends a sentence
  EXPECT_EQ(country("Carter"), "");
}

TEST_F(LexiconFiles, SaysWhichFileIsMissing) {
  std::filesystem::remove(directory_ / "seats.tsv");
  EXPECT_NE(error().find("seats.tsv"), std::string::npos) << error();
}

}  // namespace
}  // namespace grotius
