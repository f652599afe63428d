// A dense layer: every output is a weighted sum of every input.
//
// Each function stands here twice: the plain loops, for any T, say what is meant; the overload for
// float computes the same bits by the kernel in product.hpp.
#pragma once

#include <algorithm>
#include <span>

#include "panels.hpp"

namespace nn {

namespace plain {

/// y = x Wᵀ + b.  x: (batch × inputs), w: panels, y: (batch × outputs). Each sum begins with the
/// bias and runs over the inputs in order.
template <class T>
void dense_forward(Panels shape, std::size_t batch, View<const T> x, std::span<const T> w,
                   View<T> y) {
  for (std::size_t n = 0; n < batch; ++n) {
    for (std::size_t o = 0; o < shape.outputs; ++o) {
      T sum = w[shape.bias(o)];
      for (std::size_t i = 0; i < shape.inputs; ++i) sum += x.row(n)[i] * w[shape.weight(o, i)];
      y.row(n)[o] = sum;
    }
  }
}

/// dw = start + dyᵀ x, and its biases start + Σ dy.  dw: panels.
template <class T>
void dense_backward_weights(Panels shape, std::size_t batch, View<const T> x, View<const T> dy,
                            Start start, std::span<T> dw) {
  if (start == Start::zero) std::fill(dw.begin(), dw.end(), T{0});
  for (std::size_t n = 0; n < batch; ++n) {
    for (std::size_t o = 0; o < shape.outputs; ++o) {
      const T d = dy.row(n)[o];
      dw[shape.bias(o)] += d;
      for (std::size_t i = 0; i < shape.inputs; ++i) dw[shape.weight(o, i)] += x.row(n)[i] * d;
    }
  }
}

/// dx = dy W; overwrites dx: (batch × inputs).
template <class T>
void dense_backward_inputs(Panels shape, std::size_t batch, std::span<const T> w, View<const T> dy,
                           View<T> dx) {
  for (std::size_t n = 0; n < batch; ++n) {
    for (std::size_t i = 0; i < shape.inputs; ++i) {
      T sum = 0;
      for (std::size_t o = 0; o < shape.outputs; ++o) sum += dy.row(n)[o] * w[shape.weight(o, i)];
      dx.row(n)[i] = sum;
    }
  }
}

}  // namespace plain

// For float. Strides of y, dy and dx are multiples of 8; what y and dx hold past their last column
// is overwritten.

void dense_forward(Panels shape, std::size_t batch, View<const float> x, std::span<const float> w,
                   View<float> y);

void dense_backward_weights(Panels shape, std::size_t batch, View<const float> x,
                            View<const float> dy, Start start, std::span<float> dw);

/// `transposed`: the panels of Wᵀ, from `transpose`.
void dense_backward_inputs(Panels shape, std::size_t batch, std::span<const float> transposed,
                           View<const float> dy, View<float> dx);

/// Panels of 8 inputs, each (round_up(outputs) × 8): row o holds the weights from those inputs to
/// output o. Writes round_up(outputs) · inputs floats; where the inputs are not a multiple of 8 the
/// rest of the last panel stays as it is, and should be 0.
void transpose(Panels shape, std::span<const float> w, std::span<float> transposed);

}  // namespace nn
