// What speaks for a candidate: where it stands, what it does there, who it is.
#include <algorithm>
#include <cmath>

#include "actors/antecedents.h"

namespace grotius {
namespace {

// Short, so that pairs of them cost no allocation.
std::string role_of(const View& view, std::uint32_t word) {
  const auto top = view.top(word);
  if (view.relation(top) == "nsubj:pass") return "pass";
  if (view.is(top, "nsubj")) return "subj";
  if (view.is_any(top, {"obj", "iobj"})) return "obj";
  if (view.relation(top) == "nmod:poss") return "poss";
  if (view.is(top, "obl")) return "obl";
  if (view.is_any(top, {"compound", "amod"})) return "mod";
  if (view.is(top, "nmod")) return "nmod";
  return "other";
}

// The predicate whose clause a word belongs to: of an owner, that of what is owned.
std::uint32_t clause_of(const View& view, std::uint32_t word) {
  for (auto w = word; w != kRoot; w = view.head(w))
    if (view.is_any(w, {"root", "ccomp", "advcl", "xcomp", "acl", "parataxis", "conj", "csubj"}) &&
        one_of(view.upos(w), {"VERB", "AUX", "ADJ"}))
      return w;
  return kRoot;
}

bool same(const std::vector<ActorId>& a, const std::vector<ActorId>& b) { return !a.empty() && a == b; }

}  // namespace

void AntecedentSearch::signals(const Antecedent& candidate, const Emit& emit) const {
  if (candidate.head == kRoot) return nobody_signals(emit);
  place_signals(candidate, emit);
  role_signals(candidate, emit);
  clause_signals(candidate, emit);
  quotation_signals(candidate, emit);
  if (candidate.actors.empty())
    thing_signals(candidate, emit);
  else
    actor_signals(candidate, emit);
}

void AntecedentSearch::place_signals(const Antecedent& candidate, const Emit& emit) const {
  const auto head = candidate.head;
  if (head > pronoun_) return emit("ahead", 1);
  const auto back = here_ - view_.sentence(head);
  emit(back == 0 ? "here" : back == 1 ? "1 back" : back == 2 ? "2 back" : "3 back", 1);
  emit("distance", std::log2(1.0 + static_cast<double>(pronoun_ - head)) / 4);
  if (view_.tokens.words[head].paragraph != view_.tokens.words[pronoun_].paragraph) {
    emit("other paragraph", 1);
    if (back == 1) emit("1 back, other paragraph", 1);
  }
  // the first of its sentence is what the sentence is about
  const auto begin = view_.parse.sentences[view_.sentence(head)].begin;
  const auto first = cast_.references.lower_bound(begin);
  if (first != cast_.references.end() && first->first == head) emit(back == 0 ? "first here" : "first of sentence", 1);
}

void AntecedentSearch::role_signals(const Antecedent& candidate, const Emit& emit) const {
  const auto role = role_of(view_, candidate.head), own = role_of(view_, pronoun_);
  const auto back = candidate.head > pronoun_ ? 0 : here_ - view_.sentence(candidate.head);
  emit(role, 1);
  emit(role + (back == 0 ? "@0" : back == 1 ? "@1" : "@2"), 1);
  emit(own + "<" + role, 1);
  if (candidate.actors.empty()) emit("thing " + role, 1);
  const auto top = view_.top(candidate.head);
  if (top != candidate.head) emit("coordinated", 1);
  const auto predicate = view_.head(top), mine = view_.head(pronoun_);
  const bool subject = view_.is(top, "nsubj"), says = subject && view_.says(predicate);
  const bool speaks = view_.is(pronoun_, "nsubj") && view_.says(mine);
  if (says) emit("says", 1);
  if (says && speaks) emit("both say", 1);
  if (speaks && !subject) emit("says, was no subject", 1);
  if (subject && predicate != kRoot && view_.head(predicate) == kRoot) emit("main subject", 1);
  if (view_.is(pronoun_, "nsubj") && mine != kRoot && predicate != kRoot && view_.lemma(mine) == view_.lemma(predicate))
    emit("same verb", 1);
}

void AntecedentSearch::clause_signals(const Antecedent& candidate, const Emit& emit) const {
  if (view_.sentence(candidate.head) != here_) return;
  const auto clause = clause_of(view_, pronoun_), top = view_.top(candidate.head);
  if (clause == kRoot) return;
  const bool owner = view_.is(pronoun_, "nmod:poss");
  if (subject_of(view_, clause) == top) return emit(owner ? "owner, own subject" : "own subject", 1);
  const auto governor = view_.head(clause) == kRoot ? kRoot : clause_of(view_, view_.head(clause));
  if (governor == kRoot) return;
  if (subject_of(view_, governor) == top) {
    emit("subject above", 1);
    emit(view_.is(clause, "ccomp")   ? "subject above, ccomp"
         : view_.is(clause, "advcl") ? "subject above, advcl"
                                     : "subject above, else",
         1);
  } else if (view_.predicate_of(candidate.head) == governor) {
    emit(view_.is(clause, "ccomp") ? "object above, ccomp" : "object above", 1);
  } else if (view_.parse.dominates(candidate.head, pronoun_)) {
    emit("noun above", 1);  // "the rebels that it armed"
  }
}

void AntecedentSearch::quotation_signals(const Antecedent& candidate, const Emit& emit) const {
  const auto theirs = view_.quotation(candidate.head), mine = view_.quotation(pronoun_);
  if (theirs == mine) {
    if (mine != kNoQuotation) emit("same quotation", 1);
  } else if (mine == kNoQuotation) {
    emit("quoted, pronoun not", 1);
  } else {
    emit(theirs == kNoQuotation ? "pronoun quoted" : "other quotation", 1);
  }
}

void AntecedentSearch::actor_signals(const Antecedent& candidate, const Emit& emit) const {
  const auto reference = cast_.references.find(candidate.head);
  const auto form = reference->second.form;
  emit(form == MentionForm::kName ? "name" : form == MentionForm::kDescription ? "description" : "pronoun", 1);
  if (form == MentionForm::kPronoun && view_.lower(candidate.head) == view_.lower(pronoun_)) emit("same word", 1);
  if (same(candidate.actors, nearest_)) emit("nearest", 1);
  if (same(candidate.actors, chained_)) emit("as the last pronoun", 1);
  if (same(candidate.actors, talked_of_)) emit("most talked of", 1);
  if (fitting_ == 1) emit("the only one", 1);
  const auto& who = actor(candidate.actors.front());
  if (candidate.actors.size() > 1) {
    emit(form == MentionForm::kName ? "several named" : "several", 1);
    return emit(who.kind == ActorKind::kPerson ? "several persons" : "several bodies", 1);
  }
  emit(to_string(who.kind), 1);
  if (form_.gender != Gender::kUnknown && who.traits.gender == form_.gender) emit("gender known", 1);
  if (form_.kind == Pronoun::kThey) emit(who.traits.plural ? "plural" : "collective", 1);
  std::size_t before = 0, lately = 0;
  for (const auto& mention : who.mentions)
    if (mention.head < pronoun_) ++before, lately += here_ - view_.sentence(mention.head) <= 1;
  emit("mentions", std::log2(1.0 + static_cast<double>(before)));
  emit("mentions lately", std::log2(1.0 + static_cast<double>(lately)));
  if (!who.mentions.empty() && view_.sentence(who.mentions.front().head) == 0) emit("in first sentence", 1);
  if (form != MentionForm::kDescription) return;
  const auto article = view_.parse.dependent(candidate.head, "det");
  if (article != kRoot) emit(one_of(view_.lower(article), {"a", "an", "some"}) ? "a" : "the", 1);
}

// "its troops", "their leader"
bool AntecedentSearch::owns_actors() const {
  return view_.is(pronoun_, "nmod:poss") && view_.actor_noun(view_.head(pronoun_)) != nullptr;
}

void AntecedentSearch::thing_signals(const Antecedent& candidate, const Emit& emit) const {
  const auto head = candidate.head;
  emit("thing", 1);
  if (here_ == view_.sentence(head)) emit("thing here", 1);
  if (view_.name_at(head) != kNoName) emit("thing named", 1);
  if (const auto* entry = view_.actor_noun(head)) emit(entry->person ? "thing, people" : "thing, body", 1);
  if (form_.kind == Pronoun::kHe && shows_person(view_, head)) emit("thing, person", 1);
  if (view_.is(pronoun_, "nsubj") && view_.says(view_.head(pronoun_))) emit("thing says", 1);
  const auto article = view_.parse.dependent(head, "det");
  if (article == kRoot)
    emit("thing bare", 1);
  else
    emit(one_of(view_.lower(article), {"a", "an", "some"}) ? "thing a" : "thing the", 1);
  if (fitting_ == 0) emit("thing, no actor", 1);
  if (owns_actors()) emit("thing owns actors", 1);
}

void AntecedentSearch::nobody_signals(const Emit& emit) const {
  emit("nobody", 1);
  emit("nobody " + role_of(view_, pronoun_), 1);
  if (fitting_ == 0) emit("nobody fits", 1);
  if (here_ == 0) emit("nobody, first sentence", 1);
  if (view_.in_quote(pronoun_)) emit("nobody, quoted", 1);
  if (owns_actors()) emit("nobody owns actors", 1);
  const auto predicate = view_.head(pronoun_);
  if (predicate == kRoot || !view_.is(pronoun_, "nsubj")) return;
  if (view_.says(predicate)) emit("nobody says", 1);
  // "it is clear that", "it took years to"
  for (const auto d : view_.parse.dependents[predicate])
    if (view_.is_any(d, {"csubj", "ccomp", "xcomp", "advcl"}) && d > predicate) {
      emit("nobody, clause behind", 1);
      break;
    }
  if (view_.parse.dependent(predicate, "cop") != kRoot)
    emit(view_.upos(predicate) == "ADJ" ? "nobody is so" : "nobody is it", 1);
}

}  // namespace grotius
