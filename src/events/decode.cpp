#include "events/decode.h"

#include <algorithm>
#include <string_view>

namespace grotius {
namespace {

// What it costs to choose a status when another is true: one for a wrong word, more for telling as done what is not
// (the error a ledger of events cannot afford), in between for hiding what happened.
constexpr float kWrongWord = 1.0F;
constexpr float kToldAsDone = 1.5F;
constexpr float kHidden = 1.2F;

constexpr float kMutual = 0.5F;
constexpr float kBackground = 0.5F;

std::string best_of(const std::vector<std::string>& labels, const Distribution& distribution) {
  if (labels.empty() || distribution.empty()) return {};
  auto best = std::max_element(distribution.begin(), distribution.end()) - distribution.begin();
  return labels[static_cast<std::size_t>(best)];
}

std::string mode_of(const FactInventories& inventories, const TriggerScores& scores, const std::string& type) {
  if (type.empty()) return {};
  std::string best;
  float top = -1;
  for (std::size_t m = 0; m < inventories.mode.size(); ++m) {
    const std::string& label = inventories.mode[m];
    bool own = label.size() > type.size() && label.compare(0, type.size(), type) == 0 && label[type.size()] == '.';
    if (!(own || label == "-") || scores.mode[m] <= top) continue;
    top = scores.mode[m];
    best = own ? label.substr(type.size() + 1) : "";
  }
  return best;
}

std::string status_of(const FactInventories& inventories, const TriggerScores& scores) {
  std::string best;
  float least = 0;
  for (std::size_t chosen = 0; chosen < inventories.status.size(); ++chosen) {
    float cost = 0;
    for (std::size_t truth = 0; truth < inventories.status.size(); ++truth) {
      if (truth == chosen) continue;
      bool says_done = happened(inventories.status[chosen]), is_done = happened(inventories.status[truth]);
      cost += scores.status[truth] * (says_done == is_done ? kWrongWord : says_done ? kToldAsDone : kHidden);
    }
    if (best.empty() || cost < least) {
      least = cost;
      best = inventories.status[chosen];
    }
  }
  return best;
}

float settled(const FactInventories& inventories, const TriggerScores& scores, const std::string& status) {
  float sum = 0;
  for (std::size_t s = 0; s < inventories.status.size(); ++s)
    if (happened(inventories.status[s]) == happened(status)) sum += scores.status[s];
  return sum;
}

void choose_kind_and_type(const FactInventories& inventories, const TriggerScores& scores, Label& label) {
  float best = 0;
  for (std::size_t k = 0; k < inventories.kind.size(); ++k) {
    for (std::size_t t = 0; t < inventories.type.size(); ++t) {
      bool event = inventories.kind[k] == "event", typed = inventories.type[t] != "-";
      float joint = scores.kind[k] * scores.type[t];
      if ((event && !typed) || joint <= best) continue;
      best = joint;
      // of a move that PLOVER has a type for, either name may be the right one
      const float missed = (event ? 1.0F : 1.0F - scores.kind[k]) * (typed ? 1.0F - scores.type[t] : 1.0F);
      label.probability = 1.0F - missed;
      label.kind = inventories.kind[k];
      label.type = typed ? inventories.type[t] : "";
    }
  }
}

}  // namespace

bool happened(const std::string& status) { return status == "occurred" || status == "ongoing"; }

Label decode_label(const FactInventories& inventories, const TriggerScores& scores) {
  Label label;
  choose_kind_and_type(inventories, scores, label);
  label.mode = mode_of(inventories, scores, label.type);
  label.status = status_of(inventories, scores);
  label.settled = settled(inventories, scores, label.status);
  label.mutual = scores.mutual >= kMutual;
  label.background = scores.background >= kBackground;
  if (label.kind == "proposal") label.subject = best_of(inventories.subject, scores.subject);
  if (label.subject == "other" || label.subject == "-") label.subject.clear();
  if (label.kind == "position") label.stance = best_of(inventories.stance, scores.stance);
  if (label.kind == "measure") label.effect = best_of(inventories.effect, scores.effect);
  if (label.kind == "mandate") label.change = best_of(inventories.mandate_change, scores.mandate_change);
  if (label.kind == "control") label.change = best_of(inventories.control_change, scores.control_change);
  if (label.kind == "assessment") label.tone = best_of(inventories.tone, scores.tone);
  return label;
}

RoleIndex role_index(const std::vector<std::string>& roles) {
  auto at = [&](std::string_view name) {
    return static_cast<std::size_t>(std::find(roles.begin(), roles.end(), name) - roles.begin());
  };
  return {at("source"), at("target"), at("time"),   at("place"), at("said"), at("cond"),
          at("on"),     at("terms"),  at("person"), at("role"),  at("area"), at("instrument")};
}

}  // namespace grotius
