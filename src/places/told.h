// Where in a report countries are told, for asking which stands nearest to somebody.
//
// Enters: Parse and Cast, the places on the map. Leaves: answers. Pure. Units: words.
//
//   Chad 's president met the army chief .     nearest to "the army chief": Chad, alone, in the same sentence
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "actors/actors.h"

namespace grotius {

struct Nearest {
  std::optional<std::string> country;
  bool alone = false;  // no other is told there
  bool same_sentence = false;
  bool acts = false;  // is told by somebody, not by a place
};

class Told {
 public:
  Told(const Parse& parse, const Cast& cast);
  // Nearest to the first mention by name or description, in its sentence, else in the one before; what stands before it
  // counts as nearer than what stands behind.
  [[nodiscard]] Nearest nearest(const Actor& actor) const;
  // That of the last place within so many words before the first mention, in its sentence.
  [[nodiscard]] std::optional<std::string> land_before(const Actor& actor, std::uint32_t words) const;

 private:
  struct Mark {
    std::uint32_t word = 0, sentence = 0;
    std::string country;
    bool acts = false;
    bool operator<(const Mark& other) const { return word < other.word; }
  };
  [[nodiscard]] Nearest in_sentence(std::uint32_t sentence, std::uint32_t word) const;
  const Parse& parse_;
  std::vector<Mark> marks_;  // in text order
};

}  // namespace grotius
