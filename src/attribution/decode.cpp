#include "attribution/decode.h"

#include <algorithm>
#include <functional>

#include "attribution/role_runs.h"
#include "base/one_of.h"
#include "syntax/subject.h"

namespace grotius {
namespace {

constexpr float kContent = 0.5F;      // a word belongs to the content at or above it
constexpr float kSource = 0.5F;       // a word belongs to the source at or above it
constexpr float kFaintSource = 0.2F;  // tried where nothing reaches kSource: most statements name their source
constexpr std::uint32_t kGap = 3;     // unclaimed words inside content that do not part it
constexpr std::uint32_t kSpeck = 2;   // a further content span shorter than this is noise
constexpr float kSure = 0.9F;         // a cue that looks like no report of something said is one at or above it
constexpr float kComplement = 0.2F;   // a complement of the cue is content as a whole at this mean or above it
constexpr float kWholeQuote = 0.5F;   // a quotation claimed to this share is content as a whole
constexpr float kElsewhere = 0.5F;    // of another sentence, words outside quotations are content from this share on

// "Both times the rebels": the scores' words hold the subject but are headed by something else, or "the" of "the
// group".
WordSpan narrowed(const Passage& passage, WordSpan words, std::uint32_t subject) {
  if (subject == kRoot || passage.parse.head_of(words) == subject) return words;
  const WordSpan phrase = passage.parse.subtree(subject);
  return words.contains(subject) || phrase.contains(words) ? core_phrase(passage, phrase) : words;
}

// Who speaks is, of "said Holt after talks with his counterpart", the name that follows the cue as its subject,
// whoever else the scores believe in.
WordSpan source_of(const Passage& passage, const CueScores& cue, std::size_t role) {
  const std::uint32_t verb = passage.parse.head_of(cue.words);
  const std::uint32_t subject = passage.parse.dependent(verb, "nsubj");
  const bool follows = subject != kRoot && subject >= cue.words.end && passage.syntax(subject).upos == "PROPN";
  for (float threshold : {kSource, kFaintSource}) {
    RoleRun run = strongest(role_runs(cue.roles, role, cue.roles.window, threshold, 1));
    WordSpan words = passage.trim_punctuation(run.words);
    if (words.empty() || words.overlaps(cue.words)) continue;
    if (!follows) return narrowed(passage, words, subject);
    const WordSpan speaker = passage.parse.subtree(subject);
    return speaker.overlaps(words) ? words : core_phrase(passage, speaker);
  }
  return {};
}

// "Italy is expected to leave", "Holt was told to": who is spoken of or to is not who speaks. "Holt was quoted" is.
bool spoken_of(const Passage& passage, WordSpan cue, WordSpan source) {
  const std::uint32_t verb = passage.parse.head_of(cue);
  const std::uint32_t subject = passage.parse.dependent(verb, "nsubj:pass");
  if (subject == kRoot || !passage.parse.subtree(subject).overlaps(source)) return false;
  return one_of(passage.syntax(verb).lemma,
                {"expect", "believe", "think", "suppose", "say", "tell", "ask", "inform", "report", "allege", "fear",
                 "presume", "understand", "know", "consider", "estimate", "accuse", "charge", "suspect"});
}

// The one by whom it is said, or nobody.
WordSpan agent_of(const Passage& passage, WordSpan cue) {
  const std::uint32_t agent = passage.parse.dependent(passage.parse.head_of(cue), "obl:agent");
  return agent == kRoot ? WordSpan{} : core_phrase(passage, passage.parse.subtree(agent));
}

// Claims of one cue on the words of its window.
class Content {
 public:
  Content(const Passage& passage, const CueScores& cue, WordSpan source, std::size_t role)
      : passage_(passage),
        scores_(cue.roles),
        role_(role),
        window_(cue.roles.window),
        claimed_(window_.size()),
        blocked_(window_.size()) {
    for (std::uint32_t w = window_.begin; w < window_.end; ++w) {
      blocked_[w - window_.begin] = cue.words.contains(w) || source.contains(w);
      claimed_[w - window_.begin] = !is_blocked(w) && cue.roles.at(w, role) >= kContent;
    }
  }

