// Triggers and cues: found by their tag heads, then everything the other heads say of each.
#include <algorithm>

#include "neural/heads.h"
#include "neural/neural.h"

namespace grotius {
namespace {

using neural::Found;

std::vector<Found> find(const Model& model, const Encoded& encoded, std::string_view head,
                        const std::vector<WordSpan>& sentences, float threshold) {
  Matrix probabilities = tag_logits(model, encoded, head);
  neural::softmax_rows(probabilities);
  return neural::find_spans(probabilities, encoded.windows, sentences, threshold);
}

// The fact heads over all triggers at once, [triggers, labels] each, as logits.
class FactScores {
 public:
  FactScores(const neural::FactHeads& heads, const Matrix& vectors)
      : heads_(heads), hidden_(neural::side(heads.hidden, neural::rows_of(vectors), false)) {}

  void fill(std::vector<TriggerScores>& triggers, std::string_view head, Distribution TriggerScores::*field) const {
    Matrix scores = neural::apply(heads_.heads.find(head)->second, neural::rows_of(hidden_));
    neural::softmax_rows(scores);
    for (std::size_t i = 0; i < triggers.size(); ++i) {
      (triggers[i].*field).assign(scores.row(i), scores.row(i) + scores.cols);
    }
  }

  void fill(std::vector<TriggerScores>& triggers, std::string_view head, float TriggerScores::*field) const {
    Matrix scores = neural::apply(heads_.heads.find(head)->second, neural::rows_of(hidden_));
    neural::kernels().sigmoid(scores.data.data(), scores.data.size());
    for (std::size_t i = 0; i < triggers.size(); ++i) triggers[i].*field = *scores.row(i);
  }

 private:
  const neural::FactHeads& heads_;
  Matrix hidden_;
};

void fill_facts(const Model& model, const Matrix& vectors, std::vector<TriggerScores>& triggers) {
  const FactScores scores(model.impl().fact, vectors);
  scores.fill(triggers, "type", &TriggerScores::type);
  scores.fill(triggers, "kind", &TriggerScores::kind);
  scores.fill(triggers, "mode", &TriggerScores::mode);
  scores.fill(triggers, "status", &TriggerScores::status);
  scores.fill(triggers, "stance", &TriggerScores::stance);
  scores.fill(triggers, "effect", &TriggerScores::effect);
  scores.fill(triggers, "mandate_change", &TriggerScores::mandate_change);
  scores.fill(triggers, "control_change", &TriggerScores::control_change);
  scores.fill(triggers, "tone", &TriggerScores::tone);
  scores.fill(triggers, "subject", &TriggerScores::subject);
  scores.fill(triggers, "mutual", &TriggerScores::mutual);
  scores.fill(triggers, "background", &TriggerScores::background);
}

// The two tell one event, i the later: for a block of later triggers at once, with all earlier ones in reach of any.
void fill_same(const neural::Biaffine& head, const Matrix& vectors, std::vector<TriggerScores>& triggers) {
  const Matrix later =
      neural::product(neural::rows_of(neural::side(head.left, neural::rows_of(vectors), true)), head.weight);
  const Matrix earlier = neural::side(head.right, neural::rows_of(vectors), true);
  const auto reach = [](std::size_t i) { return i - std::min(i, kSameReach); };
  for (std::size_t begin = 0; begin < triggers.size(); begin += kSameReach) {
    const std::size_t end = std::min(begin + kSameReach, triggers.size()), from = reach(begin);
    neural::PackedMatrix columns(end - from, earlier.cols);
    columns.set_rows(0, end - from, earlier.row(from), earlier.cols, 1);
    Matrix scores = neural::product({later.row(begin), end - begin, later.cols}, columns);
    neural::kernels().sigmoid(scores.data.data(), scores.data.size());
    for (std::size_t i = begin; i < end; ++i) {
      const float* row = scores.row(i - begin);
      triggers[i].same.assign(row + (reach(i) - from), row + (i - from));
    }
  }
}

}  // namespace

std::vector<TriggerScores> trigger_scores(const Model& model, const Encoded& encoded,
                                          const std::vector<WordSpan>& sentences, float threshold) {
  const std::vector<Found> found = find(model, encoded, "trigger", sentences, threshold);
  const Matrix vectors = neural::anchor_vectors(encoded.meaning, found);
  std::vector<RoleScores> roles = neural::role_scores(model.impl().role, encoded, sentences, found, vectors);
  std::vector<TriggerScores> triggers(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    triggers[i].words = found[i].words;
    triggers[i].probability = found[i].probability;
    triggers[i].roles = std::move(roles[i]);
  }
  fill_facts(model, vectors, triggers);
  fill_same(model.impl().same, vectors, triggers);
  return triggers;
}

std::vector<CueScores> cue_scores(const Model& model, const Encoded& encoded, const std::vector<WordSpan>& sentences,
                                  float threshold) {
  const std::vector<Found> found = find(model, encoded, "cue", sentences, threshold);
  const Matrix vectors = neural::anchor_vectors(encoded.meaning, found);
  std::vector<RoleScores> roles = neural::role_scores(model.impl().cue, encoded, sentences, found, vectors);
  std::vector<CueScores> cues;
  for (std::size_t i = 0; i < found.size(); ++i) {
    cues.push_back({found[i].words, found[i].probability, std::move(roles[i])});
  }
  return cues;
}

}  // namespace grotius
