// Without an activation a deep network is a line, and training finds the least-squares one.
#include "../../cpp/experiments/collapse_to_line.hpp"

#include <cmath>

#include "../../cpp/core/network.hpp"
#include "../../cpp/core/table.hpp"
#include "catch.hpp"

using namespace nn;

namespace {

CollapseToLineResult run(const CollapseToLineOptions& options) {
  auto result = collapse_to_line(options);
  if (!result) FAIL(result.error());
  return *result;
}

}  // namespace

TEST_CASE("the product of the layers is the line that the identity network draws", "[claim-2.4]") {
  for (const int depth : {1, 3, 8}) {
    for (const int steps : {0, 50, 1000}) {
      const CollapseToLineResult result = run({.depth = depth, .steps = steps});
      for (std::size_t i = 0; i < result.x.size(); ++i) {
        const double line = result.slope * result.x[i] + result.intercept;
        CHECK(result.identity[i] == Approx(line).margin(1e-5));
      }
    }
  }
}

TEST_CASE("every unit of a network without an activation is a line of its own", "[claim-2.4]") {
  const CollapseToLineResult result = run({.depth = 3, .steps = 0});
  REQUIRE(result.unit_slopes.size() == 3 * 8);
  REQUIRE(result.unit_intercepts.size() == 3 * 8);
  // The same network from the same draws, asked at a few inputs.
  Network<float> network({.channels = 1},
                         dense_stack(std::vector{8, 8, 8}, {find_activation("identity")}, 1), 1);
  Rng rng(1, Stream::weights);
  initialize(network, *find_row(initializers(), "xavier"), 1, rng);
  for (const float x : {-1.0f, 0.0f, 0.7f}) {
    network.forward(1, {&x, 1});
    for (std::size_t layer = 0; layer < 3; ++layer) {
      for (std::size_t unit = 0; unit < 8; ++unit) {
        const std::size_t at = 8 * layer + unit;
        CHECK(result.unit_slopes[at] * double(x) + result.unit_intercepts[at] ==
              Approx(network.outputs(layer).row(0)[unit]).margin(1e-6));
      }
    }
  }
}

TEST_CASE("trained to the end, any depth of identities is the least-squares line", "[claim-2.4]") {
  for (const int depth : {1, 2, 4, 8}) {
    const CollapseToLineResult result = run({.depth = depth, .steps = 3000});
    CHECK(result.slope == Approx(result.least_squares_slope).margin(1e-3));
    CHECK(result.intercept == Approx(result.least_squares_intercept).margin(1e-3));
  }
}

TEST_CASE("with ReLU the same network bends, and misses by far less", "[claim-2.4]") {
  for (std::uint32_t seed = 1; seed <= 3; ++seed) {
    const CollapseToLineResult result = run({.depth = 4, .steps = 1000, .seed = seed});
    CHECK(result.relu_loss < 0.2 * result.identity_loss);
  }
}

TEST_CASE("a depth of nine is refused in one sentence", "[options]") {
  CHECK(collapse_to_line({.depth = 9}).error() ==
        "depth is 9; it must be a whole number from 1 to 8.");
}
