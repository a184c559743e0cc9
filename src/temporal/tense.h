// Which way the clause of an expression looks: back, at its own time, or ahead.
//
// Enters: Parse and a word. Leaves: the tense of the verb that governs it. Thread safety: pure.
//
//   ... is scheduled to close Monday   ->  kAhead          ... met Putin on Thursday   ->  kBack
#pragma once

#include "syntax/syntax.h"

namespace grotius::temporal {

enum class Tense { kUnknown, kBack, kNow, kAhead };

[[nodiscard]] Tense tense_at(const Parse& parse, std::uint32_t word);

}  // namespace grotius::temporal
