// Stage 6, actors: who (and where) the report speaks of, every mention resolved within the report.
//
// Enters: Document, Tokens, Encoded, Parse, Lexicon. Leaves: Names (the printed names of the report) and Cast: actors
// and places with their mentions. Invariants: mentions are disjoint or nested, each belongs to one actor or place;
// every noun phrase or pronoun that a fact or statement could name as participant can be asked for with `resolve`.
// Units: bytes for mentions, word indices for heads. Thread safety: pure; Lexicon is immutable.
//
//   Russian President Vladimir Putin met Witkoff .
//   [NORP ]           [PER         ]     [PER  ]     actor "Vladimir Putin", role "President", country RUS
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "actors/lexicon.h"
#include "syntax/syntax.h"

namespace grotius {

enum class NameTag { kPer, kOrg, kGpe, kLoc, kNorp, kMisc };
[[nodiscard]] std::string_view to_string(NameTag tag);

struct Name {
  WordSpan words;
  NameTag tag = NameTag::kMisc;
};

// The names of the report, in text order, disjoint.
[[nodiscard]] std::vector<Name> find_names(const Model& model, const Tokens& tokens, const Encoded& encoded,
                                           const Parse& parse);

enum class ActorKind { kPerson, kState, kGovernment, kOrganisation, kArmedForce, kGroup, kOther };
[[nodiscard]] std::string_view to_string(ActorKind kind);

enum class MentionForm { kName, kDescription, kPronoun };

struct Mention {
  ByteSpan span;
  WordSpan words;
  std::uint32_t head = 0;  // head word
  MentionForm form = MentionForm::kName;
};

struct Actor {
  std::string name;                    // fullest name in the text, else its description
  ActorKind kind = ActorKind::kOther;
  std::optional<std::string> code, country, wikidata, role;
  std::vector<Mention> mentions;       // in text order
};

struct Place {
  std::string name;
  std::optional<std::string> country;
  std::vector<Mention> mentions;
};

struct Cast {
  std::vector<Actor> actors;
  std::vector<Place> places;

  // The actors that a participant phrase stands for: one for a name, a description or a pronoun; several for a
  // collective ("both nations", "the two leaders") or for "we" in a quote; none if nobody. `words` is the phrase as a head
  // marked it ("Israeli police", "he"). A phrase nobody was made for yet becomes an actor of its own (unknown actors
  // never vanish), which is why Cast is not const here.
  [[nodiscard]] std::vector<ActorId> resolve(const Document& document, const Tokens& tokens, const Parse& parse,
                                             const Lexicon& lexicon, WordSpan words);
};

[[nodiscard]] Cast find_actors(const Document& document, const Tokens& tokens, const Parse& parse,
                               const std::vector<Name>& names, const Lexicon& lexicon);

}  // namespace grotius
