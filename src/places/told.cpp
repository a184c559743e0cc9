#include "places/told.h"

#include <algorithm>

namespace grotius {
namespace {

constexpr std::uint32_t kBehind = 4;  // so many times farther is what stands behind

const Mention* first_mention(const Actor& actor) {
  const auto first = std::find_if(actor.mentions.begin(), actor.mentions.end(),
                                  [](const Mention& m) { return m.form != MentionForm::kPronoun; });
  return first == actor.mentions.end() ? nullptr : &*first;
}

}  // namespace

Told::Told(const Parse& parse, const Cast& cast) : parse_(parse) {
  const auto add = [&](const std::vector<Mention>& mentions, const std::optional<std::string>& country, bool acts) {
    for (const Mention& mention : mentions)
      if (country && mention.form != MentionForm::kPronoun)
        marks_.push_back({mention.head, parse.words[mention.head].sentence, *country, acts});
  };
  for (const Actor& actor : cast.actors)
    if (actor.kind == ActorKind::kPerson || !actor.code.value_or("").ends_with("MED"))
      add(actor.mentions, actor.country, true);
  for (const Place& place : cast.places) add(place.mentions, place.country, false);
  std::stable_sort(marks_.begin(), marks_.end());
}

Nearest Told::in_sentence(std::uint32_t sentence, std::uint32_t word) const {
  Nearest out;
  out.alone = true;
  std::uint32_t best = 0;
  auto mark = std::partition_point(marks_.begin(), marks_.end(), [&](const Mark& m) { return m.sentence < sentence; });
  for (; mark != marks_.end() && mark->sentence == sentence; ++mark) {
    const std::uint32_t distance = mark->word < word ? word - mark->word : kBehind * (mark->word - word);
    if (out.country && *out.country != mark->country) out.alone = false;
    if (out.country && distance >= best) continue;
    out.country = mark->country;
    out.acts = mark->acts;
    best = distance;
  }
  return out;
}

Nearest Told::nearest(const Actor& actor) const {
  const Mention* const first = first_mention(actor);
  if (first == nullptr) return {};
  const std::uint32_t sentence = parse_.words[first->head].sentence;
  Nearest out = in_sentence(sentence, first->head);
  out.same_sentence = out.country.has_value();
  if (!out.country && sentence > 0) out = in_sentence(sentence - 1, first->head);
  return out;
}

std::optional<std::string> Told::land_before(const Actor& actor, std::uint32_t words) const {
  const Mention* const first = first_mention(actor);
  if (first == nullptr) return std::nullopt;
  std::optional<std::string> out;
  for (const Mark& mark : marks_)
    if (!mark.acts && mark.word < first->head && first->head - mark.word <= words &&
        mark.sentence == parse_.words[first->head].sentence)
      out = mark.country;
  return out;
}

}  // namespace grotius
