#include "actors/lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <functional>
#include <variant>

#include "actors/lexicon_impl.h"
#include "base/table.h"

namespace grotius {
namespace {

// The values of one column; none for an empty one.
Fields values(const std::string& column) { return column.empty() ? Fields{} : split(column, "; "); }

std::string or_none(const std::string& column) { return column == "-" ? std::string() : column; }

std::optional<ActorKind> kind_of(std::string_view word) {
  for (const auto kind : {ActorKind::kPerson, ActorKind::kState, ActorKind::kGovernment, ActorKind::kOrganisation,
                          ActorKind::kArmedForce, ActorKind::kGroup, ActorKind::kOther})
    if (to_string(kind) == word) return kind;
  return std::nullopt;
}

// Takes one row; says what is wrong with it, or nothing.
using Row = std::function<std::string(const Fields&)>;

Result<std::monostate> read_rows(const std::filesystem::path& file, std::size_t columns, const Row& row) {
  std::ifstream in(file);
  if (!in) return fail(ErrorCode::kNotFound, "the lexicon file cannot be opened", file.string());
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    const auto fields = split(line, "\t");
    const auto wrong = fields.size() == columns
                           ? row(fields)
                           : fmt::format("{} columns where {} are expected", fields.size(), columns);
    if (!wrong.empty()) return fail(ErrorCode::kMalformed, wrong, fmt::format("{}:{}", file.string(), number));
  }
  return std::monostate{};
}

struct Loader {
  Lexicon::Impl& lexicon;
  std::unordered_map<std::string, std::size_t> by_code;
  std::unordered_map<std::string, std::size_t> decided;  // words state-words.tsv has given to a state

  std::string add_state(const Fields& f) {
    if (f[0].size() != 3) return fmt::format("\"{}\" is no ISO 3166-1 alpha-3 code", f[0]);
    if (!by_code.emplace(f[0], lexicon.states.size()).second) return fmt::format("{} is listed twice", f[0]);
    const auto state = lexicon.states.size();
    lexicon.states.push_back({f[0], f[1], or_none(f[4]), or_none(f[5]), or_none(f[7]), f[6] == "UN"});
    lexicon.state_words.try_emplace(f[1], StateWord{state, StateUse::kName});
    for (const auto& name : values(f[2])) lexicon.state_words.try_emplace(name, StateWord{state, StateUse::kName});
    for (const auto& city : values(f[3])) lexicon.state_words.try_emplace(city, StateWord{state, StateUse::kCapital});
    return {};
  }

  std::string add_state_form(const Fields& f) {
    lexicon.state_forms.push_back(f[0]);
    return {};
  }

  std::string add_state_words(const Fields& f) {
    const auto found = by_code.find(f[0]);
    if (found == by_code.end()) return fmt::format("{} is no code of states.tsv", f[0]);
    const std::pair<std::size_t, StateUse> columns[] = {
        {3, StateUse::kName}, {1, StateUse::kAdjective}, {2, StateUse::kPeople}, {4, StateUse::kCapital}};
    for (const auto& [column, use] : columns)
      for (const auto& word : values(f[column])) {
        const auto [at, fresh] = decided.emplace(word, found->second);
        if (!fresh && at->second != found->second)
          return fmt::format("\"{}\" belongs to {} already", word, lexicon.states[at->second].code);
        // "US" is a name before it is an adjective
        const auto known = lexicon.state_words.find(word);
        if (known != lexicon.state_words.end() && known->second.state == found->second) continue;
        lexicon.state_words[word] = StateWord{found->second, use};
      }
    return {};
  }

  std::string add_body(const Fields& names, std::string_view kind, KnownBody body) {
    const auto known = kind_of(kind);
    if (!known) return fmt::format("\"{}\" is no actor kind", kind);
    body.kind = *known;
    if (!body.country.empty()) {
      const auto at = by_code.find(body.country);
      if (at == by_code.end()) return fmt::format("{} is no code of states.tsv", body.country);
      body.state = at->second;
    }
    for (const auto& name : names)
      if (!lexicon.body_names.emplace(name, lexicon.bodies.size()).second)
        return fmt::format("\"{}\" is listed twice", name);
    lexicon.bodies.push_back(std::move(body));
    return {};
  }

  std::string add_seat(const Fields& f) {
    const auto country = or_none(f[1]);
    return add_body(values(f[0]), f[2], {f[4], ActorKind::kGovernment, country, country + or_none(f[3]), {}, true});
  }

  std::string add_organisation(const Fields& f) {
    auto names = values(f[1]);
    names.insert(names.begin(), f[0]);
    return add_body(names, f[2], {f[0], ActorKind::kOrganisation, or_none(f[3]), or_none(f[4]), {}, false});
  }

