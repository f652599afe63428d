// What training makes small: the distance between a network's outputs and its targets.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace nn {

/// A loss, as PyTorch defines it with reduction "mean". Outputs and targets are (batch × width)
/// row-major; for classes the targets are one-hot rows and the outputs are logits.
struct Loss {
  std::string_view name;
  /// Returns the loss, accumulated in float64. `d_outputs` (overwritten; may be empty) is its
  /// gradient with respect to the outputs.
  template <class T>
  using Function = double (*)(std::span<const T> outputs, std::span<const T> targets, int width,
                              std::span<T> d_outputs);
  Function<float> single;
  Function<double> full;

  template <class T>
  double operator()(std::span<const T> outputs, std::span<const T> targets, int width,
                    std::span<T> d_outputs) const {
    if constexpr (sizeof(T) == sizeof(float))
      return single(outputs, targets, width, d_outputs);
    else
      return full(outputs, targets, width, d_outputs);
  }
};

/// mean-squared-error, softmax-cross-entropy.
std::span<const Loss> losses();

/// Share of the rows whose largest output stands where the largest target stands, 0 … 1.
double accuracy(std::span<const float> outputs, std::span<const float> targets, int width);

}  // namespace nn
