// What is a deep network without an activation? (the same network with the identity and with ReLU)
#pragma once

#include <cstdint>
#include <vector>

#include "../core/expected.hpp"
#include "options.hpp"
#include "twins.hpp"

namespace nn {

/// Both networks: one input, `depth` hidden layers of 8 units, one output; 60 samples of |x| with
/// noise, all in one batch; Adam.
struct CollapseToLineOptions {
  int depth = 4;           ///< hidden layers
  int steps = 1000;        ///< of training
  std::uint32_t seed = 1;  ///< of the samples and the weights

  void fields(Visitor& visit) {
    visit("depth", depth, whole(1, 8));
    visit("steps", steps, whole(0, 3000));
    visit("seed", seed, whole(0, 4294967295.0));
  }
};

/// A margin (twins.hpp) is how far rounding may move a number.
struct CollapseToLineResult {
  std::vector<float> data_x, data_y;  ///< increasing x
  std::vector<float> x;               ///< from −1 to 1, for the two curves
  std::vector<float> identity, identity_margin, relu,
      relu_margin;  ///< what the two make of these x
  /// What the units of the identity network's hidden layers are as functions of x, the product of
  /// all layers up to theirs: unit u of layer l is the line with slope unit_slopes[8 l + u].
  std::vector<double> unit_slopes, unit_slopes_margin, unit_intercepts, unit_intercepts_margin;
  /// The product of all its layers: y = slope · x + intercept. In float64.
  double slope = 0, slope_margin = 0, intercept = 0, intercept_margin = 0;
  /// The best line there is. Rounding moves neither number by more than 10⁻⁶: the samples' x spread
  /// from −1 to 1, and the sums are in float64.
  double least_squares_slope = 0, least_squares_intercept = 0;
  /// Mean squared errors.
  double identity_loss = 0, identity_loss_margin = 0, relu_loss = 0, relu_loss_margin = 0;

  void fields(Visitor& visit) {
    visit("dataX", data_x, kAny);
    visit("dataY", data_y, kAny);
    visit("x", x, kAny);
    visit("identity", identity, kAny);
    visit("identityMargin", identity_margin, kAny);
    visit("relu", relu, kAny);
    visit("reluMargin", relu_margin, kAny);
    visit("unitSlopes", unit_slopes, kAny);
    visit("unitSlopesMargin", unit_slopes_margin, kAny);
    visit("unitIntercepts", unit_intercepts, kAny);
    visit("unitInterceptsMargin", unit_intercepts_margin, kAny);
    visit("slope", slope, kAny);
    visit("slopeMargin", slope_margin, kAny);
    visit("intercept", intercept, kAny);
    visit("interceptMargin", intercept_margin, kAny);
    visit("leastSquaresSlope", least_squares_slope, kAny);
    visit("leastSquaresIntercept", least_squares_intercept, kAny);
    visit("identityLoss", identity_loss, kAny);
    visit("identityLossMargin", identity_loss_margin, kAny);
    visit("reluLoss", relu_loss, kAny);
    visit("reluLossMargin", relu_loss_margin, kAny);
  }
};

Expected<CollapseToLineResult> collapse_to_line(const CollapseToLineOptions& options);

/// What one of the runs gives for valid options, without margins.
CollapseToLineResult collapse_to_line_of(const CollapseToLineOptions& options, Twin twin);

}  // namespace nn
