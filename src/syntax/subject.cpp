#include "syntax/subject.h"

#include <algorithm>

namespace grotius {
namespace {

bool is_base(std::string_view deprel, std::string_view base) { return deprel.substr(0, deprel.find(':')) == base; }

bool hangs_by(const Parse& parse, std::uint32_t word, std::initializer_list<std::string_view> relations) {
  return std::any_of(relations.begin(), relations.end(),
                     [&](std::string_view base) { return is_base(parse.words[word].deprel, base); });
}

// "Both powers pressing for a truce" is who presses; "with both powers pressing" has him between "with" and the
// participle, wherever the tree has put him.
std::uint32_t participle_subject(const Parse& parse, std::uint32_t verb) {
  if (parse.words[verb].xpos != "VBG") return kRoot;
  if (parse.words[verb].deprel == "acl") return parse.words[verb].head < verb ? parse.words[verb].head : kRoot;
  const std::uint32_t mark = parse.dependent(verb, "mark");
  if (mark == kRoot || mark > verb || parse.words[mark].lemma != "with") return kRoot;
  for (std::uint32_t w = verb; w-- > mark + 1;) {
    const std::uint32_t above = parse.words[w].head;
    const bool is_outside = above == kRoot || above <= mark || above >= verb;
    if (is_outside && hangs_by(parse, w, {"nsubj", "nmod", "obl"})) return w;
  }
  return kRoot;
}

}  // namespace

std::uint32_t subject_of(const Parse& parse, std::uint32_t verb, std::initializer_list<std::string_view> shared_by) {
  for (; verb != kRoot; verb = parse.words[verb].head) {
    if (const std::uint32_t subject = parse.dependent(verb, "nsubj"); subject != kRoot) return subject;
    if (!hangs_by(parse, verb, shared_by)) return kRoot;
  }
  return kRoot;
}

std::uint32_t doer_of(const Parse& parse, std::uint32_t verb) {
  if (parse.words[verb].upos != "VERB") return kRoot;
  const bool passive = parse.dependent(verb, "nsubj:pass") != kRoot || hangs_by(parse, verb, {"acl"});
  if (const std::uint32_t agent = parse.dependent(verb, "obl:agent"); passive && agent != kRoot) return agent;
  if (const std::uint32_t beside = participle_subject(parse, verb); beside != kRoot) return beside;
  bool completes = false;  // the verb above
  for (; verb != kRoot; verb = parse.words[verb].head) {
    const std::uint32_t subject = parse.dependent(verb, "nsubj"), object = parse.dependent(verb, "obj");
    const bool acts = subject != kRoot && parse.words[subject].deprel == "nsubj";
    if (completes && object != kRoot && (acts || subject == kRoot)) return object;
    if (subject != kRoot) return acts || completes ? subject : kRoot;
    completes = hangs_by(parse, verb, {"xcomp"});
    if (!completes && !hangs_by(parse, verb, {"conj"})) return kRoot;
  }
  return kRoot;
}

}  // namespace grotius
