// What somebody demands or grants in words that are no proposal by themselves: an ultimatum, that somebody should go,
// the lifting of a measure, that one agrees to talk. Private to the stage. Thread safety: pure.
#pragma once

#include "process/sections.h"

namespace grotius {

// What such words put on the table; empty if nothing.
[[nodiscard]] std::string subject_of_demand(const Material& material, const CaseFact& fact);
// "60-day ultimatum to return the refugees", "Lifting of financial sanctions", "Resignation of John Roe".
[[nodiscard]] std::string label_of_demand(const Material& material, const CaseFact& fact);

// "He gave them an ultimatum", "calls for the president to step down": who asks, in a fact that tells the asking.
[[nodiscard]] bool is_demand(const Material& material, const CaseFact& fact);
// A verb's form for taking up what others ask or offer.
[[nodiscard]] bool tells_agreeing(const std::string& word);
// Whose demand the fact, or one of its report, is. "The ultimatum, imposed by the rebels, has been rejected by the
// council": not theirs in whose words it stands, where others are named.
[[nodiscard]] std::vector<CaseActorId> issuers_of(const Material& material, std::size_t report,
                                                  const RecordedFact& fact);
// "Has agreed to face-to-face talks", whose meeting may be told in another sentence.
[[nodiscard]] bool agrees_to_talks(const Material& material, const CaseFact& fact);
// Of talks that are planned: "has agreed to historic talks", in the words before them.
[[nodiscard]] bool are_agreed_talks(const Material& material, const CaseFact& fact);
// "Sanctions would not be relaxed", unlike "sanctions were not lifted".
[[nodiscard]] bool refuses_lifting(const Material& material, const CaseFact& fact);

}  // namespace grotius
