// What is a deep network without an activation? (the same network with the identity and with ReLU)
#pragma once

#include <cstdint>
#include <vector>

#include "../core/expected.hpp"
#include "options.hpp"

namespace nn {

/// Both networks: one input, `depth` hidden layers of 8 units, one output; 60 samples of |x| with
/// noise, all in one batch; Adam.
struct CollapseToLineOptions {
  int depth = 4;
  int steps = 1000;
  std::uint32_t seed = 1;

  void fields(Visitor& visit) {
    visit("depth", depth, whole(1, 8));
    visit("steps", steps, whole(0, 3000));
    visit("seed", seed, whole(0, 4294967295.0));
  }
};

struct CollapseToLineResult {
  std::vector<float> data_x, data_y;  ///< increasing x
  std::vector<float> x;               ///< from −1 to 1, for the two curves
  std::vector<float> identity, relu;
  /// What the units of the identity network's hidden layers are as functions of x, the product of
  /// all layers up to theirs: unit u of layer l is the line with slope unit_slopes[8 l + u].
  std::vector<double> unit_slopes, unit_intercepts;
  /// The product of all its layers: y = slope · x + intercept. In float64.
  double slope = 0, intercept = 0;
  double least_squares_slope = 0, least_squares_intercept = 0;
  double identity_loss = 0, relu_loss = 0;  ///< mean squared errors

  void fields(Visitor& visit) {
    visit("dataX", data_x, kAny);
    visit("dataY", data_y, kAny);
    visit("x", x, kAny);
    visit("identity", identity, kAny);
    visit("relu", relu, kAny);
    visit("unitSlopes", unit_slopes, kAny);
    visit("unitIntercepts", unit_intercepts, kAny);
    visit("slope", slope, kAny);
    visit("intercept", intercept, kAny);
    visit("leastSquaresSlope", least_squares_slope, kAny);
    visit("leastSquaresIntercept", least_squares_intercept, kAny);
    visit("identityLoss", identity_loss, kAny);
    visit("reluLoss", relu_loss, kAny);
  }
};

Expected<CollapseToLineResult> collapse_to_line(const CollapseToLineOptions& options);

}  // namespace nn
