#include "process/terms.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "process/demands.h"
#include "process/labels.h"

namespace grotius {
namespace {

constexpr std::string_view kAgreement = "agreement";

// The subject that words of a proposal name.
std::string subject_of_words(const std::string& words) {
  const std::string text = fold(words);
  if (has_any(text, {"ceasefire", "cease-fire", "truce", "cessation of hostilities"})) return "ceasefire";
  if (has_any(text, {"embargo"})) return has_any(text, {"arms"}) ? "arms embargo" : "embargo";
  if (has_any(text, {"sanction"}))
    return has_any(text, {"lift", "remov", "eas", "end of", "ending"}) ? "lifting of sanctions" : "sanctions";
  const bool is_of_forces =
      !has_any(text, {"tax", "duty", "licen", "charge", "complaint", "candida", "bill", "motion"});
  if (is_of_forces && has_any(text, {"withdraw", "pull out", "pullout", "pull-out"})) return "withdrawal";
  if (has_any(text, {"prisoner", "hostage", "detainee"})) return "release of prisoners";
  if (has_any(text, {"disarm", "lay down arms", "put down arms"})) return "disarmament";
  if (has_any(text, {"amnesty"})) return "amnesty";
  // A force of two bodies is another than either's.
  if (has_any(text, {"joint ", "hybrid "}) && has_any(text, {"force", "peacekeep"})) return "joint force";
  if (has_any(text, {"peacekeep"})) return "peacekeepers";
  const auto all = words_of(text);
  const bool is_counted = !all.empty() && parties_counted(all.back()) > 0;  // "six-party", cut before its noun
  if (is_counted || has_any(text, {"talks", "negotiat", "dialogue", "meeting", "summit"})) return "talks";
  return "";
}

std::string before(const Material& material, const CaseFact& fact) {
  return fold(one_line(material.view.words(fact.report, {fact.fact->evidence.begin, fact.fact->trigger.begin})));
}

std::string sentence(const Material& material, const CaseFact& fact) {
  return fold(one_line(material.view.words(fact.report, fact.fact->evidence)));
}

// A letter, a report to parliament or a journey is no talks.
bool is_talks(const Material& material, const CaseFact& fact, const std::string& trigger) {
  return has_any(trigger,
                 {"talk", "negotiat", "dialog", "meet", "met", "summit", "conference", "discuss", "session"}) ||
         has_any(text_behind(material, fact, kObjectReach),
                 {"talks", "negotiations", "dialogue", "summit", "conference"});
}

// Troops that leave withdraw; a president who quits resigns, and foreigners are evacuated.
std::string subject_of_leaving(const std::string& trigger, const std::string& text) {
  if (has_any(trigger, {"quit", "resign", "step down", "step aside", "stand down"})) return "resignation";
  if (has_any(trigger, {"withdr", "pull", "retreat"})) return "withdrawal";
  if (has_any(trigger, {"evacuat"}) && !has_any(text, {"settle"})) return "evacuation";
  if (has_any(text,
              {"troop", "force", "soldier", "army", "militar", "settle", "occup", "territor", "fighter", "militia"}))
    return "withdrawal";
  return "";
}

// The mode of an act counts where its sentence speaks of the thing: "removed" may be arms or settlements.
std::string subject_of_retreat(const Material& material, const CaseFact& fact) {
  const std::string& mode = fact.fact->mode;
  const std::string text = sentence(material, fact);
  if (mode == "ceasefire")
    return has_any(text, {"cease", "truce", "fight", "hostilit", "violence", "attack", "fire", "offensive", "war",
                          " arms", "weapon", "guns"})
               ? "ceasefire"
               : "";
  if (mode == "withdraw") return subject_of_leaving(fold(material.view.words(fact.report, fact.fact->trigger)), text);
  if (mode == "release")
    return has_any(text, {"releas", "free", "prison", "hostage", "captiv", "detain", "exchange"})
               ? "release of prisoners"
               : "";
  if (mode == "disarm")
    return has_any(text, {"disarm", "weapon", " arms", "arsenal", "missile", "surrender", "decommission", "nuclear"})
               ? "disarmament"
               : "";
  if (mode == "access")
    return has_any(text,
                   {"access", "corridor", "crossing", "border", "convoy", "aid ", "relief", "permission", "allow"})
               ? "access"
               : "";
  return "";
}

constexpr std::size_t kLead = 30;  // bytes before an agreement in which "after" makes it one of the past

// "Endorsed", "approves": a form of a verb of assent.
bool tells_assent(const Material& material, const std::string& verb) {
  for (const std::string_view ending : {"", "d", "ed", "s", "es", "ing"})
    if (verb.ends_with(ending) &&
        (material.words.is("assent", std::string_view(verb).substr(0, verb.size() - ending.size()))))
      return true;
  return verb.ends_with("ied") && material.words.is("assent", verb.substr(0, verb.size() - 3) + "y");
}

bool is_signing(const Material& material, const CaseFact& fact) {
  return fact.fact->type == "SUPPORT" && has_any(fold(material.view.words(fact.report, fact.fact->trigger)),
                                                 {"signed", "signing", "initialed", "initialled"});
}

// "The DPA" of a report that has the "Delta Peace Agreement (DPA)".
bool is_short_for_agreement(const Material& material, std::size_t report, const std::string& word) {
  const std::string& text = material.view.reports[report]->text;
  const std::size_t at = word.size() < 2 ? std::string::npos : text.find(" (" + word + ")");
  if (at == std::string::npos) return false;
  const std::size_t begin = text.rfind(' ', at - 1);
  return begin != std::string::npos &&
         material.words.is("agreement", singular(fold(text.substr(begin + 1, at - begin - 1))));
}

// What was signed: the noun, or the name that is short for it, behind the verb.
PointSpan signed_thing(const Material& material, const CaseFact& fact) {
  constexpr std::size_t kMostBetween = 6;  // words
  const std::uint32_t begin = fact.fact->trigger.end;
  const std::uint32_t end = std::min(fact.fact->evidence.end, begin + kObjectReach);
  const std::string text = material.view.words(fact.report, {begin, end});
  const bool is_ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
  std::size_t taken = 0;
  for (std::size_t at = text.find_first_not_of(' '); is_ascii && at < text.size() && taken < kMostBetween; ++taken) {
    const std::size_t stop = std::min(text.find_first_of(" ,.;:\"()\n", at), text.size());
    const std::string word = text.substr(at, stop - at);
    if (material.words.is("agreement", singular(fold(word))) || is_short_for_agreement(material, fact.report, word))
      return {begin + static_cast<std::uint32_t>(at), begin + static_cast<std::uint32_t>(stop)};
    if (stop == text.size() || text[stop] != ' ' || is_joint(fold(word))) break;
    at = stop + 1;
  }
  return {};
}

// "Deal" of a fact that its words "peace deal" tell by either.
PointSpan agreement_head(const Material& material, const CaseFact& fact) {
  const PointSpan trigger = fact.fact->trigger;
  if (is_signing(material, fact)) return signed_thing(material, fact);
  if (material.words.is("agreement", singular(fold(material.view.words(fact.report, trigger))))) return trigger;
  const std::uint32_t end = std::min(fact.fact->evidence.end, trigger.end + 16);
  const std::string behind = material.view.words(fact.report, {trigger.end, end});
  const auto words = words_of(behind);
  if (!behind.starts_with(" ") || words.empty() || !material.words.is("agreement", words[0]) ||
      !material.words.is("qualifier", fold(material.view.words(fact.report, trigger))))
    return {};
  return {trigger.end + 1, trigger.end + 1 + static_cast<std::uint32_t>(words[0].size())};
}

// "Vowed to boycott any elections": talks, or what the report knows as somebody's proposal.
std::string subject_of_boycott(const Material& material, const CaseFact& fact) {
  if (!is_boycott(fact)) return "";
  std::string behind = text_behind(material, fact, kObjectReach);
  behind.resize(std::min(behind.find_first_of(",.;:\""), behind.size()));
  if (const std::string known = subject_of_words(behind); known == "talks") return known;
  const auto words = words_of(behind);
  for (const RecordedFact* other : material.view.facts[fact.report])
    if (other->kind == "proposal" && std::any_of(words.begin(), words.end(), [&](const std::string& word) {
          return singular(word) == singular(fold(other->subject));
        }))
      return other->subject;
  return "";
}

// "A resolution calling for the deployment of 5,000 peacekeepers": a force that is to come between others.
std::string force_asked_for(const Material& material, const CaseFact& fact) {
  const RecordedFact& record = *fact.fact;
  if (record.type != "MOBILIZE" || record.kind != "event" || (fact.status != "requested" && fact.status != "proposed"))
    return "";
  const std::string label = noun_phrase(material, fact.report, record.trigger, record.evidence);
  const std::string subject = subject_of_words(label);
  return subject == "peacekeepers" || subject == "joint force" ? label : "";
}

std::string subject_of_event(const Material& material, const CaseFact& fact) {
  const RecordedFact& record = *fact.fact;
  const std::string trigger = fold(material.view.words(fact.report, record.trigger));
  if (record.type == "CONSULT") return is_talks(material, fact, trigger) ? "talks" : "";
  if (const std::string demanded = subject_of_demand(material, fact); !demanded.empty()) return demanded;
  if (const std::string boycotted = subject_of_boycott(material, fact); !boycotted.empty()) return boycotted;
  if (!force_asked_for(material, fact).empty()) return subject_of_words(force_asked_for(material, fact));
  if (record.type == "CONCEDE") return subject_of_words(trigger);
  if (record.type == "RETREAT") return subject_of_retreat(material, fact);
  if (tells_agreement(material, fact)) {
    const std::string known =
        subject_of_words(noun_phrase(material, fact.report, agreement_head(material, fact), record.evidence));
    return known.empty() ? std::string(kAgreement) : known;
  }
  return refuses_agreement(material, fact) ? std::string(kAgreement) : "";
}

// The head of "draft of a peace framework" is "draft", of "Camp David accords" it is "accord".
std::string head_of(const std::string& label) {
  std::string out;
  for (const std::string& word : words_of(label)) {
    if (is_joint(word) && !out.empty()) break;
    out = singular(word);
  }
  return out;
}

std::string subject_of_label(const Material& material, const std::string& label) {
  if (label.empty() || fold(label) == "peace") return "";
  if (const std::string known = subject_of_words(label); !known.empty()) return known;
  const auto words = words_of(label);
  const bool is_past =
      std::any_of(words.begin(), words.end(), [&](const auto& w) { return material.words.is("past", w); });
  const std::string head = head_of(label);
  if (material.words.is("agreement", head) && head != "treaty" && !is_past) return std::string(kAgreement);
  if (is_paper(material, head) && words.size() == 1) return head;
  return fold(label);
}

// What a position on another fact of its report is on.
const RecordedFact* about(const Material& material, const CaseFact& fact) {
  for (const std::uint32_t index : fact.fact->about)
    for (const RecordedFact* other : material.view.facts[fact.report])
      if (other->id == material.view.reports[fact.report]->facts[index].id && other->kind != "position") return other;
  return nullptr;
}

CaseFact with(const CaseFact& fact, const RecordedFact& other) {
  CaseFact out = fact;
  out.fact = &other;
  out.status = other.status;
  return out;
}

bool is_reference(const std::string& text) {
  return text.size() > 1 && text[0] == 'f' && text.find_first_not_of("0123456789", 1) == std::string::npos;
}

// "Refused to renounce violence": what is refused is the step, with its verb. To refuse to sign the accord is to refuse
// the accord.
PointSpan refused_step(const Material& material, const CaseFact& fact) {
  constexpr std::size_t kMostBetween = 5;  // words
  const RecordedFact& record = *fact.fact;
  if (record.stance != "rejects" || record.on_span.begin <= record.trigger.end ||
      !material.words.is_any("refusal", words_of(material.view.words(fact.report, record.trigger))))
    return {};
  const PointSpan between{record.trigger.end, record.on_span.begin};
  const std::string text = material.view.words(fact.report, between);
  const auto words = words_of(text);
  if (words.size() < 2 || words.size() > kMostBetween || words[0] != "to" || has_any(text, {",", ";", "\""})) return {};
  const std::size_t last = text.rfind("to ") + 3;
  const std::string verb = words_of(text.substr(last)).empty() ? "" : words_of(text.substr(last)).front();
  const bool is_ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
  if (verb.empty() || !is_ascii || material.words.is("assent", verb) || verb == "agree") return {};
  return {between.begin + static_cast<std::uint32_t>(last), record.on_span.end};
}

std::string label_of_position(const Material& material, const CaseFact& fact) {
  const RecordedFact& record = *fact.fact;
  if (is_reference(record.on)) return "";
  if (record.on_span.empty()) return readable(material, record.on);
  // "Egypt insists on the treaty, while Israel refuses": what the other clause is about is not refused.
  if (record.on_span.end <= record.trigger.begin) {
    const std::string between = fold(material.view.words(fact.report, {record.on_span.end, record.trigger.begin}));
    if (has_any(between, {" while ", " but ", " although ", " whereas ", "; "})) return "";
  }
  if (const PointSpan step = refused_step(material, fact); !step.empty())
    return readable(material, one_line(material.view.words(fact.report, step)));
  return readable(material, fact.report, record.on_span, record.evidence);
}

// "American draft of a peace framework"; "Egyptian plan: Israel to leave the Sinai".
std::string label_of_proposal(const Material& material, const CaseFact& fact) {
  const RecordedFact& record = *fact.fact;
  const std::string trigger = one_line(material.view.words(fact.report, record.trigger));
  if (record.on_span.empty()) {
    if (trigger.ends_with("ed")) return proposed_thing(material, fact.report, record.trigger, record.evidence);
    const bool is_noun = is_paper(material, singular(fold(trigger)));
    return is_noun ? readable(material, fact.report, record.trigger, record.evidence)
                   : readable(material, record.label);
  }
  const std::string terms = readable(material, fact.report, record.on_span, record.evidence);
  if (!is_paper(material, singular(fold(trigger)))) return terms;
  const std::string name = readable(material, record.label.empty() ? trigger : record.label);
  if (terms.empty() || fold(terms) == fold(name)) return name;
  const std::uint32_t end = record.trigger.end;
  if (record.on_span.begin >= end && record.on_span.begin <= end + 5) {
    const std::string whole = one_line(material.view.words(fact.report, {end, record.on_span.end}));
    return (name.empty() ? capital(trigger) : name) + " " + trimmed_end(whole);
  }
  const bool is_infinitive = material.view.words(fact.report, record.on_span).starts_with("to ");
  return (name.empty() ? capital(trigger) : name) + (is_infinitive ? ": to " : ": ") +
         lower_start(terms, material, fact.report, record.on_span);
}

// "The talks" of a report that names no others but the six-party talks.
std::string talks_meant(const Material& material, const CaseFact& fact) {
  if (!fact.members.empty()) return capital(counted_talks(fact.members.size()));
  const auto numbers = talks_counted_in(material.view.reports[fact.report]->text);
  return capital(counted_talks(numbers.size() == 1 ? *numbers.begin() : 0));
}

// "Return to the six-party talks", "direct talks": the word before them that tells them from others.
std::string talks_label(const Material& material, const CaseFact& fact) {
  constexpr std::uint32_t kReach = 40;  // code points behind a verb in which its talks are named
  const RecordedFact& record = *fact.fact;
  const std::uint32_t end = std::min(record.evidence.end, record.trigger.end + kReach);
  const auto first = words_of(before(material, fact));
  const auto rest = words_of(material.view.words(fact.report, {record.trigger.begin, end}));
  std::string last = first.empty() ? "" : first.back();
  for (const std::string& word : rest) {
    const bool is_noun = word == "talks" || word == "negotiations" || word == "dialogue" || word == "summit";
    const bool is_counted = last.ends_with("-party") || last.ends_with("-way") || last.ends_with("-nation");
    if (is_noun && (is_counted || material.words.is("talks-kind", last))) return capital(last + " " + word);
    if (is_noun) break;
    last = word;
  }
  return talks_meant(material, fact);
}

std::string access_label(const Material& material, const CaseFact& fact) {
  for (const CaseActorId actor : fact.source_party)
    if (material.is_identified(actor)) return "Access granted by " + material.roster[actor].name;
  return "Access";
}

// The reading's own subject, where the words of the proposal bear it out; "peace" tells no terms from others.
bool is_borne_out(const Material& material, const CaseFact& fact) {
  const std::string& subject = fact.fact->subject;
  if (subject.size() < 4 || subject == "peace" || subject == "state") return false;
  const std::string own = fold(fact.fact->label + " " + material.view.words(fact.report, fact.fact->on_span));
  return own.find(subject.substr(0, subject.size() - 1)) != std::string::npos;
}

std::string subject_of_proposal(const Material& material, const CaseFact& fact) {
  const RecordedFact& record = *fact.fact;
  const std::string words = record.label + " " + material.view.words(fact.report, record.on_span);
  if (const std::string known = subject_of_words(words); !known.empty()) return known;
  if (is_borne_out(material, fact)) return record.subject;
  const std::string trigger = singular(fold(material.view.words(fact.report, record.trigger)));
  if (is_paper(material, trigger) && !fact.source_party.empty()) return trigger;
  return subject_of_label(material, label_of_proposal(material, fact));
}

}  // namespace

std::string subject_of(const Material& material, const CaseFact& fact) {
  if (fact.status == "hypothetical") return "";
  const RecordedFact& record = *fact.fact;
  if (record.kind == "proposal") return subject_of_proposal(material, fact);
  if (record.kind == "measure") return subject_of_demand(material, fact);
  if (record.kind != "position") return subject_of_event(material, fact);
  if (const RecordedFact* other = about(material, fact)) {
    CaseFact on = with(fact, *other);
    on.source_party = authors_of(material, fact);
    return subject_of(material, on);
  }
  const std::string subject = subject_of_label(material, label_of_position(material, fact));
  return subject.empty() && refuses_agreement(material, fact) ? std::string(kAgreement) : subject;
}

std::string label_of(const Material& material, const CaseFact& fact, const std::string& subject) {
  const RecordedFact& record = *fact.fact;
  if (const std::string demanded = label_of_demand(material, fact); !demanded.empty()) return demanded;
  // Of talks and ceasefires a name of their own is told only with its term: "30-day ceasefire".
  if (subject == "talks" && record.kind == "event") return talks_label(material, fact);
  if (subject == "talks" && record.kind == "position") return talks_meant(material, fact);
  if (subject == "talks" || subject == "ceasefire")
    return capital(record.label.find_first_of("0123456789") == std::string::npos ? subject : record.label);
  if (subject == "access" && record.kind == "event") return access_label(material, fact);
  std::string out;
  if (record.kind == "proposal") out = label_of_proposal(material, fact);
  if (record.kind == "position") {
    const RecordedFact* const other = about(material, fact);
    if (other != nullptr) return label_of(material, with(fact, *other), subject);
    out = label_of_position(material, fact);
  }
  if (record.kind == "event") out = force_asked_for(material, fact);
  if (subject == kAgreement && record.kind == "event")
    out = tells_agreement(material, fact)
              ? noun_phrase(material, fact.report, agreement_head(material, fact), record.evidence)
              : "";
  if (!out.empty()) return out;
  std::string who;
  if (record.kind == "event" && record.type == "RETREAT")
    for (const CaseActorId actor : fact.source_party)
      if (material.is_identified(actor)) who = material.roster[actor].name;
  return capital(who.empty() ? subject : subject + " by " + who);
}

bool is_paper(const Material& material, const std::string& subject) { return material.words.is("paper", subject); }

std::vector<CaseActorId> authors_of(const Material& material, const CaseFact& fact) {
  if (fact.fact->kind == "proposal") return fact.source_party;
  if (is_demand(material, fact)) return issuers_of(material, fact.report, *fact.fact);
  const RecordedFact* const other = fact.fact->kind == "position" ? about(material, fact) : nullptr;
  if (other == nullptr) return {};
  if (other->type == "REQUEST") return issuers_of(material, fact.report, *other);
  std::vector<CaseActorId> out;
  for (const std::uint32_t index : other->source)
    add_unique(out, material.roster.party_of(material.roster.of[fact.report][index]));
  return out;
}

bool is_boycott(const CaseFact& fact) {
  return fact.fact->type == "PROTEST" && fact.fact->mode == "boycott" && !fact.fact->background &&
         (is_done(fact) || is_ahead(fact));
}

bool tells_agreement(const Material& material, const CaseFact& fact) {
  constexpr int kOldDays = 366;
  const RecordedFact& record = *fact.fact;
  const bool is_signed = is_signing(material, fact);
  if ((record.type != "AGREE" && !is_signed) || record.kind != "event" || !is_done(fact) || record.background)
    return false;
  if (is_signed && fact.when.precision != "reported" && days_between(fact.when.to, fact.known) > kOldDays) return false;
  const PointSpan head = agreement_head(material, fact);
  if (head.empty()) return false;
  std::vector<CaseActorId> parties;
  for (const auto* list : {&fact.source_party, &fact.target_party})
    for (const CaseActorId actor : *list)
      if (material.is_party(actor)) add_unique(parties, actor);
  if (parties.size() < 2) return false;
  const std::string text = sentence(material, fact);
  const std::string name = material.view.words(fact.report, noun_span(material, fact.report, head, record.evidence));
  const std::string lead = before(material, fact);
  const bool is_known = has_any(lead.substr(lead.size() - std::min<std::size_t>(lead.size(), kLead)),
                                {"after ", "since ", "under ", "following ", "despite "}) &&
                        text_behind(material, fact, kObjectReach).find(" between ") != std::string::npos;
  if (assent_to(material, fact) != nullptr) return true;
  return tells_breach(material, fact) || starts_upper(name) || is_known ||
         has_any(text, {" signed", " initialed", " initialled", " concluded", " reached", " struck", " sealed"});
}

std::string agreement_named(const Material& material, const CaseFact& fact) {
  const PointSpan head = agreement_head(material, fact);
  return head.empty() ? "" : noun_phrase(material, fact.report, head, fact.fact->evidence);
}

const CaseFact* assent_to(const Material& material, const CaseFact& agreed) {
  constexpr std::uint32_t kReach = 60;  // code points between the verb and the agreement
  const std::string behind = text_behind(material, agreed, kObjectReach);
  if (behind.find("between ") != std::min(behind.find_first_not_of(' '), behind.size())) return nullptr;
  const std::uint32_t at = agreed.fact->trigger.begin;
  for (const CaseFact* other : same_sentence(material, agreed)) {
    const PointSpan verb = other->fact->trigger;
    if (other->fact->type != "SUPPORT" || !is_done(*other) || verb.end > at || at - verb.end > kReach) continue;
    const std::string between = material.view.words(agreed.report, {verb.end, at});
    if (tells_assent(material, fold(material.view.words(agreed.report, verb))) &&
        !has_any(between, {",", ";", " and ", " that "}))
      return other;
  }
  return nullptr;
}

bool tells_breach(const Material& material, const CaseFact& fact) {
  const RecordedFact& record = *fact.fact;
  const bool is_agreed = record.type == "AGREE" || (record.type == "RETREAT" && record.mode == "ceasefire");
  return is_agreed && record.kind == "event" && !record.background && is_done(fact) &&
         has_any(before(material, fact), {"violat", "breach", "broke ", "broken ", "tore up", "abrogat"});
}

bool refuses_agreement(const Material& material, const CaseFact& fact) {
  const RecordedFact& record = *fact.fact;
  const bool is_refusal = record.kind == "event" || (record.kind == "position" && record.stance == "rejects");
  if (record.type != "REJECT" || !is_refusal || !is_done(fact) || record.background) return false;
  const std::uint32_t end = std::min(record.evidence.end, record.trigger.end + kObjectReach);
  std::string object = one_line(material.view.words(fact.report, {record.trigger.end, end}));
  const auto words = written_words(object.substr(0, object.find_first_of(",.;:")));
  if (words.empty()) return false;
  const auto is_named = [&](const std::string& w) {
    return material.words.is("agreement", fold(w)) && singular(fold(w)) != "treaty";
  };
  if (words[0] == "them" || words[0] == "it") {
    const auto earlier = words_of(before(material, fact));
    return std::any_of(earlier.begin(), earlier.end(), is_named);
  }
  // "To endorse the Camp David accords": a verb of assent at most, then the thing and what qualifies it.
  if (words[0] == "to" && (words.size() < 2 || !material.words.is("assent", words[1]))) return false;
  for (std::size_t at = words[0] == "to" ? 2 : 0; at < words.size(); ++at) {
    if (is_named(words[at])) return true;
    const bool qualifies = words[at] == "the" || words[at] == "any" || words[at] == "a" || words[at] == "an" ||
                           starts_upper(words[at]) || material.words.is("qualifier", words[at]);
    if (!qualifies) return false;
  }
  return false;
}

}  // namespace grotius
