// Max-pooling: forward remembers where each largest value stood, backward sends the gradient there.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

#include "lanes.hpp"
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
  /// One window, whose upper left position begins at `first`, for all channels: four at a time,
  /// then one.
  void pool(const T* x, std::size_t first, T* best, std::int32_t* from) const {
    const std::size_t channels = this->input().channels;
    std::size_t c = 0;
    if constexpr (sizeof(T) == sizeof(float)) {
      for (; c + 4 <= channels; c += 4) {
        const auto [value, at] = largest(load(x + first + c), [&](std::size_t position) {
          return load(x + first + c + position);
        });
        store(best + c, value);
        const i32x4 channel = {0, 1, 2, 3};
        const i32x4 index = at + channel + static_cast<std::int32_t>(first + c);
        std::memcpy(from + c, &index, sizeof index);
      }
    }
    for (; c < channels; ++c) {
      const auto [value, at] =
          largest(x[first + c], [&](std::size_t position) { return x[first + c + position]; });
      best[c] = value;
      from[c] = at + static_cast<std::int32_t>(first + c);
    }
  }

  template <class F>
  struct Largest {
    F value;
    IntegersOf<F> at;  ///< its place in the window, in floats from the first
  };

  /// Of the window's positions, whose values `read` gives; a NaN counts as larger than anything.
  template <class F, class Read>
  Largest<F> largest(F first, Read read) const {
    Largest<F> best{first, IntegersOf<F>{}};
    const std::size_t channels = this->input().channels;
    for (std::size_t dy = 0; dy < size_; ++dy)
      for (std::size_t dx = 0; dx < size_; ++dx) {
        const std::size_t position = (dy * this->input().width + dx) * channels;
        const F value = read(position);
        const auto keep = (value <= best.value) | (best.value != best.value);
        best.value = select(keep, best.value, value);
        const auto at = IntegersOf<F>{} + static_cast<std::int32_t>(position);
        best.at = keep ? best.at : at;
      }
    return best;
  }

  std::size_t size_;
  std::vector<std::int32_t> from_;
};

}  // namespace

template <class T>
std::unique_ptr<Layer<T>> max_pool_layer(Shape input, std::size_t size, std::size_t largest_batch) {
  return std::make_unique<MaxPoolLayer<T>>(input, size, largest_batch);
}

template std::unique_ptr<Layer<float>> max_pool_layer(Shape, std::size_t, std::size_t);
template std::unique_ptr<Layer<double>> max_pool_layer(Shape, std::size_t, std::size_t);

}  // namespace nn
