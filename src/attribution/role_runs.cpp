#include "attribution/role_runs.h"

#include <algorithm>

namespace grotius {

std::vector<RoleRun> role_runs(const RoleScores& scores, std::size_t role, WordSpan within, float threshold,
                               std::uint32_t gap) {
  std::vector<RoleRun> runs;
  std::uint32_t begin = std::max(within.begin, scores.window.begin);
  std::uint32_t end = std::min(within.end, scores.window.end);
  for (std::uint32_t w = begin; w < end; ++w) {
    float p = scores.at(w, role);
    if (p < threshold) continue;
    if (runs.empty() || w - runs.back().words.end > gap) runs.push_back({WordSpan{w, w}, 0, 0});
    RoleRun& run = runs.back();
    run.words.end = w + 1;
    run.peak = std::max(run.peak, p);
    run.mass += p;
  }
  return runs;
}

RoleRun strongest(const std::vector<RoleRun>& runs) {
  auto best =
      std::max_element(runs.begin(), runs.end(), [](const RoleRun& a, const RoleRun& b) { return a.mass < b.mass; });
  return best == runs.end() ? RoleRun{} : *best;
}

}  // namespace grotius
