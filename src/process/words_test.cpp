#include "process/words.h"

#include <gtest/gtest.h>

#include <set>
#include <sstream>

namespace grotius {
namespace {

TEST(Words, NamesAreComparedWithoutCaseAccentsAndMarks) {
  EXPECT_EQ(words_of("Fran\u00e7ois Lons\u00e9ny Fall's \"team\""),
            (std::vector<std::string>{"francois", "lonseny", "fall", "team"}));
  EXPECT_EQ(words_of("Yusuf Indo'adhe, al-Qaeda"), (std::vector<std::string>{"yusuf", "indo'adhe", "al-qaeda"}));
}

TEST(Words, PluralsAndBelieversShareAStem) {
  EXPECT_EQ(stem("islamists"), stem("islamic"));
  EXPECT_EQ(singular("authorities"), "authority");
  EXPECT_EQ(singular("gunmen"), "gunman");
  EXPECT_EQ(singular("congress"), "congress");
}

TEST(Words, OneLetterIsASpellingInLongWordsOnly) {
  EXPECT_TRUE(same_spelling("gedi", "ghedi"));
  EXPECT_TRUE(same_spelling("mohamed", "mohammed"));
  EXPECT_TRUE(same_spelling("jamah", "jama"));
  EXPECT_TRUE(same_spelling("omar", "omer"));
  EXPECT_FALSE(same_spelling("omar", "onar"));
  EXPECT_FALSE(same_spelling("ali", "alu"));
  EXPECT_FALSE(same_spelling("bashir", "nashir"));
  EXPECT_FALSE(same_spelling("omar", "osman"));
}

TEST(Words, ListsHoldSingularsAndTakePlurals) {
  const CaseWords words;
  EXPECT_TRUE(words.is("member", "troops"));
  EXPECT_TRUE(words.is("office", "ministers"));
  EXPECT_FALSE(words.is("office", "baker"));
  EXPECT_FALSE(words.is("no such list", "troops"));
  EXPECT_TRUE(words.is_any("member", {"baker", "troops"}));
  EXPECT_FALSE(words.is_any("member", {"baker"}));
}

TEST(Words, ListsAreNoMoreThanTheyHaveBits) {
  std::istringstream lines{std::string(embedded_case_words())};
  std::set<std::string> names;
  for (std::string line; std::getline(lines, line);)
    if (!line.starts_with("#") && line.find(':') != std::string::npos) names.insert(line.substr(0, line.find(':')));
  EXPECT_GT(names.size(), 50U);
  EXPECT_LE(names.size(), 64U);
}

}  // namespace
}  // namespace grotius
