// Readings and parses out: the border where byte offsets become code points.
//
// reading_json follows design/record.md ("grotius.reading/1"), one object without line breaks; reading_text is for
// people. Output is a pure function of its input: keys in fixed order, no locale.
#pragma once

#include <string>

#include "pipeline/pipeline.h"

namespace grotius {

[[nodiscard]] std::string reading_json(const Reading& reading, bool pretty);
[[nodiscard]] std::string reading_text(const Reading& reading, bool colour);
[[nodiscard]] std::string parse_conllu(const ParsedReport& parsed);
[[nodiscard]] std::string parse_json(const ParsedReport& parsed);

}  // namespace grotius
