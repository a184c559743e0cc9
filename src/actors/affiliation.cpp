// Whose somebody is, where his own phrase tells: "the governor of Sindh", "demonstrators in Kufa", "workers affiliated
// with the Serbian Workers' Union", "U.N. mediator Luis Ortega".
#include <algorithm>

#include "actors/cast_builder.h"
#include "syntax/subject.h"

namespace grotius {
namespace {

constexpr int kLinks = 3;            // "parties to the conflict in the north of Chad"
constexpr std::uint32_t kTitle = 5;  // words of a title

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

// "the Kandahar governor", "Okinawa police": an office of the ground named before it. A Geneva official is no Swiss
// one.
bool rules_ground(const View& view, std::uint32_t noun, std::uint32_t name) {
  const auto n = view.name_at(name);
  if (n == kNoName || (view.names[n].tag != NameTag::kGpe && view.names[n].tag != NameTag::kLoc)) return false;
  return view.lexicon.local_offices.contains(view.lemma(noun));
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

// That of whom the word stands for; while it is unknown, who that is.
Affiliation CastBuilder::affiliation_to(std::uint32_t word) const {
  const auto known = cast_.references.find(word);
  if (known == cast_.references.end() || known->second.actors.size() != 1) return {};
  const auto id = known->second.actors.front();
  if (actor(id).country) return {view_.lexicon.state_of_code(*actor(id).country), kRoot, {}};
  if (actor(id).code && actor(id).code->starts_with("IGO")) return {{}, kRoot, *actor(id).code};
  return {{}, kRoot, {}, id};
}

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
    return tag == NameTag::kOrg || tag == NameTag::kPer ? affiliation_to(word) : Affiliation{};
  }
  if (view_.upos(word) != "NOUN" || links == 0) return {};
  if (const auto state = view_.country_of(word)) return {state, kRoot, {}};
  // "the capital Dili", "the town of Kufa"
  for (const auto d : view_.parse.dependents[word])
    if (d > word && view_.is_any(d, {"appos", "flat"}))
      if (const auto own = affiliation_by(d, links - 1); own.known()) return own;
  const auto own = affiliation_of(word, links - 1);
  return own.known() ? own : affiliation_to(word);
}

Affiliation CastBuilder::affiliation_of(std::uint32_t noun, int links) const {
  if (told_by_lost_state(view_, noun)) return {};
  Affiliation later;
  const auto settles = [&](const Affiliation& own) {
    if (own.who.valid() && !later.known()) later = own;
    return own.known() && !own.who.valid();
  };
  for (const auto d : view_.parse.dependents[noun]) {
    if (d < noun) {  // "Holt's fighters", of a Holt whose country is known
      const auto owner = view_.is(d, "nmod:poss") ? cast_.references.find(d) : cast_.references.end();
      if (owner == cast_.references.end() || owner->second.actors.size() != 1) continue;
      // an envoy may be sent to a state, but is whose leader sends him
      const bool is_sent =
          view_.lemma(noun) == "envoy" && actor(owner->second.actors.front()).kind == ActorKind::kPerson;
      if (stands_apart(view_.lemma(noun)) && !is_sent) continue;
      if (const auto& country = actor(owner->second.actors.front()).country)
        return {view_.lexicon.state_of_code(*country), kRoot, {}};
    } else if (view_.is(d, "nmod") && ties(view_, noun, view_.case_marker(d))) {
      if (const auto own = affiliation_by(d, links); settles(own)) return own;
    } else if (view_.relation(d) == "acl") {
      for (const auto o : view_.parse.dependents[d])
        if (view_.is(o, "obl") && tells_home(view_.lemma(d), view_.case_marker(o)))
          if (const auto own = affiliation_by(o, links); settles(own)) return own;
    }
  }
  return later;
}

// The same, of who may hold an office between states besides: "the UN envoy", "Secretary-General of the Arab League".
Affiliation CastBuilder::affiliation(std::uint32_t noun) const {
  for (const auto d : view_.parse.dependents[noun]) {
    const bool before = d < noun && view_.is_any(d, {"compound", "amod", "nmod", "nmod:desc"});
    const auto* body = before && !stands_apart(view_.lemma(noun)) ? view_.body_of(d) : nullptr;
    if (body && body->country.empty() && body->code.starts_with("IGO")) return {{}, kRoot, body->code};
    if (body && !body->country.empty() && !body->seat) return {view_.lexicon.state_of_code(body->country), kRoot, {}};
    // "Roads Union chief Luis Ortega"
    if (before && view_.name_at(d) != kNoName && view_.names[view_.name_at(d)].tag == NameTag::kOrg)
      if (const auto own = affiliation_to(d); own.known() && !stands_apart(view_.lemma(noun))) return own;
  }
  if (const auto own = affiliation_of(noun, kLinks); own.known()) return own;
  for (const auto d : view_.parse.dependents[noun])
    if (d < noun && view_.is_any(d, {"compound", "nmod"}) && rules_ground(view_, noun, d)) return {{}, d, {}};
  if (const auto sender = sender_of(noun); sender.known()) return sender;
  // "a foreign ministry spokesman said": where the tree takes both nouns for the subject
  if (const auto body = noun > 0 ? noun - 1 : kRoot; body != kRoot && view_.upos(body) == "NOUN" &&
                                                     !view_.plural(body) && view_.head(body) == view_.head(noun) &&
                                                     view_.relation(body) == view_.relation(noun))
    if (const auto* entry = view_.actor_noun(body); entry != nullptr && !entry->person) return affiliation_to(body);
  if (const auto told = affiliation_by_clause(noun); told.known()) return told;
  // "dozens of fighters, including two commanders"
  return view_.case_marker(noun) == "including" ? affiliation_to(view_.head(noun)) : Affiliation{};
}

// "Chad dispatched 300 troops": whose state sends them or calls them back.
Affiliation CastBuilder::sender_of(std::uint32_t noun) const {
  const auto verb = view_.head(noun);
  if (view_.role_code(noun) != "MIL" || !view_.is(noun, "obj") || verb == kRoot) return {};
  if (!one_of(view_.lemma(verb), {"dispatch", "send", "deploy", "withdraw", "pull", "have", "station", "contribute"}))
    return {};
  const auto doer = doer_of(view_.parse, verb);
  const auto known = doer == kRoot ? cast_.references.end() : cast_.references.find(doer);
  if (known == cast_.references.end() || known->second.actors.size() != 1) return {};
  const auto& sender = actor(known->second.actors.front());
  const bool state = sender.kind == ActorKind::kState || sender.kind == ActorKind::kGovernment;
  return state ? affiliation_to(doer) : Affiliation{};
}

void CastBuilder::affiliate_by_phrase(ActorId id, std::uint32_t noun) {
  if (!actor(id).country) settle_affiliation(id, affiliation(noun));
}

void CastBuilder::settle_affiliation(ActorId id, const Affiliation& own) {
  auto& who = actor(id);
  if (own.state) {
    const auto role = who.code.value_or("");
    affiliate(id, own.state, role.starts_with("IGO") ? "" : role);
  } else if (!own.body.empty() && (!who.code || !who.code->starts_with("IGO"))) {
    who.code = own.body;
  } else if (own.ground != kRoot && !who.traits.ground) {
    who.traits.ground = own.ground;
  } else if (own.who.valid() && own.who != id && !who.traits.of) {
    who.traits.of = own.who;
  }
}

// "Japanese forward Sato", "Japan's coach Sato", "Roads Union chief Luis Ortega", "Kandahar governor Khalid": what the
// words before a name tell, wherever the tree hangs them.
Affiliation CastBuilder::affiliation_before(const Name& name) const {
  const auto sentence = view_.sentence(name.words.begin);
  for (auto w = name.words.begin; w-- > 0 && name.words.begin - w <= kTitle && view_.sentence(w) == sentence;) {
    const auto n = view_.name_at(w);
    if (n == kNoName) {
      if (const auto state = view_.state_of(w); state && state->use == StateUse::kAdjective)
        return {state->state, kRoot, {}};
      const bool title = one_of(view_.upos(w), {"NOUN", "ADJ", "PROPN", "PART"}) || view_.text(w) == "-";
      if (!title || stands_apart(view_.lemma(w))) return {};
      continue;
    }
    if (w + 1 == name.words.begin) return {};  // another name stands right before
    const auto& before = view_.names[n];
    const auto head = view_.name_head(before);
    // "in Iraq President Hale spoke"
    const bool owns = view_.is(head, "nmod:poss");
    if (!owns && before.words.begin > 0 && view_.upos(before.words.begin - 1) == "ADP" && before.tag != NameTag::kNorp)
      return {};
    if (const auto state = view_.state_of(head);
        state && state->use != StateUse::kPeople && (owns || state->use != StateUse::kCapital))
      return {state->state, kRoot, {}};
    if (const auto* body = view_.body_of(head); body && body->state) return {body->state, kRoot, {}};
    if (before.tag == NameTag::kOrg) return affiliation_to(head);
    return rules_ground(view_, before.words.end, head) ? Affiliation{{}, head, {}} : Affiliation{};
  }
  return {};
}

// What a name's phrase tells where its title is no office: "the engineer Sato, a neighbour from the town of Kufa".
void CastBuilder::affiliate_by_name(ActorId id, std::uint32_t n) {
  if (actor(id).country) return;
  const auto& name = view_.names[n];
  const auto head = view_.name_head(name);
  affiliate(id, view_.country_of(head), {});
  if (!actor(id).country) settle_affiliation(id, affiliation_before(name));
  // "Chad's inside force Sato": any noun right before the name
  if (const auto noun = view_.head(head); noun != kRoot && noun + 1 == name.words.begin && view_.is(head, "appos") &&
                                          view_.upos(noun) == "NOUN" && !stands_apart(view_.lemma(noun)))
    affiliate(id, view_.country_of(noun), {});
  for (const auto d : view_.parse.dependents[head]) {
    if (d > head && view_.is(d, "appos") && view_.upos(d) == "NOUN" && !stands_apart(view_.lemma(d))) {
      affiliate(id, view_.country_of(d), {});
      affiliate_by_phrase(id, d);
    }
    const auto marker = view_.is(d, "nmod") && d > head ? view_.case_marker(d) : std::string();
    if ((marker == "of" || marker == "from") && !actor(id).country) settle_affiliation(id, affiliation_by(d, kLinks));
  }
  if (!actor(id).country) settle_affiliation(id, affiliation_by_clause(head));
  const auto& who = actor(id);
  if (!who.country && !who.code.value_or("").starts_with("IGO"))
    affiliate(id, view_.lexicon.state_of_person(who.name), who.code.value_or(""));
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
