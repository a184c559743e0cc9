#include "events/status_words.h"

#include <algorithm>

#include "events/decode.h"
#include "events/ways.h"
#include "events/word_lists.h"
#include "text/utf8.h"

namespace grotius {
namespace {

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
  return passage.has_relation(verb, "xcomp") && in_list(WordList::kSettingOut, passage, passage.syntax(verb).head);
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
  return in_list(WordList::kCallingOff, passage, verb) || (off && passage.lemma(verb) == "call");
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

bool is_negated(const Passage& passage, std::uint32_t word) {
  return any_below(passage, word, [&](std::uint32_t d) {
    return one_of(passage.lower(d), {"not", "n't", "n\u2019t", "never", "no", "hardly", "longer"});
  });
}

bool is_present(const Passage& passage, std::uint32_t word) {
  return one_of(passage.syntax(word).xpos, {"VBZ", "VBP"});
}

bool has_present_aux(const Passage& passage, std::uint32_t word, std::string_view relation) {
  return any_below(passage, word,
                   [&](std::uint32_t d) { return passage.has_relation(d, relation) && is_present(passage, d); });
}

// "is holding"; also where the tagger took the participle for the other one: "have been warning".
bool is_doing(const Passage& passage, std::uint32_t head) {
  const std::string_view tag = passage.syntax(head).xpos;
  const bool participle = tag == "VBG" || (tag == "VBN" && passage.lower(head).ends_with("ing"));
  return participle && has_present_aux(passage, head, "aux") && !is_negated(passage, head);
}

// "are being questioned", "is in prison and being questioned"; "after being questioned" tells of no present.
bool is_being_done(const Passage& passage, std::uint32_t head) {
  const bool being = any_below(
      passage, head, [&](std::uint32_t d) { return passage.has_relation(d, "aux") && passage.lower(d) == "being"; });
  if (!being || passage.syntax(head).xpos != "VBN" || is_negated(passage, head)) return false;
  return has_present_aux(passage, head, "aux") ||
         (passage.has_relation(head, "conj") && has_present_aux(passage, passage.syntax(head).head, "cop"));
}

// "talks continue"; a bare form, which the tagger may call an infinitive, is present where nothing makes it another.
bool is_told_as_present(const Passage& passage, std::uint32_t verb) {
  if (is_present(passage, verb)) return true;
  const bool shared = passage.has_relation(verb, "conj") && has_modal(passage, passage.syntax(verb).head);
  return passage.syntax(verb).xpos == "VB" && !shared && !is_to_infinitive(passage, verb) &&
         passage.parse.dependent(verb, "aux") == kRoot;
}

// "talks continue", "the war rages on"
bool does_not_end(const Passage& passage, std::uint32_t head) {
  const std::uint32_t verb = verb_of_noun(passage, head);
  return verb != kRoot && passage.syntax(head).deprel == "nsubj" && in_list(WordList::kContinuing, passage, verb) &&
         is_told_as_present(passage, verb) && !is_negated(passage, verb) && !is_conditional_clause(passage, verb) &&
         passage.parse.dependent(verb, "xcomp") == kRoot;
}

// "since May", "for two years", "still"
bool has_duration(const Passage& passage, std::uint32_t verb) {
  return any_below(passage, verb, [&](std::uint32_t d) {
    if (has_any(passage, d, {"obl", "advcl"}) && any_below(passage, d, [&](std::uint32_t k) {
          return has_any(passage, k, {"case", "mark"}) &&
                 one_of(passage.lower(k), {"since", "for", "throughout", "during", "until"});
        }))
      return true;
    return one_of(passage.lower(d), {"since", "still", "continuously", "increasingly", "repeatedly"});
  });
}

// "was closed on Friday", "had left", "has been cut": a past tense, or a perfect of an act, tells what is over.
bool is_over(const Passage& passage, std::uint32_t head) {
  const std::string_view tag = passage.syntax(head).xpos;
  if (passage.syntax(head).upos != "VERB" || !one_of(tag, {"VBD", "VBN"}) || is_negated(passage, head)) return false;
  const bool meanwhile = any_below(passage, head, [&](std::uint32_t d) {
    return passage.has_relation(d, "mark") && one_of(passage.lower(d), {"as", "while"});
  });
  if (meanwhile || passage.lower(head).ends_with("ing") || has_modal(passage, head) || has_duration(passage, head))
    return false;
  const bool past = any_below(passage, head, [&](std::uint32_t d) {
    return passage.has_relation(d, "aux") && passage.syntax(d).xpos == "VBD";
  });
  const bool perfect = has_present_aux(passage, head, "aux") && any_below(passage, head, [&](std::uint32_t d) {
                         return passage.has_relation(d, "aux") && passage.syntax(d).lemma == "have";
                       });
  if (perfect) return !in_list(WordList::kLasting, passage, head);
  return (tag == "VBD" || past) && !one_of(passage.lemma(head), {"hold", "control", "occupy"});
}

// "promised to leave", "came to give an answer", "the truce will take effect": what lies ahead of the verb that tells
// of it.
std::string prospect(const Passage& passage, std::uint32_t head) {
  if (passage.has_relation(head, "xcomp") && is_to_infinitive(passage, head)) {
    const std::uint32_t above = passage.syntax(head).head;
    if (in_list(WordList::kPromising, passage, above)) return "planned";
    if (in_list(WordList::kAsking, passage, above)) return "requested";
    if (in_list(WordList::kRefusing, passage, above)) return "denied";
  }
  const std::uint32_t verb = verb_of_noun(passage, head);
  if (verb == kRoot) return "";
  if (passage.has_relation(head, "obj") && tells_purpose(passage, verb) && in_list(WordList::kDoing, passage, verb))
    return "planned";
  if (passage.has_relation(head, "obj") && passage.syntax(verb).xpos == "VBG" &&
      in_list(WordList::kWeighing, passage, verb))
    return "hypothetical";
  if (passage.has_relation(head, "nsubj") && has_modal(passage, verb) && in_list(WordList::kBeginning, passage, verb))
    return passage.has_relation(verb, "ccomp") && in_list(WordList::kWishing, passage, passage.syntax(verb).head)
               ? "hypothetical"
               : "planned";
  return "";
}

// "a charge rejected by Lodra", after a comma; which word it hangs on is hard to tell, and trees often have it wrong.
bool tells_of_denied_charge(const Passage& passage, std::uint32_t word) {
  const std::uint32_t begin = passage.parse.subtree(word).begin;
  if (passage.text(begin) != "," && (begin == 0 || passage.text(begin - 1) != ",")) return false;
  return in_list(WordList::kCharge, passage, word) && any_below(passage, word, [&](std::uint32_t d) {
           return passage.has_relation(d, "acl") && in_list(WordList::kDenying, passage, d);
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

// "dismissed reports of a rise in shelling", "denied a claim that ..."
bool is_denied_report(const Passage& passage, std::uint32_t head) {
  constexpr int kReach = 3;  // nouns between what is reported and the report
  for (int step = 0; step <= kReach && head != kRoot; ++step, head = passage.syntax(head).head) {
    const std::uint32_t above = verb_of_noun(passage, head);
    if (step > 0 && above != kRoot && passage.has_relation(head, "obj") && in_list(WordList::kReport, passage, head))
      return in_list(WordList::kDenying, passage, above) && !is_negated(passage, above);
    if (passage.syntax(head).deprel == "acl:relcl" || !has_any(passage, head, {"nmod", "acl", "conj"})) return false;
  }
  return false;
}

// "will not answer a call": whatever comes of it, it was made.
bool is_answered_request(const Passage& passage, std::uint32_t head) {
  const std::uint32_t verb = verb_of_noun(passage, head);
  return verb != kRoot && passage.has_relation(head, "obj") && in_list(WordList::kRequest, passage, head) &&
         in_list(WordList::kAnswering, passage, verb);
}

// "the anticipated talks"
bool lies_ahead(const Passage& passage, std::uint32_t head) {
  return passage.syntax(head).upos == "NOUN" && any_below(passage, head, [&](std::uint32_t d) {
           return passage.has_relation(d, "amod") && in_list(WordList::kToCome, passage.lower(d));
         });
}

// "if", "unless", "provided": on what it depends, not when it will be.
bool states_condition(const Passage& passage, std::uint32_t clause) {
  if (!passage.has_relation(clause, "advcl")) return false;
  return one_of(passage.lower(clause), {"provided", "providing"}) || any_below(passage, clause, [&](std::uint32_t d) {
           return passage.has_relation(d, "mark") &&
                  one_of(passage.lower(d), {"if", "unless", "provided", "providing"});
         });
}

// "would not say whether they had left", "whether progress was made": a question is no answer. "Whether to prolong the
// sanctions" asks about no sanctions.
bool is_asked_about(const Passage& passage, std::uint32_t head) {
  const std::uint32_t above = verb_of_noun(passage, head);
  const bool is_carried =
      passage.syntax(head).deprel == "nsubj:pass" && above != kRoot && in_list(WordList::kCarrying, passage, above);
  if (above != kRoot && !is_carried) return false;
  const std::uint32_t verb = above == kRoot ? head : above;
  return has_any(passage, verb, {"ccomp", "xcomp", "advcl", "acl"}) && any_below(passage, verb, [&](std::uint32_t d) {
           return passage.has_relation(d, "mark") && passage.lower(d) == "whether";
         });
}

// "sought assurances that they were committed to it": what he is to be told, not what is so.
bool is_sought_word(const Passage& passage, std::uint32_t head) {
  if (!has_any(passage, head, {"acl", "ccomp"})) return false;
  std::uint32_t noun = passage.syntax(head).head;  // or, by the tree, whoever is to give them, or who seeks them
  if (noun != kRoot && in_list(WordList::kSeeking, passage, noun)) noun = passage.parse.dependent(noun, "obj");
  while (noun != kRoot && has_any(passage, noun, {"nmod", "conj"})) noun = passage.syntax(noun).head;
  if (noun == kRoot || passage.syntax(noun).upos != "NOUN" || !passage.has_relation(noun, "obj")) return false;
  const bool says_that = any_below(
      passage, head, [&](std::uint32_t d) { return passage.has_relation(d, "mark") && passage.lower(d) == "that"; });
  return says_that && in_list(WordList::kAssurance, passage, noun) &&
         in_list(WordList::kSeeking, passage, passage.syntax(noun).head);
}

// "understood the rebels to have agreed": so he took it, and they may not have.
bool is_supposed_by(const Passage& passage, std::uint32_t verb, std::uint32_t head) {
  const std::uint32_t whom = passage.parse.dependent(verb, "obj");
  if (whom == kRoot || !in_list(WordList::kSupposing, passage, verb)) return false;
  const auto is_deed = [&](std::uint32_t d) {
    return (head == verb || head == d) && d > whom && has_any(passage, d, {"xcomp", "ccomp", "acl"}) &&
           is_to_infinitive(passage, d);
  };
  return any_below(passage, verb, is_deed) || any_below(passage, whom, is_deed);
}

// By the verb of supposing, or by the deed.
bool is_supposed(const Passage& passage, std::uint32_t head) {
  const std::uint32_t above = passage.syntax(head).head, beyond = above == kRoot ? kRoot : passage.syntax(above).head;
  return is_supposed_by(passage, head, head) || (above != kRoot && is_supposed_by(passage, above, head)) ||
         (beyond != kRoot && is_supposed_by(passage, beyond, head));
}

// "failed to agree on calling for a truce", "could not reach consensus on a text condemning it": nobody has.
bool is_never_settled(const Passage& passage, std::uint32_t head) {
  constexpr int kReach = 4;  // words between what a text would say and the verb of those who are to settle on it
  if (passage.syntax(head).xpos != "VBG" || !has_any(passage, head, {"acl", "advcl"})) return false;
  std::uint32_t word = passage.syntax(head).head;
  for (int step = 0; step < kReach && word != kRoot && passage.syntax(word).upos == "NOUN"; ++step)
    word = passage.syntax(word).head;
  if (word == kRoot || !in_list(WordList::kSettling, passage, word)) return false;
  if (passage.has_relation(head, "advcl") && passage.parse.dependent(head, "mark") == kRoot) return false;
  if (is_negated(passage, word)) return true;
  const std::uint32_t above = passage.syntax(word).head;
  return passage.has_relation(word, "xcomp") && above != kRoot &&
         (in_list(WordList::kRefusing, passage, above) || passage.lower(above).starts_with("fail") ||
          one_of(passage.lemma(above), {"unable", "unwilling"}));
}

// "tanks faced off with the rebels, but there was no fighting"
bool is_without_clash(const Passage& passage, std::uint32_t head) {
  if (!in_list(WordList::kFacing, passage, head)) return false;
  const std::uint32_t end = passage.sentence(head).end;
  bool is_contrast = false;
  for (std::uint32_t w = head + 1; w < end; ++w) {
    is_contrast = is_contrast || one_of(passage.lower(w), {"but", "although", "though"});
    if (is_contrast && in_list(WordList::kClash, passage, w) && any_below(passage, w, [&](std::uint32_t d) {
          return passage.has_relation(d, "det") && passage.lower(d) == "no";
        }))
      return true;
  }
  return false;
}

}  // namespace

bool stands_on_condition(const Passage& passage, WordSpan trigger) {
  constexpr int kReach = 2;  // from "willingness" to "signalled his willingness"
  const std::uint32_t head = passage.parse.head_of(trigger);
  const std::uint32_t shown = passage.parse.dependent(head, "obj");
  const bool shows_will = shown != kRoot && one_of(passage.lemma(shown), {"willingness", "readiness"});
  if (passage.syntax(head).upos == "VERB" && !has_modal(passage, head) && !shows_will) return false;
  std::uint32_t word = head;
  for (int step = 0; step <= kReach && word != kRoot; ++step, word = passage.syntax(word).head) {
    if (any_below(passage, word, [&](std::uint32_t d) { return states_condition(passage, d); })) return true;
    if (passage.syntax(word).upos == "VERB") return false;
  }
  return false;
}

std::string settle_status(const Passage& passage, WordSpan trigger, const std::string& status) {
  const std::uint32_t head = passage.parse.head_of(trigger);
  if (depends(passage, head)) return "conditional";
  if (is_called_off(passage, head)) return "denied";
  if (is_answered_request(passage, head)) return happened(status) ? status : "occurred";
  if (is_doing(passage, head) && status != "planned") return "ongoing";
  if (is_being_done(passage, head) && (happened(status) || status == "planned")) return "ongoing";
  if (does_not_end(passage, head) && (happened(status) || status == "planned")) return "ongoing";
  if (!happened(status)) return status;
  if (is_asked_about(passage, head) || is_supposed(passage, head)) return "hypothetical";
  if (is_sought_word(passage, head)) return "requested";
  if (is_never_settled(passage, head) || is_without_clash(passage, head)) return "denied";
  if (takes_nobody(passage, head)) return "denied";
  if (std::string ahead = prospect(passage, head); !ahead.empty()) return ahead;
  if (lies_ahead(passage, head)) return "planned";
  if (in_list(WordList::kAccusing, passage, head)) return status;
  if (status == "ongoing" && is_over(passage, head)) return "occurred";
  return is_denied_charge(passage, head) || is_denied_report(passage, head) ? "denied" : status;
}

}  // namespace grotius
