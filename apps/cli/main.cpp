// grotius: news reports in, sourced records out.
#include <ios>

#include "cli/case.h"
#include "cli/options.h"
#include "cli/run.h"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const auto [options, cases, status] = grotius::cli::parse_command_line(argc, argv);
  if (cases) return grotius::cli::run_case(*cases);
  return options ? grotius::cli::run(*options) : status;
}
