#include "process/stances.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace grotius {
namespace {

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view w) { return text.find(w) != std::string_view::npos; });
}

// The subject that words of a proposal name.
std::string subject_of_words(const std::string& words) {
  const std::string text = fold(words);
  if (has_any(text, {"ceasefire", "cease-fire", "truce", "cessation of hostilities"})) return "ceasefire";
  if (has_any(text, {"embargo"})) return has_any(text, {"arms"}) ? "arms embargo" : "embargo";
  if (has_any(text, {"sanction"})) return "sanctions";
  if (has_any(text, {"withdraw", "pull out", "pullout", "pull-out"})) return "withdrawal";
  if (has_any(text, {"prisoner", "hostage", "detainee"})) return "release of prisoners";
  if (has_any(text, {"disarm", "lay down arms", "put down arms"})) return "disarmament";
  if (has_any(text, {"amnesty"})) return "amnesty";
  if (has_any(text, {"peacekeep"})) return "peacekeepers";
  if (has_any(text, {"talks", "negotiat", "dialogue", "meeting", "summit"})) return "talks";
  return "";
}

std::string subject_of_event(const RecordedFact& fact, const std::string& trigger) {
  if (fact.type == "CONSULT") return "talks";
  if (fact.type == "CONCEDE") return subject_of_words(trigger);
  if (fact.type != "RETREAT") return "";
  if (fact.mode == "ceasefire") return "ceasefire";
  if (fact.mode == "withdraw") return "withdrawal";
  if (fact.mode == "release") return "release of prisoners";
  if (fact.mode == "disarm") return "disarmament";
  return fact.mode == "access" ? "access" : "";
}

// The words after "unless", "until" or "if" in a sentence.
std::string condition_in(const std::string& sentence) {
  for (const std::string_view word :
       {" unless ", " until ", " provided that ", " on condition that ", " only if ", " if "}) {
    const std::size_t at = sentence.find(word);
    if (at == std::string::npos) continue;
    const std::size_t end = std::min(sentence.find_first_of(".;\"", at + 1), sentence.size());
    return sentence.substr(at + 1, end - at - 1);
  }
  return "";
}

class Reader {
 public:
  Reader(const Material& material, const CaseFact& fact)
      : material_(material), fact_(fact), beside_(same_sentence(material, fact)) {}

  std::vector<Position> run() {
    if (fact_.fact->background) return {};
    if (fact_.fact->kind == "position") return stated();
    if (undecided()) return std::move(out_);
    if (is_asked(fact_.status) || fact_.fact->kind == "proposal") asked();
    if (fact_.fact->kind == "event") answered();
    return std::move(out_);
  }

 private:
  static bool is_asked(const std::string& status) { return status == "requested" || status == "proposed"; }

  void add(CaseActorId actor, std::string stance, std::string condition = "") {
    if (!material_.is_identified(actor) && fact_.fact->kind != "proposal") return;
    const auto same = [&](const Position& p) { return p.actor == actor; };
    if (std::any_of(out_.begin(), out_.end(), same)) return;
    std::vector<CaseActorId> word = fact_.said_by_party;
    out_.push_back(
        {actor, std::move(stance), std::move(word), fact_.voice == Voice::kAnonymous, std::move(condition), &fact_});
  }

  std::vector<Position> stated() {
    if (fact_.fact->stance.empty() || !is_done(fact_)) return {};
    for (const CaseActorId actor : fact_.source_party) add(actor, fact_.fact->stance, condition());
    return std::move(out_);
  }

  std::string condition() const {
    const std::string own = one_line(material_.view.words(fact_.report, fact_.fact->condition));
    return own;
  }

  // The request that the fact stands under: the nearest before it in its sentence.
  const CaseFact* request() const {
    const CaseFact* out = nullptr;
    for (const CaseFact* other : beside_)
      if (other->fact->type == "REQUEST" && is_done(*other) && other->fact->trigger.begin < fact_.fact->trigger.begin &&
          !other->source_party.empty() && (out == nullptr || out->fact->trigger.begin < other->fact->trigger.begin))
        out = other;
    return out;
  }

