#include "temporal/temporal.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "temporal/crude_parse.h"
#include "temporal/grammar.h"
#include "temporal/times_data.h"

namespace grotius {
namespace {

std::vector<TimeExpression> times_of(const std::string& text, std::optional<std::string> published) {
  Report report;
  report.text = text;
  report.published = std::move(published);
  const Document document = read_text(std::move(report));
  const Tokens tokens = tokenize(document);
  return resolve_times(document, tokens, temporal::crude_parse(document, tokens));
}

std::string type_name(TimeType type) {
  switch (type) {
    case TimeType::kDate:
      return "DATE";
    case TimeType::kTime:
      return "TIME";
    case TimeType::kDuration:
      return "DURATION";
    case TimeType::kSet:
      return "SET";
  }
  return "";
}

// "words | TYPE | value | from | to", blanks at the edges of parts left out.
std::string row(std::string_view words, const TimeExpression& time) {
  std::string line(words);
  for (const std::string& part : {type_name(time.type), time.value, time.from, time.to})
    line += part.empty() ? " |" : " | " + part;
  return line;
}

struct Case {
  std::string file, name, published, text, expected;
};

std::vector<Case> read_cases() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(GROTIUS_SOURCE_DIR "/src/temporal/cases"))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Case> cases;
  for (const auto& file : files) {
    std::ifstream in(file);
    Case current{file.filename().string(), "", "", "", ""};
    bool expected = false;
    const auto close = [&] {
      if (!current.name.empty()) cases.push_back(current);
      current = {file.filename().string(), "", "", "", ""};
      expected = false;
    };
    for (std::string line; std::getline(in, line);) {
      if (line == "====")
        close();
      else if (line == "----")
        expected = true;
      else if (expected)
        current.expected += line + "\n";
      else if (line.rfind("name: ", 0) == 0)
        current.name = line.substr(6);
      else if (line.rfind("published: ", 0) == 0)
        current.published = line.substr(11);
      else if (line.rfind("why: ", 0) != 0)
        current.text += line + "\n";
    }
    close();
  }
  return cases;
}

TEST(ResolveTimes, ReadsTheGoldenCases) {
  const auto cases = read_cases();
  ASSERT_GT(cases.size(), 15U);
  for (const auto& one : cases) {
    const auto published = one.published == "none" ? std::nullopt : std::optional(one.published);
    std::string got;
    for (const auto& time : times_of(one.text, published))
      got += row(one.text.substr(time.span.begin, time.span.size()), time) + "\n";
    EXPECT_EQ(got, one.expected) << one.file << ": " << one.name;
  }
}

TEST(ResolveTimes, SpansAreDisjointAscendingAndInsideTheText) {
  std::string all;
  for (const auto& one : read_cases()) all += one.text + "\n";
  const auto times = times_of(all, "2006-12-13");
  ASSERT_GT(times.size(), 40U);
  std::uint32_t end = 0;
  for (const auto& time : times) {
    EXPECT_LE(end, time.span.begin);
    EXPECT_LT(time.span.begin, time.span.end);
    EXPECT_LE(time.span.end, all.size());
    EXPECT_EQ(time.from.empty(), time.to.empty());
    if (!time.from.empty()) {
      EXPECT_LT(time.from, time.to);
    }
    end = time.span.end;
  }
}

TEST(ResolveTimes, FindsTheSameExpressionsWithoutAPublicationDate) {
  for (const auto& one : read_cases()) {
    const auto dated = times_of(one.text, "2006-12-13"), undated = times_of(one.text, std::nullopt);
    for (const auto& time : undated) {
      const bool same = std::any_of(dated.begin(), dated.end(), [&](const auto& other) {
        return other.span == time.span && (time.value.empty() || other.value == time.value || time.from.empty());
      });
      EXPECT_TRUE(same) << one.name << ": " << time.value;
    }
  }
}

TEST(ResolveTimes, FindsNothingInAnEmptyText) { EXPECT_TRUE(times_of("", "2006-12-13").empty()); }

TEST(TimesIn, AreThoseThatShareAByteWithTheSpan) {
  std::vector<TimeExpression> times(4);
  times[0].span = {2, 5}, times[1].span = {5, 9}, times[2].span = {12, 13}, times[3].span = {20, 30};
  for (std::uint32_t begin = 0; begin < 32; ++begin)
    for (std::uint32_t end = begin + 1; end < 33; ++end) {
      const auto [first, last] = times_in(times, {begin, end});
      for (std::size_t i = 0; i < times.size(); ++i)
        EXPECT_EQ(first <= i && i < last, times[i].span.overlaps({begin, end})) << begin << ' ' << end << ' ' << i;
    }
}

TEST(TimesData, EveryLineIsReadable) {
  const auto vocabulary = temporal::read_vocabulary(temporal::kWordsFile, temporal::kHolidaysFile);
  EXPECT_TRUE(vocabulary.has_value()) << vocabulary.error().to_string();
  const auto grammar = temporal::read_grammar(temporal::kGrammarFile);
  EXPECT_TRUE(grammar.has_value()) << grammar.error().to_string();
}

TEST(TimesData, ABadLineIsNamed) {
  const auto words = temporal::read_vocabulary("# comment\nmonth 1 january\n", "");
  ASSERT_FALSE(words.has_value());
  EXPECT_EQ(words.error().place, "lexicon/times/words.txt:2");
  const auto holidays = temporal::read_vocabulary("", "13-45 = nonsense day\n");
  ASSERT_FALSE(holidays.has_value());
  EXPECT_EQ(holidays.error().place, "lexicon/times/holidays.txt:1");
  const auto grammar = temporal::read_grammar("day = <weekday>\ncalendar : {dey}\n");
  ASSERT_FALSE(grammar.has_value());
  EXPECT_EQ(grammar.error().place, "lexicon/times/grammar.txt:2");
  EXPECT_NE(grammar.error().message.find("dey"), std::string::npos);
}

}  // namespace
}  // namespace grotius
