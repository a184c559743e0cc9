// The country of those who are named after ground or owned, and of those whom a report names without one because it is
// about their country.
#include <algorithm>
#include <map>

#include "base/one_of.h"
#include "places/geography.h"

namespace grotius {
namespace {

constexpr double kOwn = 0.7;               // what part of a report's mentions makes a country the report's own
constexpr std::size_t kLeastMentions = 5;  // of it
constexpr double kOnly = 0.8;              // what part leaves no other to think of
constexpr std::size_t kLeastOfOnly = 4;    // mentions of it; of one that no other stands beside, the following
constexpr std::size_t kLeastAlone = 2;
constexpr double kBodies = 0.25;  // so many times its mentions may be those of bodies between states
constexpr double kLead = 0.5;     // what part makes it the one whose offices need no country
constexpr double kBefore = 2;     // if the next has so many times fewer mentions

bool has_noun(const Actor& actor, std::string_view lemma) {
  const auto& nouns = actor.traits.nouns;
  return std::find(nouns.begin(), nouns.end(), lemma) != nouns.end();
}

// "Islamist forces" are of a country, but not that state's.
bool may_be_irregular(const Actor& actor) {
  const auto& narrowed = actor.traits.modifiers;
  if (std::find(narrowed.begin(), narrowed.end(), "government") != narrowed.end()) return false;
  return actor.code == "MIL" && !has_noun(actor, "army") && !has_noun(actor, "navy") && !has_noun(actor, "military");
}

void give(Actor& actor, const std::string& country) {
  actor.country = country;
  if (actor.code && !may_be_irregular(actor)) actor.code = country + *actor.code;
}

// Whom his own phrase tells to serve a body between states: "the U.N. mediator".
bool serves_many(const Actor& actor) { return actor.code && actor.code->starts_with("IGO"); }

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

// A body between states: known, and of no country.
bool is_between_states(const Actor& actor) { return actor.traits.key.starts_with("body:") && !actor.country; }

// How much a report is about the country that it speaks of most.
struct Own {
  std::string country;
  std::size_t mentions = 0, next = 0, all = 0;
  std::size_t between_states = 0;  // mentions of bodies that are of no country

