#include "attribution/issuers.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>

#include "base/one_of.h"

namespace grotius {

// "told a press conference", "said to applause": where or how it is said is nobody.
bool is_occasion(const Passage& passage, WordSpan listener) {
  return !listener.empty() &&
         one_of(passage.syntax(passage.parse.head_of(listener)).lemma,
                {"conference", "applause", "briefing", "rally", "ceremony", "meeting", "session", "interview",
                 "laughter", "cheer", "seminar", "forum", "summit", "program", "programme"});
}

// A statement or report that speaks for whoever issued it.
bool is_document(const Passage& passage, WordSpan source) {
  const std::uint32_t head = passage.parse.head_of(source);
  return passage.syntax(head).upos == "NOUN" &&
         one_of(passage.syntax(head).lemma, {"statement", "report", "communique", "communiqué", "declaration", "letter",
                                             "study", "survey", "memo", "release"});
}

// "an army statement", "a ministry report": bodies that issue papers.
bool is_issuing_body(const Passage& passage, std::uint32_t word) {
  return passage.syntax(word).upos == "NOUN" &&
         one_of(passage.syntax(word).lemma,
                {"army",     "military", "navy",    "police",     "government", "cabinet", "presidency",
                 "ministry", "embassy",  "court",   "council",    "parliament", "party",   "union",
                 "bank",     "agency",   "mission", "commission", "hospital",   "palace"});
}

// Who issued it, as its own phrase tells: "a Hamas statement", "the group's report", "a statement by Hamas".
WordSpan issuer(const Passage& passage, WordSpan source, const std::function<bool(WordSpan)>& names_somebody) {
  const std::uint32_t head = passage.parse.head_of(source);
  for (const std::uint32_t d : passage.parse.dependents[head]) {
    const std::uint32_t marker = passage.parse.dependent(d, "case");
    const bool owner = passage.has_relation(d, "nmod:poss") && passage.syntax(d).upos != "PRON";
    const bool named =
        passage.has_relation(d, "compound") && (names_somebody({d, d + 1}) || is_issuing_body(passage, d));
    const bool by = passage.has_relation(d, "nmod") && marker != kRoot && one_of(passage.lower(marker), {"by", "from"});
    if (owner || named || by) return core_phrase(passage, passage.parse.subtree(d));
    if (passage.has_relation(d, "acl") && one_of(passage.syntax(d).lemma, {"issue", "publish", "release", "sign"}))
      if (const std::uint32_t agent = passage.parse.dependent(d, "obl:agent"); agent != kRoot)
        return core_phrase(passage, passage.parse.subtree(agent));
  }
  return {};
}

// "The report added": whoever was last said to say something in a report.
void let_issuers_speak(const Passage& passage, std::vector<Statement>& statements) {
  std::vector<std::size_t> order(statements.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return statements[a].cue < statements[b].cue; });
  std::map<std::string, std::vector<ActorId>> issued;  // by what it is called
  for (const std::size_t i : order) {
    Statement& said = statements[i];
    if (!said.source.empty() && said.speakers.empty() && is_document(passage, passage.words(said.source))) {
      const auto found = issued.find(passage.syntax(passage.parse.head_of(passage.words(said.source))).lemma);
      if (found != issued.end()) said.speakers = found->second;
    }
    if (said.speakers.empty()) continue;
    const WordSpan cue = passage.words(said.cue);
    const std::uint32_t verb = passage.parse.head_of(cue);
    for (const std::uint32_t d : passage.parse.dependents[verb])
      if (passage.has_relation(d, "obl") && is_document(passage, {d, d + 1}))
        issued[passage.syntax(d).lemma] = said.speakers;
  }
}

}  // namespace grotius
