// For tests of the whole reader: the shipped model, opened once, and cases from files.
//
// Enters: the repository. Leaves: a Reader (null where the model is not there: the test is skipped), and the cases of a
// file: "== name", a line that says why, "----", the text, "----", what is expected, a line each.
#pragma once

#include <string>
#include <vector>

#include "pipeline/pipeline.h"

namespace grotius {

struct ReadingCase {
  std::string name, why, text;
  std::vector<std::string> expected;
};

[[nodiscard]] const Reader* shipped_reader();
[[nodiscard]] std::vector<ReadingCase> read_cases(const std::string& file);

}  // namespace grotius
