// Events merged over reports: one happening with all its facts. Private to the stage.
//
// Facts are one happening if type and standing (done or ahead) agree, who takes part is compatible, the times overlap
// and the places do not differ. Facts without participants that could be told stay apart.
#pragma once

#include <unordered_map>

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
};

// Happenings by one who takes part, so that what may concern the same is found without looking at all.
class HappeningIndex {
 public:
  void add(const Happening& happening, std::size_t index);
  // Indices, from `first` on, of happenings of the type and standing in which one of `actors` takes part, ascending.
  [[nodiscard]] std::vector<std::size_t> with(const std::string& type, bool done,
                                              const std::vector<CaseActorId>& actors, std::size_t first) const;

 private:
  using OfActor = std::unordered_map<std::uint32_t, std::vector<std::size_t>>;
  std::map<std::pair<std::string, bool>, OfActor> kinds_;
};
[[nodiscard]] HappeningIndex index_of(const std::vector<Happening>& happenings);

// A plan, and whether a later report tells that it was carried out.
struct Plan {
  std::string type, known;
  std::vector<CaseActorId> parties;
  Interval when;
  std::size_t report = 0;  // of the view
};
[[nodiscard]] bool was_kept(const Material& material, const Plan& plan, const std::vector<Happening>& happenings,
                            const HappeningIndex& index);

[[nodiscard]] std::vector<Happening> find_happenings(const Material& material);
// Whether two intervals may be of the same time; an unknown end reaches `slack` days.
[[nodiscard]] bool may_coincide(const Interval& a, const Interval& b, int slack);

}  // namespace grotius
