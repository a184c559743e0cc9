#include "events/threats.h"

#include <algorithm>
#include <optional>

#include "events/ways.h"
#include "events/word_lists.h"

namespace grotius {
namespace {

WordSpan head_word(const Passage& passage, ByteSpan cue) {
  const std::uint32_t head = passage.parse.head_of(passage.words(cue));
  return {head, head + 1};
}

// What a harm of that type threatens with; nothing if it is none. To withdraw is one only where it is kept off by
// yielding ("unless"): "if" offers it.
std::optional<std::string> mode_of(const Fact& act, std::string_view mark) {
  if (act.type == "ASSAULT" || act.type == "MOBILIZE") return "violence";
  if (act.type == "COERCE" || act.type == "PROTEST") return "restrict";
  if (act.type == "SANCTION") return "relations";
  if (act.type == "RETREAT" && act.mode == "withdraw" && mark == "unless") return "relations";
  return std::nullopt;
}

// The clause of condition of a verb that tells what somebody will do, or kRoot.
std::uint32_t condition_of(const Passage& passage, std::uint32_t verb) {
  bool ahead = false;
  std::uint32_t clause = kRoot;
  for (const std::uint32_t d : passage.parse.dependents[verb]) {
    if (one_of(passage.lower(d), {"will", "would", "shall", "'ll"})) ahead = true;
    const std::uint32_t mark = passage.has_relation(d, "advcl") ? passage.parse.dependent(d, "mark") : kRoot;
    if (mark != kRoot && one_of(passage.lower(mark), {"unless", "if"})) clause = d;
  }
  return ahead ? clause : kRoot;
}

bool shares_anybody(const std::vector<ActorId>& a, const std::vector<ActorId>& b) {
  return std::any_of(a.begin(), a.end(), [&](ActorId x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

// The innermost statement of the fact, if it is the doer's own announcement.
const Statement* announcement_of(const Passage& passage, const std::vector<Statement>& statements, const Fact& act) {
  if (act.said_in.empty()) return nullptr;
  const Statement& own = statements[act.said_in.front().value];
  if (own.cue.empty() || !shares_anybody(own.speakers, act.source)) return nullptr;
  const std::string& cue = passage.syntax(passage.parse.head_of(passage.words(own.cue))).lemma;
  return in_list(WordList::kAnnouncing, cue) ? &own : nullptr;
}

// Who must do what the condition tells.
std::vector<ActorId> bound_by(const Passage& passage, const std::vector<Fact>& facts, std::uint32_t clause) {
  for (const Fact& fact : facts)
    if (passage.parse.head_of(passage.words(fact.trigger)) == clause) return fact.source;
  return {};
}

// The clause of condition of the word, or kRoot.
std::uint32_t condition_under(const Passage& passage, std::uint32_t verb) {
  for (const std::uint32_t d : passage.parse.dependents[verb]) {
    const std::uint32_t mark = passage.has_relation(d, "advcl") ? passage.parse.dependent(d, "mark") : kRoot;
    if (mark != kRoot && one_of(passage.lower(mark), {"unless", "if"})) return d;
  }
  return kRoot;
}

}  // namespace

void name_threatened(const Passage& passage, const std::function<std::vector<ActorId>(WordSpan)>& resolve,
                     std::vector<Fact>& facts) {
  for (Fact& threat : facts) {
    if (threat.type != "THREATEN" || threat.kind != "event" || !threat.target.empty() || threat.mutual) continue;
    std::uint32_t clause = condition_under(passage, passage.parse.head_of(passage.words(threat.trigger)));
    for (const FactId content : threat.about)
      if (clause == kRoot)
        clause = condition_under(passage, passage.parse.head_of(passage.words(facts[content.value].trigger)));
    if (clause == kRoot) continue;
    std::vector<ActorId> bound = bound_by(passage, facts, clause);
    const std::uint32_t subject = passage.parse.dependent(clause, "nsubj");
    if (bound.empty() && subject != kRoot && passage.syntax(subject).upos == "PROPN")
      bound = resolve(core_phrase(passage, passage.parse.subtree(subject)));
    if (!shares_anybody(bound, threat.source)) threat.target = bound;
  }
}

std::vector<Fact> with_threats(const Passage& passage, const std::vector<Statement>& statements,
                               std::vector<Fact> facts) {
  std::vector<Fact> threats;
  for (const Fact& act : facts) {
    const std::uint32_t clause = condition_of(passage, passage.parse.head_of(passage.words(act.trigger)));
    if (clause == kRoot || act.background) continue;
    const auto mode = mode_of(act, passage.lower(passage.parse.dependent(clause, "mark")));
    const Statement* own = mode ? announcement_of(passage, statements, act) : nullptr;
    if (own == nullptr) continue;
    const auto told = [&](const Fact& f) { return f.trigger.overlaps(own->cue); };
    if (std::any_of(facts.begin(), facts.end(), told) || std::any_of(threats.begin(), threats.end(), told)) continue;
    Fact threat;
    threat.kind = "event";
    threat.type = "THREATEN";
    threat.mode = *mode;
    threat.status = "occurred";
    threat.source = own->speakers;
    threat.target = act.target.empty() ? bound_by(passage, facts, clause) : act.target;
    if (shares_anybody(threat.target, threat.source)) threat.target.clear();
    threat.trigger = passage.bytes(head_word(passage, own->cue));  // without "has"
    threat.evidence = act.evidence;
    threat.confidence = act.confidence;
    threats.push_back(std::move(threat));
  }
  facts.insert(facts.end(), threats.begin(), threats.end());
  std::stable_sort(facts.begin(), facts.end(), [](const Fact& a, const Fact& b) { return a.trigger < b.trigger; });
  return facts;
}

}  // namespace grotius
