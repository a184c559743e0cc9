// Who a third-person pronoun may stand for, and what speaks for each.
//
// Enters: the View, the Cast as it stands when the pronoun is reached, the pronoun. Leaves: candidates, the nearest
// before the pronoun first, then those after it (cataphora), things, and nobody last; barred are those that disagree
// in number or gender and those that the grammar keeps apart (principle B; the speaker of the quotation it stands in).
// Sources: signals after Lappin and Leass (1994), Soon, Ng and Lim (2001), Denis and Baldridge (2008).
//
//   Kabila met the envoy . He left .      candidates of "He": the envoy, Kabila, nobody
#pragma once

#include <vector>

#include "actors/ranker.h"
#include "actors/view.h"

namespace grotius {

enum class Pronoun : std::size_t { kHe, kIt, kThey, kNone };  // the column of its weights

struct PronounForm {
  Pronoun kind = Pronoun::kNone;
  Gender gender = Gender::kUnknown;
};
[[nodiscard]] PronounForm pronoun_form(std::string_view lower);

// Is the actor known by "I", "we" or "you" alone?
[[nodiscard]] bool is_voice(const Actor& actor);
// The subject a clause has or shares: "met Putin and told him", "wants to meet him"; or kRoot.
[[nodiscard]] std::uint32_t subject_of(const View& view, std::uint32_t predicate);
// Does the tree or the noun's ending show a person: "a carpenter", "the SNCO who"?
[[nodiscard]] bool shows_person(const View& view, std::uint32_t noun);

class AntecedentSearch {
 public:
  AntecedentSearch(const View& view, const Cast& cast, std::uint32_t pronoun);

  [[nodiscard]] const std::vector<Antecedent>& candidates() const { return candidates_; }
  [[nodiscard]] Pronoun column() const { return form_.kind; }
  void signals(const Antecedent& candidate, const Emit& emit) const;

 private:
  void find_apart();
  void add_references();
  void add_later_names();
  void add_things();
  void add(std::uint32_t head, WordSpan words, const std::vector<ActorId>& actors);
  void survey();
  [[nodiscard]] bool barred(std::uint32_t head) const;
  [[nodiscard]] bool agrees(const Actor& actor) const;
  [[nodiscard]] bool agrees(std::uint32_t thing) const;
  [[nodiscard]] bool owns_actors() const;
  [[nodiscard]] const Actor& actor(ActorId id) const { return cast_.actors[id.value]; }

  void place_signals(const Antecedent& candidate, const Emit& emit) const;
  void role_signals(const Antecedent& candidate, const Emit& emit) const;
  void clause_signals(const Antecedent& candidate, const Emit& emit) const;
  void quotation_signals(const Antecedent& candidate, const Emit& emit) const;
  void actor_signals(const Antecedent& candidate, const Emit& emit) const;
  void thing_signals(const Antecedent& candidate, const Emit& emit) const;
  void nobody_signals(const Emit& emit) const;

  const View& view_;
  const Cast& cast_;
  std::uint32_t pronoun_;
  PronounForm form_;
  std::uint32_t here_;     // its sentence
  std::uint32_t speaker_;  // of the quotation it stands in, or kRoot
  std::vector<ActorId> apart_;
  std::vector<Antecedent> candidates_;
  std::vector<ActorId> nearest_, chained_, talked_of_;  // whom the first, the last pronoun, the most mentions mean
  std::size_t fitting_ = 0;                             // how many different ones
};

}  // namespace grotius
