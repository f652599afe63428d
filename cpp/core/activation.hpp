// The activation functions: one row of a table for each, with its derivative, range and formula.
#pragma once

#include <span>
#include <string_view>

namespace nn {

/// The narrowest interval that holds all values of a function, with its usual parameter; an end is
/// reached or only approached.
struct Range {
  double low, high;
  bool low_included, high_included;
};

/// `parameter` is the row's (below); functions without one ignore it.
template <class T>
struct ActivationKernels {
  /// y = f(x), element by element.
  void (*forward)(double parameter, std::span<const T> x, std::span<T> y);
  /// dy ← dy · f′(x), with y = f(x): turns the gradient with respect to y into that with respect to
  /// x.
  void (*backward)(double parameter, std::span<const T> x, std::span<const T> y, std::span<T> dy);
};

/// The number that some activations leave open. relu: the derivative at exactly 0; leaky-relu: the
/// slope left of 0; prelu: the same, learned, and where learning starts.
struct ActivationParameter {
  double usual = 0;
  double low = 0, high = 0;  ///< what it may be; equal: there is none
  bool learned = false;
};

struct Activation {
  std::string_view name;     ///< in options: "leaky-relu"
  std::string_view label;    ///< for people: "leaky ReLU"
  std::string_view formula;  ///< of x, in plain text
  Range range;
  bool kinked;                   ///< the derivative jumps at 0
  std::string_view initializer;  ///< the one usually used with it
  ActivationParameter parameter;
  ActivationKernels<float> single;

  template <class T>
  const ActivationKernels<T>& kernels() const;

  /// f(x) with the usual parameter.
  float value(float x) const;
  /// f′(x) with the usual parameter; at a kink the value that PyTorch uses: 0 for ReLU.
  float slope(float x) const;
};

template <>
inline const ActivationKernels<float>& Activation::kernels<float>() const {
  return single;
}
template <>
const ActivationKernels<double>& Activation::kernels<double>() const;

/// identity, step, relu, leaky-relu, prelu (He et al. 2015, "Delving deep into rectifiers"), elu,
/// gelu, silu, softplus, sigmoid, tanh.
std::span<const Activation> activations();

/// The row called `name`, or nullptr.
const Activation* find_activation(std::string_view name);

}  // namespace nn
