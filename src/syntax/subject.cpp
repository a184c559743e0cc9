#include "syntax/subject.h"

#include <algorithm>

namespace grotius {
namespace {

bool is_base(std::string_view deprel, std::string_view base) { return deprel.substr(0, deprel.find(':')) == base; }

bool hangs_by(const Parse& parse, std::uint32_t word, std::initializer_list<std::string_view> relations) {
  return std::any_of(relations.begin(), relations.end(),
                     [&](std::string_view base) { return is_base(parse.words[word].deprel, base); });
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