  // "The council failed to agree on calling for a withdrawal", "mulled the proposal": they have not made up their
  // minds, whatever else the sentence makes them ask. What another request of the sentence governs is no part of it.
  bool undecided() {
    if (!is_asked(fact_.status) && fact_.fact->kind != "proposal") return false;
    const CaseFact* const asked = request();
    const std::uint32_t reach = asked != nullptr ? asked->fact->trigger.begin : fact_.fact->trigger.begin;
    bool any = false;
    for (const CaseFact* other : beside_) {
      const bool failed = other->fact->type == "AGREE" && other->status == "denied" &&
                          other->fact->trigger.begin < reach && !is_request_between(other->fact->trigger.begin, reach);
      const bool mulls = other->fact->effect == "under_consideration" && is_done(*other);
      if (!failed && !mulls) continue;
      for (const CaseActorId actor : other->source_party) add(actor, "undecided");
      any = any || (failed && !other->source_party.empty());
    }
    return any;
  }

  bool is_request_between(std::uint32_t begin, std::uint32_t end) const {
    return std::any_of(beside_.begin(), beside_.end(), [&](const CaseFact* other) {
      return other->fact->type == "REQUEST" && begin < other->fact->trigger.begin && other->fact->trigger.begin < end;
    });
  }

  // Who proposes seeks; so does who asks for it in the words the fact stands in, or in the request beside it.
  void asked() {
    if (fact_.fact->kind == "proposal") {
      for (const CaseActorId actor : fact_.source_party) add(actor, "seeks");
      return;
    }
    const CaseFact* const under = request();
    for (const CaseActorId actor : under != nullptr ? under->source_party : fact_.said_by_party) add(actor, "seeks");
  }

  // Who is to do it, by what he says or does.
  void answered() {
    if (fact_.status == "planned" && fact_.voice == Voice::kReporter) agreed();
    if (fact_.status == "planned" && fact_.voice != Voice::kReporter) {
      agreed();
      for (const CaseActorId actor : fact_.source_party)
        if (contains(fact_.said_by_party, actor) && fact_.fact->type != "CONSULT") add(actor, "accepts", condition());
    }
    if (fact_.status == "conditional")
      for (const CaseActorId actor : fact_.source_party)
        if (contains(fact_.said_by_party, actor)) add(actor, "conditional", condition());
    if (fact_.status == "denied") refused();
  }

  void agreed() {
    for (const CaseFact* other : beside_)
      if (other->fact->type == "AGREE" && is_done(*other))
        for (const CaseActorId actor : other->source_party)
          if (contains(fact_.source_party, actor)) add(actor, "accepts", condition());
  }

  void refused() {
    for (const CaseFact* other : beside_)
      if (other->fact->type == "REJECT" && is_done(*other))
        for (const CaseActorId actor : other->source_party) {
          const std::string on = condition_in(material_.passage_of(fact_));
          add(actor, on.empty() ? "rejects" : "conditional", on);
        }
    if (fact_.fact->type == "CONSULT") return;  // not to meet somebody is not to refuse talks
    for (const CaseActorId actor : fact_.source_party)
      if (contains(fact_.said_by_party, actor)) add(actor, "rejects");
  }

  const Material& material_;
  const CaseFact& fact_;
  std::vector<const CaseFact*> beside_;
  std::vector<Position> out_;
};

// Own word 3, the reporter's 2, another's 1, nobody's 0.
int weight(const Position& position) {
  if (position.anonymous) return 0;
  if (position.on_word_of.empty()) return 2;
  return contains(position.on_word_of, position.actor) ? 3 : 1;
}

bool outranks(const Position& a, const Position& b) {
  const bool first = weight(a) >= 2, second = weight(b) >= 2;
  if (first != second) return first;
  const auto key = [](const Position& p) { return std::tuple(p.fact->known, weight(p), p.fact->fact->confidence); };
  return key(a) > key(b);
}

