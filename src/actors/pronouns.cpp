// Pronouns: third person by agreement, then salience (grammatical role, distance, parallel role), under the binding
// constraint; relative pronouns by the tree. First and second person wait for a speaker.
#include <algorithm>

#include "actors/cast_builder.h"

namespace grotius {
namespace {

constexpr std::uint32_t kWindow = 3;            // sentences back
constexpr std::string_view kAuthor = "author";  // key of who wrote the report
constexpr double kThing = 0.5;                  // how much better than any thing an actor must fit "it"

enum class Number { kHe, kShe, kIt, kThey, kNone };

Number number_of(const std::string& word) {
  if (one_of(word, {"he", "him", "his", "himself"})) return Number::kHe;
  if (one_of(word, {"she", "her", "hers", "herself"})) return Number::kShe;
  if (one_of(word, {"it", "its", "itself"})) return Number::kIt;
  if (one_of(word, {"they", "them", "their", "theirs", "themselves", "themself"})) return Number::kThey;
  return Number::kNone;
}

bool says(std::string_view lemma) {
  return one_of(lemma, {"say", "tell", "add", "note", "insist", "warn", "explain", "continue", "announce", "state",
                        "declare", "claim", "argue", "stress", "comment", "write", "ask", "reply", "conclude"});
}

// How many other words of the text name the actor, up to four.
double prominence(const Actor& actor) {
  return 0.4 * static_cast<double>(std::min<std::size_t>(actor.mentions.size(), 4));
}

double role_weight(const View& view, std::uint32_t head) {
  const auto top = view.top(head);
  if (view.is(top, "nsubj")) return top == head ? 3 : 2.5;
  if (view.is_any(top, {"obj", "iobj"})) return 2.2;
  if (view.relation(top) == "nmod:poss") return 1.8;
  if (view.is(top, "obl")) return 1.5;
  if (view.is_any(top, {"compound", "amod"})) return 0.2;
  return 1;
}

// The subject a clause has or shares: "met Putin and told him", "wants to meet him".
std::uint32_t subject_of(const View& view, std::uint32_t predicate) {
  for (auto p = predicate; p != kRoot;) {
    if (const auto subject = view.parse.dependent(p, "nsubj"); subject != kRoot) return subject;
    if (!view.is_any(p, {"conj", "xcomp", "advcl"})) return kRoot;
    p = view.head(p);
  }
  return kRoot;
}

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
    if (!view.in_quote(w)) {
      if (const auto subject = view.parse.dependent(w, "nsubj"); subject != kRoot && says(view.lemma(w)))
        return subject;
    }
  return kRoot;
}

bool agrees(Number number, const Actor& actor) {
  if (actor.traits.key == kAuthor) return false;  // who calls himself "I" calls nobody else so, nor himself "he"
  const bool one_person = actor.kind == ActorKind::kPerson && !actor.traits.plural;
  switch (number) {
    case Number::kHe:
      return one_person && actor.traits.gender != Gender::kFemale;
    case Number::kShe:
      return one_person && actor.traits.gender != Gender::kMale;
    case Number::kIt:
      return actor.kind != ActorKind::kPerson && !actor.traits.plural;
    case Number::kThey:
      return !one_person && (actor.traits.plural || actor.kind != ActorKind::kState);
    case Number::kNone:
      return false;
  }
  return false;
}

struct Scorer {
  const View& view;
  std::uint32_t pronoun;
  Number number;
  std::uint32_t speaker;  // of the quotation it stands in, or kRoot
  bool subject = view.is(pronoun, "nsubj");
  bool owner = view.is(pronoun, "nmod:poss");

  [[nodiscard]] bool barred(std::uint32_t head) const {
    return bound_apart(view, pronoun, head) || (speaker != kRoot && view.top(head) == speaker);
  }

  [[nodiscard]] double score(std::uint32_t head) const {
    const auto back = view.sentence(pronoun) - view.sentence(head);
    double out = role_weight(view, head) + (back == 0 ? 2.5 : back == 1 ? 1.5 : back == 2 ? 0 : -1.5);
    const bool candidate_subject = view.is(view.top(head), "nsubj");
    if (subject && candidate_subject) out += 1;
    if (!subject && !owner && !candidate_subject && view.is_any(view.top(head), {"obj", "obl", "iobj"})) out += 0.7;
    if (owner && back == 0 && candidate_subject && view.parse.dominates(view.head(view.top(head)), pronoun)) out += 1.5;
    // "X said Y praised his envoy": rather Y's
    if (owner && candidate_subject && subject_of(view, view.predicate_of(view.head(pronoun))) == view.top(head))
      out += 1;
    if (view.in_quote(head) != view.in_quote(pronoun)) out -= view.in_quote(head) ? 2.5 : 0.3;
    if (subject && candidate_subject && says(view.lemma(view.head(pronoun))) &&
        says(view.lemma(view.head(view.top(head)))))
      out += 1.5;
    // nearer wins among equals
    return out - 0.01 * static_cast<double>(std::min<std::uint32_t>(pronoun - head, 150));
  }
};

bool relative(const View& view, std::uint32_t word) {
  return one_of(view.lower(word), {"who", "whom", "whose", "which", "that"}) && view.has_feature(word, "PronType=Rel");
}

}  // namespace

