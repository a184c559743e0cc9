// Descriptions: "the envoy", "Israeli police", "two Jewish settlers", and whom they take up: by what they are called
// where that is certain ("the Iranian government"), else by the ranker (phrase.h); an indefinite one is somebody new.
#include <fmt/format.h>

#include <algorithm>

#include "actors/cast_builder.h"

namespace grotius {
namespace {

bool seldom_identifies(std::string_view word) {
  return one_of(word, {"new",   "former",  "top",     "senior",   "chief",   "own",  "late",
                       "last",  "current", "then",    "other",    "main",    "key",  "same",
                       "whole", "entire",  "veteran", "powerful", "leading", "high", "ranking"});
}

// What an organisation the text never described may be called.
bool means_any_body(std::string_view lemma) {
  return one_of(lemma, {"group", "movement", "organisation", "organization"});
}

constexpr std::uint32_t kCollectiveReach = 2, kSidesReach = 6;  // sentences back

// "both sides" of a talk or a fight are states, governments, movements and their armed forces before those who speak
// for them, who report or who mediate.
bool is_side(const View& view, const Actor& who) {
  if (!who.traits.named && who.kind != ActorKind::kGovernment && who.kind != ActorKind::kArmedForce) return false;
  if (who.kind == ActorKind::kOther || (who.code && who.code->find("MED") != std::string::npos)) return false;
  if (who.code && who.code->starts_with("IGO")) return false;
  return std::none_of(who.traits.nouns.begin(), who.traits.nouns.end(), [&](const std::string& noun) {
    const auto* entry = view.lexicon.noun(noun);
    if (!entry || !entry->person) return false;
    return entry->code == "GOV" || (!who.traits.named && entry->code != "REB");  // "18 soldiers" are a side's
  });
}

bool third_person_owner(const View& view, std::uint32_t word) {
  return view.upos(word) == "PRON" && view.is(word, "nmod:poss");
}

}  // namespace

Phrase CastBuilder::phrase(std::uint32_t noun) const {
  Phrase out;
  out.noun = noun;
  out.words = view_.core(noun);
  // "forces" and "authorities" are words of their own, no more than one "force"
  const bool as_written = view_.lexicon.noun(view_.lower(noun)) != nullptr;
  out.lemma = as_written ? view_.lower(noun) : view_.lemma(noun);
  out.entry = view_.actor_noun(noun);
  out.person = out.entry ? out.entry->person : shows_person(view_, noun);
  out.plural = view_.plural(noun) && !(as_written && !out.entry->person);
  out.country = view_.country_of(noun);
  for (const auto d : view_.parse.dependents[noun]) {
    if (d > noun) continue;
    const auto word = view_.lower(d);
    if (view_.is(d, "det")) {
      if (one_of(word, {"the", "this", "that", "these", "those"})) out.definite = true;
      if (one_of(word, {"this", "that", "these", "those"})) out.shown = true;
      if (one_of(word, {"a", "an", "some", "any", "another", "no", "every", "each", "several"})) out.indefinite = true;
    } else if (view_.is(d, "nmod:poss")) {
      out.definite = out.owned = true;
    } else if (one_of(word, {"several", "many", "few", "some", "more", "other", "another", "thousands", "hundreds"})) {
      out.indefinite = true;
    }
  }
  if (!out.definite && view_.parse.dependent(noun, "nummod") != kRoot) out.indefinite = true;
  for (auto w = out.words.begin; w < out.words.end; ++w) {
    if (w == noun) continue;  // an owner itself, of "the movement's position"
    if (!third_person_owner(view_, w) && !view_.is(w, "nmod:poss")) continue;
    const auto owner = cast_.references.find(w);
    const bool known = owner != cast_.references.end() && owner->second.actors.size() == 1;
    const bool nation = !known && one_of(view_.lemma(w), {"country", "nation"});
    out.modifiers.push_back(known    ? fmt::format("@{}", owner->second.actors.front().value)
                            : nation ? std::string(kOwnNation)
                                     : "@?");
  }
  for (auto& word : view_.modifiers(noun)) out.modifiers.push_back(std::move(word));
  for (const auto& word : out.modifiers)
    if (!seldom_identifies(word)) out.describing.push_back(word);
  return out;
}

ActorId CastBuilder::fitting_state(const Phrase& phrase) const {
  const auto as_name = view_.lexicon.state_word(view_.text(phrase.words));  // "Jewish state"
  return as_name ? index_.actor("state:" + view_.lexicon.state(*as_name).code) : ActorId{};
}

bool CastBuilder::fits(const Phrase& phrase, ActorId id, std::uint32_t sentences_back) const {
  const auto& who = actor(id);
  const bool person = who.kind == ActorKind::kPerson;
  // "the guard", after "the presidential guard", is no person
  const bool body = !person && phrase.definite && !who.traits.plural && contains(who.traits.nouns, phrase.lemma);
  const bool one_person = phrase.person && !phrase.plural && !body;
  if (person != one_person || who.traits.plural != phrase.plural) return false;
  if (who.kind == ActorKind::kState) return false;
  if (is_army_of_state(phrase) && is_known_rebel(who)) return false;
  const auto country = phrase.country ? view_.lexicon.states[*phrase.country].code : std::string();
  if (!country.empty() && who.country && *who.country != country) return false;
  if (!country.empty() && !who.country) return false;
  if (phrase.entry && phrase.entry->gender != Gender::kUnknown && who.traits.gender != Gender::kUnknown &&
      phrase.entry->gender != who.traits.gender)
    return false;
  if (phrase.definite && !phrase.owned && !phrase.plural && who.traits.named && who.traits.nouns.empty() && !person &&
      phrase.describing.empty() && means_any_body(phrase.lemma) && !who.traits.key.starts_with("people:") &&
      (who.kind == ActorKind::kOrganisation || who.kind == ActorKind::kArmedForce))
    return sentences_back <= 2;
  const bool all_known = std::all_of(phrase.describing.begin(), phrase.describing.end(), [&](const std::string& word) {
    return contains(who.traits.modifiers, word) || contains(who.traits.nouns, word);
  });
  if (!all_known) return false;
  if (contains(who.traits.nouns, phrase.lemma)) {
    // "rebels" without an article need not be the Ugandan rebels of before
    const bool bare = !phrase.definite && (phrase.plural || one_person);
    return !bare || (phrase.describing.size() == who.traits.modifiers.size() && country == who.country.value_or("") &&
                     !one_person);
  }
  if (!phrase.definite || phrase.owned || phrase.plural || sentences_back > 4) return false;
  return std::any_of(who.traits.nouns.begin(), who.traits.nouns.end(), [&](const std::string& noun) {
    const auto* entry = view_.lexicon.noun(noun);
    return entry && contains(entry->broader, phrase.lemma);
  });
}

ActorId CastBuilder::antecedent(const Phrase& phrase) const {
  if (const auto state = fitting_state(phrase); state.valid()) return state;
  if (const auto key = government_key(phrase); !key.empty())
    if (const auto known = index_.actor(key); known.valid()) return known;
  if (phrase.indefinite || (!phrase.entry && (!phrase.definite || phrase.owned))) return {};
  if (contains(phrase.modifiers, "@?") || contains(phrase.modifiers, kOwnNation)) return {};
  constexpr std::uint32_t kWindow = 12;  // sentences
  const auto here = view_.sentence(phrase.noun);
  ActorId best;
  double best_score = -1e9;
  for (auto at = cast_.references.lower_bound(phrase.noun); at != cast_.references.begin();) {
    --at;
    const auto back = here - view_.sentence(at->first);
    if (back > kWindow) break;
    if (at->second.actors.size() != 1 || at->second.form == MentionForm::kPronoun) continue;
    // within "the president of the party" the one is not the other
    if (view_.parse.dominates(phrase.noun, at->first) || view_.parse.dominates(at->first, phrase.noun)) continue;
    // "Hezbollah praised the group": arguments of one predicate differ
    if (const auto predicate = view_.predicate_of(phrase.noun);
        predicate != kRoot && view_.predicate_of(at->first) == predicate)
      continue;
    const auto id = at->second.actors.front();
    if (!fits(phrase, id, back)) continue;
    // the same word before a broader one; then the nearest, unless another is much more talked of
    const double score = (contains(actor(id).traits.nouns, phrase.lemma) ? 3.0 : 0.0) - back +
                         0.5 * static_cast<double>(std::min<std::size_t>(actor(id).mentions.size(), 6));
    if (score > best_score) {
      best_score = score;
      best = id;
    }
  }
  if (best.valid()) return best;
  if (const auto rebels = known_rebels(phrase); rebels.valid()) return rebels;
  const DescriptionSearch search(view_, cast_, phrase);
  const auto chosen = choose(search, phrase.noun, "description", view_.lexicon.descriptions, false);
  const auto& actors = search.candidates()[chosen].actors;
  return actors.empty() ? ActorId{} : actors.front();
}

// "the rebels": the one body the report has named that is known to be such.
ActorId CastBuilder::known_rebels(const Phrase& phrase) const {
  if (!phrase.entry || phrase.entry->code != "REB" || !phrase.plural || !phrase.definite || phrase.owned ||
      phrase.country || !phrase.describing.empty())
    return {};
  ActorId found;
  for (std::size_t i = 0; i < cast_.actors.size(); ++i) {
    const auto& who = cast_.actors[i];
    if (who.kind == ActorKind::kPerson || !is_known_rebel(who)) continue;
    if (who.mentions.empty() || who.mentions.front().head > phrase.noun) continue;
    if (found.valid()) return {};
    found = ActorId(i);
  }
  return found;
}

// Whose it is, where a pronoun says so: "its forces".
ActorId CastBuilder::owner(const Phrase& phrase) const {
  const auto first = phrase.words.begin;
  if (first >= phrase.noun || !third_person_owner(view_, first) || view_.head(first) != phrase.noun) return {};
  const auto known = cast_.references.find(first);
  if (known == cast_.references.end() || known->second.actors.size() != 1) return {};
  return known->second.actors.front();
}

// Who leads the government of the phrase, where it says so by a name or a pronoun and nothing else: "Holt's cabinet",
// "his government", "the Holt administration".
ActorId CastBuilder::leader(const Phrase& phrase) const {
  if (!one_of(phrase.lemma, {"government", "cabinet", "administration"})) return {};
  ActorId found;
  std::size_t told = 0;  // modifiers that say no more than that
  for (const auto d : view_.parse.dependents[phrase.noun]) {
    if (d > phrase.noun || !view_.is_any(d, {"nmod:poss", "compound", "amod", "nmod"})) continue;
    const auto known = cast_.references.find(d);
    if (known == cast_.references.end() || known->second.actors.size() != 1) continue;
    const auto& who = actor(known->second.actors.front());
    if (who.kind != ActorKind::kPerson || !who.code || who.code->find("GOV") == std::string::npos) continue;
    found = known->second.actors.front();
    told = view_.is(d, "nmod:poss") && view_.upos(d) != "PRON" ? 2 : 1;
  }
  return phrase.describing.size() <= told ? found : ActorId{};
}

// The side that the phrase's words tell of, or its owner's: "his troops", of a leader of rebels.
const ActorNoun* CastBuilder::side_of(const Phrase& phrase) const {
  if (const auto* told = view_.side_of(phrase.noun)) return told;
  const auto role = view_.role_code(phrase.noun);
  if (role != "MIL" && role != "UAF") return nullptr;
  const auto before = view_.parse.dependent(phrase.noun, "nmod:poss");
  const auto known = before == kRoot ? cast_.references.end() : cast_.references.find(before);
  if (known == cast_.references.end() || known->second.actors.size() != 1) return nullptr;
  const auto& whose = actor(known->second.actors.front());
  return whose.kind == ActorKind::kPerson && is_known_rebel(whose) ? view_.lexicon.noun("rebel") : nullptr;
}

// What a government is known by beyond its nouns: its country, or who leads it.
std::string CastBuilder::government_key(const Phrase& phrase) const {
  if (phrase.lemma == "government" && phrase.country && phrase.describing.empty())
    return "gov:" + view_.lexicon.states[*phrase.country].code;
  const auto first = leader(phrase);
  return first.valid() ? fmt::format("gov of {}", first.value) : std::string();
}

// What to call somebody the text has no name for: its words, an owner by name ("Ethiopia's forces" for "its forces"),
// and of whom a bare "one" is ("one of the military experts").
std::string CastBuilder::description(const Phrase& phrase) const {
  if (const auto of = owner(phrase); of.valid() && actor(of).traits.named) {
    const auto& name = actor(of).name;
    return name + (name.back() == 's' ? "' " : "'s ") + view_.text({phrase.words.begin + 1, phrase.words.end});
  }
  auto words = phrase.words;
  for (const auto d : view_.parse.dependents[phrase.noun])
    if (d > phrase.noun)
      if (view_.is(d, "nmod") && view_.case_marker(d) == "of" && view_.parse.subtree(d).begin == words.end &&
          view_.parse.subtree(d).size() <= 6 &&
          (one_of(phrase.lemma, {"one", "some", "many", "most", "several", "chief", "head", "member", "two", "three"})))
        words.end = view_.parse.subtree(d).end;
  return view_.text(words);
}

ActorId CastBuilder::describe(const Phrase& phrase) {
  auto id = antecedent(phrase);
  if (!id.valid()) {
    const auto* entry = phrase.entry;
    const auto* side = side_of(phrase);
    const auto kind = phrase.person && !phrase.plural ? ActorKind::kPerson
                      : side != nullptr               ? side->kind
                      : entry                         ? entry->kind
                                                      : ActorKind::kOther;
    id = make(description(phrase), kind, government_key(phrase));
    auto& made = actor(id);
    made.traits.plural = phrase.plural;
    if (entry) {
      auto country = phrase.country;
      for (const auto of : {owner(phrase), leader(phrase)})
        if (!country && of.valid() && actor(of).country) country = view_.lexicon.state_of_code(*actor(of).country);
      affiliate(id, country, side != nullptr ? side->code : view_.role_code(phrase.noun));
      made.traits.gender = entry->gender;
    } else if (phrase.country) {
      made.country = view_.lexicon.states[*phrase.country].code;
    }
    made.traits.nouns.push_back(phrase.lemma);
    affiliate_by_phrase(id, phrase.noun);
  }
  if (phrase.describing.size() > actor(id).traits.modifiers.size() || actor(id).traits.modifiers.empty())
    for (const auto& word : phrase.describing)
      if (!contains(actor(id).traits.modifiers, word)) actor(id).traits.modifiers.push_back(word);
  refer(phrase.noun, phrase.words, MentionForm::kDescription, {id});
  return id;
}

// Whom "both nations" may mean: a state, or the state of a person the text has placed; "the two leaders": such persons
// as hold an office of the kind, before any others.
ActorId CastBuilder::member(Collective kind, std::uint32_t noun, ActorId id, bool strict) {
  const auto& who = actor(id);
  const auto& nouns = who.traits.nouns;
  switch (kind) {
    case Collective::kPeople:
      if (who.kind != ActorKind::kPerson || who.traits.plural) return {};
      if (!strict) return id;
      return std::any_of(nouns.begin(), nouns.end(),
                         [&](const std::string& own) {
                           const auto* entry = view_.lexicon.noun(own);
                           return own == view_.lemma(noun) || (entry && contains(entry->broader, view_.lemma(noun)));
                         })
                 ? id
                 : ActorId{};
    case Collective::kStates:
      if (who.kind == ActorKind::kState) return id;
      if (strict || !who.country || (who.kind != ActorKind::kPerson && who.kind != ActorKind::kGovernment)) return {};
      if (const auto state = view_.lexicon.state_of_code(*who.country))
        return state_actor(*state, view_.lexicon.states[*state].name);
      return {};
    case Collective::kSides:
      return is_side(view_, who) && who.kind != ActorKind::kPerson ? id : ActorId{};
    case Collective::kAny:
      return who.traits.named || who.kind == ActorKind::kGovernment ? id : ActorId{};
  }
  return {};
}

std::vector<ActorId> CastBuilder::two_nearest(Collective kind, std::uint32_t noun, bool strict, std::uint32_t reach) {
  std::vector<ActorId> out;
  const auto here = view_.sentence(noun);
  const std::size_t enough = kind == Collective::kSides ? 3 : 2;  // of three, nobody can tell which two are meant
  for (auto at = cast_.references.lower_bound(noun); at != cast_.references.begin() && out.size() < enough;) {
    --at;
    if (here - view_.sentence(at->first) > reach) break;
    if (at->second.form == MentionForm::kPronoun || at->second.actors.size() != 1) continue;
    if (view_.parse.dominates(noun, at->first)) continue;
    // "the U.S. envoy" speaks of an envoy, "Colombia's government" of that
    if (kind == Collective::kStates && view_.is_any(at->first, {"compound", "amod", "nmod:desc"})) continue;
    if (kind == Collective::kSides && view_.is_any(at->first, {"compound", "amod", "nmod:desc", "nmod:poss"}) &&
        cast_.references.contains(view_.head(at->first)) &&
        actor(at->second.actors.front()).kind != ActorKind::kArmedForce)  // but of "the RSF leader" theirs is a side
      continue;
    const auto id = member(kind, noun, at->second.actors.front(), strict);
    if (id.valid() && std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
  }
  if (out.size() != 2) return {};
  std::reverse(out.begin(), out.end());
  return out;
}

std::vector<ActorId> CastBuilder::collective(std::uint32_t noun) {
  const auto lemma = view_.lemma(noun);
  if (view_.is_any(noun, {"compound", "amod", "nmod:desc"})) return {};  // "a two-state solution"
  const bool people =
      one_of(lemma, {"leader", "president", "man", "woman", "minister", "official", "statesman", "envoy", "rival"});
  const bool states =
      one_of(lemma, {"nation", "country", "state", "government", "neighbor", "neighbour", "power", "capital", "ally"});
  const bool sides = one_of(lemma, {"side", "party"}), any = one_of(lemma, {"two", "both"});
  if (!people && !states && !sides && !any) return {};
  bool both = any;
  for (const auto d : view_.parse.dependents[noun])
    both |= d < noun && one_of(view_.lower(d), {"both", "two", "2", "either"});
  if (!both) return {};
  const auto kind = people   ? Collective::kPeople
                    : states ? Collective::kStates
                    : sides  ? Collective::kSides
                             : Collective::kAny;
  if (kind == Collective::kAny) return two_nearest(kind, noun, true, kCollectiveReach);
  if (kind == Collective::kSides) {  // as far back as it takes to meet two, but not three
    for (auto reach = kCollectiveReach; reach <= kSidesReach; ++reach)
      if (auto two = two_nearest(kind, noun, true, reach); !two.empty()) return two;
    return {};
  }
  // "Armenia's premier said … Azerbaijan … the two countries": the sentence's own two before states told earlier
  for (const std::uint32_t reach : {0U, kCollectiveReach})
    for (const bool strict : {true, false})
      if (auto two = two_nearest(kind, noun, strict, reach); !two.empty()) return two;
  return {};
}

bool CastBuilder::add_collective(std::uint32_t noun) {
  const auto several = collective(noun);
  if (several.empty()) return false;
  auto words = view_.core(noun);
  while (words.begin > 0 && view_.head(words.begin - 1) == noun &&
         one_of(view_.lower(words.begin - 1), {"both", "two", "either"}))
    --words.begin;
  refer(noun, words, MentionForm::kDescription, several);
  return true;
}

// "the Hamas movement", "the official ANI news agency": the body that its own name tells of.
ActorId CastBuilder::called_by_name(std::uint32_t noun) {
  if (view_.plural(noun) || !one_of(view_.lemma(noun), {"movement", "group", "militia", "organisation", "organization",
                                                        "party", "agency", "network", "daily", "newspaper", "website",
                                                        "channel", "parliament", "alliance", "coalition"}))
    return {};
  // "the SUNA news agency", but not "the Hamas youth group"
  const auto between = [&](std::uint32_t from) {
    for (auto w = from; w < noun; ++w)
      if (!one_of(view_.lower(w), {"news", "tv", "television", "radio", "satellite", "rebel", "militant", "guerrilla"}))
        return false;
    return true;
  };
  for (const auto d : view_.parse.dependents[noun])
    if (d < noun && view_.is_any(d, {"compound", "nmod:desc"}) && view_.name_at(d) != kNoName &&
        view_.names[view_.name_at(d)].tag == NameTag::kOrg && between(view_.names[view_.name_at(d)].words.end)) {
      const auto body = actor_of_name(view_.name_at(d));
      const bool one_of_many = actor(body).code && actor(body).code->starts_with("IGO");  // "a UN agency"
      const bool another =
          view_.lemma(noun) == "parliament" && actor(body).code.value_or("").find("LEG") == std::string::npos;
      if (!one_of_many && !another) return body;
    }
  return {};
}

// The people of "a group of journalists", "dozens of the party's followers": those are who is meant; else kRoot.
std::uint32_t counted_people(const View& view, std::uint32_t noun) {
  if (!one_of(view.lemma(noun),
              {"group", "number", "handful", "crowd", "couple", "dozen", "score", "hundred", "thousand"}))
    return kRoot;
  for (const auto d : view.parse.dependents[noun])
    if (d > noun && view.is(d, "nmod") && view.case_marker(d) == "of" && view.plural(d) && view.name_at(d) == kNoName)
      if (const auto* entry = view.actor_noun(d); entry && entry->person) return d;
  return kRoot;
}

void CastBuilder::add_description(std::uint32_t noun) {
  if (cast_.references.contains(noun) || add_collective(noun) || add_joint(noun)) return;
  if (const auto people = counted_people(view_, noun); people != kRoot) {
    add_description(people);
    const auto known = cast_.references.find(people);
    if (known != cast_.references.end() && !known->second.actors.empty())
      return refer(noun, {noun, known->second.words.end}, MentionForm::kDescription, std::vector(known->second.actors));
  }
  if (const auto body = called_by_name(noun); body.valid())
    refer(noun, view_.core(noun), MentionForm::kDescription, {body});
  else
    describe(phrase(noun));
}

}  // namespace grotius
