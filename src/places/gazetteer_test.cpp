#include "places/gazetteer.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace grotius {
namespace {

const std::string kFile = std::string(GROTIUS_SOURCE_DIR) + "/lexicon/places/gazetteer.bin";

const Gazetteer& shipped() {
  static const auto gazetteer = Gazetteer::open(kFile);
  EXPECT_TRUE(gazetteer.has_value()) << gazetteer.error().to_string();
  return **gazetteer;
}

TEST(Gazetteer, LooksNamesUpHoweverTheyAreWritten) {
  EXPECT_EQ(Gazetteer::key("Şalāḩ ad-Dīn"), "salah ad din");
  EXPECT_EQ(Gazetteer::key("  Al Qa’im "), "al qaim");
  EXPECT_EQ(Gazetteer::key("ŁÓDŹ"), "lodz");
  EXPECT_EQ(Gazetteer::key("St. Jo\u2011hn"), "st jo hn");
}

TEST(Gazetteer, KnowsTownsDivisionsCountriesAndContinents) {
  const auto first = [](std::string_view name, PlaceKind kind) {
    const auto all = shipped().find(name);
    const auto at = std::find_if(all.begin(), all.end(), [&](const Candidate& c) { return c.kind == kind; });
    return at == all.end() ? Candidate{} : *at;
  };
  const Candidate mosul = first("Mosul", PlaceKind::kTown);
  EXPECT_EQ(mosul.geonames, 99072U);
  EXPECT_EQ(mosul.country, "IRQ");
  ASSERT_TRUE(mosul.point);
  EXPECT_NEAR(mosul.point->latitude, 36.335, 0.001);
  EXPECT_NEAR(mosul.point->longitude, 43.119, 0.001);
  EXPECT_GT(mosul.people, 1e6);
  EXPECT_EQ(first("Helmand", PlaceKind::kRegion).country, "AFG");
  EXPECT_EQ(first("Britain", PlaceKind::kCountry).country, "GBR");
  EXPECT_EQ(first("Africa", PlaceKind::kContinent).country, "");
  EXPECT_TRUE(shipped().find("Nowhere at All").empty());
  EXPECT_TRUE(shipped().find("").empty());
}

TEST(Gazetteer, GivesThePlacesOfANameByPeople) {
  const auto all = shipped().find("Paris");
  ASSERT_GT(all.size(), 3U);
  EXPECT_EQ(all.front().country, "FRA");
  for (std::size_t i = 1; i < all.size(); ++i) EXPECT_GE(all[i - 1].people * 1.5, all[i].people);
}

TEST(Gazetteer, OpensInAMomentAndIsSmall) {
  const auto begin = std::chrono::steady_clock::now();
  const auto opened = Gazetteer::open(kFile);
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
  ASSERT_TRUE(opened);
  EXPECT_LT(taken.count(), 500);  // some milliseconds; sanitizers and busy machines are slower
  EXPECT_LT(std::filesystem::file_size(kFile), 100'000'000U);
}

class DamagedGazetteer : public ::testing::Test {
 protected:
  std::string error(const std::string& bytes) {
    const auto file = std::filesystem::path(::testing::TempDir()) /
                      (std::to_string(::getpid()) + ::testing::UnitTest::GetInstance()->current_test_info()->name());
    std::ofstream(file, std::ios::binary) << bytes;
    const auto opened = Gazetteer::open(file.string());
    std::filesystem::remove(file);
    return opened ? "no error" : opened.error().message;
  }
  static std::string good() {
    std::ifstream in(kFile, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
};

TEST_F(DamagedGazetteer, IsRefused) {
  std::string bytes = good();
  EXPECT_EQ(error("GROT"), "the gazetteer has 4 bytes, fewer than its header");
  EXPECT_TRUE(error(bytes.substr(0, bytes.size() - 1)).find("its header says") != std::string::npos);
  EXPECT_TRUE(error("x" + bytes).starts_with("no gazetteer"));
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] + 1);
  EXPECT_TRUE(error(bytes).starts_with("the gazetteer's checksum is"));
}

TEST(Gazetteer, NamesTheFileThatIsNotThere) {
  const auto opened = Gazetteer::open("no/such.bin");
  ASSERT_FALSE(opened);
  EXPECT_TRUE(opened.error().to_string().starts_with("no/such.bin: the gazetteer cannot be opened"));
}

}  // namespace
}  // namespace grotius
