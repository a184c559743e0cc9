#include "events/confidence.h"

#include <algorithm>
#include <cmath>

namespace grotius {
namespace {

constexpr double kConstant = -0.668, kSlope = 0.593;
constexpr double kEdge = 1e-3;  // surer than that no head can be

}  // namespace

double calibrated(double product) {
  const double p = std::clamp(product, kEdge, 1 - kEdge);
  return 1 / (1 + std::exp(-(kConstant + kSlope * std::log(p / (1 - p)))));
}

}  // namespace grotius