  // What the cue's verb governs as clause or object is said as a whole or not at all.
  void settle_complements(WordSpan cue) {
    for (std::uint32_t child : passage_.parse.dependents[passage_.parse.head_of(cue)]) {
      bool complement = passage_.has_relation(child, "ccomp") || passage_.has_relation(child, "xcomp") ||
                        passage_.has_relation(child, "obj");
      WordSpan words = passage_.parse.subtree(child);
      if (!complement || cue.contains(child) || !window_.contains(words)) continue;
      if (mean(words) >= kComplement) claim(words);
    }
  }

  // "said that it rejects the plan and said": who speaks of the past goes on with it where what is said stands in the
  // present.
  void settle_second_cues(WordSpan cue, const std::vector<WordSpan>& others) {
    const std::string_view tense = passage_.syntax(passage_.parse.head_of(cue)).xpos;
    for (const WordSpan other : others) {
      const std::uint32_t verb = passage_.parse.head_of(other);
      if (tense != "VBD" || passage_.syntax(verb).xpos != tense || !passage_.has_relation(verb, "conj")) continue;
      const std::uint32_t beside = passage_.syntax(verb).head;
      if (!passage_.has_relation(beside, "ccomp") || passage_.syntax(beside).head != passage_.parse.head_of(cue))
        continue;
      if (!one_of(passage_.syntax(beside).xpos, {"VBZ", "VBP"}) || passage_.parse.dependent(verb, "nsubj") != kRoot)
        continue;
      if (const WordSpan words = passage_.parse.subtree(verb); window_.contains(words)) release(words);
    }
  }

  // "told reporters": whom it is said to is not said.
  void settle_hearer(WordSpan cue) {
    const std::uint32_t verb = passage_.parse.head_of(cue);
    if (!one_of(passage_.syntax(verb).lemma, {"tell", "inform", "assure", "remind", "brief", "notify"})) return;
    for (std::uint32_t child : passage_.parse.dependents[verb])
      if (passage_.has_relation(child, "obj") || passage_.has_relation(child, "iobj"))
        if (const WordSpan words = passage_.parse.subtree(child); window_.contains(words)) release(words);
  }

  // "would leave if they pay": the condition of what is said is said, too, though it hang on the cue. "said so, adding
  // that" and "said so and vowed" begin another statement, and whom a clause is about ("the group who threatened to
  // leave") is not said.
  void settle_clauses(const std::vector<Quotation>& quotations, WordSpan cue,
                      const std::function<bool(std::uint32_t)>& speaks) {
    const std::uint32_t verb = passage_.parse.head_of(cue);
    for (std::uint32_t child : passage_.parse.dependents[verb]) {
      const WordSpan words = passage_.parse.subtree(child);
      if (!window_.contains(words)) continue;
      if (words.end <= cue.begin && passage_.has_relation(child, "advcl") && speaks(child)) release(words);
      if (words.begin < cue.end) continue;
      const bool beside = passage_.has_relation(child, "conj") && passage_.syntax(child).upos == "VERB";
      if (beside && speaks(child) && quotation_at(quotations, child) == quotations.size()) release(words);
      if (!passage_.has_relation(child, "advcl")) continue;
      if (is_condition(child) && any_claimed({cue.end, words.begin})) claim(words);
      if (is_participle(child) || is_marked(child, {"without"})) release(words);
    }
    const std::uint32_t subject = passage_.parse.dependent(verb, "nsubj");
    if (passage_.syntax(verb).deprel != "acl:relcl" || subject == kRoot) return;
    if (!one_of(passage_.lower(subject), {"who", "which", "that"})) return;
    const WordSpan clause = passage_.parse.subtree(verb), sentence = passage_.sentence(verb);
    release({std::max(sentence.begin, window_.begin), std::max(clause.begin, window_.begin)});
  }

  // A reporter's own words are content in the cue's sentence, seldom in another one of its paragraph, never beyond.
  void settle_sentences(const std::vector<Quotation>& quotations, WordSpan cue) {
    const auto& sentences = passage_.parse.sentences;
    const std::uint32_t own = passage_.syntax(cue.begin).sentence;
    for (std::uint32_t s = passage_.syntax(window_.begin).sentence;
         s < sentences.size() && sentences[s].begin < window_.end; ++s) {
      const WordSpan inside{std::max(sentences[s].begin, window_.begin), std::min(sentences[s].end, window_.end)};
      if (s == own || (same_paragraph(inside.begin, cue.begin) && share(inside) >= kElsewhere)) continue;
      for (std::uint32_t w = inside.begin; w < inside.end; ++w)
        if (quotation_at(quotations, w) == quotations.size()) claimed_[w - window_.begin] = false;
    }
  }

