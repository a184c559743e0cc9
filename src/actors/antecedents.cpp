// Which candidates there are; what speaks for them is in antecedent_signals.cpp.
#include "actors/antecedents.h"

#include <algorithm>

#include "syntax/subject.h"

namespace grotius {
namespace {

constexpr std::uint32_t kSentencesBack = 3;  // sentences back
constexpr std::uint32_t kThingWindow = 2;    // things are talked of more and remembered less

// Is `pronoun` part of the candidate's own noun phrase, clauses aside ("his party's leader")?
bool within(const View& view, std::uint32_t pronoun, std::uint32_t candidate) {
  for (auto w = pronoun; w != kRoot; w = view.head(w)) {
    if (w == candidate) return true;
    if (view.is_any(w, {"acl", "ccomp", "advcl", "parataxis"})) return false;
  }
  return false;
}

// Principle B: arguments of one predicate are different unless the pronoun is reflexive.
bool bound_apart(const View& view, std::uint32_t pronoun, std::uint32_t candidate) {
  if (view.is(pronoun, "nmod:poss")) return within(view, pronoun, candidate);
  const auto predicate = view.predicate_of(pronoun);
  if (predicate == kRoot) return within(view, pronoun, candidate);
  if (view.predicate_of(candidate) == predicate) return true;
  return !view.is(pronoun, "nsubj") && subject_of(view, predicate) == view.top(candidate);
}

// Who speaks the quotation around a word: the subject of the verb it hangs on, or kRoot.
std::uint32_t quoting_subject(const View& view, std::uint32_t word) {
  for (auto w = word; w != kRoot; w = view.head(w))
    if (!view.in_quote(w))
      if (const auto subject = view.parse.dependent(w, "nsubj"); subject != kRoot && view.says(w)) return subject;
  return kRoot;
}

}  // namespace

PronounForm pronoun_form(std::string_view word) {
  if (one_of(word, {"he", "him", "his", "himself"})) return {Pronoun::kHe, Gender::kMale};
  if (one_of(word, {"she", "her", "hers", "herself"})) return {Pronoun::kHe, Gender::kFemale};
  if (one_of(word, {"it", "its", "itself"})) return {Pronoun::kIt, Gender::kUnknown};
  if (one_of(word, {"they", "them", "their", "theirs", "themselves", "themself"}))
    return {Pronoun::kThey, Gender::kUnknown};
  return {};
}

std::uint32_t subject_of(const View& view, std::uint32_t predicate) {
  return subject_of(view.parse, predicate, {"conj", "xcomp", "advcl"});
}

bool shows_person(const View& view, std::uint32_t noun) {
  if (view.upos(noun) != "NOUN") return false;
  const auto told_by_who = [&](std::uint32_t d) {
    if (view.relation(d) != "acl:relcl") return false;
    const auto clause = view.parse.subtree(d);
    for (auto w = clause.begin; w < clause.end && w <= d; ++w)
      if (one_of(view.lower(w), {"who", "whom"}) && view.has_feature(w, "PronType=Rel")) return true;
    return false;
  };
  const auto& below = view.parse.dependents[noun];
  if (std::any_of(below.begin(), below.end(), told_by_who)) return true;
  const auto lemma = view.lemma(noun);
  const bool doer = lemma.ends_with("er") || lemma.ends_with("or") || lemma.ends_with("ist") || lemma.ends_with("ian");
  const auto above = view.head(noun);
  return doer && lemma.size() > 4 && above != kRoot && view.is(noun, "nsubj") && view.says(above);
}

AntecedentSearch::AntecedentSearch(const View& view, const Cast& cast, std::uint32_t pronoun)
    : view_(view),
      cast_(cast),
      pronoun_(pronoun),
      form_(pronoun_form(view.lower(pronoun))),
      here_(view.sentence(pronoun)),
      speaker_(view.in_quote(pronoun) ? quoting_subject(view, pronoun) : kRoot) {
  find_apart();
  add_references();
  add_later_names();
  survey();
  add_things();
  candidates_.push_back({});
}

bool AntecedentSearch::barred(std::uint32_t head) const {
  return bound_apart(view_, pronoun_, head) || (speaker_ != kRoot && view_.top(head) == speaker_);
}

// Whom the same predicate already names, through whatever mention.
void AntecedentSearch::find_apart() {
  const auto sentence = view_.parse.sentences[here_];
  for (auto at = cast_.references.lower_bound(sentence.begin); at != cast_.references.end() && at->first < sentence.end;
       ++at)
    if (at->first != pronoun_ && barred(at->first))
      apart_.insert(apart_.end(), at->second.actors.begin(), at->second.actors.end());
}

bool AntecedentSearch::agrees(const Actor& actor) const {
  if (is_voice(actor)) return false;  // who calls himself "I" calls nobody else so, nor himself "he"
  const bool one_person = actor.kind == ActorKind::kPerson && !actor.traits.plural;
  switch (form_.kind) {
    case Pronoun::kHe:
      return one_person && (actor.traits.gender == Gender::kUnknown || actor.traits.gender == form_.gender);
    case Pronoun::kIt:
      return actor.kind != ActorKind::kPerson && !actor.traits.plural;
    case Pronoun::kThey:
      return !one_person && (actor.traits.plural || actor.kind != ActorKind::kState);
    case Pronoun::kNone:
      break;
  }
  return false;
}

void AntecedentSearch::add(std::uint32_t head, WordSpan words, const std::vector<ActorId>& actors) {
  const bool fit = actors.size() > 1 ? form_.kind == Pronoun::kThey : agrees(actor(actors.front()));
  if (fit && std::none_of(actors.begin(), actors.end(), [&](ActorId a) { return contains(apart_, a); }))
    candidates_.push_back({head, words, actors});
}

void AntecedentSearch::add_references() {
  for (auto at = cast_.references.lower_bound(pronoun_); at != cast_.references.begin();) {
    --at;
    const auto& [head, reference] = *at;
    if (here_ - view_.sentence(head) > kSentencesBack) break;
    if (reference.actors.empty()) continue;
    add(head, reference.words, reference.actors);
    if (form_.kind != Pronoun::kThey || view_.top(head) != head) continue;
    // "A and B ... they"
    auto members = reference.actors;
    auto words = reference.words;
    for (const auto d : view_.parse.dependents[head])
      if (view_.is(d, "conj") && d < pronoun_)
        if (const auto other = cast_.references.find(d); other != cast_.references.end()) {
          members.insert(members.end(), other->second.actors.begin(), other->second.actors.end());
          words = words.hull(other->second.words);
        }
    if (members.size() > reference.actors.size()) add(head, words, members);
  }
}

// "Before he left, Kabila ...": the subject of the clause that the pronoun's own clause leads up to.
void AntecedentSearch::add_later_names() {
  for (auto below = pronoun_, w = view_.head(below); w != kRoot; below = w, w = view_.head(w)) {
    if (view_.head(w) != kRoot || !view_.is_any(below, {"advcl", "obl"})) continue;
    const auto subject = view_.parse.dependent(w, "nsubj");
    if (subject == kRoot || subject < pronoun_) continue;
    const auto found = cast_.references.find(subject);
    if (found != cast_.references.end() && !found->second.actors.empty() && found->second.form == MentionForm::kName)
      add(subject, found->second.words, found->second.actors);
  }
}

bool AntecedentSearch::agrees(std::uint32_t thing) const {
  if (form_.kind != Pronoun::kHe) return view_.plural(thing) == (form_.kind == Pronoun::kThey);
  const auto* entry = view_.actor_noun(thing);
  return view_.name_at(thing) == kNoName && !view_.plural(thing) &&
         (entry != nullptr ? entry->person && (entry->gender == Gender::kUnknown || entry->gender == form_.gender)
                           : shows_person(view_, thing));
}

void AntecedentSearch::add_things() {
  const auto from = view_.parse.sentences[here_ >= kThingWindow ? here_ - kThingWindow : 0].begin;
  for (auto w = pronoun_; w-- > from;) {
    const bool name = view_.name_at(w) != kNoName && view_.name_head(view_.names[view_.name_at(w)]) == w;
    if (!name && (view_.upos(w) != "NOUN" || view_.name_at(w) != kNoName)) continue;
    if (cast_.references.contains(w) || view_.is_any(w, {"compound", "fixed", "amod"})) continue;
    if (agrees(w) && !barred(w)) candidates_.push_back({w, view_.core(w), {}});
  }
}

// What the candidates are to one another.
void AntecedentSearch::survey() {
  std::vector<std::vector<ActorId>> all;
  std::size_t most = 0;
  for (const auto& candidate : candidates_) {
    const auto mentions = actor(candidate.actors.front()).mentions.size();
    if (candidate.actors.size() == 1 && mentions > most) most = mentions, talked_of_ = candidate.actors;
    if (nearest_.empty()) nearest_ = candidate.actors;
    const auto reference = cast_.references.find(candidate.head);
    if (chained_.empty() && candidate.head < pronoun_ && reference->second.form == MentionForm::kPronoun &&
        pronoun_form(view_.lower(candidate.head)).kind == form_.kind)
      chained_ = candidate.actors;
    if (std::find(all.begin(), all.end(), candidate.actors) == all.end()) all.push_back(candidate.actors);
  }
  fitting_ = all.size();
}

}  // namespace grotius
