#include "events/participants.h"

#include <algorithm>
#include <cctype>

#include "events/ways.h"
#include "events/word_lists.h"
#include "syntax/subject.h"

namespace grotius {
namespace {

constexpr float kParticipant = 0.4F;  // a word takes part at or above it
// Enough for the trigger's own argument in the tree, where no word reaches the first. An object is oftener a thing than
// a subject is, so more is asked of it.
constexpr float kOwnSubject = 0.1F;
constexpr float kOwnObject = 0.2F;
// Asked of a target that stands outside the trigger's own clause, and of one in another clause beside it.
constexpr float kOuterClause = 0.55F;
constexpr float kOtherClause = 0.9F;
constexpr float kConjunct = 0.05F;  // enough for a word coordinated with a participant

void add(std::vector<WordSpan>& phrases, WordSpan phrase, WordSpan trigger) {
  if (phrase.empty() || phrase.overlaps(trigger)) return;
  if (std::none_of(phrases.begin(), phrases.end(), [&](WordSpan p) { return p.overlaps(phrase); }))
    phrases.push_back(phrase);
}

// Neighbouring runs with one word between them are one phrase unless that word parts members or clauses.
std::vector<WordSpan> claimed_runs(const Passage& passage, const TriggerScores& scores, std::size_t role,
                                   WordSpan sentence) {
  std::vector<WordSpan> out;
  for (const RoleRun& run : role_runs(scores.roles, role, sentence, kParticipant, 0)) {
    bool joined = false;
    if (!out.empty() && run.words.begin == out.back().end + 1) {
      std::string_view between = passage.syntax(out.back().end).upos;
      joined = between != "PUNCT" && between != "CCONJ" && between != "VERB" && between != "AUX" && between != "ADP";
    }
    if (joined) {
      out.back().end = run.words.end;
    } else {
      out.push_back(run.words);
    }
  }
  return out;
}

// Part of a phrase that names nobody without the rest: an adjective in lower case ("local reporters"; one that is a
// name does, "Russian"), a number, the surname without the name that it follows.
bool is_fragment(const Passage& passage, std::uint32_t head) {
  const unsigned char first = static_cast<unsigned char>(passage.text(head).front());
  if (passage.has_relation(head, "amod")) return passage.syntax(head).upos == "ADJ" && std::isupper(first) == 0;
  return has_any(passage, head, {"nummod", "flat"});
}

WordSpan with_noun(const Passage& passage, WordSpan phrase, WordSpan trigger) {
  if (phrase.empty()) return phrase;
  const std::uint32_t head = passage.parse.head_of(phrase), noun = passage.syntax(head).head;
  if (noun == kRoot || trigger.contains(noun) || !is_fragment(passage, head)) return phrase;
  if (passage.has_relation(head, "amod") && noun < phrase.end) return phrase;
  const WordSpan whole = phrase.hull({noun, noun + 1});
  return whole.overlaps(trigger) ? WordSpan{noun, noun + 1} : whole;  // "two detained academics"
}

// The phrase under `head` without what is coordinated with it.
WordSpan own_phrase(const Passage& passage, std::uint32_t head) {
  for (WordSpan member : members(passage, passage.parse.subtree(head)))
    if (member.contains(head)) return core_phrase(passage, member);
  return {head, head + 1};
}

bool fills(const Passage& passage, std::uint32_t word, Side side) {
  std::string_view relation = passage.syntax(word).deprel;
  if (side == Side::kSource)
    return relation == "nsubj" || relation == "obl:agent" || (relation == "nmod" && marker_of(passage, word) == "by");
  if (relation == "obl" || relation == "nmod") return one_of(marker_of(passage, word), {"to", "against", "with", "on"});
  return relation == "obj" || relation == "nsubj:pass" || relation == "iobj";
}

void add_conjuncts(const Passage& passage, const TriggerScores& scores, std::size_t role,
                   std::vector<WordSpan>& phrases) {
  const auto take = [&](std::uint32_t word) {
    if (scores.roles.window.contains(word) && scores.roles.at(word, role) >= kConjunct)
      add(phrases, own_phrase(passage, word), scores.words);
  };
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    const std::uint32_t own = passage.parse.head_of(phrases[i]), first = passage.syntax(own).head;
    // "Qorash along with its allies"
    if (passage.has_relation(own, "conj") && first != kRoot && passage.has_relation(first, "nsubj")) take(first);
    for (std::uint32_t child : passage.parse.dependents[passage.parse.head_of(phrases[i])]) {
      if (passage.has_relation(child, "conj")) take(child);
    }
  }
}

// "everybody except Nasrallah"
bool left_out(const Passage& passage, WordSpan phrase) {
  const auto& below = passage.parse.dependents[passage.parse.head_of(phrase)];
  return std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
    return passage.has_relation(child, "case") &&
           one_of(passage.lower(child), {"except", "excluding", "without", "unlike", "minus"});
  });
}

