// Statements, reports and letters that "say" something: who speaks is whoever issued them.
//
// Enters: a Passage, and statements with the speakers known so far. Leaves: the phrase of an issuer, or speakers. Pure.
// Units: word indices; bytes in statements. Thread safety: immutable inputs.
//
//   The League said in a report ... The report added ...      speaker of "added": the League
#pragma once

#include <functional>
#include <vector>

#include "attribution/attribution.h"
#include "attribution/passage.h"

namespace grotius {

// Does the phrase name something that speaks for whoever issued it?
[[nodiscard]] bool is_document(const Passage& passage, WordSpan source);

// Who issued it by its own words ("a Hamas statement", "a letter from the League"), or an empty phrase.
// `names_somebody` tells whether a phrase is the name of a person or a body.
[[nodiscard]] WordSpan issuer(const Passage& passage, WordSpan source,
                              const std::function<bool(WordSpan)>& names_somebody);

// Lets a document without a speaker speak for whom the text had say something in one of its kind last.
void let_issuers_speak(const Passage& passage, std::vector<Statement>& statements);

// "told a press conference", "said to applause": where or how it is said is nobody.
[[nodiscard]] bool is_occasion(const Passage& passage, WordSpan listener);

}  // namespace grotius
