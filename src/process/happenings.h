// Events merged over reports: one happening with all its facts. Private to the stage.
//
// Facts are one happening if type and standing (done or ahead) agree, who takes part is compatible, the times overlap
// and the places do not differ. Facts without participants that could be told stay apart.
#pragma once

#include <functional>
#include <unordered_map>

#include "process/calendar.h"
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

// A plan, and whether a later report tells that it was carried out.
struct Plan {
  std::string type, known;
  std::vector<CaseActorId> parties;
  Interval when;
  std::size_t report = 0;  // of the view
};
class PlanKeeper {
 public:
  // Both must outlive it. `is_void`: what came to nothing, and keeps no plan. Thread safety: none, since it remembers
  // what it has looked for.
  PlanKeeper(const Material& material, const std::vector<Happening>& happenings,
             const std::function<bool(const Happening&)>& is_void);
  [[nodiscard]] bool was_kept(const Plan& plan);

 private:
  struct OfActor {
    Calendar dated;
    std::vector<std::size_t> all;  // by the day they were first told
  };
  using OfType = std::unordered_map<std::uint32_t, OfActor>;

  [[nodiscard]] static bool is_after(const Plan& plan, const std::string& day);
  [[nodiscard]] bool was_kept_one_by_one(const Plan& plan, const OfType& done);
  [[nodiscard]] bool is_dated_so(const Plan& plan, const OfType& done) const;
  [[nodiscard]] bool is_told_behind(const Plan& plan, const OfType& done) const;
  [[nodiscard]] const std::vector<std::size_t>* rarest(const Plan& plan, const OfType& done) const;
  [[nodiscard]] bool have_all(const Plan& plan, std::size_t happening) const;
  [[nodiscard]] std::string last_of_all(const Plan& plan, const OfType& done);
  [[nodiscard]] bool is_met_by_its_people(const Plan& plan) const;

  const Material& material_;
  const std::vector<Happening>& happenings_;
  std::map<std::string, OfType> done_;                                            // by type
  Calendar meetings_;                                                             // whose day is known
  std::map<std::pair<std::string, std::vector<CaseActorId>>, std::string> last_;  // the day, by type and parties
};

[[nodiscard]] std::vector<Happening> find_happenings(const Material& material);

}  // namespace grotius
