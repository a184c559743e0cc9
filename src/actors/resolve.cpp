// Who a phrase that a head marked stands for.
#include <algorithm>
#include <map>

#include "actors/cast_builder.h"
#include "actors/organisation_names.h"

namespace grotius {
namespace {

bool names_nobody(const View& view, std::uint32_t word) {
  return view.upos(word) == "PUNCT" || view.upos(word) == "DET" || view.upos(word) == "ADP" ||
         view.upos(word) == "PART" || view.upos(word) == "CCONJ" || view.upos(word) == "SCONJ" ||
         view.upos(word) == "AUX";
}

// Heads mark with ragged edges: "the Israeli police ,".
WordSpan trimmed(const View& view, WordSpan words) {
  const auto edge = [&](std::uint32_t w) { return names_nobody(view, w) && view.name_at(w) == kNoName; };
  auto out = words;
  while (out.size() > 1 && edge(out.begin)) ++out.begin;
  while (out.size() > 1 && edge(out.end - 1)) --out.end;
  return out;
}

// The head, or for a phrase that was marked across a verb its first noun; kRoot if no word could name anybody.
std::uint32_t nominal_head(const View& view, WordSpan words) {
  const auto nominal = [&](std::uint32_t w) {
    if (view.name_at(w) == kNoName && one_of(view.lower(w), {"the", "a", "an"})) return false;
    return view.name_at(w) != kNoName ||
           one_of(view.upos(w), {"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "SYM", "X"});
  };
  const auto head = view.parse.head_of(words);
  if (nominal(head)) return head;
  for (auto w = words.begin; w < words.end; ++w)
    if (view.name_at(w) != kNoName || one_of(view.upos(w), {"NOUN", "PROPN", "PRON"})) return w;
  return kRoot;
}

// "riot" of "riot police", "Lebanese" of "Lebanese army": the noun is who is meant. "Hamas" of "Hamas leader" and
// "rebel" of "rebel-held" stand for themselves.
std::uint32_t meant_by(const View& view, std::uint32_t word) {
  const auto first =
      view.is(word, "conj") && view.upos(word) == "ADJ" ? view.head(word) : word;  // "Greek and other envoys"
  const auto noun = first == kRoot ? kRoot : view.head(first);
  const auto n = view.name_at(word);
  const bool name = n != kNoName && view.names[n].tag != NameTag::kNorp;
  const bool either = view.is(word, "det") && view.lower(word) == "either";  // "on either side"
  if (name || noun == kRoot || noun < word || !(either || view.is_any(first, {"amod", "compound"}))) return word;
  return either || (view.actor_noun(noun) && view.name_at(noun) == kNoName) ? noun : word;
}

// The noun that the clause of a relative pronoun tells of, or kRoot.
std::uint32_t told_by_clause(const View& view, std::uint32_t pronoun) {
  if (!one_of(view.lower(pronoun), {"who", "which", "that"}) || !view.has_feature(pronoun, "PronType=Rel"))
    return kRoot;
  auto clause = pronoun;
  while (clause != kRoot && view.relation(clause) != "acl:relcl") clause = view.head(clause);
  const auto noun = clause == kRoot ? kRoot : view.head(clause);
  return noun != kRoot && (view.upos(noun) == "NOUN" || view.upos(noun) == "PROPN") ? noun : kRoot;
}

// "seizure of power", "head of state": no state in particular, nor any other.
bool is_no_state(const View& view, std::uint32_t word) {
  const auto* entry = view.actor_noun(word);
  return entry && entry->kind == ActorKind::kState && view.name_at(word) == kNoName && !view.plural(word) &&
         view.core(word).size() == 1 && view.parse.dependent(word, "det") == kRoot && view.case_marker(word) == "of";
}

}  // namespace

std::vector<ActorId> CastBuilder::resolve(WordSpan marked) {
  const auto words = trimmed(view_, marked);
  if (words.empty() || view_.upos(words.begin) == "PUNCT") return {};
  // a marked phrase ends with its sentence
  const auto sentence = view_.parse.sentences[view_.sentence(words.begin)];
  const WordSpan inside{words.begin, std::min(words.end, sentence.end)};
  const auto head = nominal_head(view_, inside);
  if (head == kRoot || is_no_state(view_, head)) return {};
  auto out = resolve_word(head);
  // both sides of "and"
  for (const auto d : view_.parse.dependents[head])
    if (view_.is(d, "conj") && inside.contains(d) &&
        (view_.upos(d) == "NOUN" || view_.upos(d) == "PROPN" || view_.upos(d) == "PRON"))
      for (const auto id : resolve_word(d))
        if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
  return out;
}

std::vector<ActorId> CastBuilder::resolve_word(std::uint32_t marked) {
  const auto word = meant_by(view_, marked);
  if (const auto n = view_.name_at(word); n != kNoName) return {actor_of_name(n)};
  // a title stands for who bears it: "President" of "President Bush"
  if (const auto below = view_.head(word);
      below != kRoot && below > word && view_.name_at(below) != kNoName && view_.actor_noun(word) &&
      view_.is_any(word, {"nmod:desc", "compound", "flat"}) && view_.names[view_.name_at(below)].tag == NameTag::kPer) {
    const auto bearer = actor_of_name(view_.name_at(below));
    refer(word, view_.core(word), MentionForm::kDescription, {bearer});
    return {bearer};
  }
  const auto known = cast_.references.find(word);
  if (known != cast_.references.end() && !known->second.actors.empty()) {
    const auto actors = known->second.actors;
    refer(word, known->second.words, known->second.form, actors);
    return actors;
  }
  // "the session, which approved it": nobody was made for the session yet
  if (const auto noun = told_by_clause(view_, word); noun != kRoot && noun != word) {
    auto actors = resolve_word(noun);
    refer(word, {word, word + 1}, MentionForm::kPronoun, actors);
    return actors;
  }
  if (view_.upos(word) == "PRON" && !add_collective(word)) {
    auto actors = antecedents(word, true);
    if (const auto speaker = voice(word); actors.empty() && speaker.valid()) actors = {speaker};
    if (actors.empty()) {
      const auto form = pronoun_form(view_.lower(word));
      actors = {make(view_.lower(word), form.kind == Pronoun::kHe ? ActorKind::kPerson : ActorKind::kOther)};
      actor(actors.front()).traits.gender = form.gender;
    }
    refer(word, {word, word + 1}, MentionForm::kPronoun, actors);
    return actors;
  }
  if (view_.upos(word) == "ADJ" && !view_.is_any(word, {"nsubj", "obj", "obl", "conj", "nmod"}))
    if (const auto state = view_.lexicon.state_word(view_.text(word))) {
      const auto id = state_actor(state->state, view_.lexicon.state(*state).name);
      refer(word, {word, word + 1}, MentionForm::kName, {id});
      return {id};
    }
  // "Jihad", where the report has named "Islamic Jihad" and nothing else that ends so
  if (const auto body = shortened_name(word); body.valid()) {
    refer(word, {word, word + 1}, MentionForm::kName, {body});
    return {body};
  }
  add_description(word);
  return cast_.references.at(word).actors;
}

ActorId CastBuilder::shortened_name(std::uint32_t word) const {
  if (view_.upos(word) != "PROPN" || view_.name_at(word) != kNoName || view_.core(word).size() > 1) return {};
  ActorId found;
  for (const auto id : index_.similar(view_.text(word))) {
    const auto& forms = index_.forms(id);
    if (std::none_of(forms.begin(), forms.end(),
                     [&](const std::string& full) { return shortens(view_.lexicon, view_.text(word), full); }))
      continue;
    if (found.valid()) return {};
    found = id;
  }
  return found;
}

struct Resolver::Impl {
  View view;
  CastBuilder builder;
  std::map<std::uint32_t, PlaceId> ground;  // by head word

  Impl(const Document& document, const Tokens& tokens, const Parse& parse, const Lexicon& lexicon, Cast& cast)
      : view(document, tokens, parse, lexicon, cast.names), builder(view, cast) {
    for (std::size_t p = 0; p < cast.places.size(); ++p)
      for (const auto& mention : cast.places[p].mentions) ground.emplace(mention.head, PlaceId(p));
  }

  // The place that the first word of ground among the words stands for.
  [[nodiscard]] PlaceId spoken_of(WordSpan words) const {
    const auto at = ground.lower_bound(words.begin);
    return at != ground.end() && words.contains(at->first) ? at->second : PlaceId{};
  }
};

Resolver::Resolver(const Document& document, const Tokens& tokens, const Parse& parse, const Lexicon& lexicon,
                   Cast& cast)
    : impl_(std::make_unique<Impl>(document, tokens, parse, lexicon, cast)) {}
Resolver::~Resolver() = default;

std::vector<ActorId> Resolver::resolve(WordSpan words) {
  if (words.empty() || words.end > impl_->view.tokens.words.size()) return {};
  return impl_->builder.resolve(words);
}

void Resolver::settle_voices() { impl_->builder.settle_voices(); }

PlaceId Resolver::locate(WordSpan words) {
  const auto& view = impl_->view;
  for (auto w = words.begin; w < words.end && w < view.tokens.words.size(); ++w) {
    const auto n = view.name_at(w);
    if (n != kNoName && (view.names[n].tag == NameTag::kGpe || view.names[n].tag == NameTag::kLoc))
      return impl_->builder.add_place(n);
  }
  return impl_->spoken_of(words);
}

bool Resolver::names_somebody(WordSpan words) const {
  const auto& view = impl_->view;
  if (words.empty() || words.end > view.tokens.words.size()) return false;
  const auto n = view.name_at(view.parse.head_of(words));
  return n != kNoName && (view.names[n].tag == NameTag::kPer || view.names[n].tag == NameTag::kOrg);
}

}  // namespace grotius
