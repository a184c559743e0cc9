// What the lexicon holds, for the files of this stage. All maps are for look-up only, never walked.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "actors/ranker.h"

namespace grotius {

// How a word stands for a state: by name, as adjective, as people, or as the city its government sits in.
enum class StateUse { kName, kAdjective, kPeople, kCapital };

struct KnownState {
  std::string code, name;
  std::string two, numeric, wikidata;  // ISO 3166-1 alpha-2 and numeric; empty if none
  bool member = false;                 // of the United Nations
};

struct StateWord {
  std::size_t state = 0;
  StateUse use = StateUse::kName;
};

// A seat of power or a well-known organisation.
struct KnownBody {
  std::string name;  // of a seat: whose seat it is
  ActorKind kind = ActorKind::kOrganisation;
  std::string country, code;  // empty if none
  std::optional<std::size_t> state;
  bool seat = false;
};

struct ActorNoun {
  bool person = false;  // people, not a body
  bool nobody = false;  // two words that are no actor though the second may be
  ActorKind kind = ActorKind::kOther;
  std::string code;    // role suffix; empty if open
  bool asked = false;  // an actor only where a fact or statement names it
  bool side = false;   // who is told to be of it acts for no state
  std::vector<std::string> broader;
  Gender gender = Gender::kUnknown;
};

struct Lexicon::Impl {
  std::vector<KnownState> states;
  std::unordered_map<std::string, StateWord> state_words;
  std::vector<std::string> state_forms;  // "Republic of"
  std::vector<KnownBody> bodies;
  std::unordered_map<std::string, std::size_t> body_names;
  std::unordered_map<std::string, std::size_t> people;  // the state of a person by full name
  std::unordered_set<std::string> local_offices;        // nouns for who rules, serves or lives on the ground before it
  Registry leaders;                                     // who holds an office, and since when
  std::unordered_map<std::string, ActorNoun> nouns;
  Weights pronouns, descriptions;  // what speaks for an antecedent

  // Names are looked up as written; one in capitals ("MOSCOW") also as "Moscow".
  // As the lists have it, and also a state's name behind what it is: "Arab Republic of Egypt".
  [[nodiscard]] std::optional<StateWord> listed_state(std::string_view word) const;
  [[nodiscard]] std::optional<StateWord> state_word(std::string_view word) const;
  [[nodiscard]] const KnownBody* body(std::string_view name) const;
  [[nodiscard]] std::optional<std::size_t> state_of_person(std::string_view name) const;
  [[nodiscard]] const ActorNoun* noun(std::string_view lemma) const;
  // By ISO 3166-1 alpha-3.
  [[nodiscard]] std::optional<std::size_t> state_of_code(std::string_view code) const;
  [[nodiscard]] const KnownState& state(const StateWord& word) const { return states[word.state]; }
};

}  // namespace grotius
