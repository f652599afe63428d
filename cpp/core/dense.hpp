// A dense layer: every output is a weighted sum of every input.
#pragma once

#include <cstddef>
#include <span>

namespace nn {

struct DenseShape {
  std::size_t batch, inputs, outputs;
};

/// y = x Wᵀ + b.  x: (batch × inputs), w: (outputs × inputs), b: (outputs), y: (batch × outputs),
/// all row-major. Each sum runs over the inputs in order, starting from the bias.
template <class T>
void dense_forward(const DenseShape& shape, std::span<const T> x, std::span<const T> w_and_b,
                   std::span<T> y) {
  const auto [batch, inputs, outputs] = shape;
  const T* b = w_and_b.data() + outputs * inputs;
  for (std::size_t n = 0; n < batch; ++n) {
    for (std::size_t o = 0; o < outputs; ++o) {
      T sum = b[o];
      for (std::size_t i = 0; i < inputs; ++i) sum += x[n * inputs + i] * w_and_b[o * inputs + i];
      y[n * outputs + o] = sum;
    }
  }
}

/// dw = dyᵀ x and db = Σ dy, as the parameters laid out: dw (outputs × inputs), then db (outputs).
/// Overwrites `dw_and_db`.
template <class T>
void dense_backward_parameters(const DenseShape& shape, std::span<const T> x, std::span<const T> dy,
                               std::span<T> dw_and_db) {
  const auto [batch, inputs, outputs] = shape;
  T* db = dw_and_db.data() + outputs * inputs;
  for (T& gradient : dw_and_db) gradient = 0;
  for (std::size_t n = 0; n < batch; ++n) {
    for (std::size_t o = 0; o < outputs; ++o) {
      const T d = dy[n * outputs + o];
      db[o] += d;
      for (std::size_t i = 0; i < inputs; ++i) dw_and_db[o * inputs + i] += d * x[n * inputs + i];
    }
  }
}

/// dx = dy W.  Overwrites dx: (batch × inputs).
template <class T>
void dense_backward_inputs(const DenseShape& shape, std::span<const T> w, std::span<const T> dy,
                           std::span<T> dx) {
  const auto [batch, inputs, outputs] = shape;
  for (std::size_t n = 0; n < batch; ++n) {
    T* row = dx.data() + n * inputs;
    for (std::size_t i = 0; i < inputs; ++i) row[i] = 0;
    for (std::size_t o = 0; o < outputs; ++o) {
      const T d = dy[n * outputs + o];
      for (std::size_t i = 0; i < inputs; ++i) row[i] += d * w[o * inputs + i];
    }
  }
}

}  // namespace nn
