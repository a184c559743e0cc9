// Golden cases: tests/process/*.txt. A name, why it is so, the reports by hand (process/handmade.h); then "----" and
// parts of what `grotius status` says: a line "as of DAY" (or "as of DAY, known at DAY") and titles with the lines
// below them, without the sources in brackets. "nothing" stands below a title that the status does not have.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "process/handmade.h"

namespace grotius {
namespace {

struct Question {
  std::string as_of;
  std::optional<std::string> known_at;
  std::map<std::string, std::vector<std::string>> expected;  // by title
};

struct Case {
  std::string name;
  std::vector<std::string> content;
  std::vector<Question> questions;
};

std::string trimmed(std::string text) {
  text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
  text.erase(text.find_last_not_of(" \r") + 1);
  return text;
}

Question question_from(const std::string& line) {
  const std::size_t known = line.find(", known at ");
  Question out{line.substr(6, 10), std::nullopt, {}};
  if (known != std::string::npos) out.known_at = line.substr(known + 11, 10);
  return out;
}

std::vector<Case> read_cases(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<Case> out;
  bool is_expected = false;
  std::string title;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("name: ")) {
      out.push_back({line.substr(6), {}, {}});
      is_expected = false;
    } else if (line == "----") {
      is_expected = true;
    } else if (line.starts_with("why: ") || line == "====" || trimmed(line).empty()) {
    } else if (!is_expected) {
      out.back().content.push_back(line);
    } else if (line.starts_with("as of ")) {
      out.back().questions.push_back(question_from(line));
    } else if (!line.starts_with(" ")) {
      title = line;
      out.back().questions.back().expected[title];
    } else {
      out.back().questions.back().expected[title].push_back(trimmed(line));
    }
  }
  return out;
}

// The lines below each title, without their sources.
std::map<std::string, std::vector<std::string>> sections_of(const std::string& text) {
  std::map<std::string, std::vector<std::string>> out;
  std::istringstream in(text);
  std::string title;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) {
      title.clear();
    } else if (!line.starts_with(" ")) {
      title = line;
    } else {
      const std::size_t sources = line.rfind("  [");
      out[title].push_back(trimmed(line.substr(0, line.ends_with(']') ? sources : std::string::npos)));
    }
  }
  return out;
}

std::vector<std::filesystem::path> case_files() {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(GROTIUS_SOURCE_DIR) + "/tests/process"))
    if (entry.path().extension() == ".txt") out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

class Cases : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Cases, AreAsWritten) {
  const auto cases = read_cases(GetParam());
  ASSERT_FALSE(cases.empty());
  for (const Case& one : cases) {
    SCOPED_TRACE(one.name);
    const CaseContent content = handmade::read_case(one.content);
    ASSERT_FALSE(one.questions.empty());
    for (const Question& question : one.questions) {
      SCOPED_TRACE("as of " + question.as_of);
      const auto state = state_of(content, question.as_of, question.known_at);
      ASSERT_TRUE(state) << state.error().to_string();
      auto sections = sections_of(state_text(*state, false));
      for (const auto& [title, lines] : question.expected) {
        SCOPED_TRACE(title);
        const bool is_nothing = lines == std::vector<std::string>{"nothing"};
        EXPECT_EQ(sections[title], is_nothing ? std::vector<std::string>{} : lines);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Process, Cases, testing::ValuesIn(case_files()),
                         [](const auto& each) { return each.param.stem().string(); });

}  // namespace
}  // namespace grotius
