// Stage 8, attribution: every statement of the report: who says what, by which cue.
//
// Enters: cue scores of the neural stage, Parse, Cast. Leaves: statements in text order of their content.
// Invariants: content spans are disjoint, ascending and never empty; the cue stands outside them.
// Units: bytes. Thread safety: pure. Source: PARC 3.0 / PolNeAR (Newell et al. 2018) for source, cue, content.
//
//   "Talks will resume," Witkoff said on Friday.
//   [content           ] [source][cue]           mode direct, speakers {Witkoff}
#pragma once

#include <optional>
#include <vector>

#include "actors/actors.h"
#include "temporal/temporal.h"

namespace grotius {

enum class StatementMode { kDirect, kIndirect, kMixed };

struct Statement {
  std::vector<ActorId> speakers;  // resolved source; empty if unknown
  ByteSpan source, cue;           // as written; source empty if the text names none
  std::vector<ByteSpan> content;
  StatementMode mode = StatementMode::kIndirect;
  TimeId time;              // when it was said, if the clause says so
  std::vector<ActorId> to;  // addressees, when known
};

[[nodiscard]] std::vector<Statement> find_statements(const Model& model, const Document& document, const Tokens& tokens,
                                                     const Encoded& encoded, const Parse& parse,
                                                     const std::vector<TimeExpression>& times, const Lexicon& lexicon,
                                                     Cast& cast);

}  // namespace grotius
