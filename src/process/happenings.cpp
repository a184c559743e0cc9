#include "process/happenings.h"

#include <algorithm>

namespace grotius {
namespace {

// "Here" is wherever the report was filed.
std::string place_key(const std::string& place) { return fold(place) == "here" ? "" : fold(place); }

const std::vector<CaseActorId>& sources(const CaseFact& fact) {
  return fact.members.empty() ? fact.source_party : fact.members;
}

const std::vector<CaseActorId>& targets(const CaseFact& fact) {
  static const std::vector<CaseActorId> kNobody;
  return fact.members.empty() ? fact.target_party : kNobody;
}

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

bool is_dated(const Interval& when) { return when.precision != "reported"; }

class Merger {
 public:
  Merger(const Material& material, const Past& past)
      : material_(material), past_(past), land_(fold(material.words.state_name(material.roster.scene))) {}

  std::vector<Happening> run() {
    for (const CaseFact& fact : material_.present()) {
      const auto i = static_cast<std::size_t>(&fact - material_.facts.data());
      if (!counts(fact) || is_of_the_past(fact)) continue;
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

  [[nodiscard]] bool is_of_the_past(const CaseFact& fact) const {
    return !past_.joined.empty() && past_.joined.contains({material_.view.reports[fact.report]->id, fact.fact->id});
  }

  // Told of alone, somebody need not have been with those who met: the same sentence, day or place says so.
  [[nodiscard]] bool may_be_among(const Happening& h, const CaseFact& fact) const {
    if (fact.when.precision == "day" && h.when.precision == "day") return may_coincide(h.when, fact.when, 0);
    if (!place_key(h.place).empty() && place_key(h.place) == place_key(fact.fact->place)) return true;
    return std::any_of(h.facts.begin(), h.facts.end(), [&](std::size_t index) {
      const CaseFact& other = material_.facts[index];
      return other.report == fact.report && other.fact->evidence.overlaps(fact.fact->evidence);
    });
  }

  [[nodiscard]] bool is_one(const Happening& h, const CaseFact& fact) const {
    return h.type == fact.type && h.done == is_done(fact) && h.is_forum == !fact.members.empty() &&
           has_same_parties(h, fact) && !are_of_others(h, fact) && may_be_at_one_place(h, fact) &&
           (may_coincide(h.when, fact.when, kSlackDays) || is_of_one_round(h, fact));
  }

  // A meeting "in Alphaland" may be the one in Delta, where the case is about Alphaland.
  [[nodiscard]] bool may_be_at_one_place(const Happening& h, const CaseFact& fact) const {
    const std::string a = place_key(h.place), b = place_key(fact.fact->place);
    return a.empty() || b.empty() || a == b || (h.type == "CONSULT" && (a == land_ || b == land_));
  }

  // "He spent Wednesday with two advisers", "a meeting of the president with the minister" in another report: without a
  // day that says so, a meeting of other people of the same parties is another.
  [[nodiscard]] bool are_of_others(const Happening& h, const CaseFact& fact) const {
    if (h.type != "CONSULT" || h.is_forum || (is_dated(h.when) && is_dated(fact.when))) return false;
    std::vector<CaseActorId> met;
    for (const std::size_t index : h.facts) {
      if (material_.facts[index].report == fact.report) return false;
      add_unique(met, persons_in(material_.facts[index]));
    }
    const auto here = persons_in(fact);
    const auto party = [&](CaseActorId person) { return material_.roster.party_of(person); };
    return std::any_of(here.begin(), here.end(), [&](CaseActorId person) {
      const auto is_beside = [&](CaseActorId other) { return party(other) == party(person); };
      return std::any_of(met.begin(), met.end(), is_beside) &&
             std::none_of(met.begin(), met.end(),
                          [&](CaseActorId other) { return is_beside(other) && contains(here, other); });
    });
  }

  // Those that it names who act for a party.
  [[nodiscard]] std::vector<CaseActorId> persons_in(const CaseFact& fact) const {
    std::vector<CaseActorId> out;
    for (const auto* list : {&fact.source, &fact.target})
      for (const CaseActorId actor : *list)
        if (material_.roster[actor].kind == "person" && material_.is_identified(actor) &&
            material_.roster.party_of(actor) != actor)
          add_unique(out, actor);
    return out;
  }

  // "The talks are resuming", said two days before they do.
  [[nodiscard]] static bool is_of_one_round(const Happening& h, const CaseFact& fact) {
    constexpr int kRoundDays = 4;
    const bool is_undated = h.when.precision == "reported" || fact.when.precision == "reported";
    return h.is_forum && h.done && is_undated && days_between(h.known, fact.known) <= kRoundDays;
  }

  // Of an act against nobody that is named, something else must tell that it is the same.
  [[nodiscard]] bool is_tied(const Happening& h, const CaseFact& fact) const {
    if (fact.when.precision == "day" && h.when.precision == "day") return true;
    if (!place_key(h.place).empty() && place_key(h.place) == place_key(fact.fact->place)) return true;
    return std::any_of(h.facts.begin(), h.facts.end(),
                       [&](std::size_t index) { return material_.facts[index].report == fact.report; });
  }

  [[nodiscard]] bool has_same_parties(const Happening& h, const CaseFact& fact) const {
    const bool together = h.mutual || fact.fact->mutual || h.type == "CONSULT";
    if (together) {
      const auto a = everybody(h.source, h.target), b = everybody(sources(fact), targets(fact));
      if (h.is_forum) return equal(h.source, fact.members);
      if (h.type == "CONSULT" && (a.size() < 2 || b.size() < 2) && !may_be_among(h, fact)) return false;
      return fits(a, b) && overlap(a, b);
    }
    if (targets(fact).empty() != h.target.empty() && !is_tied(h, fact)) return false;
    const bool sources_agree =
        targets(fact).empty() == h.target.empty() ? fits(h.source, sources(fact)) : equal(h.source, sources(fact));
    return sources_agree && fits(h.target, targets(fact)) &&
           (overlap(h.source, sources(fact)) || overlap(h.target, targets(fact)));
  }

  Happening* find(const CaseFact& fact) {
    while (first_ < out_.size() && days_between(out_[first_].known, fact.known) > kReachDays) ++first_;
    const auto related = index_.with(fact.type, is_done(fact), everybody(sources(fact), targets(fact)), first_);
    for (auto i = related.rbegin(); i != related.rend(); ++i) {
      Happening& h = out_[*i];
      if (days_between(h.known, fact.known) > kReachDays) break;
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

  void join(Happening& h, const CaseFact& fact, std::size_t index) {
    h.facts.push_back(index);
    add_unique(h.source, sources(fact));
    add_unique(h.target, targets(fact));
    h.mutual = h.mutual || fact.fact->mutual || !fact.members.empty();
    h.is_forum = h.is_forum || !fact.members.empty();
    if (h.mode.empty()) h.mode = fact.fact->mode;
    const bool is_wide = place_key(h.place).empty() || fold(h.place) == land_;
    const std::string& place = fact.fact->place;
    if (is_wide && (h.place.empty() || !place_key(place).empty())) h.place = place;
    // The narrower of two times that overlap; a told one before one that only the report's date gives.
    const bool is_told = fact.when.precision != "reported", was_told = h.when.precision != "reported";
    const auto length = [](const Interval& i) { return days_between(i.from, i.to); };
    if (is_told && (!was_told || length(fact.when) < length(h.when))) h.when = fact.when;
  }

  const Material& material_;
  const Past& past_;
  const std::string land_;  // the country that the case is about
  std::vector<Happening> out_;
  HappeningIndex index_;
  std::size_t first_ = 0;  // the happening from which on they are within reach: facts come by publication
};

}  // namespace

namespace {

// Days after a plan's own within which a report without a date may tell of it.
constexpr int kTellingDays = 10;

// Told before it could be, it is not what carries the plan out.
bool is_later(const Happening& other, const PlanTold& plan) {
  return other.known >= plan.known && other.known >= plan.when.from;
}

// The same of one with a day, which may be the one after its report's where it was done.
bool is_on_its_day(const Happening& other, const PlanTold& plan) {
  return other.known >= plan.known && std::max(other.known, other.when.from) >= plan.when.from;
}

// What somebody says is to come, on leaving a meeting, was not that meeting, which is of the day or the one before.
bool has_just_been(const Happening& other, const PlanTold& plan) {
  return other.known == plan.known && other.when.from == plus_days(other.known, -1) &&
         other.when.to == plus_days(other.known, 1);
}

// "The three leaders will meet on Tuesday": kept where those who met on that day are all in the report that plans it.
bool is_of_its_people(const Material& material, const PlanTold& plan, const Happening& other) {
  std::size_t known = 0;
  for (const CaseActorId actor : everybody(other.source, other.target)) {
    if (!contains(plan.named, actor)) return false;
    if (material.is_identified(actor)) ++known;
  }
  return known >= 2;
}

// Who is to meet two has not done so by meeting a third, nor by sitting with the other at the talks of many.
bool are_two_of(const PlanTold& plan, const Happening& other) {
  if (other.is_forum && plan.parties.size() == 2) return false;
  const auto all = everybody(other.source, other.target);
  const auto met =
      std::count_if(plan.parties.begin(), plan.parties.end(), [&](CaseActorId actor) { return contains(all, actor); });
  return met >= 2 || plan.parties.size() < 2;
}

// By whoever is named in its report alone can it be told that a meeting was kept.
bool is_described(const Material& material, const PlanTold& plan) {
  return plan.type == "CONSULT" && plan.when.precision == "day" &&
         std::none_of(plan.parties.begin(), plan.parties.end(),
                      [&](CaseActorId actor) { return material.is_identified(actor); });
}

}  // namespace

PlanTold plan_of(const Material& material, const std::string& type, const std::string& known,
                 std::vector<CaseActorId> parties, const Interval& when, std::size_t report) {
  PlanTold out{type, known, std::move(parties), when, {}, false};
  if (!is_described(material, out)) return out;
  std::set<CaseActorId> named;
  for (const CaseActorId actor : material.roster.of[report]) {
    named.insert(actor);
    named.insert(material.roster.party_of(actor));
  }
  out.named.assign(named.begin(), named.end());
  return out;
}

PlanKeeper::PlanKeeper(const Material& material, Happenings happenings,
                       const std::function<bool(const Happening&)>& is_void)
    : material_(material), happenings_(happenings) {
  for (std::size_t i = 0; i < happenings.size(); ++i) {
    const Happening& h = happenings[i];
    if (!h.done || is_void(h)) continue;
    OfType& of_type = done_[h.type];
    for (const CaseActorId actor : everybody(h.source, h.target)) {
      OfActor& of_actor = of_type[actor.value];
      of_actor.all.push_back(i);
      if (is_dated(h.when)) of_actor.dated.add(h.when, 1, i);
    }
    if (h.type == "CONSULT" && h.when.precision == "day") meetings_.add(h.when, 0, i);
  }
  for (auto& [type, actors] : done_)
    for (auto& [actor, of_actor] : actors) of_actor.dated.close();
  meetings_.close();
}

bool PlanKeeper::was_kept(const PlanTold& plan) {
  if (plan.when.from > material_.view.as_of) return false;  // its day is still to come
  if (plan.was_kept) return true;
  if (const auto done = done_.find(plan.type); done != done_.end()) {
    if (is_dated(plan.when)) {
      if (is_dated_so(plan, done->second) || is_told_behind(plan, done->second)) return true;
    } else if (plan.parties.size() >= 2) {
      if (is_after(plan, last_of_all(plan, done->second)) || was_kept_one_by_one(plan, done->second)) return true;
    }
  }
  return (is_described(material_, plan) && is_met_by_its_people(plan)) || has_sat(plan);
}

// "Parliament is to begin its debate on Monday": it has, where a report of the days after tells what it decided.
bool PlanKeeper::has_sat(const PlanTold& plan) const {
  if (plan.type != "CONSULT" || !is_dated(plan.when) || plan.parties.size() != 1) return false;
  const std::string& code = material_.roster[plan.parties.front()].code;
  if (!code.ends_with("LEG") && !code.ends_with("JUD")) return false;
  return std::any_of(done_.begin(), done_.end(), [&](const auto& of_type) {
    const auto found = of_type.second.find(plan.parties.front().value);
    return found != of_type.second.end() &&
           std::any_of(found->second.all.begin(), found->second.all.end(), [&](std::size_t i) {
             const Happening& h = happenings_[i];
             return contains(h.source, plan.parties.front()) && h.known > plan.known && h.known > plan.when.from &&
                    days_between(plan.when.to, h.known) <= kTellingDays;
           });
  });
}

bool PlanKeeper::is_after(const PlanTold& plan, const std::string& day) {
  return day > plan.known && day >= plan.when.from;
}

// "He will go on to Alphaland and Betaland": kept once he has been with each of them.
bool PlanKeeper::was_kept_one_by_one(const PlanTold& plan, const OfType& done) {
  return plan.parties.size() > 2 && std::any_of(plan.parties.begin(), plan.parties.end(), [&](CaseActorId one) {
           return std::all_of(plan.parties.begin(), plan.parties.end(), [&](CaseActorId other) {
             PlanTold pair = plan;
             pair.parties = {one, other};
             return one == other || is_after(plan, last_of_all(pair, done));
           });
         });
}

bool PlanKeeper::is_dated_so(const PlanTold& plan, const OfType& done) const {
  return std::any_of(plan.parties.begin(), plan.parties.end(), [&](CaseActorId actor) {
    const auto found = done.find(actor.value);
    if (found == done.end()) return false;
    const auto near = found->second.dated.near(plan.when, 1);
    return std::any_of(near.begin(), near.end(), [&](std::size_t i) {
      return is_on_its_day(happenings_[i], plan) && !has_just_been(happenings_[i], plan) &&
             are_two_of(plan, happenings_[i]);
    });
  });
}

// By a report of the days after, without a day of its own.
bool PlanKeeper::is_told_behind(const PlanTold& plan, const OfType& done) const {
  const std::vector<std::size_t>* const all = plan.parties.size() < 2 ? nullptr : rarest(plan, done);
  if (all == nullptr) return false;
  const auto first =
      std::partition_point(all->begin(), all->end(), [&](std::size_t i) { return !is_later(happenings_[i], plan); });
  for (auto i = first; i != all->end() && days_between(plan.when.to, happenings_[*i].known) <= kTellingDays; ++i)
    if (!is_dated(happenings_[*i].when) && have_all(plan, *i)) return true;
  return false;
}

// Of the parties' lists the shortest; nothing where one of them has none.
const std::vector<std::size_t>* PlanKeeper::rarest(const PlanTold& plan, const OfType& done) const {
  const std::vector<std::size_t>* out = nullptr;
  for (const CaseActorId actor : plan.parties) {
    const auto found = done.find(actor.value);
    if (found == done.end()) return nullptr;
    if (out == nullptr || found->second.all.size() < out->size()) out = &found->second.all;
  }
  return out;
}

bool PlanKeeper::have_all(const PlanTold& plan, std::size_t happening) const {
  if (happenings_[happening].is_forum && plan.parties.size() == 2) return false;
  return is_subset(plan.parties, everybody(happenings_[happening].source, happenings_[happening].target));
}

// The day on which it was last told for the first time that all of them did so together; empty: never.
std::string PlanKeeper::last_of_all(const PlanTold& plan, const OfType& done) {
  std::vector<CaseActorId> parties = plan.parties;
  std::sort(parties.begin(), parties.end());
  const auto [place, is_new] = last_.try_emplace({plan.type, std::move(parties)});
  if (!is_new) return place->second;
  if (const auto* const all = rarest(plan, done))
    if (const auto last = std::find_if(all->rbegin(), all->rend(), [&](std::size_t i) { return have_all(plan, i); });
        last != all->rend())
      place->second = happenings_[*last].known;
  return place->second;
}

bool PlanKeeper::is_met_by_its_people(const PlanTold& plan) const {
  const auto near = meetings_.near(plan.when, 0);
  return std::any_of(near.begin(), near.end(), [&](std::size_t i) {
    return happenings_[i].known >= plan.known && is_of_its_people(material_, plan, happenings_[i]);
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

std::vector<Happening> find_happenings(const Material& material, const Past& past) {
  return Merger(material, past).run();
}

}  // namespace grotius
