// Where a fact is.
#include <algorithm>

#include "attribution/role_runs.h"
#include "events/circumstances.h"
#include "events/ways.h"

namespace grotius {
namespace {

// A phrase is where the fact is if a word of it belongs to that role with at least this probability.
constexpr float kPlace = 0.42F;
constexpr float kFarPlace = 0.8F;    // in another clause
constexpr float kNamedPlace = 0.6F;  // "in" what is else somebody's name
constexpr float kNoPlace = 2;
constexpr std::uint32_t kPlaceGap = 2;  // unclaimed words that do not part a span

// Ground that hangs on a word by "in", "at", "near" needs less; the more, the farther the word is from the trigger.
constexpr float kGovernedPlace = 0.1F;  // on the trigger itself
constexpr float kObjectPlace = 0.05F;   // on what is done something to: "stormed a camp in Kufa"
constexpr float kSharedPlace = 0.2F;    // on the verb that the trigger is subject, object or purpose of
constexpr float kLeftPlace = 0.25F;     // on the trigger by "from": "fired from Kufa"
constexpr float kUnknownPlace = 0.3F;   // a name that nobody knows as ground

// Left, held or stood in: enough for a phrase that nobody knows as ground.
bool says_where(const Passage& passage, std::uint32_t word) {
  if (passage.has_relation(word, "obj")) return true;
  return has_any(passage, word, {"obl", "nmod"}) &&
         one_of(marker_of(passage, word), {"in", "at", "on", "near", "around", "inside", "outside", "across",
                                           "throughout", "along", "among", "behind", "over", "under", "within", "off"});
}

bool is_nominal(const Passage& passage, std::uint32_t word) {
  return one_of(passage.syntax(word).upos, {"NOUN", "PROPN", "ADV", "PRON", "X"});
}

// The phrase up to the noun that its head only modifies: "customs" grows to "customs sheds", "eleven" to "eleven
// towns". Empty if no word of it could name a place, or if what it modifies is the trigger.
WordSpan whole_phrase(const Passage& passage, WordSpan words, WordSpan trigger) {
  const std::uint32_t head = passage.parse.head_of(words), above = passage.syntax(head).head;
  const bool modifier = has_any(passage, head, {"compound", "amod", "nummod", "det"});
  if (!modifier || above == kRoot) return is_nominal(passage, head) ? words : WordSpan{};
  if (trigger.contains(above)) return passage.syntax(head).upos == "PROPN" ? words : WordSpan{};
  return words.hull({above, above + 1});
}

// "arrested on Monday to break up a protest": done where it is meant for.
bool is_purpose(const Passage& passage, std::uint32_t word) {
  const std::uint32_t mark = passage.parse.dependent(word, "mark");
  return passage.has_relation(word, "advcl") && mark != kRoot && passage.lower(mark) == "to";
}

// "wounded in Kufa as rivals traded fire", "a blast in Kufa, killing ten", "Israel and the factions in Gaza": one
// scene.
bool shares_scene(const Passage& passage, std::uint32_t word) {
  if (passage.has_relation(word, "conj")) return one_of(passage.syntax(word).upos, {"NOUN", "PROPN"});
  if (!passage.has_relation(word, "advcl")) return false;
  const std::uint32_t mark = passage.parse.dependent(word, "mark");
  return mark == kRoot ? passage.syntax(word).xpos == "VBG" : one_of(passage.lower(mark), {"as", "while"});
}

// What is asked of a phrase that stands there to be where the fact is.
float least_of_place(const Passage& passage, std::uint32_t place, std::uint32_t trigger) {
  const Ways ways = ways_between(passage, place, trigger);
  if (ways.from_it.empty()) return kPlace;  // "a town where shelling was heard"
  if (is_told_aside(passage, ways)) return kFarPlace;
  // "the crossing will open": what it happens to, not where
  if (ways.from_it.size() == 1 && passage.has_relation(place, "nsubj")) return kNoPlace;
  // "talks held in Kufa"
  if (ways.from_trigger.empty() && ways.from_it.size() == 2 && passage.has_relation(ways.from_it[1], "acl"))
    return kPlace;
  const auto elsewhere = [&](std::uint32_t word) {
    return opens_clause(passage, word) && !shares_scene(passage, word);
  };
  const bool apart = std::any_of(ways.from_it.begin(), ways.from_it.end(), elsewhere) ||
                     std::any_of(ways.from_trigger.begin(), ways.from_trigger.end(), elsewhere);
  return apart ? kFarPlace : kPlace;
}

class Search {
 public:
  Search(const Passage& passage, const TriggerScores& scores, std::size_t role, const PlaceFinder& locate)
      : passage_(passage),
        scores_(scores),
        role_(role),
        locate_(locate),
        trigger_(passage.parse.head_of(scores.words)) {}

  // The phrase that the scores believe to be the place.
  [[nodiscard]] std::optional<FactPlace> claimed() const {
    const RoleRun run =
        strongest(role_runs(scores_.roles, role_, passage_.sentence(scores_.words.begin), kPlace, kPlaceGap));
    WordSpan words = core_phrase(passage_, passage_.trim_punctuation(run.words));
    if (words.empty()) return std::nullopt;
    words = whole_phrase(passage_, words, scores_.words);
    if (words.empty()) return std::nullopt;
    const std::uint32_t head = passage_.parse.head_of(words);
    if (run.peak < least_of_place(passage_, head, trigger_)) return std::nullopt;
    const auto id = locate_(words);
    if (id && (id->valid() || says_where(passage_, head))) return FactPlace{*id, passage_.bytes(words)};
    // "in Lokiri", which was taken for a person's name
    if (!id && stands_on_ground(passage_, head) && run.peak >= kNamedPlace)
      return FactPlace{PlaceId{}, passage_.bytes(words)};
    return within(run.words, head);
  }

