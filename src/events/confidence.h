// What a fact's scores are worth: of facts at 0.8, four in five are right.
//
// Enters: the product of what the heads give a fact's trigger, its label and whether it happened: numbers between zero
// and one that are too sure of themselves; and whether its verb leads the sentence, which is right more often than what
// is told in passing. Leaves: the share of such facts that proved right, in label and in whether
// they happened, among those people marked (Platt 1999; constants by scripts/evaluation/calibration.py). Monotone in
// the product. Pure.
//
// Within a sentence the surest of the facts that lead it comes first, for it is what the sentence reports. Where a fact
// told inside it is surer, those two know little about which of them is wrong; both then get what they share, so that
// as many are expected to be right as before.
//
//   Norland rejected calls for aid .      rejected 0.86, calls 0.95, aid 0.60  ->  0.906, 0.904, 0.60
#pragma once

#include <vector>

#include "attribution/passage.h"
#include "events/events.h"

namespace grotius {

[[nodiscard]] double calibrated(double product, bool leads);

// How far the leading fact of a sentence stays ahead of one that it shares with: two thousandths, so that it is still
// ahead when printed.
inline constexpr double kAhead = 0.002;

// The confidences of one sentence with that of `leader` before all others; their sum stays the same.
[[nodiscard]] std::vector<double> with_leader_first(std::vector<double> confidences, std::size_t leader);

// Does that for every sentence in which the trigger of a fact leads.
void put_leaders_first(const Passage& passage, std::vector<Fact>& facts);

}  // namespace grotius
