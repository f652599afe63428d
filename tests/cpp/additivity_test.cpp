// Which functions can be added up in any order.
#include "../../cpp/experiments/additivity.hpp"

#include <string>

#include "catch.hpp"

using namespace nn;

namespace {

AdditivityResult run(const std::string& activation, double a, double b) {
  auto result = additivity({activation, a, b});
  if (!result) FAIL(result.error());
  return *result;
}

}  // namespace

TEST_CASE("ReLU adds up exactly where a and b lie on the same side of 0", "[claim-5.1]") {
  for (double a = -3; a <= 3; a += 0.5)
    for (double b = -3; b <= 3; b += 0.5) {
      const AdditivityResult result = run("relu", a, b);
      INFO("a = " << a << ", b = " << b);
      CHECK((result.of_sum == result.sum) == (a * b >= 0));
    }
}

TEST_CASE("the identity always adds up, and no other activation does", "[claim-5.1]") {
  for (const Activation& activation : activations()) {
    const std::string name(activation.name);
    bool adds = true;
    for (const double a : {-2.0, 0.5, 1.0}) {
      for (const double b : {-1.0, 1.5}) {
        const AdditivityResult result = run(name, a, b);
        adds = adds && result.of_sum == Approx(result.sum).margin(1e-6);
      }
    }
    INFO(name);
    CHECK(adds == (name == "identity"));
  }
}

TEST_CASE("a sum's options are refused in one sentence", "[options]") {
  CHECK(additivity({"relu", 101, 0}).error() == "a is 101; it must be a number from -100 to 100.");
}
