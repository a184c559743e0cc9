#include "process/happenings.h"

#include <algorithm>

namespace grotius {
namespace {

// Without a time of its own a fact is of the days before its report.
constexpr int kSlackDays = 3;

std::string start_of(const Interval& i, int slack) { return i.from.empty() ? plus_days(i.to, -slack) : i.from; }
std::string end_of(const Interval& i, int slack) {
  return i.to.empty() ? plus_days(i.from, slack) : i.precision == "reported" ? plus_days(i.to, 1) : i.to;
}

std::string place_key(const std::string& place) { return fold(place); }

std::vector<CaseActorId> everybody(const std::vector<CaseActorId>& a, const std::vector<CaseActorId>& b) {
  std::vector<CaseActorId> out = a;
  add_unique(out, b);
  return out;
}

bool is_subset(const std::vector<CaseActorId>& a, const std::vector<CaseActorId>& b) {
  return std::all_of(a.begin(), a.end(), [&](CaseActorId actor) { return contains(b, actor); });
}

bool equal(const std::vector<CaseActorId>& a, const std::vector<CaseActorId>& b) {
  return is_subset(a, b) && is_subset(b, a);
}

bool fits(const std::vector<CaseActorId>& a, const std::vector<CaseActorId>& b) {
  return is_subset(a, b) || is_subset(b, a);
}

class Merger {
 public:
  explicit Merger(const Material& material) : material_(material) {}

