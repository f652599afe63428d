// Optimizers against their definitions written out in float64, and on a valley with a known bottom.
#include "../../cpp/core/optimizer.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "../../cpp/core/table.hpp"
#include "catch.hpp"

using namespace nn;

namespace {

/// Parameters after `steps` steps down L = Σ c w² / 2 from w = 1, c = (1, 10).
std::vector<float> descend(const char* name, double rate, int steps) {
  const Optimizer* optimizer = find_row(optimizers(), name);
  REQUIRE(optimizer != nullptr);
  std::vector<float> w = {1, 1}, memory(2 * static_cast<std::size_t>(optimizer->slots));
  for (int step = 1; step <= steps; ++step) {
    const std::vector<float> gradient = {w[0], 10 * w[1]};
    optimizer->update({.learning_rate = rate}, static_cast<std::uint64_t>(step), w, gradient,
                      memory);
  }
  return w;
}

}  // namespace

TEST_CASE("gradient descent shrinks each direction by 1 − η c per step", "[optimizer]") {
  const std::vector<float> w = descend("sgd", 0.05, 10);
  CHECK(w[0] == Approx(std::pow(0.95, 10)).epsilon(1e-6));
  CHECK(w[1] == Approx(std::pow(0.5, 10)).epsilon(1e-6));
}

TEST_CASE("momentum follows v ← μ v + g, w ← w − η v", "[optimizer]") {
  double w = 1, v = 0;
  for (int i = 0; i < 20; ++i) {
    v = 0.9 * v + w;
    w -= 0.05 * v;
  }
  CHECK(descend("momentum", 0.05, 20)[0] == Approx(w).epsilon(1e-5));
}

TEST_CASE("Adam's first step is the learning rate, whatever the gradient's size", "[optimizer]") {
  const std::vector<float> w = descend("adam", 0.1, 1);
  CHECK(w[0] == Approx(0.9).epsilon(1e-6));
  CHECK(w[1] == Approx(0.9).epsilon(1e-6));
}

TEST_CASE("Adam follows its definition with bias correction", "[optimizer]") {
  double w = 1, m = 0, v = 0;
  for (int t = 1; t <= 30; ++t) {
    const double g = 10 * w;
    m = 0.9 * m + 0.1 * g;
    v = 0.999 * v + 0.001 * g * g;
    w -= 0.02 * (m / (1 - std::pow(0.9, t))) / (std::sqrt(v / (1 - std::pow(0.999, t))) + 1e-8);
  }
  CHECK(descend("adam", 0.02, 30)[1] == Approx(w).epsilon(1e-4));
}

TEST_CASE("every optimizer finds the bottom of the valley", "[optimizer]") {
  for (const Optimizer& optimizer : optimizers()) {
    INFO(std::string(optimizer.name));
    for (const float w : descend(optimizer.name.data(), 0.02, 1500)) {
      CHECK(w == Approx(0).margin(1e-3));
    }
  }
}
