// Events merged over reports: one happening with all its facts. Private to the stage.
//
// Facts are one happening if type and standing (done or ahead) agree, who takes part is compatible, the times overlap
// and the places do not differ. Facts without participants that could be told stay apart.
#pragma once

#include <functional>
#include <unordered_map>

#include "process/calendar.h"
#include "process/past.h"

namespace grotius {

// Without a time of its own a fact is of the days before its report.
inline constexpr int kSlackDays = 3;

struct Happening {
  std::string id, type, mode, place;
  bool done = true;  // or ahead
  std::vector<CaseActorId> source, target;
  bool mutual = false;
  bool is_forum = false;  // talks known by a number, of which source has everybody
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

using Happenings = std::span<const Happening>;

// Something to come that a fact of the report tells of.
[[nodiscard]] PlanTold plan_of(const Material& material, const std::string& type, const std::string& known,
                               std::vector<CaseActorId> parties, const Interval& when, std::size_t report);
// Whether later reports tell that plans were carried out.
class PlanKeeper {
 public:
  // Both must outlive it. `is_void`: what came to nothing, and keeps no plan. Thread safety: none, since it remembers
  // what it has looked for.
  PlanKeeper(const Material& material, Happenings happenings, const std::function<bool(const Happening&)>& is_void);
  [[nodiscard]] bool was_kept(const PlanTold& plan);

 private:
  struct OfActor {
    Calendar dated;
    std::vector<std::size_t> all;  // by the day they were first told
  };
  using OfType = std::unordered_map<std::uint32_t, OfActor>;

  [[nodiscard]] static bool is_after(const PlanTold& plan, const std::string& day);
  [[nodiscard]] bool was_kept_one_by_one(const PlanTold& plan, const OfType& done);
  [[nodiscard]] bool is_dated_so(const PlanTold& plan, const OfType& done) const;
  [[nodiscard]] bool is_told_behind(const PlanTold& plan, const OfType& done) const;
  [[nodiscard]] const std::vector<std::size_t>* rarest(const PlanTold& plan, const OfType& done) const;
  [[nodiscard]] bool have_all(const PlanTold& plan, std::size_t happening) const;
  [[nodiscard]] std::string last_of_all(const PlanTold& plan, const OfType& done);
  [[nodiscard]] bool has_sat(const PlanTold& plan) const;
  [[nodiscard]] bool is_met_by_its_people(const PlanTold& plan) const;

  const Material& material_;
  const Happenings happenings_;
  std::map<std::string, OfType> done_;                                            // by type
  Calendar meetings_;                                                             // whose day is known
  std::map<std::pair<std::string, std::vector<CaseActorId>>, std::string> last_;  // the day, by type and parties
};

// Of the facts since the past; those that `past` has for earlier happenings are of none of these.
[[nodiscard]] std::vector<Happening> find_happenings(const Material& material, const Past& past = {});

}  // namespace grotius
