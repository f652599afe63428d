// The activation table: values, derivatives, ranges, and what happens at 0, infinity and NaN.
#include "../../cpp/core/activation.hpp"

#include <cmath>
#include <limits>
#include <optional>
#include <string>

#include "catch.hpp"

using namespace nn;

namespace {

constexpr float kInf = std::numeric_limits<float>::infinity();
constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

const Activation& named(const char* name) {
  const Activation* activation = find_activation(name);
  REQUIRE(activation != nullptr);
  return *activation;
}

/// f(x), with the usual parameter or another.
template <class T>
T value(const Activation& activation, T x, std::optional<double> parameter = {}) {
  const double p = parameter.value_or(activation.parameter.usual);
  T y;
  activation.kernels<T>().forward(p, {&x, 1}, {&y, 1});
  return y;
}

template <class T>
T slope(const Activation& activation, T x, std::optional<double> parameter = {}) {
  const double p = parameter.value_or(activation.parameter.usual);
  const T y = value(activation, x, p);
  T d = 1;
  activation.kernels<T>().backward(p, {&x, 1}, {&y, 1}, {&d, 1});
  return d;
}

}  // namespace

TEST_CASE("ReLU returns positive numbers as they are and 0 for all others", "[activation]") {
  const Activation& relu = named("relu");
  CHECK(relu.value(3.5f) == 3.5f);
  CHECK(relu.value(-3.5f) == 0.0f);
  CHECK(relu.value(kInf) == kInf);
  CHECK(relu.value(-kInf) == 0.0f);
  CHECK(relu.value(1e-45f) == 1e-45f);
}

TEST_CASE("ReLU turns minus zero into plus zero and lets NaN pass", "[activation]") {
  const Activation& relu = named("relu");
  CHECK_FALSE(std::signbit(relu.value(-0.0f)));
  CHECK(std::isnan(relu.value(kNan)));
}

TEST_CASE("ReLU's slope is 0 left of 0, 1 right of it, and 0 by convention at 0", "[activation]") {
  const Activation& relu = named("relu");
  CHECK(relu.slope(-1e-30f) == 0.0f);
  CHECK(relu.slope(0.0f) == 0.0f);
  CHECK(relu.slope(1e-30f) == 1.0f);
}

TEST_CASE("ReLU's slope at exactly 0 can be chosen, and nothing else changes", "[activation]") {
  const Activation& relu = named("relu");
  for (const double at_0 : {0.0, 0.25, 0.5, 1.0}) {
    for (const float zero : {0.0f, -0.0f}) {
      CHECK(slope(relu, zero, at_0) == static_cast<float>(at_0));
      CHECK(slope<double>(relu, zero, at_0) == at_0);
    }
    CHECK(slope(relu, -1e-45f, at_0) == 0);
    CHECK(slope(relu, 1e-45f, at_0) == 1);
    CHECK(value(relu, 0.0f, at_0) == 0);
  }
}

TEST_CASE("the slope of leaky ReLU and PReLU left of 0 can be chosen", "[activation]") {
  for (const char* name : {"leaky-relu", "prelu"}) {
    for (const double slope_left : {-0.5, 0.0, 0.2, 1.0}) {
      CHECK(value<double>(named(name), -3, slope_left) == -3 * slope_left);
      CHECK(slope<double>(named(name), -3, slope_left) == slope_left);
      CHECK(value<double>(named(name), 3, slope_left) == 3);
      CHECK(slope<double>(named(name), 3, slope_left) == 1);
    }
  }
}

TEST_CASE("every derivative agrees with a central difference away from the kink",
          "[activation][gradient]") {
  const double h = 1e-5;
  for (const Activation& activation : activations()) {
    for (double x = -8.05; x < 8.1; x += 0.1) {
      INFO(std::string(activation.name) << " at " << x);
      const double difference = (value(activation, x + h) - value(activation, x - h)) / (2 * h);
      CHECK(slope(activation, x) == Approx(difference).epsilon(1e-6).margin(1e-9));
    }
  }
}

TEST_CASE("single and double precision agree for every activation", "[activation]") {
  for (const Activation& activation : activations()) {
    for (float x = -12.0f; x <= 12.0f; x += 0.0625f) {
      INFO(std::string(activation.name) << " at " << x);
      CHECK(activation.value(x) ==
            Approx(value<double>(activation, x)).epsilon(2e-6).margin(1e-30));
      // tanh and sigmoid take theirs from y, which is rounded where it is close to 1.
      CHECK(activation.slope(x) == Approx(slope<double>(activation, x)).epsilon(2e-6).margin(1e-6));
    }
  }
}

