// The command line, parsed and checked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/case_options.h"

namespace grotius::cli {

enum class Command { kRead, kParse, kRegistryCheck, kRegistryFind };

struct Options {
  Command command = Command::kRead;
  std::vector<std::string> files;
  std::optional<std::string> published;  // for reports that do not say
  std::string format;                    // read: text, json, jsonl; parse: conllu, json
  unsigned jobs = 1;
  std::string model, lexicon;        // empty: to be found
  std::string registry;              // a file of one's own; empty: none
  std::string verbs;                 // a verb dictionary of one's own; empty: none
  std::string name;                  // registry find: whom
  std::optional<std::string> on;     // registry find: on which day
  std::optional<CaseOptions> cases;  // for the commands on a case; then nothing above counts
};

// Options, or the exit status where there is nothing to run: 0 after --help and --version, 2 after wrong usage (told on
// standard error).
struct CommandLine {
  std::optional<Options> options;
  int exit_status = 0;
};

[[nodiscard]] CommandLine parse_command_line(int argc, const char* const* argv);

}  // namespace grotius::cli
