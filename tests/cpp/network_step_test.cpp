// One step of training, recomputed by hand in double.
#include "../../cpp/experiments/network_step.hpp"

#include <cmath>

#include "catch.hpp"

using namespace nn;

namespace {

NetworkStepResult run(const NetworkStepOptions& options) {
  auto result = network_step(options);
  if (!result) FAIL(result.error());
  return *result;
}

double plain_activation(const std::string& name, double x) {
  if (name == "relu") return x > 0 ? x : 0;
  if (name == "leaky-relu") return x > 0 ? x : 0.01 * x;
  if (name == "sigmoid") return 1 / (1 + std::exp(-x));
  if (name == "tanh") return std::tanh(x);
  FAIL("no plain version of " << name);
  return 0;
}

/// What comes out with the weights from before or from after the update.
double output(const NetworkStepOptions& options, const NetworkStepResult& step, bool after) {
  std::vector<double> x(options.inputs.begin(), options.inputs.end());
  for (std::size_t l = 0; l < step.layers.size(); ++l) {
    const LayerStep& layer = step.layers[l];
    const std::vector<float>& w = after ? layer.new_weights : layer.weights;
    const std::vector<float>& b = after ? layer.new_biases : layer.biases;
    std::vector<double> y;
    for (std::size_t unit = 0; unit < b.size(); ++unit) {
      double sum = b[unit];
      for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * w[unit * x.size() + i];
      y.push_back(l + 1 < step.layers.size() ? plain_activation(options.activation, sum) : sum);
    }
    x = y;
  }
  return x.front();
}

double loss(const NetworkStepOptions& options, const NetworkStepResult& step) {
  const double distance = output(options, step, false) - options.target;
  return distance * distance;
}

/// (loss(w + h) − loss(w − h)) / 2h
double slope(const NetworkStepOptions& options, NetworkStepResult step, std::size_t layer,
             std::size_t weight) {
  const float h = 1e-3f;
  float& w = step.layers[layer].weights[weight];
  const float middle = w;
  w = middle + h;
  const double above = loss(options, step);
  const double wide = w;
  w = middle - h;
  return (above - loss(options, step)) / (wide - double(w));
}

}  // namespace

TEST_CASE("a step is what a forward pass, the chain rule and gradient descent give", "[claim-1]") {
  for (const std::string activation : {"relu", "leaky-relu", "sigmoid", "tanh"})
    for (const std::vector<int>& widths : {std::vector{3, 3}, {1}, {2, 9, 4, 1}}) {
      const NetworkStepOptions options{.inputs = {1, -0.5f, 2},
                                       .target = -0.7,
                                       .widths = widths,
                                       .activation = activation,
                                       .updates = 3,
                                       .learning_rate = 0.03,
                                       .seed = 5};
      const NetworkStepResult step = run(options);
      INFO(activation << ", " << widths.size() << " hidden layers");
      REQUIRE(step.layers.size() == widths.size() + 1);
      const double y = output(options, step, false);
      CHECK(step.layers.back().outputs.front() == Approx(y).epsilon(1e-4).margin(1e-6));
      CHECK(step.loss == Approx((y + 0.7) * (y + 0.7)).epsilon(1e-4).margin(1e-6));
      CHECK(step.d_output == Approx(2 * (y + 0.7)).epsilon(1e-4).margin(1e-6));
      const double new_y = output(options, step, true);
      CHECK(step.layers.back().new_outputs.front() == Approx(new_y).epsilon(1e-4).margin(1e-6));
      CHECK(step.new_loss == Approx((new_y + 0.7) * (new_y + 0.7)).epsilon(1e-3).margin(1e-6));
      for (std::size_t l = 0; l < step.layers.size(); ++l) {
        const LayerStep& layer = step.layers[l];
        for (std::size_t unit = 0; l > 0 && unit < step.layers[l - 1].slopes.size(); ++unit) {
          const LayerStep& below = step.layers[l - 1];
          double arriving = 0;
          for (std::size_t i = 0; i < layer.d_biases.size(); ++i) {
            arriving += double(layer.weights[i * below.slopes.size() + unit]) * layer.d_biases[i];
          }
          CHECK(below.d_biases[unit] ==
                Approx(arriving * below.slopes[unit]).epsilon(1e-4).margin(1e-6));
        }
        for (std::size_t i = 0; i < layer.weights.size(); ++i) {
          CHECK(layer.d_weights[i] ==
                Approx(slope(options, step, l, i)).epsilon(2e-3).margin(2e-4));
          CHECK(layer.new_weights[i] ==
                Approx(layer.weights[i] - 0.03 * layer.d_weights[i]).margin(1e-6));
        }
        for (std::size_t i = 0; i < layer.biases.size(); ++i) {
          CHECK(layer.new_biases[i] ==
                Approx(layer.biases[i] - 0.03 * layer.d_biases[i]).margin(1e-6));
        }
      }
    }
}

TEST_CASE("a closed ReLU passes nothing back, an open one all", "[claim-6.1]") {
  int closed = 0, open = 0;
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const NetworkStepResult step = run({.widths = {4}, .seed = seed});
    const LayerStep& hidden = step.layers[0];
    const LayerStep& output = step.layers[1];
    for (std::size_t unit = 0; unit < 4; ++unit) {
      const bool is_open = hidden.sums[unit] > 0;
      is_open ? ++open : ++closed;
      CHECK(hidden.slopes[unit] == is_open);
      CHECK(hidden.outputs[unit] == (is_open ? hidden.sums[unit] : 0));
      const double arriving = output.weights[unit] * step.d_output;
      CHECK(hidden.d_biases[unit] == Approx(is_open ? arriving : 0).margin(1e-6));
    }
  }
  CHECK(open > 0);
  CHECK(closed > 0);
}

TEST_CASE("the step after an update begins where that one ended", "[claim-1]") {
  const NetworkStepResult first = run({.updates = 4}), second = run({.updates = 5});
  CHECK(second.loss == first.new_loss);
  for (std::size_t l = 0; l < first.layers.size(); ++l) {
    CHECK(second.layers[l].weights == first.layers[l].new_weights);
    CHECK(second.layers[l].biases == first.layers[l].new_biases);
  }
}

TEST_CASE("a learned slope does not shift the layers behind it", "[claim-1]") {
  const NetworkStepResult first = run({.activation = "prelu", .updates = 1});
  CHECK(first.layers.back().outputs.size() == 1);
  CHECK(first.layers.back().d_biases.front() == Approx(2 * (first.layers.back().outputs[0] - 1)));
}

TEST_CASE("a step's options are refused in one sentence", "[options]") {
  CHECK(network_step({.inputs = {}}).error().find("inputs is []; it must be a list of 1 to 8") ==
        0);
  CHECK(network_step({.widths = {17}}).error().find("widths is [17]; it must be") == 0);
}
