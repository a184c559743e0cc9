// Stage 3, neural: words in, per-word vectors out, and the small heads on them.
//
// Enters: a Document and its Tokens. Leaves: Encoded, one vector a word and group, and through the head functions
//   plain probabilities that later stages decode. No later stage sees a matrix.
// Shapes: matrices are row-major float, one row a word of the document.
// Windows: the document is cut into windows of whole paragraphs (at most Model::window_pieces() word pieces; a longer
//   paragraph is cut after a sentence-final mark); words attend to each other within a window, so a document's
//   vectors depend on that document alone, whatever else runs beside it or on how many threads.
// Thread safety: Model is immutable after load and may be shared; the functions are pure.
// Errors: load only.
// Sources: Devlin et al. 2019 (encoder), Dozat and Manning 2017 (biaffine heads).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "tokenize/tokenize.h"

namespace grotius {

// Row-major floats.
struct Matrix {
  std::size_t rows = 0, cols = 0;
  std::vector<float> data;
  [[nodiscard]] const float* row(std::size_t r) const { return data.data() + r * cols; }
  [[nodiscard]] float* row(std::size_t r) { return data.data() + r * cols; }
};

class ThreadPool;  // neural/thread_pool.h; null means: on this thread

class Model {
 public:
  // Memory-maps a model file (docs/model-format.md) and checks magic, version, length and checksum.
  [[nodiscard]] static Result<std::unique_ptr<const Model>> load(const std::string& path);
  ~Model();
  // The inventory of a head's labels, by index: "upos", "xpos", "feats", "lemma", "deprel", "name", "type", "kind",
  // "mode", "status", "stance", "effect", "mandate_change", "control_change", "tone", "subject", "role", "cue_role".
  [[nodiscard]] const std::vector<std::string>& labels(std::string_view head) const;
  // Whether the vocabulary holds the word, in lower case, as one piece: thirty thousand of the commonest.
  [[nodiscard]] bool has_word(std::string_view word) const;
  [[nodiscard]] std::string_view version() const;  // "0.1.0+<8 hex digits of the checksum>"

  struct Impl;
  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  Model();
  std::unique_ptr<Impl> impl_;
};

struct Encoded {
  std::vector<WordSpan> windows;  // ascending, tile all words
  Matrix syntax;                  // [words, hidden]: the mix of layers the syntax heads read
  Matrix meaning;                 // [words, hidden]: the mix the other heads read
};

// The words `surnames`, in order, are read as some person's name, whatever they look like: the encoder sees no case, so
// "Begin" is a verb to it. `before` is what the document was encoded to without them, if it was: windows that hold none
// of them are as they were.
[[nodiscard]] Encoded encode(const Model& model, const Document& document, const Tokens& tokens, ThreadPool* pool,
                             const std::vector<std::uint32_t>& surnames = {}, Encoded before = {});

// ---- heads on single words -------------------------------------------------------------------------------------
// Logits of a tag head, [words, labels]: "sentence" (2: inside, starts a sentence), "upos", "xpos", "feats", "lemma"
// on the syntax vectors; "name" (BIO), "trigger" and "cue" (O, B, I) on the meaning vectors.
[[nodiscard]] Matrix tag_logits(const Model& model, const Encoded& encoded, std::string_view head);

// ---- dependency arcs -------------------------------------------------------------------------------------------
inline constexpr std::uint32_t kRoot = 0xffffffff;  // in the place of a head's word index

// For each sentence [n, n + 1]: score of word i's head being the root (column 0) or word j (column j + 1).
[[nodiscard]] std::vector<Matrix> arc_scores(const Model& model, const Encoded& encoded,
                                             const std::vector<WordSpan>& sentences);
// Scores over labels("deprel") for the arc to each word of the document from its head, a word index or kRoot:
// [words, labels].
[[nodiscard]] Matrix relation_scores(const Model& model, const Encoded& encoded,
                                     const std::vector<std::uint32_t>& heads);

// ---- facts -----------------------------------------------------------------------------------------------------
using Distribution = std::vector<float>;  // probabilities by label index, summing to one

// For every word of `window`, the probability that it belongs to each role of the anchor.
struct RoleScores {
  WordSpan window;
  std::size_t roles = 0;
  std::vector<float> probability;  // [window words, roles]
  [[nodiscard]] float at(std::uint32_t word, std::size_t role) const {
    return probability[(word - window.begin) * roles + role];
  }
};

// How many triggers back the same event is looked for, so that the work is linear in the report. Reports of usual
// length have fewer triggers.
inline constexpr std::size_t kSameReach = 512;

// A word or phrase that carries a fact, with everything the heads say of it.
struct TriggerScores {
  WordSpan words;
  float probability = 0;  // that it is a trigger
  Distribution type;      // labels("type"): "-" (no PLOVER type) and the sixteen
  Distribution kind;      // labels("kind"): event, proposal, position, measure, mandate, control, assessment
  Distribution mode;      // labels("mode"): "-" and "TYPE.mode"
  Distribution status, stance, effect, mandate_change, control_change, tone, subject;
  float mutual = 0;         // probability
  float background = 0;     // probability
  RoleScores roles;         // labels("role"): source target time place said cond on terms person role area instrument
  std::vector<float> same;  // probability that it tells the same event as each of the triggers right before it in the
                            // list, in text order: all of them, but at most kSameReach
};

// Every trigger whose probability reaches `threshold`, in text order. `sentences` are the parse's: no trigger crosses
// their borders, and the distance features of the role head count them.
[[nodiscard]] std::vector<TriggerScores> trigger_scores(const Model& model, const Encoded& encoded,
                                                        const std::vector<WordSpan>& sentences, float threshold);

// ---- statements ------------------------------------------------------------------------------------------------
struct CueScores {
  WordSpan words;  // "said", "according to"
  float probability = 0;
  RoleScores roles;  // labels("cue_role"): source, content
};
[[nodiscard]] std::vector<CueScores> cue_scores(const Model& model, const Encoded& encoded,
                                                const std::vector<WordSpan>& sentences, float threshold);

}  // namespace grotius
