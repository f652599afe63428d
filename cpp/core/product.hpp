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
  std::size_t rows = 0, columns = kPanel;  ///< of at most 4 columns only the first 4 are computed
  std::size_t segments = 1, run = 0;
  /// Element (row, segment, k) of A, one float. Rows lie in lines of `line_rows`, `a_line` apart:
  /// the positions of an image.
  const float* a = nullptr;
  std::size_t a_row = 0, a_segment = 0, a_k = 1;
  std::size_t line_rows = 0, a_line = 0;  ///< 0: all rows are in one line
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

/// kRows rows and 4 kFours columns of the product. All kRows · kFours sums stay in registers; with
/// 4 rows of 8 columns, a step of k takes 2 loads of B and 4 of A for 16 operations.
template <int kRows, int kFours>
[[gnu::always_inline]] inline void product_rows(const Product& p, const float* const (&a_rows)[4],
                                                const float* start, float* c) {
  f32x4 sum[kRows][kFours];
  for (int r = 0; r < kRows; ++r)
    for (int f = 0; f < kFours; ++f) sum[r][f] = load(start + r * p.start_row + 4 * f);
  const float* a[kRows];
  for (std::size_t s = 0; s < p.segments; ++s) {
    for (int r = 0; r < kRows; ++r) a[r] = a_rows[r] + s * p.a_segment;
    const float* b = p.b + s * p.b_segment;
    for (const float* end = b + p.run * p.b_k; b != end; b += p.b_k) {
      f32x4 row[kFours];
      for (int f = 0; f < kFours; ++f) row[f] = load(b + 4 * f);
      for (int r = 0; r < kRows; ++r) {
        const f32x4 one = splat<f32x4>(*a[r]);
        for (int f = 0; f < kFours; ++f) sum[r][f] += one * row[f];
        a[r] += p.a_k;
      }
    }
  }
  for (int r = 0; r < kRows; ++r)
    for (int f = 0; f < kFours; ++f) store(c + r * p.c_row + 4 * f, sum[r][f]);
}

/// Where row after row of A begins.
class Rows {
 public:
  explicit Rows(const Product& p) : p_(p), row_(p.a) {}

  const float* next() {
    const float* row = row_;
    row_ += p_.a_row;
    if (p_.line_rows != 0 && ++column_ == p_.line_rows) {
      column_ = 0;
      row_ += p_.a_line - p_.line_rows * p_.a_row;
    }
    return row;
  }

 private:
  const Product& p_;
  const float* row_;
  std::size_t column_ = 0;
};

/// All rows: four at a time, then two, then one.
template <int kFours>
[[gnu::always_inline]] inline void multiply_rows(const Product& p) {
  Rows rows(p);
  const float* a[4];
  const float* start = p.start;
  float* c = p.c;
  std::size_t left = p.rows;
  for (; left >= 4; left -= 4) {
    for (const float*& row : a) row = rows.next();
    product_rows<4, kFours>(p, a, start, c);
    start += 4 * p.start_row;
    c += 4 * p.c_row;
  }
  if (left >= 2) {
    a[0] = rows.next();
    a[1] = rows.next();
    product_rows<2, kFours>(p, a, start, c);
    start += 2 * p.start_row;
    c += 2 * p.c_row;
    left -= 2;
  }
  if (left == 1) {
    a[0] = rows.next();
    product_rows<1, kFours>(p, a, start, c);
  }
}

[[gnu::always_inline]] inline void multiply(const Product& p) {
  p.columns <= 4 ? multiply_rows<1>(p) : multiply_rows<2>(p);
}

/// c = start + the sum of B's rows, eight floats: a product whose A is 1.
void add_rows(const Product& product, const float* start, float* c);

}  // namespace nn
