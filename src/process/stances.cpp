#include "process/stances.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "process/demands.h"

namespace grotius {
namespace {

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
    if (fact_.fact->background || is_of_others(material_, fact_)) return {};
    if (fact_.fact->kind == "position") return stated();
    if (undecided()) return std::move(out_);
    if (is_asked(fact_.status) || fact_.fact->kind == "proposal") asked();
    if (fact_.fact->kind == "event") answered();
    welcomed();
    if (refuses_lifting(material_, fact_))
      for (const CaseActorId actor : fact_.source_party) add(actor, "rejects");
    return std::move(out_);
  }

 private:
  static bool is_asked(const std::string& status) { return status == "requested" || status == "proposed"; }

  void add(CaseActorId of, std::string stance, std::string condition = "") {
    const CaseActorId actor = material_.acting_for(of);
    if (!material_.is_identified(actor) && (fact_.fact->kind != "proposal" || !is_somebody(actor))) return;
    const auto same = [&](const Position& p) { return p.actor == actor; };
    if (std::any_of(out_.begin(), out_.end(), same)) return;
    out_.push_back({actor, std::move(stance), word_on(material_, fact_), fact_.voice == Voice::kAnonymous,
                    std::move(condition), &fact_});
  }

  // "We" and "us" are nobody a reader knows.
  bool is_somebody(CaseActorId actor) const {
    const auto words = words_of(material_.roster[actor].name);
    static constexpr std::array<std::string_view, 8> kPronouns = {"we", "us", "they", "them", "he", "she", "it", "i"};
    return words.size() > 1 ||
           (!words.empty() && std::find(kPronouns.begin(), kPronouns.end(), words[0]) == kPronouns.end());
  }

  // "Pressed Alphaland to accept the force": who asks somebody to accept it seeks it.
  std::vector<Position> urged() {
    if (fact_.fact->stance == "accepts" && is_asked(fact_.status))
      if (const CaseFact* const asked = request())
        for (const CaseActorId actor : asked->source_party)
          if (!contains(fact_.source_party, actor)) add(actor, "seeks");
    return std::move(out_);
  }

  std::vector<Position> stated() {
    if (!is_done(fact_)) return urged();
    if (fact_.fact->stance.empty()) return {};
    if (fact_.fact->stance == "undecided" && !tells_consideration()) return {};
    const std::string stance = fact_.fact->stance == "rejects" && insists() ? "seeks" : fact_.fact->stance;
    const auto issuers = fact_.fact->stance == "rejects" ? demanded_by() : std::vector<CaseActorId>{};
    for (const CaseActorId actor : voices_of(material_, fact_))
      if (!contains(issuers, actor)) add(actor, stance, condition());
    return std::move(out_);
  }

  // Whose request the fact is a stand on: who has made it does not reject it.
  std::vector<CaseActorId> demanded_by() const {
    const auto& all = material_.view.reports[fact_.report]->facts;
    for (const std::uint32_t i : fact_.fact->about)
      if (all[i].type == "REQUEST") return issuers_of(material_, fact_.report, all[i]);
    return {};
  }

  // "Still insists that the treaty mention it" refuses nothing; "insists it will not sign" does.
  bool insists() const {
    return fold(material_.view.words(fact_.report, fact_.fact->trigger)).starts_with("insist") && !is_negated_behind();
  }

  bool is_negated_behind() const {
    constexpr std::uint32_t kReach = 40;  // code points
    const std::uint32_t end = std::min(fact_.fact->evidence.end, fact_.fact->trigger.end + kReach);
    const auto words = words_of(material_.view.words(fact_.report, {fact_.fact->trigger.end, end}));
    return material_.words.is_any("negation", words);
  }

