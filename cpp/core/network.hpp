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
  Padding padding = Padding::same;  ///< convolution
  LayerActivation activation = {};  ///< dense, convolution
};

/// The layer that a spec asks for, for at most `largest_batch` samples at a time. It must fit its
/// input.
template <class T>
std::unique_ptr<Layer<T>> make_layer(const LayerSpec& spec, Shape input, std::size_t largest_batch);

/// Dense layers of `widths` hidden units with `hidden` after each, and a linear one of `outputs`.
std::vector<LayerSpec> dense_stack(std::span<const int> widths, LayerActivation hidden,
                                   std::size_t outputs);

/// T is float; double exists to check gradients.
template <class T>
class Network {
 public:
  /// Parameters start at 0. The layers must fit each other.
  Network(Shape input, std::span<const LayerSpec> specs, std::size_t largest_batch);

  /// Outputs (batch × output size) for x (batch × input size); valid until the next call.
  View<const T> forward(std::size_t batch, View<const T> x);

  /// After `forward` on the same x: `gradient()` = start + that of the loss whose gradient with
  /// respect to the outputs is `d_outputs()`. Not from zero: with unchanged parameters.
  void backward(std::size_t batch, View<const T> x, Start start = Start::zero);

  /// What a layer made of the last x: (batch × its output size).
  View<const T> outputs(std::size_t layer) const {
    return {places_[layer].outputs.data(), places_[layer].stride};
  }

  /// After `backward`: the gradient with respect to a dense layer's weighted sums (batch × units).
  View<const T> d_sums(std::size_t layer) const {
    return {places_[layer].d_outputs.data(), places_[layer].stride};
  }

  /// (batch × output size), for the loss to fill in between `forward` and `backward`.
  View<T> d_outputs() { return places_.back().dy(); }

  /// As the kernels lay them out (panels.hpp), one layer after the other.
  std::span<T> parameters() { return parameters_; }
  std::span<const T> parameters() const { return parameters_; }
  std::span<T> gradient() { return gradient_; }
  std::span<const T> gradient() const { return gradient_; }

  /// In the plain order: per layer the weights (outputs × inputs) row-major, then the biases, then
  /// the slope if its activation is prelu. Inputs of a convolution: kernel row, kernel column,
  /// channel.
  std::vector<T> plain_parameters() const { return plain(parameters_); }
  std::vector<T> plain_gradient() const { return plain(gradient_); }
  /// Of numbers that lie as the parameters do.
  std::vector<T> plain(std::span<const T> stored) const;
  std::size_t plain_size() const;
  /// Of `plain_size` numbers in the plain order.
  void set_plain_parameters(std::span<const T> values) { set_plain(values, parameters_); }
  /// Turns `plain` around.
  void set_plain(std::span<const T> values, std::span<T> stored) const;

  std::size_t layer_count() const { return places_.size(); }
  const Layer<T>& layer(std::size_t index) const { return *places_[index].layer; }
  /// Where a layer's parameters begin in `parameters()`.
  std::size_t offset(std::size_t index) const { return places_[index].offset; }

  /// A layer's part of numbers that lie as the parameters do.
  std::span<const T> of_layer(std::span<const T> stored, std::size_t index) const {
    return stored.subspan(places_[index].offset, places_[index].size);
  }

 private:
  /// A layer with what belongs to it: its part of the parameters, its outputs and their gradient,
  /// whose samples are `stride` apart.
  struct Place {
    std::unique_ptr<Layer<T>> layer;
    std::size_t offset, size, stride;
    std::vector<T> outputs, d_outputs;

    View<T> y() { return {outputs.data(), stride}; }
    View<T> dy() { return {d_outputs.data(), stride}; }
  };

  std::vector<Place> places_;
  std::vector<T> parameters_, gradient_;
};

extern template class Network<float>;
extern template class Network<double>;

/// Draws the weights of every layer in order; biases become 0, learned slopes what they start from.
void initialize(Network<float>& network, const Initializer& initializer, double gain, Rng& rng);

}  // namespace nn
