// Who used force against whom in the last thirty days.
#include <algorithm>

#include "process/sections.h"

namespace grotius {
namespace {

constexpr int kWindowDays = 30;

bool is_hostile(const Happening& h) { return h.type == "ASSAULT" || h.type == "MOBILIZE" || h.type == "COERCE"; }

std::vector<CaseActorId> identified(const Material& material, const std::vector<CaseActorId>& actors) {
  std::vector<CaseActorId> out;
  for (const CaseActorId actor : actors)
    if (material.is_party(actor) && !material.is_beside(actor) && material.roster[actor].kind != "person")
      out.push_back(actor);
  return out;
}

// "Villagers", "34 civilians": by the noun that tells them from others; empty for anybody else, also for "a crowd".
std::string unarmed_people(const Material& material, CaseActorId actor) {
  const CaseActor& one = material.roster[actor];
  const auto words = words_of(one.name);
  const bool is_unarmed =
      one.kind == "group" && !one.identified && !words.empty() && material.words.is("unarmed", words.back());
  return is_unarmed ? singular(words.back()) : "";
}

// Who was hit, by the id that tells them apart: those known by name, else people without arms.
std::vector<std::pair<std::string, CaseActorId>> hit(const Material& material, const Happening& h) {
  std::vector<std::pair<std::string, CaseActorId>> out;
  for (const CaseActorId actor : identified(material, h.target)) out.emplace_back(material.id(actor), actor);
  if (!out.empty() || h.mutual || h.type != "ASSAULT") return out;
  for (const CaseActorId actor : h.target)
    if (const std::string people = unarmed_people(material, actor); !people.empty()) out.emplace_back(people, actor);
  return out;
}

bool is_for_target(const Material& material, const Happening& h) {
  return std::all_of(h.facts.begin(), h.facts.end(),
                     [&](std::size_t fact) { return is_in_support(material, material.facts[fact]); });
}

struct Dyads {
  std::string target;  // id
  std::vector<const Happening*> happenings;
  bool mutual = false;
};

}  // namespace

std::vector<Hostility> find_hostilities(const Material& material, Happenings happenings) {
  const std::string to = plus_days(material.view.as_of, 1), from = plus_days(to, -kWindowDays);
  const Interval window{from, to, "month"};
  std::map<std::pair<std::string, std::string>, Dyads> dyads;
  for (const Happening& h : happenings) {
    if (!h.done || !is_hostile(h) || is_for_target(material, h)) continue;
    const bool is_inside =
        h.when.precision == "reported" ? h.known >= from && h.known < to : may_coincide(h.when, window, 0);
    if (!is_inside || days_between(h.when.from, h.when.to) > 2 * kWindowDays) continue;
    for (const CaseActorId source : identified(material, h.source))
      for (const auto& [name, target] : hit(material, h)) {
        if (source == target || contains(h.target, source) || contains(h.source, target)) continue;
        auto& dyad = dyads[std::pair(material.id(source), name)];
        if (dyad.target.empty()) dyad.target = material.id(target);
        dyad.happenings.push_back(&h);
        dyad.mutual = dyad.mutual || h.mutual;
      }
  }
  const auto lands = lands_of(material.roster);  // that it was in the country says nothing
  std::vector<Hostility> out;
  for (const auto& [key, dyad] : dyads) {
    Hostility& one = out.emplace_back();
    one.source = {key.first};
    one.target = {dyad.target};
    one.from = from;
    one.to = to;
    one.happenings = dyad.happenings.size();
    SupportBuilder support(material);
    std::set<std::string> places;
    for (const Happening* h : dyad.happenings) {
      ++one.by_type[h->type];
      if (!h->place.empty() && !lands.contains(fold(h->place))) places.insert(h->place);
      for (const std::size_t fact : h->facts) support.add(material.facts[fact]);
    }
    one.places.assign(places.begin(), places.end());
    one.support = support.build();
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.happenings > b.happenings; });
  return out;
}

}  // namespace grotius