  // "The dispute was under way" makes nobody undecided.
  bool tells_consideration() const {
    const auto words = words_of(material_.view.words(fact_.report, fact_.fact->trigger));
    return material_.words.is_any("consideration", words) || material_.words.is_any("weighing", words);
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
    for (const CaseActorId actor : those_who_weigh()) add(actor, "undecided");
    for (const CaseFact* other : beside_) {
      const bool failed = other->fact->type == "AGREE" && other->status == "denied" &&
                          other->fact->trigger.begin < reach &&
                          !is_request_between(other->fact->trigger.begin, reach) &&
                          (asked == nullptr || overlap(asked->source_party, other->source_party));
      const bool mulls = other->fact->effect == "under_consideration" && is_done(*other);
      if (!failed && !mulls) continue;
      for (const CaseActorId actor : other->source_party) add(actor, "undecided");
      any = any || (failed && !other->source_party.empty());
    }
    return any;
  }

  // In whose statement the fact stands, and who says nothing by it but that he looks at it.
  std::vector<CaseActorId> those_who_weigh() const {
    std::vector<CaseActorId> out;
    const RecordedReport& report = *material_.view.reports[fact_.report];
    for (const std::uint32_t index : fact_.fact->said_in) {
      const RecordedStatement& statement = report.statements[index];
      if (!only_weighs(material_.view, material_.words, fact_.report, statement)) continue;
      for (const std::uint32_t speaker : statement.speakers)
        add_unique(out, material_.roster.party_of(material_.roster.of[fact_.report][speaker]));
    }
    return out;
  }

  bool is_request_between(std::uint32_t begin, std::uint32_t end) const {
    return std::any_of(beside_.begin(), beside_.end(), [&](const CaseFact* other) {
      return other->fact->type == "REQUEST" && is_done(*other) && begin < other->fact->trigger.begin &&
             other->fact->trigger.begin < end;
    });
  }

  // Who proposes seeks; so does who asks for it in the words the fact stands in, or in the request beside it.
  void asked() {
    if (fact_.fact->kind == "proposal") {
      if (fact_.status == "denied") return;
      for (const CaseActorId actor : fact_.source_party) add(actor, "seeks");
      return;
    }
    const CaseFact* const under = request();
    for (const CaseActorId actor : under != nullptr ? under->source_party : fact_.said_by_party) add(actor, "seeks");
  }

  // Who is to do it, by what he says or does.
  void answered() {
    if (is_demand(material_, fact_))
      for (const CaseActorId actor : issuers_of(material_, fact_.report, *fact_.fact)) add(actor, "seeks");
    if (agrees_to_talks(material_, fact_)) {
      for (const CaseActorId actor : fact_.source_party) add(actor, "accepts");
      for (const CaseActorId actor : fact_.target_party)
        if (fact_.fact->mutual) add(actor, "accepts");
    }
    if (are_agreed_talks(material_, fact_))
      for (const CaseActorId actor : fact_.source_party) add(actor, "accepts", condition());
    if (tells_agreement(material_, fact_) && !tells_breach(material_, fact_)) {
      for (const auto* list : {&fact_.source_party, &fact_.target_party})
        for (const CaseActorId actor : *list) add(actor, "accepts");
      if (const CaseFact* const assent = assent_to(material_, fact_))
        for (const CaseActorId actor : assent->source_party) add(actor, "accepts");
    }
    if (is_boycott(fact_) || refuses_agreement(material_, fact_))
      for (const CaseActorId actor : voices_of(material_, fact_)) add(actor, "rejects");
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

  // "Welcomed the proposal of the rebels", "hailed the ceasefire": what stands right behind the verb.
  void welcomed() {
    constexpr std::uint32_t kReach = 50;  // code points between the verb and the thing
    const bool is_thing = fact_.fact->kind == "proposal" || is_demand(material_, fact_) ||
                          tells_agreement(material_, fact_) ||
                          (fact_.fact->type == "RETREAT" && fact_.fact->mode == "ceasefire");
    if (!is_thing || fact_.status == "denied") return;
    const std::uint32_t at = fact_.fact->trigger.begin;
    for (const CaseFact* other : beside_) {
      const PointSpan verb = other->fact->trigger;
      if (other->fact->type != "SUPPORT" || !is_done(*other) || verb.end > at || at - verb.end > kReach) continue;
      const std::string between = material_.view.words(fact_.report, {verb.end, at});
      if (!tells_welcome(fold(material_.view.words(fact_.report, verb))) ||
          has_any(between, {",", ";", " and ", " that ", " to ", " for "}))
        continue;
      for (const CaseActorId actor : other->source_party) add(actor, "accepts");
    }
  }

  static bool tells_welcome(const std::string& verb) {
    return has_any(verb, {"welcom", "hail", "applaud", "prais", "endors", "back"});
  }

  void agreed() {
    for (const CaseFact* other : beside_)
      if (other->fact->type == "AGREE" && is_done(*other))
        for (const CaseActorId actor : other->source_party)
          if (contains(fact_.source_party, actor))
            add(actor, is_effort_between(*other) ? "seeks" : "accepts", condition());
  }

  // "Promised further efforts to resume negotiations", which are others'.
  bool is_effort_between(const CaseFact& agreed) const {
    const std::uint32_t from = agreed.fact->trigger.end, to = fact_.fact->trigger.begin;
    const auto words = words_of(to > from ? material_.view.words(fact_.report, {from, to}) : "");
    return fact_.fact->type == "CONSULT" && std::any_of(words.begin(), words.end(), [&](const std::string& word) {
             return material_.words.is("effort", word);
           });
  }

  void refused() {
    for (const CaseFact* other : beside_)
      if (other->fact->type == "REJECT" && is_done(*other))
        for (const CaseActorId actor : other->source_party) {
          const std::string on = condition_in(material_.passage_of(fact_));
          add(actor, on.empty() ? "rejects" : "conditional", on);
        }
    // Not to meet somebody is not to refuse talks, and what the sentence denies elsewhere is not refused.
    if (fact_.fact->type == "CONSULT" || !is_negated(material_, fact_)) return;
    for (const CaseActorId actor : fact_.source_party)
      if (contains(fact_.said_by_party, actor)) add(actor, "rejects");
  }

  const Material& material_;
  const CaseFact& fact_;
  std::vector<const CaseFact*> beside_;
  std::vector<Position> out_;
};

// Own word 3, the reporter's 2, another's 1, nobody's 0.
int weight_of(const Position& position) {
  if (position.anonymous) return 0;
  if (position.on_word_of.empty()) return 2;
  return contains(position.on_word_of, position.actor) ? 3 : 1;
}

}  // namespace

