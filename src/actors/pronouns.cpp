// Pronouns: third person by the ranker (antecedents.h), reflexive and relative pronouns by the tree. First and second
// person are voices: they wait for a speaker, and where none turns up they stand for whoever speaks there.
#include <fmt/format.h>

#include <algorithm>

#include "actors/antecedents.h"
#include "actors/cast_builder.h"

namespace grotius {
namespace {

constexpr std::string_view kVoice = "voice:";  // begins the keys of those who are known by "I", "we" or "you" alone

bool relative(const View& view, std::uint32_t word) {
  return one_of(view.lower(word), {"who", "whom", "whose", "which", "that"}) && view.has_feature(word, "PronType=Rel");
}

// "I", "we" or "you" for any of their forms, else empty.
std::string_view voice_word(const View& view, std::uint32_t word) {
  const auto form = view.lower(word);
  if (!view.has_feature(word, "Person=1") && !view.has_feature(word, "Person=2")) return {};
  if (one_of(form, {"i", "me", "my", "mine", "myself"})) return "I";
  if (one_of(form, {"we", "us", "our", "ours", "ourselves"})) return "we";
  return one_of(form, {"you", "your", "yours", "yourself", "yourselves"}) ? "you" : "";
}

// "they (the rebels)": the noun in brackets that tells who is meant, or kRoot.
std::uint32_t gloss_of(const View& view, std::uint32_t pronoun) {
  if (pronoun + 1 >= view.tokens.words.size() || view.text(pronoun + 1) != "(") return kRoot;
  const auto noun = view.parse.dependent(pronoun, "appos");
  return noun != kRoot && noun > pronoun && (view.upos(noun) == "NOUN" || view.upos(noun) == "PROPN") ? noun : kRoot;
}

bool is_in_relative_clause(const View& view, std::uint32_t word) {
  for (; word != kRoot; word = view.head(word))
    if (view.relation(word) == "acl:relcl") return true;
  return false;
}

// "Holt rejected the plan that Berg had presented. He complained ...": a sentence that opens with "he" goes on about
// whom the one before is about, rather than about somebody in a clause that only tells which plan is meant.
std::size_t main_subject_before(const View& view, const std::vector<Antecedent>& candidates, std::size_t chosen,
                                std::uint32_t pronoun) {
  const auto here = view.sentence(pronoun);
  const auto subject = candidates[chosen].head;
  if (subject == kRoot || here == 0 || view.parse.sentences[here].begin != pronoun || view.in_quote(pronoun))
    return chosen;
  if (view.sentence(subject) + 1 != here || !is_in_relative_clause(view, subject)) return chosen;
  const auto is_main = [&](const Antecedent& one) {
    return one.head != kRoot && view.sentence(one.head) + 1 == here && one.actors.size() == 1 &&
           view.relation(one.head) == "nsubj" && view.head(view.head(one.head)) == kRoot;
  };
  const auto main = std::find_if(candidates.begin(), candidates.end(), is_main);
  return main == candidates.end() ? chosen : static_cast<std::size_t>(main - candidates.begin());
}

bool reflexive(const std::string& form) { return form.ends_with("self") || form.ends_with("selves"); }

}  // namespace

bool is_voice(const Actor& actor) { return actor.traits.key.starts_with(kVoice); }

std::vector<ActorId> CastBuilder::antecedents(std::uint32_t word, bool forced) {
  const auto form = view_.lower(word);
  if (pronoun_form(form).kind == Pronoun::kNone) return {};
  if (reflexive(form)) {
    const auto subject = view_.head(word) == kRoot ? kRoot : subject_of(view_, view_.head(word));
    const auto found = subject == kRoot ? cast_.references.end() : cast_.references.find(subject);
    if (found != cast_.references.end() && !found->second.actors.empty()) return found->second.actors;
  }
  const AntecedentSearch search(view_, cast_, word);
  std::size_t best = choose(search, word, "pronoun", view_.lexicon.pronouns, forced);
  if (pronoun_form(form).kind == Pronoun::kHe) best = main_subject_before(view_, search.candidates(), best, word);
  const auto& chosen = search.candidates()[best];
  if (!chosen.actors.empty() || chosen.head == kRoot) return chosen.actors;
  // people whom nobody has made an actor of yet: "a carpenter ... he"
  const auto* entry = view_.actor_noun(chosen.head);
  const bool somebody = view_.name_at(chosen.head) == kNoName &&
                        (pronoun_form(form).kind == Pronoun::kHe || (entry != nullptr && entry->person));
  if (!somebody) return {};
  add_description(chosen.head);
  const auto actors = cast_.references.at(chosen.head).actors;
  if (pronoun_form(form).kind == Pronoun::kHe && actors.size() == 1 && actor(actors.front()).kind == ActorKind::kOther)
    actor(actors.front()).kind = ActorKind::kPerson;
  return actors;
}

// Who is known by "I", "we" or "you" alone: in a quotation whoever speaks there; outside, "I" is who wrote the report,
// "we" are those he counts himself to, "you" is whom he addresses. Nobody where a quotation says "you".
ActorId CastBuilder::voice(std::uint32_t word) {
  const auto said = voice_word(view_, word);
  if (said.empty() || (view_.in_quote(word) && said == "you")) return {};
  const auto key = view_.in_quote(word) ? fmt::format("{}{} {}", kVoice, said, view_.quotation(word))
                                        : fmt::format("{}{}", kVoice, said);
  if (const auto known = index_.actor(key); known.valid()) return known;
  const auto kind = said == "I" ? ActorKind::kPerson : said == "we" ? ActorKind::kGroup : ActorKind::kOther;
  const auto id = make(std::string(said), kind, key);
  actor(id).traits.plural = said == "we";
  return id;
}

void CastBuilder::settle_voices() {
  std::vector<std::uint32_t> waiting;
  for (const auto& [word, reference] : cast_.references)
    if (reference.actors.empty() && !voice_word(view_, word).empty()) waiting.push_back(word);
  for (const auto word : waiting)
    if (const auto id = voice(word); id.valid()) refer(word, {word, word + 1}, MentionForm::kPronoun, {id});
}

void CastBuilder::add_relative(std::uint32_t word) {
  auto clause = word;
  while (clause != kRoot && view_.relation(clause) != "acl:relcl") clause = view_.head(clause);
  auto noun = clause == kRoot ? kRoot : view_.head(clause);
  // "envoy Steve Witkoff, who ...": the clause may hang on the role, the person on the name
  while (noun != kRoot && !cast_.references.contains(noun) && view_.is_any(noun, {"nmod:desc", "compound", "flat"}))
    noun = view_.head(noun);
  const auto found = noun == kRoot ? cast_.references.end() : cast_.references.find(noun);
  if (found != cast_.references.end())
    refer(word, {word, word + 1}, MentionForm::kPronoun, std::vector(found->second.actors));
}

void CastBuilder::add_pronoun(std::uint32_t word) {
  if (view_.is(word, "expl") || cast_.references.contains(word)) return;
  if (relative(view_, word)) return add_relative(word);
  const auto form = pronoun_form(view_.lower(word));
  const bool first = view_.has_feature(word, "Person=1");
  if (form.kind == Pronoun::kNone && !first && !view_.has_feature(word, "Person=2")) return;
  std::vector<ActorId> actors;
  // who wrote the report is known at once, so that "my" tells whose
  if (voice_word(view_, word) == "I" && !view_.in_quote(word))
    actors = {voice(word)};
  else if (const auto gloss = gloss_of(view_, word); gloss != kRoot)
    actors = resolve_word(gloss);
  else
    actors = antecedents(word, false);
  refer(word, {word, word + 1}, MentionForm::kPronoun, actors);
  cast_.references[word].first_person = first;
  if (actors.size() != 1) return;
  auto& gender = actor(actors.front()).traits.gender;
  if (gender == Gender::kUnknown) gender = form.gender;
}

void Cast::bind_first_person(const Tokens& tokens, ByteSpan content, const std::vector<ActorId>& speakers) {
  const auto first = std::partition_point(tokens.words.begin(), tokens.words.end(),
                                          [&](const Word& w) { return w.span.begin < content.begin; });
  for (auto at = references.lower_bound(static_cast<std::uint32_t>(first - tokens.words.begin()));
       at != references.end() && content.contains(tokens.words[at->first].span); ++at) {
    auto& [word, reference] = *at;
    if (reference.form != MentionForm::kPronoun || !reference.actors.empty() || !reference.first_person) continue;
    reference.actors = speakers;
    for (const auto speaker : speakers)
      add_mention(actors[speaker.value].mentions,
                  {tokens.words[word].span, reference.words, word, MentionForm::kPronoun});
  }
}

}  // namespace grotius
