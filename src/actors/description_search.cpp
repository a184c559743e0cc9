// Whom a description may take up, and what speaks for each.
#include <algorithm>
#include <cmath>

#include "actors/antecedents.h"
#include "actors/phrase.h"

namespace grotius {
namespace {

constexpr std::uint32_t kSearchBack = 20;  // sentences back

bool describes(const Actor& who, const Phrase& phrase) { return contains(who.traits.nouns, phrase.lemma); }

}  // namespace

DescriptionSearch::DescriptionSearch(const View& view, const Cast& cast, const Phrase& phrase)
    : view_(view),
      cast_(cast),
      phrase_(phrase),
      column_(phrase.plural   ? PhraseClass::kPeople
              : phrase.person ? PhraseClass::kPerson
                              : PhraseClass::kBody),
      here_(view.sentence(phrase.noun)) {
  const auto predicate = view_.predicate_of(phrase_.noun);
  std::vector<ActorId> met, apart;
  const auto seen = [](const std::vector<ActorId>& list, ActorId id) {
    return std::find(list.begin(), list.end(), id) != list.end();
  };
  for (auto at = cast_.references.lower_bound(phrase_.noun); at != cast_.references.begin();) {
    --at;
    const auto& [head, reference] = *at;
    if (here_ - view_.sentence(head) > kSearchBack) break;
    if (reference.actors.size() != 1) continue;
    const auto id = reference.actors.front();
    // within "the president of the party" the one is not the other; "Hezbollah praised the group": nor here
    if (view_.parse.dominates(phrase_.noun, head) || view_.parse.dominates(head, phrase_.noun) ||
        (predicate != kRoot && view_.predicate_of(head) == predicate))
      apart.push_back(id);
    if (seen(met, id) || seen(apart, id) || !fits(actor(id))) continue;
    met.push_back(id);
    candidates_.push_back({head, reference.words, {id}});
    alike_ += describes(actor(id), phrase_);
  }
  candidates_.push_back({});
}

bool DescriptionSearch::fits(const Actor& who) const {
  if (is_voice(who) || (is_army_of_state(phrase_) && is_known_rebel(who))) return false;
  const bool person = who.kind == ActorKind::kPerson;
  // "the guard", after "the presidential guard", is no person
  const bool body = !person && phrase_.definite && !who.traits.plural && describes(who, phrase_);
  if (person != (column_ == PhraseClass::kPerson && !body) || who.traits.plural != phrase_.plural) return false;
  const bool state = phrase_.entry && phrase_.entry->kind == ActorKind::kState;
  if ((who.kind == ActorKind::kState) != state) return false;
  return !phrase_.entry || phrase_.entry->gender == Gender::kUnknown || who.traits.gender == Gender::kUnknown ||
         phrase_.entry->gender == who.traits.gender;
}

void DescriptionSearch::signals(const Antecedent& candidate, const Emit& emit) const {
  if (candidate.head == kRoot) return nobody_signals(emit);
  const auto& who = actor(candidate.actors.front());
  place_signals(candidate, emit);
  noun_signals(who, emit);
  country_signals(who, emit);
  modifier_signals(who, emit);
  actor_signals(candidate, emit);
}

void DescriptionSearch::place_signals(const Antecedent& candidate, const Emit& emit) const {
  const auto back = here_ - view_.sentence(candidate.head);
  emit(back == 0 ? "here" : back == 1 ? "1 back" : back == 2 ? "2 back" : back <= 4 ? "4 back" : "further", 1);
  emit("distance", std::log2(1.0 + back));
  const auto top = view_.top(candidate.head);
  if (view_.is(top, "nsubj")) emit(back <= 1 ? "subject lately" : "subject", 1);
  if (view_.is(top, "nsubj") && view_.is(phrase_.noun, "nsubj")) emit("both subjects", 1);
  if (view_.is_any(top, {"compound", "amod"})) emit("modifier", 1);
  if (candidate.head == candidates_.front().head) emit("nearest", 1);
  if (view_.in_quote(candidate.head) != view_.in_quote(phrase_.noun)) emit("across quotation", 1);
}

void DescriptionSearch::noun_signals(const Actor& who, const Emit& emit) const {
  if (describes(who, phrase_)) {
    emit("same noun", 1);
    emit(alike_ == 1 ? "same noun, alone" : "same noun, of several", 1);
    emit(phrase_.definite ? "same noun, definite" : "same noun, bare", 1);
    if (phrase_.owned) emit("same noun, owned", 1);
    if (phrase_.describing == who.traits.modifiers) emit("same words", 1);
    return;
  }
  const auto broader = [&](const std::string& noun) {
    const auto* entry = view_.lexicon.noun(noun);
    return entry && contains(entry->broader, phrase_.lemma);
  };
  const auto narrower = [&](const std::string& noun) {
    return phrase_.entry && contains(phrase_.entry->broader, noun);
  };
  const auto& nouns = who.traits.nouns;
  if (std::any_of(nouns.begin(), nouns.end(), broader))
    emit(phrase_.definite && !phrase_.owned ? "broader noun, definite" : "broader noun", 1);
  else if (std::any_of(nouns.begin(), nouns.end(), narrower))
    emit(phrase_.definite && !phrase_.owned ? "narrower noun, definite" : "narrower noun", 1);
  else
    emit(nouns.empty() ? "no noun yet" : "other noun", 1);
  if (nouns.empty() && phrase_.definite && !phrase_.owned && phrase_.describing.empty()) emit("no noun yet, the", 1);
  if (one_of(phrase_.lemma, {"group", "movement", "organisation", "organization"}) && nouns.empty())
    emit("any body", 1);
}

void DescriptionSearch::country_signals(const Actor& who, const Emit& emit) const {
  const auto country = phrase_.country ? view_.lexicon.states[*phrase_.country].code : std::string();
  const auto theirs = who.country.value_or("");
  if (!country.empty() && country == theirs) emit("same country", 1);
  if (!country.empty() && theirs.empty()) emit("country unknown", 1);
  if (!country.empty() && !theirs.empty() && country != theirs) emit("other country", 1);
  if (country.empty() && !theirs.empty() && !phrase_.definite) emit("country left out", 1);
  const auto role = view_.role_code(phrase_.noun);
  if (role.empty() || !who.code || who.code->size() <= theirs.size()) return;
  emit(who.code->ends_with(role) ? "same office" : "other office", 1);
}

void DescriptionSearch::modifier_signals(const Actor& who, const Emit& emit) const {
  double known = 0, unknown = 0;
  for (const auto& word : phrase_.describing)
    (contains(who.traits.modifiers, word) || contains(who.traits.nouns, word) ? known : unknown) += 1;
  if (known > 0) emit("known modifiers", std::min(known, 2.0));
  if (unknown > 0) emit("new modifiers", std::min(unknown, 2.0));
  if (unknown > 0 && !who.traits.modifiers.empty()) emit("modifiers conflict", 1);
  if (unknown > 0 && describes(who, phrase_)) emit("same noun, new modifiers", 1);
  if (phrase_.describing.empty() && !who.traits.modifiers.empty()) emit("modifiers left out", 1);
  if (contains(phrase_.modifiers, "@?")) emit("unknown owner", 1);
}

void DescriptionSearch::actor_signals(const Antecedent& candidate, const Emit& emit) const {
  const auto& who = actor(candidate.actors.front());
  const auto form = cast_.references.find(candidate.head)->second.form;
  emit(form == MentionForm::kName ? "name" : form == MentionForm::kDescription ? "description" : "pronoun", 1);
  if (who.traits.named) emit(phrase_.definite ? "named, definite" : "named", 1);
  if (phrase_.entry && who.kind != ActorKind::kPerson)
    emit(who.kind == phrase_.entry->kind ? "same kind" : "other kind", 1);
  std::size_t before = 0;
  for (const auto& mention : who.mentions) before += mention.head < phrase_.noun;
  emit("mentions", std::log2(1.0 + static_cast<double>(before)));
  if (phrase_.definite && !phrase_.owned) emit("the", 1);
  if (phrase_.shown) emit("this", 1);
}

void DescriptionSearch::nobody_signals(const Emit& emit) const {
  emit("nobody", 1);
  emit(phrase_.owned        ? "nobody, owned"
       : phrase_.indefinite ? "nobody, a"
       : phrase_.definite   ? "nobody, the"
                            : "nobody, bare",
       1);
  if (!phrase_.describing.empty()) emit(phrase_.definite ? "nobody, the modified" : "nobody, modified", 1);
  if (phrase_.country) emit("nobody, of a country", 1);
  if (!phrase_.entry) emit("nobody, unknown noun", 1);
  if (candidates_.size() == 1) emit("nobody fits", 1);
  if (alike_ == 0) emit(phrase_.definite ? "nobody alike, the" : "nobody alike", 1);
  for (const auto d : view_.parse.dependents[phrase_.noun])
    if (d > phrase_.noun && view_.is_any(d, {"nmod", "acl"})) {
      emit("nobody, told more of", 1);
      break;
    }
}

}  // namespace grotius
