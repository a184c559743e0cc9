// A command carried out: every report of the input read and written to standard output, in order.
//
// Leaves: the exit status: 0; 1 if a report could not be read (told on standard error, the rest goes on), the model or
// lexicon could not be loaded, or standard output could not be written. A reader of the output that goes away ends the
// run without a word.
#pragma once

#include "cli/options.h"

namespace grotius::cli {

[[nodiscard]] int run(const Options& options);

}  // namespace grotius::cli
