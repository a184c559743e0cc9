// The two formats of registry files, line by line.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "registry/registry.h"

namespace grotius {

// Reads `text`, the file's content, into which the entries' texts point; an error's place is "file:line".
[[nodiscard]] Result<std::vector<RegistryEntry>> read_own_format(std::string_view text, const std::string& file);
// Names are put into `names` as people write them.
[[nodiscard]] Result<std::vector<RegistryEntry>> read_petrarch(std::string_view text, const std::string& file,
                                                               std::deque<std::string>& names);
// Does the first line that is no comment look like a PETRARCH or TABARI dictionary's?
[[nodiscard]] bool looks_like_petrarch(std::string_view text);

// The lines of a text without line ends, the last one, too.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);

}  // namespace grotius
