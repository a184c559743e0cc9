#include "actors/cast_index.h"

#include <algorithm>

#include "actors/organisation_names.h"

namespace grotius {

CastIndex::CastIndex(const View& view, const Cast& cast) {
  for (std::size_t a = 0; a < cast.actors.size(); ++a) {
    const auto& known = cast.actors[a];
    add(ActorId(a), known.traits.key);
    for (const auto& mention : known.mentions)
      if (mention.form == MentionForm::kName) add_form(ActorId(a), known.traits.key, view.text(mention.words));
  }
  for (std::size_t p = 0; p < cast.places.size(); ++p) places_.try_emplace(to_lower(cast.places[p].name), PlaceId(p));
}

void CastIndex::add(ActorId id, const std::string& key) {
  if (!key.empty()) by_key_.try_emplace(key, id);
}

ActorId CastIndex::actor(const std::string& key) const {
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? ActorId{} : found->second;
}

void CastIndex::add_form(ActorId id, std::string_view key, std::string text) {
  if (!key.starts_with("org:") && !key.starts_with("body:")) return;
  auto& forms = forms_[id.value];
  if (std::find(forms.begin(), forms.end(), text) != forms.end()) return;
  for (const auto& similarity : similarity_keys(text)) by_similarity_[similarity].push_back(id);
  forms.push_back(std::move(text));
}

std::vector<ActorId> CastIndex::similar(std::string_view text) const {
  std::vector<ActorId> out;
  for (const auto& key : similarity_keys(text))
    if (const auto found = by_similarity_.find(key); found != by_similarity_.end())
      out.insert(out.end(), found->second.begin(), found->second.end());
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

PlaceId CastIndex::place(std::string_view name) {
  return places_.try_emplace(to_lower(name), PlaceId(places_.size())).first->second;
}

}  // namespace grotius
