// What depth and the scale of the weights do to a gradient, for three activations.
#include "../../cpp/experiments/vanishing_gradient.hpp"

#include <cmath>
#include <string>

#include "../../cpp/core/network.hpp"
#include "catch.hpp"

using namespace nn;

namespace {

VanishingGradientResult run(const VanishingGradientOptions& options) {
  auto result = vanishing_gradient(options);
  if (!result) FAIL(result.error());
  return *result;
}

/// The first layer's norm over the last hidden layer's, of one network.
double survival(const char* activation, int depth, double gain, std::uint32_t seed = 1) {
  const auto result =
      run({.activations = {activation}, .depth = depth, .width = 64, .gain = gain, .seed = seed});
  const std::vector<double>& norms = result.networks[0].norms;
  return norms.front() / norms.back();
}

}  // namespace

TEST_CASE("with He's scale ReLU keeps the gradient's size through thirty layers", "[claim-7.1]") {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    const double kept = survival("relu", 30, std::sqrt(2.0), seed);
    CHECK(kept > 0.02);
    CHECK(kept < 50);
  }
}

TEST_CASE("a sigmoid network loses more than a factor of ten every three layers", "[claim-7.1]") {
  for (const int depth : {4, 7, 10, 19}) {
    CHECK(survival("sigmoid", depth, 1) < std::pow(10, -(depth - 1) / 3.0));
  }
}

TEST_CASE("tanh with Xavier's scale loses far less than the sigmoid at the start", "[claim-7.1]") {
  CHECK(survival("tanh", 20, 1) > 1e6 * survival("sigmoid", 20, 1));
  CHECK(survival("tanh", 20, 1) > 0.02);
  CHECK(survival("tanh", 20, 1) < 5);
}

TEST_CASE("ReLU's gradient vanishes below He's scale and explodes above it", "[claim-7.1]") {
  // From layer to layer it shrinks or grows by gain / √2.
  CHECK(survival("relu", 30, 1) < 100 * std::pow(0.5, 29 / 2.0));
  CHECK(survival("relu", 30, 2 * std::sqrt(2.0)) > 0.01 * std::pow(2, 29));
}

TEST_CASE("a quarter per layer is an estimate and no bound: larger weights beat it",
          "[claim-7.1]") {
  const auto result = run({.activations = {"sigmoid"}, .depth = 8, .width = 64, .gain = 8});
  CHECK(result.estimate.back() == result.networks[0].norms.back());
  CHECK(result.estimate.front() == Approx(result.estimate.back() / std::pow(4, 7)));
  CHECK(result.networks[0].norms.front() > 2 * result.estimate.front());
}

TEST_CASE("at no scale up to 4 does a sigmoid network keep the gradient through thirty layers",
          "[claim-7.1]") {
  for (const double gain : {0.5, 1.0, 1.4, 2.0, 3.0, 4.0})
    CHECK(survival("sigmoid", 30, gain) < 1e-4);
}

TEST_CASE("at a wrong scale what goes forward through ReLUs shrinks or grows as well",
          "[claim-7.1][claim-9.1]") {
  const auto size_of_output = [](double gain) {
    Network<float> network({.channels = 32},
                           dense_stack(std::vector<int>(30, 32), {find_activation("relu")}, 1), 1);
    Rng weights(1, Stream::weights), data(1, Stream::data);
    initialize(network, initializers()[2], gain, weights);
    std::vector<float> x;
    for (int i = 0; i < 32; ++i) x.push_back(data.normal());
    return std::abs(network.forward(1, {x.data(), 32}).row(0)[0]);
  };
  const double kept = size_of_output(std::sqrt(2.0));
  CHECK(size_of_output(0.5) < 1e-8 * kept);
  CHECK(size_of_output(4) > 1e8 * kept);
}

TEST_CASE("the estimate starts from the sigmoid network, or from the last where there is none",
          "[claim-7.1]") {
  const auto mixed = run({.activations = {"relu", "sigmoid", "tanh"}, .depth = 5});
  CHECK(mixed.estimate.back() == mixed.networks[1].norms.back());
  const auto without = run({.activations = {"relu", "tanh"}, .depth = 5});
  CHECK(without.estimate.back() == without.networks[1].norms.back());
}

TEST_CASE("fifty sigmoid layers leave a number that float64 sums do not lose", "[claim-7.1]") {
  const auto result = run({.activations = {"sigmoid"}, .depth = 50, .gain = 1});
  const double first = result.networks[0].norms.front();
  CHECK(first > 0);
  CHECK(first < 1e-20);
}

TEST_CASE("what leaves the range of floats is told by its layer", "[claim-9.1]") {
  const auto up = run({.activations = {"relu"}, .depth = 50, .width = 128, .gain = 10});
  CHECK(up.networks[0].overflow_layer >= 0);
  const auto down = run({.activations = {"sigmoid"}, .depth = 50, .gain = 0.05});
  CHECK(down.networks[0].underflow_layer >= 0);
  CHECK(down.networks[0].norms.front() == 0);
}

TEST_CASE("a layer's norm is that of the difference quotients of the outputs' mean",
          "[claim-7.1][gradient]") {
  const VanishingGradientOptions options{
      .activations = {"tanh"}, .depth = 3, .width = 4, .gain = 1, .samples = 5};
  const double expected = run(options).networks[0].norms[0];
  // The same network in float64, from the same draws.
  const Activation& tanh = *find_activation("tanh");
  const auto layers = dense_stack(std::vector<int>{4, 4, 4}, {&tanh}, 1);
  Network<float> single({.channels = 4}, layers, 5);
  Rng weights(options.seed, Stream::weights);
  initialize(single, initializers()[2], 1, weights);
  const std::vector<float> plain = single.plain_parameters();
  std::vector<double> parameters(plain.begin(), plain.end());
  Network<double> network({.channels = 4}, layers, 5);
  Rng data(options.seed, Stream::data);
  std::vector<double> x;
  for (int i = 0; i < 20; ++i) x.push_back(data.normal());
  // A sample's weighted sum moves with its unit's bias, if no other sample goes through.
  const auto output = [&](std::size_t sample) {
    network.set_plain_parameters(parameters);
    return network.forward(1, {x.data() + 4 * sample, 4}).row(0)[0] / 5;
  };
  double squares = 0;
  for (std::size_t sample = 0; sample < 5; ++sample) {
    for (std::size_t unit = 0; unit < 4; ++unit) {
      double& bias = parameters[4 * 4 + unit];
      const double h = 1e-5;
      bias = h;
      const double above = output(sample);
      bias = -h;
      const double below = output(sample);
      bias = 0;
      squares += std::pow((above - below) / (2 * h), 2);
    }
  }
  CHECK(expected == Approx(std::sqrt(squares)).epsilon(1e-4));
}
