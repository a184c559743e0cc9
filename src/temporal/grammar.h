// The grammar of times: lexicon/times/grammar.txt read, and matched against lexemes.
//
// Enters: rules; then the lexemes of a report. Leaves: for a position, every way an expression can begin there, as
// a kind, an end and the slots that were filled, in text order. Errors: a malformed line is named as "file:line: what".
// Thread safety: Grammar is immutable after reading; a Matcher belongs to one report and one thread.
//
//   "early next week"  ->  kind "period", slots mod=S dir=1 unit=W
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "temporal/lexemes.h"
#include "temporal/vocabulary.h"

namespace grotius::temporal {

// A part of a pattern. What a slot or rule fills can be kept apart as the end of a range: "<day>@end", "{day}@end".
struct Node {
  enum class Kind { kWord, kSlot, kRule, kSequence, kChoice, kOptional } kind = Kind::kSequence;
  bool ends = false;        // marked "@end"
  std::string text;         // word, or name of slot or rule; a slot may be renamed: "<ordinal=day>"
  std::size_t rule = 0;     // of kRule: index into Grammar::rules
  std::vector<Node> parts;  // of kSequence, kChoice, kOptional
};

struct Grammar {
  struct Rule {
    std::string name;
    std::vector<Node> alternatives;
  };
  struct Pattern {
    std::string kind;
    Node node;
    std::vector<std::string> first;  // what it can begin with: words, and slots as "<slot>"; sorted
  };
  std::vector<Rule> rules;
  std::vector<Pattern> patterns;
};

[[nodiscard]] Result<Grammar> read_grammar(std::string_view text);

// A filled slot: what the word of time says.
struct Filled {
  std::string_view slot, code;  // of the vocabulary or the grammar, which outlive it
  double number = 0;
  std::size_t begin = 0, end = 0;  // lexemes
  bool ambiguous = false;          // the form is also an ordinary word
  bool ends = false;               // of the end of a range, not of its beginning
};

class Filling {
 public:
  std::vector<Filled> slots;

  // All that was filled for one side of a range.
  [[nodiscard]] Filling side(bool ends) const;
  [[nodiscard]] const Filled* find(std::string_view slot) const;
  [[nodiscard]] bool has(std::string_view slot) const { return find(slot) != nullptr; }
  [[nodiscard]] std::optional<int> integer(std::string_view slot) const;
  [[nodiscard]] std::string code(std::string_view slot) const;  // empty if not filled
};

struct Match {
  std::size_t end = 0;  // lexeme
  Filling filling;
};

struct Candidate {
  std::string_view kind;  // of the grammar
  std::size_t pattern = 0;
  Match match;
};

class Matcher {
 public:
  Matcher(const Grammar& grammar, const Vocabulary& vocabulary, const std::vector<Lexeme>& lexemes)
      : grammar_(grammar), vocabulary_(vocabulary), lexemes_(lexemes) {}
  // Longest first; among equals, as the grammar orders them.
  [[nodiscard]] std::vector<Candidate> at(std::size_t position);

 private:
  [[nodiscard]] std::vector<Match> match(const Node& node, std::size_t position);
  [[nodiscard]] std::vector<Match> match_sequence(const Node& node, std::size_t position);
  [[nodiscard]] const std::vector<Match>& match_rule(std::size_t rule, std::size_t position);
  [[nodiscard]] bool can_begin(const Grammar::Pattern& pattern, std::size_t position);
  [[nodiscard]] const std::vector<Filled>& terminals(std::size_t position);

  const Grammar& grammar_;
  const Vocabulary& vocabulary_;
  const std::vector<Lexeme>& lexemes_;
  std::unordered_map<std::size_t, std::vector<Filled>> terminals_;
  std::unordered_map<std::size_t, std::vector<Match>> rules_;
};

// Every slot the lexemes from `position` on can fill: entries of the vocabulary and the built-in ones.
[[nodiscard]] std::vector<Filled> fill_slots(const Vocabulary& vocabulary, const std::vector<Lexeme>& lexemes,
                                             std::size_t position);

}  // namespace grotius::temporal
