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
                            View<const float> dy, std::span<float> dw) {
  for (std::size_t p = 0; p < shape.count(); ++p) {
    float* panel = dw.data() + p * shape.stride();
    Product product{.rows = shape.inputs,
                    .run = batch,
                    .a = x.data,
                    .a_row = 1,
                    .a_k = x.stride,
                    .b = dy.data + p * kPanel,
                    .b_k = dy.stride,
                    .start = panel,
                    .start_row = kPanel,
                    .c = panel,
                    .c_row = kPanel};
    multiply(product);
    // A bias is the weight of an input that is always 1.
    float* bias = panel + shape.inputs * kPanel;
    product.rows = 1;
    product.a = &kOne;
    product.a_k = 0;
    product.start = product.c = bias;
    multiply(product);
  }
}

void dense_backward_inputs(Panels shape, std::size_t batch, std::span<const float> transposed,
                           View<const float> dy, View<float> dx) {
  for (std::size_t first = 0; first < shape.inputs; first += kPanel) {
    multiply({.rows = batch,
              .run = shape.outputs,
              .a = dy.data,
              .a_row = dy.stride,
              .b = transposed.data() + first * shape.outputs,
              .start = kZeros,
              .c = dx.data + first,
              .c_row = dx.stride});
  }
}

namespace {

/// Four rows of four, from `from` (rows 8 apart) to `to` (rows 8 apart), transposed.
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

}  // namespace

void transpose(Panels shape, std::span<const float> w, std::span<float> transposed) {
  for (std::size_t i = 0; i < shape.inputs; i += 4) {
    float* to = transposed.data() + i / kPanel * kPanel * shape.outputs + i % kPanel;
    for (std::size_t o = 0; o < shape.outputs; o += 4) {
      if (i + 4 <= shape.inputs && o + 4 <= shape.outputs) {
        transpose_4x4(&w[shape.weight(o, i)], to + o * kPanel);
        continue;
      }
      for (std::size_t row = o; row < std::min(o + 4, shape.outputs); ++row) {
        for (std::size_t column = 0; column < 4; ++column) {
          const bool inside = i + column < shape.inputs;
          to[row * kPanel + column] = inside ? w[shape.weight(row, i + column)] : 0;
        }
      }
    }
  }
}

}  // namespace nn
