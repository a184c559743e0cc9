// tokens FILE.jsonl: the words of the reports in FILE, as the reader cuts them, for training.
//
// One JSON line a report: {"words": [[begin, end, token, paragraph, space_before], …]}, begin and end in code points.
#include <fmt/format.h>

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

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: tokens FILE.jsonl\n");
    return 2;
  }
  std::ifstream file(argv[1]);
  if (!file) {
    fmt::print(stderr, "{}: cannot be read\n", argv[1]);
    return 1;
  }
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    const auto report = nlohmann::json::parse(line, nullptr, false);
    if (!report.is_object() || !report.contains("text") || !report["text"].is_string()) {
      fmt::print(stderr, "{}:{}: no report with a text\n", argv[1], number);
      return 1;
    }
    fmt::print("{}\n", words_json(report["text"].get<std::string>()));
  }
  return 0;
}
