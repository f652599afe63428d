// Two-dimensional convolution (cross-correlation, as all frameworks mean it), stride 1, channels
// last.
//
// As in dense.hpp: plain loops say what is meant, the overloads for float compute the same bits as
// products (implicit matrix multiplication: nothing is copied into columns).
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>

#include "panels.hpp"

namespace nn {

/// One sample's sizes. The input plane is already padded; output height = height − kernel + 1.
struct ConvolutionShape {
  std::size_t height, width, channels;  ///< of the padded input
  std::size_t kernel, outputs;          ///< kernel × kernel positions, output channels
  /// Rows above and columns to the left, rows below and columns to the right, that are padding.
  std::size_t pad_before = 0, pad_after = 0;

  std::size_t image_height() const { return height - pad_before - pad_after; }
  std::size_t image_width() const { return width - pad_before - pad_after; }
  std::size_t out_height() const { return height - kernel + 1; }
  std::size_t out_width() const { return width - kernel + 1; }
  /// Input of output channel o: kernel row, kernel column, input channel.
  Panels weights() const { return {kernel * kernel * channels, outputs}; }
  /// Floats from one output position to the next.
  std::size_t depth() const { return round_up(outputs); }
};

/// What the gradient with respect to the outputs lies in: depth() channels a position, surrounded
/// by kernel − 1 positions of zeros, so that `backward_inputs` is itself a convolution.
struct BorderedShape {
  explicit BorderedShape(const ConvolutionShape& s)
      : border(s.kernel - 1),
        width(s.out_width() + 2 * border),
        height(s.out_height() + 2 * border),
        depth(s.depth()) {}

  std::size_t border, width, height, depth;
  std::size_t size() const { return height * width * depth; }
  /// Where a window begins whose upper left position is (y, x), border included.
  std::size_t window(std::size_t y, std::size_t x) const { return (y * width + x) * depth; }
  std::size_t at(std::size_t y, std::size_t x) const { return window(y + border, x + border); }
};

namespace plain {

/// z (out_height × out_width × depth) = bias + Σ over kernel rows, kernel columns, channels.
template <class T>
void convolution_forward(const ConvolutionShape& s, const T* x, std::span<const T> w, T* z) {
  const Panels panels = s.weights();
  for (std::size_t y = 0; y < s.out_height(); ++y)
    for (std::size_t column = 0; column < s.out_width(); ++column)
      for (std::size_t o = 0; o < s.outputs; ++o) {
        T sum = w[panels.bias(o)];
        std::size_t i = 0;
        for (std::size_t ky = 0; ky < s.kernel; ++ky) {
          const T* run = x + ((y + ky) * s.width + column) * s.channels;
          for (std::size_t k = 0; k < s.kernel * s.channels; ++k) {
            sum += run[k] * w[panels.weight(o, i++)];
          }
        }
        z[(y * s.out_width() + column) * s.depth() + o] = sum;
      }
}

/// dw = start + Σ over output positions. dz is bordered.
template <class T>
void convolution_backward_weights(const ConvolutionShape& s, const T* x, const T* dz, Start start,
                                  std::span<T> dw) {
  if (start == Start::zero) std::fill(dw.begin(), dw.end(), T{0});
  const Panels panels = s.weights();
  const BorderedShape bordered(s);
  for (std::size_t y = 0; y < s.out_height(); ++y)
    for (std::size_t column = 0; column < s.out_width(); ++column)
      for (std::size_t o = 0; o < s.outputs; ++o) {
        const T d = dz[bordered.at(y, column) + o];
        dw[panels.bias(o)] += d;
        std::size_t i = 0;
        for (std::size_t ky = 0; ky < s.kernel; ++ky) {
          const T* run = x + ((y + ky) * s.width + column) * s.channels;
          for (std::size_t k = 0; k < s.kernel * s.channels; ++k) {
            dw[panels.weight(o, i++)] += run[k] * d;
          }
        }
      }
}

/// dx (height × width × channels, overwritten): the convolution of dz with the kernel turned
/// around.
template <class T>
void convolution_backward_inputs(const ConvolutionShape& s, std::span<const T> w, const T* dz,
                                 T* dx) {
  const Panels panels = s.weights();
  const BorderedShape bordered(s);
  for (std::size_t y = 0; y < s.image_height(); ++y)
    for (std::size_t column = 0; column < s.image_width(); ++column)
      for (std::size_t c = 0; c < s.channels; ++c) {
        T sum = 0;
        for (std::size_t ky = 0; ky < s.kernel; ++ky)
          for (std::size_t kx = 0; kx < s.kernel; ++kx) {
            const T* d = dz + bordered.window(y + s.pad_before + ky, column + s.pad_before + kx);
            const std::size_t turned =
                ((s.kernel - 1 - ky) * s.kernel + s.kernel - 1 - kx) * s.channels + c;
            for (std::size_t o = 0; o < s.outputs; ++o) sum += d[o] * w[panels.weight(o, turned)];
          }
        dx[(y * s.image_width() + column) * s.channels + c] = sum;
      }
}

}  // namespace plain

void convolution_forward(const ConvolutionShape& s, const float* x, std::span<const float> w,
                         float* z);

void convolution_backward_weights(const ConvolutionShape& s, const float* x, const float* dz,
                                  Start start, std::span<float> dw);

/// `turned`: from `turn`. dx: (image_height × image_width × round_up(channels)).
void convolution_backward_inputs(const ConvolutionShape& s, std::span<const float> turned,
                                 const float* dz, float* dx);

/// Panels of 8 input channels, each (kernel · kernel · depth × 8): the weights with rows, columns
/// and the roles of input and output turned around. Writes round_up(channels) · kernel² · depth
/// floats.
void turn(const ConvolutionShape& s, std::span<const float> w, std::span<float> turned);

}  // namespace nn
