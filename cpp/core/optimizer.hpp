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
  double beta1 = 0.9;     ///< adam, adamw: decay of the mean gradient
  double beta2 = 0.999;   ///< adam, adamw: decay of the mean squared gradient
  double epsilon = 1e-8;  ///< adam, adamw: keeps the division finite
  /// λ. adamw shrinks the parameters by η λ in every step; the others add λ w to the gradient,
  /// which is the gradient of the penalty λ |w|² / 2 (L2).
  double weight_decay = 0;
};

/// A row of the table of optimizers; each is defined as PyTorch defines it. T is float; double
/// exists to compare with other programs.
template <class T>
struct Optimizer {
  std::string_view name;
  int slots;  ///< numbers remembered per parameter
  /// Step number `step` (1, 2, …) with the gradient. `memory` is (slots × parameters), 0 at first.
  void (*update)(const UpdateRule& rule, std::uint64_t step, std::span<T> parameters,
                 std::span<const T> gradient, std::span<T> memory);
};

/// sgd, momentum (Sutskever et al. 2013, "On the importance of initialization and momentum in deep
/// learning", without their look-ahead), adam (Kingma & Ba 2015, "Adam: A method for stochastic
/// optimization"), adamw (Loshchilov & Hutter 2019, "Decoupled weight decay regularization").
template <class T = float>
std::span<const Optimizer<T>> optimizers();

/// √Σ g², summed in float64: the squares of gradients that float can hold may be 0 or infinite.
template <class T>
double norm(std::span<const T> gradient);

/// Scales the gradient down to norm `most` if it is longer (Pascanu, Mikolov & Bengio 2013, "On the
/// difficulty of training recurrent neural networks"). Returns the norm it had.
template <class T>
double clip(std::span<T> gradient, double most);

}  // namespace nn
