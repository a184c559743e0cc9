// Stage 9, events: who did what to whom, and whether it happened (PLOVER 2024; design of the record in
// docs/reading.md).
//
// Enters: trigger scores of the neural stage, Parse, times, Cast, statements, the user's own verb dictionary. Leaves:
// facts in text order of their triggers, one event once (`also` holds its other tellings). Invariants: every fact has a
// trigger inside its evidence; participants exist in the Cast; time, place, said_in point into the same reading. Units:
// bytes. Thread safety: pure. Precision before volume: a candidate below the threshold is no fact.
//
//   Israel ordered the army to withdraw from Jenin on Friday.
//          [trig ]             [trig  ]      [pl ]    [time]   REQUEST.yield occurred; RETREAT.withdraw requested
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "attribution/attribution.h"
#include "registry/verbs.h"

namespace grotius {

// What `detail` of design/record.md holds; empty strings and spans are absent.
struct FactDetail {
  std::string label, subject, duration, stance, effect, change, tone;
  ByteSpan terms, on_span, scope, instrument, role, area;
  ActorId person;
  std::vector<ActorId> persons;
};

struct FactPlace {
  PlaceId id;  // none if the place is no known one
  ByteSpan span;
};

struct Fact {
  std::string kind;                   // event, proposal, position, measure, mandate, control, assessment
  std::string type;                   // PLOVER type; empty where PLOVER has none
  std::string mode;                   // PLOVER mode; empty if none
  std::string cameo;                  // empty where none fits
  std::vector<std::string> contexts;  // PLOVER's
  std::string status;                 // one of the eight
  std::vector<ActorId> source, target;
  bool mutual = false;
  bool background = false;
  ByteSpan trigger;
  std::vector<ByteSpan> also;
  ByteSpan evidence;
  TimeId time;
  std::optional<FactPlace> place;
  std::vector<StatementId> said_in;
  ByteSpan condition;
  std::vector<FactId> about;
  FactDetail detail;
  double confidence = 0;
};

[[nodiscard]] std::vector<Fact> code_events(const Model& model, const Document& document, const Tokens& tokens,
                                            const Encoded& encoded, const Parse& parse,
                                            const std::vector<TimeExpression>& times,
                                            const std::vector<Statement>& statements, const Lexicon& lexicon,
                                            const VerbDictionary& verbs, Cast& cast);

}  // namespace grotius
