// Max-pooling: forward remembers where each largest value stood, backward sends the gradient there.
#include <cstdint>
#include <vector>

#include "layer.hpp"

namespace nn {
namespace {

template <class T>
class MaxPoolLayer final : public Layer<T> {
 public:
  MaxPoolLayer(Shape input, std::size_t size, std::size_t largest_batch)
      : Layer<T>(input, {input.height / size, input.width / size, input.channels}),
        size_(size),
        from_(largest_batch * this->output().size()) {}

  void forward(std::size_t batch, View<const T> x, std::span<const T>, View<T> y) override {
    const std::size_t outputs = this->output().size();
    for (std::size_t n = 0; n < batch; ++n) {
      for (std::size_t o = 0; o < outputs; ++o) {
        const std::size_t from = largest(x.row(n), o);
        from_[n * outputs + o] = static_cast<std::uint32_t>(from);
        y.row(n)[o] = x.row(n)[from];
      }
    }
  }

  void backward(std::size_t batch, View<const T>, std::span<const T>, View<T> dy, std::span<T>,
                View<T> dx) override {
    if (!dx.data) return;
    const std::size_t outputs = this->output().size();
    for (std::size_t n = 0; n < batch; ++n) {
      std::fill_n(dx.row(n), this->input().size(), T{0});
      for (std::size_t o = 0; o < outputs; ++o) dx.row(n)[from_[n * outputs + o]] += dy.row(n)[o];
    }
  }

 private:
  /// Index in the sample of what output `o` is; a NaN counts as larger than anything.
  std::size_t largest(const T* x, std::size_t o) const {
    const auto [height, width, channels] = this->input();
    const std::size_t out_width = this->output().width;
    const std::size_t row = o / channels / out_width * size_;
    const std::size_t column = o / channels % out_width * size_;
    std::size_t best = (row * width + column) * channels + o % channels;
    for (std::size_t dy = 0; dy < size_; ++dy)
      for (std::size_t dx = 0; dx < size_; ++dx) {
        const std::size_t at = ((row + dy) * width + column + dx) * channels + o % channels;
        if (x[at] > x[best] || (x[at] != x[at] && x[best] == x[best])) best = at;
      }
    return best;
  }

  std::size_t size_;
  std::vector<std::uint32_t> from_;
};

}  // namespace

template <class T>
std::unique_ptr<Layer<T>> max_pool_layer(Shape input, std::size_t size, std::size_t largest_batch) {
  return std::make_unique<MaxPoolLayer<T>>(input, size, largest_batch);
}

template std::unique_ptr<Layer<float>> max_pool_layer(Shape, std::size_t, std::size_t);
template std::unique_ptr<Layer<double>> max_pool_layer(Shape, std::size_t, std::size_t);

}  // namespace nn
