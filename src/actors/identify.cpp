// What is known of an actor beyond the text.
#include <algorithm>

#include "actors/actors.h"
#include "actors/lexicon_impl.h"

namespace grotius {
namespace {

using Entries = std::vector<const RegistryEntry*>;

// Of the names that the text has for the actor the longest that the registry knows: "Putin" may be many.
Entries entries_of(const Document& document, const Registry& registry, const Actor& actor) {
  Entries best = registry.find(actor.name);
  std::size_t length = best.empty() ? 0 : actor.name.size();
  for (const Mention& mention : actor.mentions) {
    if (mention.form != MentionForm::kName || mention.span.size() <= length) continue;
    Entries found = registry.find(document.text(mention.span));
    if (found.empty()) continue;
    best = std::move(found);
    length = mention.span.size();
  }
  return best;
}

// What all entries say that say anything; nothing if they differ.
std::optional<std::string> agreed(const Entries& entries, std::string_view RegistryEntry::*field) {
  std::optional<std::string> value;
  for (const RegistryEntry* entry : entries) {
    const std::string_view said = entry->*field;
    if (said.empty()) continue;
    if (value && *value != said) return std::nullopt;
    value = said;
  }
  return value;
}

void fill(std::optional<std::string>& field, std::optional<std::string> value) {
  if (!field) field = std::move(value);
}

void identify(const Lexicon::Impl& lexicon, Entries entries, std::optional<Day> on, Actor& actor) {
  fill(actor.wikidata, agreed(entries, &RegistryEntry::wikidata));  // who somebody is does not change
  entries.erase(std::remove_if(entries.begin(), entries.end(), [&](const RegistryEntry* e) { return !e->holds(on); }),
                entries.end());
  const auto country = agreed(entries, &RegistryEntry::country);
  if (country && lexicon.state_of_code(*country)) fill(actor.country, country);
  fill(actor.role, agreed(entries, &RegistryEntry::role));
  const auto code = agreed(entries, &RegistryEntry::code);
  // the text alone may tell no more than the state or the role
  if (code && (!actor.code || actor.code->size() <= 3) && actor.kind != ActorKind::kState) actor.code = code;
}

}  // namespace

void identify_actors(const Document& document, const Lexicon& lexicon, const Registry& registry, Cast& cast) {
  const Lexicon::Impl& known = lexicon.impl();
  for (Actor& actor : cast.actors) {
    if (actor.kind == ActorKind::kState && actor.country)
      if (const auto state = known.state_of_code(*actor.country); state && !known.states[*state].wikidata.empty())
        actor.wikidata = known.states[*state].wikidata;
    if (!actor.traits.named) continue;
    Entries entries = entries_of(document, registry, actor);
    if (entries.empty() && actor.kind == ActorKind::kPerson) entries = entries_of(document, known.leaders, actor);
    if (!entries.empty()) identify(known, std::move(entries), document.published, actor);
  }
}

}  // namespace grotius
