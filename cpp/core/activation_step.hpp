// The activation's part of a layer's forward and backward passes.
#pragma once

#include <span>

#include "layer.hpp"

namespace nn {

template <class T>
class ActivationStep {
 public:
  explicit ActivationStep(LayerActivation activation)
      : kernels_(activation.function->template kernels<T>()),
        nothing_(activation.function->name == "identity"),
        learned_(activation.function->parameter.learned),
        parameter_(activation.parameter.value_or(activation.function->parameter.usual)) {}

  /// f(x) = x: there is nothing to compute.
  bool nothing() const { return nothing_; }

  bool learned() const { return learned_; }
  /// Where a learned one starts.
  double parameter() const { return parameter_; }

  /// w: all the layer's parameters, of which `panels` are the weights.
  void forward(Panels panels, std::span<const T> w, std::span<const T> z, std::span<T> y) const {
    kernels_.forward(parameter(panels, w), z, y);
  }

  /// dy becomes dz.
  void backward(Panels panels, std::span<const T> w, std::span<const T> z, std::span<const T> y,
                std::span<T> dy) const {
    kernels_.backward(parameter(panels, w), z, y, dy);
  }

  /// Σ dy · ∂f/∂parameter of a PReLU, for which that is min(z, 0); before dy becomes dz.
  double d_parameter(const T* z, const T* dy, std::size_t count) const {
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (z[i] <= 0) sum += static_cast<double>(dy[i]) * static_cast<double>(z[i]);
    }
    return sum;
  }

 private:
  double parameter(Panels panels, std::span<const T> w) const {
    return learned_ ? static_cast<double>(w[panels.size()]) : parameter_;
  }

  const ActivationKernels<T>& kernels_;
  bool nothing_, learned_;
  double parameter_;
};

}  // namespace nn
