// Whose somebody is by the clause or the list of names that he stands in: "Sato led Chad with 20 points", "Chad is run
// by a colonel", "commanders Abdul Zahir and Gul Jan".
#include <algorithm>

#include "actors/cast_builder.h"

namespace grotius {
namespace {

// The state by whose name the clause's object or its dependent with the marker goes, or that of a verb joined to it:
// "scored 22 points and grabbed nine rebounds for Chad".
std::optional<std::size_t> state_of_clause(const View& view, std::uint32_t verb, std::string_view marker) {
  for (const auto d : view.parse.dependents[verb]) {
    if (!marker.empty() && view.is(d, "conj") && view.upos(d) == "VERB" && view.parse.dependent(d, "nsubj") == kRoot)
      if (const auto state = state_of_clause(view, d, marker)) return state;
    const bool object = marker.empty() && view.is_any(d, {"obj", "obl"}) && view.case_marker(d).empty();
    const bool dependent = !marker.empty() && view.is(d, "obl") && view.case_marker(d) == marker;
    if (!object && !dependent) continue;
    if (const auto state = view.state_of(d); state && state->use == StateUse::kName) return state->state;
  }
  return std::nullopt;
}

// "added 11 points"
bool adds_points(const View& view, std::uint32_t verb) {
  const auto object = view.parse.dependent(verb, "obj");
  return view.lemma(verb) == "add" && object != kRoot &&
         one_of(view.lemma(object), {"point", "goal", "run", "rebound", "try"});
}

// The noun that names of a list share: "experts David Marsh and Elena Kotter". It stands before the first of them, a
// title at most between: "commanders Mullah Gul Jan".
std::uint32_t shared_noun(const View& view, std::uint32_t first) {
  auto w = view.names[first].words.begin;
  for (int title = 0; w-- > 0 && title < 2; ++title) {
    if (view.name_at(w) != kNoName || view.sentence(w) != view.sentence(view.names[first].words.begin)) return kRoot;
    if (view.upos(w) == "NOUN" && view.plural(w)) return w;
    if (view.upos(w) != "PROPN") return kRoot;
  }
  return kRoot;
}

// Between two names of a list stand a comma, "and" and a title alone.
bool is_next_in_list(const View& view, const Name& before, const Name& name) {
  if (name.words.begin < before.words.end || name.words.begin - before.words.end > 3) return false;
  bool joined = false;
  for (auto w = before.words.end; w < name.words.begin; ++w) {
    const bool joins = one_of(view.lower(w), {",", "and", "&"});
    if (!joins && view.upos(w) != "PROPN") return false;
    joined = joined || joins;
  }
  return joined && view.sentence(before.words.begin) == view.sentence(name.words.begin);
}

}  // namespace

Affiliation CastBuilder::affiliation_by_clause(std::uint32_t word) const {
  const auto verb = view_.head(word);
  if (verb == kRoot) return {};
  const auto lemma = view_.lemma(verb);
  if (view_.relation(word) == "nsubj") {
    std::optional<std::size_t> state;
    if (one_of(lemma, {"lead", "captain", "coach", "rule", "govern"})) state = state_of_clause(view_, verb, "");
    if (one_of(lemma, {"score", "play", "compete", "star", "debut"})) state = state_of_clause(view_, verb, "for");
    if (state) return {state, kRoot, {}};
    const auto above = adds_points(view_, verb) ? view_.head(verb) : kRoot;
    const auto subject = above == kRoot ? kRoot : view_.parse.dependent(above, "nsubj");
    if (subject != kRoot && subject != word) return affiliation_by_clause(subject);
  } else if (view_.is(word, "obl") && view_.case_marker(word) == "by" &&
             one_of(lemma, {"run", "lead", "rule", "govern"})) {
    auto subject = view_.parse.dependent(verb, "nsubj:pass");
    if (subject == kRoot && view_.parse.dependent(verb, "aux:pass") != kRoot)
      subject = view_.parse.dependent(verb, "nsubj");
    const auto state = subject == kRoot ? std::nullopt : view_.state_of(subject);
    if (state && state->use == StateUse::kName) return {state->state, kRoot, {}};
  }
  return {};
}

// What stands before the first or behind the last of several names joined by "and" holds for all.
void CastBuilder::share_in_lists() {
  const auto person = [&](std::uint32_t n) {
    const auto found = cast_.references.find(view_.name_head(view_.names[n]));
    const bool one =
        view_.names[n].tag == NameTag::kPer && found != cast_.references.end() && found->second.actors.size() == 1;
    return one ? found->second.actors.front() : ActorId{};
  };
  for (std::uint32_t first = 0; first < view_.names.size(); ++first) {
    auto last = first;
    while (person(last).valid() && last + 1 < view_.names.size() && person(last + 1).valid() &&
           is_next_in_list(view_, view_.names[last], view_.names[last + 1]))
      ++last;
    if (last == first) continue;
    const auto noun = shared_noun(view_, first);
    if (noun == kRoot) continue;
    auto own = affiliation_of_title(noun);
    for (const auto d : view_.parse.dependents[view_.name_head(view_.names[last])])
      if (!own.known() && d >= view_.names[last].words.end && view_.is(d, "nmod") &&
          one_of(view_.case_marker(d), {"of", "from", "at"}))
        own = affiliation_by(d, 1);
    for (auto n = first; n <= last; ++n)
      if (own.known() && !actor(person(n)).country) settle_affiliation(person(n), own);
    first = last;
  }
}

Affiliation CastBuilder::affiliation_of_title(std::uint32_t noun) const {
  if (const auto state = view_.country_of(noun)) return {state, kRoot, {}};
  return affiliation(noun);
}

}  // namespace grotius
