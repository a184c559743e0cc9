// grotius: news reports in, sourced records out.
#include <ios>

#include "cli/case.h"
#include "cli/options.h"
#include "cli/run.h"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const auto [options, status] = grotius::cli::parse_command_line(argc, argv);
  if (!options) return status;
  return options->cases ? grotius::cli::run_case(*options->cases) : grotius::cli::run(*options);
}
