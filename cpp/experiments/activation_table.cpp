// Copies the core's table into plain data.
#include "activation_table.hpp"

#include "../core/activation.hpp"

namespace nn {

Expected<ActivationTableResult> activation_table(const ActivationTableOptions&) {
  ActivationTableResult result;
  for (const Activation& activation : activations()) {
    const Range& range = activation.range;
    result.rows.push_back({std::string(activation.name), std::string(activation.label),
                           std::string(activation.formula), range.low, range.high,
                           range.low_included, range.high_included, activation.kinked});
  }
  return result;
}

}  // namespace nn
