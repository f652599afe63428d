// The loop over the rows of a product.
#include "product.hpp"

namespace nn {

void multiply(const Product& product) {
  std::size_t row = 0;
  for (; row + 4 <= product.rows; row += 4) product_rows<4>(product, row);
  if (row + 2 <= product.rows) {
    product_rows<2>(product, row);
    row += 2;
  }
  if (row < product.rows) product_rows<1>(product, row);
}

}  // namespace nn
