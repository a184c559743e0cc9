// A case written by hand: reports, who is in them and what they say, in lines a person can read. For tests.
//
//   report r1 2006-11-02
//   who League = Arab League | organisation | IGOMEAARL | - | -          name, kind, code, country, role
//   > The League said that talks would resume on Monday.
//   talks: CONSULT planned, League <-> Gov, on 2006-11-06, said by League
//
// A fact stands below its sentence (">") and begins with the words that carry it. Then, between commas: what it is (a
// PLOVER type, with its mode after a dot, or the kind of a fact that is no event) and its status; who acts, "A -> B",
// "A <-> B" or "by A", several joined by "+"; "on DAY" or "from DAY to DAY", "day told as WORDS"; "at PLACE"; "said by
// A", or "said by nobody" for a source without a name; "background"; "likely 0.4"; "if WORDS" for its condition; "about
// fN" for a fact of its report; else a field of its detail and the value: "stance rejects". A report's line may go on
// with "publisher X", "corrected", "canceled", "replaces ID", "title WORDS".
//   correction r1 f1 status denied by Jane Roe on 2006-11-05
#pragma once

#include <string>
#include <vector>

#include "process/process.h"

namespace grotius::handmade {

// Fails the test at a line it cannot read.
[[nodiscard]] CaseContent read_case(const std::vector<std::string>& lines);

}  // namespace grotius::handmade
