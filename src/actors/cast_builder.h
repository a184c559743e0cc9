// Builds a Cast and answers for it: the steps of find_actors and resolve, in the order they run.
//
//   names (named.cpp)  ->  titles and appositions (roles.cpp)  ->  descriptions (descriptions.cpp) and pronouns
//   (pronouns.cpp) in text order  ->  whatever is asked for later (resolve.cpp)
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "actors/antecedents.h"
#include "actors/cast_index.h"
#include "actors/phrase.h"
#include "actors/view.h"

namespace grotius {

// Whose somebody is by his own phrase: a country, a body between states by its code, ground, by its head word, whose
// country the map tells later, or somebody whose country may be known later.
struct Affiliation {
  std::optional<std::size_t> state;
  std::uint32_t ground = kRoot;
  std::string body;
  ActorId who = {};
  [[nodiscard]] bool known() const { return state || ground != kRoot || !body.empty() || who.valid(); }
};

// Puts the mention in its place in text order, unless one stands there.
void add_mention(std::vector<Mention>& mentions, const Mention& mention);

class CastBuilder {
 public:
  CastBuilder(const View& view, Cast& cast, const Watch* watch = nullptr)
      : view_(view), cast_(cast), index_(view, cast), watch_(watch) {}

  // ---- named.cpp: names to actors and places
  void add_names();
  // The actor a name stands for when it is a participant; made if there is none.
  ActorId actor_of_name(std::uint32_t name);
  // ---- ground.cpp
  [[nodiscard]] bool acts(const Name& name) const;  // a GPE or NORP that acts, rather than says where
  PlaceId add_place(std::uint32_t name);
  // ---- roles.cpp
  void add_roles();
  void add_counterparts();  // once pronouns are known
  // ---- descriptions.cpp
  void add_description(std::uint32_t noun);
  bool add_collective(std::uint32_t noun);  // "both nations", if there are two that fit
  [[nodiscard]] Phrase phrase(std::uint32_t noun) const;
  // ---- affiliation.cpp
  [[nodiscard]] Affiliation affiliation(std::uint32_t noun) const;
  void affiliate_by_phrase(ActorId id, std::uint32_t noun);
  void affiliate_by_name(ActorId id, std::uint32_t name);
  // ---- told_by_clause.cpp
  void share_in_lists();  // "commanders Gul Jan and Abdul Zahir"
  // ---- affiliation.cpp
  bool add_joint(std::uint32_t noun);  // "French and Egyptian troops": those of each
  // ---- pronouns.cpp
  void add_pronoun(std::uint32_t word);
  // The best antecedents of a third-person pronoun; `forced`: also where something that is no actor fits better.
  [[nodiscard]] std::vector<ActorId> antecedents(std::uint32_t word, bool forced);
  ActorId voice(std::uint32_t word);
  void settle_voices();  // once the speakers of quotations are known
  // ---- resolve.cpp
  std::vector<ActorId> resolve(WordSpan words);

  // Makes `words` (head `head`) a mention of the actors.
  void refer(std::uint32_t head, WordSpan words, MentionForm form, const std::vector<ActorId>& actors);
  [[nodiscard]] Actor& actor(ActorId id) { return cast_.actors[id.value]; }
  [[nodiscard]] const Actor& actor(ActorId id) const { return cast_.actors[id.value]; }

 private:
  ActorId make(std::string name, ActorKind kind, std::string key = {});
  void affiliate(ActorId id, std::optional<std::size_t> state, const std::string& role_code);

  void add_people();
  ActorId state_actor(std::size_t state, const std::string& name);
  ActorId people_actor(std::uint32_t name);
  ActorId body_actor(const KnownBody& body, const std::string& name);
  ActorId organisation_actor(std::uint32_t name);
  [[nodiscard]] const KnownBody* body_in_brackets(std::uint32_t name) const;
  [[nodiscard]] ActorId namesake(std::uint32_t name) const;
  [[nodiscard]] ActorId named_before_brackets(std::uint32_t name) const;
  ActorId other_actor(std::uint32_t name);
  void name_mention(std::uint32_t name, ActorId id);

