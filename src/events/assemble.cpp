#include "events/assemble.h"

#include <algorithm>

#include "events/confidence.h"
#include "events/contents.h"
#include "events/contexts.h"
#include "events/merge.h"
#include "events/participants.h"
#include "events/settle_details.h"
#include "events/status_words.h"
#include "events/threats.h"
#include "events/type_frames.h"
#include "events/ways.h"
#include "events/word_lists.h"
#include "syntax/subject.h"

namespace grotius {
namespace {

constexpr float kDetail = 0.5F;   // a word belongs to a condition, terms, an instrument … at or above it
constexpr float kFaintOn = 0.3F;  // a position is on something: the best words will do

// An actor and how sure it is that he, or another of those he is named together with, has the role he was claimed for.
struct Claim {
  ActorId actor;
  float score;
  std::uint32_t first;  // head of the first member of his coordination
  std::uint32_t head;   // of the phrase he was claimed by
};

const Claim* find_claim(const std::vector<Claim>& claims, ActorId actor) {
  auto found = std::find_if(claims.begin(), claims.end(), [&](const Claim& c) { return c.actor == actor; });
  return found == claims.end() ? nullptr : &*found;
}

std::vector<ActorId> actors_of(const std::vector<Claim>& claims) {
  std::vector<ActorId> out;
  for (const Claim& claim : claims) out.push_back(claim.actor);
  return out;
}

// "targeted killings", "prisoner-exchange": words side by side, at most a hyphen between them.
bool neighbours(const Passage& passage, WordSpan a, WordSpan b) {
  if (b.begin < a.end) return false;
  return a.end == b.begin || (a.end + 1 == b.begin && passage.text(a.end) == "-" &&
                              !passage.tokens.words[a.end].space_before && !passage.tokens.words[b.begin].space_before);
}

// "a letter was sent", "talks were held"; what was removed or condemned is not so told
bool is_carried(const Passage& passage, std::uint32_t word) {
  const std::uint32_t verb = passage.syntax(word).head;
  return verb != kRoot && passage.syntax(word).deprel == "nsubj:pass" &&
         in_list(WordList::kCarrying, passage.syntax(verb).lemma);
}

// "participates in talks"
bool participates(const Passage& passage, std::uint32_t word) {
  const std::uint32_t verb = passage.syntax(word).head;
  return verb != kRoot && passage.syntax(verb).lemma == "participate" && passage.has_relation(word, "obl") &&
         marker_of(passage, word) == "in";
}

// "raped", "sexual violence"; "harassed reporters" is something else.
bool tells_of_sex(const Passage& passage, WordSpan trigger) {
  const auto tells = [&](std::uint32_t word) {
    const std::string said = passage.lower(word);
    return said.starts_with("rape") || said.starts_with("raping") || said.starts_with("rapist") ||
           said.starts_with("sex") || said.starts_with("molest") || said.starts_with("sodom");
  };
  for (std::uint32_t w = trigger.begin; w < trigger.end; ++w) {
    const auto& below = passage.parse.dependents[w];
    const std::uint32_t above = passage.syntax(w).head;
    if (tells(w) || (above != kRoot && tells(above)) || std::any_of(below.begin(), below.end(), tells)) return true;
  }
  return false;
}

// "sent a message", "the message was sent", "ceasefire proposal": verb and object, or the parts of a compound, tell one
// event between them.
bool tell_together(const Passage& passage, WordSpan a, WordSpan b) {
  const auto below = [&](WordSpan child, WordSpan parent) {
    const std::uint32_t word = passage.parse.head_of(child);
    return parent.contains(passage.syntax(word).head) &&
           (passage.has_relation(word, "obj") || passage.has_relation(word, "compound") || is_carried(passage, word) ||
            participates(passage, word));
  };
  return neighbours(passage, a, b) || below(a, b) || below(b, a);
}

// Is the trigger, so labelled, told as a fact?
bool is_believed(const Labelled& labelled) {
  const float trigger = labelled.scores->probability;
  return trigger >= kTriggerThreshold &&
         (labelled.label.known || trigger * labelled.label.probability >= kLeastConfidence);
}

// Where the words settle the status, they are believed at least as much as not.
void settle_status(const Passage& passage, Labelled& labelled) {
  constexpr float kSettledByWords = 0.7F;
  Label& label = labelled.label;
  std::string status = settle_status(passage, labelled.scores->words, label.status);
  if (label.stance == "conditional" && stands_on_condition(passage, labelled.scores->words)) status = "conditional";
  if (happened(status) != happened(label.status)) label.settled = kSettledByWords;
  label.status = status;
}

// "His role was adjusted to exclusively Norland": what is cut down to one thing is not widened.
bool is_limited(const Passage& passage, ByteSpan trigger) {
  const WordSpan words = passage.words(trigger);
  const std::uint32_t end = passage.sentence(words.begin).end;
  for (std::uint32_t w = words.end; w < end && passage.text(w) != ";"; ++w)
    if (one_of(passage.lower(w), {"exclusively", "solely", "only", "alone", "merely"})) return true;
  return false;
}

// "a truce plan that Lodra accepted", "Lodra rejected the plan": who answers a proposal did not put it forward.
bool answers_it(const Passage& passage, std::uint32_t subject, std::uint32_t proposal) {
  const std::uint32_t verb = passage.syntax(subject).head;
  if (verb == kRoot || passage.syntax(subject).deprel != "nsubj") return false;
  if (!in_list(WordList::kTakingUp, passage, verb)) return false;
  if (passage.has_relation(proposal, "compound")) proposal = passage.syntax(proposal).head;
  return (passage.has_relation(verb, "acl") && passage.syntax(verb).head == proposal) ||
         (passage.has_relation(proposal, "obj") && passage.syntax(proposal).head == verb);
}

// "a ceasefire agreement" is one thing, and the agreement tells it.
bool names_agreement(const Passage& passage, std::uint32_t modifier) {
  return passage.has_relation(modifier, "compound") &&
         one_of(passage.syntax(modifier).lemma, {"ceasefire", "cease-fire", "truce", "peace", "armistice"}) &&
         one_of(passage.syntax(passage.syntax(modifier).head).lemma, {"agreement", "deal", "accord", "pact", "treaty"});
}

// Who says that somebody judges so has not judged once more: "acknowledged that obstacles remain".
bool tells_judgement(const Passage& passage, std::uint32_t verb, std::uint32_t judging) {
  const std::uint32_t content = passage.parse.dependent(verb, "ccomp");
  return content != kRoot && (judging == content || passage.syntax(judging).head == content);
}

// A telling that adds nothing to another of its sentence; the labels come in text order.
bool is_retold(const Passage& passage, const std::vector<Labelled>& labels, std::size_t at) {
  const auto head = [&](const Labelled& labelled) { return passage.parse.head_of(labelled.scores->words); };
  const std::uint32_t own = head(labels[at]);
  const Label& label = labels[at].label;
  const bool names = label.kind == "event" && names_agreement(passage, own);
  const bool states = label.kind == "assessment" && in_list(WordList::kStating, passage, own);
  if (!names && !states) return false;
  const auto tells_it = [&](const Labelled& other) {
    if (!is_believed(other)) return false;
    if (names) return other.label.type != label.type && passage.syntax(own).head == head(other);
    return other.label.kind == "assessment" && tells_judgement(passage, own, head(other));
  };
  const WordSpan sentence = passage.sentence(own);
  const auto begin = [](const Labelled& labelled) { return labelled.scores->words.begin; };
  const auto first =
      std::partition_point(labels.begin(), labels.end(), [&](const Labelled& l) { return begin(l) < sentence.begin; });
  const auto last =
      std::partition_point(first, labels.end(), [&](const Labelled& l) { return begin(l) < sentence.end; });
  return std::any_of(first, last, tells_it);
}

// "Backed the government against the rebels": whom it is done against has no part in it.
bool is_support(std::string_view type) { return one_of(type, {"SUPPORT", "AID", "COOPERATE", "AGREE"}); }

// "Both were awarded the prize", "the two flew to the camp": what all of them suffer, or where all of them go, they do
// not do to one another.
bool is_done_alike(const Passage& passage, WordSpan trigger, const Fact& fact) {
  const std::uint32_t verb = passage.parse.head_of(trigger);
  if (passage.syntax(verb).upos != "VERB") return false;
  if (fact.source.empty()) return passage.parse.dependent(verb, "nsubj:pass") != kRoot && fact.type != "CONSULT";
  return fact.target.empty() &&
         (in_list(WordList::kTravelling, passage, verb) || in_list(WordList::kTravelling, passage.lower(verb)));
}

class Assembler {
 public:
  Assembler(const FactInventories& inventories, const Passage& passage, const Surroundings& surroundings)
      : inventories_(inventories), roles_(role_index(inventories.role)), passage_(passage), around_(surroundings) {}