  [[nodiscard]] bool holds(double part) const {
    return static_cast<double>(mentions) >= part * static_cast<double>(all);
  }
  [[nodiscard]] bool is_own() const { return mentions >= kLeastMentions && holds(kOwn); }
  [[nodiscard]] bool is_only() const {
    if (static_cast<double>(between_states) > kBodies * static_cast<double>(mentions)) return false;
    return next == 0 ? mentions >= kLeastAlone : mentions >= kLeastOfOnly && holds(kOnly);
  }
  [[nodiscard]] bool leads() const {
    return mentions >= kLeastMentions && holds(kLead) &&
           static_cast<double>(mentions) >= kBefore * static_cast<double>(next);
  }
};

Own own_country(const Cast& cast) {
  std::map<std::string, std::size_t> mentions;
  Own own;
  const auto add = [&](const std::optional<std::string>& country, std::size_t n) {
    if (country) mentions[*country] += n, own.all += n;
  };
  for (const Actor& actor : cast.actors) {
    add(actor.country, actor.mentions.size());
    if (is_between_states(actor)) own.between_states += actor.mentions.size();
  }
  for (const Place& place : cast.places) add(place.country, place.mentions.size());
  for (const auto& [country, n] : mentions) {
    if (n <= own.mentions) {
      own.next = std::max(own.next, n);
      continue;
    }
    own.next = own.mentions;
    own.mentions = n;
    own.country = country;
  }
  return own;
}

bool is_owned(const Actor& actor) {
  const auto& narrowed = actor.traits.modifiers;
  return std::any_of(narrowed.begin(), narrowed.end(), [](const std::string& m) { return m.starts_with('@'); });
}

// "NATO-led forces", "the UN envoy", "United Nations representative" Fall: the body that somebody stands for, if it is
// one between states; it may be himself.
const Actor* body_behind(const Actor& actor, const Cast& cast) {
  if (is_between_states(actor)) return &actor;
  const auto found = std::find_if(cast.actors.begin(), cast.actors.end(), [&](const Actor& body) {
    if (!is_between_states(body)) return false;
    if (actor.role && actor.role->find(body.name) != std::string::npos) return true;
    return std::any_of(body.mentions.begin(), body.mentions.end(), [&](const Mention& within) {
      return std::any_of(actor.mentions.begin(), actor.mentions.end(),
                         [&](const Mention& m) { return m.words.contains(within.words); });
    });
  });
  return found == cast.actors.end() ? nullptr : &*found;
}

// "the AL delegation" is the League's, and no government's.
void serve(Actor& actor, const Actor& body) {
  if (&actor != &body && actor.code == "GOV" && body.code) actor.code = body.code;
}

// Whom one country sends to another, or who may come from anywhere.
bool comes_from_afar(const Actor& actor) {
  const auto& narrowed = actor.traits.modifiers;
  const auto foreign = [](const std::string& word) {
    return one_of(word, {"foreign", "international", "western", "overseas", "multinational", "allied", "visiting",
                         "global", "neighbouring", "neighboring", "exiled"});
  };
  const bool minister = has_noun(actor, "minister") || has_noun(actor, "ministry") || has_noun(actor, "secretary");
  if (!minister && std::any_of(narrowed.begin(), narrowed.end(), foreign)) return true;
  const bool neighbours = actor.kind == ActorKind::kGovernment && actor.traits.plural &&
                          std::find(narrowed.begin(), narrowed.end(), "regional") != narrowed.end();
  const auto& nouns = actor.traits.nouns;
  return neighbours || std::any_of(nouns.begin(), nouns.end(), [](const std::string& noun) {
           return one_of(noun, {"envoy",    "ambassador",  "diplomat",   "emissary", "observer",          "monitor",
                                "mediator", "delegate",    "negotiator", "regime",   "secretary-general", "ally",
                                "alliance", "peacekeeper", "inspector",  "refugee",  "tourist",           "bloc",
                                "side",     "facilitator", "mercenary",  "pilgrim"});
         });
}

bool has_office(const Actor& actor) {
  return actor.code && (*actor.code == "GOV" || *actor.code == "LEG" || *actor.code == "JUD");
}

// "the foreign ministry", "officials", "parliament": the report need not say whose. "His government" is his, and
// delegates may come from anywhere.
bool is_institution(const Actor& actor) {
  if (is_owned(actor)) return false;
  const bool official = has_office(actor) && actor.kind == ActorKind::kPerson && !actor.traits.named;
  return actor.kind == ActorKind::kGovernment || official;
}

// "President Kabila", "the troops", "the opposition": whose office, or whose fight, is of the country that the report
// is about.
bool stands_for_country(const Actor& actor) {
  if (!actor.code || is_owned(actor)) return false;
  const bool armed = *actor.code == "MIL" || *actor.code == "COP";
  if (actor.kind == ActorKind::kPerson) return (has_office(actor) || armed) && actor.traits.named;
  if (actor.kind == ActorKind::kGovernment) return true;
  if (actor.traits.named) return false;
  return armed || *actor.code == "OPP" || *actor.code == "PTY";
}

// Who takes part in the life of a country: its people of name or of office, parties, companies, papers, soldiers.
bool takes_part(const Actor& actor) {
  const auto is_any = [&](std::initializer_list<std::string_view> lemmas) {
    return std::any_of(lemmas.begin(), lemmas.end(), [&](std::string_view lemma) { return has_noun(actor, lemma); });
  };
  const bool named = actor.traits.named, told = actor.code && !actor.code->empty();
  switch (actor.kind) {
    case ActorKind::kPerson:
      return named || told ||
             is_any({"spokesman", "spokeswoman", "spokesperson", "chief", "head", "chairman", "leader", "candidate",
                     "politician"});
    case ActorKind::kOrganisation:
      return named || told || is_any({"commission", "committee", "council", "union"});
    case ActorKind::kGroup:
      return named || is_any({"citizen", "voter", "candidate", "politician"}) || (told && *actor.code != "CVL");
    case ActorKind::kGovernment:
    case ActorKind::kArmedForce:
      return true;
    case ActorKind::kState:
    case ActorKind::kOther:
      break;
  }
  return false;
}

// "the pope", "Pope John Paul": whose country is the Holy See.
bool is_pope(const Actor& actor) {
  return actor.kind == ActorKind::kPerson && (has_noun(actor, "pope") || has_noun(actor, "pontiff"));
}

// "Sen. Hale", "late Rep. Ortega": so America's papers call America's.
bool is_american(const Actor& actor) {
  return actor.kind == ActorKind::kPerson && actor.role &&
         (actor.role->ends_with("Sen.") || actor.role->ends_with("Rep."));
}

// "Kim's aide", "the movement's fighters": who is owned belongs where the owner does.
std::optional<std::string> owners_country(const Actor& actor, const Cast& cast) {
  for (const std::string& word : actor.traits.modifiers) {
    if (!word.starts_with('@') || word.size() < 2 || word[1] == '?') continue;
    const std::size_t owner = std::stoul(word.substr(1));
    if (owner < cast.actors.size()) return cast.actors[owner].country;
  }
  return std::nullopt;
}

// "President Carter" in a report on Egypt, whose president it names as well: a country has an office once.
bool is_anothers_office(const Actor& actor, const std::string& country, const Cast& cast) {
  if (actor.kind != ActorKind::kPerson || !actor.traits.named || !actor.role) return false;
  return std::any_of(cast.actors.begin(), cast.actors.end(), [&](const Actor& other) {
    return other.country == country && other.traits.named && other.role == actor.role;
  });
}

}  // namespace

void lend_countries(Cast& cast) {
  for (Actor& actor : cast.actors)
    if (!actor.country && acts_for_ground(actor) && !serves_many(actor))
      if (const auto country = named_after(actor, cast)) give(actor, *country);
  for (Actor& actor : cast.actors)
    if (!actor.country && !serves_many(actor))
      if (const auto country = told_of(actor, cast)) give(actor, *country);
  const Own own = own_country(cast);
  const bool speaks_of_america =
      std::any_of(cast.actors.begin(), cast.actors.end(), [](const Actor& actor) { return actor.country == "USA"; });
  for (Actor& actor : cast.actors) {
    if (actor.country || serves_many(actor)) continue;
    const Actor* body = body_behind(actor, cast);
    if (body) serve(actor, *body);
    if (body || comes_from_afar(actor)) continue;
    if (is_pope(actor) || (speaks_of_america && is_american(actor))) {
      give(actor, is_pope(actor) ? "VAT" : "USA");
      continue;
    }
    if (is_anothers_office(actor, own.country, cast)) continue;
    const bool leads = actor.kind == ActorKind::kPerson ? own.is_only() : own.leads();
    if ((own.is_own() && is_institution(actor)) || (leads && stands_for_country(actor)) ||
        (own.is_only() && takes_part(actor) && (actor.traits.named || !is_owned(actor))))
      give(actor, own.country);
  }
  for (Actor& actor : cast.actors) {
    if (actor.country || serves_many(actor) || !is_owned(actor) || !takes_part(actor)) continue;
    if (comes_from_afar(actor) || body_behind(actor, cast)) continue;
    if (const auto country = owners_country(actor, cast)) give(actor, *country);
  }
}

}  // namespace grotius
