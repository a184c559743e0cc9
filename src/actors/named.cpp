// Names of states, peoples, bodies and everything else that is no person.
#include <algorithm>

#include "actors/cast_builder.h"
#include "actors/organisation_names.h"
#include "text/utf8.h"

namespace grotius {
namespace {

// The noun that says what a body is: before "of" or "for", else the last.
const ActorNoun* body_noun(const Lexicon::Impl& lexicon, std::string_view text, std::string& lemma) {
  const auto words = name_tokens(text);
  std::size_t at = words.size();
  for (std::size_t w = 1; w < words.size() && at == words.size(); ++w)
    if (one_of(words[w], {"of", "for", "on", "in", "against"})) at = w;
  if (at == 0) return nullptr;
  lemma = to_lower(words[at - 1]);
  const auto* noun = lexicon.noun(lemma);
  return noun && !noun->person ? noun : nullptr;
}

// The state a name tells of: "South Korean Foreign Ministry", "Bank of Japan", "US Air Force"; short words are states
// in capitals alone.
std::optional<std::size_t> state_within(const Lexicon::Impl& lexicon, std::string_view text) {
  auto words = name_tokens(text);
  for (auto& word : words)  // "Chad's Roads Institute"
    for (const std::string_view ending : {"'s", "\u2019s"})
      if (word.size() > ending.size() && word.ends_with(ending)) word.resize(word.size() - ending.size());
  for (std::size_t w = 0; w < words.size(); ++w) {
    if (w + 1 < words.size() && words[w].size() == 1 && words[w + 1].size() == 1)  // "U.S."
      if (const auto dotted = lexicon.state_word(words[w] + "." + words[w + 1] + ".")) return dotted->state;
    if (w + 1 < words.size())
      if (const auto two = lexicon.state_word(words[w] + " " + words[w + 1])) return two->state;
    if (const auto one = lexicon.state_word(words[w]); one && (words[w].size() > 2 || in_capitals(words[w])))
      return one->state;
  }
  return std::nullopt;
}

// "Taiwan-based Harbour Industries", "Agrarian Press from Chad": the state where the body that the name heads is at
// home.
std::optional<std::size_t> home_state(const View& view, std::uint32_t head) {
  const auto named = [&](std::uint32_t word) -> std::optional<std::size_t> {
    const auto state = view.state_of(word);
    return state && state->use == StateUse::kName ? std::optional(state->state) : std::nullopt;
  };
  for (const auto d : view.parse.dependents[head]) {
    if (d > head && view.is(d, "nmod") && view.case_marker(d) == "from") return named(d);
    if (d < head && view.lower(d) == "based")
      for (const auto where : view.parse.dependents[d])
        if (const auto state = named(where)) return state;
  }
  return std::nullopt;
}

}  // namespace

void add_mention(std::vector<Mention>& mentions, const Mention& mention) {
  const auto later =
      std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& m) { return m.span < mention.span; });
  if (later == mentions.end() || later->span != mention.span) mentions.insert(later, mention);
}

ActorId CastBuilder::make(std::string name, ActorKind kind, std::string key) {
  Actor made;
  made.name = std::move(name);
  made.kind = kind;
  made.traits.key = std::move(key);
  const ActorId id(cast_.actors.size());
  index_.add(id, made.traits.key);
  cast_.actors.push_back(std::move(made));
  return id;
}

void CastBuilder::affiliate(ActorId id, std::optional<std::size_t> state, const std::string& role_code) {
  auto& who = actor(id);
  if (state && !who.country) who.country = view_.lexicon.states[*state].code;
  const auto code = who.country.value_or("") + role_code;
  if (!code.empty() && (!who.code || who.code->size() < code.size())) who.code = code;
}

ActorId CastBuilder::state_actor(std::size_t state, const std::string& name) {
  const auto key = "state:" + view_.lexicon.states[state].code;
  if (const auto known = index_.actor(key); known.valid()) return known;
  const auto id = make(name, ActorKind::kState, key);
  affiliate(id, state, {});
  actor(id).traits.named = true;
  return id;
}

