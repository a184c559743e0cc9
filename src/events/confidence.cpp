#include "events/confidence.h"

#include <algorithm>
#include <cmath>

namespace grotius {
namespace {

constexpr double kConstant = -0.699, kSlope = 0.667, kLeads = 0.45;
constexpr double kEdge = 1e-3;  // surer than that no head can be

}  // namespace

double calibrated(double product, bool leads) {
  const double p = std::clamp(product, kEdge, 1 - kEdge);
  return 1 / (1 + std::exp(-(kConstant + kSlope * std::log(p / (1 - p)) + (leads ? kLeads : 0))));
}

}  // namespace grotius
