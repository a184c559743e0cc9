// "grotius registry": a user's own file of actors checked, and names looked up in it and in the lexicon.
//
// Leaves: the exit status: 0; 1 if a file cannot be read or is malformed (told on standard error as "file:line: what is
// wrong"), or if nobody goes by the name.
#pragma once

#include "cli/options.h"

namespace grotius::cli {

[[nodiscard]] int check_registry(const Options& options);
[[nodiscard]] int find_in_registry(const Options& options);

}  // namespace grotius::cli
