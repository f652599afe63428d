// How numbers lie in memory: rows with a stride, and weights in panels of eight outputs.
#pragma once

#include <cstddef>

namespace nn {

/// The kernels compute eight columns at a time.
inline constexpr std::size_t kPanel = 8;

constexpr std::size_t round_up(std::size_t count) { return (count + kPanel - 1) / kPanel * kPanel; }

/// A matrix, row-major; row r begins at data + r · stride.
template <class T>
struct View {
  T* data = nullptr;
  std::size_t stride = 0;

  T* row(std::size_t r) const { return data + r * stride; }
  operator View<const T>() const { return {data, stride}; }
};

/// What the gradient of a batch's next samples is added to.
enum class Start { zero, what_is_there };

/// Weights and biases of (outputs × inputs) as the kernels read them: panels of 8 outputs, each of
/// (inputs + 1) rows of 8: row i holds the weights of input i, the last row the biases. Where the
/// outputs are not a multiple of 8 the rest is 0 and stays 0.
struct Panels {
  std::size_t inputs, outputs;

  constexpr std::size_t count() const { return round_up(outputs) / kPanel; }
  constexpr std::size_t stride() const { return (inputs + 1) * kPanel; }
  constexpr std::size_t size() const { return count() * stride(); }
  /// Weights and biases without what fills the panels up.
  constexpr std::size_t parameters() const { return outputs * (inputs + 1); }
  constexpr std::size_t weight(std::size_t output, std::size_t input) const {
    return output / kPanel * stride() + input * kPanel + output % kPanel;
  }
  constexpr std::size_t bias(std::size_t output) const { return weight(output, inputs); }
};

}  // namespace nn
