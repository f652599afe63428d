// The curves, and central differences along them.
#include "difference_quotient.hpp"

#include <cmath>

#include "activation_curves.hpp"

namespace nn {
namespace {

struct Secant {
  float left, right;  ///< values at its ends
  float slope, margin;
};

/// How far rounding may move a secant's slope (after Higham 2002, "Accuracy and Stability of
/// Numerical Algorithms", sections 2.2 and 3.1). With u = 2⁻²⁴ an end is off by u of its size,
/// which f, nowhere steeper than 1.13, passes on, and which makes the width wrong; a value by 4
/// units in its last place, 8 u of its size; two differences and a division by u of the slope each.
float margin_of(const Secant& secant, double low, double high) {
  constexpr double u = 0x1p-24, steepest = 1.13;
  const double slope = std::fabs(double(secant.slope));
  const double values = std::fabs(double(secant.left)) + std::fabs(double(secant.right));
  const double ends = (std::fabs(low) + std::fabs(high)) * (slope > 0 ? steepest + slope : 0);
  return static_cast<float>(u * ((8 * values + ends) / (high - low) + 3 * slope));
}

/// In float32, as a network would compute it: with a very short step the values' rounding shows.
Secant secant(const Activation& activation, double x, double step) {
  const auto low = static_cast<float>(x - step), high = static_cast<float>(x + step);
  const float left = activation.value(low), right = activation.value(high);
  Secant result{left, right, (right - left) / (high - low), 0};
  result.margin = margin_of(result, x - step, x + step);
  return result;
}

}  // namespace

Expected<DifferenceQuotientResult> difference_quotient(const DifferenceQuotientOptions& options) {
  if (const auto complaint = complaint_about(options)) return Error{*complaint};
  auto curves = activation_curves({.activations = {options.activation},
                                   .from = options.from,
                                   .to = options.to,
                                   .points = options.points,
                                   .x = options.x});
  if (!curves) return Error{curves.error()};
  ActivationCurve& curve = curves->curves.front();
  const Activation& activation = *find_activation(options.activation);
  const Secant at_x = secant(activation, options.x, options.step);
  DifferenceQuotientResult result{.x = std::move(curves->x),
                                  .y = std::move(curve.y),
                                  .slope = std::move(curve.slope),
                                  .quotient = {},
                                  .quotient_margin = {},
                                  .value_at_x = curve.value_at_x,
                                  .slope_at_x = curve.slope_at_x,
                                  .quotient_at_x = at_x.slope,
                                  .quotient_at_x_margin = at_x.margin,
                                  .left = at_x.left,
                                  .right = at_x.right};
  for (const float x : result.x) {
    const Secant here = secant(activation, x, options.step);
    result.quotient.push_back(here.slope);
    result.quotient_margin.push_back(here.margin);
  }
  return result;
}

}  // namespace nn
