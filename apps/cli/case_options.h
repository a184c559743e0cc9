// The commands on a case: `grotius case …` and what asks a case something.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace grotius::cli {

enum class CaseCommand {
  kInit,
  kAdd,
  kList,
  kInfo,
  kVerify,
  kCompact,
  kStatus,
  kChanges,
  kTimeline,
  kWho,
  kAsk,
  kBrief,
  kExport
};

struct CaseOptions {
  std::optional<CaseCommand> command;  // none: another command of the program
  std::string path;                    // of the case
  std::string name;                    // init
  std::vector<std::string> files;      // add: reports, readings, corrections, folders of them
  std::optional<std::string> published;
  unsigned jobs = 1;
  std::string model, lexicon, registry, verbs;
  std::string as_of;  // empty: the day of the last report
  std::optional<std::string> known_at;
  std::string format = "text";
  bool fresh = false;                                         // not from what was kept beside the case
  std::size_t limit = 1000;                                   // ask; 0: all
  std::string since;                                          // changes, brief
  std::string who;                                            // who
  std::string actor, type, status, place, from, to, said_by;  // ask
  std::string out;                                            // export: file or folder; empty: standard output
  bool with_unreal = false;                                   // export
};

void add_case_commands(CLI::App& app, CaseOptions& options);

}  // namespace grotius::cli
