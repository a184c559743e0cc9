// Golden cases: src/actors/cases/*.txt. First what the case shows, then the tree (conllu_fixture.h), then what is asked
// of the cast ("? phrase -> actors", "!voices" once no more speakers will be known) and the whole cast: name, kind,
// code, country, role, mentions.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "actors/actors.h"
#include "conllu_fixture.h"

namespace grotius {
namespace {

struct Case {
  std::string why, tree;
  std::vector<std::string> questions, cast;
  bool voices = false;
};

Case read_case(const std::filesystem::path& file) {
  std::ifstream in(file);
  Case out;
  int part = 0;
  for (std::string line; std::getline(in, line);) {
    if (line == "----")
      ++part;
    else if (part == 0)
      out.why += line;
    else if (part == 1)
      out.tree += line + '\n';
    else if (line == "!voices")
      out.voices = true;
    else
      (line.starts_with("? ") ? out.questions : out.cast).push_back(line);
  }
  return out;
}

std::string mentions(const Document& document, const std::vector<Mention>& list) {
  std::string out;
  for (const auto& mention : list) {
    if (!out.empty()) out += "; ";
    out += document.text(mention.span);
  }
  return out;
}

std::vector<std::string> show(const Document& document, const Cast& cast) {
  std::vector<std::string> out;
  for (const auto& a : cast.actors)
    out.push_back(fmt::format("{} | {} | {} | {} | {} | {}", a.name, to_string(a.kind), a.code.value_or("-"),
                              a.country.value_or("-"), a.role.value_or("-"), mentions(document, a.mentions)));
  for (const auto& p : cast.places)
    out.push_back(fmt::format("place {} | {} | {}", p.name, p.country.value_or("-"), mentions(document, p.mentions)));
  return out;
}

std::vector<std::filesystem::path> case_files() {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(GROTIUS_SOURCE_DIR) + "/src/actors/cases"))
    out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

class ActorCases : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(ActorCases, GiveTheCastExpected) {
  const auto wanted = read_case(GetParam());
  SCOPED_TRACE(wanted.why);
  const auto lexicon = Lexicon::load(std::string(GROTIUS_SOURCE_DIR) + "/lexicon");
  ASSERT_TRUE(lexicon.has_value()) << lexicon.error().to_string();
  const auto report = read_conllu(wanted.tree);
  auto cast = find_actors(report.document, report.tokens, report.parse, report.names, **lexicon);
  Resolver resolver(report.document, report.tokens, report.parse, **lexicon, cast);
  if (wanted.voices) resolver.settle_voices();
  for (const auto& question : wanted.questions) {
    const auto arrow = question.find(" -> ");
    ASSERT_NE(arrow, std::string::npos) << question;
    const auto words = report.find(question.substr(2, arrow - 2));
    ASSERT_FALSE(words.empty()) << question;
    std::string answer;
    for (const auto id : resolver.resolve(words)) answer += (answer.empty() ? "" : "; ") + cast.actors[id.value].name;
    EXPECT_EQ(answer, question.substr(arrow + 4)) << question;
  }
  auto got = show(report.document, cast), expected = wanted.cast;
  std::sort(got.begin(), got.end());
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(got, expected);
}

INSTANTIATE_TEST_SUITE_P(Files, ActorCases, ::testing::ValuesIn(case_files()),
                         [](const auto& tested) { return tested.param.stem().string(); });

}  // namespace
}  // namespace grotius
