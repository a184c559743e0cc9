// What Geography holds, for the files of this stage.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "places/belonging.h"
#include "places/gazetteer.h"
#include "places/places.h"

namespace grotius {

enum class GroundClass { kSettlement, kRegion, kLand, kWater, kSite, kNone };

struct Geography::Impl {
  std::unique_ptr<const Gazetteer> gazetteer;
  std::unordered_map<std::string, GroundClass> nouns;  // for look-up only, never walked
  Belonging belonging;

  [[nodiscard]] std::optional<GroundClass> noun(const std::string& lemma) const;
};

// What the place's name may mean; nothing for one without a name.
[[nodiscard]] std::vector<Candidate> candidates_of(const Geography::Impl& geography, const Cast& cast,
                                                   const Place& place);

// Gives those who act for a place its country, and the institutions of a report that is all about one country that
// country; `grounds` has the country of each actor whose name is ground. Comes when the places are on the map.
void lend_countries(const Belonging& words, const Parse& parse, const std::vector<std::optional<std::string>>& grounds,
                    Cast& cast);

}  // namespace grotius