  std::string add_people(const Fields& f) {
    const auto at = by_code.find(f[0]);
    if (at == by_code.end()) return fmt::format("{} is no code of states.tsv", f[0]);
    for (const auto& name : values(f[1]))
      if (!lexicon.people.emplace(name, at->second).second) return fmt::format("\"{}\" is listed twice", name);
    return {};
  }

  std::string add_local_office(const Fields& f) {
    return lexicon.local_offices.insert(f[0]).second ? "" : fmt::format("\"{}\" is listed twice", f[0]);
  }

  std::string add_own_state(const RegistryEntry& entry) {
    const auto [at, fresh] = by_code.emplace(std::string(entry.country), lexicon.states.size());
    if (fresh)
      lexicon.states.push_back(
          {std::string(entry.country), std::string(entry.names.front()), {}, {}, std::string(entry.wikidata), false});
    for (const auto& name : entry.names)
      lexicon.state_words[std::string(name)] = StateWord{at->second, StateUse::kName};
    return {};
  }

  // A user's word comes before the lexicon's. Who has no kind there, and people, are known once the cast is.
  std::string add_own(const RegistryEntry& entry) {
    if (entry.kind == "state") return add_own_state(entry);
    if (entry.kind.empty()) return {};
    if (!entry.country.empty() && by_code.count(std::string(entry.country)) == 0)
      return fmt::format("{} is no code of a state", entry.country);
    if (entry.kind == "person" || entry.kind == "group") return {};
    const Fields names(entry.names.begin(), entry.names.end());
    for (const auto& name : names) lexicon.body_names.erase(name);
    return add_body(
        names, entry.kind,
        {names.front(), ActorKind::kOrganisation, std::string(entry.country), std::string(entry.code), {}, false});
  }

  std::string add_pronoun_signal(const Fields& f) { return lexicon.pronouns.add(f[0], {f.begin() + 1, f.end()}); }

  std::string add_description_signal(const Fields& f) {
    return lexicon.descriptions.add(f[0], {f.begin() + 1, f.end()});
  }

  std::string add_noun(const Fields& f) {
    ActorNoun noun;
    if (f[1] != "person" && f[1] != "body" && f[1] != "none")
      return fmt::format("class \"{}\" is neither person, body nor none", f[1]);
    if (f[4] != "actor" && f[4] != "asked" && f[4] != "side")
      return fmt::format("use \"{}\" is neither actor, asked nor side", f[4]);
    const auto kind = kind_of(f[2]);
    if (!kind) return fmt::format("\"{}\" is no actor kind", f[2]);
    noun.person = f[1] == "person";
    noun.nobody = f[1] == "none";
    noun.kind = *kind;
    noun.code = or_none(f[3]);
    noun.asked = f[4] == "asked";
    noun.side = f[4] == "side";
    noun.broader = values(f[5]);
    noun.gender = f[6] == "m" ? Gender::kMale : f[6] == "f" ? Gender::kFemale : Gender::kUnknown;
    for (const auto& word : values(f[0]))
      if (!lexicon.nouns.emplace(word, noun).second) return fmt::format("\"{}\" is listed twice", word);
    return {};
  }
};

// "MOSCOW" and "SRI LANKA" as "Moscow" and "Sri Lanka"; nothing if it is not all capitals or too short to tell.
std::optional<std::string> from_capitals(std::string_view word) {
  std::string out(word);
  bool inside = false;
  for (auto& c : out) {
    if (std::islower(static_cast<unsigned char>(c))) return std::nullopt;
    const bool letter = std::isalpha(static_cast<unsigned char>(c)) != 0;
    if (letter && inside) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    inside = letter;
  }
  return word.size() > 3 ? std::optional(out) : std::nullopt;
}

// The lists have the plain apostrophe: "Democratic People\u2019s Republic".
std::optional<std::string> with_plain_apostrophe(std::string_view name) {
  constexpr std::string_view kTypographic = "\u2019";
  if (name.find(kTypographic) == std::string_view::npos) return std::nullopt;
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const bool is_one = name.substr(at).starts_with(kTypographic);
    out += is_one ? '\'' : name[at];
    at += is_one ? kTypographic.size() : 1;
  }
  return out;
}

template <class Map>
const typename Map::mapped_type* find_name(const Map& map, std::string_view name) {
  if (const auto plain = with_plain_apostrophe(name)) return find_name(map, *plain);
  if (const auto at = map.find(std::string(name)); at != map.end()) return &at->second;
  if (const auto plain = from_capitals(name))
    if (const auto at = map.find(*plain); at != map.end()) return &at->second;
  return nullptr;
}

}  // namespace

std::optional<StateWord> Lexicon::Impl::listed_state(std::string_view word) const {
  const auto* found = find_name(state_words, word);
  return found ? std::optional(*found) : std::nullopt;
}