namespace {

// "The plan had been rejected, he said": by whom, he does not say.
bool is_without_agent(const Material& material, const CaseFact& fact) {
  constexpr std::uint32_t kReach = 40;  // code points
  const PointSpan trigger = fact.fact->trigger;
  const auto before = words_of(material.view.words(fact.report, {fact.fact->evidence.begin, trigger.begin}));
  if (before.empty() || !one_of(before.back(), {"was", "were", "been", "being", "is", "are"})) return false;
  const std::uint32_t end = std::min(fact.fact->evidence.end, trigger.end + kReach);
  return fold(material.view.words(fact.report, trigger)).ends_with("ed") &&
         material.view.words(fact.report, {trigger.end, end}).find(" by ") == std::string::npos;
}

}  // namespace

std::vector<CaseActorId> voices_of(const Material& material, const CaseFact& fact) {
  const auto goes = [&](CaseActorId person) {
    const auto& actors = material.roster.of[fact.report];
    const auto& facts = material.view.facts[fact.report];
    return std::any_of(facts.begin(), facts.end(), [&](const RecordedFact* other) {
      const bool is_told = other->status == "occurred" || other->status == "ongoing" || other->status == "planned";
      return other->kind == "mandate" && other->change == "resigned" && is_told &&
             std::any_of(other->persons.begin(), other->persons.end(),
                         [&](std::uint32_t index) { return actors[index] == person; });
    });
  };
  const bool is_nobodys = is_without_agent(material, fact);
  std::vector<CaseActorId> out;
  for (const CaseActorId actor : fact.source)
    if (!is_nobodys || !contains(fact.said_by, actor))
      add_unique(out, material.is_identified(actor) && goes(actor) ? actor : material.roster.party_of(actor));
  return out;
}

std::vector<CaseActorId> word_on(const Material& material, const CaseFact& fact) {
  std::vector<CaseActorId> out;
  for (const CaseActorId speaker : fact.said_by_party) add_unique(out, material.acting_for(speaker));
  std::erase_if(out,
                [&](CaseActorId one) { return is_tally(material, one) || is_media(material, material.roster[one]); });
  return out;
}

