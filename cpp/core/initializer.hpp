// How the weights of a layer are drawn before training begins.
#pragma once

#include <span>
#include <string_view>

#include "activation.hpp"

namespace nn {

/// Weights are normal with mean 0; a row says how wide. Biases start at 0.
struct Initializer {
  std::string_view name;
  /// Standard deviation for a layer of `fan_in` inputs and `fan_out` outputs.
  double (*deviation)(int fan_in, int fan_out, double gain);
};

/// he (He et al. 2015, "Delving deep into rectifiers"), xavier (Glorot & Bengio 2010,
/// "Understanding the difficulty of training deep feedforward neural networks"), normal (gain /
/// √fan_in), zeros.
std::span<const Initializer> initializers();

/// The row called `name`; "usual" is the one that goes with the activation. nullptr: there is none.
const Initializer* initializer_of(std::string_view name, const Activation& activation);

}  // namespace nn
