#include "actors/actors.h"

#include <array>

#include "actors/cast_builder.h"

namespace grotius {
namespace {

// The head of "shot in the head", "a bullet to the head".
bool wounded(const View& view, std::uint32_t word) {
  if (view.lemma(word) != "head" || !one_of(view.case_marker(word), {"in", "to", "on", "through", "against"}))
    return false;
  const auto above = view.head(word);
  return above != kRoot && one_of(view.lemma(above), {"shoot", "shot", "gunshot", "bullet", "wound", "injury", "injure",
                                                      "hit", "blow", "strike", "stab", "beat", "shrapnel", "gun"});
}

// Does this noun head the description of an actor? Modifiers ("police chief", "army base") do not.
bool describes_actor(const View& view, std::uint32_t word) {
  if (view.name_at(word) != kNoName || (view.upos(word) != "NOUN" && view.upos(word) != "PROPN")) return false;
  if (view.is_any(word, {"compound", "nmod:desc", "amod", "flat"})) return false;
  const auto* noun = view.actor_noun(word);
  if (!noun || noun->asked) return false;
  // "in front", "in court", "on board" name no body, "in exile" nobody
  const bool bare = view.core(word).size() == 1 && view.parse.dependent(word, "det") == kRoot && !view.plural(word);
  if (bare && one_of(view.case_marker(word), {"in", "on", "at", "into", "under"})) return false;
  return !wounded(view, word);
}

}  // namespace

std::string_view to_string(NameTag tag) {
  constexpr std::array<std::string_view, 6> kNames{"PER", "ORG", "GPE", "LOC", "NORP", "MISC"};
  return kNames[static_cast<std::size_t>(tag)];
}

std::string_view to_string(ActorKind kind) {
  constexpr std::array<std::string_view, 7> kNames{"person",      "state", "government", "organisation",
                                                   "armed_force", "group", "other"};
  return kNames[static_cast<std::size_t>(kind)];
}

namespace {

Cast build(const Document& document, const Tokens& tokens, const Parse& parse, const std::vector<Name>& names,
           const Lexicon& lexicon, const Watch* watch) {
  Cast cast;
  cast.names = names;
  const View view(document, tokens, parse, lexicon, cast.names);
  CastBuilder builder(view, cast, watch);
  builder.add_names();
  builder.add_roles();
  for (std::uint32_t word = 0; word < tokens.words.size(); ++word) {
    if (view.upos(word) == "PRON" || view.upos(word) == "DET")
      builder.add_pronoun(word);
    else if (describes_actor(view, word))
      builder.add_description(word);
    else if (view.upos(word) == "NOUN")
      builder.add_collective(word);
  }
  builder.add_counterparts();
  // who is an actor only where somebody asks is asked for
  for (std::uint32_t word = 0; watch != nullptr && word < tokens.words.size(); ++word)
    if (const auto* noun = view.upos(word) == "NOUN" ? view.actor_noun(word) : nullptr; noun && noun->asked)
      if (view.name_at(word) == kNoName && !view.is_any(word, {"compound", "amod"})) builder.add_description(word);
  return cast;
}

}  // namespace

Cast find_actors(const Document& document, const Tokens& tokens, const Parse& parse, const std::vector<Name>& names,
                 const Lexicon& lexicon) {
  return build(document, tokens, parse, names, lexicon, nullptr);
}

Cast find_actors(const Document& document, const Tokens& tokens, const Parse& parse, const std::vector<Name>& names,
                 const Lexicon& lexicon, const Watch& watch) {
  return build(document, tokens, parse, names, lexicon, &watch);
}

}  // namespace grotius