ActorId CastBuilder::people_actor(std::uint32_t n) {
  const auto text = view_.text(view_.name_words(view_.names[n]));
  const auto key = "people:" + to_lower(text);
  if (const auto known = index_.actor(key); known.valid()) return known;
  const auto id = make(text, ActorKind::kGroup, key);
  const auto head = view_.name_head(view_.names[n]);
  const bool ethnic = head > 0 && view_.lower(head - 1) == "ethnic";
  if (const auto where = view_.country_of(head); where && view_.plural(head)) {
    affiliate(id, where, {});  // "Bosnian Serbs" live in Bosnia
  } else if (const auto state = view_.lexicon.state_word(text); state && !ethnic) {
    affiliate(id, state->state, {});
  }
  actor(id).traits.named = true;
  actor(id).traits.plural = true;
  return id;
}

ActorId CastBuilder::body_actor(const KnownBody& body, const std::string& name) {
  const bool government = body.seat && body.name.ends_with(" government");
  const auto key = government ? "gov:" + body.country : "body:" + body.name;
  if (const auto known = index_.actor(key); known.valid()) return known;
  const auto id = make(body.seat ? name : body.name, body.kind, key);
  auto& made = actor(id);
  made.traits.named = true;
  if (!body.country.empty()) made.country = body.country;
  if (!body.code.empty()) made.code = body.code;
  return id;
}

ActorId CastBuilder::organisation_actor(std::uint32_t n) {
  const auto& name = view_.names[n];
  const auto text = view_.text(view_.name_words(name));
  const auto head = view_.name_head(name);
  auto state = state_within(view_.lexicon, text);
  if (!state) state = view_.country_of(head);
  if (!state) state = home_state(view_, head);
  const auto country = state ? std::optional(view_.lexicon.states[*state].code) : std::nullopt;

  if (const auto full = named_before_brackets(n); full.valid()) return full;
  std::vector<ActorId> shortened;
  for (const auto id : index_.similar(text)) {
    auto& known = actor(id);
    if (country && known.country && *country != *known.country) continue;
    for (const auto& other : index_.forms(id)) {
      if (same_organisation(text, other)) {
        if (text.size() > known.name.size() && known.traits.key.starts_with("org:")) known.name = text;
        return id;
      }
      if (shortens(view_.lexicon, text, other) || shortens(view_.lexicon, other, text))
        if (shortened.empty() || shortened.back() != id) shortened.push_back(id);
    }
  }
  if (shortened.size() == 1) return shortened.front();

  const auto id = make(text, ActorKind::kOrganisation, "org:" + normal_name(text));
  actor(id).traits.named = true;
  std::string lemma, code;
  if (const auto* noun = body_noun(view_.lexicon, text, lemma)) {
    actor(id).kind = noun->kind == ActorKind::kState ? ActorKind::kOrganisation : noun->kind;
    actor(id).traits.nouns.push_back(lemma);
    code = noun->code;
  }
  if (state || !code.empty()) affiliate(id, state, code);
  return id;
}

ActorId CastBuilder::other_actor(std::uint32_t n) {
  const auto text = view_.text(view_.name_words(view_.names[n]));
  const auto key = "name:" + to_lower(text);
  if (const auto known = index_.actor(key); known.valid()) return known;
  const auto id = make(text, ActorKind::kOther, key);
  actor(id).traits.named = true;
  return id;
}

// "the Office of Public Works (OPW)": the organisation whose short name the brackets hold, if it begins alike.
ActorId CastBuilder::named_before_brackets(std::uint32_t n) const {
  const auto& name = view_.names[n];
  const auto first = name.words.begin;
  if (n == 0 || name.words.size() != 1 || first < 2 || first + 1 >= view_.parse.words.size()) return {};
  const auto& before = view_.names[n - 1];
  const auto letters = view_.text(first);
  const bool short_name =
      letters.size() >= 3 && letters[0] >= 'A' && letters[0] <= 'Z' && letters[1] >= 'A' && letters[1] <= 'Z';
  if (!short_name || view_.text(first - 1) != "(" || view_.text(first + 1) != ")") return {};
  if (before.words.end + 1 != first || before.tag != NameTag::kOrg || before.words.size() < 2) return {};
  const auto known = cast_.references.find(view_.name_head(before));
  if (known == cast_.references.end() || known->second.actors.size() != 1) return {};
  const auto full = to_lower(view_.text(view_.name_words(before))), initials = to_lower(letters.substr(0, 2));
  const bool alike = full.front() == initials[0] && full.find(initials[1], 1) != std::string::npos;
  return alike ? known->second.actors.front() : ActorId{};
}

