#include "tokenize/tokenize.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "text/utf8.h"
#include "tokenize/rules.h"

namespace grotius {
namespace {

Document read(std::string text) {
  Report report;
  report.text = std::move(text);
  return read_text(std::move(report));
}

// "He did+n't go ."
std::string words_of(const std::string& text) {
  const Document document = read(text);
  const Tokens tokens = tokenize(document);
  std::string line;
  for (const Token& token : tokens.tokens) {
    for (std::uint32_t w = token.words.begin; w < token.words.end; ++w) {
      if (!line.empty()) line += w == token.words.begin ? " " : "+";
      line += document.text(tokens.words[w].span);
    }
  }
  return line;
}

struct Case {
  std::string name, text, words;
};

std::vector<Case> read_cases(const std::string& path) {
  std::ifstream file(path);
  std::vector<Case> cases(1);
  std::string* part = &cases.back().name;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("# ")) continue;
    if (line == "====") {
      cases.emplace_back();
      part = &cases.back().name;
    } else if (line == "----") {
      part = &cases.back().words;
    } else if (part->empty()) {
      *part = line;
      if (part == &cases.back().name) part = &cases.back().text;
    } else {
      *part += "\n" + line;
    }
  }
  return cases;
}

TEST(Tokenize, GoldenCases) {
  const auto cases = read_cases(GROTIUS_SOURCE_DIR "/src/tokenize/cases/tokens.txt");
  ASSERT_GT(cases.size(), 15U);
  for (const Case& golden : cases) EXPECT_EQ(words_of(golden.text), golden.words) << golden.name;
}

TEST(Tokenize, WordsKnowTheirTokenParagraphAndSpace) {
  const Tokens tokens = tokenize(read("Envoys didn't meet.\nThey left."));
  ASSERT_EQ(tokens.words.size(), 8U);
  const Word& negation = tokens.words[2];
  EXPECT_EQ(negation.span, (ByteSpan{10, 13}));
  EXPECT_EQ(negation.token, 1U);
  EXPECT_FALSE(negation.space_before);
  EXPECT_FALSE(tokens.words[4].space_before);  // the full stop
  EXPECT_TRUE(tokens.words[0].space_before);
  EXPECT_EQ(tokens.words[5].paragraph, 1U);
  EXPECT_TRUE(tokens.words[5].space_before);
}

// Tokens and the white space between them rebuild the text; words tile their token.
void expect_tiling(const std::string& text) {
  const Document document = read(text);
  const Tokens tokens = tokenize(document);
  std::uint32_t at = 0;
  std::uint32_t word = 0;
  for (const Token& token : tokens.tokens) {
    ASSERT_LE(at, token.span.begin);
    for (; at < token.span.begin; at += decode(document.bytes, at).size) {
      ASSERT_TRUE(is_space(decode(document.bytes, at).value)) << "byte " << at << " of: " << text;
    }
    ASSERT_EQ(token.words.begin, word);
    ASSERT_FALSE(token.words.empty());
    for (; word < token.words.end; ++word) {
      ASSERT_EQ(tokens.words[word].span.begin, at) << text;
      ASSERT_FALSE(tokens.words[word].span.empty()) << text;
      at = tokens.words[word].span.end;
    }
    ASSERT_EQ(at, token.span.end) << text;
    for (std::uint32_t c = token.span.begin; c < token.span.end; c += decode(document.bytes, c).size) {
      ASSERT_FALSE(is_space(decode(document.bytes, c).value)) << text;
    }
  }
  ASSERT_EQ(word, tokens.words.size());
  for (; at < document.bytes.size(); at += decode(document.bytes, at).size) {
    ASSERT_TRUE(is_space(decode(document.bytes, at).value)) << "byte " << at << " of: " << text;
  }
}

TEST(Tokenize, TokensAndGapsRebuildAnyText) {
  // Pieces in which the rules meet: any two of them may stand side by side.
  const std::vector<std::string> pieces = {
      "Envoys",  "U.S.", "don't", "Roe’s", "s'",     "'",      "’",    "“",   "\"", ".",      "...",     "--",
      "-",       "—",    "5",     "1,200", "12/31",  "5:30",   "km",   "pm",  "$",  "%",      "http://", "www.",
      "a@b.org", "@",    "#",     "(",     ")",      ":)",     "etc.", "No.", "W.", "I",      "anti-",   "cannot",
      "gonna",   "é",    "中文",  "😀",     "\u200D", "\uFE0F", " ",    "  ",  "\n", "\u00A0", "\t",      "\x80",
      "\xFF",    "&",    "/",     "_",     "*",      "n't",    "'s",   "+"};
  std::mt19937 random(19780917);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t k = random() % 9; k > 0; --k) text += pieces[random() % pieces.size()];
    expect_tiling(text);
    if (HasFatalFailure()) return;
  }
}

TEST(Tokenize, AnyBytesAreCut) {
  std::mt19937 random(20250316);
  for (int round = 0; round < 5000; ++round) {
    std::string bytes(random() % 40, ' ');
    for (char& c : bytes) c = static_cast<char>(random() % 256);
    expect_tiling(bytes);
    if (HasFatalFailure()) return;
  }
}

TEST(Tokenize, ALongRunIsCutInLinearTime) {
  // Each of these once asked every rule at every character to look to the end of the run.
  for (const char* piece : {"a", "a.", "1,", "-", "a-", "1/", "(", "'", "U.", "@", "_a", "1-"}) {
    std::string text;
    while (text.size() < 100000) text += piece;
    expect_tiling(text);
  }
}

TEST(TokenRules, ABadLineIsNamed) {
  const auto rules = parse_rules({{"abbreviations", "# titles\nmr always\ndr sometimes\n"}});
  ASSERT_FALSE(rules);
  EXPECT_EQ(rules.error().to_string(),
            "lexicon/tokenize/abbreviations.txt:3: \"dr sometimes\" is malformed or stands there twice");
  EXPECT_FALSE(parse_rules({{"contractions", "cannot\n"}}));
  EXPECT_FALSE(parse_rules({{"units", "km\nkm\n"}}));
}

TEST(TokenRules, TheBuiltInListsAreWellFormed) {
  const auto rules = parse_rules(embedded_lists());
  ASSERT_TRUE(rules) << rules.error().to_string();
  EXPECT_GT(rules->abbreviations.size(), 100U);
}

}  // namespace
}  // namespace grotius
