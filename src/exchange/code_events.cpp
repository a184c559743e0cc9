#include "exchange/code_events.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/date.h"
#include "base/sha256.h"
#include "events/crosswalk.h"

namespace grotius {
namespace {

using Actors = std::vector<std::size_t>;

bool is_real(const std::string& status) { return status == "occurred" || status == "ongoing"; }

std::string day_before(const std::string& day) {
  const auto parsed = parse_day(day);
  return parsed ? to_iso(*parsed - std::chrono::days(1)) : "";
}

class Coder {
 public:
  Coder(const CaseRecord& record, const Tables& tables, bool with_unreal)
      : record_(record), tables_(tables), with_unreal_(with_unreal) {
    for (std::size_t i = 0; i < record.facts.size(); ++i) of_report_[record.facts[i].report].push_back(i);
  }

  std::vector<CodedEvent> run() {
    for (const RecordHappening& h : record_.happenings) happening(h);
    for (std::size_t i = 0; i < record_.facts.size(); ++i)
      if (record_.facts[i].happening.empty()) lone(i);
    std::stable_sort(out_.begin(), out_.end(), [](const CodedEvent& a, const CodedEvent& b) {
      return std::tie(a.day, a.id) < std::tie(b.day, b.id);
    });
    return std::move(out_);
  }

 private:
  void happening(const RecordHappening& h) {
    const std::size_t fullest = fullest_of(h.facts);
    const RecordFact& fact = record_.facts[fullest];
    if (!is_codable(fact)) return;
    std::optional<CodedEvent> event;
    if (h.done) {
      event = as_read(fullest);
      // Where all meet all through a third, nobody says which of them mediates: CAMEO's mediation has one who does.
      const bool is_mediated = h.type == "CONSULT" && h.mode == "third-party" && h.mutual;
      if (event->type == h.type) {
        if (is_mediated)
          event->cameo = Crosswalk::built_in().cameo({h.type});
        else if (event->mode != h.mode)
          event->cameo = Crosswalk::built_in().cameo({h.type, h.mode});
        event->mode = h.mode;
      }
      event->mutual = h.mutual;
      set_days(*event, h.when, h.known);
    } else {
      for (const std::size_t i : h.facts)
        if (event = folded(i); event) break;
    }
    if (!event) return;
    event->id = h.id;
    event->facts = h.facts;
    add(*std::move(event));
  }

  void lone(std::size_t i) {
    const RecordFact& fact = record_.facts[i];
    if (!is_codable(fact)) return;
    std::optional<CodedEvent> event;
    const bool is_unreal = fact.status == "denied" || fact.status == "hypothetical";
    if (is_real(fact.status) || (is_unreal && with_unreal_)) {
      event = as_read(i);
      set_days(*event, fact.when, fact.known);
    } else if (!is_unreal) {
      event = folded(i);
    }
    if (!event) return;
    event->id = "E" + sha256_hex(record_.reports[fact.report]->id + ":" + fact.fact.id).substr(0, 8);
    event->facts = {i};
    add(*std::move(event));
  }

  // The same of the same to the same on one day is one event, however many reports tell it.
  void add(CodedEvent event) {
    if (event.source.empty() || !has_somebody(event)) return;
    name_once(event);
    Actors source = event.source, target = event.target;
    std::sort(source.begin(), source.end());
    std::sort(target.begin(), target.end());
    const auto [place, is_new] =
        known_.try_emplace({event.day, event.type, event.mode, event.cameo, event.status, source, target}, out_.size());
    if (is_new) {
      out_.push_back(std::move(event));
      return;
    }
    CodedEvent& known = out_[place->second];
    known.facts.insert(known.facts.end(), event.facts.begin(), event.facts.end());
    std::stable_sort(known.facts.begin(), known.facts.end(), [&](std::size_t a, std::size_t b) {
      return record_.facts[a].fact.confidence > record_.facts[b].fact.confidence;
    });
  }

  // An act that PLOVER has a type for: no judgement, no history, and no sanction that is lifted or only weighed.
  [[nodiscard]] static bool is_codable(const RecordFact& fact) {
    const RecordedFact& record = fact.fact;
    const bool is_other_effect = record.kind == "measure" && fact.type == "SANCTION" && !record.effect.empty() &&
                                 record.effect != "imposed" && record.effect != "extended";
    return quad_class(fact.type) != 0 && !record.background && record.kind != "assessment" && !is_other_effect;
  }

  // Named, known by a code, or acting for one who is.
  [[nodiscard]] bool is_somebody(std::size_t which) const {
    const RecordActor& actor = record_.actors[which];
    return actor.identified || !actor.code.empty() || record_.actors[actor.party].identified;
  }

