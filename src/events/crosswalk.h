// The CAMEO code of a fact, from its PLOVER type and mode, its predicate and what it is about: lexicon/plover/ (built
// into the program, as the ontology's names in the model are).
//
// Enters: an Act. Leaves: the code, empty where none fits; the most telling row wins: what a verbal act is about, then
// its predicate, then its mode, then its type. Immutable after load. Errors: a bad row is named as "file:line: what is
// wrong".
//
//   Egypt demanded that Israel withdraw from Sinai.
//         [demand: REQUEST, a demand] [RETREAT.withdraw]     REQUEST 1056, RETREAT 0874
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace grotius {

// One fact as the crosswalk sees it. Predicates are lemmas in lower case.
struct Act {
  std::string_view type, mode = {};
  std::string_view predicate = {};                      // all words of the trigger
  std::string_view head = {};                           // its head alone
  std::string_view object_type = {}, object_mode = {};  // of the fact that a verbal act is about; empty if none
};

struct CrosswalkTables {
  std::string_view codes, frames, objects;  // the texts of cameo.tsv, frames.tsv, objects.tsv
};

class Crosswalk {
 public:
  [[nodiscard]] static Result<Crosswalk> parse(const CrosswalkTables& tables);
  // The tables that the program was built with.
  [[nodiscard]] static const Crosswalk& built_in();
  [[nodiscard]] std::string cameo(const Act& act) const;

 private:
  using Keys = std::pair<std::string, std::string>;
  [[nodiscard]] const std::string* of_mode(const Act& act) const;
  [[nodiscard]] const std::string* of_predicate(const Act& act) const;
  [[nodiscard]] const std::string* of_object(const Act& act) const;

  std::map<Keys, std::string> codes_;                            // type and mode
  std::map<Keys, std::string> frames_;                           // type and predicate
  std::map<std::pair<std::string, Keys>, std::string> objects_;  // type, and the object's type and mode
};

}  // namespace grotius
