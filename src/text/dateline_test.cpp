#include "text/dateline.h"

#include <gtest/gtest.h>

#include "text/layout.h"

namespace grotius {
namespace {

struct Parts {
  std::string place, date, agency, body;
  bool operator==(const Parts&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Parts& parts) {
  return out << parts.place << " | " << parts.date << " | " << parts.agency << " | " << parts.body;
}

std::optional<Parts> dateline_of(const std::string& text) {
  const auto paragraphs = find_paragraphs(text);
  const auto found = find_dateline(text, paragraphs);
  if (!found) return std::nullopt;
  const auto words = [&](ByteSpan span) { return text.substr(span.begin, span.size()); };
  const ByteSpan body = trim(text, {found->span.end, static_cast<std::uint32_t>(text.size())});
  return Parts{words(found->place), words(found->date), words(found->agency), words(body)};
}

TEST(Dateline, IsReadInTheFormsOfTheAgencies) {
  const std::vector<std::pair<std::string, Parts>> cases = {
      {"PRETORIA, April 5 (AFP) -- Talks resume.", {"PRETORIA", "April 5", "AFP", "Talks resume."}},
      {"BREZHOV, Torvany (CPA) - Talks resume.", {"BREZHOV, Torvany", "", "CPA", "Talks resume."}},
      {"PORT LASITHOS - Talks resume.", {"PORT LASITHOS", "", "", "Talks resume."}},
      {"NAIROBI, Dec. 10 (Xinhua) -- Talks resume.", {"NAIROBI", "Dec. 10", "Xinhua", "Talks resume."}},
      {"NAIROBI, Dec. 10(Xinhua)--Talks resume.", {"NAIROBI", "Dec. 10", "Xinhua", "Talks resume."}},
      {"HANOI, Nov. 27 (Xinhua) Talks resume.", {"HANOI", "Nov. 27", "Xinhua", "Talks resume."}},
      {"(Reuters) - Talks resume.", {"", "", "Reuters", "Talks resume."}},
      {"Dec 29 (Reuters) - Talks resume.", {"", "Dec 29", "Reuters", "Talks resume."}},
      {"Mexico City (AFP) – Talks resume.", {"Mexico City", "", "AFP", "Talks resume."}},
      {"DES MOINES, Iowa — Talks resume.", {"DES MOINES, Iowa", "", "", "Talks resume."}},
      {"Cairo, 17 September 1978 -- Talks resume.", {"Cairo", "17 September 1978", "", "Talks resume."}},
      {"N'DJAMENA, Friday (AP) -- Talks resume.", {"N'DJAMENA", "Friday", "AP", "Talks resume."}},
      {"ZHANJIANG, Guangdong, Nov. 15 (Xinhua) --Talks resume.",
       {"ZHANJIANG, Guangdong", "Nov. 15", "Xinhua", "Talks resume."}},
  };
  for (const auto& [text, parts] : cases) EXPECT_EQ(dateline_of(text), parts) << text;
}

TEST(Dateline, MayFollowAHeadlineAndAByline) {
  const auto parts = dateline_of("Talks resume\n\nBy Jane Roe\n\nGENEVA (AP) - Envoys met.");
  ASSERT_TRUE(parts);
  EXPECT_EQ(parts->place, "GENEVA");
}

TEST(Dateline, DoesNotFireOnSentences) {
  for (const char* text : {
           "The envoys - two of them women - met on Friday.",
           "NATO and Russia \"getting closer\" to an accord, the minister said.",
           "Jane Roe (Labour) - the party's whip - refused.",
           "On Monday, April 5 (Easter) -- a holiday -- nobody met.",
           "UN-backed talks resumed.",
           "EXCLUSIVE – Envoys met in secret.",
           "URGENT: 12 envoys met in Geneva: ministry",
           "POLLS NOT NECESSARILY WRONG, JUST TOO EARLY - Jane Roe counts.",
           "FIFA president John Roe - a lawyer - spoke.",
           "In Geneva (Switzerland) - where they met - it rained.",
       }) {
    EXPECT_FALSE(dateline_of(text)) << text;
  }
}

TEST(Dateline, TellsADayOnlyWithItsYear) {
  EXPECT_EQ(dated_day("April 5, 1997"), parse_day("1997-04-05"));
  EXPECT_EQ(dated_day("Sept. 17, 1978"), parse_day("1978-09-17"));
  EXPECT_EQ(dated_day("17 September 1978"), parse_day("1978-09-17"));
  EXPECT_FALSE(dated_day("April 5"));
  EXPECT_FALSE(dated_day("February 30, 1997"));
  EXPECT_FALSE(dated_day("Friday"));
}

std::string byline_of(const std::string& text) {
  const auto found = find_byline(text, find_paragraphs(text));
  return found ? text.substr(found->begin, found->size()) : "";
}

TEST(Byline, IsALineOfNames) {
  EXPECT_EQ(byline_of("Talks resume\nBy Jane Roe\nGENEVA (AP) - Envoys met."), "By Jane Roe");
  EXPECT_EQ(byline_of("By JANE ROE and John van der Doe\n\nEnvoys met."), "By JANE ROE and John van der Doe");
  EXPECT_EQ(byline_of("By Jane Roe, Associated Press\n\nEnvoys met."), "By Jane Roe, Associated Press");
}

TEST(Byline, IsNoSentence) {
  EXPECT_EQ(byline_of("By Friday the envoys had left."), "");
  EXPECT_EQ(byline_of("By Monday\nEnvoys met."), "");
  EXPECT_EQ(byline_of("By 58 to 33 the house refused."), "");
}

}  // namespace
}  // namespace grotius