  // Words of a quotation stand or fall together; a cue inside one reports what that voice says.
  void settle_quotations(const std::vector<Quotation>& quotations, WordSpan cue) {
    std::size_t around = quotation_at(quotations, cue.begin);
    bool taken = false;
    for (std::size_t i = first_after(quotations, window_.begin);
         i < quotations.size() && quotations[i].words.begin < window_.end; ++i) {
      WordSpan inside{std::max(quotations[i].words.begin, window_.begin),
                      std::min(quotations[i].words.end, window_.end)};
      bool goes_on = taken && i > 0 && quotations[i - 1].continued;
      taken = false;
      if (inside.empty() || i == around) continue;
      if (goes_on || (!any_blocked(inside) && share(inside) >= kWholeQuote)) {
        claim(inside);
        taken = true;
      }
    }
    if (around == quotations.size()) return;
    for (std::uint32_t w = window_.begin; w < window_.end; ++w)
      if (!quotations[around].words.contains(w)) claimed_[w - window_.begin] = false;
  }

  [[nodiscard]] std::vector<WordSpan> spans() const {
    std::vector<WordSpan> runs;
    for (std::uint32_t w = window_.begin; w < window_.end; ++w) {
      if (!is_claimed(w)) continue;
      bool joined = !runs.empty() && w - runs.back().end <= kGap && !any_blocked({runs.back().end, w}) &&
                    same_paragraph(runs.back().end - 1, w);
      if (!joined) runs.push_back({w, w});
      runs.back().end = w + 1;
    }
    return runs;
  }

 private:
  [[nodiscard]] bool is_claimed(std::uint32_t w) const { return claimed_[w - window_.begin] != 0; }
  [[nodiscard]] bool is_blocked(std::uint32_t w) const { return blocked_[w - window_.begin] != 0; }
  [[nodiscard]] bool any_blocked(WordSpan span) const {
    for (std::uint32_t w = span.begin; w < span.end; ++w)
      if (is_blocked(w)) return true;
    return false;
  }
  [[nodiscard]] bool any_claimed(WordSpan span) const {
    for (std::uint32_t w = span.begin; w < span.end; ++w)
      if (is_claimed(w)) return true;
    return false;
  }
  [[nodiscard]] bool is_condition(std::uint32_t clause) const {
    return passage_.lower(clause) == "provided" ||
           is_marked(clause, {"if", "unless", "until", "once", "provided", "providing"});
  }
  [[nodiscard]] bool is_marked(std::uint32_t clause, std::initializer_list<std::string_view> words) const {
    const std::uint32_t mark = passage_.parse.dependent(clause, "mark");
    return mark != kRoot && one_of(passage_.lower(mark), words);
  }
  [[nodiscard]] bool is_participle(std::uint32_t clause) const {
    const std::uint32_t begin = passage_.parse.subtree(clause).begin;
    return passage_.syntax(clause).xpos == "VBG" && passage_.parse.dependent(clause, "mark") == kRoot &&
           (passage_.text(begin) == "," || (begin > 0 && passage_.text(begin - 1) == ","));
  }
  [[nodiscard]] float share(WordSpan span) const {
    std::uint32_t hits = 0;
    for (std::uint32_t w = span.begin; w < span.end; ++w) hits += is_claimed(w);
    return static_cast<float>(hits) / static_cast<float>(span.size());
  }
  [[nodiscard]] float mean(WordSpan span) const {
    float sum = 0;
    for (std::uint32_t w = span.begin; w < span.end; ++w) sum += scores_.at(w, role_);
    return sum / static_cast<float>(span.size());
  }
  void release(WordSpan span) {
    for (std::uint32_t w = span.begin; w < span.end; ++w) claimed_[w - window_.begin] = false;
  }
  void claim(WordSpan span) {
    for (std::uint32_t w = span.begin; w < span.end; ++w) claimed_[w - window_.begin] = !is_blocked(w);
  }
  [[nodiscard]] bool same_paragraph(std::uint32_t a, std::uint32_t b) const {
    return passage_.tokens.words[a].paragraph == passage_.tokens.words[b].paragraph;
  }