// "the Kurdish Workers' Party (PKK)": the known body whose name stands in brackets behind a name, or null.
const KnownBody* CastBuilder::body_in_brackets(std::uint32_t n) const {
  const auto word = view_.names[n].words.end;
  const auto words = view_.parse.words.size();
  const bool bracketed = word + 2 < words && view_.lower(word) == "(" && view_.lower(word + 2) == ")";
  const auto inside = bracketed ? view_.name_at(word + 1) : kNoName;
  if (inside == kNoName || view_.names[inside].tag != NameTag::kOrg) return nullptr;
  const auto letters = view_.text({word + 1, word + 2});
  const auto* body = view_.lexicon.body(letters);
  return body && namesakes(letters, view_.text(view_.name_words(view_.names[n])), body->name) ? nullptr : body;
}

// The organisation whose acronym the report has given in brackets, where another body is known by it.
ActorId CastBuilder::namesake(std::uint32_t n) const {
  const auto& name = view_.names[n];
  if (name.tag != NameTag::kOrg || name.words.size() != 1) return {};
  const auto letters = view_.text(name.words);
  const auto* body = view_.lexicon.body(letters);
  if (!body) return {};
  if (const auto full = named_before_brackets(n); full.valid() && namesakes(letters, actor(full).name, body->name))
    return full;
  for (const auto id : index_.similar(letters)) {
    const auto& forms = index_.forms(id);
    if (std::find(forms.begin(), forms.end(), letters) != forms.end() && namesakes(letters, actor(id).name, body->name))
      return id;
  }
  return {};
}

ActorId CastBuilder::actor_of_name(std::uint32_t n) {
  const auto& name = view_.names[n];
  const auto text = view_.text(view_.name_words(name));
  const auto head = view_.name_head(name);
  if (const auto known = cast_.references.find(head); known != cast_.references.end() && !known->second.actors.empty())
    return known->second.actors.front();
  const auto id = [&] {
    const auto state = view_.lexicon.state_word(text);
    if (name.tag == NameTag::kNorp) {
      const bool adjective = state && (state->use == StateUse::kAdjective || state->use == StateUse::kName) &&
                             !view_.plural(head) && view_.is_any(view_.top(head), {"amod", "compound", "nmod:poss"});
      return adjective ? state_actor(state->state, view_.lexicon.state(*state).name) : people_actor(n);
    }
    if (const auto other = namesake(n); other.valid()) return other;
    const auto* body = view_.lexicon.body(text);
    if (body == nullptr && name.tag == NameTag::kOrg) body = body_in_brackets(n);
    if (body != nullptr) return body_actor(*body, text);
    if (state && state->use != StateUse::kPeople) return state_actor(state->state, view_.lexicon.state(*state).name);
    return name.tag == NameTag::kOrg ? organisation_actor(n) : other_actor(n);
  }();
  name_mention(n, id);
  return id;
}

void CastBuilder::name_mention(std::uint32_t n, ActorId id) {
  const auto& name = view_.names[n];
  refer(view_.name_head(name), view_.name_words(name), MentionForm::kName, {id});
}

void CastBuilder::add_names() {
  add_people();
  for (std::uint32_t n = 0; n < view_.names.size(); ++n) {
    const auto& name = view_.names[n];
    switch (name.tag) {
      case NameTag::kOrg:
        actor_of_name(n);
        break;
      case NameTag::kGpe:
      case NameTag::kLoc:
        if (acts(name))
          actor_of_name(n);
        else
          add_place(n);
        break;
      case NameTag::kNorp: {
        // adjectives, "Cuban and Chadian" alike, only lend their country to a noun, unless somebody asks for them
        const auto head = view_.name_head(name);
        if (!view_.is_any(view_.plural(head) ? head : view_.top(head), {"amod", "compound", "nmod:desc", "advmod"}))
          actor_of_name(n);
        break;
      }
      case NameTag::kPer:
      case NameTag::kMisc:
        break;
    }
  }
}

void CastBuilder::refer(std::uint32_t head, WordSpan words, MentionForm form, const std::vector<ActorId>& actors) {
  auto& reference = cast_.references[head];
  if (reference.words.empty()) reference = {words, form, {}, false};
  for (const auto id : actors) {
    if (std::find(reference.actors.begin(), reference.actors.end(), id) == reference.actors.end())
      reference.actors.push_back(id);
    add_mention(actor(id).mentions, {view_.bytes(words), words, head, form});
    if (form == MentionForm::kName) index_.add_form(id, actor(id).traits.key, view_.text(words));
  }
}

}  // namespace grotius