// "Rejected it" names nothing; "of a peace framework" is a peace framework.
std::string without_edges(const std::string& words) {
  auto parts = words_of(words);
  const auto is_edge = [](const std::string& w) {
    return w == "of" || w == "a" || w == "an" || w == "the" || w == "to" || w == "any" || w == "such" || w == "that" ||
           w == "this" || w == "it" || w == "them" || w == "for" || w == "on";
  };
  while (!parts.empty() && is_edge(parts.front())) parts.erase(parts.begin());
  while (!parts.empty() && is_edge(parts.back())) parts.pop_back();
  return fmt::format("{}", fmt::join(parts, " "));
}

// A position on another fact of its report is on what that puts on the table.
std::string subject_of_position(const Material& material, const CaseFact& fact) {
  for (const std::uint32_t about : fact.fact->about) {
    const auto& facts = material.view.facts[fact.report];
    for (const RecordedFact* other : facts) {
      if (other->id != material.view.reports[fact.report]->facts[about].id || other->kind == "position") continue;
      CaseFact on = fact;
      on.fact = other;
      on.status = other->status;
      return subject_of(material, on);
    }
  }
  const std::string known = subject_of_words(fact.fact->on);
  if (!known.empty()) return known;
  const bool is_reference = fact.fact->on.size() > 1 && fact.fact->on[0] == 'f' &&
                            fact.fact->on.find_first_not_of("0123456789", 1) == std::string::npos;
  return is_reference ? "" : without_edges(fact.fact->on);
}

}  // namespace

std::string subject_of(const Material& material, const CaseFact& fact) {
  if (fact.status == "hypothetical") return "";
  const RecordedFact& record = *fact.fact;
  if (record.kind == "proposal") {
    if (!record.subject.empty()) return record.subject;
    const std::string words = record.label + " " + material.view.words(fact.report, record.on_span);
    const std::string known = subject_of_words(words);
    if (!known.empty()) return known;
    return record.on_span.empty() ? "" : fold(one_line(material.view.words(fact.report, record.on_span)));
  }
  if (record.kind == "position") return subject_of_position(material, fact);
  if (record.kind == "measure") return "";
  return subject_of_event(record, fold(material.view.words(fact.report, record.trigger)));
}

std::string label_of(const Material& material, const CaseFact& fact, const std::string& subject) {
  const RecordedFact& record = *fact.fact;
  if (record.kind == "proposal" && !record.on_span.empty())
    return one_line(material.view.words(fact.report, record.on_span));
  if (!record.label.empty()) return record.label;
  std::string who;
  if (subject != "talks" && subject != "ceasefire" && record.kind == "event")
    for (const CaseActorId actor : fact.source_party)
      if (material.is_identified(actor)) who = material.roster[actor].name;
  return who.empty() ? subject : subject + " by " + who;
}

std::vector<Position> positions_of(const Material& material, const CaseFact& fact) {
  return Reader(material, fact).run();
}

std::vector<Stance> stances_from(const Material& material, const std::vector<Position>& positions) {
  std::map<std::string, std::vector<const Position*>> by_actor;
  for (const Position& position : positions) by_actor[material.id(position.actor)].push_back(&position);
  std::vector<Stance> out;
  for (auto& [actor, list] : by_actor) {
    std::stable_sort(list.begin(), list.end(), [](const Position* a, const Position* b) { return outranks(*a, *b); });
    const Position& best = *list.front();
    Stance stance;
    stance.actor = actor;
    stance.stance = best.stance;
    stance.on_word_of = material.ids(best.on_word_of);
    stance.since = {best.fact->known, plus_days(best.fact->known, 1), "day"};
    SupportBuilder support(material);
    for (const Position* position : list) {
      if (position->stance == best.stance) {
        support.add(*position->fact);
        if (position->fact->known < stance.since.from)
          stance.since = {position->fact->known, plus_days(position->fact->known, 1), "day"};
      } else if (position->fact->report != best.fact->report) {
        stance.earlier.push_back(
            {position->stance, {position->fact->known, plus_days(position->fact->known, 1), "day"}});
      }
      if (!position->condition.empty() && position->stance == best.stance) {
        SupportBuilder told(material);
        told.add(*position->fact);
        stance.conditions.push_back({position->condition, told.build()});
      }
    }
    stance.support = support.build();
    out.push_back(std::move(stance));
  }
  return out;
}

}  // namespace grotius
