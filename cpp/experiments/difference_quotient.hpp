// Does the derivative agree with the slope of a short secant, and what happens at a kink?
#pragma once

#include <string>
#include <vector>

#include "../core/activation.hpp"
#include "../core/expected.hpp"
#include "options.hpp"

namespace nn {

struct DifferenceQuotientOptions {
  std::string activation = "relu";  ///< f
  double x = 1;                     ///< where the secant is drawn
  double step = 0.5;                ///< h: the secant runs from x − h to x + h
  double from = -4, to = 4;         ///< the x axis; to > from
  int points = 161;                 ///< evenly spaced, ends included

  void fields(Visitor& visit) {
    visit("activation", activation, one_of(activations()));
    visit("x", x, number(-100, 100));
    visit("step", step, number(1e-4, 10));
    visit("from", from, number(-100, 100));
    visit("to", to, number(-100, 100));
    visit("points", points, whole(2, 2001));
  }
};

struct DifferenceQuotientResult {
  /// As in ActivationCurvesResult: two entries at 0.
  std::vector<float> x, y, slope;
  /// (f(x + h) − f(x − h)) / 2h. A margin is how far rounding may move it, the step function's
  /// jump excepted.
  std::vector<float> quotient, quotient_margin;
  float value_at_x = 0, slope_at_x = 0;               ///< f and f′ at x
  float quotient_at_x = 0, quotient_at_x_margin = 0;  ///< the quotient there
  float left = 0, right = 0;                          ///< f(x − h), f(x + h): the secant's ends

  void fields(Visitor& visit) {
    visit("x", x, kAny);
    visit("y", y, kAny);
    visit("slope", slope, kAny);
    visit("quotient", quotient, kAny);
    visit("quotientMargin", quotient_margin, kAny);
    visit("valueAtX", value_at_x, kAny);
    visit("slopeAtX", slope_at_x, kAny);
    visit("quotientAtX", quotient_at_x, kAny);
    visit("quotientAtXMargin", quotient_at_x_margin, kAny);
    visit("left", left, kAny);
    visit("right", right, kAny);
  }
};

Expected<DifferenceQuotientResult> difference_quotient(const DifferenceQuotientOptions& options);

}  // namespace nn
