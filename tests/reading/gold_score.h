// How near a reading comes to what a person wrote down: the rules of matching are those of tests/gold/README.md.
//
// Enters: a reading and a gold record, both as JSON. Leaves: counts, and what was missed or told wrongly in words. Each
// fact matches one gold fact at most. Pure. Units: code points.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace grotius {

struct GoldScore {
  int predicted = 0;       // facts read
  int right = 0;           // of them, those that a gold fact allows, status included
  int must = 0, kept = 0;  // gold facts that must be there; those of them that are there and right
  int traps = 0;           // passages told as done that are not
  int statements = 0, heard = 0;
  std::vector<std::string> misses;

  void add(const GoldScore& other);
};

[[nodiscard]] GoldScore score_reading(const nlohmann::json& reading, const nlohmann::json& gold,
                                      const std::string& text);

}  // namespace grotius
