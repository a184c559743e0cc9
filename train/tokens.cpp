// tokens FILE.jsonl: the words of the reports in FILE, as the reader cuts them, for training.
//
// One JSON line a report: {"words": [[begin, end, token, paragraph, space_before], …]}, begin and end in code points.
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "tokenize/tokenize.h"

namespace {

std::string words_json(std::string text) {
  grotius::Report report;
  report.text = std::move(text);
  const grotius::Document document = grotius::read_text(std::move(report));
  const grotius::CodePointIndex index(document.bytes);
  std::string line = "{\"words\": [";
  for (const grotius::Word& word : grotius::tokenize(document).words) {
    if (line.back() != '[') line += ", ";
    fmt::format_to(std::back_inserter(line), "[{}, {}, {}, {}, {}]", index.to_code_point(word.span.begin),
                   index.to_code_point(word.span.end), word.token, word.paragraph, word.space_before ? 1 : 0);
  }
  return line + "]}";
}

int write_words(const char* path) {
  std::ifstream file(path);
  if (!file) {
    fmt::print(stderr, "{}: cannot be read\n", path);
    return 1;
  }
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    const auto report = nlohmann::json::parse(line, nullptr, false);
    if (!report.is_object() || !report.contains("text") || !report["text"].is_string()) {
      fmt::print(stderr, "{}:{}: no report with a text\n", path, number);
      return 1;
    }
    fmt::print("{}\n", words_json(report["text"].get<std::string>()));
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) {
    std::fputs("usage: tokens FILE.jsonl\n", stderr);
    return 2;
  }
  return write_words(argv[1]);
} catch (const std::exception& error) {
  std::fputs(error.what(), stderr);
  return 1;
}
