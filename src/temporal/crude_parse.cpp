#include "temporal/crude_parse.h"

#include <algorithm>
#include <map>

namespace grotius::temporal {
namespace {

bool ends(std::string_view text, std::string_view with) {
  return text.size() > with.size() + 1 && text.substr(text.size() - with.size()) == with;
}

const std::map<std::string_view, std::string_view>& closed_tags() {
  static const std::map<std::string_view, std::string_view> kTags{
      {"will", "MD"},      {"'ll", "MD"},     {"would", "MD"},  {"could", "MD"},    {"may", "MD"},
      {"might", "MD"},     {"should", "MD"},  {"must", "MD"},   {"can", "MD"},      {"shall", "MD"},
      {"is", "VBZ"},       {"are", "VBP"},    {"was", "VBD"},   {"were", "VBD"},    {"has", "VBZ"},
      {"have", "VBP"},     {"had", "VBD"},    {"be", "VB"},     {"been", "VBN"},    {"said", "VBD"},
      {"says", "VBZ"},     {"met", "VBD"},    {"told", "VBD"},  {"fell", "VBD"},    {"rose", "VBD"},
      {"went", "VBD"},     {"came", "VBD"},   {"took", "VBD"},  {"made", "VBD"},    {"began", "VBD"},
      {"left", "VBD"},     {"held", "VBD"},   {"won", "VBD"},   {"lost", "VBD"},    {"got", "VBD"},
      {"gave", "VBD"},     {"sold", "VBD"},   {"grew", "VBD"},  {"sent", "VBD"},    {"led", "VBD"},
      {"broke", "VBD"},    {"became", "VBD"}, {"did", "VBD"},   {"to", "TO"},       {"the", "DT"},
      {"a", "DT"},         {"an", "DT"},      {"in", "IN"},     {"on", "IN"},       {"at", "IN"},
      {"by", "IN"},        {"of", "IN"},      {"for", "IN"},    {"from", "IN"},     {"recent", "JJ"},
      {"current", "JJ"},   {"due", "JJ"},     {"daily", "JJ"},  {"weekly", "JJ"},   {"monthly", "JJ"},
      {"quarterly", "JJ"}, {"set", "VBN"},    {"meet", "VB"},   {"expects", "VBZ"}, {"expect", "VBP"},
      {"plans", "VBZ"},    {"that", "IN"},    {"which", "WDT"}, {"who", "WP"},      {"people", "NNS"},
      {"million", "CD"},   {"billion", "CD"}};
  return kTags;
}

std::string_view guess_tag(std::string_view form, std::string_view lower, std::string_view before) {
  const auto found = closed_tags().find(lower);
  const bool capital = form.front() >= 'A' && form.front() <= 'Z';
  if (found != closed_tags().end() && !(capital && lower == "may" && !before.empty())) return found->second;
  if (form.front() >= '0' && form.front() <= '9') return "CD";
  if (capital) return "NNP";
  if (before == "to" || (closed_tags().count(before) > 0 && closed_tags().at(before) == "MD")) return "VB";
  if (ends(lower, "ly")) return "RB";
  if (ends(lower, "ed")) return "VBD";
  if (ends(lower, "ing")) return "VBG";
  if (ends(lower, "s")) return "NNS";
  return form.size() > 2 ? "NN" : "SYM";
}

std::string guess_lemma(std::string_view lower) {
  if (lower == "has" || lower == "had") return "have";
  if (lower == "is" || lower == "are" || lower == "was" || lower == "were" || lower == "been") return "be";
  if (lower == "set" || lower == "due") return std::string(lower);
  if (ends(lower, "eed")) return std::string(lower.substr(0, lower.size() - 1));
  if (!ends(lower, "ed")) return std::string(lower);
  const auto stem = lower.substr(0, lower.size() - 2);
  static constexpr std::string_view kWithE[] = {"schedul", "promis", "decid", "propos", "invit", "urg", "slat"};
  return std::string(stem) + (std::find(std::begin(kWithE), std::end(kWithE), stem) != std::end(kWithE) ? "e" : "");
}

bool verb(std::string_view tag) { return tag.substr(0, 2) == "VB"; }
bool helper(const SyntaxWord& word) { return word.xpos == "MD" || word.lemma == "be" || word.lemma == "have"; }

void link(Parse& parse, std::uint32_t word, std::uint32_t head, std::string_view deprel) {
  parse.words[word].head = head;
  parse.words[word].deprel = deprel;
}

// The verb a word stands with: the last before it in its sentence, else the next.
std::uint32_t verb_of(const Parse& parse, WordSpan sentence, std::uint32_t word) {
  for (std::uint32_t i = word; i-- > sentence.begin;)
    if (verb(parse.words[i].xpos) && parse.words[i].deprel != "aux") return i;
  for (std::uint32_t i = word + 1; i < sentence.end; ++i)
    if (verb(parse.words[i].xpos) && parse.words[i].deprel != "aux") return i;
  return kRoot;
}

void hang(Parse& parse, WordSpan sentence) {
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (!helper(parse.words[i]) && parse.words[i].xpos != "TO") continue;
    for (std::uint32_t j = i + 1; j < std::min(i + 4, sentence.end); ++j) {
      if (!verb(parse.words[j].xpos) && parse.words[j].lemma != "due") continue;
      link(parse, i, j, parse.words[i].xpos == "TO" ? "mark" : "aux");
      if (parse.words[j].xpos == "VBD" && helper(parse.words[i])) parse.words[j].xpos = "VBN";
      break;
    }
  }
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i)
    if (parse.words[i].head == kRoot) link(parse, i, verb_of(parse, sentence, i), "obl");
}

}  // namespace

Parse crude_parse(const Document& document, const Tokens& tokens) {
  Parse parse;
  parse.words.resize(tokens.words.size());
  parse.dependents.resize(tokens.words.size());
  std::string before;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < tokens.words.size(); ++i) {
    const auto form = document.text(tokens.words[i].span);
    std::string lower(form);
    for (char& c : lower)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    parse.words[i].xpos = guess_tag(form, lower, before);
    parse.words[i].lemma = guess_lemma(lower);
    parse.words[i].upos = parse.words[i].feats = "_";
    before = lower;
    const bool last = i + 1 == tokens.words.size() || tokens.words[i + 1].paragraph != tokens.words[i].paragraph;
    if (!last && form != "." && form != "!" && form != "?") continue;
    parse.sentences.push_back({begin, i + 1});
    begin = i + 1;
    before.clear();
  }
  for (std::uint32_t s = 0; s < parse.sentences.size(); ++s) {
    hang(parse, parse.sentences[s]);
    for (std::uint32_t i = parse.sentences[s].begin; i < parse.sentences[s].end; ++i) {
      parse.words[i].sentence = s;
      if (parse.words[i].head != kRoot) parse.dependents[parse.words[i].head].push_back(i);
    }
  }
  return parse;
}

}  // namespace grotius::temporal
