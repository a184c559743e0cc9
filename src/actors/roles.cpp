// Titles and appositions: what the text says a named actor is. "Russian President Vladimir Putin";
// "Christopher Hill, the chief US negotiator,"; "the rebel group, the Movement for Change".
#include <algorithm>

#include "actors/cast_builder.h"

namespace grotius {
namespace {

void add_once(std::vector<std::string>& list, const std::string& word) {
  if (std::find(list.begin(), list.end(), word) == list.end()) list.push_back(word);
}

// "UN" and "Secretary" of "UN Secretary-General's envoy"
bool below_owner(const View& view, std::uint32_t word, std::uint32_t noun) {
  for (; word != kRoot && word != noun; word = view.head(word))
    if (view.is(word, "nmod:poss")) return true;
  return false;
}

// "of State" of "Secretary of State", "of Roads" of "Minister of Roads Luis Ortega": wherever the tree hangs it, it
// stands right behind the noun.
WordSpan office_of(const View& view, std::uint32_t noun) {
  const auto above = view.head(noun);
  if (above != kRoot && above > noun && view.case_marker(above) == "of" &&
      view.parse.dependent(above, "case") == noun + 1)
    return {noun + 1, above + 1};
  for (const auto parent : {noun, above}) {
    if (parent == kRoot) continue;
    for (const auto d : view.parse.dependents[parent]) {
      if (d <= noun || view.case_marker(d) != "of" || !view.is_any(d, {"nmod", "appos"})) continue;
      const auto of = view.parse.subtree(d);
      if (of.begin == noun + 1 && of.size() <= 6) return of;
    }
  }
  return {};
}

// The role in the text's words, without articles and nationality: "foreign minister", "President of Chad".
std::string role_text(const View& view, std::uint32_t noun) {
  std::string out;
  const auto words = view.core(noun);
  for (auto w = words.begin; w < words.end; ++w) {
    const auto state = view.state_of(w);
    const bool country = state && state->use != StateUse::kPeople;
    const bool genitive =
        view.is_any(w, {"nummod", "case", "det"}) || view.is(w, "nmod:poss") || view.upos(w) == "PRON";
    if (country || genitive || below_owner(view, w, noun)) continue;
    if (!out.empty() && view.tokens.words[w].space_before) out += ' ';
    out += view.text(w);
  }
  if (const auto of = office_of(view, noun); !of.empty()) out += ' ' + view.text(of);
  return out;
}

}  // namespace

void CastBuilder::take_role(ActorId id, std::uint32_t noun, bool replace) {
  const auto* entry = view_.actor_noun(noun);
  if (!entry) return;
  affiliate(id, view_.country_of(noun), view_.role_code(noun));
  auto& who = actor(id);
  add_once(who.traits.nouns, view_.lemma(noun));
  for (const auto& word : view_.modifiers(noun)) add_once(who.traits.modifiers, word);
  if (who.traits.gender == Gender::kUnknown && entry->person) who.traits.gender = entry->gender;
  if (entry->person && !entry->asked && (replace || !who.role)) who.role = role_text(view_, noun);
  if (!entry->person && who.kind == ActorKind::kOrganisation) who.kind = entry->kind;
  affiliate_by_phrase(id, noun);
}

void CastBuilder::take_title(std::uint32_t n, ActorId id) {
  const auto& name = view_.names[n];
  const auto head = view_.name_head(name);
  const bool person = name.tag == NameTag::kPer;
  for (auto d : view_.parse.dependents[head]) {
    // "Secretary of State" may hang on its last word
    if (const auto first = view_.parse.subtree(d).begin; person && first < d && d < name.words.begin &&
                                                         view_.head(first) == d && view_.case_marker(d) == "of" &&
                                                         view_.parse.dependent(d, "case") == first + 1)
      d = first;
    if (d >= name.words.begin || !view_.is_any(d, {"nmod", "compound", "flat", "amod", "appos"})) continue;
    if (view_.name_at(d) != kNoName || view_.is(d, "nmod:poss")) continue;
    const auto* entry = view_.actor_noun(d);
    // "Japanese goalkeeper Sato": what he is may be any word
    if (!entry && person && view_.upos(d) == "NOUN") affiliate(id, view_.country_of(d), {});
    if (!entry || entry->person != person) continue;
    take_role(id, d, true);
    // a parser may hang the nationality on the name: "Russian" of "Putin"
    affiliate(id, view_.country_of(head), view_.role_code(d));
  }
  // or make the title the head: "President" with "Putin" below
  const auto above = view_.head(head);
  if (above != kRoot && above + 1 == name.words.begin && view_.is_any(head, {"flat", "appos"}))
    if (const auto* entry = view_.actor_noun(above);
        entry && entry->person == person && view_.name_at(above) == kNoName) {
      take_role(id, above, true);
      refer(above, view_.core(above), MentionForm::kDescription, {id});
    }
}

// "Rebels led by Luis Ortega", "Luis Ortega's rebels": whose leader he is, he is of.
void CastBuilder::take_led(std::uint32_t n, ActorId id) {
  const auto head = view_.name_head(view_.names[n]);
  auto led = view_.head(head);
  if (led == kRoot) return;
  if (view_.is(led, "acl") && one_of(view_.lemma(led), {"lead", "head", "command"}) && view_.is(head, "obl") &&
      view_.case_marker(head) == "by")
    led = view_.head(led);
  else if (!view_.is(head, "nmod:poss"))
    return;
  const auto* entry = led == kRoot || view_.name_at(led) != kNoName ? nullptr : view_.actor_noun(led);
  if (entry == nullptr || actor(id).kind != ActorKind::kPerson) return;
  const auto* side = entry->side ? entry : view_.side_of(led);
  if (side != nullptr && side->kind == ActorKind::kArmedForce) affiliate(id, view_.country_of(led), side->code);
}

void CastBuilder::take_apposition(std::uint32_t n, ActorId id) {
  const auto& name = view_.names[n];
  const auto head = view_.name_head(name);
  const bool person = name.tag == NameTag::kPer;
  const auto join = [&](std::uint32_t noun) {
    const auto* entry = view_.actor_noun(noun);
    if (!entry || entry->person != person || view_.name_at(noun) != kNoName) return;
    if (person && view_.plural(noun)) return;
    // "the government, the AU and the UN": a body between states is none
    if (entry->kind == ActorKind::kGovernment && actor(id).code.value_or("").starts_with("IGO")) return;
    if (cast_.references.contains(noun)) return;
    take_role(id, noun, false);
    refer(noun, view_.core(noun), MentionForm::kDescription, {id});
  };
  for (const auto d : view_.parse.dependents[head])
    if (d > head && view_.is(d, "appos")) join(d);
  const auto above = view_.head(head);
  // "the satellite channel Al-Manar"
  const bool behind = !person && view_.is(head, "nmod") && view_.case_marker(head).empty() &&
                      above + 1 == name.words.begin && view_.upos(above) == "NOUN";
  if (above != kRoot && (view_.is(head, "appos") || behind)) join(above);
  // "Hill is the chief US negotiator"
  const auto predicate = view_.head(head);
  if (predicate == kRoot || !view_.is(head, "nsubj") || view_.parse.dependent(predicate, "cop") == kRoot) return;
  const auto article = view_.parse.dependent(predicate, "det");
  if (article == kRoot || view_.lower(article) != "the" || view_.plural(predicate) != !person) return;
  const auto* entry = view_.actor_noun(predicate);
  const auto& below = view_.parse.dependents[predicate];
  const bool negated = std::any_of(below.begin(), below.end(),
                                   [&](auto d) { return view_.lower(d) == "not" || view_.lower(d) == "n't"; });
  if (entry && entry->person == person && !negated) take_role(id, predicate, false);
}

// "his Israeli counterpart": holds the office there that he whose counterpart it is holds here.
void CastBuilder::add_counterparts() {
  for (const auto& [word, reference] : cast_.references) {
    if (view_.lemma(word) != "counterpart" || reference.actors.size() != 1) continue;
    const auto whose = view_.parse.dependent(word, "nmod:poss");
    const auto owner = whose == kRoot ? cast_.references.end() : cast_.references.find(whose);
    if (owner == cast_.references.end() || owner->second.actors.size() != 1) continue;
    const auto& model = actor(owner->second.actors.front());
    auto& who = actor(reference.actors.front());
    if (&who == &model || !model.role || !who.role.value_or("counterpart").ends_with("counterpart")) continue;
    who.role = model.role;
    const auto country = model.country.value_or("");
    if (model.code && model.code->starts_with(country))
      affiliate(reference.actors.front(), std::nullopt, model.code->substr(country.size()));
  }
}

void CastBuilder::add_roles() {
  for (std::uint32_t n = 0; n < view_.names.size(); ++n) {
    const auto& name = view_.names[n];
    if (name.tag != NameTag::kPer && name.tag != NameTag::kOrg) continue;
    const auto found = cast_.references.find(view_.name_head(name));
    if (found == cast_.references.end() || found->second.actors.size() != 1) continue;
    take_title(n, found->second.actors.front());
    take_apposition(n, found->second.actors.front());
    take_led(n, found->second.actors.front());
    if (name.tag == NameTag::kPer) affiliate_by_name(found->second.actors.front(), n);
  }
  share_in_lists();
}

}  // namespace grotius
