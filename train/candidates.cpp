// candidates MODEL LEXICON FILE.jsonl: for the reports in FILE, whom every pronoun and description could take up and
// what speaks for each, for training.
//
// One JSON line a report: {"choices": [{"what": "pronoun", "column": 0, "word": [begin, end], "options": [{"span":
// [begin, end], "head": [begin, end], "actors": [n, ...], "signals": {name: value, ...}}, ...]}, ...], "actors": [the
// spans of actor 0, ...]}, begin and end in code points; nobody has no span.
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <fstream>
#include <nlohmann/json.hpp>

#include "actors/ranker.h"
#include "pipeline/pipeline.h"

namespace {

using Json = nlohmann::ordered_json;

Json choice_json(const grotius::Choice& choice, const grotius::Tokens& tokens, const grotius::CodePointIndex& index) {
  const auto span = [&](grotius::WordSpan words) {
    return Json{index.to_code_point(tokens.words[words.begin].span.begin),
                index.to_code_point(tokens.words[words.end - 1].span.end)};
  };
  Json options = Json::array();
  for (const auto& [candidate, signals] : choice.options) {
    Json option{{"actors", Json::array()}, {"signals", Json::object()}};
    if (!candidate.words.empty()) option["span"] = span(candidate.words);
    if (!candidate.words.empty()) option["head"] = span({candidate.head, candidate.head + 1});
    for (const auto id : candidate.actors) option["actors"].push_back(id.value);
    for (const auto& [name, value] : signals) option["signals"][name] = value;
    options.push_back(std::move(option));
  }
  return {{"what", choice.what},
          {"column", choice.column},
          {"word", span({choice.word, choice.word + 1})},
          {"options", std::move(options)}};
}

int write_candidates(const char* model, const char* lexicon_directory, const char* path) {
  const auto reader = grotius::Reader::open(model, lexicon_directory);
  const auto lexicon = grotius::Lexicon::load(lexicon_directory);
  std::ifstream file(path);
  if (!reader || !lexicon || !file) {
    fmt::print(stderr, "{}\n",
               !reader    ? reader.error().to_string()
               : !lexicon ? lexicon.error().to_string()
                          : fmt::format("{}: cannot be read", path));
    return 1;
  }
  for (std::string line; std::getline(file, line);) {
    const auto json = nlohmann::json::parse(line);
    grotius::Report report;
    report.text = json.at("text").get<std::string>();
    const auto parsed = (*reader)->parse_only(std::move(report));
    const grotius::CodePointIndex index(parsed.document.bytes);
    Json choices = Json::array();
    const auto cast = grotius::find_actors(
        parsed.document, parsed.tokens, parsed.parse, parsed.names, **lexicon,
        [&](const grotius::Choice& choice) { choices.push_back(choice_json(choice, parsed.tokens, index)); });
    Json actors = Json::array();
    for (const auto& actor : cast.actors) {
      Json& spans = actors.emplace_back(Json::array());
      for (const auto& mention : actor.mentions)
        spans.push_back({index.to_code_point(mention.span.begin), index.to_code_point(mention.span.end)});
    }
    fmt::print("{}\n", Json{{"choices", std::move(choices)}, {"actors", std::move(actors)}}.dump());
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 4) {
    std::fputs("usage: candidates MODEL LEXICON FILE.jsonl\n", stderr);
    return 2;
  }
  return write_candidates(argv[1], argv[2], argv[3]);
} catch (const std::exception& error) {
  std::fputs(error.what(), stderr);
  return 1;
}
