// The CAMEO code of a PLOVER type and mode, from lexicon/plover/cameo.tsv (built into the program, as the ontology's
// names in the model are).
//
// Enters: type and mode. Leaves: the code, empty where none fits. Immutable after load. Errors: a bad row is named as
// "file:line: what is wrong".
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace grotius {

class Crosswalk {
 public:
  // Reads the table's text; `file` names it in errors.
  [[nodiscard]] static Result<Crosswalk> parse(std::string_view text, const std::string& file);
  // The table that the program was built with.
  [[nodiscard]] static const Crosswalk& built_in();
  // The mode's code, else its type's, else nothing.
  [[nodiscard]] std::string_view cameo(const std::string& type, const std::string& mode) const;

 private:
  std::map<std::pair<std::string, std::string>, std::string> codes_;
};

}  // namespace grotius
