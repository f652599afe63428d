// A dense layer with its activation and the buffers between forward and backward.
#include <vector>

#include "dense.hpp"
#include "layer.hpp"

namespace nn {
namespace {

template <class T>
class DenseLayer final : public Layer<T> {
 public:
  DenseLayer(Shape input, std::size_t outputs, const Activation& activation,
             std::size_t largest_batch)
      : Layer<T>(input, {1, 1, outputs}),
        shape_{input.size(), outputs},
        stride_(round_up(outputs)),
        activation_(activation),
        z_(largest_batch * stride_),
        transposed_(round_up(input.size()) * outputs) {}

  Panels weights() const override { return shape_; }
  View<const T> sums() const override { return {z_.data(), stride_}; }

  void forward(std::size_t batch, View<const T> x, std::span<const T> w, View<T> y) override {
    const View<T> z{z_.data(), stride_};
    if constexpr (sizeof(T) == sizeof(float))
      dense_forward(shape_, batch, x, w, z);
    else
      plain::dense_forward(shape_, batch, x, w, z);
    activation_.template kernels<T>().forward({z_.data(), batch * stride_},
                                              {y.data, batch * stride_});
    y_ = y;
  }

  void backward(std::size_t batch, View<const T> x, std::span<const T> w, View<T> dy,
                std::span<T> dw, View<T> dx) override {
    const std::size_t count = batch * stride_;
    activation_.template kernels<T>().backward({z_.data(), count}, {y_.data, count},
                                               {dy.data, count});
    if constexpr (sizeof(T) == sizeof(float)) {
      dense_backward_weights(shape_, batch, x, dy, dw);
      if (!dx.data) return;
      transpose(shape_, w, transposed_);
      dense_backward_inputs(shape_, batch, transposed_, dy, dx);
    } else {
      plain::dense_backward_weights<T>(shape_, batch, x, dy, dw);
      if (dx.data) plain::dense_backward_inputs<T>(shape_, batch, w, dy, dx);
    }
  }

 private:
  Panels shape_;
  std::size_t stride_;
  const Activation& activation_;
  std::vector<T> z_, transposed_;
  View<const T> y_;  ///< where `forward` put the result
};

}  // namespace

template <class T>
std::unique_ptr<Layer<T>> dense_layer(Shape input, std::size_t outputs,
                                      const Activation& activation, std::size_t largest_batch) {
  return std::make_unique<DenseLayer<T>>(input, outputs, activation, largest_batch);
}

template std::unique_ptr<Layer<float>> dense_layer(Shape, std::size_t, const Activation&,
                                                   std::size_t);
template std::unique_ptr<Layer<double>> dense_layer(Shape, std::size_t, const Activation&,
                                                    std::size_t);

}  // namespace nn
