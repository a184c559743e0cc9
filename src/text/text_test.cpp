#include "text/text.h"

#include <gtest/gtest.h>

#include <random>

#include "text/utf8.h"

namespace grotius {
namespace {

Document read(std::string text, std::string published = "2025-03-16") {
  Report report;
  report.text = std::move(text);
  if (!published.empty()) report.published = std::move(published);
  return read_text(std::move(report));
}

TEST(Text, BadBytesAreReplacedOneForOneAndCounted) {
  const Document document = read("A\xFF\xC3 caf\xC3\xA9 \xE2\x82.");
  EXPECT_EQ(document.bytes, "A?? caf\xC3\xA9 ??.");
  ASSERT_EQ(document.warnings.size(), 1U);
  EXPECT_EQ(document.warnings[0], "4 bytes were not valid UTF-8 and are read as '?'");
}

TEST(Text, AWrittenReplacementCharacterIsNoDamage) {
  const Document document = read("A \uFFFD B");
  EXPECT_EQ(document.bytes, "A \uFFFD B");
  EXPECT_TRUE(document.warnings.empty());
}

TEST(Text, TheIdIsTheHashOfTheTextAsReceived) {
  EXPECT_EQ(read("abc").id, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_NE(read("A\xFF").id, read("A?").id);
  Report report;
  report.id = "r1";
  EXPECT_EQ(read_text(std::move(report)).id, "r1");
}

TEST(Text, PublicationDateIsGivenOrTheDatelines) {
  EXPECT_EQ(read("CAIRO, Sept. 17, 1978 (AP) - Talks resume.").published, parse_day("2025-03-16"));
  EXPECT_EQ(read("CAIRO, Sept. 17, 1978 (AP) - Talks resume.", "").published, parse_day("1978-09-17"));
  const Document undated = read("CAIRO, Sept. 17 (AP) - Talks resume.", "");
  EXPECT_FALSE(undated.published);
  ASSERT_EQ(undated.warnings.size(), 1U);
  EXPECT_EQ(undated.warnings[0], "no publication date is known; times that depend on it stay unresolved");
}

TEST(Text, AWrongPublicationDateIsNamed) {
  const Document document = read("Talks resume.", "16 March 2025");
  EXPECT_FALSE(document.published);
  ASSERT_EQ(document.warnings.size(), 2U);
  EXPECT_EQ(document.warnings[0], "the publication date \"16 March 2025\" is no ISO 8601 date and is not used");
}

TEST(Text, DatelineHasTheOffsetsOfItsWords) {
  const Document document = read("PRETORIA, April 5 (AFP) -- Talks resume.");
  ASSERT_TRUE(document.dateline);
  EXPECT_EQ(document.dateline->span, (ByteSpan{0, 26}));
  EXPECT_EQ(document.dateline->place, (ByteSpan{0, 8}));
  EXPECT_EQ(document.dateline->date, (ByteSpan{10, 17}));
  EXPECT_EQ(document.dateline->agency, (ByteSpan{19, 22}));
}

TEST(Text, AnyBytesGiveValidUtf8OfTheSameLength) {
  std::mt19937 random(20250316);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 60, ' ');
    for (char& c : bytes) c = static_cast<char>(random() % 4 == 0 ? " \n\t."[random() % 4] : random() % 256);
    const Document document = read(bytes);
    ASSERT_EQ(document.bytes.size(), bytes.size());
    for (std::size_t at = 0; at < document.bytes.size();) {
      const CodePoint c = decode(document.bytes, at);
      ASSERT_FALSE(c.value == U'\uFFFD' && c.size == 1) << "byte " << at;
      at += c.size;
    }
    std::uint32_t end = 0;
    for (const ByteSpan span : document.paragraphs) {
      ASSERT_LE(end, span.begin);
      ASSERT_LT(span.begin, span.end);
      ASSERT_FALSE(is_space(decode(document.bytes, span.begin).value));
      end = span.end;
    }
    ASSERT_LE(end, bytes.size());
  }
}

TEST(CodePointIndex, CountsCodePoints) {
  const CodePointIndex ascii("abc");
  EXPECT_EQ(ascii.to_code_point(0), 0U);
  EXPECT_EQ(ascii.to_code_point(3), 3U);
  const std::string text = "a\u00E9\u20AC\U0001F600z";  // 1 + 2 + 3 + 4 + 1 bytes
  const CodePointIndex index(text);
  EXPECT_EQ(index.size(), 5U);
  EXPECT_EQ(index.to_code_point(1), 1U);
  EXPECT_EQ(index.to_code_point(3), 2U);
  EXPECT_EQ(index.to_code_point(6), 3U);
  EXPECT_EQ(index.to_code_point(10), 4U);
  EXPECT_EQ(index.to_code_point(11), 5U);
}

}  // namespace
}  // namespace grotius
