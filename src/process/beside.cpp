// Who has no part in a case about a country: the news of the day names Russia beside Somalia.
#include <algorithm>

#include "process/facts.h"

namespace grotius {
namespace {

class BesideFinder {
 public:
  explicit BesideFinder(const Material& material)
      : material_(material), touched_(material.roster.actors.size(), false) {}

  void run(Material& out) {
    for (std::size_t i = 0; i < touched_.size(); ++i) touched_[i] = is_of_country(CaseActorId(i));
    // First those told of with somebody or some place of the country, then those told of with its movements.
    std::vector<bool> known = touched_;
    find_mentions();
    for (const CaseFact& fact : material_.facts)
      if (is_on_country(fact) || has_any(fact, known)) touch(fact);
    known = touched_;
    for (std::size_t i = 0; i < known.size(); ++i) known[i] = known[i] && is_movement(material_.roster.actors[i]);
    for (const CaseFact& fact : material_.facts)
      if (has_any(fact, known)) touch(fact);
    touched_.flip();
    out.beside = std::move(touched_);
    for (std::size_t r = 0; r < mentions_.size(); ++r) out.elsewhere.push_back(is_elsewhere(out, r));
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
        if (touched_[material_.roster.of[r][a].value])
          mentions_[r].insert(mentions_[r].end(), report.actors[a].mentions.begin(), report.actors[a].mentions.end());
      for (const RecordedPlace& place : report.places)
        if (place.country == material_.roster.scene)
          mentions_[r].insert(mentions_[r].end(), place.mentions.begin(), place.mentions.end());
    }
  }

  // A report that names a state beside the case so many times as often as the country.
  [[nodiscard]] bool is_elsewhere(const Material& found, std::size_t report) const {
    constexpr std::size_t kClearly = 3;
    const auto& actors = material_.view.reports[report]->actors;
    for (std::size_t a = 0; a < actors.size(); ++a)
      if (actors[a].kind == "state" && found.is_beside(material_.roster.of[report][a]) &&
          actors[a].mentions.size() >= kClearly * std::max<std::size_t>(mentions_[report].size(), 1))
        return true;
    return false;
  }

  [[nodiscard]] bool is_on_country(const CaseFact& fact) const {
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

  void touch(const CaseFact& fact) {
    each(fact, [&](CaseActorId actor) { touched_[actor.value] = true; });
  }

  const Material& material_;
  std::vector<bool> touched_;                     // by actor
  std::vector<std::vector<PointSpan>> mentions_;  // by report
};

}  // namespace

void find_beside(Material& material) {
  if (!material.roster.scene.empty()) BesideFinder(material).run(material);
}

}  // namespace grotius
