// Who has no part in a case about a country: the news of the day names Russia beside Somalia.
#include <algorithm>

#include "process/facts.h"

namespace grotius {
namespace {

class BesideFinder {
 public:
  explicit BesideFinder(const Material& material)
      : material_(material), of_country_(material.roster.actors.size(), false) {
    for (std::size_t i = 0; i < of_country_.size(); ++i) of_country_[i] = is_of_country(CaseActorId(i));
    find_mentions();
  }

  // First those told of with somebody or some place of the country, then those told of with its movements.
  void run(Material& out) const {
    const auto& actors = material_.roster.actors;
    std::vector<bool> touched = of_country_;
    for (std::size_t i = 0; i < actors.size(); ++i) touched[i] = touched[i] || actors[i].ties.to_country;
    for (const CaseFact& fact : material_.facts)
      if (is_on_country(fact)) each(fact, [&](CaseActorId actor) { touched[actor.value] = true; });
    std::vector<bool> movements = touched;
    for (std::size_t i = 0; i < actors.size(); ++i) movements[i] = movements[i] && is_movement(actors[i]);
    for (std::size_t i = 0; i < actors.size(); ++i) {
      const auto& with = actors[i].ties.to_movements;
      touched[i] = touched[i] ||
                   std::any_of(with.begin(), with.end(), [&](CaseActorId other) { return movements[other.value]; });
    }
    for (const CaseFact& fact : material_.facts)
      if (has_any(fact, movements)) each(fact, [&](CaseActorId actor) { touched[actor.value] = true; });
    touched.flip();
    out.beside = std::move(touched);
    out.elsewhere.clear();
    for (std::size_t r = 0; r < mentions_.size(); ++r) out.elsewhere.push_back(states_of(r));
  }

  std::vector<TiesTold> ties_before(const std::string& day) const {
    const auto& actors = material_.roster.actors;
    std::vector<TiesTold> out(actors.size());
    for (std::size_t i = 0; i < actors.size(); ++i) out[i] = actors[i].ties;
    for (const CaseFact& fact : material_.facts) {
      if (fact.known >= day) break;
      if (is_on_country(fact))
        each(fact, [&](CaseActorId actor) { out[actor.value].to_country = true; });
      else
        each(fact, [&](CaseActorId movement) {
          if (!is_movement(actors[movement.value])) return;
          each(fact, [&](CaseActorId actor) { out[actor.value].to_movements.insert(movement); });
        });
    }
    for (std::size_t i = 0; i < actors.size(); ++i)
      if (out[i].to_country || of_country_[i]) out[i].to_movements.clear();
    return out;
  }

 private:
  [[nodiscard]] bool is_of_country(CaseActorId actor) const {
    const auto is_its = [&](const CaseActor& one) { return one.is_land || one.country == material_.roster.scene; };
    return is_its(material_.roster[actor]) || is_its(material_.roster[material_.roster.party_of(actor)]);
  }

  // Where every report names the country, a place of it or somebody of it.
  void find_mentions() {
    mentions_.resize(material_.view.reports.size());
    for (std::size_t r = 0; r < mentions_.size(); ++r) {
      const RecordedReport& report = *material_.view.reports[r];
      for (std::size_t a = 0; a < report.actors.size(); ++a)
        if (of_country_[material_.roster.of[r][a].value])
          mentions_[r].insert(mentions_[r].end(), report.actors[a].mentions.begin(), report.actors[a].mentions.end());
      for (const RecordedPlace& place : report.places)
        if (place.country == material_.roster.scene)
          mentions_[r].insert(mentions_[r].end(), place.mentions.begin(), place.mentions.end());
    }
  }

  // States that a report names so many times as often as the country.
  [[nodiscard]] std::vector<CaseActorId> states_of(std::size_t report) const {
    constexpr std::size_t kClearly = 3;
    std::vector<CaseActorId> out;
    const auto& actors = material_.view.reports[report]->actors;
    for (std::size_t a = 0; a < actors.size(); ++a)
      if (actors[a].kind == "state" &&
          actors[a].mentions.size() >= kClearly * std::max<std::size_t>(mentions_[report].size(), 1))
        add_unique(out, material_.roster.of[report][a]);
    return out;
  }

  [[nodiscard]] bool is_on_country(const CaseFact& fact) const {
    if (has_any(fact, of_country_)) return true;
    const auto& mentions = mentions_[fact.report];
    return fact.fact->place_country == material_.roster.scene ||
           std::any_of(mentions.begin(), mentions.end(),
                       [&](PointSpan mention) { return fact.fact->evidence.contains(mention); });
  }

  static bool is_movement(const CaseActor& actor) {
    return actor.identified && actor.kind != "state" && actor.kind != "government" && actor.kind != "person" &&
           !actor.code.starts_with("IGO") && !actor.code.starts_with("NGO");
  }

  template <class Take>
  static void each(const CaseFact& fact, const Take& take) {
    for (const auto* list :
         {&fact.source, &fact.target, &fact.said_by, &fact.source_party, &fact.target_party, &fact.said_by_party})
      for (const CaseActorId actor : *list) take(actor);
  }

  static bool has_any(const CaseFact& fact, const std::vector<bool>& known) {
    bool out = false;
    each(fact, [&](CaseActorId actor) { out = out || known[actor.value]; });
    return out;
  }

  const Material& material_;
  std::vector<bool> of_country_;                  // by actor
  std::vector<std::vector<PointSpan>> mentions_;  // by report
};

}  // namespace

void find_beside(Material& material) {
  if (!material.roster.scene.empty()) BesideFinder(material).run(material);
}

std::vector<TiesTold> ties_before(const Material& material, const std::string& day) {
  return material.roster.scene.empty() ? std::vector<TiesTold>(material.roster.actors.size())
                                       : BesideFinder(material).ties_before(day);
}

}  // namespace grotius