  // What hangs on the trigger, on what it is done to, or on the verb that it belongs to.
  [[nodiscard]] std::optional<FactPlace> governed() const {
    if (const auto place = below(trigger_, kGovernedPlace)) return place;
    if (const auto place = below(trigger_, kLeftPlace, "from")) return place;
    for (const std::uint32_t object : passage_.parse.dependents[trigger_])
      if (passage_.has_relation(object, "obj"))
        if (const auto place = below(object, kObjectPlace)) return place;
    const std::uint32_t above = passage_.syntax(trigger_).head;
    return above != kRoot && shares_place() ? below(above, kSharedPlace) : std::nullopt;
  }

 private:
  [[nodiscard]] float belief(WordSpan words) const {
    float most = 0;
    for (std::uint32_t word = words.begin; word < words.end; ++word)
      if (scores_.roles.window.contains(word)) most = std::max(most, scores_.roles.at(word, role_));
    return most;
  }

  // "in Kufa the envoys proposed a swap", "they met in Kufa for talks", "they came to Kufa to talk".
  [[nodiscard]] bool shares_place() const {
    if (has_any(passage_, trigger_, {"obj", "nsubj"}) || is_purpose(passage_, trigger_)) return true;
    return passage_.has_relation(trigger_, "obl") && one_of(marker_of(passage_, trigger_), {"for", "during", "in"});
  }

  // "the plant at Lokiri", of which the plant is no known ground.
  [[nodiscard]] std::optional<FactPlace> within(WordSpan words, std::uint32_t head) const {
    for (const std::uint32_t child : passage_.parse.dependents[head]) {
      if (!words.contains(child) || !stands_on_ground(passage_, child)) continue;
      const WordSpan inner = core_phrase(passage_, passage_.parse.subtree(child));
      if (const auto id = inner.empty() ? std::nullopt : locate_(inner)) return FactPlace{*id, passage_.bytes(inner)};
    }
    return std::nullopt;
  }

  // The ground that depends on the word and stands by "in", "at", "near", or by the marker given, if the scores do not
  // speak against it.
  [[nodiscard]] std::optional<FactPlace> below(std::uint32_t governor, float least,
                                               std::string_view marker = {}) const {
    for (const std::uint32_t child : passage_.parse.dependents[governor]) {
      const bool here = passage_.has_relation(child, "advmod") && passage_.lower(child) == "here";
      const bool marked = marker.empty()
                              ? stands_on_ground(passage_, child)
                              : has_any(passage_, child, {"obl", "nmod"}) && marker_of(passage_, child) == marker;
      if (!here && !marked) continue;
      const WordSpan words = core_phrase(passage_, passage_.parse.subtree(child));
      if (words.empty()) continue;
      const float found = belief(words);
      if (found < least) continue;
      const auto id = locate_(words);
      const bool unknown = here || (found >= kUnknownPlace && passage_.syntax(child).upos == "PROPN");
      if (id && (id->valid() || unknown)) return FactPlace{*id, passage_.bytes(words)};
    }
    return std::nullopt;
  }

  const Passage& passage_;
  const TriggerScores& scores_;
  std::size_t role_;
  const PlaceFinder& locate_;
  std::uint32_t trigger_;
};

}  // namespace

bool stands_on_ground(const Passage& passage, std::uint32_t word) {
  return has_any(passage, word, {"obl", "nmod"}) &&
         one_of(marker_of(passage, word),
                {"in", "at", "near", "around", "inside", "outside", "across", "throughout", "along"});
}

std::optional<FactPlace> place_of(const Passage& passage, const TriggerScores& scores, std::size_t role,
                                  const PlaceFinder& locate) {
  const Search search(passage, scores, role, locate);
  if (const auto claimed = search.claimed()) return claimed;
  return search.governed();
}

std::optional<FactPlace> struck_place(const Passage& passage, WordSpan trigger, const PlaceFinder& locate) {
  std::uint32_t act = passage.parse.head_of(trigger);
  if (passage.has_relation(act, "compound")) act = passage.syntax(act).head;  // "rocket fire on Kufa"
  if (one_of(passage.syntax(act).lemma, {"fight", "defend"})) return std::nullopt;
  for (const std::uint32_t child : passage.parse.dependents[act]) {
    const bool object = passage.syntax(act).upos == "VERB" && passage.syntax(child).deprel == "obj";
    const bool under = has_any(passage, child, {"obl", "nmod"}) && marker_of(passage, child) == "on";
    if (!object && !under) continue;
    const WordSpan words = core_phrase(passage, passage.parse.subtree(child));
    if (words.empty() || passage.parse.head_of(words) != child) continue;
    if (const auto id = locate(words); id && id->valid()) return FactPlace{*id, passage.bytes(words)};
  }
  return std::nullopt;
}

}  // namespace grotius
