// Sums of ReLUs against the curve they follow: pieces, errors, and least squares written out.
#include "../../cpp/experiments/hinges.hpp"

#include <algorithm>
#include <cmath>

#include "../../cpp/experiments/twins.hpp"
#include "catch.hpp"
#include "sanitized.hpp"

using namespace nn;

namespace {

HingesResult run(int units) {
  auto result = hinges({units});
  if (!result) FAIL(result.error());
  return *result;
}

}  // namespace

TEST_CASE("N ReLUs on one input make at most N + 1 straight pieces", "[claim-5.2]") {
  for (const int units : {1, 2, 3, 4, 8, 16, 33, 64}) {
    const HingesResult result = run(units);
    CHECK(result.kinks.size() == static_cast<std::size_t>(units));
    CHECK(result.pieces <= units + 1);
    // Counted again, from the fit alone.
    int pieces = 1;
    for (std::size_t i = 1; i + 1 < result.fit.size(); ++i) {
      const double bend = result.fit[i + 1] - 2.0 * result.fit[i] + result.fit[i - 1];
      pieces += std::fabs(bend) > 1e-4;
    }
    CHECK(pieces <= result.pieces);
  }
}

TEST_CASE("every further ReLU makes the fit better", "[claim-5.2]") {
  double before = 1e9;
  for (int units = 1; units <= 64; ++units) {
    const double error = run(units).rmse;
    CHECK(error < before);
    before = error;
  }
  CHECK(run(64).rmse < 0.05 * run(1).rmse);
}

TEST_CASE("between its kinks the fit is straight, and its error has no slope left in it",
          "[claim-5.2]") {
  const HingesResult result = run(6);
  // Least squares: the residual is orthogonal to the constant and to every hinge.
  double sum = 0;
  std::vector<double> along(result.kinks.size());
  for (std::size_t i = 0; i < result.fit.size(); ++i) {
    const double residual = result.employees[i] - static_cast<double>(result.fit[i]);
    sum += residual;
    for (std::size_t k = 0; k < along.size(); ++k) {
      along[k] += residual * std::max(0.0, result.month[i] - static_cast<double>(result.kinks[k]));
    }
  }
  CHECK(sum == Approx(0).margin(2e-3));
  for (const double product : along) CHECK(product == Approx(0).margin(0.1));
}

TEST_CASE(
    "the crisis is where the strongest kinks lie: the fall of 2008 and the turn at the end of 2009",
    "[claim-5.2]") {
  const HingesResult result = run(4);
  const auto near = [&](float month) {
    return std::any_of(result.kinks.begin(), result.kinks.end(),
                       [month](float kink) { return std::fabs(kink - month) <= 4; });
  };
  CHECK(near(12 * 2 + 4));   // May 2008: the fall begins
  CHECK(near(12 * 3 + 10));  // November 2009: it has ended
}

TEST_CASE("the number of ReLUs is refused in one sentence", "[options]") {
  CHECK(hinges({0}).error() == "units is 0; it must be a whole number from 1 to 64.");
}

TEST_CASE("counts moved by a float's last place bend the curve in the same months", "[margins]") {
  for (const int units : {1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 24, 33, 48, 64}) {
    if (kSanitized && units > 8) continue;
    const HingesResult shown = run(units);
    for (int number = 1; number <= 2; ++number) {
      Dataset moved = employment();
      Twin(number).move(moved.targets);
      const HingesResult twin = hinges_of({units}, moved);
      INFO(units << " units, twin " << number);
      CHECK(twin.kinks == shown.kinks);
      CHECK(twin.pieces == shown.pieces);
      CHECK(twin.rmse == Approx(shown.rmse).epsilon(2e-4));
      for (std::size_t i = 0; i < shown.kinks.size(); ++i)
        CHECK(twin.slope_changes[i] == Approx(shown.slope_changes[i]).margin(1e-4));
    }
  }
}
