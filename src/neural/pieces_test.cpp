#include "neural/pieces.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace grotius::neural {
namespace {

void append_utf8(std::uint32_t c, std::string& out) {  // of U+0080 … U+FFFF
  if (c >= 0x800) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
  } else {
    out += static_cast<char>(0xC0 | c >> 6);
  }
  out += static_cast<char>(0x80 | (c & 0x3F));
}

std::string trimmed(std::string field) {
  field.erase(0, field.find_first_not_of(' '));
  field.erase(field.find_last_not_of(' ') + 1);
  std::string out;
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field.compare(i, 2, "\\u") == 0) {
      append_utf8(static_cast<std::uint32_t>(std::stoul(field.substr(i + 2, 4), nullptr, 16)), out);
      i += 5;
    } else {
      out += field[i];
    }
  }
  return out;
}

TEST(Pieces, CasesOfNormalFormAndShape) {
  std::ifstream file(GROTIUS_SOURCE_DIR "/src/neural/cases/pieces.txt");
  std::size_t cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream fields(line);
    std::string word, expected, shape_number, why;
    std::getline(std::getline(std::getline(std::getline(fields, word, '|'), expected, '|'), shape_number, '|'), why);
    EXPECT_EQ(normalise(trimmed(word)), trimmed(expected)) << line;
    EXPECT_EQ(shape(trimmed(word), true), std::stoul(shape_number)) << line;
    EXPECT_EQ(shape(trimmed(word), false) + 1, shape(trimmed(word), true)) << line;
    ++cases;
  }
  EXPECT_GT(cases, 20U);
}

class Cutting : public testing::Test {
 protected:
  [[nodiscard]] std::vector<std::string> cut(std::string_view word, std::size_t most = 60) const {
    std::vector<PieceId> ids;
    vocabulary_.cut(word, most, ids);
    std::vector<std::string> out;
    for (const PieceId id : ids) out.push_back(kPieces[id]);
    return out;
  }
  using Pieces = std::vector<std::string>;

 private:
  inline static const std::vector<std::string> kPieces = {
      "[unused1]", "[UNK]", "[CLS]", "[SEP]", "peace", "pea", "##ce", "##keep", "##ers", "keep", "-", "a", "##a", "é"};
  inline static const std::string kLines = [] {
    std::string lines;
    for (const std::string& piece : kPieces) lines += piece + "\n";
    return lines;
  }();
  Vocabulary vocabulary_{kLines};
};

TEST_F(Cutting, LongestPieceComesFirst) {
  EXPECT_EQ(cut("Peacekeepers"), (Pieces{"peace", "##keep", "##ers"}));
  EXPECT_EQ(cut("peace-keep"), (Pieces{"peace", "-", "keep"}));
}

TEST_F(Cutting, PartThatNoPiecesTileIsUnknownAsAWhole) {
  EXPECT_EQ(cut("peacenik"), Pieces{"[UNK]"});
  EXPECT_EQ(cut("peacenik-keep"), (Pieces{"[UNK]", "-", "keep"}));
}

TEST_F(Cutting, WordWithoutAnyCharacterLeftHasOnePiece) { EXPECT_EQ(cut("\u200b"), Pieces{"[UNK]"}); }

TEST_F(Cutting, PartOfOverAHundredCharactersIsUnknown) {
  EXPECT_EQ(cut(std::string(100, 'a'), 200).size(), 100U);
  EXPECT_EQ(cut(std::string(101, 'a'), 200), Pieces{"[UNK]"});
}

TEST_F(Cutting, KeepsTheFirstPiecesOfAVeryLongWord) {
  EXPECT_EQ(cut("peace" + std::string(5000, '-'), 60).size(), 60U);
  EXPECT_EQ(cut("peace" + std::string(5000, '-'), 60).front(), "peace");
}

TEST(VocabularyTest, TellsAMissingSpecialPiece) {
  EXPECT_EQ(Vocabulary("[CLS]\n[UNK]\n[unused1]\n").missing(), "[SEP]");
  EXPECT_EQ(Vocabulary("").missing(), "[CLS]");
}

}  // namespace
}  // namespace grotius::neural
