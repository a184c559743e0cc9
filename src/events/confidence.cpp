#include "events/confidence.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "events/ways.h"

namespace grotius {
namespace {

constexpr double kConstant = -0.699, kSlope = 0.667, kLeads = 0.45;
constexpr double kEdge = 1e-3;  // surer than that no head can be

}  // namespace

double calibrated(double product, bool leads) {
  const double p = std::clamp(product, kEdge, 1 - kEdge);
  return 1 / (1 + std::exp(-(kConstant + kSlope * std::log(p / (1 - p)) + (leads ? kLeads : 0))));
}

std::vector<double> with_leader_first(std::vector<double> confidences, std::size_t leader) {
  std::vector<double> surer;
  for (std::size_t i = 0; i < confidences.size(); ++i)
    if (i != leader && confidences[i] > confidences[leader] - kAhead) surer.push_back(confidences[i]);
  if (surer.empty()) return confidences;
  std::sort(surer.begin(), surer.end(), std::greater<>());
  // the level to which the surest come down and the leader comes up
  double sum = confidences[leader] - kAhead, level = sum;
  for (std::size_t k = 0; k < surer.size() && surer[k] > level; ++k) {
    sum += surer[k];
    level = sum / static_cast<double>(k + 2);
  }
  for (double& confidence : confidences) confidence = std::min(confidence, level);
  confidences[leader] = level + kAhead;
  return confidences;
}

void put_leaders_first(const Passage& passage, std::vector<Fact>& facts) {
  const auto head = [&](const Fact& fact) { return passage.parse.head_of(passage.words(fact.trigger)); };
  std::map<std::uint32_t, std::vector<std::size_t>> told;  // by sentence
  for (std::size_t i = 0; i < facts.size(); ++i) told[passage.syntax(head(facts[i])).sentence].push_back(i);
  for (const auto& [sentence, here] : told) {
    std::size_t leader = here.size();
    std::vector<double> confidences;
    for (std::size_t k = 0; k < here.size(); ++k) {
      confidences.push_back(facts[here[k]].confidence);
      if (leads_sentence(passage, head(facts[here[k]])) &&
          (leader == here.size() || confidences[k] > confidences[leader]))
        leader = k;
    }
    if (leader == here.size()) continue;
    confidences = with_leader_first(std::move(confidences), leader);
    for (std::size_t k = 0; k < here.size(); ++k) facts[here[k]].confidence = confidences[k];
  }
}

}  // namespace grotius
