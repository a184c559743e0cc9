#include "attribution/attribution.h"

#include <algorithm>

#include "attribution/decode.h"
#include "attribution/issuers.h"

namespace grotius {
namespace {

bool overlaps_any(const std::vector<ByteSpan>& spans, ByteSpan span) {
  return std::any_of(spans.begin(), spans.end(), [&](ByteSpan s) { return s.overlaps(span); });
}

// The first expression of time that the cue's clause governs: on the way up from it to the cue stands no content.
TimeId time_of_saying(const Passage& passage, const Statement& statement, WordSpan cue,
                      const std::vector<TimeExpression>& times) {
  std::uint32_t verb = passage.parse.head_of(cue);
  const auto [first, last] = times_in(times, passage.bytes(passage.sentence(verb)));
  for (std::size_t i = first; i < last; ++i) {
    if (times[i].type == TimeType::kDuration || overlaps_any(statement.content, times[i].span)) continue;
    WordSpan words = passage.words(times[i].span);
    if (words.empty() || passage.syntax(words.begin).sentence != passage.syntax(verb).sentence) continue;
    std::uint32_t w = passage.parse.head_of(words);
    while (w != kRoot && w != verb && !overlaps_any(statement.content, passage.tokens.words[w].span))
      w = passage.syntax(w).head;
    if (w == verb || words.overlaps(cue)) return TimeId(i);
  }
  return {};
}

// "told reporters", "said to the council": the cue's object or its dependent with "to", outside the content.
WordSpan addressee(const Passage& passage, const Statement& statement, WordSpan cue) {
  static constexpr std::string_view kAddressing[] = {"tell", "inform", "assure", "warn",
                                                     "ask",  "urge",   "remind", "brief"};
  std::uint32_t verb = passage.parse.head_of(cue);
  const std::string& lemma = passage.syntax(verb).lemma;
  bool addresses = std::find(std::begin(kAddressing), std::end(kAddressing), lemma) != std::end(kAddressing);
  for (std::uint32_t child : passage.parse.dependents[verb]) {
    if (overlaps_any(statement.content, passage.tokens.words[child].span)) continue;
    bool object = passage.has_relation(child, "iobj") || (addresses && passage.has_relation(child, "obj"));
    std::uint32_t marker = passage.parse.dependent(child, "case");
    bool to = passage.has_relation(child, "obl") && marker != kRoot && passage.lower(marker) == "to";
    if (object || to) return core_phrase(passage, passage.parse.subtree(child));
  }
  return {};
}

std::size_t length(const StatementDraft& draft) {
  std::size_t n = 0;
  for (WordSpan span : draft.content) n += span.size();
  return n;
}

// The person whom all quotations with a speaker are of, if there are two at least.
std::vector<ActorId> sole_speaker(const Cast& cast, const std::vector<Statement>& statements) {
  std::vector<ActorId> out;
  std::size_t quotations = 0;
  for (const Statement& statement : statements) {
    if (statement.mode == StatementMode::kIndirect || statement.speakers.empty()) continue;
    if (statement.speakers.size() > 1 || (!out.empty() && out != statement.speakers)) return {};
    out = statement.speakers;
    ++quotations;
  }
  if (quotations < 2) return {};
  // named in full: a title alone ("Senator") may be several people's
  const Actor& speaker = cast.actors[out.front().value];
  const bool sure =
      speaker.kind == ActorKind::kPerson && speaker.traits.named && speaker.name.find(' ') < speaker.name.size();
  return sure ? out : std::vector<ActorId>();
}

}  // namespace

std::vector<Statement> find_statements(const Model& model, const Document& document, const Tokens& tokens,
                                       const Encoded& encoded, const Parse& parse,
                                       const std::vector<TimeExpression>& times, const Lexicon& lexicon, Cast& cast) {
  const Passage passage{document, tokens, parse};
  const auto& labels = model.labels("cue_role");
  auto index = [&](std::string_view name) {
    return static_cast<std::size_t>(std::find(labels.begin(), labels.end(), name) - labels.begin());
  };
  Resolver resolver(document, tokens, parse, lexicon, cast);
  auto resolve = [&](WordSpan phrase) {
    std::vector<ActorId> out;
    for (WordSpan named : speaking(passage, phrase))
      for (ActorId actor : resolver.resolve(named))
        if (std::find(out.begin(), out.end(), actor) == out.end()) out.push_back(actor);
    return out;
  };
  const auto named = [&](WordSpan words) { return resolver.names_somebody(words); };
  std::vector<StatementDraft> drafts = decode_statements(passage, find_quotations(document, tokens),
                                                         cue_scores(model, encoded, parse.sentences, kCueThreshold),
                                                         CueRoles{index("source"), index("content")});
  // Voices that hold others come first, so that an "I" inside them is known when it speaks itself.
  std::stable_sort(drafts.begin(), drafts.end(),
                   [](const StatementDraft& a, const StatementDraft& b) { return length(a) > length(b); });
  std::vector<Statement> out;
  for (const StatementDraft& draft : drafts) {
    Statement statement;
    statement.cue = passage.bytes(draft.cue);
    statement.source = passage.bytes(draft.source);
    for (WordSpan span : draft.content) statement.content.push_back(passage.bytes(span));
    statement.mode = draft.mode;
    const bool document_speaks = !draft.source.empty() && is_document(passage, draft.source);
    statement.speakers = resolve(document_speaks ? issuer(passage, draft.source, named) : draft.source);
    statement.time = time_of_saying(passage, statement, draft.cue, times);
    const WordSpan listener = addressee(passage, statement, draft.cue);
    if (!is_occasion(passage, listener)) statement.to = resolve(listener);
    if (draft.mode != StatementMode::kIndirect)
      for (ByteSpan span : statement.content) cast.bind_first_person(tokens, span, statement.speakers);
    out.push_back(std::move(statement));
  }
  // who else speaks in a quotation that nobody is told to say
  if (const auto speaker = sole_speaker(cast, out); !speaker.empty())
    for (const Quotation& quotation : find_quotations(document, tokens))
      cast.bind_first_person(tokens, passage.bytes(quotation.words), speaker);
  resolver.settle_voices();
  let_issuers_speak(passage, out);
  for (Statement& statement : out)
    if (statement.speakers.empty() && !statement.source.empty())
      statement.speakers = resolve(passage.words(statement.source));
  std::stable_sort(out.begin(), out.end(),
                   [](const Statement& a, const Statement& b) { return a.content.front() < b.content.front(); });
  return out;
}

}  // namespace grotius
