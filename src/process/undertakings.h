// Acts that somebody takes upon himself, is asked for or will not do, where no kind of terms tells them.
//
// "Accepted the invitation to observe the elections", "decided not to join the cabinet", "pledged to issue the
// constitution": what is taken up or refused is an infinitive with its object. Private to the stage. Thread safety:
// pure.
#pragma once

#include "process/stances.h"

namespace grotius {

struct Undertaking {
  std::string subject;  // "observe election"; of a verb that only brings its object about, the object: "constitution"
  std::string label;    // "Observe the elections"
  std::vector<Position> positions;
};

// Of a fact of asking, agreeing or refusing; nothing where its words name no act.
[[nodiscard]] std::optional<Undertaking> undertaking_of(const Material& material, const CaseFact& fact);
// "Constitution" and "interim constitution".
[[nodiscard]] bool is_one_undertaking(const std::string& a, const std::string& b);
// "Recognition of Betaland", "recognizing Betaland" and "recognize Betaland": the verb and what it is told by as a
// noun.
[[nodiscard]] bool names_one_act(const std::string& a, const std::string& b);
// Only where somebody answers is it more than intentions.
[[nodiscard]] bool is_answered(const StancesTold& stances);

}  // namespace grotius
