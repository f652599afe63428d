// Secants against slopes: equal away from the kink, a ramp across it.
#include "../../cpp/experiments/difference_quotient.hpp"

#include <cmath>
#include <string>

#include "catch.hpp"

using namespace nn;

namespace {

DifferenceQuotientResult run(const DifferenceQuotientOptions& options) {
  auto result = difference_quotient(options);
  if (!result) FAIL(result.error());
  return *result;
}

/// f(x) in float64.
double exactly(const Activation& activation, double x) {
  double y = 0;
  activation.kernels<double>().forward(activation.parameter.usual, {&x, 1}, {&y, 1});
  return y;
}

}  // namespace

TEST_CASE("away from the kink ReLU's difference quotient is its derivative", "[claim-6.1]") {
  const DifferenceQuotientResult result = run({.step = 0.25});
  for (std::size_t i = 0; i < result.x.size(); ++i) {
    if (std::fabs(result.x[i]) < 0.25f) continue;
    CHECK(result.quotient[i] == Approx(result.slope[i]).margin(1e-6));
  }
}

TEST_CASE("across the kink the difference quotient is a ramp from 0 to 1, a half at 0",
          "[claim-6.2]") {
  for (const double step : {0.01, 0.1, 1.0}) {
    CHECK(run({.x = 0, .step = step}).quotient_at_x == Approx(0.5).epsilon(1e-6));
    CHECK(run({.x = step / 2, .step = step}).quotient_at_x == Approx(0.75).epsilon(1e-4));
    CHECK(run({.x = -2 * step, .step = step}).quotient_at_x == 0);
  }
}

TEST_CASE("every smooth activation's quotient approaches its derivative as the step shrinks",
          "[claim-6.1]") {
  for (const Activation& activation : activations()) {
    if (activation.kinked) continue;
    const std::string name(activation.name);
    INFO(name);
    for (const double x : {-1.3, 0.4, 2.1}) {
      const auto gap = [&](double step) {
        const auto result = run({.activation = name, .x = x, .step = step});
        return std::fabs(result.quotient_at_x - result.slope_at_x);
      };
      CHECK(gap(0.01) < 1e-3);
      CHECK(gap(0.01) <= gap(1) + 1e-6);
    }
  }
}

TEST_CASE("rounding moves no secant's slope by more than its margin, which is not idle",
          "[margins]") {
  double closest = 0;
  for (const Activation& activation : activations()) {
    if (activation.name == "step") continue;
    const std::string name(activation.name);
    for (const double step : {1e-4, 1e-3, 0.01, 0.02, 0.5, 2.0, 10.0}) {
      for (double x = -3; x < 3.01; x += 0.05) {
        const double exact =
            (exactly(activation, x + step) - exactly(activation, x - step)) / (2 * step);
        const auto result = run({.activation = name, .x = x, .step = step, .points = 2});
        const double off = std::fabs(double(result.quotient_at_x) - exact);
        INFO(name << " at " << x << ", step " << step);
        CHECK(off <= double(result.quotient_at_x_margin));
        if (off > 0) closest = std::max(closest, off / double(result.quotient_at_x_margin));
      }
    }
  }
  CHECK(closest > 0.1);
  // Where ReLU is 0 nothing is rounded.
  CHECK(run({.x = -1, .step = 0.5}).quotient_at_x_margin == 0);
  const auto list = run({.x = -1, .step = 0.5, .points = 9});
  CHECK(list.quotient_margin.size() == list.quotient.size());
}

TEST_CASE("a secant's options are refused in one sentence", "[options]") {
  CHECK(difference_quotient({.step = 0}).error() ==
        "step is 0; it must be a number from 0.0001 to 10.");
  CHECK(difference_quotient({.from = 2, .to = 1}).error() ==
        "to is 1; it must be more than from, which is 2.");
}
