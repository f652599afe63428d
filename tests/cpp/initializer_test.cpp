// Initializers: how wide the weights are drawn, and that biases start at 0.
#include <cmath>

#include "../../cpp/core/network.hpp"
#include "../../cpp/core/table.hpp"
#include "catch.hpp"

using namespace nn;

namespace {

/// Deviation of the weights of one layer, 300 inputs → 200 outputs.
double deviation(const char* name, double gain) {
  const LayerSpec spec{.outputs = 200, .activation = {find_activation("identity")}};
  Network<float> network({.channels = 300}, {&spec, 1}, 1);
  Rng rng(9, Stream::weights);
  initialize(network, *find_row(initializers(), name), gain, rng);
  const std::vector<float> parameters = network.plain_parameters();
  double squares = 0;
  for (std::size_t i = 0; i < 200 * 300; ++i) squares += double(parameters[i]) * parameters[i];
  for (std::size_t i = 200 * 300; i < parameters.size(); ++i) CHECK(parameters[i] == 0);
  return std::sqrt(squares / (200 * 300));
}

}  // namespace

TEST_CASE("initializers draw weights as wide as their definitions say", "[initializer]") {
  CHECK(deviation("he", 1) == Approx(std::sqrt(2.0 / 300)).epsilon(0.02));
  CHECK(deviation("xavier", 1) == Approx(std::sqrt(2.0 / 500)).epsilon(0.02));
  CHECK(deviation("normal", 3) == Approx(3 / std::sqrt(300.0)).epsilon(0.02));
  CHECK(deviation("zeros", 1) == 0);
}

TEST_CASE("for convolutions the positions of the kernel count in both fans", "[initializer]") {
  const LayerSpec spec{.kind = LayerSpec::Kind::convolution,
                       .outputs = 32,
                       .kernel = 5,
                       .activation = {find_activation("identity")}};
  Network<float> network({.height = 8, .width = 8, .channels = 24}, {&spec, 1}, 1);
  Rng rng(9, Stream::weights);
  initialize(network, *find_row(initializers(), "xavier"), 1, rng);
  const std::vector<float> parameters = network.plain_parameters();
  const std::size_t weights = 32 * 25 * 24;
  double squares = 0;
  for (std::size_t i = 0; i < weights; ++i) squares += double(parameters[i]) * parameters[i];
  const double expected = std::sqrt(2.0 / (25.0 * 24 + 25.0 * 32));
  CHECK(std::sqrt(squares / double(weights)) == Approx(expected).epsilon(0.02));
}