  [[nodiscard]] Fact fact(const TriggerScores& scores, const Label& label) const {
    Fact fact;
    fact.kind = label.kind;
    fact.type = label.type;
    fact.mode = label.mode == "sexual" && !tells_of_sex(passage_, scores.words) ? "" : label.mode;
    fact.status = label.status;
    fact.mutual = label.mutual;
    fact.background = label.background;
    fact.trigger = passage_.bytes(scores.words);
    fact.evidence = passage_.bytes(passage_.sentence(scores.words.begin));
    fact.confidence = calibrated(static_cast<double>(scores.probability * label.probability * label.settled),
                                 leads_sentence(passage_, passage_.parse.head_of(scores.words)));
    std::vector<Claim> source = claims(scores, roles_.source, Side::kSource);
    std::vector<Claim> target = claims(scores, roles_.target, Side::kTarget);
    if (fact.kind != "mandate") keep_on_surer_side(source, target);
    if (is_support(fact.type))
      std::erase_if(target, [&](const Claim& c) { return marker_of(passage_, c.head) == "against"; });
    if (fact.kind == "proposal")
      std::erase_if(source,
                    [&](const Claim& c) { return answers_it(passage_, c.head, passage_.parse.head_of(scores.words)); });
    fact.place = place_of(passage_, scores, roles_.place, around_.locate);
    if (fact.place) keep_ground_or_actor(scores, fact.place, source, target);
    if (!fact.place && fact.type == "ASSAULT" && fact.kind == "event")
      fact.place = struck_place(passage_, scores.words, around_.locate);
    fact.source = actors_of(source);
    fact.target = actors_of(target);
    fact.mutual = fact.mutual && !is_done_alike(passage_, scores.words, fact);
    fact.time = time_of(passage_, scores, roles_.time, around_.times);
    fact.said_in = said_in(passage_, scores, roles_.said, around_.statements);
    fact.condition = span(scores, roles_.condition, kDetail);
    fact.detail = detail(label, scores);
    take_in_rest(fact);
    complete(fact);
    if (fact.target.empty() && !fact.mutual) fact.target = state_crossed(passage_, fact, around_.foreign_state);
    return fact;
  }

