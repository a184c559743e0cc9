// The ground that a fact of control is about, in the report's words. Private to the stage.
#pragma once

#include "process/sections.h"

namespace grotius {

class AreaFinder {
 public:
  // `places`: those that earlier reports name, as written; it adds to them.
  AreaFinder(const Material& material, std::set<std::string>& places);
  void take_places(const RecordedReport& report, std::size_t index);
  // The areas that the fact's area names, else the words right behind its trigger: places, parts of a country
  // ("southern and central Somalia"), airports and the like. "The city" is the place that the sentence named before.
  [[nodiscard]] std::vector<std::string> of(const CaseFact& fact) const;

 private:
  [[nodiscard]] std::vector<std::string> named_in(const std::string& words) const;
  [[nodiscard]] std::string share_told_before(const CaseFact& fact) const;
  [[nodiscard]] bool ends_word(std::size_t report, std::uint32_t point) const;
  [[nodiscard]] std::string last_place_before(const CaseFact& fact, std::uint32_t point) const;

  const Material& material_;
  std::set<std::string>& places_;
  std::set<std::string> lands_;  // folded: a whole country is no area
};

// The words that every telling of an area shares: "the capital Mogadishu" is "mogadishu ", "southern and central
// Somalia" is "south central somalia ".
[[nodiscard]] std::string area_key(const std::string& area);
// Does a key name a part of a country by its side?
[[nodiscard]] bool is_region(const std::string& key);
// Does the ground of the one key lie in that of the other? "Mogadishu airport" in Mogadishu, "central Somali regions"
// in "southern and central Somalia".
[[nodiscard]] bool lies_in(const std::string& part, const std::string& whole);

}  // namespace grotius
