#include "process/past.h"

namespace grotius {

Support SupportTold::build(const Material& material) const {
  SupportBuilder out(material);
  for (const CaseFact* fact : facts) out.add(*fact);
  return out.build(before);
}

void SupportTold::leave(const Material& material) {
  if (facts.empty()) return;
  before = build(material);
  facts.clear();
}

void Past::leave(const Material& material) {
  for (ProposalTold& one : proposals) {
    one.support.leave(material);
    for (auto& [actor, stances] : one.stances.of)
      for (StanceTold& stance : stances) stance.support.leave(material);
  }
  for (auto& [key, all] : measures)
    for (MeasureTold& one : all) one.support.leave(material);
  for (auto& [person, one] : offices) one.support.leave(material);
  for (auto* contacts : {&called_off, &due})
    for (ContactTold& one : *contacts) one.support.leave(material);
}

}  // namespace grotius
