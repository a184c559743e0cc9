// The contexts of a fact: in which domains of life it lies (PLOVER 2024's 37), from lexicon/plover/contexts.tsv, which
// is built into the program.
//
// Enters: a fact's type and mode, the lemmas of its own clause in the order of the text. Leaves: contexts in the order
// of the table, each once; none where no row tells one. Immutable after load. Errors: a bad row is named as "file:line:
// what is wrong".
//
//   Syria denied on Monday that the army had shelled the refugee camp.
//         [f1 ]                           [f2   ]    f2 ASSAULT.heavy-weapons: military, asylum
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "attribution/passage.h"
#include "base/result.h"
#include "events/events.h"

namespace grotius {

class Contexts {
 public:
  [[nodiscard]] static Result<Contexts> parse(std::string_view table);
  // The table that the program was built with.
  [[nodiscard]] static const Contexts& built_in();
  // `lemmas` in lower case.
  [[nodiscard]] std::vector<std::string> of(std::string_view type, std::string_view mode,
                                            const std::vector<std::string>& lemmas) const;

 private:
  std::vector<std::string> names_;                                     // in the order of the table
  std::map<std::string, std::vector<std::size_t>, std::less<>> told_;  // by phrase, or by TYPE and TYPE.mode
  std::size_t longest_ = 1;                                            // words of a phrase
};

// Fills Fact::contexts of all that have a PLOVER type.
void tell_contexts(const Passage& passage, std::vector<Fact>& facts);

}  // namespace grotius
