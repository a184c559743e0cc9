#include "events/status_words.h"

#include <algorithm>

#include "events/decode.h"
#include "events/ways.h"
#include "events/word_lists.h"
#include "text/utf8.h"

namespace grotius {
namespace {

std::string lemma(const Passage& passage, std::uint32_t word) { return ascii_lower(passage.syntax(word).lemma); }

template <class Test>
bool any_below(const Passage& passage, std::uint32_t word, Test test) {
  const auto& below = passage.parse.dependents[word];
  return std::any_of(below.begin(), below.end(), test);
}

bool has_modal(const Passage& passage, std::uint32_t verb) {
  return any_below(passage, verb, [&](std::uint32_t d) { return passage.syntax(d).xpos == "MD"; });
}

// "should", "must": what is asked, which a condition does not change.
bool has_prospect(const Passage& passage, std::uint32_t verb) {
  return any_below(passage, verb, [&](std::uint32_t d) {
    return passage.syntax(d).xpos == "MD" && one_of(passage.lower(d), {"will", "would", "can", "could", "may", "might",
                                                                       "'ll", "'d", "\u2019ll", "\u2019d"});
  });
}

bool is_conditional_clause(const Passage& passage, std::uint32_t word) {
  if (!passage.has_relation(word, "advcl")) return false;
  return passage.lower(word) == "provided" || any_below(passage, word, [&](std::uint32_t d) {
           return passage.has_relation(d, "mark") &&
                  one_of(passage.lower(d), {"if", "unless", "until", "once", "provided", "providing"});
         });
}

bool is_to_infinitive(const Passage& passage, std::uint32_t verb) {
  return any_below(passage, verb,
                   [&](std::uint32_t d) { return passage.has_relation(d, "mark") && passage.lower(d) == "to"; });
}

// "came to sign", "called a meeting to sign": also where the tree takes the purpose for a complement.
bool tells_purpose(const Passage& passage, std::uint32_t verb) {
  if (!is_to_infinitive(passage, verb)) return false;
  if (passage.has_relation(verb, "advcl")) return true;
  return passage.has_relation(verb, "xcomp") &&
         in_list(WordList::kGathering, lemma(passage, passage.syntax(verb).head));
}

// The verb whose subject or object a noun is; kRoot for a verb, which tells of itself.
std::uint32_t verb_of_noun(const Passage& passage, std::uint32_t word) {
  if (passage.syntax(word).upos != "NOUN" || !has_any(passage, word, {"obj", "nsubj"})) return kRoot;
  return passage.syntax(word).head;
}

// "would withdraw if", "no session may be held until"
bool depends(const Passage& passage, std::uint32_t head) {
  const std::uint32_t above = verb_of_noun(passage, head);
  const std::uint32_t verb = above == kRoot ? head : above;
  if (passage.syntax(verb).upos != "VERB" || !has_prospect(passage, verb)) return false;
  return any_below(passage, verb, [&](std::uint32_t d) { return is_conditional_clause(passage, d); });
}

// "the march was called off", "cancelled a visit"; what will be called off still stands.
bool is_called_off(const Passage& passage, std::uint32_t head) {
  const std::uint32_t verb = verb_of_noun(passage, head);
  if (verb == kRoot || passage.syntax(head).deprel == "nsubj" || has_modal(passage, verb)) return false;
  if (!one_of(passage.syntax(verb).xpos, {"VBD", "VBN", "VBG"}) || is_to_infinitive(passage, verb)) return false;
  const bool off = any_below(passage, verb, [&](std::uint32_t d) { return passage.lower(d) == "off"; });
  return in_list(WordList::kCancelling, lemma(passage, verb)) || (off && lemma(passage, verb) == "call");
}

// "neither side attacked", "nobody replied", "backs neither plan"
bool takes_nobody(const Passage& passage, std::uint32_t head) {
  if (passage.syntax(head).upos != "VERB") return false;
  return any_below(passage, head, [&](std::uint32_t d) {
    if (!has_any(passage, d, {"nsubj", "obj"})) return false;
    return one_of(passage.lower(d), {"neither", "nobody", "none"}) || any_below(passage, d, [&](std::uint32_t k) {
             return passage.has_relation(k, "det") && one_of(passage.lower(k), {"neither", "no"});
           });
  });
}

// "is holding", "are being questioned"
bool goes_on(const Passage& passage, std::uint32_t head) {
  if (passage.syntax(head).xpos != "VBG") return false;
  bool present = false, negated = false;
  for (const std::uint32_t d : passage.parse.dependents[head]) {
    present |= passage.has_relation(d, "aux") && one_of(passage.syntax(d).xpos, {"VBZ", "VBP"});
    negated |= one_of(passage.lower(d), {"not", "n't", "n\u2019t", "never", "no", "hardly"});
  }
  return present && !negated;
}

// "promised to leave", "came to give an answer", "the truce will take effect": what lies ahead of the verb that tells
// of it.
std::string prospect(const Passage& passage, std::uint32_t head) {
  if (passage.has_relation(head, "xcomp") && is_to_infinitive(passage, head)) {
    const std::string above = lemma(passage, passage.syntax(head).head);
    if (in_list(WordList::kPromising, above)) return "planned";
    if (one_of(above, {"urge", "ask"})) return "requested";
    if (one_of(above, {"refuse", "fail", "decline"})) return "denied";
  }
  const std::uint32_t verb = verb_of_noun(passage, head);
  if (verb == kRoot) return "";
  if (passage.has_relation(head, "obj") && tells_purpose(passage, verb) &&
      in_list(WordList::kPerforming, lemma(passage, verb)))
    return "planned";
  if (passage.has_relation(head, "nsubj") && has_modal(passage, verb) &&
      in_list(WordList::kBeginning, lemma(passage, verb)))
    return passage.has_relation(verb, "ccomp") &&
                   one_of(lemma(passage, passage.syntax(verb).head), {"hope", "fear", "doubt", "wish"})
               ? "hypothetical"
               : "planned";
  return "";
}

// "a charge rejected by Lodra", after a comma; which word it hangs on is hard to tell, and trees often have it wrong.
bool tells_of_denied_charge(const Passage& passage, std::uint32_t word) {
  const std::uint32_t begin = passage.parse.subtree(word).begin;
  if (passage.text(begin) != "," && (begin == 0 || passage.text(begin - 1) != ",")) return false;
  return one_of(lemma(passage, word), {"charge", "accusation", "allegation", "claim"}) &&
         any_below(passage, word, [&](std::uint32_t d) {
           return passage.has_relation(d, "acl") && one_of(lemma(passage, d), {"deny", "reject", "dismiss", "refute"});
         });
}

// "accused Lodra of arming rebels, a charge rejected by Lodra"
bool is_denied_charge(const Passage& passage, std::uint32_t head) {
  const std::uint32_t alleged = head;
  constexpr int kReach = 3;  // words between what is alleged and what the apposition hangs on
  for (int step = 0; step <= kReach && head != kRoot; ++step, head = passage.syntax(head).head)
    if (any_below(passage, head, [&](std::uint32_t d) { return d > alleged && tells_of_denied_charge(passage, d); }))
      return true;
  return false;
}

}  // namespace

std::string settle_status(const Passage& passage, WordSpan trigger, const std::string& status) {
  const std::uint32_t head = passage.parse.head_of(trigger);
  if (depends(passage, head)) return "conditional";
  if (is_called_off(passage, head)) return "denied";
  if (goes_on(passage, head) && status != "planned") return "ongoing";
  if (!happened(status)) return status;
  if (takes_nobody(passage, head)) return "denied";
  if (std::string ahead = prospect(passage, head); !ahead.empty()) return ahead;
  const bool accuses =
      one_of(lemma(passage, head), {"accuse", "charge", "accusation", "allegation", "allege", "claim"});
  return !accuses && is_denied_charge(passage, head) ? "denied" : status;
}

}  // namespace grotius
