// The commands on a case, carried out.
//
// Leaves: the exit status: 0; 1 if something could not be read or does not hold (told on standard error), if the case
// cannot be opened or standard output not be written.
#pragma once

#include "cli/case_options.h"
#include "ledger/ledger.h"

namespace grotius::cli {

// Tells the error and gives the exit status for it.
[[nodiscard]] int failed(const Error& error);
// The exit status. A reader of the output that goes away ends the command without a word.
[[nodiscard]] int write_output(std::string_view text);

[[nodiscard]] int run_case(const CaseOptions& options);
// `grotius case add`.
[[nodiscard]] int add_to_case(const CaseOptions& options);
// Brings what is kept beside a case up to what was added to it and makes the plain `status`; only where that was much
// by going through all reports, which makes the index of facts anew. Silent where it cannot.
void prepare_answers(const std::string& path, Ledger& ledger, bool is_much);
// `grotius export`.
[[nodiscard]] int write_export(const CaseOptions& options);

}  // namespace grotius::cli