std::vector<Position> positions_of(const Material& material, const CaseFact& fact) {
  return Reader(material, fact).run();
}

bool WordTold::outranks(const WordTold& other) const {
  if (is_own != other.is_own) return is_own;
  const auto key = [](const WordTold& w) { return std::tie(w.known, w.weight, w.confidence); };
  return key(*this) != key(other) ? key(*this) > key(other) : order < other.order;
}

bool StancesTold::has(CaseActorId actor, std::initializer_list<std::string_view> stances) const {
  const auto told = of.find(actor);
  return told != of.end() && std::any_of(told->second.begin(), told->second.end(), [&](const StanceTold& one) {
           return std::find(stances.begin(), stances.end(), one.stance) != stances.end();
         });
}

void add(const Material& material, const Position& position, StancesTold& out) {
  const CaseFact& fact = *position.fact;
  const int weight = weight_of(position);
  WordTold word{weight >= 2,           fact.known,  weight,
                fact.fact->confidence, out.words++, material.view.reports[fact.report]->id,
                position.on_word_of};
  auto& all = out.of[position.actor];
  auto one = std::find_if(all.begin(), all.end(), [&](const StanceTold& s) { return s.stance == position.stance; });
  if (one == all.end()) one = all.insert(all.end(), {position.stance, fact.known, word, {}, {}, {}});
  one->first = std::min(one->first, fact.known);
  one->support.add(fact);
  if (!position.condition.empty()) {
    SupportBuilder told(material);
    told.add(fact);
    const auto [place, is_new] = one->conditions.try_emplace(fold(position.condition));
    if (is_new || word.outranks(place->second.word)) place->second = {word, position.condition, told.build()};
  }
  if (word.outranks(one->best)) {
    if (word.report != one->best.report) one->other = std::move(one->best);
    one->best = std::move(word);
  } else if (word.report != one->best.report && (!one->other || word.outranks(*one->other))) {
    one->other = std::move(word);
  }
}

namespace {

Interval day_of_word(const std::string& day) { return {day, plus_days(day, 1), "day"}; }

Stance stance_from(const Material& material, CaseActorId actor, const std::vector<StanceTold>& all) {
  const StanceTold& said = *std::min_element(
      all.begin(), all.end(), [](const StanceTold& a, const StanceTold& b) { return a.best.outranks(b.best); });
  Stance out;
  out.actor = material.id(actor);
  out.stance = said.stance;
  out.on_word_of = material.ids(said.best.on_word_of);
  out.since = day_of_word(said.first);
  out.support = said.support.build(material);
  std::vector<const ConditionTold*> conditions;
  for (const auto& [text, condition] : said.conditions) conditions.push_back(&condition);
  std::sort(conditions.begin(), conditions.end(),
            [](const ConditionTold* a, const ConditionTold* b) { return a->word.outranks(b->word); });
  for (const ConditionTold* condition : conditions) out.conditions.push_back({condition->text, condition->support});
  // Two words of one report are no change of mind.
  std::vector<std::pair<const WordTold*, const std::string*>> earlier;
  for (const StanceTold& one : all) {
    if (&one == &said) continue;
    const bool is_elsewhere = one.best.report != said.best.report;
    if (is_elsewhere || one.other) earlier.emplace_back(is_elsewhere ? &one.best : &*one.other, &one.stance);
  }
  std::sort(earlier.begin(), earlier.end(), [](const auto& a, const auto& b) { return a.first->outranks(*b.first); });
  for (const auto& [word, stance] : earlier) out.earlier.push_back({*stance, day_of_word(word->known)});
  return out;
}

}  // namespace

std::vector<Stance> stances_from(const Material& material, const StancesTold& told) {
  std::vector<Stance> out;
  for (const auto& [actor, all] : told.of) out.push_back(stance_from(material, actor, all));
  std::sort(out.begin(), out.end(), [](const Stance& a, const Stance& b) { return a.actor < b.actor; });
  return out;
}

}  // namespace grotius
