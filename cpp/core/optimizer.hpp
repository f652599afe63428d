// How a gradient changes the parameters.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace nn {

/// The values an update needs besides the gradient. Defaults are the usual ones.
struct UpdateRule {
  double learning_rate = 0.01;
  double momentum = 0.9;  ///< momentum
  double beta1 = 0.9;     ///< Adam: decay of the mean gradient
  double beta2 = 0.999;   ///< Adam: decay of the mean squared gradient
  double epsilon = 1e-8;  ///< Adam: keeps the division finite
};

/// A row of the table of optimizers; each is defined as PyTorch defines it.
struct Optimizer {
  std::string_view name;
  int slots;  ///< numbers remembered per parameter
  /// Step number `step` (1, 2, …) with the gradient. `memory` is (slots × parameters), 0 at first.
  void (*update)(const UpdateRule& rule, std::uint64_t step, std::span<float> parameters,
                 std::span<const float> gradient, std::span<float> memory);
};

/// sgd, momentum (Sutskever et al. 2013, "On the importance of initialization and momentum in deep
/// learning", without their look-ahead), adam (Kingma & Ba 2015, "Adam: A method for stochastic
/// optimization").
std::span<const Optimizer> optimizers();

}  // namespace nn
