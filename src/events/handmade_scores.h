// For tests: inventories of a few labels and trigger scores made by hand.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "attribution/handmade.h"
#include "events/decode.h"

namespace grotius {

inline FactInventories small_inventories() {
  return {{"-", "CONSULT", "ASSAULT", "REQUEST"},
          {"event", "proposal", "position", "mandate", "assessment"},
          {"-", "CONSULT.phone", "ASSAULT.aerial", "REQUEST.yield"},
          {"occurred", "ongoing", "planned", "proposed", "requested", "conditional", "denied", "hypothetical"},
          {"accepts", "rejects"},
          {"imposed"},
          {"appointed", "resigned"},
          {"gained"},
          {"hopeful", "warning"},
          {"ceasefire", "other"},
          {"source", "target", "time", "place", "said", "cond", "on", "terms", "person", "role", "area", "instrument"}};
}

// Probabilities by label; what is left goes evenly to the others.
inline Distribution spread(const std::vector<std::string>& labels, const std::map<std::string, float>& given) {
  float left = 1;
  for (const auto& [label, p] : given) left -= p;
  const std::size_t others = labels.size() - given.size();
  Distribution out;
  for (const std::string& label : labels) {
    auto it = given.find(label);
    out.push_back(it != given.end() ? it->second : left / static_cast<float>(std::max<std::size_t>(others, 1)));
  }
  return out;
}

inline TriggerScores scored(const FactInventories& inventories, const std::string& kind, const std::string& type,
                            const std::string& status) {
  TriggerScores out;
  out.probability = 0.9F;
  out.kind = spread(inventories.kind, {{kind, 0.9F}});
  out.type = spread(inventories.type, {{type, 0.9F}});
  out.mode = spread(inventories.mode, {{"-", 0.9F}});
  out.status = spread(inventories.status, {{status, 0.9F}});
  out.stance = spread(inventories.stance, {{"accepts", 0.9F}});
  out.effect = spread(inventories.effect, {});
  out.mandate_change = spread(inventories.mandate_change, {{"appointed", 0.9F}});
  out.control_change = spread(inventories.control_change, {});
  out.tone = spread(inventories.tone, {{"hopeful", 0.9F}});
  out.subject = spread(inventories.subject, {{"ceasefire", 0.9F}});
  return out;
}

// A trigger on words of the text, with the words of its roles.
inline TriggerScores trigger_on(const Handmade& text, const FactInventories& inventories, const std::string& words,
                                TriggerScores scores, const std::vector<std::pair<std::string, std::string>>& marked) {
  scores.words = text.words_of(words);
  std::vector<std::pair<std::size_t, std::string>> by_index;
  for (const auto& [role, phrase] : marked) {
    auto at = std::find(inventories.role.begin(), inventories.role.end(), role) - inventories.role.begin();
    by_index.emplace_back(static_cast<std::size_t>(at), phrase);
  }
  scores.roles = text.roles(inventories.role.size(), by_index);
  return scores;
}

}  // namespace grotius
