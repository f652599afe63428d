// The curves, and central differences along them.
#include "difference_quotient.hpp"

#include "activation_curves.hpp"

namespace nn {
namespace {

struct Secant {
  float left, right;  ///< values at its ends
  float slope;
};

/// In float32, as a network would compute it: with a very short step the values' rounding shows.
Secant secant(const Activation& activation, double x, double step) {
  const auto low = static_cast<float>(x - step), high = static_cast<float>(x + step);
  const float left = activation.value(low), right = activation.value(high);
  return {left, right, (right - left) / (high - low)};
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
                                  .value_at_x = curve.value_at_x,
                                  .slope_at_x = curve.slope_at_x,
                                  .quotient_at_x = at_x.slope,
                                  .left = at_x.left,
                                  .right = at_x.right};
  for (const float x : result.x) {
    result.quotient.push_back(secant(activation, x, options.step).slope);
  }
  return result;
}

}  // namespace nn