TEST_CASE("values stay in the range that the table states", "[activation]") {
  for (const Activation& activation : activations()) {
    const auto [low, high, low_included, high_included] = activation.range;
    for (double x = -30; x <= 30; x += 1.0 / 64) {
      const double y = value(activation, x);
      INFO(std::string(activation.name) << " at " << x);
      CHECK(y >= low);
      CHECK(y <= high);
      if (std::fabs(x) < 15 && !low_included) CHECK(y > low);
      if (std::fabs(x) < 15 && !high_included) CHECK(y < high);
    }
  }
}

TEST_CASE("the least values of GELU and SiLU lie where their derivatives cross 0", "[activation]") {
  for (const char* name : {"gelu", "silu"}) {
    const Activation& activation = named(name);
    double low = -3, high = 0;
    for (int i = 0; i < 80; ++i) {
      const double middle = (low + high) / 2;
      (slope(activation, middle) < 0 ? low : high) = middle;
    }
    CHECK(activation.range.low == Approx(value(activation, low)).epsilon(1e-12));
  }
}

TEST_CASE("a bounded end of a range is the limit at infinity", "[activation]") {
  for (const char* name : {"step", "sigmoid", "tanh"}) {
    CHECK(named(name).value(kInf) == static_cast<float>(named(name).range.high));
    CHECK(named(name).value(-kInf) == static_cast<float>(named(name).range.low));
  }
  for (const char* name : {"relu", "gelu", "silu", "softplus"}) {
    CHECK(named(name).value(-kInf) == 0.0f);
    CHECK(named(name).value(kInf) == kInf);
  }
  CHECK(named("elu").value(-kInf) == -1.0f);
}

TEST_CASE("NaN passes through every activation", "[activation]") {
  for (const Activation& activation : activations()) {
    INFO(std::string(activation.name));
    CHECK(std::isnan(activation.value(kNan)));
  }
}

TEST_CASE("sigmoid's slope is largest at 0, where it is a quarter", "[activation]") {
  const Activation& sigmoid = named("sigmoid");
  CHECK(sigmoid.slope(0) == 0.25f);
  for (float x = 0.1f; x < 20; x += 0.1f) {
    CHECK(sigmoid.slope(x) < 0.25f);
    CHECK(sigmoid.slope(-x) < 0.25f);
  }
}

TEST_CASE("exactly the table's kinked functions have a slope that jumps at 0", "[activation]") {
  for (const Activation& activation : activations()) {
    const double left = slope(activation, -1e-9), right = slope(activation, 1e-9);
    const double jump = value(activation, 1e-9) - value(activation, -1e-9);
    INFO(std::string(activation.name));
    CHECK(activation.kinked == (std::fabs(right - left) > 1e-6 || std::fabs(jump) > 1e-6));
  }
}

TEST_CASE("an unknown name has no row", "[activation]") {
  CHECK(find_activation("rleu") == nullptr);
  CHECK(find_activation("") == nullptr);
}

TEST_CASE("GELU and SiLU are not monotone, and the page says where and how deep", "[activation]") {
  struct Lowest {
    double x = 0, y = 0;
  };
  const auto lowest = [](const char* name) {
    const Activation& activation = *find_activation(name);
    Lowest lowest;
    for (int i = -60000; i <= 0; ++i) {
      const float x = static_cast<float>(i) / 10000;
      if (activation.value(x) < lowest.y) lowest = {x, activation.value(x)};
    }
    CHECK(activation.slope(static_cast<float>(lowest.x) - 0.01f) < 0);
    CHECK(activation.slope(static_cast<float>(lowest.x) + 0.01f) > 0);
    return lowest;
  };
  const Lowest gelu = lowest("gelu"), silu = lowest("silu");
  CHECK(std::abs(gelu.x - -0.75) < 0.005);
  CHECK(std::abs(gelu.y - -0.17) < 0.0005);
  CHECK(gelu.y > -0.17);  // the end that the table gives is rounded
  CHECK(std::abs(silu.y - -0.28) < 0.005);
  CHECK(silu.y > -0.28);
}

TEST_CASE("PReLU's slope starts at a quarter, as the page draws it", "[activation]") {
  CHECK(find_activation("prelu")->parameter.usual == 0.25);
  CHECK(find_activation("prelu")->slope(-1) == 0.25f);
  CHECK(find_activation("leaky-relu")->slope(-1) == 0.01f);
}
