// Which of the places of one name is meant.
#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include "places/geography.h"

namespace grotius {
namespace {

constexpr double kShare = 6;        // what a country that the whole report speaks of adds, in ln(people)
constexpr double kSpokenOf = 3;     // a country that it speaks of at all
constexpr double kByOtherName = 2;  // off, for a place that GeoNames knows better by another name
constexpr double kDivision = 4;     // off, for a division, which shares its name with its town more often than not
constexpr double kCountry = 30;     // a country's name is the country
constexpr double kNear = 1.5;       // off for each time that the way to the nearest sure place is e times 50 km
constexpr double kWellKnown = 12;   // ln(people) from which a town needs no country spoken of: about 160,000
constexpr double kMargin = 1.5;     // how far the best must lie ahead of places in another country

// How much the report speaks of each country, of all its mentions.
std::map<std::string, double, std::less<>> countries_of(const Cast& cast) {
  std::map<std::string, double, std::less<>> out;
  double all = 0;
  const auto add = [&](const std::optional<std::string>& country, std::size_t mentions) {
    if (!country) return;
    out[*country] += static_cast<double>(mentions);
    all += static_cast<double>(mentions);
  };
  for (const Actor& actor : cast.actors) add(actor.country, actor.mentions.size());
  for (const Place& place : cast.places) add(place.country, place.mentions.size());
  for (auto& [country, share] : out) share /= all;
  return out;
}

double kilometres(Point a, Point b) {
  const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
  const double north = std::sin(radians(b.latitude - a.latitude) / 2);
  const double east = std::sin(radians(b.longitude - a.longitude) / 2);
  const double h = north * north + std::cos(radians(a.latitude)) * std::cos(radians(b.latitude)) * east * east;
  return 2 * 6371 * std::asin(std::sqrt(std::min(1.0, h)));
}

class Map {
 public:
  explicit Map(const Cast& cast) : countries_(countries_of(cast)) {}

  // The one that is meant, or none.
  [[nodiscard]] const Candidate* choose(const Place& place, const std::vector<Candidate>& candidates) const {
    const Candidate* best = nullptr;
    double best_score = 0, rival = -1e9;
    for (const Candidate& candidate : candidates) {
      if (place.country && candidate.country != *place.country) continue;
      const double score = worth(candidate);
      if (best && best_score >= score) {
        if (candidate.country != best->country) rival = std::max(rival, score);
        continue;
      }
      if (best && candidate.country != best->country) rival = std::max(rival, best_score);
      best = &candidate;
      best_score = score;
    }
    if (!best || place.country || best->kind == PlaceKind::kCountry || best->kind == PlaceKind::kContinent) return best;
    const bool sure = share(best->country) > 0 || (!best->other_name && std::log(best->people) >= kWellKnown);
    return sure && best_score >= rival + kMargin ? best : nullptr;
  }

  void settle(Point point) { sure_.push_back(point); }

 private:
  [[nodiscard]] double share(std::string_view country) const {
    const auto at = countries_.find(country);
    return at == countries_.end() ? 0 : at->second;
  }

  [[nodiscard]] double worth(const Candidate& candidate) const {
    double out = std::log(candidate.people) + kShare * share(candidate.country);
    if (share(candidate.country) > 0) out += kSpokenOf;
    if (candidate.other_name) out -= kByOtherName;
    if (candidate.kind == PlaceKind::kCountry || candidate.kind == PlaceKind::kContinent) out += kCountry;
    if (candidate.kind == PlaceKind::kRegion || candidate.kind == PlaceKind::kDistrict) out -= kDivision;
    if (!candidate.point || sure_.empty()) return out;
    double nearest = 1e9;
    for (const Point point : sure_) nearest = std::min(nearest, kilometres(*candidate.point, point));
    return out - kNear * std::min(4.0, std::log1p(nearest / 50));
  }

  std::map<std::string, double, std::less<>> countries_;
  std::vector<Point> sure_;
};

void put(Place& place, const Candidate& candidate) {
  place.geonames = candidate.geonames;
  place.point = candidate.point;
  if (candidate.point) place.precision = to_string(candidate.kind);
  if (!place.country && !candidate.country.empty()) place.country = std::string(candidate.country);
}

}  // namespace

void resolve_places(const Parse& parse, const Geography& geography, Cast& cast) {
  std::vector<std::vector<Candidate>> candidates;
  for (const Place& place : cast.places) candidates.push_back(candidates_of(geography.impl(), cast, place));
  Map map(cast);
  // first those of one meaning, by which the others are judged
  for (std::size_t p = 0; p < candidates.size(); ++p)
    if (candidates[p].size() == 1)
      if (const Candidate* one = map.choose(cast.places[p], candidates[p]); one && one->point) map.settle(*one->point);
  for (std::size_t p = 0; p < candidates.size(); ++p)
    if (const Candidate* meant = map.choose(cast.places[p], candidates[p])) put(cast.places[p], *meant);
  lend_countries(geography.impl().belonging, parse, cast);
}

}  // namespace grotius