 private:
  [[nodiscard]] ByteSpan span(const TriggerScores& scores, std::size_t role, float threshold) const {
    return passage_.bytes(role_span(passage_, scores, role, threshold));
  }

  [[nodiscard]] std::vector<Claim> claims(const TriggerScores& scores, std::size_t role, Side side) const {
    std::vector<Claim> out;
    for (WordSpan phrase : participant_phrases(passage_, scores, role, side)) {
      const std::uint32_t head = passage_.parse.head_of(phrase);
      float score = 0;
      for (std::uint32_t word = phrase.begin; word < phrase.end; ++word)
        if (scores.roles.window.contains(word)) score = std::max(score, scores.roles.at(word, role));
      for (ActorId actor : around_.resolve(phrase))
        if (find_claim(out, actor) == nullptr) out.push_back({actor, score, first_member(passage_, head), head});
    }
    for (Claim& claim : out)
      for (const Claim& other : out)
        if (other.first == claim.first) claim.score = std::max(claim.score, other.score);
    return out;
  }

  // Nobody acts on himself, and of those who act on one another each is named once.
  static void keep_on_surer_side(std::vector<Claim>& source, std::vector<Claim>& target) {
    std::vector<Claim> both = source;
    std::erase_if(both, [&](const Claim& c) { return find_claim(target, c.actor) == nullptr; });
    for (const Claim& claim : both) {
      const bool acted_on =
          find_claim(target, claim.actor)->score > claim.score || (target.size() == 1 && source.size() > 1);
      std::erase_if(acted_on ? source : target, [&](const Claim& c) { return c.actor == claim.actor; });
    }
  }

  // One phrase is where a fact is or who takes part in it, whichever it is surer to be: "left Lokiri", "fell on
  // Lokiri".
  void keep_ground_or_actor(const TriggerScores& scores, std::optional<FactPlace>& place, std::vector<Claim>& source,
                            std::vector<Claim>& target) const {
    const WordSpan words = passage_.words(place->span);
    const std::uint32_t head = passage_.parse.head_of(words);
    float ground = stands_on_ground(passage_, head) ? 1.0F : 0.0F;
    for (std::uint32_t word = words.begin; word < words.end; ++word)
      if (scores.roles.window.contains(word)) ground = std::max(ground, scores.roles.at(word, roles_.place));
    const auto lost = [&](const Claim& c) { return c.head == head && c.score < ground; };
    for (std::vector<Claim>* side : {&source, &target}) {
      std::erase_if(*side, lost);
      if (std::any_of(side->begin(), side->end(), [&](const Claim& c) { return c.head == head; })) place.reset();
      if (!place) return;
    }
  }