  [[nodiscard]] bool has_somebody(const CodedEvent& event) const {
    const auto is_one = [&](std::size_t a) { return is_somebody(a); };
    return std::any_of(event.source.begin(), event.source.end(), is_one) ||
           std::any_of(event.target.begin(), event.target.end(), is_one);
  }

  // "Egypt" beside "Sadat", who acts for it, and "three leaders" beside their names are nobody further.
  void name_once(CodedEvent& event) const {
    Actors all = event.source;
    all.insert(all.end(), event.target.begin(), event.target.end());
    for (Actors* side : {&event.source, &event.target}) {
      const Actors& beside = event.mutual ? all : *side;
      const bool any = std::any_of(side->begin(), side->end(), [&](std::size_t a) { return is_somebody(a); });
      Actors kept;
      for (const std::size_t a : *side) {
        const bool has_member = std::any_of(beside.begin(), beside.end(), [&](std::size_t b) {
          return b != a && record_.actors[b].party == a && record_.actors[b].identified;
        });
        if (!has_member && (is_somebody(a) || !any)) kept.push_back(a);
      }
      if (!kept.empty() || event.mutual) *side = std::move(kept);
    }
    if (event.source.empty()) std::swap(event.source, event.target);  // mutual: the sides are one
  }

  // The fact that names most of those who take part; of several the strongest.
  [[nodiscard]] std::size_t fullest_of(const std::vector<std::size_t>& facts) const {
    const auto size = [&](std::size_t i) { return record_.facts[i].source.size() + record_.facts[i].target.size(); };
    std::size_t best = facts.front();
    for (const std::size_t i : facts)
      if (size(i) > size(best)) best = i;
    return best;
  }

  // The reading's code, which knows the predicate, where it is one of CAMEO's; a user's own dictionary may have others.
  [[nodiscard]] static std::string code_of(const RecordFact& fact) {
    const std::string& read = fact.fact.cameo;
    const bool is_known = fact.type == fact.fact.type && !Tables::built_in().cameo(read).goldstein.empty();
    return is_known ? read : Crosswalk::built_in().cameo({fact.type, fact.fact.mode});
  }

  [[nodiscard]] CodedEvent as_read(std::size_t i) const {
    const RecordFact& fact = record_.facts[i];
    CodedEvent out;
    out.type = fact.type;
    out.mode = fact.fact.mode;
    out.cameo = code_of(fact);
    out.status = fact.status;
    out.source = fact.source;
    out.target = fact.target;
    out.mutual = fact.fact.mutual;
    if (fact.type == "REQUEST" && is_call_to_end_own_conflict(i)) {
      out.type = "AGREE";
      out.mode.clear();
      out.cameo = "037";
    }
    return out;
  }

  static void set_days(CodedEvent& event, const Interval& when, const std::string& known) {
    event.day = first_day(when, known);
    if (when.precision == "reported") return;
    const std::string last = day_before(when.to);
    if (last > event.day) event.last_day = last;
  }

  [[nodiscard]] Actors parties(const Actors& actors) const {
    Actors out;
    for (const std::size_t actor : actors) out.push_back(record_.actors[actor].party);
    return out;
  }

  [[nodiscard]] bool share_party(const Actors& a, const Actors& b) const {
    const Actors of_a = parties(a), of_b = parties(b);
    return std::any_of(of_a.begin(), of_a.end(),
                       [&](std::size_t p) { return std::find(of_b.begin(), of_b.end(), p) != of_b.end(); });
  }

  [[nodiscard]] WhoseWord word_of(const RecordFact& fact) const {
    if (!fact.attributed) return WhoseWord::kReporter;
    if (fact.anonymous || fact.said_by.empty()) return WhoseWord::kUnknown;
    if (share_party(fact.said_by, fact.source)) return WhoseWord::kOwn;
    return share_party(fact.said_by, fact.target) ? WhoseWord::kUnknown : WhoseWord::kOther;
  }

  // Indices of other facts of the report whose passage is that of the fact.
  [[nodiscard]] std::vector<std::size_t> beside(std::size_t i) const {
    std::vector<std::size_t> out;
    const RecordFact& fact = record_.facts[i];
    for (const std::size_t other : of_report_.at(fact.report))
      if (other != i && record_.facts[other].fact.evidence.overlaps(fact.fact.evidence)) out.push_back(other);
    return out;
  }

  // A party that asks for a ceasefire in a fight of its own agrees to end it.
  [[nodiscard]] bool is_call_to_end_own_conflict(std::size_t i) const {
    const auto others = beside(i);
    return std::any_of(others.begin(), others.end(), [&](std::size_t other) {
      const RecordFact& asked = record_.facts[other];
      return asked.type == "RETREAT" && asked.fact.mode == "ceasefire" && asked.status == "requested" &&
             share_party(asked.source, record_.facts[i].source);
    });
  }

