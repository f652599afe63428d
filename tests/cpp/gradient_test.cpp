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
  REQUIRE(network.set_plain_parameters(parameters));
}

std::vector<double> compact(View<const double> outputs, std::size_t batch, std::size_t width) {
  std::vector<double> values;
  for (std::size_t n = 0; n < batch; ++n) {
    values.insert(values.end(), outputs.row(n), outputs.row(n) + width);
  }
  return values;
}

double loss_of(Network<double>& network, const Problem& problem, const Loss& loss,
               std::vector<double>* gradient = nullptr) {
  const std::size_t width = problem.outputs;
  const auto outputs = compact(network.forward(problem.batch, problem.x()), problem.batch, width);
  std::vector<double> d_outputs(outputs.size());
  const double value =
      loss(std::span<const double>(outputs), std::span<const double>(problem.targets),
           static_cast<int>(width), std::span(d_outputs));
  if (!gradient) return value;
  for (std::size_t n = 0; n < problem.batch; ++n) {
    std::copy_n(&d_outputs[n * width], width, network.d_outputs().row(n));
  }
  network.backward(problem.batch, problem.x());
  *gradient = network.plain_gradient();
  return value;
}

/// Compares every entry of the gradient with a central difference.
void check_gradient(Network<double>& network, const Problem& problem, const Loss& loss) {
  std::vector<double> gradient;
  loss_of(network, problem, loss, &gradient);
  std::vector<double> parameters = network.plain_parameters();
  const double h = 1e-6;
  for (std::size_t i = 0; i < gradient.size(); ++i) {
    const auto loss_at = [&](double value) {
      const double at = std::exchange(parameters[i], value);
      network.set_plain_parameters(parameters);
      parameters[i] = at;
      return loss_of(network, problem, loss);
    };
    const double difference = (loss_at(parameters[i] + h) - loss_at(parameters[i] - h)) / (2 * h);
    INFO(std::string(loss.name) << ", parameter " << i);
    CHECK(gradient[i] == Approx(difference).epsilon(1e-6).margin(1e-9));
  }
}

LayerSpec dense(std::size_t outputs, const Activation& activation) {
  return {.outputs = outputs, .activation = &activation};
}

}  // namespace

TEST_CASE("the gradient of every parameter agrees with a central difference",
          "[network][gradient]") {
  const Problem problem(11, 3, 3);
  const std::vector<int> hidden = {5, 4};
  for (const Activation& activation : activations()) {
    if (activation.name == "step") continue;  // its derivative is 0 wherever it exists: see below
    INFO(std::string(activation.name));
    for (const Loss& loss : losses()) {
      Network<double> network({.channels = 3}, dense_stack(hidden, activation, 3), problem.batch);
      fill(network, 3);
      check_gradient(network, problem, loss);
    }
  }
}

TEST_CASE(
    "gradients of convolutions, pools and dense layers in a row agree with central differences",
    "[network][gradient]") {
  const Activation& tanh = *find_activation("tanh");
  const Activation& relu = *find_activation("relu");
  const auto convolution = [](std::size_t channels, std::size_t kernel, Padding padding,
                              const Activation& activation) {
    return LayerSpec{.kind = LayerSpec::Kind::convolution,
                     .outputs = channels,
                     .kernel = kernel,
                     .padding = padding,
                     .activation = &activation};
  };
  const LayerSpec pool{.kind = LayerSpec::Kind::max_pool, .kernel = 2};
  const std::vector<std::vector<LayerSpec>> networks = {
      {convolution(3, 3, Padding::same, tanh), pool, dense(2, *find_activation("identity"))},
      {convolution(2, 2, Padding::same, relu), convolution(9, 3, Padding::valid, tanh),
       dense(4, tanh), dense(2, *find_activation("identity"))},
      {pool, convolution(5, 2, Padding::valid, tanh), dense(2, *find_activation("identity"))},
  };
  const Problem problem(5, 6 * 5 * 2, 2);
  for (const auto& layers : networks) {
    Network<double> network({.height = 6, .width = 5, .channels = 2}, layers, problem.batch);
    fill(network, 4);
    check_gradient(network, problem, losses()[1]);
  }
}

TEST_CASE("with a step nothing flows back, so only the last layer gets a gradient", "[network]") {
  const Problem problem(11, 3, 3);
  const std::vector<int> hidden = {5, 4};
  Network<double> network({.channels = 3}, dense_stack(hidden, *find_activation("step"), 3),
                          problem.batch);
  fill(network, 3);
  std::vector<double> gradient;
  loss_of(network, problem, losses()[1], &gradient);
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
    Network<double> network({.channels = 2}, dense_stack(hidden, *find_activation(activation), 1),
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
