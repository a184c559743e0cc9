// Words that tell whether somebody belongs to the country that a report is about (lexicon/places/belonging.tsv).
//
// Enters: the file, an actor of a whole cast. Thread safety: immutable after load. Errors: "file:line: what is wrong".
//
//   "President Kabila", "the electoral commission": hold an office of a state.   "the council president": does not.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "actors/actors.h"

namespace grotius {

[[nodiscard]] bool has_noun(const Actor& actor, std::string_view lemma);

class Belonging {
 public:
  [[nodiscard]] static Result<Belonging> load(const std::string& file);

  // Whom one country sends to another, or who may come from anywhere.
  [[nodiscard]] bool comes_from_afar(const Actor& actor) const;
  // Does he hold an office, or are they an institution, that only states have?
  [[nodiscard]] bool holds_office(const Actor& actor) const;
  // Do they live, or fight, where the report is?
  [[nodiscard]] bool is_local(const Actor& actor) const;
  // "the local radio": a body of where the report is, by its own phrase.
  [[nodiscard]] bool is_called_local(const Actor& actor) const;
  // "the states" of a country that is made of states.
  [[nodiscard]] bool are_divisions(const Actor& actor, const std::string& country) const;
  // Are they only described, as people are of whom any country has some?
  [[nodiscard]] bool may_be_anybody(const Actor& actor) const;
  // Are they of the country of whoever they are told to be close to?
  [[nodiscard]] bool is_close(const Actor& actor) const;
  // The country that his noun, or the way its own reports call him, tells; "Sen." is a sign in reports alone that speak
  // of the countries `spoken_of`.
  [[nodiscard]] std::optional<std::string> told_by_word(const Actor& actor,
                                                        const std::set<std::string>& spoken_of) const;
  // The state that a territory with a code of its own is part of: China for Macau; else the country itself.
  [[nodiscard]] std::string_view whole_of(std::string_view country) const;

 private:
  using Words = std::set<std::string, std::less<>>;
  // "United Nations Tree Programme": a body of many states by its own name, though nobody knows it.
  [[nodiscard]] bool is_named_for_many(const Actor& actor) const;
  std::string add(const std::string& kind, const std::string& country, const std::string& word);
  Words visitors_, afar_, spheres_, offices_, bodies_, locals_, anybody_, close_, home_, many_;
  std::set<std::pair<std::string, std::string>> divisions_;
  std::map<std::string, std::string, std::less<>> heads_, titles_, parts_;
};

}  // namespace grotius
