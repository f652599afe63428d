// A dense layer with its activation and the buffers between forward and backward.
#include <vector>

#include "activation_step.hpp"
#include "dense.hpp"

namespace nn {
namespace {

template <class T>
class DenseLayer final : public Layer<T> {
 public:
  DenseLayer(Shape input, std::size_t outputs, LayerActivation activation,
             std::size_t largest_batch)
      : Layer<T>(input, {1, 1, outputs}),
        shape_{input.size(), outputs},
        stride_(round_up(outputs)),
        activation_(activation),
        own_z_(activation_.nothing() ? 0 : largest_batch * stride_),
        transposed_(round_up(input.size()) * round_up(outputs)) {}

  Panels weights() const override { return shape_; }
  View<const T> sums() const override { return z_; }
  std::optional<double> learned_parameter() const override {
    return activation_.learned() ? std::optional(activation_.parameter()) : std::nullopt;
  }

  void forward(std::size_t batch, View<const T> x, std::span<const T> w, View<T> y) override {
    const View<T> z = activation_.nothing() ? y : View<T>{own_z_.data(), stride_};
    z_ = z;
    y_ = y;
    if constexpr (kIsFloat)
      dense_forward(shape_, batch, x, w, z);
    else
      plain::dense_forward(shape_, batch, x, w, z);
    if (activation_.nothing()) return;
    const std::size_t count = batch * stride_;
    activation_.forward(shape_, w, {z_.data, count}, {y.data, count});
  }

  void backward(std::size_t batch, View<const T> x, std::span<const T> w, View<T> dy, Start start,
                std::span<T> dw, View<T> dx) override {
    if (activation_.learned()) backward_parameter(batch, dy, start, dw);
    if (!activation_.nothing()) {
      const std::size_t count = batch * stride_;
      activation_.backward(shape_, w, {z_.data, count}, {y_.data, count}, {dy.data, count});
    }
    const std::span<T> d_weights = dw.first(shape_.size());
    if constexpr (kIsFloat) {
      dense_backward_weights(shape_, batch, x, dy, start, d_weights);
      if (!dx.data) return;
      if (start == Start::zero) transpose(shape_, w, transposed_);
      dense_backward_inputs(shape_, batch, transposed_, dy, dx);
    } else {
      plain::dense_backward_weights<T>(shape_, batch, x, dy, start, d_weights);
      if (dx.data) plain::dense_backward_inputs<T>(shape_, batch, w, dy, dx);
    }
  }

 private:
  static constexpr bool kIsFloat = sizeof(T) == sizeof(float);

  void backward_parameter(std::size_t batch, View<const T> dy, Start start, std::span<T> dw) {
    T& d = dw[shape_.size()];
    double sum = start == Start::zero ? 0 : static_cast<double>(d);
    for (std::size_t n = 0; n < batch; ++n) {
      sum += activation_.d_parameter(z_.row(n), dy.row(n), shape_.outputs);
    }
    d = static_cast<T>(sum);
  }

  Panels shape_;
  std::size_t stride_;
  ActivationStep<T> activation_;
  std::vector<T> own_z_, transposed_;
  View<const T> z_, y_;  ///< where `forward` put the sums and the result
};

}  // namespace

template <class T>
std::unique_ptr<Layer<T>> dense_layer(Shape input, std::size_t outputs, LayerActivation activation,
                                      std::size_t largest_batch) {
  return std::make_unique<DenseLayer<T>>(input, outputs, activation, largest_batch);
}

template std::unique_ptr<Layer<float>> dense_layer(Shape, std::size_t, LayerActivation,
                                                   std::size_t);
template std::unique_ptr<Layer<double>> dense_layer(Shape, std::size_t, LayerActivation,
                                                    std::size_t);

}  // namespace nn
