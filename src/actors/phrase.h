// A noun phrase as the description rules see it, and whom it may take up.
//
// Enters: the View, the Cast as it stands when the phrase is reached, the phrase. Leaves: candidates, the nearest
// first, each actor once, and nobody last (somebody new); barred are those that disagree in number or gender, whom the
// same predicate names, and states, unless the noun means one.
//
//   The envoy met Kabila . The president left .      candidates of "The president": Kabila, the envoy, nobody
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "actors/ranker.h"
#include "actors/view.h"

namespace grotius {

// Stands among the modifiers for an owner: "the nation's troops", of whichever nation the report tells.
inline constexpr const char* kOwnNation = "@nation";

struct Phrase {
  std::uint32_t noun = 0;
  WordSpan words;
  std::string lemma;
  const ActorNoun* entry = nullptr;  // null: no noun of the lexicon
  bool person = false;               // its noun or the tree shows a person, or several
  bool plural = false;
  bool definite = false;    // "the", "this", or an owner
  bool indefinite = false;  // "a", "some", "three"
  bool owned = false;       // "Kabila's forces", "his aide"
  bool shown = false;       // "this group"
  std::optional<std::size_t> country;
  std::vector<std::string> modifiers;
  std::vector<std::string> describing;  // modifiers without those that seldom identify ("new", "senior")
};

// "the army" is the state's, not the National Liberation Army that fights it.
[[nodiscard]] inline bool is_army_of_state(const Phrase& phrase) {
  return phrase.lemma == "army" || phrase.lemma == "military" || phrase.lemma == "navy";
}
[[nodiscard]] inline bool is_known_rebel(const Actor& who) {
  return who.traits.named && who.code.value_or("").find("REB") != std::string::npos;
}

enum class PhraseClass : std::size_t { kPerson, kBody, kPeople };  // the column of its weights

class DescriptionSearch {
 public:
  DescriptionSearch(const View& view, const Cast& cast, const Phrase& phrase);

  [[nodiscard]] const std::vector<Antecedent>& candidates() const { return candidates_; }
  [[nodiscard]] PhraseClass column() const { return column_; }
  void signals(const Antecedent& candidate, const Emit& emit) const;

 private:
  [[nodiscard]] bool fits(const Actor& who) const;
  [[nodiscard]] const Actor& actor(ActorId id) const { return cast_.actors[id.value]; }
  void place_signals(const Antecedent& candidate, const Emit& emit) const;
  void noun_signals(const Actor& who, const Emit& emit) const;
  void country_signals(const Actor& who, const Emit& emit) const;
  void modifier_signals(const Actor& who, const Emit& emit) const;
  void actor_signals(const Antecedent& candidate, const Emit& emit) const;
  void nobody_signals(const Emit& emit) const;

  const View& view_;
  const Cast& cast_;
  const Phrase& phrase_;
  PhraseClass column_;
  std::uint32_t here_;  // its sentence
  std::vector<Antecedent> candidates_;
  std::size_t alike_ = 0;  // how many candidates are described by the same noun
};

}  // namespace grotius
