// Reports that tell of no politics, or are no reports (tests/reading/odd.txt), and sentences whose construction says
// how far an act has come (tests/reading/constructions.txt) or whose somebody is (tests/reading/belonging.txt).
#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <functional>

#include "cases.h"

namespace grotius {
namespace {

Reading read(const Reader& reader, std::string text) {
  Report report;
  report.id = "odd";
  report.published = "2025-03-16";
  report.text = std::move(text);
  return reader.read(std::move(report));
}

bool warns(const Reading& reading, const std::string& words) {
  const auto& warnings = reading.document.warnings;
  return std::any_of(warnings.begin(), warnings.end(), [&](const std::string& w) { return w.find(words) < w.size(); });
}

std::string told(const Reading& reading) {
  std::string out;
  for (const Fact& fact : reading.facts)
    out += fact.kind + " " + fact.type + " " + fact.status + ": " + std::string(reading.document.text(fact.trigger)) +
           '\n';
  return out;
}

// Name and country of all actors, or of those of one name.
std::string actors(const Reading& reading, std::string_view name = {}) {
  std::string out;
  for (const Actor& actor : reading.cast.actors)
    if (name.empty() || actor.name == name) out += actor.name + " " + actor.country.value_or("-") + "\n";
  return out;
}

bool tells(const Reading& reading, const std::function<bool(const Fact&)>& test) {
  return std::any_of(reading.facts.begin(), reading.facts.end(), test);
}

// "facts N": no more than N; "fact TYPE STATUS": there is one such, "never": there is none; "tone", "change": there is
// one with that; "empty": nobody, nothing; "warning WORDS"; "read":
// the report is in English; "country NAME CODE": an actor of that name is of it ("-": of none known); "nobody NAME":
// there is no such actor.
void expect(const Reading& reading, const std::string& line) {
  const std::string word = line.substr(0, line.find(' ')),
                    rest = line.size() > word.size() ? line.substr(word.size() + 1) : "";
  if (word == "facts") {
    std::size_t most = 0;
    std::from_chars(rest.data(), rest.data() + rest.size(), most);
    EXPECT_LE(reading.facts.size(), most) << told(reading);
  } else if (word == "fact" || word == "never") {
    EXPECT_EQ(tells(reading, [&](const Fact& f) { return f.type + " " + f.status == rest; }), word == "fact")
        << rest << " in\n"
        << told(reading);
  } else if (word == "tone" || word == "change") {
    EXPECT_TRUE(
        tells(reading, [&](const Fact& f) { return (word == "tone" ? f.detail.tone : f.detail.change) == rest; }))
        << line << " in\n"
        << told(reading);
  } else if (word == "country") {
    const auto name = rest.substr(0, rest.rfind(' '));
    EXPECT_NE(actors(reading, name).find(rest + "\n"), std::string::npos) << rest << " in\n" << actors(reading);
  } else if (word == "nobody") {
    EXPECT_EQ(actors(reading, rest), "") << "in\n" << actors(reading);
  } else if (word == "empty") {
    EXPECT_TRUE(reading.facts.empty() && reading.statements.empty() && reading.cast.actors.empty() &&
                reading.cast.places.empty() && reading.times.empty());
  } else if (word == "warning") {
    EXPECT_TRUE(warns(reading, rest)) << rest;
  } else {
    EXPECT_EQ(word, "read");
    EXPECT_FALSE(warns(reading, "not in English"));
    EXPECT_GT(reading.tokens.words.size(), 0U);
  }
}

void expect_cases(const std::string& file, std::size_t at_least) {
  const Reader* const reader = shipped_reader();
  if (reader == nullptr) GTEST_SKIP() << "no model";
  const auto cases = read_cases(file);
  ASSERT_GE(cases.size(), at_least);
  for (const ReadingCase& one : cases) {
    SCOPED_TRACE(one.name + ": " + one.why);
    ASSERT_FALSE(one.expected.empty());
    const Reading reading = read(*reader, one.text);
    for (const std::string& line : one.expected) expect(reading, line);
  }
}

TEST(OddReports, TellNothingThatIsNotInThem) { expect_cases(GROTIUS_SOURCE_DIR "/tests/reading/odd.txt", 15); }

TEST(Constructions, SayHowFarAnActHasCome) { expect_cases(GROTIUS_SOURCE_DIR "/tests/reading/constructions.txt", 12); }

TEST(Belonging, IsToldByTheWordsAround) { expect_cases(GROTIUS_SOURCE_DIR "/tests/reading/belonging.txt", 14); }

TEST(OddReports, NothingAndBlanksGiveAnEmptyReading) {
  const Reader* const reader = shipped_reader();
  if (reader == nullptr) GTEST_SKIP() << "no model";
  for (const char* const text : {"", " ", "\n\n\n", " \t\r\n \n", "\xc2\xa0\xe2\x80\x83", "...", "-- \n --"}) {
    const Reading reading = read(*reader, text);
    EXPECT_TRUE(reading.facts.empty() && reading.statements.empty() && reading.cast.actors.empty()) << text;
  }
}

TEST(OddReports, AMegabyteOfBlanksHidesNothingAndTellsNothing) {
  const Reader* const reader = shipped_reader();
  if (reader == nullptr) GTEST_SKIP() << "no model";
  const std::string blanks(500'000, ' ');
  const Reading reading = read(*reader, blanks + "Lina Holt met Omar Reyes in Geneva on Friday." + blanks);
  ASSERT_EQ(reading.facts.size(), 1U) << told(reading);
  EXPECT_EQ(reading.facts[0].type, "CONSULT");
  EXPECT_EQ(reading.facts[0].source.size() + reading.facts[0].target.size(), 2U);
}

TEST(OddReports, AMegabyteInAnotherLanguageIsRefused) {
  const Reader* const reader = shipped_reader();
  if (reader == nullptr) GTEST_SKIP() << "no model";
  std::string text;
  while (text.size() < 1'000'000)
    text += "Les deux parties ont accepté de reprendre les pourparlers dans la capitale. ";
  const Reading reading = read(*reader, text);
  EXPECT_TRUE(reading.facts.empty());
  EXPECT_TRUE(warns(reading, "not in English"));
}

}  // namespace
}  // namespace grotius
