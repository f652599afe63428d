// Samples activations over an axis.
#include "activation_curves.hpp"

#include <cmath>
#include <limits>

namespace nn {
namespace {

constexpr float kBeside0 = std::numeric_limits<float>::min();

/// The axis as the slopes need it: 0 stands as the two floats next to it, one on either side.
std::vector<float> axis(const ActivationCurvesOptions& options) {
  std::vector<float> x;
  bool crossed = options.from >= 0;
  for (int i = 0; i < options.points; ++i) {
    const double share = static_cast<double>(i) / (options.points - 1);
    const double value = options.from + share * (options.to - options.from);
    if (!crossed && value >= 0) {
      crossed = true;
      if (options.to > 0) {
        x.insert(x.end(), {-kBeside0, kBeside0});
        if (value == 0) continue;
      }
    }
    x.push_back(static_cast<float>(value));
  }
  return x;
}

}  // namespace

Expected<ActivationCurvesResult> activation_curves(const ActivationCurvesOptions& options) {
  if (const auto complaint = complaint_about(options)) return Error{*complaint};
  if (!(options.to > options.from)) {
    return Error{"to is " + shown(options.to) + "; it must be more than from, which is " +
                 shown(options.from) + "."};
  }
  const std::vector<float> beside = axis(options);
  ActivationCurvesResult result;
  for (const float x : beside) result.x.push_back(x == -kBeside0 || x == kBeside0 ? 0 : x);
  const auto at = static_cast<float>(options.x);
  for (const std::string& name : options.activations) {
    const Activation& activation = *find_activation(name);
    ActivationCurve curve{.activation = name,
                          .y = std::vector<float>(beside.size()),
                          .slope = std::vector<float>(beside.size(), 1),
                          .value_at_x = activation.value(at),
                          .slope_at_x = activation.slope(at),
                          .of_list = std::vector<float>(options.list.size())};
    const double parameter = activation.parameter.usual;
    activation.single.forward(parameter, beside, curve.y);
    activation.single.forward(parameter, options.list, curve.of_list);
    activation.single.backward(parameter, beside, curve.y, curve.slope);
    for (float& y : curve.y) y = std::fabs(y) <= kBeside0 ? 0 : y;
    result.curves.push_back(std::move(curve));
  }
  return result;
}

}  // namespace nn
