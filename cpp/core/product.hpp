// The one kernel: C = start + A B, four rows and eight columns at a time.
//
// Forward passes, gradients of inputs and gradients of weights, of dense layers and of
// convolutions, are all this product; they differ in where A and B lie. Every element is summed
// over k in order, so the result has the bits of three plain loops.
#pragma once

#include <cstddef>

#include "lanes.hpp"
#include "panels.hpp"

namespace nn {

/// k runs over `segments` × `run` steps. Offsets are in floats.
struct Product {
  std::size_t rows = 0;
  std::size_t segments = 1, run = 0;
  /// Element (row, segment, k) of A, one float.
  const float* a = nullptr;
  std::size_t a_row = 0, a_segment = 0, a_k = 1;
  /// Row (segment, k) of B, eight floats.
  const float* b = nullptr;
  std::size_t b_segment = 0, b_k = kPanel;
  /// Row of what the sums start from, eight floats: biases (row offset 0), zeros, or C itself.
  const float* start = nullptr;
  std::size_t start_row = 0;
  /// Row of the result, eight floats.
  float* c = nullptr;
  std::size_t c_row = 0;
};

/// Eight zeros, to start from.
alignas(16) inline constexpr float kZeros[kPanel] = {};
inline constexpr float kOne = 1;

/// The rows first … first + kRows − 1 of the product. 2 kRows sums stay in registers; a step of k
/// takes 2 loads of B and kRows of A for 4 kRows operations.
template <int kRows>
inline void product_rows(const Product& p, std::size_t first) {
  f32x4 sum[kRows][2];
  for (int r = 0; r < kRows; ++r) {
    const float* start = p.start + (first + r) * p.start_row;
    sum[r][0] = load(start);
    sum[r][1] = load(start + 4);
  }
  const float* a_segment = p.a + first * p.a_row;
  const float* b_segment = p.b;
  for (std::size_t s = 0; s < p.segments; ++s) {
    const float* a = a_segment;
    const float* b = b_segment;
    for (std::size_t k = 0; k < p.run; ++k) {
      const f32x4 b0 = load(b), b1 = load(b + 4);
      for (int r = 0; r < kRows; ++r) {
        const f32x4 one = splat<f32x4>(a[r * p.a_row]);
        sum[r][0] += one * b0;
        sum[r][1] += one * b1;
      }
      a += p.a_k;
      b += p.b_k;
    }
    a_segment += p.a_segment;
    b_segment += p.b_segment;
  }
  for (int r = 0; r < kRows; ++r) {
    float* c = p.c + (first + r) * p.c_row;
    store(c, sum[r][0]);
    store(c + 4, sum[r][1]);
  }
}

/// All rows: four at a time, then two, then one.
void multiply(const Product& product);

}  // namespace nn
