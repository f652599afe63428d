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
std::vector<float> descend(const char* name, UpdateRule rule, int steps) {
  const Optimizer<float>* optimizer = find_row(optimizers(), name);
  REQUIRE(optimizer != nullptr);
  std::vector<float> w = {1, 1}, memory(2 * static_cast<std::size_t>(optimizer->slots));
  for (int step = 1; step <= steps; ++step) {
    const std::vector<float> gradient = {w[0], 10 * w[1]};
    optimizer->update(rule, static_cast<std::uint64_t>(step), w, gradient, memory);
  }
  return w;
}

}  // namespace

TEST_CASE("gradient descent shrinks each direction by 1 − η c per step", "[optimizer]") {
  const std::vector<float> w = descend("sgd", {.learning_rate = 0.05}, 10);
  CHECK(w[0] == Approx(std::pow(0.95, 10)).epsilon(1e-6));
  CHECK(w[1] == Approx(std::pow(0.5, 10)).epsilon(1e-6));
}

TEST_CASE("momentum follows v ← μ v + g, w ← w − η v", "[optimizer]") {
  double w = 1, v = 0;
  for (int i = 0; i < 20; ++i) {
    v = 0.9 * v + w;
    w -= 0.05 * v;
  }
  CHECK(descend("momentum", {.learning_rate = 0.05}, 20)[0] == Approx(w).epsilon(1e-5));
}

TEST_CASE("Adam's first step is the learning rate, whatever the gradient's size", "[optimizer]") {
  const std::vector<float> w = descend("adam", {.learning_rate = 0.1}, 1);
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
  CHECK(descend("adam", {.learning_rate = 0.02}, 30)[1] == Approx(w).epsilon(1e-4));
}

TEST_CASE("weight decay adds λ w to the gradient of all optimizers but AdamW", "[optimizer]") {
  double w = 1, v = 0, plain = 1;
  for (int i = 0; i < 20; ++i) {
    plain -= 0.05 * (plain + 0.3 * plain);
    v = 0.9 * v + (w + 0.3 * w);
    w -= 0.05 * v;
  }
  const UpdateRule rule{.learning_rate = 0.05, .weight_decay = 0.3};
  CHECK(descend("sgd", rule, 20)[0] == Approx(plain).epsilon(1e-5));
  CHECK(descend("momentum", rule, 20)[0] == Approx(w).epsilon(1e-5));
  // Adam's first step has the same length whatever the gradient, penalty included.
  CHECK(descend("adam", rule, 1)[0] == Approx(0.95).epsilon(1e-6));
}

TEST_CASE("AdamW shrinks the parameters by η λ beside Adam's step", "[optimizer]") {
  const UpdateRule rule{.learning_rate = 0.1, .weight_decay = 0.5};
  for (const float w : descend("adamw", rule, 1)) {
    CHECK(w == Approx(1 * (1 - 0.1 * 0.5) - 0.1).epsilon(1e-6));
  }
  CHECK(descend("adamw", {.learning_rate = 0.1}, 7) == descend("adam", {.learning_rate = 0.1}, 7));
}

TEST_CASE("clipping scales a long gradient to the norm asked for and leaves a short one",
          "[optimizer]") {
  std::vector<float> gradient = {3, -4};
  CHECK(clip(std::span(gradient), 10.0) == 5);
  CHECK(gradient == std::vector<float>{3, -4});
  CHECK(clip(std::span(gradient), 1.0) == 5);
  CHECK(gradient[0] == Approx(0.6).epsilon(1e-6));
  CHECK(gradient[1] == Approx(-0.8).epsilon(1e-6));
}

TEST_CASE("norms neither underflow nor overflow where their squares would in float32",
          "[optimizer]") {
  const std::vector<float> tiny(4, 1e-32f), huge(4, 1e30f);
  CHECK(norm(std::span(tiny)) == Approx(2e-32).epsilon(1e-6));
  CHECK(norm(std::span(huge)) == Approx(2e30).epsilon(1e-6));
}

TEST_CASE("every optimizer finds the bottom of the valley", "[optimizer]") {
  for (const Optimizer<float>& optimizer : optimizers()) {
    INFO(std::string(optimizer.name));
    for (const float w : descend(optimizer.name.data(), {.learning_rate = 0.02}, 1500)) {
      CHECK(w == Approx(0).margin(1e-3));
    }
  }
}
