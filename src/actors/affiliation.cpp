// Whose somebody is, where his own phrase tells: "the governor of Sindh", "demonstrators in Kufa", "workers affiliated
// with the Serbian Workers' Union", "U.N. mediator Luis Ortega".
#include <algorithm>

#include "actors/cast_builder.h"

namespace grotius {
namespace {

constexpr int kLinks = 3;  // "parties to the conflict in the north of Chad"

// Who stands against those he is told of: "critics of China", "victims of the junta".
bool stands_apart(std::string_view lemma) {
  return one_of(lemma, {"critic",  "victim",    "opponent", "rival",    "enemy",    "foe",      "adversary",
                        "hostage", "captive",   "survivor", "ally",     "partner",  "neighbor", "neighbour",
                        "friend",  "defector",  "target",   "prisoner", "detainee", "rest",     "envoy",
                        "donor",   "supporter", "admirer",  "customer", "buyer",    "importer"});
}

// Who may be where he is without belonging there: "the ambassador in Kufa", "aid workers in Chad".
bool may_be_abroad(const View& view, std::uint32_t noun) {
  if (one_of(view.lemma(noun),
             {"refugee",    "foreigner",     "expatriate", "migrant",     "tourist",  "visitor",        "hostage",
              "ambassador", "envoy",         "diplomat",   "monitor",     "observer", "inspector",      "journalist",
              "reporter",   "correspondent", "ally",       "contractor",  "embassy",  "mission",        "delegation",
              "delegate",   "adviser",       "advisor",    "negotiator",  "mediator", "coordinator",    "guest",
              "exile",      "expert",        "victim",     "interest",    "pilgrim",  "hopeful",        "fan",
              "athlete",    "team",          "player",     "peacekeeper", "source",   "representative", "spy",
              "volunteer"}))
    return true;
  const auto* entry = view.actor_noun(noun);
  if (entry && (view.role_code(noun) == "MIL" || view.role_code(noun) == "MED")) return true;
  for (const auto& word : view.modifiers(noun))
    if (one_of(word, {"foreign", "foreigners", "aid", "relief", "humanitarian", "international", "western", "un",
                      "u.n.", "united", "nato", "eu", "allied", "coalition", "peacekeeping", "african", "arab",
                      "european", "occupation"}))
      return true;
  return false;
}

// "the withdrawal of troops from Panama", "flew refugees from Kufa": a way, which tells of the verb.
bool is_under_way(const View& view, std::uint32_t noun) {
  const auto* entry = view.actor_noun(noun);
  if (entry && (view.role_code(noun) == "MIL" || view.role_code(noun) == "MED")) return true;
  const auto above = view.head(noun);
  return above != kRoot &&
         one_of(view.lemma(above),
                {"withdraw", "withdrawal", "pull",         "fly",     "evacuate", "evacuation", "remove",
                 "removal",  "expel",      "expulsion",    "deport",  "return",   "flee",       "escape",
                 "transfer", "move",       "bring",        "drive",   "free",     "release",    "rescue",
                 "eject",    "repatriate", "repatriation", "pullout", "send",     "come"});
}

// Of a state that is no more: whose it is stands there, and it is not the ground it stands on.
bool told_by_lost_state(const View& view, std::uint32_t noun) {
  const auto& below = view.parse.dependents[noun];
  return std::any_of(below.begin(), below.end(), [&](std::uint32_t d) {
    return d < noun &&
           one_of(view.lower(d), {"yugoslav", "soviet", "czechoslovak", "czechoslovakian", "prussian", "ottoman"});
  });
}

bool says_where(std::string_view marker) {
  return one_of(marker, {"in", "near", "at", "outside", "around", "across", "inside", "throughout", "along"});
}

// Does the marker tie the noun to what follows it as its own?
bool ties(const View& view, std::uint32_t noun, std::string_view marker) {
  if (marker == "of") return !stands_apart(view.lemma(noun));
  if (marker == "from") return !stands_apart(view.lemma(noun)) && !is_under_way(view, noun);
  if (marker == "to") return view.lemma(noun) == "party";
  return says_where(marker) && !may_be_abroad(view, noun);
}

// "based in Kufa", "affiliated with the union", "hailing from Chad"
bool tells_home(std::string_view verb, std::string_view marker) {
  if (one_of(verb, {"come", "bear", "hail"})) return marker == "from";
  if (one_of(verb, {"affiliate", "belong"})) return marker == "with" || marker == "to";
  return one_of(verb, {"base", "live", "reside"}) && one_of(marker, {"in", "near", "at"});
}

// "in Syria and Iraq"
bool one_of_several(const View& view, std::uint32_t word) {
  const auto& below = view.parse.dependents[word];
  return std::any_of(below.begin(), below.end(), [&](std::uint32_t d) {
    return d > word && view.is_any(d, {"conj", "dep", "list"}) && view.parse.dependent(d, "cc") != kRoot;
  });
}

}  // namespace

// The country or organisation of a word, or the ground it names.
Affiliation CastBuilder::affiliation_by(std::uint32_t word, int links) const {
  if (one_of_several(view_, word)) return {};
  if (const auto state = view_.state_of(word); state && state->use != StateUse::kPeople)
    return {state->state, kRoot, {}};
  if (const auto n = view_.name_at(word); n != kNoName) {
    const auto tag = view_.names[n].tag;
    if (tag == NameTag::kGpe || tag == NameTag::kLoc) {
      const auto state = view_.country_of(word);
      return {state, state ? kRoot : word, {}};
    }
    const auto known = cast_.references.find(word);
    if (tag != NameTag::kOrg || known == cast_.references.end() || known->second.actors.size() != 1) return {};
    const auto& body = actor(known->second.actors.front());
    if (body.country) return {view_.lexicon.state_of_code(*body.country), kRoot, {}};
    return {{}, kRoot, body.code && body.code->starts_with("IGO") ? *body.code : std::string()};
  }
  if (view_.upos(word) != "NOUN" || links == 0) return {};
  if (const auto state = view_.country_of(word)) return {state, kRoot, {}};
  // "the capital Dili", "the town of Kufa"
  for (const auto d : view_.parse.dependents[word])
    if (d > word && view_.is_any(d, {"appos", "flat"}))
      if (const auto own = affiliation_by(d, links - 1); own.known()) return own;
  return affiliation_of(word, links - 1);
}

Affiliation CastBuilder::affiliation_of(std::uint32_t noun, int links) const {
  if (told_by_lost_state(view_, noun)) return {};
  for (const auto d : view_.parse.dependents[noun]) {
    if (d < noun) {  // "Holt's fighters", of a Holt whose country is known
      const auto owner = view_.is(d, "nmod:poss") ? cast_.references.find(d) : cast_.references.end();
      if (owner == cast_.references.end() || owner->second.actors.size() != 1 || stands_apart(view_.lemma(noun)))
        continue;
      if (const auto& country = actor(owner->second.actors.front()).country)
        return {view_.lexicon.state_of_code(*country), kRoot, {}};
    } else if (view_.is(d, "nmod") && ties(view_, noun, view_.case_marker(d))) {
      if (const auto own = affiliation_by(d, links); own.known()) return own;
    } else if (view_.relation(d) == "acl") {
      for (const auto o : view_.parse.dependents[d])
        if (view_.is(o, "obl") && tells_home(view_.lemma(d), view_.case_marker(o)))
          if (const auto own = affiliation_by(o, links); own.known()) return own;
    }
  }
  return {};
}

// The same, of who may hold an office between states besides: "the UN envoy", "Secretary-General of the Arab League".
Affiliation CastBuilder::affiliation(std::uint32_t noun) const {
  for (const auto d : view_.parse.dependents[noun]) {
    const bool before = d < noun && view_.is_any(d, {"compound", "amod", "nmod", "nmod:desc"});
    const auto* body = before && !stands_apart(view_.lemma(noun)) ? view_.body_of(d) : nullptr;
    if (body && body->country.empty() && body->code.starts_with("IGO")) return {{}, kRoot, body->code};
    if (body && !body->country.empty() && !body->seat) return {view_.lexicon.state_of_code(body->country), kRoot, {}};
  }
  return affiliation_of(noun, kLinks);
}

void CastBuilder::affiliate_by_phrase(ActorId id, std::uint32_t noun) {
  if (actor(id).country) return;
  const auto own = affiliation(noun);
  auto& who = actor(id);
  if (own.state) {
    const auto role = who.code.value_or("");
    affiliate(id, own.state, role.starts_with("IGO") ? "" : role);
  } else if (!own.body.empty() && (!who.code || !who.code->starts_with("IGO"))) {
    who.code = own.body;
  } else if (own.ground != kRoot && !who.traits.ground) {
    who.traits.ground = own.ground;
  }
}

bool CastBuilder::add_joint(std::uint32_t noun) {
  const auto* entry = view_.actor_noun(noun);
  if (!entry || !view_.plural(noun)) return false;
  std::vector<std::uint32_t> adjectives;
  for (const auto first : view_.parse.dependents[noun]) {
    if (first > noun || !view_.is(first, "amod")) continue;
    adjectives = {first};
    for (const auto d : view_.parse.dependents[first])
      if (view_.is(d, "conj") && d < noun) adjectives.push_back(d);
    if (adjectives.size() > 1) break;
  }
  const auto adjective = [&](std::uint32_t word) {
    const auto state = view_.state_of(word);
    const bool half = view_.text(word + 1) == "-" || (word > 0 && view_.text(word - 1) == "-");  // "Turkish-Cypriot"
    return state && state->use == StateUse::kAdjective && !half;
  };
  if (adjectives.size() < 2 || !std::all_of(adjectives.begin(), adjectives.end(), adjective)) return false;
  std::vector<ActorId> members;
  for (const auto word : adjectives) {
    const auto state = view_.state_of(word)->state;
    const auto key = "joint:" + view_.lexicon.states[state].code + ":" + view_.lower(noun);
    auto id = index_.actor(key);
    if (!id.valid()) {
      id = make(std::string(view_.text(word)) + " " + std::string(view_.text(noun)), entry->kind, key);
      actor(id).traits.plural = true;
      actor(id).traits.nouns.push_back(view_.lemma(noun));
      affiliate(id, state, view_.role_code(noun));
    }
    members.push_back(id);
  }
  refer(noun, view_.core(noun), MentionForm::kDescription, members);
  return true;
}

}  // namespace grotius