std::optional<StateWord> Lexicon::Impl::state_word(std::string_view word) const {
  if (const auto found = listed_state(word)) return found;
  // a state's name behind what it is: "Arab Republic of Egypt"
  for (const std::string& form : state_forms) {
    const auto at = word.rfind(form + " ");
    if (at == std::string_view::npos || (at > 0 && word[at - 1] != ' ')) continue;
    const auto* found = find_name(state_words, word.substr(at + form.size() + 1));
    if (found != nullptr && found->use == StateUse::kName) return *found;
  }
  return std::nullopt;
}

std::optional<std::size_t> Lexicon::Impl::state_of_code(std::string_view code) const {
  const auto found = std::find_if(states.begin(), states.end(), [&](const KnownState& s) { return s.code == code; });
  return found == states.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - states.begin()));
}

const KnownBody* Lexicon::Impl::body(std::string_view name) const {
  const auto* found = find_name(body_names, name);
  if (const auto cut = name.find("- "); found == nullptr && cut != std::string_view::npos)  // at the end of a line
    found = find_name(body_names, std::string(name.substr(0, cut + 1)).append(name.substr(cut + 2)));
  return found ? &bodies[*found] : nullptr;
}

std::optional<std::size_t> Lexicon::Impl::state_of_person(std::string_view name) const {
  if (name.ends_with('.')) name.remove_suffix(1);  // at the end of a sentence
  const auto* found = find_name(people, name);
  return found ? std::optional(*found) : std::nullopt;
}

const ActorNoun* Lexicon::Impl::noun(std::string_view lemma) const {
  const auto at = nouns.find(std::string(lemma));
  return at == nouns.end() ? nullptr : &at->second;
}

Lexicon::Lexicon() : impl_(std::make_unique<Impl>()) {}
Lexicon::~Lexicon() = default;

Result<std::unique_ptr<const Lexicon>> Lexicon::load(const std::string& directory, const Registry& registry) {
  std::unique_ptr<Lexicon> lexicon(new Lexicon);
  Loader loader{*lexicon->impl_, {}, {}};
  const std::filesystem::path root(directory);
  const struct {
    const char* file;
    std::size_t columns;
    std::string (Loader::*add)(const Fields&);
  } files[] = {{"states.tsv", 8, &Loader::add_state},
               {"state-words.tsv", 5, &Loader::add_state_words},
               {"state-forms.tsv", 1, &Loader::add_state_form},
               {"seats.tsv", 5, &Loader::add_seat},
               {"organisations.tsv", 5, &Loader::add_organisation},
               {"people.tsv", 2, &Loader::add_people},
               {"local-offices.tsv", 1, &Loader::add_local_office},
               {"actor-nouns.tsv", 7, &Loader::add_noun},
               {"pronouns.tsv", 1 + Weights::kClasses, &Loader::add_pronoun_signal},
               {"descriptions.tsv", 1 + Weights::kClasses, &Loader::add_description_signal}};
  for (const auto& [file, columns, add] : files) {
    const auto read =
        read_rows(root / file, columns, [&, method = add](const Fields& f) { return (loader.*method)(f); });
    if (!read) return tl::unexpected<Error>(read.error());
  }
  auto leaders = Registry::load((root / "leaders.tsv").string());
  if (!leaders) return tl::unexpected<Error>(leaders.error());
  lexicon->impl_->leaders = *std::move(leaders);
  // states first: an organisation may be a state's that the same file adds
  for (const bool states : {true, false})
    for (const RegistryEntry& entry : registry.entries())
      if ((entry.kind == "state") == states)
        if (const auto wrong = loader.add_own(entry); !wrong.empty())
          return fail(ErrorCode::kMalformed, wrong, registry.place_of(entry));
  return std::unique_ptr<const Lexicon>(std::move(lexicon));
}

namespace {

std::string_view to_string(StateUse use) {
  static constexpr std::string_view kNames[] = {"name", "adjective", "people", "capital"};
  return kNames[static_cast<std::size_t>(use)];
}

KnownName known_state(const KnownState& state, std::string_view use) {
  return {state.name, "state", state.code, state.code, state.wikidata, std::string(use)};
}

}  // namespace

std::vector<KnownName> Lexicon::find(std::string_view name) const {
  std::vector<KnownName> out;
  for (const KnownState& state : impl_->states)
    if (name == state.code || name == state.two) out.push_back(known_state(state, "code"));
  if (const auto word = impl_->state_word(name)) out.push_back(known_state(impl_->state(*word), to_string(word->use)));
  if (const KnownBody* body = impl_->body(name))
    out.push_back({body->name,
                   std::string(grotius::to_string(body->kind)),
                   body->country,
                   body->code,
                   {},
                   body->seat ? "seat" : "name"});
  return out;
}

}  // namespace grotius
