// Where actors and places of a Cast are found by name, so that the time to read a report grows with its length alone.
//
// Enters: a Cast as it stands, then every actor, name and place that is added to it. Leaves: ids, never pointers. The
// maps are for look-up only, never walked.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "actors/view.h"

namespace grotius {

class CastIndex {
 public:
  CastIndex(const View& view, const Cast& cast);

  // An actor's key (Traits::key); the first with a key keeps it. Empty keys are none.
  void add(ActorId id, const std::string& key);
  [[nodiscard]] ActorId actor(const std::string& key) const;
  // A name the text has for an organisation; other actors' are passed over.
  void add_form(ActorId id, std::string_view key, std::string text);
  // Organisations that may be meant by the name, ascending, and the names the text has for one.
  [[nodiscard]] std::vector<ActorId> similar(std::string_view text) const;
  [[nodiscard]] const std::vector<std::string>& forms(ActorId id) const { return forms_.at(id.value); }
  // The place of this name whatever its capitals, or the next free id, which is its from now on.
  [[nodiscard]] PlaceId place(std::string_view name);

 private:
  std::unordered_map<std::string, ActorId> by_key_;
  std::unordered_map<std::uint32_t, std::vector<std::string>> forms_;
  std::unordered_map<std::string, std::vector<ActorId>> by_similarity_;
  std::unordered_map<std::string, PlaceId> places_;
};

}  // namespace grotius
