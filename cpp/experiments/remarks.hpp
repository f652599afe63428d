// What is defined, and trains, but cannot learn what it is asked for: said, not refused.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "../core/layer.hpp"

namespace nn {

/// What a loss compares.
struct Comparison {
  std::string_view loss;
  LayerActivation output;  ///< of the last layer with weights; its function may be missing
  std::size_t outputs;     ///< of a sample
  std::span<const float> targets;
};

/// One sentence for each way in which outputs, targets and loss do not fit each other; none if they
/// do.
std::vector<std::string> remarks_about(const Comparison& comparison);

}  // namespace nn
