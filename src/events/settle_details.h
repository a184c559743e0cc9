// The detail of a move where its own words settle it whatever the heads believe.
//
// Enters: a Passage, a trigger's words, the label that the heads gave it. Leaves: the label, tone or change corrected.
// Pure. Thread safety: immutable inputs.
//
//   Berg voiced cautious optimism .     optimism: cautious, where it was hopeful
//   The rebels retained the port .      retained: held, where it was gained
#pragma once

#include "attribution/passage.h"
#include "events/decode.h"

namespace grotius {

void settle_details(const Passage& passage, WordSpan trigger, Label& label);

}  // namespace grotius
