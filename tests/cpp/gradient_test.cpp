// Backpropagation against central differences in float64, for every activation and loss.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "../../cpp/core/loss.hpp"
#include "../../cpp/core/network.hpp"
#include "catch.hpp"

using namespace nn;

namespace {

struct Problem {
  std::size_t batch = 6, features, outputs;
  std::vector<double> inputs, targets;

  Problem(std::uint32_t seed, std::size_t features_, std::size_t outputs_)
      : features(features_), outputs(outputs_) {
    Rng rng(seed, Stream::data);
    for (std::size_t i = 0; i < batch * features; ++i) inputs.push_back(rng.normal());
    for (std::size_t n = 0; n < batch; ++n) {
      const std::uint32_t label = rng.below(static_cast<std::uint32_t>(outputs));
      for (std::uint32_t k = 0; k < outputs; ++k) targets.push_back(k == label ? 1 : 0);
    }
  }

  View<const double> x() const { return {inputs.data(), features}; }
};

void fill(Network<double>& network, std::uint32_t seed) {
  Rng rng(seed, Stream::weights);
  std::vector<double> parameters = network.plain_parameters();
  for (double& parameter : parameters) parameter = 0.6 * rng.normal();
  network.set_plain_parameters(parameters);
}

/// What the float network of the same layers is drawn as.
void initialize(Network<double>& network, const std::vector<LayerSpec>& layers,
                const Initializer& initializer) {
  Network<float> drawn({.channels = 3}, layers, 1);
  Rng rng(3, Stream::weights);
  nn::initialize(drawn, initializer, 1, rng);
  const std::vector<float> parameters = drawn.plain_parameters();
  network.set_plain_parameters(std::vector<double>(parameters.begin(), parameters.end()));
}

double loss_of(Network<double>& network, const Problem& problem, const Loss<double>& loss,
               std::vector<double>* gradient = nullptr) {
  const View<const double> outputs = network.forward(problem.batch, problem.x());
  const double value = loss.function({.outputs = outputs,
                                      .targets = {problem.targets.data(), problem.outputs},
                                      .rows = problem.batch,
                                      .width = problem.outputs,
                                      .batch = problem.batch,
                                      .d_outputs = network.d_outputs()});
  if (!gradient) return value;
  network.backward(problem.batch, problem.x());
  *gradient = network.plain_gradient();
  return value;
}

/// Compares every entry of the gradient with a central difference.
void check_gradient(Network<double>& network, const Problem& problem, const Loss<double>& loss) {
  std::vector<double> gradient;
  loss_of(network, problem, loss, &gradient);
  std::vector<double> parameters = network.plain_parameters();
  const double h = 1e-5;
  for (std::size_t i = 0; i < gradient.size(); ++i) {
    const auto loss_at = [&](double value) {
      const double at = std::exchange(parameters[i], value);
      network.set_plain_parameters(parameters);
      parameters[i] = at;
      return loss_of(network, problem, loss);
    };
    const auto gap = [&](double step) {
      return loss_at(parameters[i] + step) - loss_at(parameters[i] - step);
    };
    const double difference = (8 * gap(h) - gap(2 * h)) / (12 * h);  // of fourth order
    INFO(std::string(loss.name) << ", parameter " << i);
    CHECK(gradient[i] == Approx(difference).epsilon(1e-6).margin(1e-9));
  }
}

LayerSpec dense(std::size_t outputs, const Activation& activation) {
  return {.outputs = outputs, .activation = {&activation}};
}

}  // namespace

TEST_CASE("gradients agree with central differences for every activation, loss and initializer",
          "[network][gradient]") {
  const Problem problem(11, 3, 3);
  const std::vector<int> hidden = {5, 4};
  for (const Activation& activation : activations()) {
    if (activation.name == "step") continue;  // its derivative is 0 wherever it exists: see below
    for (const Initializer& initializer : initializers()) {
      // All sums are 0 then, and there is no derivative at a kink.
      if (initializer.name == "zeros" && activation.kinked) continue;
      INFO(std::string(activation.name) << ", " << std::string(initializer.name));
      const auto layers = dense_stack(hidden, {&activation}, 3);
      Network<double> network({.channels = 3}, layers, problem.batch);
      initialize(network, layers, initializer);
      for (const Loss<double>& loss : losses<double>()) check_gradient(network, problem, loss);
    }
  }
}

