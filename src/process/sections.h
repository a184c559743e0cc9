// The sections of a state, each from the facts and happenings of a view. Private to the stage.
#pragma once

#include "process/happenings.h"

namespace grotius {

[[nodiscard]] std::vector<Mandate> find_mandates(const Material& material);
[[nodiscard]] std::vector<Proposal> find_proposals(const Material& material);
[[nodiscard]] std::vector<Obstacle> find_obstacles(const Material& material);
[[nodiscard]] std::vector<Contact> find_contacts(const Material& material, const std::vector<Happening>& happenings,
                                                 PlanKeeper& plans);
[[nodiscard]] std::vector<AgendaItem> find_agenda(const Material& material, PlanKeeper& plans);
[[nodiscard]] std::vector<Measure> find_measures(const Material& material);
[[nodiscard]] std::vector<Hostility> find_hostilities(const Material& material,
                                                      const std::vector<Happening>& happenings);
[[nodiscard]] std::vector<Control> find_control(const Material& material);
[[nodiscard]] std::vector<Tone> find_tone(const Material& material);
[[nodiscard]] std::vector<Dyad> find_dyads(const Material& material, const std::vector<Happening>& happenings);
[[nodiscard]] std::vector<Contradiction> find_contradictions(const Material& material,
                                                             const std::vector<Happening>& happenings);
// The actors that the sections of `state` name, and for whom they act, with the parts they play.
[[nodiscard]] std::vector<StateActor> find_actors(const Material& material, const std::vector<Happening>& happenings,
                                                  const State& state);

// Facts of one report that share the sentence of `fact`, itself left out.
[[nodiscard]] std::vector<const CaseFact*> same_sentence(const Material& material, const CaseFact& fact);
// Does the sentence of a fact that is denied deny or refuse anything?
[[nodiscard]] bool tells_negation(const Material& material, const CaseFact& fact);
// "They drop bombs", he said: whoever "they" are in somebody's own words, he is not among them.
[[nodiscard]] bool is_of_others(const Material& material, const CaseFact& fact);
// "Sent 2,000 men to back the rebels": a move of forces for those it is told of with, not against them.
[[nodiscard]] bool is_in_support(const Material& material, const CaseFact& fact);
// "He consulted his advisers": whoever meets his own people meets nobody.
[[nodiscard]] bool is_with_his_own(const Material& material, const CaseFact& fact);
// "He hoped that the visit would bring more trips", "until the end of the summit": nobody plans it.
[[nodiscard]] bool is_no_plan(const Material& material, const CaseFact& fact);
// "Agreed an extension": what those who impose a measure have agreed in the same sentence is done.
[[nodiscard]] bool is_decided(const Material& material, const CaseFact& fact);
// The holder of an office goes or is put out of it.
[[nodiscard]] bool ends_office(const RecordedFact& fact);
// What the words around a contact's own say became of it: "postponed", "cancelled"; empty: nothing.
[[nodiscard]] std::string fate_of_talks(const Material& material, const CaseFact& fact);
// Has the interval ended by the day of the state?
[[nodiscard]] bool is_over(const Interval& when, const std::string& as_of);

}  // namespace grotius
