// Backpropagation against central differences in float64, for every activation and loss.
#include <cmath>
#include <string>
#include <vector>

#include "../../cpp/core/loss.hpp"
#include "../../cpp/core/network.hpp"
#include "catch.hpp"

using namespace nn;

namespace {

struct Problem {
  std::vector<int> widths = {3, 5, 4, 3};
  std::size_t batch = 6;
  std::vector<double> inputs, targets;

  explicit Problem(std::uint32_t seed) {
    Rng rng(seed, Stream::data);
    for (std::size_t i = 0; i < batch * 3; ++i) inputs.push_back(rng.normal());
    for (std::size_t n = 0; n < batch; ++n) {
      const std::uint32_t label = rng.below(3);
      for (std::uint32_t k = 0; k < 3; ++k) targets.push_back(k == label ? 1 : 0);
    }
  }
};

void fill(Network<double>& network, std::uint32_t seed) {
  Rng rng(seed, Stream::weights);
  for (double& parameter : network.parameters()) parameter = 0.6 * rng.normal();
}

double loss_of(Network<double>& network, const Problem& problem, const Loss& loss) {
  const auto outputs = network.forward(problem.inputs, problem.batch);
  return loss(outputs, std::span(problem.targets), 3, std::span<double>());
}

}  // namespace

TEST_CASE("the gradient of every parameter agrees with a central difference",
          "[network][gradient]") {
  const Problem problem(11);
  for (const Activation& activation : activations()) {
    if (activation.name == "step") continue;  // its derivative is 0 wherever it exists: see below
    for (const Loss& loss : losses()) {
      Network<double> network(problem.widths, activation, problem.batch);
      fill(network, 3);
      std::vector<double> d_outputs(problem.batch * 3);
      loss(network.forward(problem.inputs, problem.batch), std::span<const double>(problem.targets),
           3, std::span(d_outputs));
      network.backward(problem.inputs, d_outputs, problem.batch);
      const std::vector<double> gradient(network.gradient().begin(), network.gradient().end());
      const double h = 1e-6;
      for (std::size_t i = 0; i < gradient.size(); ++i) {
        double& parameter = network.parameters()[i];
        const double at = parameter;
        parameter = at + h;
        const double above = loss_of(network, problem, loss);
        parameter = at - h;
        const double below = loss_of(network, problem, loss);
        parameter = at;
        INFO(std::string(activation.name) << ", " << std::string(loss.name) << ", parameter " << i);
        CHECK(gradient[i] == Approx((above - below) / (2 * h)).epsilon(1e-6).margin(1e-9));
      }
    }
  }
}

TEST_CASE("with a step nothing flows back, so only the last layer gets a gradient", "[network]") {
  const Problem problem(11);
  Network<double> network(problem.widths, *find_activation("step"), problem.batch);
  fill(network, 3);
  std::vector<double> d_outputs(problem.batch * 3, 0.1);
  network.forward(problem.inputs, problem.batch);
  network.backward(problem.inputs, d_outputs, problem.batch);
  const std::size_t last = network.layers().back().first;
  for (std::size_t i = 0; i < last; ++i) CHECK(network.gradient()[i] == 0);
  double largest = 0;
  for (std::size_t i = last; i < network.gradient().size(); ++i) {
    largest = std::max(largest, std::fabs(network.gradient()[i]));
  }
  CHECK(largest > 0);
}

TEST_CASE("a dense layer computes x Wᵀ + b on numbers one can check by hand", "[dense]") {
  const std::vector<float> x = {1, 2, 3, 4};                          // (2 × 2)
  const std::vector<float> w_and_b = {1, 0, 0, 1, 1, 1, 10, 20, 30};  // (3 × 2), then 3
  std::vector<float> y(6);
  dense_forward<float>({2, 2, 3}, x, w_and_b, y);
  CHECK(y == std::vector<float>{11, 22, 33, 13, 24, 37});

  const std::vector<float> dy = {1, 0, 2, 0, 1, 0};
  std::vector<float> dw_and_db(9, 99), dx(4, 99);
  dense_backward_parameters<float>({2, 2, 3}, x, dy, dw_and_db);
  CHECK(dw_and_db == std::vector<float>{1, 2, 3, 4, 2, 4, 1, 1, 2});
  dense_backward_inputs<float>({2, 2, 3}, w_and_b, dy, dx);
  CHECK(dx == std::vector<float>{3, 2, 0, 1});
}

TEST_CASE("a network of identities is one affine map", "[network]") {
  // f(a + b) + f(0) = f(a) + f(b) holds for affine maps and for no others.
  const std::vector<int> widths = {2, 7, 5, 1};
  const auto sum_gap = [&widths](const char* activation) {
    Network<double> network(widths, *find_activation(activation), 1);
    fill(network, 4);
    const auto f = [&network](double u, double v) {
      const std::vector<double> x = {u, v};
      return network.forward(x, 1)[0];
    };
    return std::fabs(f(1.5, -2) + f(0, 0) - f(1, 1) - f(0.5, -3));
  };
  CHECK(sum_gap("identity") < 1e-12);
  CHECK(sum_gap("relu") > 1e-3);
}
