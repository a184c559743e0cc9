// Who takes part in a contact. Private to the stage. Thread safety: pure.
#pragma once

#include "process/past.h"

namespace grotius {

class Attendance {
 public:
  explicit Attendance(const Material& material) : material_(material) {}

  // Those of them who can meet anybody.
  [[nodiscard]] std::vector<CaseActorId> who(const std::vector<CaseActorId>& actors) const;
  // "President A met President A's advisers": they are his, and he met nobody.
  [[nodiscard]] bool is_of_another(CaseActorId actor, const std::vector<CaseActorId>& all) const;
  // Does the contact concern a side of anything?
  [[nodiscard]] bool has_side(const ContactTold& draft) const;
  [[nodiscard]] bool is_worth_telling(const std::vector<CaseActorId>& parties, const Interval& when) const;
  // "Talks with the government and the rebels", of whom the reading has one: whoever "and" joins to him is the other.
  [[nodiscard]] std::vector<CaseActorId> with_partner(const ContactTold& draft) const;
  // Those whom another sentence that tells of the same plan joins by "and".
  [[nodiscard]] std::vector<CaseActorId> named_again(const ContactTold& draft) const;

 private:
  [[nodiscard]] bool are_other_states(const std::vector<CaseActorId>& actors) const;
  [[nodiscard]] bool is_any(const std::string& name) const;
  [[nodiscard]] std::vector<std::pair<CaseActorId, CaseActorId>> joined_in(std::size_t report, PointSpan where) const;
  [[nodiscard]] PointSpan told_with(const CaseFact& fact) const;
  [[nodiscard]] PointSpan sentence_around(std::size_t report, PointSpan words) const;

  const Material& material_;
};

}  // namespace grotius
