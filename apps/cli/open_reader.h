// The reader of a run: the model and lexicon named by option or environment, else beside the program.
#pragma once

#include <memory>
#include <string>

#include "pipeline/pipeline.h"

namespace grotius::cli {

// `registry` is a file of the user's own actors, `verbs` one of his verbs' codes; either may be empty.
[[nodiscard]] Result<std::unique_ptr<const Reader>> open_reader(const std::string& model, const std::string& lexicon,
                                                                const std::string& registry = {},
                                                                const std::string& verbs = {});
// The folder that open_reader takes the lexicon from.
[[nodiscard]] Result<std::string> lexicon_folder(const std::string& lexicon);

}  // namespace grotius::cli
