#include "registry/registry.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace grotius {
namespace {

class RegistryFile : public ::testing::Test {
 protected:
  void SetUp() override {
    path_ = std::filesystem::path(::testing::TempDir()) /
            ("registry_" + std::to_string(::getpid()) +
             ::testing::UnitTest::GetInstance()->current_test_info()->name() + ".tsv");
  }
  void TearDown() override { std::filesystem::remove(path_); }

  Result<Registry> load(const std::string& text) {
    std::ofstream(path_, std::ios::binary) << text;
    return Registry::load(path_.string());
  }
  // The error without the file's folder.
  std::string error(const std::string& text) {
    const auto loaded = load(text);
    if (loaded) return "no error";
    std::string out = loaded.error().to_string();
    return out.substr(out.find(".tsv") + 4);
  }

  std::filesystem::path path_;
};

std::optional<Day> day(std::string_view iso) { return parse_day(iso); }

TEST_F(RegistryFile, KeepsWhatALineSays) {
  const auto loaded = load(
      "# mine\n\nIrina Vale; Vale\tperson\tMDA\tMDAGOV\tQ12\tPrime Minister of Moldova\t2023-02-16\t2025-11-01\r\n");
  ASSERT_TRUE(loaded) << loaded.error().to_string();
  ASSERT_EQ(loaded->entries().size(), 1U);
  const RegistryEntry& entry = loaded->entries()[0];
  EXPECT_EQ(entry.names, (std::vector<std::string_view>{"Irina Vale", "Vale"}));
  EXPECT_EQ(entry.kind, "person");
  EXPECT_EQ(entry.country, "MDA");
  EXPECT_EQ(entry.code, "MDAGOV");
  EXPECT_EQ(entry.wikidata, "Q12");
  EXPECT_EQ(entry.role, "Prime Minister of Moldova");
  EXPECT_TRUE(loaded->place_of(entry).ends_with(".tsv:3")) << loaded->place_of(entry);
}

TEST_F(RegistryFile, AnEntryHoldsFromItsFirstDayToTheDayBeforeItsLast) {
  const auto loaded = load("A B\tperson\t-\t-\t-\t-\t2023-02-16\t2025-11-01\nC D\tperson\t-\t-\t-\t-\t-\t-\n");
  ASSERT_TRUE(loaded) << loaded.error().to_string();
  const auto& [term, always] = std::tie(loaded->entries()[0], loaded->entries()[1]);
  EXPECT_FALSE(term.holds(day("2023-02-15")));
  EXPECT_TRUE(term.holds(day("2023-02-16")));
  EXPECT_TRUE(term.holds(day("2025-10-31")));
  EXPECT_FALSE(term.holds(day("2025-11-01")));
  EXPECT_FALSE(term.holds(std::nullopt));
  EXPECT_TRUE(always.holds(std::nullopt));
}

TEST_F(RegistryFile, FindsANameHoweverItIsWritten) {
  const auto loaded = load("Jean-Luc O. Mbeki\tperson\t-\t-\t-\t-\t-\t-\nMbeki\tperson\t-\t-\t-\t-\t-\t-\n");
  ASSERT_TRUE(loaded) << loaded.error().to_string();
  EXPECT_EQ(loaded->find("JEAN LUC O MBEKI").size(), 1U);
  EXPECT_EQ(loaded->find("Jean_Luc_O_Mbeki_").size(), 1U);
  EXPECT_EQ(loaded->find("Mbek").size(), 0U);
}

TEST_F(RegistryFile, KeepsItsTextsWhenItIsMoved) {
  auto loaded = load("Vale\tperson\tMDA\t-\t-\t-\t-\t-\n");
  ASSERT_TRUE(loaded) << loaded.error().to_string();
  const Registry moved = *std::move(loaded);
  ASSERT_EQ(moved.find("vale").size(), 1U);
  EXPECT_EQ(moved.find("vale")[0]->names[0], "Vale");
  EXPECT_EQ(moved.find("vale")[0]->country, "MDA");
}

TEST_F(RegistryFile, PointsAtTheBadLine) {
  EXPECT_EQ(error("\nA\tperson\n"), ":2: 2 columns where 8 are expected");
  EXPECT_EQ(error("A\thero\t-\t-\t-\t-\t-\t-\n"), ":1: \"hero\" is no kind of actor");
  EXPECT_EQ(error("A\tperson\tFr\t-\t-\t-\t-\t-\n"), ":1: \"Fr\" is no ISO 3166-1 alpha-3 code");
  EXPECT_EQ(error("A\tperson\tFRA\tFRAgov\t-\t-\t-\t-\n"), ":1: \"FRAgov\" is no code of capital letters");
  EXPECT_EQ(error("A\tperson\tFRA\t-\t142\t-\t-\t-\n"), ":1: \"142\" is no Wikidata id such as Q159");
  EXPECT_EQ(error("A\tperson\t-\t-\t-\t-\t2024\t-\n"), ":1: \"2024\" is no day such as 2024-10-01");
  EXPECT_EQ(error("A\tperson\t-\t-\t-\t-\t2024-02-01\t2024-01-01\n"),
            ":1: it ends on 2024-01-01, before it begins on 2024-02-01");
  EXPECT_EQ(error("A; \tperson\t-\t-\t-\t-\t-\t-\n"), ":1: a name is empty");
}

constexpr const char* kActors = R"(<!-- Actors, with
a remark [NOT] over two lines -->
; one name on a line
RIVER_BRIGADE_ [SDNREB] ; since long
PAUL_ORTEGA_  # a man of many posts
+P_ORTEGA
	[NICOPP <070110]
	[NICGOV 070110-20110110]
	[NICELI >110110]
)";

