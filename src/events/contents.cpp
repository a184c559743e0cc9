#include "events/contents.h"

#include <algorithm>
#include <map>

#include "events/crosswalk.h"
#include "events/ways.h"
#include "text/utf8.h"

namespace grotius {
namespace {

constexpr int kReach = 3;  // words between an act and what it is about: "called for an end to the siege"

bool is_verbal_act(const Fact& fact) {
  return fact.kind == "event" && one_of(fact.type, {"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE"});
}

// Does the word stand to its head as a content does? "agreed to meet", "accused the army of killing", "demand for
// talks"; not "agreed after the raid", "agreed in talks".
bool is_content(const Passage& passage, std::uint32_t word) {
  if (passage.syntax(word).deprel == "acl:relcl") return false;
  if (has_any(passage, word, {"xcomp", "ccomp", "obj", "acl", "conj", "nsubj:pass"})) return true;
  if (!has_any(passage, word, {"obl", "nmod", "advcl"})) return false;
  const auto& dependents = passage.parse.dependents[word];
  return std::any_of(dependents.begin(), dependents.end(), [&](std::uint32_t d) {
    return has_any(passage, d, {"case", "mark"}) && one_of(passage.lower(d), {"of", "to", "for", "on", "from", "with"});
  });
}

// The fact whose words tell it, by word.
std::map<std::uint32_t, std::size_t> by_word(const Passage& passage, const std::vector<Fact>& facts) {
  std::map<std::uint32_t, std::size_t> out;
  const auto add = [&](ByteSpan trigger, std::size_t fact) {
    const WordSpan words = passage.words(trigger);
    for (std::uint32_t w = words.begin; w < words.end; ++w) out.emplace(w, fact);
  };
  for (std::size_t i = 0; i < facts.size(); ++i) {
    add(facts[i].trigger, i);
    for (ByteSpan also : facts[i].also) add(also, i);
  }
  return out;
}

std::string lemmas(const Passage& passage, WordSpan words) {
  std::string out;
  for (std::uint32_t w = words.begin; w < words.end; ++w) {
    if (!out.empty()) out += ' ';
    out += passage.lemma(w);
  }
  return out;
}

// What the dictionary has for the first of the words it knows.
std::string own_code(const Passage& passage, WordSpan trigger, const VerbDictionary& own) {
  const WordSpan sentence = passage.sentence(trigger.begin);
  VerbContext context;
  for (std::uint32_t w = sentence.begin; w < sentence.end; ++w) {
    context.words.push_back(passage.lower(w));
    context.lemmas.push_back(passage.lemma(w));
  }
  for (std::uint32_t w = trigger.begin; w < trigger.end; ++w)
    if (std::string code = own.code(context, w - sentence.begin); !code.empty()) return code;
  return "";
}

bool holds_any(const std::vector<ActorId>& actors, const std::vector<ActorId>& of) {
  return std::any_of(of.begin(), of.end(),
                     [&](ActorId actor) { return std::find(actors.begin(), actors.end(), actor) != actors.end(); });
}

// Who is asked or accused does what is asked or alleged; who agrees, refuses or threatens does it himself (control).
void lend_doer(const Passage& passage, const Fact& act, Fact& content) {
  const std::uint32_t head = passage.parse.head_of(passage.words(content.trigger));
  if (content.mutual || !content.source.empty() || passage.syntax(head).upos != "VERB") return;
  const auto& doer = act.type == "REQUEST" || act.type == "ACCUSE" ? act.target : act.source;
  const bool acted_on = holds_any(content.target, doer);
  if (!acted_on) content.source = doer;
}

// Is what one agrees to, or refuses, something that whom it is done to has a part in?
bool concerns_target(const Fact& act, const Fact& content) {
  const bool joint = one_of(content.type, {"CONSULT", "AID", "SUPPORT", "COOPERATE", "CONCEDE"});
  if (act.type == "REJECT") return joint || content.type == "MOBILIZE";
  return act.type == "THREATEN" || (act.type == "AGREE" && joint);
}

// Who agrees to meet somebody agrees with him, who refuses to meet him refuses him, who threatens to attack somebody
// threatens him, and who warns that others will not tolerate what somebody does threatens him.
void lend_target(Fact& act, const Fact& content) {
  if (!concerns_target(act, content) || !act.target.empty() || act.source.empty()) return;
  const bool warned_of = act.type == "THREATEN" && one_of(content.type, {"REJECT", "COERCE", "SANCTION"});
  const bool own = holds_any(content.source, act.source);
  if ((own || warned_of) && !holds_any(content.target, act.source)) act.target = content.target;
}

// Does the word tell what the act is done for: "marched to demand his release", "mobilised for a war", "marched in
// protest at his arrest"?
bool tells_purpose(const Passage& passage, std::uint32_t word) {
  const bool nominal = passage.syntax(word).upos == "NOUN" && passage.has_relation(word, "advcl");  // "in defiance of"
  if (nominal || has_any(passage, word, {"nmod", "obl"})) return one_of(marker_of(passage, word), {"for", "in"});
  if (!has_any(passage, word, {"advcl", "xcomp", "acl"})) return false;
  const std::uint32_t mark = passage.parse.dependent(word, "mark");
  return mark == kRoot ? passage.syntax(word).xpos == "VBG" : passage.lower(mark) == "to";
}

// Crowds march against whom they accuse or demand something of by it; forces gather against whom they are to fight.
bool is_aimed(const Fact& act, const Fact& purpose) {
  if (act.type == "PROTEST") return one_of(purpose.type, {"ACCUSE", "REQUEST", "REJECT", "PROTEST"});
  return act.type == "MOBILIZE" && one_of(purpose.type, {"ASSAULT", "COERCE"});
}

}  // namespace

void link_opponents(const Passage& passage, std::vector<Fact>& facts) {
  const auto fact_of = by_word(passage, facts);
  for (const Fact& purpose : facts) {
    std::uint32_t word = passage.parse.head_of(passage.words(purpose.trigger));
    if (purpose.target.empty()) continue;
    if (passage.has_relation(word, "obj")) word = passage.syntax(word).head;  // "to press their demands"
    if (!tells_purpose(passage, word)) continue;
    word = passage.syntax(word).head;
    auto governor = fact_of.find(word);
    if (governor == fact_of.end() && passage.has_relation(word, "obj"))  // "mobilised reservists for a war"
      governor = fact_of.find(passage.syntax(word).head);
    if (governor == fact_of.end()) continue;
    Fact& act = facts[governor->second];
    if (act.mutual || !is_aimed(act, purpose) || holds_any(purpose.target, act.source)) continue;
    // who blocks a road does it to those he wants something of
    if (act.mode == "obstruct" && !holds_any(act.target, purpose.target))
      act.target.insert(act.target.end(), purpose.target.begin(), purpose.target.end());
    if (act.target.empty()) act.target = purpose.target;
  }
}

void link_askers(const Passage& passage, std::vector<Fact>& facts) {
  const auto fact_of = by_word(passage, facts);
  for (const Fact& asked : facts) {
    if (!(asked.type == "REQUEST" || asked.kind == "proposal") || asked.source.empty()) continue;
    const std::uint32_t word = passage.parse.head_of(passage.words(asked.trigger));
    const bool turned_down = passage.has_relation(word, "obj");
    const bool defied = has_any(passage, word, {"obl", "nmod"}) && marker_of(passage, word) == "despite";
    const auto governor = fact_of.find(passage.syntax(word).head);
    if (!(turned_down || defied) || governor == fact_of.end()) continue;
    Fact& refusal = facts[governor->second];
    if (refusal.type != "REJECT" || refusal.mutual || !refusal.target.empty() || refusal.source.empty()) continue;
    if (!holds_any(refusal.source, asked.source)) refusal.target = asked.source;
  }
}

void link_contents(const Passage& passage, std::vector<Fact>& facts) {
  const auto fact_of = by_word(passage, facts);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    std::uint32_t word = passage.parse.head_of(passage.words(facts[i].trigger));
    for (int step = 0; step <= kReach && is_content(passage, word); ++step) {
      const bool beside = passage.has_relation(word, "conj");
      word = passage.syntax(word).head;
      const auto governor = fact_of.find(word);
      if (beside || governor == fact_of.end() || governor->second == i) continue;
      Fact& act = facts[governor->second];
      if (!is_verbal_act(act)) break;
      const FactId content(i);
      if (std::find(act.about.begin(), act.about.end(), content) == act.about.end()) act.about.push_back(content);
      lend_doer(passage, act, facts[i]);
      lend_target(act, facts[i]);
      break;
    }
  }
}

void code_cameo(const Passage& passage, std::vector<Fact>& facts, const VerbDictionary* own) {
  for (Fact& fact : facts) {
    const WordSpan words = passage.words(fact.trigger);
    const std::uint32_t head = passage.parse.head_of(words);
    if (own != nullptr) fact.cameo = own_code(passage, words, *own);
    if (!fact.cameo.empty()) continue;
    const std::string predicate = lemmas(passage, words), head_lemma = passage.lemma(head);
    Act act{fact.type, fact.mode, predicate, head_lemma, {}, {}};
    if (is_verbal_act(fact) && !fact.about.empty()) {
      const Fact& object = facts[fact.about.front().value];
      act.object_type = object.type;
      act.object_mode = object.mode;
    }
    fact.cameo = Crosswalk::built_in().cameo(act);
  }
}

}  // namespace grotius
