// Is f(a + b) = f(a) + f(b)? For linear functions always; for ReLU it depends on a and b.
#pragma once

#include <string>
#include <vector>

#include "../core/activation.hpp"
#include "../core/expected.hpp"
#include "options.hpp"

namespace nn {

struct AdditivityOptions {
  std::string activation = "relu";  ///< f
  double a = 1, b = -1;             ///< the two numbers

  void fields(Visitor& visit) {
    visit("activation", activation, one_of(activations()));
    visit("a", a, number(-100, 100));
    visit("b", b, number(-100, 100));
  }
};

/// No number needs a margin: an activation's value is off by at most 2·10⁻⁶ of its size
/// (activation_test.cpp) and `sum` is rounded once more, far less than a unit of the third digit;
/// whether two sides are equal, the page decides by the size of their terms.
struct AdditivityResult {
  float of_a = 0, of_b = 0, of_sum = 0;  ///< f(a), f(b), f(a + b)
  float sum = 0;                         ///< f(a) + f(b)
  std::vector<float> x, y;               ///< the function from −8 to 8

  void fields(Visitor& visit) {
    visit("ofA", of_a, kAny);
    visit("ofB", of_b, kAny);
    visit("ofSum", of_sum, kAny);
    visit("sum", sum, kAny);
    visit("x", x, kAny);
    visit("y", y, kAny);
  }
};

Expected<AdditivityResult> additivity(const AdditivityOptions& options);

}  // namespace nn
