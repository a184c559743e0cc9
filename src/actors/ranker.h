// What speaks for a candidate, weighed: the one machine that chooses the antecedents of pronouns and descriptions.
//
// Enters: candidates, each with named signals; the weights of lexicon/pronouns.tsv or lexicon/descriptions.tsv, a
// column of weights for every class of what is to be resolved. A signal without a weight counts for nothing. Leaves:
// scores. Learned by train/grotius_train/antecedents.py. Thread safety: immutable after load.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "actors/actors.h"

namespace grotius {

// Somebody, something or nobody that may be meant.
struct Antecedent {
  std::uint32_t head = kRoot;   // kRoot: nobody
  WordSpan words;               // as the text has it; empty for nobody
  std::vector<ActorId> actors;  // whom it stands for; none for a thing, or for nobody
};

using Emit = std::function<void(std::string_view signal, double value)>;

class Weights {
 public:
  static constexpr std::size_t kClasses = 3;
  using Row = std::array<double, kClasses>;

  // A signal's row; says what is wrong with it, or nothing.
  [[nodiscard]] std::string add(const std::string& signal, const std::vector<std::string>& columns);
  [[nodiscard]] double of(std::string_view signal, std::size_t column) const;
  [[nodiscard]] bool empty() const { return rows_.empty(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  std::unordered_map<std::string, Row, Hash, std::equal_to<>> rows_;
};

// One choice as it was made, for those who learn from it.
struct Choice {
  struct Option {
    Antecedent candidate;
    std::vector<std::pair<std::string, double>> signals;
  };
  std::uint32_t word = 0;
  std::string_view what;  // "pronoun", "description"
  std::size_t column = 0;
  std::vector<Option> options;
};
using Watch = std::function<void(const Choice&)>;

// find_actors, which tells `watch` of every choice, and asks for whoever is an actor only where somebody asks.
[[nodiscard]] Cast find_actors(const Document& document, const Tokens& tokens, const Parse& parse,
                               const std::vector<Name>& names, const Lexicon& lexicon, const Watch& watch);

}  // namespace grotius
