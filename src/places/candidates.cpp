// What a place's name may mean, by the gazetteer.
#include <algorithm>

#include "places/geography.h"

namespace grotius {
namespace {

constexpr std::string_view kParts[] = {"north",    "south",   "east",    "west",   "northern",
                                       "southern", "eastern", "western", "central"};
constexpr std::string_view kArticles[] = {"al", "el", "ar", "as", "ash", "ad", "an", "at", "az"};

template <std::size_t N>
bool among(std::string_view word, const std::string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

// Names of lands and waters ("Middle East") are no towns, though somewhere a town is called so.
bool is_land(const Cast& cast, const Place& place) {
  if (place.mentions.empty()) return false;
  const auto at = std::partition_point(cast.names.begin(), cast.names.end(), [&](const Name& name) {
    return name.words.end <= place.mentions.front().words.begin;
  });
  return at != cast.names.end() && at->tag == NameTag::kLoc && at->words.contains(place.mentions.front().words.begin);
}

// "Nineveh Province" where the gazetteer has "Nineveh" alone, "East Mosul" for a part of Mosul, "al-Raqqa" for "Raqqa".
std::vector<Candidate> find_within(const Geography::Impl& geography, std::string_view key) {
  const auto first = key.find(' '), last = key.rfind(' ');
  if (first == std::string_view::npos) return {};
  const auto said = geography.noun(std::string(key.substr(last + 1)));
  if (said == GroundClass::kSettlement || said == GroundClass::kRegion)
    return geography.gazetteer->find(key.substr(0, last));
  if (among(key.substr(0, first), kParts) || among(key.substr(0, first), kArticles))
    return geography.gazetteer->find(key.substr(first + 1));
  return {};
}

}  // namespace

std::vector<Candidate> candidates_of(const Geography::Impl& geography, const Cast& cast, const Place& place) {
  if (!place.named) return {};
  const std::string key = Gazetteer::key(place.name);
  if (geography.noun(key) || among(key, kParts)) return {};  // "the Gulf", "the South"
  const auto last = key.rfind(' ');
  const auto said = last == std::string::npos ? std::nullopt : geography.noun(key.substr(last + 1));
  if (said == GroundClass::kWater && is_land(cast, place)) return {};  // "Red Sea"
  auto found = geography.gazetteer->find(place.name);
  if (found.empty()) found = find_within(geography, key);
  if (is_land(cast, place))
    found.erase(std::remove_if(found.begin(), found.end(), [](const Candidate& c) { return is_town(c.kind); }),
                found.end());
  return found;
}

}  // namespace grotius
