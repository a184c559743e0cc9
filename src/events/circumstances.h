// When, where, in whose words, on what condition: what surrounds a fact.
//
// Enters: a Passage, one trigger's scores, the reading's times, places and statements. Leaves: ids into those lists and
// byte spans. Pure. Units: bytes in what leaves.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "attribution/attribution.h"
#include "attribution/passage.h"
#include "events/decode.h"
#include "events/events.h"

namespace grotius {

// The words of a role as one span, cleaned of punctuation at its ends; empty if none is sure enough.
[[nodiscard]] WordSpan role_span(const Passage& passage, const TriggerScores& scores, std::size_t role,
                                 float threshold);

// The expression of time of the trigger's sentence that says when the fact itself is: its own clause's before any other
// near by, as the scores believe and the tree allows.
[[nodiscard]] TimeId time_of(const Passage& passage, const TriggerScores& scores, std::size_t role,
                             const std::vector<TimeExpression>& times);

// The place told in a phrase; an id of none if no place is known by it, nothing if it names somebody instead.
using PlaceFinder = std::function<std::optional<PlaceId>(WordSpan)>;

[[nodiscard]] std::optional<FactPlace> place_of(const Passage& passage, const TriggerScores& scores, std::size_t role,
                                                const PlaceFinder& locate);

// What an assault falls on, if it is ground: "shelled Kufa", "a raid on the camp".
[[nodiscard]] std::optional<FactPlace> struck_place(const Passage& passage, WordSpan trigger,
                                                    const PlaceFinder& locate);

// Does the word say where by "in", "at", "near" or their like?
[[nodiscard]] bool stands_on_ground(const Passage& passage, std::uint32_t word);

// Statements whose content holds the trigger, the innermost first. Where the scores name a speaker and no content holds
// the trigger, the statement of that very source in the trigger's sentence.
[[nodiscard]] std::vector<StatementId> said_in(const Passage& passage, const TriggerScores& scores, std::size_t role,
                                               const std::vector<Statement>& statements);

// The ISO 8601 duration that the span names or the trigger's own phrase carries ("30-day ceasefire proposal"), else the
// one that hangs on the trigger ("extended by six months"); empty if none.
[[nodiscard]] std::string duration_of(const Passage& passage, WordSpan trigger, WordSpan terms,
                                      const std::vector<TimeExpression>& times);

// The trigger with the nouns, adjectives and numbers before it that belong to it: "30-day ceasefire proposal".
[[nodiscard]] WordSpan noun_phrase(const Passage& passage, WordSpan trigger);

}  // namespace grotius
