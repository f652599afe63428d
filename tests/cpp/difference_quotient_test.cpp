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

TEST_CASE("a secant's options are refused in one sentence", "[options]") {
  CHECK(difference_quotient({.step = 0}).error() ==
        "step is 0; it must be a number from 0.0001 to 10.");
  CHECK(difference_quotient({.from = 2, .to = 1}).error() ==
        "to is 1; it must be more than from, which is 2.");
}