  [[nodiscard]] FactDetail detail(const Label& label, const TriggerScores& scores) const {
    FactDetail out;
    out.subject = label.subject;
    out.stance = label.stance;
    out.effect = label.effect;
    out.change = label.change;
    out.tone = label.tone;
    if (label.kind == "position" || label.kind == "assessment") out.on_span = span(scores, roles_.on, kFaintOn);
    if (label.kind == "proposal") describe_proposal(scores, out);
    if (label.kind == "measure") {
      const WordSpan instrument = role_span(passage_, scores, roles_.instrument, kDetail);
      out.instrument = passage_.bytes(instrument);
      out.duration = duration_of(passage_, scores.words, instrument, around_.times);
    }
    if (label.kind == "control") out.area = span(scores, roles_.area, kDetail);
    if (label.kind == "mandate") {
      out.role = span(scores, roles_.role, kDetail);
      out.persons = actors_of(claims(scores, roles_.person, Side::kTarget));
    }
    return out;
  }

  // "Refuses to make peace depend on the border": a bare verb behind what a position is on begins the rest of that, and
  // no condition.
  void take_in_rest(Fact& fact) const {
    ByteSpan& on = fact.detail.on_span;
    if (on.empty() || fact.condition.empty() || fact.condition.begin < on.end) return;
    const std::uint32_t first = passage_.words(fact.condition).begin;
    const auto& below = passage_.parse.dependents[first];
    const auto introduces = [&](std::uint32_t d) { return has_any(passage_, d, {"mark", "aux", "nsubj"}); };
    const bool is_bare = passage_.syntax(first).upos == "VERB" && passage_.lower(first) == passage_.lemma(first) &&
                         std::none_of(below.begin(), below.end(), introduces);
    for (std::uint32_t word = passage_.words(on).end; word < first; ++word)
      if (passage_.is_punctuation(word)) return;
    if (!is_bare) return;
    on = {on.begin, fact.condition.end};
    fact.condition = {};
  }

  void describe_proposal(const TriggerScores& scores, FactDetail& out) const {
    WordSpan terms = role_span(passage_, scores, roles_.terms, kDetail);
    out.terms = passage_.bytes(terms);
    out.label = std::string(passage_.document.text(passage_.bytes(noun_phrase(passage_, scores.words))));
    out.duration = duration_of(passage_, scores.words, terms, around_.times);
  }

  // What a kind implies about who takes part: the holder of an office is its target, a judgement or a position in
  // somebody's words is that speaker's.
  void complete(Fact& fact) const {
    if (fact.kind == "mandate") {
      if (fact.detail.change == "widened" && is_limited(passage_, fact.trigger)) fact.detail.change = "narrowed";
      bool own_act = fact.detail.change == "resigned" || fact.detail.change == "holds";
      if (const auto named = named_by(passage_.words(fact.trigger)); !named.empty()) fact.detail.persons = named;
      if (fact.detail.persons.empty())
        fact.detail.persons = !fact.target.empty() || !own_act ? fact.target : fact.source;
      if (fact.detail.persons.empty() && !fact.mutual)
        fact.detail.persons = holder(passage_.words(fact.trigger), own_act);
      settle_holder(fact, own_act);
      if (!fact.detail.persons.empty()) fact.detail.person = fact.detail.persons.front();
    }
    const bool judged = fact.kind == "assessment" || fact.kind == "position";
    if (fact.kind == "assessment" && fact.said_in.empty()) fact.said_in = voiced_in(fact);
    if (judged && fact.source.empty() && !fact.said_in.empty())
      fact.source = around_.statements[fact.said_in.front().value].speakers;
  }

  // Whose role it is is the target, and who decides it gets or loses nothing by that.
  // "Holt was replaced by Berg": he who follows decides nothing.
  void settle_holder(Fact& fact, bool own_act) const {
    auto& persons = fact.detail.persons;
    const auto decides = [&](ActorId person) {
      return std::find(fact.source.begin(), fact.source.end(), person) != fact.source.end();
    };
    const bool all_decide = std::all_of(persons.begin(), persons.end(), decides);
    const std::uint32_t act = passage_.parse.head_of(passage_.words(fact.trigger));
    const bool follows = one_of(passage_.syntax(act).lemma, {"replace", "succeed"});
    if (!own_act && !all_decide && !follows) std::erase_if(persons, decides);
    if (fact.target.empty() || (!persons.empty() && (own_act || !(all_decide || follows)))) fact.target = persons;
  }

