// Four values and the curve they lie on.
#include "additivity.hpp"

#include "activation_curves.hpp"

namespace nn {

Expected<AdditivityResult> additivity(const AdditivityOptions& options) {
  if (const auto complaint = complaint_about(options)) return Error{*complaint};
  const Activation& activation = *find_activation(options.activation);
  auto curves = activation_curves({.activations = {options.activation}, .from = -8, .to = 8});
  if (!curves) return Error{curves.error()};
  AdditivityResult result;
  result.of_a = activation.value(static_cast<float>(options.a));
  result.of_b = activation.value(static_cast<float>(options.b));
  result.of_sum = activation.value(static_cast<float>(options.a + options.b));
  result.sum = result.of_a + result.of_b;
  result.x = std::move(curves->x);
  result.y = std::move(curves->curves.front().y);
  return result;
}

}  // namespace nn