  void take_role(ActorId id, std::uint32_t noun, bool replace);
  void take_title(std::uint32_t name, ActorId id);
  void take_apposition(std::uint32_t name, ActorId id);
  void take_led(std::uint32_t name, ActorId id);

  [[nodiscard]] Affiliation affiliation_of(std::uint32_t noun, int links) const;
  [[nodiscard]] Affiliation affiliation_by(std::uint32_t word, int links) const;
  [[nodiscard]] Affiliation affiliation_before(const Name& name) const;
  [[nodiscard]] Affiliation affiliation_to(std::uint32_t word) const;
  [[nodiscard]] Affiliation sender_of(std::uint32_t noun) const;
  [[nodiscard]] Affiliation affiliation_by_clause(std::uint32_t word) const;
  [[nodiscard]] Affiliation affiliation_of_title(std::uint32_t noun) const;
  void settle_affiliation(ActorId id, const Affiliation& own);

  [[nodiscard]] ActorId antecedent(const Phrase& phrase) const;
  [[nodiscard]] bool fits(const Phrase& phrase, ActorId id, std::uint32_t sentences_back) const;
  [[nodiscard]] ActorId fitting_state(const Phrase& phrase) const;
  [[nodiscard]] ActorId known_rebels(const Phrase& phrase) const;
  ActorId describe(const Phrase& phrase);
  [[nodiscard]] std::string description(const Phrase& phrase) const;
  [[nodiscard]] ActorId owner(const Phrase& phrase) const;
  [[nodiscard]] const ActorNoun* side_of(const Phrase& phrase) const;
  [[nodiscard]] std::string government_key(const Phrase& phrase) const;
  [[nodiscard]] ActorId leader(const Phrase& phrase) const;
  ActorId called_by_name(std::uint32_t noun);
  enum class Collective { kPeople, kStates, kSides, kAny };
  ActorId member(Collective kind, std::uint32_t noun, ActorId id, bool strict);
  std::vector<ActorId> two_nearest(Collective kind, std::uint32_t noun, bool strict, std::uint32_t reach);
  std::vector<ActorId> collective(std::uint32_t noun);

  void add_relative(std::uint32_t word);
  // Index of the candidate that most speaks for; `forced`: of those who are somebody, nobody only where there is none.
  template <class Search>
  [[nodiscard]] std::size_t choose(const Search& search, std::uint32_t word, std::string_view what,
                                   const Weights& weights, bool forced) const;
  std::vector<ActorId> resolve_word(std::uint32_t word);
  [[nodiscard]] ActorId shortened_name(std::uint32_t word) const;

  const View& view_;
  Cast& cast_;
  CastIndex index_;
  const Watch* watch_;
};

template <class Search>
std::size_t CastBuilder::choose(const Search& search, std::uint32_t word, std::string_view what, const Weights& weights,
                                bool forced) const {
  const auto& candidates = search.candidates();
  const auto column = static_cast<std::size_t>(search.column());
  Choice choice{word, what, column, {}};
  std::size_t best = candidates.size() - 1;  // nobody
  double best_score = -1e9;
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    double score = 0;
    auto* option = watch_ == nullptr ? nullptr : &choice.options.emplace_back(Choice::Option{candidates[c], {}});
    search.signals(candidates[c], [&](std::string_view signal, double value) {
      score += value * weights.of(signal, column);
      if (option != nullptr) option->signals.emplace_back(signal, value);
    });
    if ((forced && candidates[c].actors.empty()) || score <= best_score) continue;
    best_score = score;
    best = c;
  }
  if (watch_ != nullptr && !forced) (*watch_)(choice);
  return best;
}

}  // namespace grotius
