// Whether a fact happened, where the words around its trigger settle it whatever the heads believe.
//
// Enters: a Passage, a trigger's words, the status that the heads chose. Leaves: the status that the construction
// gives, or the one that came in. Pure. Thread safety: immutable inputs. Precision before volume: only constructions
// that are right where they speak; what needs the sense of the sentence is the heads'.
//
//   No text would be signed until both sides agree.      signed: conditional, not denied
//   The strike was called off.                           strike: denied
//   The envoys came to give their answer.                answer: planned
//   He will not answer their call.                       call: occurred, not denied
//
// The words that do so are lexicon/plover/words.tsv.
#pragma once

#include <string>

#include "attribution/passage.h"

namespace grotius {

// Is what somebody would do or is willing to do told with its condition: "is ready to sign if they leave"? An act done
// on a condition ("agreed, provided that") is done.
[[nodiscard]] bool stands_on_condition(const Passage& passage, WordSpan trigger);

[[nodiscard]] std::string settle_status(const Passage& passage, WordSpan trigger, const std::string& status);

}  // namespace grotius
