// What a fact's scores are worth: of facts at 0.8, four in five are right.
//
// Enters: the product of what the heads give a fact's trigger, its label and whether it happened: numbers between zero
// and one that are too sure of themselves; and whether its verb leads the sentence, which is right more often than what
// is told in passing. Leaves: the share of such facts that proved right, in label and in whether
// they happened, among those people marked (Platt 1999; constants by scripts/evaluation/calibration.py). Monotone in
// the product. Pure.
#pragma once

namespace grotius {

[[nodiscard]] double calibrated(double product, bool leads);

}  // namespace grotius