TEST_CASE(
    "gradients of convolutions, pools and dense layers in a row agree with central differences",
    "[network][gradient]") {
  const Activation& tanh = *find_activation("tanh");
  const Activation& relu = *find_activation("relu");
  const Activation& prelu = *find_activation("prelu");
  const auto convolution = [](std::size_t channels, std::size_t kernel, Padding padding,
                              const Activation& activation) {
    return LayerSpec{.kind = LayerSpec::Kind::convolution,
                     .outputs = channels,
                     .kernel = kernel,
                     .padding = padding,
                     .activation = {&activation}};
  };
  const LayerSpec pool{.kind = LayerSpec::Kind::max_pool, .kernel = 2};
  const std::vector<std::vector<LayerSpec>> networks = {
      {convolution(3, 3, Padding::same, tanh), pool, dense(2, *find_activation("identity"))},
      {convolution(2, 2, Padding::same, relu), convolution(9, 3, Padding::valid, tanh),
       dense(4, tanh), dense(2, *find_activation("identity"))},
      {convolution(3, 2, Padding::valid, prelu), pool, dense(3, prelu),
       dense(2, *find_activation("identity"))},
      {pool, convolution(5, 2, Padding::valid, tanh), dense(2, *find_activation("identity"))},
  };
  const Problem problem(5, 6 * 5 * 2, 2);
  for (const auto& layers : networks) {
    Network<double> network({.height = 6, .width = 5, .channels = 2}, layers, problem.batch);
    fill(network, 4);
    for (const Loss<double>& loss : losses<double>()) check_gradient(network, problem, loss);
  }
}

TEST_CASE("a gradient gathered in parts is that of the whole batch", "[network][gradient]") {
  const Problem problem(5, 6 * 5 * 2, 2);
  const Activation& prelu = *find_activation("prelu");
  const std::vector<LayerSpec> layers = {
      {.kind = LayerSpec::Kind::convolution, .outputs = 3, .kernel = 3, .activation = {&prelu}},
      {.outputs = 4, .activation = {&prelu}},
      {.outputs = 2, .activation = {find_activation("identity")}}};
  Network<double> network({.height = 6, .width = 5, .channels = 2}, layers, problem.batch);
  fill(network, 4);
  std::vector<double> whole;
  const Loss<double>& loss = losses<double>()[1];
  loss_of(network, problem, loss, &whole);
  for (std::size_t n = 0; n < problem.batch; ++n) {
    const View<const double> x{problem.x().row(n), problem.features};
    loss.function({.outputs = network.forward(1, x),
                   .targets = {&problem.targets[n * problem.outputs], problem.outputs},
                   .rows = 1,
                   .width = problem.outputs,
                   .batch = problem.batch,
                   .d_outputs = network.d_outputs()});
    network.backward(1, x, n == 0 ? Start::zero : Start::what_is_there);
  }
  const std::vector<double> parts = network.plain_gradient();
  for (std::size_t i = 0; i < whole.size(); ++i) {
    CHECK(parts[i] == Approx(whole[i]).epsilon(1e-12).margin(1e-15));
  }
}

TEST_CASE("with a step nothing flows back, so only the last layer gets a gradient", "[network]") {
  const Problem problem(11, 3, 3);
  const std::vector<int> hidden = {5, 4};
  Network<double> network({.channels = 3}, dense_stack(hidden, {find_activation("step")}, 3),
                          problem.batch);
  fill(network, 3);
  std::vector<double> gradient;
  loss_of(network, problem, losses<double>()[1], &gradient);
  const std::size_t last = gradient.size() - 3 * (4 + 1);
  double largest = 0;
  for (std::size_t i = 0; i < gradient.size(); ++i) {
    if (i < last)
      CHECK(gradient[i] == 0);
    else
      largest = std::max(largest, std::fabs(gradient[i]));
  }
  CHECK(largest > 0);
}

TEST_CASE("a network of identities is one affine map", "[network]") {
  // f(a + b) + f(0) = f(a) + f(b) holds for affine maps and for no others.
  const std::vector<int> hidden = {7, 5};
  const auto sum_gap = [&hidden](const char* activation) {
    Network<double> network({.channels = 2}, dense_stack(hidden, {find_activation(activation)}, 1),
                            1);
    fill(network, 4);
    const auto f = [&network](double u, double v) {
      const std::vector<double> x = {u, v};
      return network.forward(1, {x.data(), 2}).row(0)[0];
    };
    return std::fabs(f(1.5, -2) + f(0, 0) - f(1, 1) - f(0.5, -3));
  };
  CHECK(sum_gap("identity") < 1e-12);
  CHECK(sum_gap("relu") > 1e-3);
}
