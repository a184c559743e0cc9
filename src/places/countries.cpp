// The country of those who are named after ground or owned, and of those whom a report names without one because it is
// about their country.
#include <algorithm>
#include <map>

#include "base/one_of.h"
#include "places/belonging.h"
#include "places/geography.h"
#include "places/told.h"

namespace grotius {
namespace {

constexpr double kOwn = 0.7;               // what part of a report's mentions makes a country the report's own
constexpr std::size_t kLeastMentions = 5;  // of it
constexpr double kOnly = 0.8;              // what part leaves no other to think of
constexpr std::size_t kLeastOfOnly = 4;    // mentions of it; of one that no other stands beside, the following
constexpr std::size_t kLeastAlone = 2;
constexpr double kBodies = 0.25;         // so many times its mentions may be those of bodies between states
constexpr double kSole = 0.94;           // what part leaves room for no more than a side remark on another
constexpr std::size_t kLeastOfSole = 8;  // mentions of it
constexpr double kLead = 0.5;            // what part makes it the one whose offices need no country
constexpr double kNearby = 0.4;          // what part is enough where the sentence tells of it
constexpr std::uint32_t kReach = 10;     // words to the land that rebels fight in
constexpr double kBefore = 2;            // if the next has so many times fewer mentions

// "government forces", "pro-government militia", but not "anti-government forces"
bool is_of_government(const Actor& actor) {
  const auto& narrowed = actor.traits.modifiers;
  return std::any_of(narrowed.begin(), narrowed.end(),
                     [](const std::string& m) { return m.ends_with("government"); }) &&
         std::none_of(narrowed.begin(), narrowed.end(), [](const std::string& m) { return m.starts_with("anti"); });
}

// "Islamist forces" are of a country, but not that state's.
bool may_be_irregular(const Actor& actor) {
  if (is_of_government(actor)) return false;
  return actor.code == "MIL" && !has_noun(actor, "army") && !has_noun(actor, "navy") && !has_noun(actor, "military");
}

void give(Actor& actor, const std::string& country) {
  actor.country = country;
  if (actor.code && !may_be_irregular(actor)) actor.code = country + *actor.code;
}

// Whom his own phrase tells to serve a body between states: "the U.N. mediator".
bool serves_many(const Actor& actor) { return actor.code && actor.code->starts_with("IGO"); }

// "Okinawa City Police", "the Kandahar governor", "the Vermont senator": who acts for a place belongs to its country.
// An envoy or a conference does not.
bool acts_for_ground(const Actor& actor) {
  if (actor.kind == ActorKind::kArmedForce || actor.kind == ActorKind::kGovernment) return true;
  if (actor.kind != ActorKind::kPerson) return false;
  return actor.code == "LEG" || actor.code == "COP" || has_noun(actor, "governor") || has_noun(actor, "mayor");
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

// An agency or a paper that a report quotes, a company that sells everywhere tells nothing of what the report is about.
bool tells_no_land(const Actor& actor) {
  return actor.traits.key.starts_with("body:") && actor.code &&
         (actor.code->ends_with("MED") || actor.code->ends_with("BUS"));
}

// How much a report is about the country that it speaks of most.
struct Own {
  std::string country;
  std::size_t mentions = 0, next = 0, all = 0;
  std::size_t between_states = 0;  // mentions of bodies that are of no country
  bool has_office = false;         // somebody who holds an office of it is named

  [[nodiscard]] bool holds(double part) const {
    return static_cast<double>(mentions) >= part * static_cast<double>(all);
  }
  [[nodiscard]] bool is_own() const { return mentions >= kLeastMentions && holds(kOwn); }
  // Bodies between states may have sent whoever holds no office of a state.
  [[nodiscard]] bool may_be_sent() const {
    return static_cast<double>(between_states) > kBodies * static_cast<double>(mentions);
  }
  [[nodiscard]] bool is_only(bool of_state) const {
    if (!of_state && may_be_sent()) return false;
    if (next == 0) {
      const bool alone = between_states == 0;
      return mentions >= kLeastAlone || (has_office && (of_state || alone)) || (mentions > 0 && of_state && alone);
    }
    return mentions >= kLeastOfOnly && holds(kOnly);
  }
  [[nodiscard]] bool is_sole() const { return mentions >= kLeastOfSole && holds(kSole) && !may_be_sent(); }
  [[nodiscard]] bool leads() const {
    return mentions >= kLeastMentions && holds(kLead) &&
           static_cast<double>(mentions) >= kBefore * static_cast<double>(next);
  }
};

Own own_country(const Belonging& words, const Cast& cast) {
  std::map<std::string, std::size_t, std::less<>> mentions;
  Own own;
  const auto add = [&](const std::optional<std::string>& country, std::size_t n) {
    if (country) mentions[*country] += n, own.all += n;
  };
  for (const Actor& actor : cast.actors) {
    if (!tells_no_land(actor)) add(actor.country, actor.mentions.size());
    if (is_between_states(actor)) own.between_states += actor.mentions.size();
  }
  for (const Place& place : cast.places) add(place.country, place.mentions.size());
  // A report on Macau that tells of China as well is about one country; one on China that tells of Hong Kong need not
  // be.
  const auto state_of = [&](const std::string& country) {
    const auto whole = mentions.find(words.whole_of(country));
    return whole == mentions.end() || whole->second < mentions.at(country) ? words.whole_of(country) : country;
  };
  std::map<std::string_view, std::size_t> states;  // with their territories
  for (const auto& [country, n] : mentions) states[state_of(country)] += n;
  std::string_view state;
  for (const auto& [country, n] : states) {
    if (n <= own.mentions) {
      own.next = std::max(own.next, n);
      continue;
    }
    own.next = own.mentions;
    own.mentions = n;
    state = country;
  }
  std::size_t most = 0;
  for (const auto& [country, n] : mentions)
    if (state_of(country) == state && n > most) most = n, own.country = country;
  own.has_office = std::any_of(cast.actors.begin(), cast.actors.end(), [&](const Actor& actor) {
    return actor.country == own.country && (actor.kind == ActorKind::kGovernment || actor.kind == ActorKind::kPerson);
  });
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

// "the nation's troops"
bool is_of_nation(const Actor& actor) {
  const auto& narrowed = actor.traits.modifiers;
  return std::find(narrowed.begin(), narrowed.end(), "@nation") != narrowed.end();
}

bool has_office(const Actor& actor) {
  return actor.code && (*actor.code == "GOV" || *actor.code == "LEG" || *actor.code == "JUD");
}

// "the rebel commander", but not those who fight for the government
bool is_rebel(const Actor& actor) { return actor.code == "REB" && !is_of_government(actor); }

// "the foreign ministry", "officials", "parliament": the report need not say whose. "His government" is his, and
// delegates may come from anywhere.
bool is_institution(const Actor& actor) {
  if (is_owned(actor) && !is_of_nation(actor)) return false;
  const bool official = has_office(actor) && actor.kind == ActorKind::kPerson && !actor.traits.named;
  return actor.kind == ActorKind::kGovernment || official;
}

// "President Kabila", "the troops", "the opposition": whose office, or whose fight, is of the country that the report
// is about.
bool stands_for_country(const Actor& actor) {
  if (is_of_nation(actor)) return true;
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
  // customers, companies and pupils may be anybody's
  const bool public_life = told && !one_of(*actor.code, {"CVL", "BUS", "EDU", "HLH", "UAF"});
  switch (actor.kind) {
    case ActorKind::kPerson:
      return named || (told && actor.code != "UAF") ||
             is_any({"spokesman", "spokeswoman", "spokesperson", "chief", "head", "chairman", "leader", "candidate",
                     "politician"});
    case ActorKind::kOrganisation:
      return named || public_life || is_any({"commission", "committee", "council", "union"});
    case ActorKind::kGroup:
      return named || public_life || is_any({"citizen", "voter", "candidate", "politician"});
    case ActorKind::kGovernment:
      return true;
    case ActorKind::kArmedForce:
      return named || actor.code != "UAF";
    case ActorKind::kState:
    case ActorKind::kOther:
      break;
  }
  return false;
}

// Who a phrase tells to own the actor, where it is known.
std::optional<std::size_t> owner_of(const Actor& actor) {
  for (const std::string& word : actor.traits.modifiers)
    if (word.size() > 1 && word[0] == '@' && word[1] >= '0' && word[1] <= '9') return std::stoul(word.substr(1));
  return std::nullopt;
}

// "Kim's aide", "the movement's fighters": who is owned belongs where the owner does.
std::optional<std::string> owners_country(const Actor& actor, const Cast& cast) {
  const auto owner = owner_of(actor);
  return owner && *owner < cast.actors.size() ? cast.actors[*owner].country : std::nullopt;
}

// "President Carter" in a report on Egypt, whose president it names as well: a country has an office once.
bool is_anothers_office(const Actor& actor, const std::string& country, const Cast& cast) {
  if (actor.kind != ActorKind::kPerson || !actor.traits.named || !actor.role) return false;
  return std::any_of(cast.actors.begin(), cast.actors.end(), [&](const Actor& other) {
    return other.country == country && other.traits.named && other.role == actor.role;
  });
}

// Members have the country of what they are part of, as soon as that has one.
void lend_to_members(Cast& cast) {
  for (bool more = true; more;) {
    more = false;
    for (Actor& actor : cast.actors) {
      if (actor.country || !actor.traits.of || serves_many(actor)) continue;
      const Actor& whole = cast.actors[actor.traits.of->value];
      if (!whole.country || serves_many(whole)) continue;
      give(actor, std::string(*whole.country));
      more = true;
    }
  }
}

// Whom the report leaves to be understood.
class Lender {
 public:
  Lender(const Belonging& words, const Parse& parse, const Cast& cast)
      : words_(words), cast_(cast), own_(own_country(words, cast)), told_(parse, cast) {
    for (const Actor& actor : cast.actors)
      if (actor.country) spoken_of_.insert(*actor.country);
  }

  // What the way he is called tells, whoever he serves or wherever he comes from.
  [[nodiscard]] std::optional<std::string> by_word(const Actor& actor) const {
    return words_.told_by_word(actor, spoken_of_);
  }

  [[nodiscard]] std::optional<std::string> by_report(const Actor& actor) const {
    if (words_.comes_from_afar(actor) || is_anothers_office(actor, own_.country, cast_)) return std::nullopt;
    const bool nation = is_of_nation(actor), named = actor.traits.named;
    if (own_.is_sole() && (lives_where_the_report_is(actor) || words_.are_divisions(actor, own_.country)))
      return own_.country;
    if (is_owned(actor) && !named && !nation) return std::nullopt;
    const bool of_state = words_.holds_office(actor), local = words_.is_local(actor) || is_rebel(actor);
    const bool only = own_.is_only(of_state || local);
    const bool sent = own_.may_be_sent() && actor.traits.plural && (!of_state || has_noun(actor, "minister"));
    const Nearest near = told_.nearest(actor);
    const bool elsewhere = !nation && near.country && *near.country != own_.country && !own_.holds(kOnly);
    const bool leads = named && actor.kind == ActorKind::kPerson ? only : own_.leads();
    if (!elsewhere && ((own_.is_own() && is_institution(actor)) || (leads && stands_for_country(actor)) ||
                       (own_.leads() && of_state && !named && !sent) || (only && takes_part(actor))))
      return own_.country;
    const bool here = (local && !named) || words_.is_called_local(actor);
    if (here && own_.leads() && (!near.country || (near.alone && near.country == own_.country))) return own_.country;
    if (!near.country || nation || (named && actor.kind != ActorKind::kPerson)) return std::nullopt;
    const bool stands = is_institution(actor) || stands_for_country(actor) || local || of_state;
    const bool sure = near.alone || (own_.holds(kLead) && (named || actor.kind != ActorKind::kPerson));
    if (near.country == own_.country && own_.holds(kNearby) && sure && stands && !sent && !local) return own_.country;
    return named ? std::nullopt : by_sentence(actor, near, local);
  }

 private:
  // People and bodies of any sort, our own too, but whoever belongs to somebody of another country.
  [[nodiscard]] bool lives_where_the_report_is(const Actor& actor) const {
    const bool lives = actor.kind == ActorKind::kPerson || actor.kind == ActorKind::kGroup ||
                       actor.kind == ActorKind::kOrganisation || actor.kind == ActorKind::kGovernment;
    return lives && !is_anothers(actor) && !words_.may_be_anybody(actor);
  }

  // Is he told to be somebody's who need not be of the report's country? The rivals of a state are none of its people.
  [[nodiscard]] bool is_anothers(const Actor& actor) const {
    const auto owner = owner_of(actor);
    if (!owner || *owner >= cast_.actors.size()) return owner.has_value();
    const Actor& who = cast_.actors[*owner];
    if (who.kind == ActorKind::kState || owner_of(who) || serves_many(who)) return true;
    return (who.country ? who.country : by_report(who)) != own_.country;
  }

  // "The foreign ministry" of a sentence that tells of one country, "the rebels" of one that tells of their land.
  [[nodiscard]] std::optional<std::string> by_sentence(const Actor& actor, const Nearest& near, bool local) const {
    if (local) return told_.land_before(actor, kReach);
    return is_institution(actor) && near.same_sentence && near.alone && near.acts ? near.country : std::nullopt;
  }

  const Belonging& words_;
  const Cast& cast_;
  const Own own_;
  const Told told_;
  std::set<std::string> spoken_of_;
};

}  // namespace

void lend_countries(const Belonging& words, const Parse& parse, const std::vector<std::optional<std::string>>& grounds,
                    Cast& cast) {
  for (std::size_t a = 0; a < grounds.size(); ++a)
    if (grounds[a]) give(cast.actors[a], *grounds[a]);
  for (Actor& actor : cast.actors)
    if (!actor.country && acts_for_ground(actor) && !serves_many(actor))
      if (const auto country = named_after(actor, cast)) give(actor, *country);
  for (Actor& actor : cast.actors)
    if (!actor.country && !serves_many(actor))
      if (const auto country = told_of(actor, cast)) give(actor, *country);
  lend_to_members(cast);
  const Lender lender(words, parse, cast);
  std::vector<std::pair<std::size_t, std::string>> lent;
  for (std::size_t a = 0; a < cast.actors.size(); ++a) {
    Actor& actor = cast.actors[a];
    if (actor.country || serves_many(actor)) continue;
    const Actor* body = body_behind(actor, cast);
    if (body) serve(actor, *body);
    auto country = lender.by_word(actor);
    if (!country && !body) country = lender.by_report(actor);
    if (country) lent.emplace_back(a, *std::move(country));
  }
  for (const auto& [a, country] : lent) give(cast.actors[a], country);
  for (Actor& actor : cast.actors) {
    if (actor.country || serves_many(actor) || !is_owned(actor)) continue;
    if (!takes_part(actor) && !words.is_close(actor)) continue;
    if (words.comes_from_afar(actor) || body_behind(actor, cast)) continue;
    if (const auto country = owners_country(actor, cast)) give(actor, *country);
  }
  lend_to_members(cast);
}

}  // namespace grotius
