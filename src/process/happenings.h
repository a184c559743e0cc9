// Events merged over reports: one happening with all its facts. Private to the stage.
//
// Facts are one happening if type and standing (done or ahead) agree, who takes part is compatible, the times overlap
// and the places do not differ. Facts without participants that could be told stay apart.
#pragma once

#include "process/facts.h"

namespace grotius {

struct Happening {
  std::string id, type, mode, place;
  bool done = true;  // or ahead
  std::vector<CaseActorId> source, target;
  bool mutual = false;
  Interval when;
  std::string known;               // first told
  std::vector<std::size_t> facts;  // indices into Material::facts
  bool denied_by_others = false;
};

[[nodiscard]] std::vector<Happening> find_happenings(const Material& material);
// Whether two intervals may be of the same time; an unknown end reaches `slack` days.
[[nodiscard]] bool may_coincide(const Interval& a, const Interval& b, int slack);

}  // namespace grotius
