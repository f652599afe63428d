// The activation functions: one row of a table for each, with its derivative, range and formula.
#pragma once

#include <span>
#include <string_view>

namespace nn {

/// Values a function takes: all of low … high, an end included or only approached.
struct Range {
  double low, high;
  bool low_included, high_included;
};

template <class T>
struct ActivationKernels {
  /// y = f(x), element by element.
  void (*forward)(std::span<const T> x, std::span<T> y);
  /// dy ← dy · f′(x), with y = f(x): turns the gradient with respect to y into that with respect to
  /// x.
  void (*backward)(std::span<const T> x, std::span<const T> y, std::span<T> dy);
};

struct Activation {
  std::string_view name;     ///< in options: "leaky-relu"
  std::string_view label;    ///< for people: "leaky ReLU"
  std::string_view formula;  ///< of x, in plain text
  Range range;
  bool kinked;                   ///< the derivative jumps at 0
  std::string_view initializer;  ///< the one usually used with it
  ActivationKernels<float> single;
  ActivationKernels<double> full;

  template <class T>
  const ActivationKernels<T>& kernels() const {
    if constexpr (sizeof(T) == sizeof(float))
      return single;
    else
      return full;
  }

  float value(float x) const;
  /// f′(x); at a kink the value that PyTorch uses: 0 for ReLU.
  float slope(float x) const;
};

/// identity, step, relu, leaky-relu, elu, gelu, silu, softplus, sigmoid, tanh.
std::span<const Activation> activations();

/// The row called `name`, or nullptr.
const Activation* find_activation(std::string_view name);

}  // namespace nn
