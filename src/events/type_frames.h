// The PLOVER type of an act by knowledge: what its predicate and its object name together, and what a move can be
// (lexicon/plover/types.tsv and moves.tsv, built into the program as the crosswalk is).
//
// Enters: a Passage, the labels that the heads' probabilities gave to all triggers of the report. Leaves: those labels,
// type and mode corrected. Immutable after load, thread-safe. Errors: a bad row is named as "file:line: what is wrong".
//
//   Qorash lifted the curfew .         measure lifted, no type   ->  CONCEDE
//          [trig]     [object]
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attribution/passage.h"
#include "base/result.h"
#include "events/decode.h"

namespace grotius {

struct TypeFrame {
  std::vector<std::string> predicates, objects, as;  // empty: any
  bool refused = false, whether = false, doubted = false;
  std::string type, mode;
};

struct MoveTypes {
  std::string move;                // "measure:lifted"
  std::vector<std::string> types;  // with their modes
  float least = 0;
};

class TypeFrames {
 public:
  [[nodiscard]] static Result<TypeFrames> parse(std::string_view types, std::string_view moves);
  // The tables that the program was built with.
  [[nodiscard]] static const TypeFrames& built_in();

  [[nodiscard]] const std::vector<TypeFrame>& frames() const { return frames_; }
  [[nodiscard]] const MoveTypes* of_move(const Label& label) const;

 private:
  std::vector<TypeFrame> frames_;
  std::vector<MoveTypes> moves_;
};

// A trigger and the label that it has so far.
struct Labelled {
  const TriggerScores* scores = nullptr;
  Label label;
};

// Corrects the labels by the frames; one whose frame holds for doubted triggers, too, is marked known.
void settle_types(const Passage& passage, const FactInventories& inventories, const TypeFrames& frames,
                  std::vector<Labelled>& labels);

}  // namespace grotius
