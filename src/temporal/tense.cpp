#include "temporal/tense.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/one_of.h"

namespace grotius::temporal {
namespace {

bool verbal(const SyntaxWord& word) { return word.xpos.starts_with("VB") || word.xpos == "MD"; }

// Verbs and adjectives whose infinitive lies ahead even when they stand in the past: "agreed to meet on Monday".
bool looks_ahead(std::string_view lemma) {
  static constexpr std::array<std::string_view, 31> kAhead{
      "expect", "schedule", "plan",   "agree", "promise", "vow",    "pledge", "threaten",
      "intend", "prepare",  "set",    "slate", "due",     "likely", "decide", "hope",
      "want",   "propose",  "offer",  "ask",   "urge",    "order",  "invite", "about",
      "poise",  "schedule", "demand", "would", "seek",    "call",   "ready"};
  return std::find(kAhead.begin(), kAhead.end(), lemma) != kAhead.end();
}

// What stands before a verb in its group.
struct Group {
  bool modal = false, have = false, be_back = false, be_now = false, back = false, now = false, to = false;
};

Group group_of(const Parse& parse, std::uint32_t verb) {
  Group group;
  for (const auto d : parse.dependents[verb]) {
    const auto& word = parse.words[d];
    const bool helper = word.deprel.starts_with("aux") || word.deprel == "cop" || word.xpos == "MD";
    if (word.xpos == "TO" && d < verb) group.to = true;
    if (!helper || d > verb) continue;
    if (word.xpos == "MD") group.modal = true;
    if (word.lemma == "have") group.have = true;
    const bool be = word.lemma == "be" || word.lemma == "get";
    if (word.xpos == "VBD") (be ? group.be_back : group.back) = true;
    if (word.xpos == "VBZ" || word.xpos == "VBP") (be ? group.be_now : group.now) = true;
  }
  return group;
}

Tense tense_of(const Parse& parse, std::uint32_t verb, int depth);

// Nouns of what is still to come: "the possibility of a meeting on Monday".
bool noun_ahead(std::string_view lemma) {
  return one_of(lemma, {"possibility", "prospect", "chance", "likelihood", "hope", "expectation", "plan", "deadline"});
}

Tense of_parent(const Parse& parse, std::uint32_t word, int depth) {
  std::uint32_t up = parse.words[word].head, below = word;
  while (up != kRoot && depth > 0 && !verbal(parse.words[up]) && parse.dependent(up, "cop") == kRoot) {
    // "a deadline of Sunday"; "the Tuesday deadline" may have passed
    if (noun_ahead(parse.words[up].lemma) && parse.words[below].deprel == "nmod") return Tense::kAhead;
    if (parse.words[up].lemma == "due" && parse.words[up].upos == "ADJ") return Tense::kAhead;  // "a ship due Monday"
    below = up;
    up = parse.words[up].head;
    --depth;
  }
  return up == kRoot || depth <= 0 ? Tense::kUnknown : tense_of(parse, up, depth - 1);
}

// "to close Monday": ahead, unless the verb above tells what was done.
Tense of_infinitive(const Parse& parse, std::uint32_t verb, int depth) {
  const std::uint32_t up = parse.words[verb].head;
  if (up == kRoot || looks_ahead(parse.words[up].lemma)) return Tense::kAhead;
  const Tense above = verbal(parse.words[up]) ? tense_of(parse, up, depth - 1) : of_parent(parse, verb, depth - 1);
  return above == Tense::kBack ? Tense::kBack : Tense::kAhead;
}

Tense tense_of(const Parse& parse, std::uint32_t verb, int depth) {
  if (depth <= 0) return Tense::kUnknown;
  const auto& word = parse.words[verb];
  const Group group = group_of(parse, verb);
  if (group.modal || word.xpos == "MD") return group.have ? Tense::kBack : Tense::kAhead;
  // "they are to meet", "were to meet"
  if (group.to && !group.have && (group.be_now || group.be_back)) return Tense::kAhead;
  if (group.to) return group.have ? Tense::kBack : of_infinitive(parse, verb, depth);
  if (word.xpos == "VBD" || group.be_back || group.back || group.have) return Tense::kBack;
  if (word.xpos == "VBG") return group.be_now ? Tense::kAhead : of_parent(parse, verb, depth - 1);
  if (one_of(word.lemma, {"expect", "schedule", "plan", "set", "slate", "due"}) && group.be_now) return Tense::kAhead;
  if (word.xpos == "VBZ" || word.xpos == "VBP" || group.be_now || group.now) return Tense::kNow;
  if (word.xpos == "VBN")
    return word.deprel == "acl" || word.deprel == "advcl" ? Tense::kBack : of_parent(parse, verb, depth - 1);
  return of_parent(parse, verb, depth - 1);
}

// "promised to answer on Thursday": where the day hangs on the promise, it is still that of the answer.
bool after_promise(const Parse& parse, std::uint32_t word) {
  const std::uint32_t up = parse.words[word].head;
  if (up == kRoot || !looks_ahead(parse.words[up].lemma)) return false;
  const std::uint32_t promised = parse.dependent(up, "xcomp");
  return promised != kRoot && up < promised && promised < word;
}

}  // namespace

Tense tense_at(const Parse& parse, std::uint32_t word) {
  constexpr int kDepth = 12;
  if (word >= parse.words.size()) return Tense::kUnknown;
  const auto& own = parse.words[word];
  // "Tuesday's declaration" is told of, whatever its clause says next.
  if (own.deprel == "nmod:poss") return Tense::kBack;
  if (verbal(own)) return tense_of(parse, word, kDepth);
  if (after_promise(parse, word)) return Tense::kAhead;
  return of_parent(parse, word, kDepth);
}

}  // namespace grotius::temporal
