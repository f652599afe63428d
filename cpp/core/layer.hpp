// What a network is made of: layers that know their shapes, their parameters, forward and backward.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "activation.hpp"
#include "count.hpp"
#include "panels.hpp"

namespace nn {

/// A sample as a layer sees it: height × width positions with channels each, channels last. A plain
/// vector is 1 × 1 × its length.
struct Shape {
  std::size_t height = 1, width = 1, channels = 1;
  constexpr Count count() const { return Count(height) * width * channels; }
  constexpr std::size_t size() const { return count().fitting(); }
};

/// The activation of a layer, with its parameter: the usual one if none is given.
struct LayerActivation {
  const Activation* function = nullptr;
  std::optional<double> parameter = {};
};

/// T is float; double exists to check gradients.
template <class T>
class Layer {
 public:
  Layer(Shape input, Shape output) : input_(input), output_(output) {}
  virtual ~Layer() = default;

  Shape input() const { return input_; }
  Shape output() const { return output_; }

  /// Weights and biases; no outputs where there is nothing to learn.
  virtual Panels weights() const { return {0, 0}; }

  /// Where a learned activation's parameter starts. It stands behind the weights, in a panel's row
  /// of its own.
  virtual std::optional<double> learned_parameter() const { return {}; }

  /// Numbers in w and dw.
  std::size_t parameter_size() const {
    return weights().size() + (learned_parameter() ? kPanel : 0);
  }

  /// How many outputs an input takes part in, as initializers count them.
  virtual std::size_t fan_out() const { return weights().outputs; }

  /// y = layer(x) for a batch; keeps what `backward` needs, and where y is. Samples of y, dy and dx
  /// are round_up(size) apart.
  virtual void forward(std::size_t batch, View<const T> x, std::span<const T> w, View<T> y) = 0;

  /// After `forward` on the same x. dy becomes the gradient of the sums, where there are some.
  /// dw = start + …; w is as it was when dw last started from zero. dx is overwritten; it is not
  /// wanted when dx.data is null.
  virtual void backward(std::size_t batch, View<const T> x, std::span<const T> w, View<T> dy,
                        Start start, std::span<T> dw, View<T> dx) = 0;

  /// The weighted sums of the last `forward`, before the activation; empty where there are none.
  virtual View<const T> sums() const { return {}; }

 private:
  Shape input_, output_;
};

/// y = f(W x + b).
template <class T>
std::unique_ptr<Layer<T>> dense_layer(Shape input, std::size_t outputs, LayerActivation activation,
                                      std::size_t largest_batch);

enum class Padding { same, valid };

/// Kernels of kernel × kernel positions, stride 1. "same" pads with zeros so that height and width
/// stay (the odd position, if there is one, goes below and right, as in PyTorch).
template <class T>
std::unique_ptr<Layer<T>> convolution_layer(Shape input, std::size_t channels, std::size_t kernel,
                                            Padding padding, LayerActivation activation,
                                            std::size_t largest_batch);

/// The largest of every size × size positions, stride `size`; what does not fill a window is left
/// out. Of equal values the first gets the gradient.
template <class T>
std::unique_ptr<Layer<T>> max_pool_layer(Shape input, std::size_t size, std::size_t largest_batch);

}  // namespace nn
