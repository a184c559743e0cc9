#include "events/merge.h"

#include <algorithm>

#include "events/decode.h"

namespace grotius {
namespace {

constexpr float kSame = 0.6F;        // tellings at or above it are one event if nothing speaks against it
constexpr float kSurelySame = 0.9F;  // enough to overrule participants that share nobody

constexpr std::size_t kReferentReach = 256;  // facts back; farther, the same noun means another proposal

bool meets(const std::vector<ActorId>& a, const std::vector<ActorId>& b) {
  return std::any_of(a.begin(), a.end(), [&](ActorId x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

std::vector<ActorId> parties(const Fact& fact) {
  std::vector<ActorId> out = fact.source;
  out.insert(out.end(), fact.target.begin(), fact.target.end());
  return out;
}

// One event has one time: tellings whose days cannot be the same are two.
bool at_other_times(const Fact& a, const Fact& b, const std::vector<TimeExpression>& times) {
  if (!a.time.valid() || !b.time.valid()) return false;
  const auto &p = times[a.time.value], &q = times[b.time.value];
  if (p.from.empty() || q.from.empty()) return false;
  return p.to <= q.from || q.to <= p.from;
}

bool compatible(const Fact& a, const Fact& b, float same, const std::vector<TimeExpression>& times) {
  if (at_other_times(a, b, times)) return false;
  bool label = (!a.type.empty() && a.type == b.type) || (a.kind == b.kind && a.kind != "event");
  if (!label || happened(a.status) != happened(b.status)) return false;
  if (same >= kSurelySame) return true;
  std::vector<ActorId> p = parties(a), q = parties(b);
  return p.empty() || q.empty() || meets(p, q);
}

// How much a telling says; the fullest stands for the event.
int fullness(const Fact& fact) {
  return 2 * !fact.source.empty() + 2 * !fact.target.empty() + fact.time.valid() + fact.place.has_value() -
         2 * fact.background;
}

void fill(std::vector<ActorId>& into, const std::vector<ActorId>& from) {
  if (into.empty()) into = from;
}

// What the chosen telling leaves open comes from the others, the earliest first.
Fact join(const std::vector<const Fact*>& tellings) {
  auto best = std::max_element(tellings.begin(), tellings.end(),
                               [](const Fact* a, const Fact* b) { return fullness(*a) < fullness(*b); });
  Fact out = **best;
  for (const Fact* other : tellings) {
    if (other == *best) continue;
    out.also.push_back(other->trigger);
    fill(out.source, other->source);
    fill(out.target, other->target);
    out.mutual = out.mutual || other->mutual;
    out.background = out.background && other->background;
    if (!out.time.valid()) out.time = other->time;
    if (!out.place) out.place = other->place;
    out.confidence = std::max(out.confidence, other->confidence);
  }
  return out;
}

bool answers(const Fact& fact) { return fact.kind == "position" || fact.type == "AGREE" || fact.type == "REJECT"; }
bool answerable(const Fact& fact) { return fact.kind == "proposal" || fact.type == "REQUEST"; }

// The proposal or request a position's words point at: one whose trigger stands in them, else the nearest earlier one
// that is called by the same noun.
FactId referent(const Passage& passage, const std::vector<Fact>& facts, std::size_t position) {
  ByteSpan on = facts[position].detail.on_span;
  if (on.empty()) return {};
  auto inside =
      std::partition_point(facts.begin(), facts.end(), [&](const Fact& f) { return f.trigger.begin < on.begin; });
  for (auto i = static_cast<std::size_t>(inside - facts.begin()); i < facts.size() && facts[i].trigger.begin < on.end;
       ++i)
    if (i != position && answerable(facts[i]) && on.contains(facts[i].trigger)) return FactId(i);
  const std::string& noun = passage.syntax(passage.parse.head_of(passage.words(on))).lemma;
  for (std::size_t i = position; i-- > position - std::min(position, kReferentReach);) {
    if (!answerable(facts[i])) continue;
    WordSpan trigger = passage.words(facts[i].trigger);
    if (passage.syntax(passage.parse.head_of(trigger)).lemma == noun || facts[i].detail.subject == noun)
      return FactId(i);
  }
  return {};
}

}  // namespace

std::vector<Fact> merge_tellings(std::vector<Telling> tellings, const std::vector<TimeExpression>& times) {
  std::vector<std::vector<std::size_t>> events;
  std::vector<std::size_t> event_of(tellings.size());
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    std::size_t chosen = events.size();
    float best = kSame;
    const std::size_t reach = i - tellings[i].same.size();
    for (std::size_t j = reach; j < i; ++j) {
      float same = tellings[i].same[j - reach];
      if (same < best) continue;
      const auto& event = events[event_of[j]];
      bool fits = std::all_of(std::lower_bound(event.begin(), event.end(), reach), event.end(), [&](std::size_t k) {
        return compatible(tellings[k].fact, tellings[i].fact, same, times);
      });
      if (!fits) continue;
      best = same;
      chosen = event_of[j];
    }
    if (chosen == events.size()) events.emplace_back();
    events[chosen].push_back(i);
    event_of[i] = chosen;
  }
  std::vector<Fact> out;
  for (const auto& event : events) {
    std::vector<const Fact*> facts;
    for (std::size_t i : event) facts.push_back(&tellings[i].fact);
    out.push_back(join(facts));
  }
  std::stable_sort(out.begin(), out.end(), [](const Fact& a, const Fact& b) { return a.trigger < b.trigger; });
  return out;
}

void link_about(const Passage& passage, std::vector<Fact>& facts) {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (!answers(facts[i])) continue;
    FactId about = referent(passage, facts, i);
    if (about.valid()) facts[i].about.push_back(about);
  }
}

}  // namespace grotius