// "envoys, including Holt"
bool listed(const Passage& passage, std::uint32_t word) {
  return one_of(marker_of(passage, word), {"including", "like"});
}

// "envoys of the Contact Group", "a candidate named by the party": what only tells which one is meant. A clause that
// the trigger itself stands in tells more than that, and so does a word the tree coordinates with nobody who takes
// part.
bool narrows(const Passage& passage, WordSpan phrase, WordSpan other, std::uint32_t trigger) {
  const std::uint32_t above = passage.parse.head_of(other);
  std::uint32_t word = passage.parse.head_of(phrase);
  if (word == above || !passage.parse.dominates(above, word)) return false;
  for (; passage.syntax(word).head != above; word = passage.syntax(word).head)
    if (passage.has_relation(word, "conj")) return false;
  if (word == trigger || passage.parse.dominates(word, trigger)) return false;
  return (passage.syntax(word).deprel == "nmod" && !listed(passage, word)) || passage.syntax(word).deprel == "acl";
}

void drop_narrowing(const Passage& passage, WordSpan trigger, std::vector<WordSpan>& phrases) {
  const std::vector<WordSpan> all = phrases;
  const std::uint32_t head = passage.parse.head_of(trigger);
  std::erase_if(phrases, [&](WordSpan phrase) {
    return std::any_of(all.begin(), all.end(), [&](WordSpan other) { return narrows(passage, phrase, other, head); });
  });
}

// Is the word the subject, coordinated with it, another name of it, or what a relative pronoun stands for?
bool belongs_to(const Passage& passage, std::uint32_t word, std::uint32_t subject) {
  const std::uint32_t clause = passage.syntax(subject).head;
  if (clause != kRoot && passage.syntax(clause).deprel == "acl:relcl" && passage.syntax(subject).upos == "PRON" &&
      passage.syntax(clause).head == word)
    return true;
  const auto goes_along = [&](std::uint32_t w) {
    return passage.has_relation(w, "conj") || passage.has_relation(w, "appos") || listed(passage, w);
  };
  while (word != kRoot && word != subject && goes_along(word)) word = passage.syntax(word).head;
  return word == subject;
}

// Where the verb's own subject takes part, nobody of another clause does.
void keep_own_subject(const Passage& passage, WordSpan trigger, std::vector<WordSpan>& phrases) {
  const std::uint32_t subject = doer_of(passage.parse, passage.parse.head_of(trigger));
  if (subject == kRoot) return;
  const auto own = [&](WordSpan phrase) {
    const std::uint32_t head = passage.parse.head_of(phrase);
    return belongs_to(passage, head, subject) || marker_of(passage, head) == "alongside";
  };
  if (std::none_of(phrases.begin(), phrases.end(), own)) return;
  std::erase_if(phrases, [&](WordSpan phrase) { return !own(phrase); });
}

// "in linking", "by attacking"
bool is_means(const Passage& passage, std::uint32_t clause) {
  const std::uint32_t mark = passage.parse.dependent(clause, "mark");
  return mark != kRoot && one_of(passage.lower(mark), {"in", "by"});
}

// "denied that the envoy met Holt": whom another clause names is seldom acted on in this one. One who does or suffers
// several things at once often is, but then the scores are sure of him.
float least_of_target(const Passage& passage, WordSpan phrase, WordSpan trigger) {
  const std::uint32_t head = passage.parse.head_of(phrase);
  const Ways ways = ways_between(passage, head, passage.parse.head_of(trigger));
  const auto opens = [&](std::uint32_t word) { return opens_clause(passage, word); };
  const auto opens_but_describes = [&](std::uint32_t word) {
    return opens(word) && !passage.has_relation(word, "acl");
  };
  // "Lodra, which fights the rebels, backed Kufa": whom a clause about somebody named before names is its own.
  const auto is_aside = [&](std::uint32_t word) {
    const std::uint32_t noun = passage.syntax(word).head;
    return passage.syntax(word).deprel == "acl:relcl" && word != head && noun < trigger.begin &&
           !passage.parse.dominates(noun, passage.parse.head_of(trigger));
  };
  if (std::any_of(ways.from_it.begin(), ways.from_it.end(), is_aside)) return kOtherClause;
  // "accused Lodra of links with the rebels": Lodra is accused.
  const auto is_charge = [&](std::uint32_t word) {
    const std::uint32_t verb = passage.syntax(word).head;
    if (word == head || !trigger.contains(verb) || !passage.has_relation(word, "obl")) return false;
    const std::uint32_t object = passage.parse.dependent(verb, "obj");
    return marker_of(passage, word) == "of" && object != kRoot && !trigger.contains(object);
  };
  if (std::any_of(ways.from_it.begin(), ways.from_it.end(), is_charge)) return kOtherClause;
  const auto& inner = ways.from_trigger;
  // "aligned with Lodra in linking the rebels with Kufa": they are linked, not aligned with.
  const auto acts_in_turn = [&](std::uint32_t word) {
    return word != head && passage.has_relation(word, "advcl") && passage.syntax(word).xpos == "VBG" &&
           is_means(passage, word) && passage.parse.dependent(word, "obj") != kRoot;
  };
  if (inner.empty() && std::any_of(ways.from_it.begin(), ways.from_it.end(), acts_in_turn)) return kOtherClause;
  const bool apart = std::any_of(ways.from_it.begin(), ways.from_it.end(),
                                 [&](std::uint32_t word) { return word != head && opens(word); });
  if (apart && std::any_of(inner.begin(), inner.end(), opens)) return kOtherClause;
  return std::any_of(inner.begin(), inner.end(), opens_but_describes) ? kOuterClause : 0.0F;
}