  const Passage& passage_;
  const RoleScores& scores_;
  std::size_t role_;
  WordSpan window_;
  std::vector<char> claimed_, blocked_;
};

// Commas and full stops at the ends belong to the reporter unless a quotation mark encloses them.
WordSpan trim_content(const Passage& passage, const std::vector<Quotation>& quotations, WordSpan span) {
  auto keeps = [&](std::uint32_t w) {
    std::size_t q = quotation_at(quotations, w);
    return !passage.is_punctuation(w) || (q < quotations.size() && span.contains(quotations[q].words));
  };
  while (!span.empty() && !keeps(span.begin)) ++span.begin;
  while (!span.empty() && !keeps(span.end - 1)) --span.end;
  return span;
}

// A quotation whose words are all inside brings its marks along.
WordSpan with_marks(const Passage& passage, const std::vector<Quotation>& quotations, WordSpan span) {
  for (std::size_t i = first_after(quotations, span.begin);
       i < quotations.size() && quotations[i].words.begin < span.end; ++i) {
    const Quotation& q = quotations[i];
    if (q.closed && q.words.overlaps(span) && span.contains(passage.trim_punctuation(q.words)))
      span = span.hull(q.words);
  }
  return span;
}

std::vector<WordSpan> content_of(const Passage& passage, const std::vector<Quotation>& quotations, const CueScores& cue,
                                 WordSpan source, std::size_t role, const std::vector<CueScores>& cues) {
  std::vector<WordSpan> others;
  for (const CueScores& other : cues)
    if (other.probability >= kCueThreshold && other.words != cue.words) others.push_back(other.words);
  const auto speaks = [&](std::uint32_t word) {
    return std::any_of(others.begin(), others.end(), [&](WordSpan other) { return other.contains(word); });
  };
  Content content(passage, cue, source, role);
  content.settle_complements(cue.words);
  content.settle_second_cues(cue.words, others);
  content.settle_hearer(cue.words);
  content.settle_clauses(quotations, cue.words, speaks);
  content.settle_sentences(quotations, cue.words);
  content.settle_quotations(quotations, cue.words);
  std::vector<WordSpan> spans = content.spans();
  for (WordSpan& span : spans) span = trim_content(passage, quotations, with_marks(passage, quotations, span));
  std::erase_if(spans, [](WordSpan s) { return s.empty(); });
  auto longest =
      std::max_element(spans.begin(), spans.end(), [](WordSpan a, WordSpan b) { return a.size() < b.size(); });
  if (longest != spans.end() && longest->size() >= kSpeck)
    std::erase_if(spans, [](WordSpan s) { return s.size() < kSpeck; });
  return spans;
}

StatementMode mode_of(const Passage& passage, const std::vector<Quotation>& quotations,
                      const std::vector<WordSpan>& content, WordSpan cue) {
  std::size_t around = quotation_at(quotations, cue.begin);
  std::size_t quoted = 0, words = 0;
  for (WordSpan span : content) {
    for (std::uint32_t w = span.begin; w < span.end; ++w) {
      if (passage.is_punctuation(w)) continue;
      std::size_t q = quotation_at(quotations, w);
      quoted += q < quotations.size() && q != around;
      ++words;
    }
  }
  if (quoted == 0) return StatementMode::kIndirect;
  return quoted == words ? StatementMode::kDirect : StatementMode::kMixed;
}

// "accepted the proposal", "called for elections", "refused to talk": what follows is a thing or one's own act, not
// something said of it.
bool names_a_thing(const Passage& passage, const StatementDraft& draft) {
  if (draft.mode != StatementMode::kIndirect) return false;
  return std::all_of(draft.content.begin(), draft.content.end(), [&](WordSpan span) {
    const std::uint32_t head = passage.parse.head_of(span);
    if (passage.has_relation(head, "xcomp")) return passage.parse.dependent(head, "nsubj") == kRoot;
    const std::string_view upos = passage.syntax(head).upos;
    return (upos == "NOUN" || upos == "PROPN" || upos == "PRON") && passage.parse.dependent(head, "cop") == kRoot &&
           (passage.has_relation(head, "obj") || passage.has_relation(head, "obl") ||
            passage.has_relation(head, "nmod"));
  });
}

// Is the quotation nearer to the one cue than to the other, by sentences, and not in the other's own?
bool closer(const Passage& passage, WordSpan content, WordSpan cue, WordSpan other) {
  const auto apart = [&](std::uint32_t w) {
    return std::abs(static_cast<long>(passage.syntax(content.end - 1).sentence) -
                    static_cast<long>(passage.syntax(w).sentence));
  };
  return apart(other.begin) > 0 && apart(cue.begin) < apart(other.begin);
}

// "... ," he told reporters. "...," he added.: what two cues claim, in whole or in part, belongs to the nearer one.
void part_shared_quotations(const Passage& passage, std::vector<StatementDraft>& drafts) {
  for (StatementDraft& draft : drafts) {
    std::vector<WordSpan> own;
    for (const WordSpan span : draft.content) {
      const bool shared = std::any_of(drafts.begin(), drafts.end(), [&](const StatementDraft& other) {
        return closer(passage, span, other.cue, draft.cue) &&
               std::any_of(other.content.begin(), other.content.end(),
                           [&](WordSpan whole) { return whole.contains(span); });
      });
      if (!shared) own.push_back(span);
    }
    if (!own.empty()) draft.content = std::move(own);
  }
}

// "was quoted as saying": one cue, and one statement, of two words that tell the same.
void join_doubled_cues(const Passage& passage, std::vector<StatementDraft>& drafts) {
  for (std::size_t i = 0; i < drafts.size(); ++i)
    for (std::size_t j = drafts.size(); j-- > i + 1;) {
      if (drafts[i].content != drafts[j].content || drafts[i].source != drafts[j].source) continue;
      const std::uint32_t inner = passage.parse.head_of(drafts[j].cue);
      if (!drafts[i].cue.contains(passage.syntax(inner).head)) continue;
      drafts[i].cue = drafts[i].cue.hull(drafts[j].cue);
      drafts[i].probability = std::max(drafts[i].probability, drafts[j].probability);
      drafts.erase(drafts.begin() + static_cast<std::ptrdiff_t>(j));
    }
}

}  // namespace

std::vector<WordSpan> speaking(const Passage& passage, WordSpan source) {
  std::vector<WordSpan> out;
  for (const WordSpan member : members(passage, source)) {
    const std::uint32_t head = passage.parse.head_of(member);
    std::uint32_t list = kRoot, marker = kRoot;
    for (const std::uint32_t d : passage.parse.dependents[head])
      if (const std::uint32_t m = passage.parse.dependent(d, "case"); m != kRoot && passage.lower(m) == "including") {
        list = d;
        marker = m;
      }
    if (list == kRoot || marker <= head) {
      out.push_back(core_phrase(passage, member));
      continue;
    }
    out.push_back(core_phrase(passage, {member.begin, std::min(member.end, marker)}));
    for (const WordSpan listed : members(passage, {marker + 1, passage.parse.subtree(list).end}))
      out.push_back(core_phrase(passage, listed));
  }
  return out;
}

std::vector<StatementDraft> decode_statements(const Passage& passage, const std::vector<Quotation>& quotations,
                                              const std::vector<CueScores>& cues, CueRoles roles) {
  std::vector<StatementDraft> out;
  for (const CueScores& cue : cues) {
    if (cue.probability < kCueThreshold) continue;
    StatementDraft draft;
    draft.cue = cue.words;
    draft.probability = cue.probability;
    draft.source = source_of(passage, cue, roles.source);
    draft.content = content_of(passage, quotations, cue, draft.source, roles.content, cues);
    if (draft.content.empty()) continue;
    const bool hearer = spoken_of(passage, cue.words, draft.source);
    if (hearer) draft.source = agent_of(passage, cue.words);
    if (draft.source.empty() && !hearer) {
      const std::uint32_t head = subject_of(passage.parse, passage.parse.head_of(cue.words), {"conj"});
      const WordSpan subject = head == kRoot ? WordSpan{} : core_phrase(passage, passage.parse.subtree(head));
      bool free =
          std::none_of(draft.content.begin(), draft.content.end(), [&](WordSpan s) { return s.overlaps(subject); });
      if (free && !subject.overlaps(cue.words)) draft.source = subject;
    }
    draft.mode = mode_of(passage, quotations, draft.content, cue.words);
    if (cue.probability < kSure && (draft.source.empty() || names_a_thing(passage, draft))) continue;
    out.push_back(std::move(draft));
  }
  part_shared_quotations(passage, out);
  join_doubled_cues(passage, out);
  return out;
}

}  // namespace grotius
