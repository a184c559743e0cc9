// Stage 6, actors: who (and where) the report speaks of, every mention resolved within the report.
//
// Enters: Document, Tokens, Encoded, Parse, Lexicon. Leaves: Names (the printed names of the report) and Cast: actors
// and places with their mentions. Invariants: an actor's mentions are ascending, without repeats; mentions of one
// report are disjoint or nested, and only a collective ("both nations") belongs to several actors; every noun phrase
// or pronoun that a fact or statement could name as participant can be asked for with `resolve`, every name of ground
// with `locate`. Wrongly joined actors mislead more than split ones: in doubt they stay apart.
// Units: bytes for mentions, word indices for heads. Thread safety: pure; Lexicon is immutable. Errors: none;
// what cannot be resolved stays an actor of its own or a pronoun without one.
// Sources: names and pronouns by ordered rules, surest first (Raghunathan et al. 2010); salience of antecedents by
// grammatical role and distance (Lappin and Leass 1994); CAMEO actor codes (Schrodt 2012).
//
//   Russian President Vladimir Putin met Witkoff .
//   [NORP ]           [PER         ]     [PER  ]     actor "Vladimir Putin", role "President", country RUS, RUSGOV
//                     18..32             37..44
#pragma once

#include <map>
#include <memory>
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
[[nodiscard]] std::vector<Name> find_names(const Model& model, const Document& document, const Tokens& tokens,
                                           const Encoded& encoded, const Parse& parse, const Lexicon& lexicon);

// Makes persons' names of the words of `missed` that are no part of a longer name.
void add_surnames(const std::vector<std::uint32_t>& missed, std::vector<Name>& names);

// Words, in order, that no name holds though they are the surname of a person named in full, capital included: "letters
// to Begin" and "Begin listened" where "Menachem Begin" was found.
[[nodiscard]] std::vector<std::uint32_t> missed_surnames(const Document& document, const Tokens& tokens,
                                                         const std::vector<Name>& names);

enum class ActorKind { kPerson, kState, kGovernment, kOrganisation, kArmedForce, kGroup, kOther };
[[nodiscard]] std::string_view to_string(ActorKind kind);

enum class MentionForm { kName, kDescription, kPronoun };

struct Mention {
  ByteSpan span;
  WordSpan words;
  std::uint32_t head = 0;  // head word
  MentionForm form = MentionForm::kName;
};

enum class Gender { kUnknown, kMale, kFemale };

// What the text has let slip of an actor: what later mentions of it must agree with.
struct Traits {
  Gender gender = Gender::kUnknown;
  bool plural = false;  // several people; "they" fits, "he" does not
  bool named = false;
  std::string key;                 // identity beyond this text ("state:RUS"), or empty
  std::vector<std::string> nouns;  // lemmas it is described by: "president", "leader"
  std::optional<std::uint32_t>
      ground;                          // head word of the ground whose people or institution it is: "villagers of Kufa"
  std::optional<ActorId> of;           // whom it is part of or serves: "members of the caucus", "30 fighters including"
  std::vector<std::string> modifiers;  // lower-case words that narrow them: "foreign", "rebel"; "@3" = owned by actor 3
};

struct Actor {
  std::string name;  // fullest name in the text, else its description
  ActorKind kind = ActorKind::kOther;
  std::optional<std::string> code, country, wikidata, role;
  std::vector<Mention> mentions;  // in text order
  Traits traits;
};

// A point of the earth, in degrees, north and east positive.
struct Point {
  double latitude = 0, longitude = 0;
};

struct Place {
  std::string name;  // as the text has it; of a place without a name: its description
  std::optional<std::string> country;
  std::vector<Mention> mentions;
  bool named = true;
  // Where the gazetteer finds it; empty where it does not, or where several places may be meant.
  std::optional<std::uint32_t> geonames = {};
  std::optional<Point> point = {};
  std::string_view precision = {};  // what the point stands for: continent, country, region, district, town; else empty
};

// A name, description or pronoun and whom it stands for; nobody if that is not known (yet).
struct Reference {
  WordSpan words;
  MentionForm form = MentionForm::kName;
  std::vector<ActorId> actors;
  bool first_person = false;  // a pronoun that waits for its speaker
};

struct Cast {
  std::vector<Actor> actors;
  std::vector<Place> places;
  std::vector<Name> names;                        // as given to find_actors
  std::map<std::uint32_t, Reference> references;  // by head word

  // "I", "we", "our" inside somebody's words stand for who speaks: gives the first-person pronouns of `content` that
  // stand for nobody yet to the speakers. Attribution calls it once it knows them, before anyone resolves a "we".
  void bind_first_person(const Tokens& tokens, ByteSpan content, const std::vector<ActorId>& speakers);
};

[[nodiscard]] Cast find_actors(const Document& document, const Tokens& tokens, const Parse& parse,
                               const std::vector<Name>& names, const Lexicon& lexicon);

// Gives actors what is known of them beyond the text: states their Wikidata id, and whom the registry knows by one of
// the names that the text has for them, what it says of the day of the report. What the text itself says stays.
// Entries that disagree give nothing. Comes when the cast is whole.
void identify_actors(const Document& document, const Lexicon& lexicon, const Registry& registry, Cast& cast);

// Answers for a Cast, and adds to it what is asked for. It indexes the report once, so a stage makes one and asks it
// for everything; what it is made of must outlive it, and as long as it lives nobody else adds actors or places.
class Resolver {
 public:
  Resolver(const Document& document, const Tokens& tokens, const Parse& parse, const Lexicon& lexicon, Cast& cast);
  ~Resolver();
  Resolver(const Resolver&) = delete;
  Resolver& operator=(const Resolver&) = delete;

  // The actors that a participant phrase stands for: one for a name, a description or a pronoun; several for a
  // collective ("both nations", "the two leaders") or a coordination. `words` is the phrase as a head marked it
  // ("Israeli police", "he"). The phrase becomes a mention of whom it resolves to. A phrase nobody was made for yet
  // becomes an actor of its own (unknown actors never vanish). Empty only for a phrase without a word that could name
  // anybody (punctuation).
  [[nodiscard]] std::vector<ActorId> resolve(WordSpan words);
  // The place named in `words` (the first, if several), made if the name had been read as an actor so far
  // ("visited Moscow"), else the one that the cast knows a description in it for; none without ground in it.
  [[nodiscard]] PlaceId locate(WordSpan words);
  // Gives every "I", "we" and "you" that stands for nobody yet to whoever speaks there: one for a quotation, one for
  // the reporter's own words. Attribution calls it once it has bound those whose speakers it knows.
  void settle_voices();
  // Is the phrase headed by the name of a person or a body, which is no ground ("within ASEAN")?
  [[nodiscard]] bool names_somebody(WordSpan words) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace grotius
