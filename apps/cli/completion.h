// What a shell offers while a command is typed, from the same definitions that the command line is parsed by.
//
// Enters: the program's commands and options. Leaves: a script for bash or zsh; both offer commands, options, the
// values of options that have a fixed set, and files for everything else. Thread safety: pure.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace grotius::cli {

[[nodiscard]] std::string bash_completion(const CLI::App& app);
[[nodiscard]] std::string zsh_completion(const CLI::App& app);

}  // namespace grotius::cli
