// Where the model and the lexicon are: named on the command line, else by the environment (GROTIUS_MODEL,
// GROTIUS_LEXICON), else beside the program, as an installation or a build tree lays them out.
//
// Errors: kNotFound, naming every place that was looked at.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace grotius::cli {

// The program's own path, and a variable of its environment, empty if it is not set.
[[nodiscard]] std::filesystem::path this_program();
[[nodiscard]] std::string environment(const char* name);

// `option` and `environment` may be empty; they are taken as they are, so that loading names them in its own error.
[[nodiscard]] Result<std::string> find_model(const std::string& option, const std::string& environment,
                                             const std::filesystem::path& program);
[[nodiscard]] Result<std::string> find_lexicon(const std::string& option, const std::string& environment,
                                               const std::filesystem::path& program);

}  // namespace grotius::cli