  // "They agreed to meet": the agreement is told already, and the meeting would make a second of it.
  [[nodiscard]] bool is_told_beside(std::size_t i, const Folded& as, const Actors& source) const {
    const auto others = beside(i);
    return std::any_of(others.begin(), others.end(), [&](std::size_t other) {
      const RecordFact& told = record_.facts[other];
      if (!is_real(told.status) || told.fact.background) return false;
      if (as.type == "REQUEST" || told.type == "REQUEST")
        return told.type == "REQUEST" && (as.type == "REQUEST" || share_party(told.source, source));
      return told.type == as.type && (told.source.empty() || share_party(told.source, source));
    });
  }

  [[nodiscard]] std::optional<CodedEvent> folded(std::size_t i) const {
    const RecordFact& fact = record_.facts[i];
    const auto as = tables_.fold(fact.status, fact.type, fact.fact.mode, word_of(fact));
    if (!as) return std::nullopt;
    const PointSpan condition = fact.fact.condition;
    if (fact.status == "conditional" && (condition.empty() || condition.contains(fact.fact.trigger)))
      return std::nullopt;  // what something else depends on, not what depends
    const std::string on = passage(record_.reports[fact.report]->text, condition);
    if (on.starts_with("unless") || on.starts_with("Unless")) return std::nullopt;  // "no talks unless": the other way
    CodedEvent out;
    out.type = as->type;
    out.mode = as->mode;
    out.cameo = as->cameo;
    out.status = fact.status;
    out.day = fact.known;
    if (as->by_speaker) {
      out.source = fact.said_by;
      out.target = fact.source;
      if (fact.fact.mutual) out.target.insert(out.target.end(), fact.target.begin(), fact.target.end());
    } else {
      out.source = fact.source;
      out.target = fact.target;
      out.mutual = fact.fact.mutual;
    }
    if (is_told_beside(i, *as, out.source)) return std::nullopt;
    return out;
  }

  const CaseRecord& record_;
  const Tables& tables_;
  const bool with_unreal_;
  std::map<std::size_t, std::vector<std::size_t>> of_report_;
  std::map<std::tuple<std::string, std::string, std::string, std::string, std::string, Actors, Actors>, std::size_t>
      known_;
  std::vector<CodedEvent> out_;
};

bool is_one_of(const std::string& type, std::initializer_list<std::string_view> types) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

}  // namespace

std::vector<CodedEvent> code_events(const CaseRecord& record, const Tables& tables, bool with_unreal) {
  return Coder(record, tables, with_unreal).run();
}

int quad_class(const std::string& type) {
  if (is_one_of(type, {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"})) return 1;
  if (is_one_of(type, {"COOPERATE", "AID", "RETREAT"})) return 2;
  if (is_one_of(type, {"REQUEST", "ACCUSE", "REJECT", "THREATEN"})) return 3;
  return is_one_of(type, {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}) ? 4 : 0;
}

std::vector<std::pair<std::size_t, std::optional<std::size_t>>> pairs_of(const CodedEvent& event) {
  std::vector<std::pair<std::size_t, std::optional<std::size_t>>> out;
  const auto add = [&](std::size_t a, std::optional<std::size_t> b) {
    if (b != a && std::find(out.begin(), out.end(), std::pair(a, b)) == out.end()) out.emplace_back(a, b);
  };
  if (event.mutual) {
    Actors all = event.source;
    all.insert(all.end(), event.target.begin(), event.target.end());
    for (const std::size_t a : all)
      for (const std::size_t b : all) add(a, b);
  } else {
    for (const std::size_t a : event.source)
      for (const std::size_t b : event.target) add(a, b);
  }
  if (out.empty())
    for (const std::size_t a : event.source) add(a, std::nullopt);
  return out;
}

std::vector<std::string> contexts_of(const CaseRecord& record, const std::vector<std::size_t>& facts) {
  std::vector<std::string> out;
  for (const std::size_t i : facts)
    for (const std::string& context : record.facts[i].fact.contexts)
      if (std::find(out.begin(), out.end(), context) == out.end()) out.push_back(context);
  return out;
}

RecordedPlace place_of(const CaseRecord& record, const std::vector<std::size_t>& facts) {
  RecordedPlace named;
  for (const std::size_t i : facts) {
    const RecordFact& fact = record.facts[i];
    if (fact.fact.place.empty()) continue;
    if (named.name.empty()) {
      named.name = fact.fact.place;
      named.country = fact.fact.place_country;
    }
    for (const RecordedPlace& place : record.reports[fact.report]->places)
      if (place.name == fact.fact.place && place.country == fact.fact.place_country && place.lat && place.lon)
        return place;
  }
  return named;
}

std::string first_day(const Interval& when, const std::string& known) {
  return when.precision == "reported" || when.from.empty() ? known : when.from;
}

}  // namespace grotius