  std::vector<Happening> run() {
    for (std::size_t i = 0; i < material_.facts.size(); ++i) {
      const CaseFact& fact = material_.facts[i];
      if (!counts(fact)) continue;
      Happening* const known = find(fact);
      if (known != nullptr)
        join(*known, fact, i);
      else
        start(fact, i);
      const std::size_t at = known != nullptr ? static_cast<std::size_t>(known - out_.data()) : out_.size() - 1;
      index_.add(out_[at], at);
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool counts(const CaseFact& fact) const {
    return !fact.type.empty() && !fact.fact->background && (is_done(fact) || is_ahead(fact)) &&
           fact.fact->kind != "assessment" && fact.fact->kind != "position";
  }

  [[nodiscard]] bool is_one(const Happening& h, const CaseFact& fact) const {
    return h.type == fact.type && h.done == is_done(fact) && has_same_parties(h, fact) &&
           (h.place.empty() || fact.fact->place.empty() || place_key(h.place) == place_key(fact.fact->place)) &&
           may_coincide(h.when, fact.when, kSlackDays);
  }

  static bool has_same_parties(const Happening& h, const CaseFact& fact) {
    const bool together = h.mutual || fact.fact->mutual || h.type == "CONSULT";
    if (together) {
      const auto a = everybody(h.source, h.target), b = everybody(fact.source_party, fact.target_party);
      return fits(a, b) && overlap(a, b);
    }
    const bool sources_agree = fact.target_party.empty() == h.target.empty() ? fits(h.source, fact.source_party)
                                                                             : equal(h.source, fact.source_party);
    return sources_agree && fits(h.target, fact.target_party) &&
           (overlap(h.source, fact.source_party) || overlap(h.target, fact.target_party));
  }

  Happening* find(const CaseFact& fact) {
    while (first_ < out_.size() && days_between(out_[first_].known, fact.known) > kReach) ++first_;
    const auto related = index_.with(fact.type, is_done(fact), everybody(fact.source_party, fact.target_party), first_);
    for (auto i = related.rbegin(); i != related.rend(); ++i) {
      Happening& h = out_[*i];
      if (days_between(h.known, fact.known) > kReach) break;
      if (is_one(h, fact)) return &h;
    }
    return nullptr;
  }

  void start(const CaseFact& fact, std::size_t index) {
    Happening& h = out_.emplace_back();
    const std::string& report = material_.view.reports[fact.report]->id;
    h.id = stable_id('H', report + " " + fact.type + " " + std::to_string(fact.fact->trigger.begin));
    h.type = fact.type;
    h.done = is_done(fact);
    h.when = fact.when;
    h.known = fact.known;
    join(h, fact, index);
  }

  static void join(Happening& h, const CaseFact& fact, std::size_t index) {
    h.facts.push_back(index);
    add_unique(h.source, fact.source_party);
    add_unique(h.target, fact.target_party);
    h.mutual = h.mutual || fact.fact->mutual;
    if (h.mode.empty()) h.mode = fact.fact->mode;
    if (h.place.empty()) h.place = fact.fact->place;
    // The narrower of two times that overlap; a told one before one that only the report's date gives.
    const bool is_told = fact.when.precision != "reported", was_told = h.when.precision != "reported";
    const auto length = [](const Interval& i) { return days_between(i.from, i.to); };
    if (is_told && (!was_told || length(fact.when) < length(h.when))) h.when = fact.when;
  }

  static constexpr int kReach = 45;  // days between reports of one happening
  const Material& material_;
  std::vector<Happening> out_;
  HappeningIndex index_;
  std::size_t first_ = 0;  // the happening from which on they are within reach: facts come by publication
};

}  // namespace

bool may_coincide(const Interval& a, const Interval& b, int slack) {
  const bool are_known = !a.from.empty() && !a.to.empty() && !b.from.empty() && !b.to.empty();
  if (are_known && a.precision != "reported" && b.precision != "reported") return a.from < b.to && b.from < a.to;
  return start_of(a, slack) < end_of(b, slack) && start_of(b, slack) < end_of(a, slack);
}

namespace {

// Days after a plan's own within which a report without a date may tell of it.
constexpr int kTellingDays = 10;

bool keeps(const Plan& plan, const Happening& other) {
  if (other.known < plan.known || other.known < plan.when.from) return false;  // told before it could be
  const bool is_dated = plan.when.precision != "reported", is_told = other.when.precision != "reported";
  if (is_dated && is_told) return may_coincide(plan.when, other.when, 1);
  const auto all = everybody(other.source, other.target);
  if (plan.parties.size() < 2 || !is_subset(plan.parties, all)) return false;
  if (!is_dated) return other.known > plan.known;
  return other.known >= plan.when.from && days_between(plan.when.to, other.known) <= kTellingDays;
}

// "The three leaders will meet on Tuesday": kept where those who met on that day are all in the report that plans it.
bool is_of_its_people(const Material& material, const Plan& plan, const Happening& other) {
  const auto named = [&](CaseActorId actor) {
    const auto& all = material.roster.of[plan.report];
    return std::any_of(all.begin(), all.end(),
                       [&](CaseActorId a) { return a == actor || material.roster.party_of(a) == actor; });
  };
  std::size_t known = 0;
  for (const CaseActorId actor : everybody(other.source, other.target)) {
    if (!named(actor)) return false;
    if (material.is_identified(actor)) ++known;
  }
  return known >= 2;
}

}  // namespace

bool was_kept(const Material& material, const Plan& plan, const std::vector<Happening>& happenings,
              const HappeningIndex& index) {
  // Told before the plan, none carries it out; they come by the day they were first told.
  const auto first = std::lower_bound(happenings.begin(), happenings.end(), plan.known,
                                      [](const Happening& h, const std::string& day) { return h.known < day; });
  const auto related = index.with(plan.type, true, plan.parties, static_cast<std::size_t>(first - happenings.begin()));
  if (std::any_of(related.begin(), related.end(), [&](std::size_t i) { return keeps(plan, happenings[i]); }))
    return true;
  const bool is_described =
      std::none_of(plan.parties.begin(), plan.parties.end(), [&](CaseActorId a) { return material.is_identified(a); });
  if (!is_described || plan.type != "CONSULT" || plan.when.precision != "day") return false;
  return std::any_of(first, happenings.end(), [&](const Happening& h) {
    return h.done && h.type == plan.type && h.when.precision == "day" && may_coincide(h.when, plan.when, 0) &&
           is_of_its_people(material, plan, h);
  });
}

void HappeningIndex::add(const Happening& happening, std::size_t index) {
  auto& of_actor = kinds_[{happening.type, happening.done}];
  for (const auto* list : {&happening.source, &happening.target})
    for (const CaseActorId actor : *list) {
      auto& known = of_actor[actor.value];
      const auto place = std::lower_bound(known.begin(), known.end(), index);
      if (place == known.end() || *place != index) known.insert(place, index);
    }
}

std::vector<std::size_t> HappeningIndex::with(const std::string& type, bool done,
                                              const std::vector<CaseActorId>& actors, std::size_t first) const {
  std::vector<std::size_t> out;
  const auto kind = kinds_.find({type, done});
  if (kind == kinds_.end()) return out;
  for (const CaseActorId actor : actors)
    if (const auto found = kind->second.find(actor.value); found != kind->second.end()) {
      const auto& known = found->second;
      out.insert(out.end(), std::lower_bound(known.begin(), known.end(), first), known.end());
    }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

HappeningIndex index_of(const std::vector<Happening>& happenings) {
  HappeningIndex out;
  for (std::size_t i = 0; i < happenings.size(); ++i) out.add(happenings[i], i);
  return out;
}

std::vector<Happening> find_happenings(const Material& material) { return Merger(material).run(); }

}  // namespace grotius