// "sent an envoy to Kufa", "withdrew its troops": who is sent is not acted on, he acts for who sends him.
bool is_sent(const Passage& passage, WordSpan phrase, WordSpan trigger) {
  const std::uint32_t verb = passage.parse.head_of(trigger);
  const std::uint32_t word = first_member(passage, passage.parse.head_of(phrase));
  return passage.syntax(word).deprel == "obj" && passage.syntax(word).head == verb &&
         in_list(WordList::kSending, passage.syntax(verb).lemma);
}

// "a deal important to Kufa": the adjective has him, not the act.
bool belongs_to_adjective(const Passage& passage, WordSpan phrase, WordSpan trigger) {
  const std::uint32_t above = passage.syntax(passage.parse.head_of(phrase)).head;
  return above != kRoot && !trigger.contains(above) && passage.syntax(above).upos == "ADJ" &&
         passage.has_relation(above, "amod");
}

// "armed groups that fight the government": whom a clause about one of them names is acted on by that one.
bool is_of_another(const Passage& passage, WordSpan phrase, const std::vector<WordSpan>& all) {
  for (std::uint32_t word = passage.parse.head_of(phrase); word != kRoot; word = passage.syntax(word).head) {
    const std::uint32_t noun = passage.syntax(word).head;
    if (passage.syntax(word).deprel == "acl:relcl" &&
        std::any_of(all.begin(), all.end(), [&](WordSpan other) { return passage.parse.head_of(other) == noun; }))
      return true;
  }
  return false;
}

float surest(const TriggerScores& scores, std::size_t role, WordSpan phrase) {
  float most = 0;
  for (std::uint32_t word = phrase.begin; word < phrase.end; ++word)
    if (scores.roles.window.contains(word)) most = std::max(most, scores.roles.at(word, role));
  return most;
}

}  // namespace

std::vector<WordSpan> participant_phrases(const Passage& passage, const TriggerScores& scores, std::size_t role,
                                          Side side) {
  WordSpan sentence = passage.sentence(scores.words.begin);
  std::vector<WordSpan> phrases;
  for (WordSpan run : claimed_runs(passage, scores, role, sentence))
    for (WordSpan member : members(passage, run))
      add(phrases, core_phrase(passage, with_noun(passage, member, scores.words)), scores.words);
  const std::uint32_t head = passage.parse.head_of(scores.words);
  const auto take = [&](std::uint32_t word, float least) {
    if (scores.roles.window.contains(word) && scores.roles.at(word, role) >= least)
      add(phrases, own_phrase(passage, word), scores.words);
  };
  if (phrases.empty())
    for (std::uint32_t child : passage.parse.dependents[head])
      if (fills(passage, child, side)) take(child, side == Side::kSource ? kOwnSubject : kOwnObject);
  if (phrases.empty() && side == Side::kSource)
    if (const std::uint32_t doer = doer_of(passage.parse, head); doer != kRoot) take(doer, kOwnSubject);
  add_conjuncts(passage, scores, role, phrases);
  std::erase_if(phrases, [&](WordSpan phrase) { return left_out(passage, phrase); });
  const std::vector<WordSpan> all = phrases;
  if (side == Side::kTarget)
    std::erase_if(phrases, [&](WordSpan phrase) {
      if (is_of_another(passage, phrase, all) && surest(scores, role, phrase) < kOtherClause) return true;
      return is_sent(passage, phrase, scores.words) || belongs_to_adjective(passage, phrase, scores.words) ||
             surest(scores, role, phrase) < least_of_target(passage, phrase, scores.words);
    });
  if (side == Side::kSource) {
    drop_narrowing(passage, scores.words, phrases);
    keep_own_subject(passage, scores.words, phrases);
  }
  std::sort(phrases.begin(), phrases.end());
  return phrases;
}

}  // namespace grotius
