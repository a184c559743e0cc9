#include "process/demands.h"

#include <algorithm>

#include "base/one_of.h"
#include "process/labels.h"

namespace grotius {
namespace {

std::string trigger_of(const Material& material, const CaseFact& fact) {
  return fold(material.view.words(fact.report, fact.fact->trigger));
}

bool is_ultimatum(const Material& material, const RecordedFact& fact, std::size_t report) {
  return fact.type == "REQUEST" && fact.kind == "event" &&
         material.words.is("ultimatum", fold(material.view.words(report, fact.trigger)));
}

// "An ultimatum for them to withdraw": the withdrawal is on the table, and who gives the ultimatum asks for it.
bool asks_for_terms(const Material& material, const CaseFact& fact) {
  const auto& all = material.view.reports[fact.report]->facts;
  return std::any_of(fact.fact->about.begin(), fact.fact->about.end(), [&](std::uint32_t i) {
    return all[i].type == "RETREAT" || all[i].type == "CONSULT" || all[i].type == "AGREE" || all[i].kind == "measure";
  });
}

// "Calls for the president to give way", which no act of its own tells.
bool is_call_to_go(const Material& material, const CaseFact& fact) {
  const RecordedFact& record = *fact.fact;
  return record.type == "REQUEST" && record.kind == "event" && is_done(fact) && record.about.empty() &&
         !fact.target.empty() &&
         has_any(text_behind(material, fact, kObjectReach),
                 {" to give way", " to step down", " to step aside", " to stand down", " to quit", " to resign",
                  " to relinquish power", " to hand over power"});
}

// Somebody else than whoever says it.
bool is_to_go(const Material& material, const CaseFact& fact) {
  return fact.fact->type == "RETREAT" && fact.fact->mode == "resign" && !is_done(fact) &&
         !overlap(fact.source, fact.said_by) &&
         has_any(trigger_of(material, fact), {"quit", "resign", "step", "stand down", "go"});
}

// "Resignation of John Roe": only a person or a government can go; empty if the fact asks for none.
std::string resignation(const Material& material, const CaseFact& fact) {
  const bool is_call = is_call_to_go(material, fact);
  if (!is_call && !is_to_go(material, fact)) return "";
  for (const CaseActorId actor : is_call ? fact.target : fact.source) {
    const CaseActor& one = material.roster[actor];
    if (one.identified && (one.kind == "person" || one.kind == "government")) return "Resignation of " + one.name;
  }
  return "";
}

// Of the measures that press somebody, those whose lifting is asked for or refused.
bool is_lifting(const Material& material, const CaseFact& fact) {
  const RecordedFact& record = *fact.fact;
  if (record.kind != "measure" || (record.effect != "lifted" && record.effect != "eased")) return false;
  const auto beside = same_sentence(material, fact);
  const bool is_of_paper =
      std::any_of(beside.begin(), beside.end(), [](const CaseFact* other) { return other->fact->kind == "proposal"; });
  if (is_of_paper) return false;  // "a proposal to lift the embargo" is on the table by itself
  const auto words = words_of(record.instrument);
  const bool is_asked = fact.status == "requested" || fact.status == "proposed" || fact.status == "denied";
  return is_asked && !words.empty() && material.words.is("pressure", words.back());
}

// "60-day ultimatum to return the refugees": the noun with its complement, and the days before it.
std::string ultimatum_label(const Material& material, const CaseFact& fact) {
  const std::string trigger = trigger_of(material, fact);
  std::string out = noun_phrase(material, fact.report, fact.fact->trigger, fact.fact->evidence);
  if (out.empty()) out = capital(trigger);
  const auto before = words_of(material.view.words(fact.report, {fact.fact->evidence.begin, fact.fact->trigger.begin}));
  const bool is_numbered = !before.empty() && before.back()[0] >= '0' && before.back()[0] <= '9';
  if (!is_numbered || !fold(out).starts_with(trigger)) return out;
  out.replace(0, trigger.size(), trigger);
  return before.back() + " " + out;
}

}  // namespace

bool tells_agreeing(const std::string& word) {
  return one_of(word, {"agreed", "agree", "agrees", "accepted", "accepts", "consented"});
}

std::string subject_of_demand(const Material& material, const CaseFact& fact) {
  if (is_ultimatum(material, *fact.fact, fact.report)) return asks_for_terms(material, fact) ? "" : "ultimatum";
  if (const std::string leaving = resignation(material, fact); !leaving.empty()) return fold(leaving);
  if (agrees_to_talks(material, fact)) return "talks";
  return is_lifting(material, fact) ? "lifting of " + words_of(fact.fact->instrument).back() : "";
}

std::string label_of_demand(const Material& material, const CaseFact& fact) {
  if (is_ultimatum(material, *fact.fact, fact.report)) return ultimatum_label(material, fact);
  return is_lifting(material, fact) ? "Lifting of " + fact.fact->instrument : resignation(material, fact);
}

bool is_demand(const Material& material, const CaseFact& fact) {
  return is_done(fact) && !subject_of_demand(material, fact).empty() &&
         (is_ultimatum(material, *fact.fact, fact.report) || is_call_to_go(material, fact));
}

std::vector<CaseActorId> issuers_of(const Material& material, std::size_t report, const RecordedFact& fact) {
  std::vector<CaseActorId> all, speakers;
  const auto party = [&](std::uint32_t actor) { return material.roster.party_of(material.roster.of[report][actor]); };
  for (const std::uint32_t actor : fact.source) add_unique(all, party(actor));
  for (const std::uint32_t statement : fact.said_in)
    for (const std::uint32_t speaker : material.view.reports[report]->statements[statement].speakers)
      add_unique(speakers, party(speaker));
  std::vector<CaseActorId> others = all;
  std::erase_if(others, [&](CaseActorId actor) { return contains(speakers, actor); });
  return others.empty() ? all : others;
}

bool agrees_to_talks(const Material& material, const CaseFact& fact) {
  const RecordedFact& record = *fact.fact;
  if (record.type != "AGREE" || record.kind != "event" || !is_done(fact) || record.background) return false;
  if (!tells_agreeing(trigger_of(material, fact))) return false;
  const auto words = words_of(text_behind(material, fact, kObjectReach));
  const auto talks = std::find_if(words.begin(), words.end(), [](const std::string& word) {
    return one_of(word, {"talks", "negotiations", "dialogue", "meet", "meeting", "summit", "negotiate"});
  });
  // "Agreed to further efforts to resume talks", which are others'.
  const bool names_talks = talks != words.end() && std::none_of(words.begin(), talks, [&](const std::string& word) {
                             return material.words.is("effort", word);
                           });
  const auto& all = material.view.reports[fact.report]->facts;
  return names_talks && std::any_of(record.about.begin(), record.about.end(), [&](std::uint32_t i) {
           return all[i].type == "CONSULT" && (all[i].status == "planned" || all[i].status == "proposed");
         });
}

bool are_agreed_talks(const Material& material, const CaseFact& fact) {
  constexpr std::ptrdiff_t kReach = 6;  // words
  if (fact.type != "CONSULT" || !is_ahead(fact)) return false;
  const auto beside = same_sentence(material, fact);
  if (std::any_of(beside.begin(), beside.end(), [](const CaseFact* other) { return other->fact->type == "AGREE"; }))
    return false;  // that fact tells who has
  const auto words = words_of(material.view.words(fact.report, {fact.fact->evidence.begin, fact.fact->trigger.begin}));
  const auto first = words.end() - std::min(kReach, std::ssize(words));
  return std::any_of(first, words.end(), tells_agreeing) &&
         std::none_of(first, words.end(), [&](const std::string& word) {
           return word.ends_with("n't") || material.words.is("negation", word);
         });
}

bool refuses_lifting(const Material& material, const CaseFact& fact) {
  if (!is_lifting(material, fact) || fact.status != "denied") return false;
  const std::string text = fold(material.passage_of(fact));
  const auto words = words_of(text);
  return has_any(text, {"would not be", "will not be", "won't be", "wouldn't be", "should not be", "will not lift",
                        "would not lift", "will not ease", "would not ease"}) ||
         material.words.is_any("refusal", words);
}

}  // namespace grotius