TEST_F(RegistryFile, ReadsDictionariesOfPetrarch) {
  const auto loaded = load(kActors);
  ASSERT_TRUE(loaded) << loaded.error().to_string();
  ASSERT_EQ(loaded->entries().size(), 4U);
  EXPECT_EQ(loaded->entries()[0].names, (std::vector<std::string_view>{"River Brigade"}));
  EXPECT_EQ(loaded->entries()[0].code, "SDNREB");
  EXPECT_EQ(loaded->entries()[0].country, "SDN");
  const auto on = [&](std::string_view iso) {
    std::string codes;
    for (const RegistryEntry* entry : loaded->find("P. Ortega"))
      if (entry->holds(day(iso))) codes += entry->code;
    return codes;
  };
  EXPECT_EQ(on("2006-05-05"), "NICOPP");
  EXPECT_EQ(on("2008-05-05"), "NICGOV");
  EXPECT_EQ(on("2012-05-05"), "NICELI");
}

TEST_F(RegistryFile, ReadsDictionariesOfTabari) {
  const auto loaded = load("PAUL_ORTEGA\t[NICGOV 850110-900425]\t; on one line\n");
  ASSERT_TRUE(loaded) << loaded.error().to_string();
  ASSERT_EQ(loaded->entries().size(), 1U);
  EXPECT_TRUE(loaded->entries()[0].holds(day("1986-01-01")));
}

TEST_F(RegistryFile, PointsAtTheBadLineOfADictionary) {
  EXPECT_EQ(error("PAUL_ORTEGA_\n\t[NICGOV 0701-11]\n"), ":2: \"0701-11\" is no time of a code");
  EXPECT_EQ(error("PAUL_ORTEGA_\n\t[NICGOV\n"), ":2: \"[NICGOV\" has no closing bracket");
}

TEST_F(RegistryFile, NamesTheFileThatIsNotThere) {
  const auto loaded = Registry::load("no/such.tsv");
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().to_string(), "no/such.tsv: the registry file cannot be opened: No such file or directory");
}

}  // namespace
}  // namespace grotius
