// A verb dictionary of PETRARCH or TABARI: which code a verb has, alone and among which words.
//
// Enters: a file of that format. Leaves: the code of a verb in its sentence: that of the pattern of most words that
// holds there, else the verb's own. Thread safety: immutable after load. Errors: a malformed line is named as
// "file:line: what is wrong". Source: the TABARI manual's verb dictionaries (patterns, synonym sets) and PETRARCH's
// documentation of them. Codes are taken in capitals, up to a ":" (a second code is the other side's). What stands
// for a party ($ + % ^) matches any words; brackets of PETRARCH 2's patterns are read over, its transformations ("~")
// left out.
//
//   &TIEKIND                     a synonym set and its members
//   +DIPLOMATIC
//   --- BREAK [160] ---           a block: verbs that share patterns, and the code of those without one of their own
//   BREAK {BROKE BROKEN}          other forms in braces; lemmas match without
//   - * OFF &TIEKIND TIES [161]  "*" is the verb; words may stand between, unless "_" joins them
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace grotius {

// A sentence in lower case.
struct VerbContext {
  std::vector<std::string> words, lemmas;  // of equal length
};

class VerbDictionary {
 public:
  VerbDictionary() = default;
  [[nodiscard]] static Result<VerbDictionary> load(const std::string& file);
  [[nodiscard]] static Result<VerbDictionary> parse(std::string_view text, const std::string& file);

  // The code of the word at `at`; empty if the dictionary has none for it.
  [[nodiscard]] std::string code(const VerbContext& sentence, std::size_t at) const;
  [[nodiscard]] bool empty() const { return blocks_.empty(); }

 private:
  friend class VerbReader;
  using Phrase = std::vector<std::string>;
  struct Step {  // one of these phrases, in reading order
    std::vector<Phrase> phrases;
    bool joined = false;  // to what stands on its verb's side
  };
  struct Pattern {
    std::vector<Step> before, after;  // both outwards from the verb
    std::string code;
  };
  struct Block {
    std::vector<Pattern> patterns;
  };
  struct Verb {
    std::size_t block;
    Pattern words;  // of a verb of several words, and its own code
  };
  [[nodiscard]] static bool matches(const Pattern& pattern, const VerbContext& sentence, std::size_t at);

  std::vector<Block> blocks_;
  std::map<std::string, std::vector<Verb>> verbs_;  // by lemma or form, lower case
};

}  // namespace grotius
