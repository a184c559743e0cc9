// Ground or government: whether a geographic name says where, or who.
#include <algorithm>

#include "actors/cast_builder.h"
#include "text/utf8.h"

namespace grotius {
namespace {

bool leads_to_ground(std::string_view marker) {
  return one_of(marker,
                {"in",   "at",      "near",  "into",   "across", "around", "outside", "inside",  "within", "throughout",
                 "over", "through", "along", "beyond", "via",    "off",    "toward",  "towards", "onto",   "under"});
}

// "flew to Moscow" is a way, "offered to Moscow" an address.
bool moves(std::string_view lemma) {
  return one_of(lemma, {"go",    "travel",   "fly",    "arrive",     "return",     "come",      "visit", "trip",
                        "move",  "flee",     "head",   "withdraw",   "withdrawal", "deport",    "drive", "escape",
                        "march", "journey",  "tour",   "cross",      "leave",      "pull",      "way",   "back",
                        "route", "flight",   "road",   "border",     "kilometre",  "kilometer", "km",    "mile",
                        "bring", "transfer", "import", "repatriate", "evacuate",   "pullout",   "send",  "deploy"});
}

// "the city of X", "north of X", "the outskirts of X"
bool ground_noun(std::string_view lemma) {
  return one_of(lemma, {"city",      "town",      "village",   "capital", "province", "region",    "district",
                        "north",     "south",     "east",      "west",    "part",     "outskirts", "suburb",
                        "border",    "centre",    "center",    "port",    "area",     "state",     "northeast",
                        "northwest", "southeast", "southwest", "rest",    "coast",    "territory", "island"});
}

}  // namespace

bool CastBuilder::acts(const Name& name) const {
  const auto state = view_.lexicon.state_word(view_.text(view_.name_words(name)));
  if (!state || name.tag == NameTag::kLoc) return false;
  if (view_.document.dateline && view_.document.dateline->span.overlaps(view_.bytes(name.words))) return false;
  const bool city = state->use == StateUse::kCapital;
  const auto word = view_.top(view_.name_head(name));
  const auto governor = view_.head(word);
  if (view_.relation(word).starts_with("nsubj")) return !city || view_.relation(word) == "nsubj";
  if (view_.is_any(word, {"obj", "iobj", "compound", "amod"})) return !city;
  if (view_.relation(word) == "nmod:poss") return true;
  const auto marker = view_.case_marker(word);
  if (marker.empty()) return !city;
  if (leads_to_ground(marker)) return false;
  if (city) return one_of(marker, {"with", "against", "between", "by"});
  const auto governing = governor == kRoot ? std::string() : view_.lemma(governor);
  if (one_of(marker, {"to", "from", "for", "out"})) return !moves(governing);
  return marker != "of" || !ground_noun(governing);
}

PlaceId CastBuilder::add_place(std::uint32_t n) {
  const auto& name = view_.names[n];
  const auto words = view_.name_words(name);
  const auto text = view_.text(words);
  const auto head = view_.name_head(name);
  const auto known = view_.lexicon.state_word(text);
  std::optional<std::size_t> state;
  if (known) state = known->state;
  for (const auto d : view_.parse.dependents[head])  // "Kufa, Iraq", "Basra in southern Iraq"
    if (!state && d > head && view_.is_any(d, {"appos", "nmod", "list", "obl", "dep"}))
      if (const auto found = view_.state_of(d); found && found->use == StateUse::kName) state = found->state;
  if (!state) state = view_.country_of(head);
  // "the Iraqi city of Kufa", but not "the French centre in Gaza City"
  const bool told_by = view_.is(head, "appos") || (view_.is(head, "nmod") && view_.case_marker(head) == "of");
  if (const auto above = view_.head(head); !state && above != kRoot && told_by)
    if (ground_noun(view_.lemma(above))) state = view_.country_of(above);

  const auto id = index_.place(text);
  if (id.value == cast_.places.size()) cast_.places.push_back({text, std::nullopt, {}});
  auto& place = cast_.places[id.value];
  if (in_capitals(place.name) && !in_capitals(text)) place.name = text;  // a dateline's "MOSCOW"
  if (state && !place.country) place.country = view_.lexicon.states[*state].code;
  add_mention(place.mentions, {view_.bytes(words), words, head, MentionForm::kName});
  return id;
}

}  // namespace grotius
