// The layers below a reading, as CoNLL-U (Universal Dependencies v2) and as JSON.
//
// start_char and end_char count code points of the report. White space of the report never reaches a line: a sentence's
// text has one space wherever the report has any.
#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>

#include "export/export.h"
#include "text/utf8.h"

namespace grotius {
namespace {

using Json = nlohmann::ordered_json;

std::string one_line(std::string_view text) {
  std::string line;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    if (is_space(point.value)) {
      space = true;
    } else {
      if (space && !line.empty()) line += ' ';
      space = false;
      line += text.substr(at, point.size);
    }
    at += point.size;
  }
  return line;
}

// "B-PER" by word; "" outside names.
std::vector<std::string> name_tags(const ParsedReport& parsed) {
  std::vector<std::string> tags(parsed.tokens.words.size());
  for (const Name& name : parsed.names)
    for (std::uint32_t word = name.words.begin; word < name.words.end; ++word)
      tags[word] = fmt::format("{}-{}", word == name.words.begin ? 'B' : 'I', to_string(name.tag));
  return tags;
}

ByteSpan span_of(const ParsedReport& parsed, WordSpan words) {
  return {parsed.tokens.words[words.begin].span.begin, parsed.tokens.words[words.end - 1].span.end};
}

// The head's number within its sentence, 0 for the root.
std::uint32_t head_number(const ParsedReport& parsed, std::uint32_t word) {
  const SyntaxWord& syntax = parsed.parse.words[word];
  return syntax.head == kRoot ? 0 : syntax.head - parsed.parse.sentences[syntax.sentence].begin + 1;
}

// What both forms need of a report, computed once.
struct Layers {
  const ParsedReport& parsed;
  CodePointIndex points;
  std::vector<std::string> names;