std::vector<ActorId> CastBuilder::antecedents(std::uint32_t word, bool forced) const {
  const auto number = number_of(view_.lower(word));
  if (number == Number::kNone) return {};
  if (view_.lower(word).ends_with("self") || view_.lower(word).ends_with("selves")) {
    const auto subject = subject_of(view_, view_.head(word) == kRoot ? kRoot : view_.head(word));
    const auto found = subject == kRoot ? cast_.references.end() : cast_.references.find(subject);
    if (found != cast_.references.end() && !found->second.actors.empty()) return found->second.actors;
  }
  const Scorer scorer{view_, word, number, view_.in_quote(word) ? quoting_subject(view_, word) : kRoot};
  const auto here = view_.sentence(word);
  std::vector<ActorId> best;
  double best_score = -1e9;
  // whom the same predicate already names, through whatever mention
  std::vector<ActorId> apart;
  for (auto at = cast_.references.lower_bound(view_.parse.sentences[here].begin);
       at != cast_.references.end() && at->first < view_.parse.sentences[here].end; ++at)
    if (at->first != word && scorer.barred(at->first))
      apart.insert(apart.end(), at->second.actors.begin(), at->second.actors.end());
  const auto consider = [&](std::uint32_t head, const std::vector<ActorId>& actors) {
    const bool several = actors.size() > 1;
    // "the army ... they" is possible, "the soldiers ... they" likelier
    const bool collective = number == Number::kThey && !several && !actor(actors.front()).traits.plural;
    const bool fit = several ? number == Number::kThey : agrees(number, actor(actors.front()));
    if (!fit || std::any_of(actors.begin(), actors.end(),
                            [&](ActorId a) { return std::find(apart.begin(), apart.end(), a) != apart.end(); }))
      return;
    const auto score =
        scorer.score(head) + prominence(actor(actors.front())) + (several ? 0.5 : 0) + (collective ? -1 : 0);
    if (score > best_score) {
      best_score = score;
      best = actors;
    }
  };
  for (auto at = cast_.references.lower_bound(word); at != cast_.references.begin();) {
    --at;
    if (here - view_.sentence(at->first) > kWindow) break;
    if (at->second.actors.empty()) continue;
    consider(at->first, at->second.actors);
    // "A and B ... they"
    if (number == Number::kThey && view_.top(at->first) == at->first) {
      auto members = at->second.actors;
      for (const auto d : view_.parse.dependents[at->first])
        if (view_.is(d, "conj") && d < word)
          if (const auto other = cast_.references.find(d); other != cast_.references.end())
            members.insert(members.end(), other->second.actors.begin(), other->second.actors.end());
      if (members.size() > at->second.actors.size()) consider(at->first, members);
    }
  }
  if (best.empty() || forced || number == Number::kHe || number == Number::kShe) return best;
  // things and places take "it" and "they" as well, and are talked of more
  const auto from = view_.parse.sentences[here >= 1 ? here - 1 : 0].begin;
  for (auto w = from; w < word; ++w) {
    const bool name = view_.name_at(w) != kNoName && view_.name_head(view_.names[view_.name_at(w)]) == w;
    if (cast_.references.contains(w) || (!name && (view_.upos(w) != "NOUN" || view_.name_at(w) != kNoName))) continue;
    if (view_.plural(w) != (number == Number::kThey) || view_.is_any(w, {"compound", "fixed", "amod"})) continue;
    if (!scorer.barred(w) && scorer.score(w) > best_score - kThing) return {};
  }
  return best;
}

// "I" outside quotation marks is who wrote the report, whoever that is.
bool CastBuilder::means_author(std::uint32_t word) const {
  return one_of(view_.lower(word), {"i", "me", "my", "mine", "myself"}) && view_.has_feature(word, "Person=1") &&
         !view_.in_quote(word);
}

ActorId CastBuilder::author() {
  const auto known = index_.actor(std::string(kAuthor));
  return known.valid() ? known : make("I", ActorKind::kPerson, std::string(kAuthor));
}

void CastBuilder::add_pronoun(std::uint32_t word) {
  if (view_.is(word, "expl") || cast_.references.contains(word)) return;
  const WordSpan words{word, word + 1};
  if (relative(view_, word)) {
    auto clause = word;
    while (clause != kRoot && view_.relation(clause) != "acl:relcl") clause = view_.head(clause);
    auto noun = clause == kRoot ? kRoot : view_.head(clause);
    // "envoy Steve Witkoff, who ...": the clause may hang on the role, the person on the name
    while (noun != kRoot && !cast_.references.contains(noun) && view_.is_any(noun, {"nmod:desc", "compound", "flat"}))
      noun = view_.head(noun);
    const auto found = noun == kRoot ? cast_.references.end() : cast_.references.find(noun);
    if (found != cast_.references.end()) refer(word, words, MentionForm::kPronoun, std::vector(found->second.actors));
    return;
  }
  const auto number = number_of(view_.lower(word));
  const bool personal =
      number != Number::kNone || view_.has_feature(word, "Person=1") || view_.has_feature(word, "Person=2");
  if (!personal) return;
  const auto actors = means_author(word) ? std::vector{author()} : antecedents(word, false);
  refer(word, words, MentionForm::kPronoun, actors);
  cast_.references[word].first_person = view_.has_feature(word, "Person=1");
  if (actors.size() != 1) return;
  auto& gender = actor(actors.front()).traits.gender;
  if (gender != Gender::kUnknown) return;
  if (number == Number::kHe) gender = Gender::kMale;
  if (number == Number::kShe) gender = Gender::kFemale;
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
