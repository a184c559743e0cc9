#include "places/belonging.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/table.h"

namespace grotius {
namespace {

bool any_of(const std::vector<std::string>& words, const std::set<std::string, std::less<>>& list) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return list.contains(word); });
}

// "electoral commission"
bool is_of_two_words(const Actor& actor, const std::set<std::string, std::less<>>& list) {
  const auto& narrowed = actor.traits.modifiers;
  return !narrowed.empty() && std::any_of(actor.traits.nouns.begin(), actor.traits.nouns.end(), [&](const auto& noun) {
    return list.contains(narrowed.back() + " " + noun);
  });
}

}  // namespace

bool has_noun(const Actor& actor, std::string_view lemma) {
  const auto& nouns = actor.traits.nouns;
  return std::find(nouns.begin(), nouns.end(), lemma) != nouns.end();
}

std::string Belonging::add(const std::string& kind, const std::string& country, const std::string& word) {
  if (kind == "part")
    return parts_.emplace(word, country).second ? std::string() : fmt::format("\"{}\" is listed twice", word);
  if (kind == "division") {
    divisions_.emplace(country, word);
    return {};
  }
  const bool telling = kind == "head" || kind == "title";
  if (telling == country.empty()) return fmt::format("\"{}\" is no country for the class \"{}\"", country, kind);
  if (telling)
    return (kind == "head" ? heads_ : titles_).emplace(word, country).second
               ? std::string()
               : fmt::format("\"{}\" is listed twice", word);
  const std::pair<std::string_view, Words*> lists[] = {
      {"visitor", &visitors_}, {"afar", &afar_},       {"sphere", &spheres_}, {"office", &offices_}, {"body", &bodies_},
      {"local", &locals_},     {"anybody", &anybody_}, {"close", &close_},    {"home", &home_},      {"many", &many_}};
  for (const auto& [name, list] : lists)
    if (kind == name) return list->insert(word).second ? std::string() : fmt::format("\"{}\" is listed twice", word);
  return fmt::format("\"{}\" is no class of words", kind);
}

Result<Belonging> Belonging::load(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(ErrorCode::kNotFound, "the lexicon file cannot be opened", file);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  Belonging out;
  const auto read = for_each_row(text, file, 3, [&](const Fields& row) {
    for (const std::string& word : split(row[2], "; "))
      if (std::string wrong = out.add(row[0], row[1], word); !wrong.empty()) return wrong;
    return std::string();
  });
  if (!read) return tl::unexpected(read.error());
  return out;
}

std::string_view Belonging::whole_of(std::string_view country) const {
  const auto whole = parts_.find(country);
  return whole == parts_.end() ? country : std::string_view(whole->second);
}

bool Belonging::is_named_for_many(const Actor& actor) const {
  if (!actor.traits.named || actor.kind != ActorKind::kOrganisation) return false;
  return std::any_of(many_.begin(), many_.end(),
                     [&](const std::string& words) { return actor.name.starts_with(words + " "); });
}

bool Belonging::comes_from_afar(const Actor& actor) const {
  const auto& narrowed = actor.traits.modifiers;
  if (is_of_two_words(actor, home_)) return false;
  const bool at_home = any_of(actor.traits.nouns, spheres_) || any_of(narrowed, spheres_);
  if (!at_home && any_of(narrowed, afar_)) return true;
  if (is_named_for_many(actor)) return true;
  const bool neighbours = has_noun(actor, "government") && actor.traits.plural &&
                          std::find(narrowed.begin(), narrowed.end(), "regional") != narrowed.end();
  return neighbours || any_of(actor.traits.nouns, visitors_);
}

bool Belonging::holds_office(const Actor& actor) const {
  const auto& narrowed = actor.traits.modifiers;
  if (any_of(narrowed, bodies_)) return false;
  return any_of(actor.traits.nouns, offices_) || is_of_two_words(actor, offices_);
}

bool Belonging::is_local(const Actor& actor) const { return any_of(actor.traits.nouns, locals_); }

bool Belonging::is_called_local(const Actor& actor) const {
  const auto& narrowed = actor.traits.modifiers;
  return actor.kind == ActorKind::kOrganisation &&
         std::find(narrowed.begin(), narrowed.end(), "local") != narrowed.end();
}

bool Belonging::are_divisions(const Actor& actor, const std::string& country) const {
  const bool several = actor.kind == ActorKind::kState && actor.traits.plural && !actor.traits.named;
  return several && std::any_of(actor.traits.nouns.begin(), actor.traits.nouns.end(), [&](const std::string& noun) {
           return divisions_.contains({country, noun});
         });
}

bool Belonging::may_be_anybody(const Actor& actor) const {
  return !actor.traits.named && any_of(actor.traits.nouns, anybody_);
}

bool Belonging::is_close(const Actor& actor) const { return any_of(actor.traits.nouns, close_); }

std::optional<std::string> Belonging::told_by_word(const Actor& actor, const std::set<std::string>& spoken_of) const {
  for (const std::string& noun : actor.traits.nouns)
    if (const auto head = heads_.find(noun); head != heads_.end() && actor.kind == ActorKind::kPerson)
      return head->second;
  if (actor.kind == ActorKind::kArmedForce || actor.kind == ActorKind::kOther) return std::nullopt;
  const std::string role = actor.role.value_or("");
  for (const auto& [word, country] : titles_) {
    if (!spoken_of.contains(country)) continue;
    const std::size_t next = word.size() + 1;
    const bool described = !actor.traits.named && actor.name.starts_with(word + " ") && next < actor.name.size() &&
                           actor.name[next] >= 'a' && actor.name[next] <= 'z';
    const bool called = actor.name == word || described;
    if (called || role == word || role.ends_with(" " + word) || role.starts_with(word + " ")) return country;
  }
  return std::nullopt;
}

}  // namespace grotius
