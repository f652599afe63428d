// A stack of layers with their parameters, gradients and what they hand to each other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "initializer.hpp"
#include "layer.hpp"
#include "rng.hpp"

namespace nn {

/// One layer, as a network is asked for it.
struct LayerSpec {
  enum class Kind { dense, convolution, max_pool };

  Kind kind = Kind::dense;
  std::size_t outputs = 0;  ///< dense: units; convolution: channels
  std::size_t kernel = 0;   ///< convolution: kernel² positions; max_pool: window and stride
  Padding padding = Padding::same;         ///< convolution
  const Activation* activation = nullptr;  ///< dense, convolution
};

/// Dense layers of `widths` hidden units with `hidden` after each, and a linear one of `outputs`.
std::vector<LayerSpec> dense_stack(std::span<const int> widths, const Activation& hidden,
                                   std::size_t outputs);

/// T is float; double exists to check gradients.
template <class T>
class Network {
 public:
  /// Parameters start at 0. The layers must fit each other.
  Network(Shape input, std::span<const LayerSpec> specs, std::size_t largest_batch);

  /// Outputs (batch × output size) for x (batch × input size); valid until the next call.
  View<const T> forward(std::size_t batch, View<const T> x);

  /// After `forward` on the same x: adds to `gradient()` that of the loss whose gradient with
  /// respect to the outputs is `d_outputs()`.
  void backward(std::size_t batch, View<const T> x);

  /// (batch × output size), for the loss to fill in between `forward` and `backward`.
  View<T> d_outputs() { return {d_outputs_.back().data(), strides_.back()}; }

  /// As the kernels lay them out (panels.hpp), one layer after the other.
  std::span<T> parameters() { return parameters_; }
  std::span<const T> parameters() const { return parameters_; }
  std::span<T> gradient() { return gradient_; }
  std::span<const T> gradient() const { return gradient_; }

  /// In the plain order: per layer the weights (outputs × inputs) row-major, then the biases.
  /// Inputs of a convolution: kernel row, kernel column, channel.
  std::vector<T> plain_parameters() const { return plain(parameters_); }
  std::vector<T> plain_gradient() const { return plain(gradient_); }
  /// False, and nothing is changed, if the count is not that of `plain_parameters`.
  bool set_plain_parameters(std::span<const T> values);

  std::size_t layer_count() const { return layers_.size(); }
  const Layer<T>& layer(std::size_t index) const { return *layers_[index]; }
  /// Where a layer's parameters begin in `parameters()`.
  std::size_t offset(std::size_t index) const { return offsets_[index]; }

  /// Index of the first layer whose last weighted sums held an infinity or NaN; −1 if none did.
  int first_non_finite_layer(std::size_t batch) const;

 private:
  std::vector<T> plain(std::span<const T> stored) const;
  std::span<T> part(std::vector<T>& all, std::size_t index);

  std::vector<std::unique_ptr<Layer<T>>> layers_;
  std::vector<std::size_t> offsets_, strides_;
  std::vector<std::vector<T>> outputs_, d_outputs_;  ///< of each layer, samples `strides_` apart
  std::vector<T> parameters_, gradient_;
};

extern template class Network<float>;
extern template class Network<double>;

/// Draws the weights of every layer in order; biases become 0.
void initialize(Network<float>& network, const Initializer& initializer, double gain, Rng& rng);

/// Bytes that a float network of dense layers takes: parameters, gradient, buffers for a batch.
std::uint64_t dense_network_bytes(std::span<const int> widths, std::uint64_t largest_batch);

}  // namespace nn
