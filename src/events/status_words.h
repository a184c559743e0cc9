// Whether a fact happened, where the words around its trigger settle it whatever the heads believe.
//
// Enters: a Passage, a trigger's words, the status that the heads chose. Leaves: the status that the construction
// gives, or the one that came in. Pure. Thread safety: immutable inputs. Precision before volume: only constructions
// that are right where they speak; what needs the sense of the sentence is the heads'.
//
//   No text would be signed until both sides agree.      signed: conditional, not denied
//   The strike was called off.                           strike: denied
//   The envoys came to give their answer.                answer: planned
#pragma once

#include <string>

#include "attribution/passage.h"

namespace grotius {

[[nodiscard]] std::string settle_status(const Passage& passage, WordSpan trigger, const std::string& status);

}  // namespace grotius
