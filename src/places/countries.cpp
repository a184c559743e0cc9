// The country of those who are named after ground, and of a report's own institutions.
#include <algorithm>
#include <map>

#include "places/geography.h"

namespace grotius {
namespace {

constexpr double kOwn = 0.7;               // what part of a report's mentions makes a country the report's own
constexpr std::size_t kLeastMentions = 5;  // of it

bool has_noun(const Actor& actor, std::string_view lemma) {
  const auto& nouns = actor.traits.nouns;
  return std::find(nouns.begin(), nouns.end(), lemma) != nouns.end();
}

void give(Actor& actor, const std::string& country) {
  actor.country = country;
  if (actor.code) actor.code = country + *actor.code;
}

// "Okinawa City Police", "the Kandahar governor": who acts for a place belongs to its country. An envoy or a conference
// does not.
bool acts_for_ground(const Actor& actor) {
  if (actor.kind == ActorKind::kArmedForce || actor.kind == ActorKind::kGovernment) return true;
  return actor.kind == ActorKind::kPerson && (has_noun(actor, "governor") || has_noun(actor, "mayor"));
}

// The country of the only place named before the head in a mention.
std::optional<std::string> named_after(const Actor& actor, const Cast& cast) {
  std::optional<std::string> out;
  for (const Mention& mention : actor.mentions)
    for (const Place& place : cast.places) {
      const bool within = std::any_of(place.mentions.begin(), place.mentions.end(), [&](const Mention& m) {
        return mention.words.contains(m.words) && m.head < mention.head;
      });
      if (!within || !place.country) continue;
      if (out && *out != *place.country) return std::nullopt;
      out = place.country;
    }
  return out;
}

// The country of the ground whose people or institution the actor is: "villagers of Kufa".
std::optional<std::string> told_of(const Actor& actor, const Cast& cast) {
  if (!actor.traits.ground) return std::nullopt;
  for (const Place& place : cast.places)
    for (const Mention& mention : place.mentions)
      if (mention.head == *actor.traits.ground) return place.country;
  return std::nullopt;
}

// The country that a report is all but wholly about.
std::optional<std::string> own_country(const Cast& cast) {
  std::map<std::string, std::size_t> mentions;
  std::size_t all = 0;
  const auto add = [&](const std::optional<std::string>& country, std::size_t n) {
    if (country) mentions[*country] += n, all += n;
  };
  for (const Actor& actor : cast.actors) add(actor.country, actor.mentions.size());
  for (const Place& place : cast.places) add(place.country, place.mentions.size());
  for (const auto& [country, n] : mentions)
    if (n >= kLeastMentions && static_cast<double>(n) >= kOwn * static_cast<double>(all)) return country;
  return std::nullopt;
}

// "the foreign ministry", "officials", "parliament": the report need not say whose. "His government" is his, and
// delegates may come from anywhere.
bool is_institution(const Actor& actor) {
  if (has_noun(actor, "delegate") || has_noun(actor, "negotiator") || has_noun(actor, "regime")) return false;
  const auto& narrowed = actor.traits.modifiers;
  if (std::any_of(narrowed.begin(), narrowed.end(), [](const std::string& m) { return m.starts_with('@'); }))
    return false;
  const auto& code = actor.code;
  const bool office = code && (*code == "GOV" || *code == "LEG" || *code == "JUD");
  return actor.kind == ActorKind::kGovernment || (office && actor.kind == ActorKind::kPerson && !actor.traits.named);
}

}  // namespace

void lend_countries(Cast& cast) {
  for (Actor& actor : cast.actors)
    if (!actor.country && acts_for_ground(actor))
      if (const auto country = named_after(actor, cast)) give(actor, *country);
  for (Actor& actor : cast.actors)
    if (!actor.country && !actor.code.value_or("").starts_with("IGO"))
      if (const auto country = told_of(actor, cast)) give(actor, *country);
  const auto own = own_country(cast);
  if (!own) return;
  for (Actor& actor : cast.actors)
    if (!actor.country && is_institution(actor)) give(actor, *own);
}

}  // namespace grotius