  explicit Layers(const ParsedReport& p) : parsed(p), points(p.document.bytes), names(name_tags(p)) {}
  [[nodiscard]] std::string_view text(ByteSpan span) const { return parsed.document.text(span); }
  [[nodiscard]] std::uint32_t begin(ByteSpan span) const { return points.to_code_point(span.begin); }
  [[nodiscard]] std::uint32_t end(ByteSpan span) const { return points.to_code_point(span.end); }
};

// ---- CoNLL-U -------------------------------------------------------------------------------------------------------

using Buffer = fmt::memory_buffer;

// Does the next token follow without white space?
bool is_glued(const Tokens& tokens, std::uint32_t token) {
  return token + 1 < tokens.tokens.size() && tokens.tokens[token + 1].span.begin == tokens.tokens[token].span.end;
}

void write_misc(const Layers& layers, ByteSpan span, std::string_view name, bool glued, Buffer& out) {
  if (!name.empty()) fmt::format_to(std::back_inserter(out), "NER={}|", name);
  if (glued) fmt::format_to(std::back_inserter(out), "SpaceAfter=No|");
  fmt::format_to(std::back_inserter(out), "start_char={}|end_char={}\n", layers.begin(span), layers.end(span));
}

void write_multiword_row(const Layers& layers, const Token& token, std::uint32_t first, bool glued, Buffer& out) {
  fmt::format_to(std::back_inserter(out), "{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t", first, first + token.words.size() - 1,
                 layers.text(token.span));
  write_misc(layers, token.span, "", glued, out);
}

void write_word_row(const Layers& layers, std::uint32_t word, std::uint32_t number, bool glued, Buffer& out) {
  const SyntaxWord& syntax = layers.parsed.parse.words[word];
  const ByteSpan span = layers.parsed.tokens.words[word].span;
  fmt::format_to(std::back_inserter(out), "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t_\t", number, layers.text(span),
                 syntax.lemma, syntax.upos, syntax.xpos, syntax.feats, head_number(layers.parsed, word), syntax.deprel);
  write_misc(layers, span, layers.names[word], glued, out);
}

void write_rows(const Layers& layers, WordSpan sentence, Buffer& out) {
  const Tokens& tokens = layers.parsed.tokens;
  for (std::uint32_t word = sentence.begin; word < sentence.end; ++word) {
    const std::uint32_t index = tokens.words[word].token;
    const Token& token = tokens.tokens[index];
    const std::uint32_t number = word - sentence.begin + 1;
    const bool multiword = token.words.size() > 1;
    if (multiword && token.words.begin == word)
      write_multiword_row(layers, token, number, is_glued(tokens, index), out);
    // Inside a multiword token the space after it is the token's own matter.
    write_word_row(layers, word, number, !multiword && is_glued(tokens, index), out);
  }
  out.push_back('\n');
}

void write_document(const ParsedReport& parsed, std::string_view id, Buffer& out) {
  fmt::format_to(std::back_inserter(out), "# newdoc id = {}\n", id);
  for (const std::string& warning : parsed.document.warnings)
    fmt::format_to(std::back_inserter(out), "# warning = {}\n", one_line(warning));
}

bool begins_paragraph(const Tokens& tokens, WordSpan sentence) {
  return sentence.begin == 0 || tokens.words[sentence.begin].paragraph != tokens.words[sentence.begin - 1].paragraph;
}

// ---- JSON ----------------------------------------------------------------------------------------------------------

Json word_json(const Layers& layers, std::uint32_t word, std::uint32_t number) {
  const SyntaxWord& syntax = layers.parsed.parse.words[word];
  const ByteSpan span = layers.parsed.tokens.words[word].span;
  Json json = {{"id", number},
               {"span", {layers.begin(span), layers.end(span)}},
               {"form", layers.text(span)},
               {"lemma", syntax.lemma},
               {"upos", syntax.upos},
               {"xpos", syntax.xpos},
               {"feats", syntax.feats},
               {"head", head_number(layers.parsed, word)},
               {"deprel", syntax.deprel}};
  if (!layers.names[word].empty()) json["ner"] = layers.names[word];
  return json;
}

Json multiword_json(const Layers& layers, const Token& token, std::uint32_t first) {
  return {{"words", {first, first + token.words.size() - 1}},
          {"span", {layers.begin(token.span), layers.end(token.span)}},
          {"form", layers.text(token.span)}};
}

Json sentence_json(const Layers& layers, WordSpan sentence) {
  const Tokens& tokens = layers.parsed.tokens;
  const ByteSpan span = span_of(layers.parsed, sentence);
  Json words = Json::array(), multiword = Json::array();
  for (std::uint32_t word = sentence.begin; word < sentence.end; ++word) {
    const Token& token = tokens.tokens[tokens.words[word].token];
    const std::uint32_t number = word - sentence.begin + 1;
    if (token.words.size() > 1 && token.words.begin == word) multiword.push_back(multiword_json(layers, token, number));
    words.push_back(word_json(layers, word, number));
  }
  return {{"span", {layers.begin(span), layers.end(span)}},
          {"text", one_line(layers.text(span))},
          {"paragraph", tokens.words[sentence.begin].paragraph},
          {"words", std::move(words)},
          {"multiword", std::move(multiword)}};
}

}  // namespace

std::string parse_conllu(const ParsedReport& parsed) {
  const Layers layers(parsed);
  const std::string id = one_line(parsed.document.id);
  Buffer out;
  for (std::size_t s = 0; s < parsed.parse.sentences.size(); ++s) {
    const WordSpan sentence = parsed.parse.sentences[s];
    if (s == 0) write_document(parsed, id, out);
    if (begins_paragraph(parsed.tokens, sentence)) fmt::format_to(std::back_inserter(out), "# newpar\n");
    fmt::format_to(std::back_inserter(out), "# sent_id = {}-{}\n# text = {}\n", id, s + 1,
                   one_line(layers.text(span_of(parsed, sentence))));
    write_rows(layers, sentence, out);
  }
  return fmt::to_string(out);
}

std::string parse_json(const ParsedReport& parsed) {
  const Layers layers(parsed);
  Json sentences = Json::array();
  for (const WordSpan sentence : parsed.parse.sentences) sentences.push_back(sentence_json(layers, sentence));
  const Json json = {
      {"id", parsed.document.id}, {"warnings", parsed.document.warnings}, {"sentences", std::move(sentences)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace grotius
