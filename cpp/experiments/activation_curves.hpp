// What do activations and their derivatives look like, and what are they at one x?
#pragma once

#include <string>
#include <vector>

#include "../core/activation.hpp"
#include "../core/expected.hpp"
#include "options.hpp"

namespace nn {

struct ActivationCurvesOptions {
  std::vector<std::string> activations = {"relu"};  ///< a curve for each
  double from = -4, to = 4;                         ///< the x axis; to > from
  int points = 161;                                 ///< evenly spaced, ends included
  double x = 1;                                     ///< where values and slopes are read off
  std::vector<float> list = {};                     ///< more places where values are read off

  void fields(Visitor& visit) {
    visit("activations", activations,
          list_of(one_of(nn::activations()), 1, nn::activations().size()));
    visit("from", from, number(-1e6, 1e6));
    visit("to", to, number(-1e6, 1e6));
    visit("points", points, whole(2, 10001));
    visit("x", x, number(-1e6, 1e6));
    visit("list", list, list_of(number(-1e6, 1e6), 0, 1000));
  }
};

/// No number needs a margin: from −12 to 12 a value is off by at most 2·10⁻⁶ of its size, and a
/// slope by that or 10⁻⁶ (activation_test.cpp): a hundredth of a unit of the third digit, but for
/// slopes below 0.01, of which a unit of the second is as sure.
struct ActivationCurve {
  std::string activation;       ///< one of the options'
  std::vector<float> y, slope;  ///< f and f′ at every x of the result
  float value_at_x = 0;         ///< f where the options' x is
  float slope_at_x = 0;         ///< f′ there; at a kink what PyTorch uses
  std::vector<float> of_list;   ///< f of each entry of the list

  void fields(Visitor& visit) {
    visit("activation", activation, one_of(activations()));
    visit("y", y, kAny);
    visit("slope", slope, kAny);
    visit("valueAtX", value_at_x, kAny);
    visit("slopeAtX", slope_at_x, kAny);
    visit("ofList", of_list, kAny);
  }
};

struct ActivationCurvesResult {
  /// Increasing, from `from` to `to`. Where these lie on either side of 0 there are two entries at
  /// exactly 0 and the slopes at them are the limits from the left and from the right: a kink is a
  /// vertex of the curve and a jump of the slope, whatever the spacing.
  std::vector<float> x;
  std::vector<ActivationCurve> curves;  ///< in the order of the options

  void fields(Visitor& visit) {
    visit("x", x, kAny);
    visit("curves", curves, kAny);
  }
};

Expected<ActivationCurvesResult> activation_curves(const ActivationCurvesOptions& options);

}  // namespace nn
