// Which of the places of one name is meant.
#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include "base/one_of.h"
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

  // How much of the report is about the country.
  [[nodiscard]] double share(std::string_view country) const {
    const auto at = countries_.find(country);
    return at == countries_.end() ? 0 : at->second;
  }

 private:
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

// Is the actor's first name tagged as ground?
bool is_ground(const Cast& cast, const Actor& actor) {
  if (actor.mentions.empty()) return false;
  const std::uint32_t word = actor.mentions.front().words.begin;
  return std::any_of(cast.names.begin(), cast.names.end(), [&](const Name& name) {
    return name.words.contains(word) && (name.tag == NameTag::kGpe || name.tag == NameTag::kLoc);
  });
}

// Bodies that bear the name of the town or province they are of: its police, its court, its paper. The "Paris Club" and
// the "Warsaw Pact" only met there.
bool may_be_named_after_ground(const Actor& actor) {
  if (actor.kind == ActorKind::kArmedForce || actor.kind == ActorKind::kGovernment) return true;
  if (actor.kind != ActorKind::kOrganisation) return false;
  const std::string last = Gazetteer::key(actor.name.substr(actor.name.rfind(' ') + 1));
  return !one_of(last,
                 {"club", "pact", "conference", "round", "group", "summit", "forum", "process", "treaty", "protocol",
                  "convention", "accord", "accords", "declaration", "agreement", "commission", "statute"});
}

// Gives actors whose name is or begins with ground the country of that ground: "Saint Petersburg", "Okinawa City
// Police". The words of a body's name are seldom ground ("Commerce Department"), so its ground must be well known or
// named elsewhere in the report, and its country spoken of.
class Grounds {
 public:
  Grounds(const Geography::Impl& geography, const Map& map, const Cast& cast)
      : geography_(geography), map_(map), cast_(cast) {}

  [[nodiscard]] std::optional<std::string> country(const Actor& actor) const {
    if (actor.country || actor.code.value_or("").starts_with("IGO") || !actor.traits.named) return std::nullopt;
    if (actor.kind == ActorKind::kOther) {
      const auto ground = is_ground(cast_, actor) ? meant(actor.name) : std::nullopt;
      return ground ? std::optional(std::string(ground->country)) : std::nullopt;
    }
    if (!may_be_named_after_ground(actor)) return std::nullopt;
    for (auto end = actor.name.rfind(' '); end != std::string::npos && end > 0; end = actor.name.rfind(' ', end - 1)) {
      const std::string name = actor.name.substr(0, end);
      if (const auto named = named_elsewhere(name)) return named;
      if (const auto ground = meant(name); ground && is_known(*ground)) return std::string(ground->country);
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::optional<Candidate> meant(const std::string& name) const {
    const Place ground{name, std::nullopt, {}};
    const auto candidates = candidates_of(geography_, cast_, ground);
    const Candidate* best = map_.choose(ground, candidates);
    return best && !best->country.empty() ? std::optional(*best) : std::nullopt;
  }

  [[nodiscard]] std::optional<std::string> named_elsewhere(const std::string& name) const {
    const std::string key = Gazetteer::key(name);
    for (const Place& other : cast_.places)
      if (other.named && other.country && Gazetteer::key(other.name) == key) return other.country;
    return std::nullopt;
  }

  [[nodiscard]] bool is_known(const Candidate& ground) const {
    return !ground.other_name && std::log(ground.people) >= kWellKnown && map_.share(ground.country) > 0;
  }

  const Geography::Impl& geography_;
  const Map& map_;
  const Cast& cast_;
};

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
  const Grounds grounds(geography.impl(), map, cast);
  std::vector<std::optional<std::string>> countries;
  for (const Actor& actor : cast.actors) countries.push_back(grounds.country(actor));
  lend_countries(geography.impl().belonging, parse, countries, cast);
}

}  // namespace grotius
