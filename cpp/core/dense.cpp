// Dense layers in float, as products.
#include "dense.hpp"

#include <algorithm>

#include "product.hpp"

namespace nn {

void dense_forward(Panels shape, std::size_t batch, View<const float> x, std::span<const float> w,
                   View<float> y) {
  for (std::size_t p = 0; p < shape.count(); ++p) {
    const float* panel = w.data() + p * shape.stride();
    multiply({.rows = batch,
              .columns = shape.outputs - p * kPanel,
              .run = shape.inputs,
              .a = x.data,
              .a_row = x.stride,
              .b = panel,
              .start = panel + shape.inputs * kPanel,
              .c = y.data + p * kPanel,
              .c_row = y.stride});
  }
}

void dense_backward_weights(Panels shape, std::size_t batch, View<const float> x,
                            View<const float> dy, Start start, std::span<float> dw) {
  for (std::size_t p = 0; p < shape.count(); ++p) {
    float* panel = dw.data() + p * shape.stride();
    float* bias = panel + shape.inputs * kPanel;
    const bool adds = start == Start::what_is_there;
    const Product product{.rows = shape.inputs,
                          .columns = shape.outputs - p * kPanel,
                          .run = batch,
                          .a = x.data,
                          .a_row = 1,
                          .a_k = x.stride,
                          .b = dy.data + p * kPanel,
                          .b_k = dy.stride,
                          .start = adds ? panel : kZeros,
                          .start_row = adds ? kPanel : 0,
                          .c = panel,
                          .c_row = kPanel};
    multiply(product);
    add_rows(product, adds ? bias : kZeros, bias);
  }
}

void dense_backward_inputs(Panels shape, std::size_t batch, std::span<const float> transposed,
                           View<const float> dy, View<float> dx) {
  for (std::size_t first = 0; first < shape.inputs; first += kPanel) {
    multiply({.rows = batch,
              .columns = shape.inputs - first,
              .run = shape.outputs,
              .a = dy.data,
              .a_row = dy.stride,
              .b = transposed.data() + first * round_up(shape.outputs),
              .start = kZeros,
              .c = dx.data + first,
              .c_row = dx.stride});
  }
}

namespace {

/// Four rows of four, from `from` to `to` (rows 8 apart), transposed.
void transpose_4x4(const float* from, float* to) {
  const f32x4 a = load(from), b = load(from + kPanel), c = load(from + 2 * kPanel),
              d = load(from + 3 * kPanel);
  const f32x4 ab_low = __builtin_shufflevector(a, b, 0, 4, 1, 5);
  const f32x4 ab_high = __builtin_shufflevector(a, b, 2, 6, 3, 7);
  const f32x4 cd_low = __builtin_shufflevector(c, d, 0, 4, 1, 5);
  const f32x4 cd_high = __builtin_shufflevector(c, d, 2, 6, 3, 7);
  store(to, __builtin_shufflevector(ab_low, cd_low, 0, 1, 4, 5));
  store(to + kPanel, __builtin_shufflevector(ab_low, cd_low, 2, 3, 6, 7));
  store(to + 2 * kPanel, __builtin_shufflevector(ab_high, cd_high, 0, 1, 4, 5));
  store(to + 3 * kPanel, __builtin_shufflevector(ab_high, cd_high, 2, 3, 6, 7));
}

/// The weights of eight outputs: rows of 8 in w, columns in `transposed`, whose panels are
/// `panel_size` apart.
void transpose_panel(const float* w, std::size_t inputs, float* transposed,
                     std::size_t panel_size) {
  std::size_t i = 0;
  for (; i + 4 <= inputs; i += 4) {
    float* to = transposed + i / kPanel * panel_size + i % kPanel;
    transpose_4x4(w + i * kPanel, to);
    transpose_4x4(w + i * kPanel + 4, to + 4 * kPanel);
  }
  for (; i < inputs; ++i) {
    float* to = transposed + i / kPanel * panel_size + i % kPanel;
    for (std::size_t o = 0; o < kPanel; ++o) to[o * kPanel] = w[i * kPanel + o];
  }
}

}  // namespace

void transpose(Panels shape, std::span<const float> w, std::span<float> transposed) {
  const std::size_t panel_size = kPanel * round_up(shape.outputs);
  for (std::size_t p = 0; p < shape.count(); ++p) {
    transpose_panel(w.data() + p * shape.stride(), shape.inputs,
                    transposed.data() + p * kPanel * kPanel, panel_size);
  }
}

}  // namespace nn
