// Max-pooling: forward remembers where each largest value stood, backward sends the gradient there.
#include <algorithm>
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
    const auto [height, width, channels] = this->output();
    for (std::size_t n = 0; n < batch; ++n) {
      std::size_t output = 0;
      for (std::size_t row = 0; row < height; ++row)
        for (std::size_t column = 0; column < width; ++column, output += channels) {
          const std::size_t first = (row * size_ * this->input().width + column * size_) * channels;
          pool(x.row(n), first, y.row(n) + output, &from_[n * this->output().size() + output]);
        }
    }
  }

  void backward(std::size_t batch, View<const T>, std::span<const T>, View<T> dy, Start,
                std::span<T>, View<T> dx) override {
    if (!dx.data) return;
    const std::size_t outputs = this->output().size();
    for (std::size_t n = 0; n < batch; ++n) {
      std::fill_n(dx.row(n), this->input().size(), T{0});
      for (std::size_t o = 0; o < outputs; ++o) dx.row(n)[from_[n * outputs + o]] += dy.row(n)[o];
    }
  }

 private:
  /// One window, whose upper left position begins at `first`, for all channels at once; a NaN
  /// counts as larger than anything.
  void pool(const T* x, std::size_t first, T* best, std::uint32_t* from) const {
    const std::size_t channels = this->input().channels;
    for (std::size_t c = 0; c < channels; ++c) {
      best[c] = x[first + c];
      from[c] = static_cast<std::uint32_t>(first + c);
    }
    for (std::size_t dy = 0; dy < size_; ++dy)
      for (std::size_t dx = 0; dx < size_; ++dx) {
        const std::size_t at = first + (dy * this->input().width + dx) * channels;
        for (std::size_t c = 0; c < channels; ++c) {
          const T value = x[at + c];
          const bool larger = !(value <= best[c]) && best[c] == best[c];
          best[c] = larger ? value : best[c];
          from[c] = larger ? static_cast<std::uint32_t>(at + c) : from[c];
        }
      }
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