  // "his replacement, Luis Ortega": the word for who holds the office has his name beside it.
  [[nodiscard]] std::vector<ActorId> named_by(WordSpan trigger) const {
    const std::uint32_t head = passage_.parse.head_of(trigger);
    const std::uint32_t name = passage_.parse.dependent(head, "appos");
    if (passage_.syntax(head).upos != "NOUN" || name == kRoot || passage_.syntax(name).upos != "PROPN") return {};
    return around_.resolve(core_phrase(passage_, {name, name + 1}));
  }

  // Whose office the trigger's own phrase tells: "the ousted premier", "the dismissal of the premier", "the council's
  // mandate runs out"; of one's own act, who does it: "was relieved of that task and keeps only his seat".
  [[nodiscard]] std::vector<ActorId> holder(WordSpan trigger, bool own_act) const {
    const std::uint32_t head = passage_.parse.head_of(trigger);
    std::uint32_t noun = passage_.has_relation(head, "amod") ? passage_.syntax(head).head : kRoot;
    for (const std::uint32_t d : passage_.parse.dependents[head])
      if (noun == kRoot && passage_.has_relation(d, "nmod") && marker_of(passage_, d) == "of") noun = d;
    if (noun == kRoot) {
      const std::uint32_t subject = subject_of(passage_.parse, head, {"conj", "xcomp"});
      const std::uint32_t owner = subject == kRoot ? kRoot : passage_.parse.dependent(subject, "nmod:poss");
      const bool is_term = owner != kRoot && in_list(WordList::kTerm, passage_.syntax(subject).lemma);
      noun = is_term ? owner : own_act ? subject : kRoot;
    }
    return noun == kRoot ? std::vector<ActorId>{} : around_.resolve(core_phrase(passage_, {noun, noun + 1}));
  }

  // "warned that …", "expressed hope that …": the judgement is made by saying what follows.
  [[nodiscard]] std::vector<StatementId> voiced_in(const Fact& fact) const {
    const auto& statements = around_.statements;
    for (std::size_t i = 0; i < statements.size(); ++i)
      if (statements[i].cue.overlaps(fact.trigger)) return {StatementId(i)};
    return {};
  }

  const FactInventories& inventories_;
  RoleIndex roles_;
  const Passage& passage_;
  const Surroundings& around_;
};

}  // namespace

std::vector<Fact> assemble_facts(const FactInventories& inventories, const Passage& passage,
                                 const std::vector<TriggerScores>& triggers, const Surroundings& surroundings) {
  Assembler assembler(inventories, passage, surroundings);
  std::vector<Telling> tellings;
  std::vector<std::size_t> kept;
  std::vector<Labelled> labels;
  for (const TriggerScores& scores : triggers) labels.push_back({&scores, decode_label(inventories, scores)});
  settle_types(passage, inventories, TypeFrames::built_in(), labels);
  for (Labelled& labelled : labels) {
    settle_status(passage, labelled);
    settle_details(passage, labelled.scores->words, labelled.label);
  }
  for (std::size_t i = 0; i < triggers.size(); ++i) {
    if (!is_believed(labels[i]) || is_retold(passage, labels, i)) continue;
    Telling telling{assembler.fact(triggers[i], labels[i].label), {}};
    const std::size_t reach = i - triggers[i].same.size();
    for (auto earlier = std::lower_bound(kept.begin(), kept.end(), reach); earlier != kept.end(); ++earlier)
      telling.same.push_back(tell_together(passage, triggers[*earlier].words, triggers[i].words)
                                 ? 1.0F
                                 : triggers[i].same[*earlier - reach]);
    kept.push_back(i);
    tellings.push_back(std::move(telling));
  }
  std::vector<Fact> facts =
      with_threats(passage, surroundings.statements, merge_tellings(std::move(tellings), surroundings.times));
  link_about(passage, facts);
  link_contents(passage, facts);
  link_opponents(passage, facts);
  link_askers(passage, facts);
  name_threatened(passage, surroundings.resolve, facts);
  put_leaders_first(passage, facts);
  code_cameo(passage, facts, surroundings.verbs);
  tell_contexts(passage, facts);
  return facts;
}

}  // namespace grotius
