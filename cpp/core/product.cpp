// The sum of B's rows, for the gradient of biases; the product itself is inlined where it is used.
#include "product.hpp"

namespace nn {
void add_rows(const Product& p, const float* start, float* c) {
  f32x4 low = load(start), high = load(start + 4);
  for (std::size_t s = 0; s < p.segments; ++s) {
    const float* b = p.b + s * p.b_segment;
    for (std::size_t k = 0; k < p.run; ++k, b += p.b_k) {
      low += load(b);
      high += load(b + 4);
    }
  }
  store(c, low);
  store(c + 4, high);
}

}  // namespace nn
