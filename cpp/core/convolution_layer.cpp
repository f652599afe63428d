// A convolution with its activation: pads the input, keeps it for backward, borders the gradient.
#include <algorithm>
#include <vector>

#include "activation_step.hpp"
#include "convolution.hpp"

namespace nn {
namespace {

Shape output_shape(Shape input, std::size_t channels, std::size_t kernel, Padding padding) {
  if (padding == Padding::same) return {input.height, input.width, channels};
  return {input.height - kernel + 1, input.width - kernel + 1, channels};
}

/// "same" loses nothing at the sides: kernel − 1 positions are added, the odd one below and right.
ConvolutionShape padded_shape(Shape input, std::size_t channels, std::size_t kernel,
                              Padding padding) {
  const std::size_t added = padding == Padding::same ? kernel - 1 : 0;
  return {.height = input.height + added,
          .width = input.width + added,
          .channels = input.channels,
          .kernel = kernel,
          .outputs = channels,
          .pad_before = added / 2,
          .pad_after = added - added / 2};
}

/// Copies the channels of `positions` positions from rows of `from_depth` to rows of `to_depth`.
template <class T>
void copy_channels(const T* from, std::size_t from_depth, T* to, std::size_t to_depth,
                   std::size_t positions, std::size_t channels) {
  if (from_depth == channels && to_depth == channels) {
    std::copy_n(from, positions * channels, to);
    return;
  }
  for (std::size_t i = 0; i < positions; ++i) {
    std::copy_n(from + i * from_depth, channels, to + i * to_depth);
  }
}

template <class T>
class ConvolutionLayer final : public Layer<T> {
 public:
  ConvolutionLayer(Shape input, std::size_t channels, std::size_t kernel, Padding padding,
                   LayerActivation activation, std::size_t largest_batch)
      : Layer<T>(input, output_shape(input, channels, kernel, padding)),
        shape_(padded_shape(input, channels, kernel, padding)),
        activation_(activation),
        padded_(largest_batch * plane()),
        wide_(positions() * shape_.depth()),
        z_(largest_batch * stride()),
        dz_(BorderedShape(shape_).size()),
        dx_(shape_.image_height() * shape_.image_width() * round_up(input.channels)),
        turned_(round_up(input.channels) * kernel * kernel * shape_.depth()) {}

  Panels weights() const override { return shape_.weights(); }
  std::size_t fan_out() const override { return shape_.kernel * shape_.kernel * shape_.outputs; }
  View<const T> sums() const override { return {z_.data(), stride()}; }

  std::optional<double> learned_parameter() const override {
    return activation_.learned() ? std::optional(activation_.parameter()) : std::nullopt;
  }

  void forward(std::size_t batch, View<const T> x, std::span<const T> w, View<T> y) override {
    for (std::size_t n = 0; n < batch; ++n) {
      T* padded = padded_.data() + n * plane();
      pad(x.row(n), padded);
      if constexpr (sizeof(T) == sizeof(float))
        convolution_forward(shape_, padded, w, wide_.data());
      else
        plain::convolution_forward(shape_, padded, w, wide_.data());
      copy_channels(wide_.data(), shape_.depth(), &z_[n * stride()], shape_.outputs, positions(),
                    shape_.outputs);
      activation_.forward(shape_.weights(), w, {&z_[n * stride()], this->output().size()},
                          {y.row(n), this->output().size()});
    }
    y_ = y;
  }

  void backward(std::size_t batch, View<const T>, std::span<const T> w, View<T> dy, Start start,
                std::span<T> dw, View<T> dx) override {
    if constexpr (kIsFloat) {
      if (dx.data && start == Start::zero) turn(shape_, w, turned_);
    }
    for (std::size_t n = 0; n < batch; ++n) {
      backward_activation(n, w, dy.row(n), start, dw);
      border(dy.row(n));
      const T* padded = padded_.data() + n * plane();
      const std::span<T> d_weights = dw.first(weights().size());
      if constexpr (kIsFloat) {
        convolution_backward_weights(shape_, padded, dz_.data(), start, d_weights);
        if (dx.data) inputs_gradient(dx.row(n));
      } else {
        plain::convolution_backward_weights<T>(shape_, padded, dz_.data(), start, d_weights);
        if (dx.data) plain::convolution_backward_inputs<T>(shape_, w, dz_.data(), dx.row(n));
      }
      start = Start::what_is_there;
    }
  }

 private:
  static constexpr bool kIsFloat = sizeof(T) == sizeof(float);

  void backward_activation(std::size_t n, std::span<const T> w, T* dy, Start start,
                           std::span<T> dw) {
    const std::size_t size = this->output().size();
    const T* z = &z_[n * stride()];
    if (activation_.learned()) {
      T& d = dw[weights().size()];
      const double before = start == Start::zero ? 0 : static_cast<double>(d);
      d = static_cast<T>(before + activation_.d_parameter(z, dy, size));
    }
    activation_.backward(weights(), w, {z, size}, {y_.row(n), size}, {dy, size});
  }

  std::size_t plane() const { return shape_.height * shape_.width * shape_.channels; }
  std::size_t positions() const { return shape_.out_height() * shape_.out_width(); }
  std::size_t stride() const { return round_up(this->output().size()); }

  void pad(const T* x, T* padded) const {
    const auto [height, width, channels] = this->input();
    for (std::size_t row = 0; row < height; ++row) {
      T* to = padded + ((row + shape_.pad_before) * shape_.width + shape_.pad_before) * channels;
      std::copy_n(x + row * width * channels, width * channels, to);
    }
  }

  void inputs_gradient(T* dx) {
    convolution_backward_inputs(shape_, turned_, dz_.data(), dx_.data());
    copy_channels(dx_.data(), round_up(shape_.channels), dx, shape_.channels,
                  shape_.image_height() * shape_.image_width(), shape_.channels);
  }

  void border(const T* dz) {
    const BorderedShape bordered(shape_);
    const std::size_t row_size = shape_.out_width() * shape_.outputs;
    for (std::size_t row = 0; row < shape_.out_height(); ++row) {
      copy_channels(dz + row * row_size, shape_.outputs, &dz_[bordered.at(row, 0)], bordered.depth,
                    shape_.out_width(), shape_.outputs);
    }
  }

  ConvolutionShape shape_;
  ActivationStep<T> activation_;
  std::vector<T> padded_, wide_, z_, dz_, dx_, turned_;
  View<const T> y_;  ///< where `forward` put the result
};

}  // namespace

template <class T>
std::unique_ptr<Layer<T>> convolution_layer(Shape input, std::size_t channels, std::size_t kernel,
                                            Padding padding, LayerActivation activation,
                                            std::size_t largest_batch) {
  return std::make_unique<ConvolutionLayer<T>>(input, channels, kernel, padding, activation,
                                               largest_batch);
}

template std::unique_ptr<Layer<float>> convolution_layer(Shape, std::size_t, std::size_t, Padding,
                                                         LayerActivation, std::size_t);
template std::unique_ptr<Layer<double>> convolution_layer(Shape, std::size_t, std::size_t, Padding,
                                                          LayerActivation, std::size_t);

}  // namespace nn
