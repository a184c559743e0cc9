// What words put on the table: the subject that merges its proposals, and a label to read. Private to the stage.
//
// Enters: a fact with its report's words. Leaves: "withdrawal", "draft", "freeze of the settlements" in lower case as
// the subject, empty where nothing is named that could be agreed on; and the words as they stand in the report, without
// what hangs over at their edges, with a capital first. Thread safety: pure. Errors: none.
//
//   "The Israelis insisted that the phrase be removed."   subject "phrase to be removed", label "Phrase to be removed"
#pragma once

#include "process/sections.h"

namespace grotius {

// What a fact puts on the table; empty if nothing.
[[nodiscard]] std::string subject_of(const Material& material, const CaseFact& fact);
// Its terms in a few words of the report.
[[nodiscard]] std::string label_of(const Material& material, const CaseFact& fact, const std::string& subject);

// A plan or a draft, which its author tells from others of its kind.
[[nodiscard]] bool is_paper(const Material& material, const std::string& subject);
// Whose paper the fact is about; empty where it does not say.
[[nodiscard]] std::vector<CaseActorId> authors_of(const Material& material, const CaseFact& fact);

// "Vowed to boycott the talks", "boycotts the polls".
[[nodiscard]] bool is_boycott(const CaseFact& fact);
// "Egypt and Israel signed two agreements": that they are agreed.
[[nodiscard]] bool tells_agreement(const Material& material, const CaseFact& fact);
// What its report calls the agreement that a fact is of: "peace deal between Alphaland and the rebels"; or empty.
[[nodiscard]] std::string agreement_named(const Material& material, const CaseFact& fact);
// "The cabinet endorsed the accord between A and B": the fact of the endorsement, for that of the accord; or nothing.
[[nodiscard]] const CaseFact* assent_to(const Material& material, const CaseFact& agreed);
// "The seizure violates the pact": that what was agreed is broken.
[[nodiscard]] bool tells_breach(const Material& material, const CaseFact& fact);
// "Jordan refused to endorse the accords."
[[nodiscard]] bool refuses_agreement(const Material& material, const CaseFact& fact);

}  // namespace grotius
