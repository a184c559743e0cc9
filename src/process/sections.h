// The sections of a state, each from the facts and happenings of a view. Private to the stage.
#pragma once

#include "process/happenings.h"

namespace grotius {

// Each takes what is present into the past (past.h) and makes the section of both. Where there is a function to take
// apart from that, it is for what is to leave the present: sections of a few days have nothing in the past.
[[nodiscard]] std::vector<Mandate> find_mandates(const Material& material, Past& past);
[[nodiscard]] std::vector<Proposal> find_proposals(const Material& material, Past& past);
[[nodiscard]] std::vector<Obstacle> find_obstacles(const Material& material);
// What those who put it said before they came to an agreement with another of whom it was told is overtaken; so is what
// was said of talking with him before they met.
void drop_overtaken(const Material& material, const std::vector<Proposal>& proposals,
                    const std::vector<Contact>& contacts, std::vector<Obstacle>& obstacles);
void take_contacts(const Material& material, Happenings happenings, Past& past);
[[nodiscard]] std::vector<Contact> find_contacts(const Material& material, Happenings happenings, PlanKeeper& plans,
                                                 Past& past);
void take_agenda(const Material& material, Past& past);
[[nodiscard]] std::vector<AgendaItem> find_agenda(const Material& material, PlanKeeper& plans, const Past& past);
[[nodiscard]] std::vector<Measure> find_measures(const Material& material, Past& past);
[[nodiscard]] std::vector<Hostility> find_hostilities(const Material& material, Happenings happenings);
[[nodiscard]] std::vector<Control> find_control(const Material& material, Past& past);
[[nodiscard]] std::vector<Tone> find_tone(const Material& material, Past& past);
[[nodiscard]] std::vector<Dyad> find_dyads(const Material& material, Happenings happenings, Past& past);
[[nodiscard]] std::vector<Contradiction> find_contradictions(const Material& material, Happenings happenings,
                                                             Past& past);
// What facts and happenings tell of the parts that actors play.
void take_parts(const Material& material, Happenings happenings, PartsTold& out);
// The actors that the sections of `state` name, and for whom they act, with the parts they play.
[[nodiscard]] std::vector<StateActor> find_actors(const Material& material, const PartsTold& told, const State& state);

[[nodiscard]] bool names_office(const CaseWords& words, const std::string& role);
// The offices that the reports of the view tell of, with those held before.
void hold_offices(const Material& material, CaseActor& actor);
// Where the reports speak of the actor, those of the view and others.
[[nodiscard]] Support passages_of(const Material& material, const CaseActor& actor);
// Names of countries, folded.
[[nodiscard]] std::set<std::string> lands_of(const Roster& roster);

// Facts of one report that share the sentence of `fact`, itself left out.
[[nodiscard]] std::vector<const CaseFact*> same_sentence(const Material& material, const CaseFact& fact);
// Code points behind a verb within which its object is looked for.
inline constexpr std::uint32_t kObjectReach = 60;
// What stands behind the fact's words, so many code points at most and not beyond its sentence: on one line, folded.
[[nodiscard]] std::string text_behind(const Material& material, const CaseFact& fact, std::uint32_t reach);
// A newspaper, a station, or one who works for it: what they report is the reporter's word.
[[nodiscard]] bool is_media(const Material& material, const CaseActor& actor);
// Does its sentence tell of calling others to a meeting?
[[nodiscard]] bool tells_convening(const Material& material, const CaseFact& fact);
// Does the sentence of a fact that is denied deny or refuse anything?
[[nodiscard]] bool tells_negation(const Material& material, const CaseFact& fact);
// Is what denies the fact near it? "Begin listened without interrupting and promised to answer" refuses no answer.
[[nodiscard]] bool is_negated(const Material& material, const CaseFact& fact);
// "Talks are doomed", unlike "they are losing on every front".
[[nodiscard]] bool is_of_process(const Material& material, const CaseFact& fact);
// "84 members voted for the motion": a count of votes, which is nobody's word and nobody in the way.
[[nodiscard]] bool is_tally(const Material& material, CaseActorId actor);
[[nodiscard]] bool is_of_tally(const Material& material, const CaseFact& fact);  // all who did it
// "They drop bombs", he said: whoever "they" are in somebody's own words, he is not among them.
[[nodiscard]] bool is_of_others(const Material& material, const CaseFact& fact);
// "Sent 2,000 men to back the rebels": a move of forces for those it is told of with, not against them.
[[nodiscard]] bool is_in_support(const Material& material, const CaseFact& fact);
// "He consulted his advisers": whoever meets his own people meets nobody.
[[nodiscard]] bool is_with_his_own(const Material& material, const CaseFact& fact);
// A message, going somewhere, being with one's own side, and a word with one's own ministers.
[[nodiscard]] bool is_no_meeting(const Material& material, const CaseFact& fact);
// "He hoped that the visit would bring more trips", "until the end of the summit", "willing to meet": nobody plans it.
[[nodiscard]] bool is_no_plan(const Material& material, const CaseFact& fact);
// "Agreed an extension": what those who impose a measure have agreed in the same sentence is done.
[[nodiscard]] bool is_decided(const Material& material, const CaseFact& fact);
// Whose office a fact tells of.
[[nodiscard]] std::vector<CaseActorId> persons_of(const Material& material, const CaseFact& fact);
// The holder of an office goes or is put out of it.
[[nodiscard]] bool ends_office(const RecordedFact& fact);
// What the words around a contact's own say became of it: "postponed", "cancelled"; empty: nothing.
[[nodiscard]] std::string fate_of_talks(const Material& material, const CaseFact& fact);
// A minister of whom no report tells whose.
[[nodiscard]] bool is_some_minister(const CaseActor& actor, CaseActorId self);
// Has the interval ended by the day of the state?
[[nodiscard]] bool is_over(const Interval& when, const std::string& as_of);

}  // namespace grotius
