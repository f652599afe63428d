// exp, log, tanh, erf, sine and their kin against float64 libm over millions of points, and at the
// edges.
#include "../../cpp/core/elementary.hpp"

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "catch.hpp"
#include "sanitized.hpp"

namespace {

constexpr std::uint32_t kThinning = kSanitized ? 16 : 1;

using Single = float (*)(float);
using Several = nn::Wide (*)(nn::Wide);
using Double = double (*)(double);

struct Function {
  const char* name;
  Single single;
  Several several;
  Double reference;
  double low, high;     ///< where the error is measured: results are normal numbers there
  double least_result;  ///< smaller results are left out
  double bound;         ///< units in the last place
};

const Function kFunctions[] = {
    {"exp", nn::exp<float>, nn::exp<nn::Wide>, [](double x) { return std::exp(x); }, -87, 88.7, 0,
     2},
    {"expm1", nn::expm1<float>, nn::expm1<nn::Wide>, [](double x) { return std::expm1(x); }, -100,
     88.7, 0, 2},
    {"log", nn::log<float>, nn::log<nn::Wide>, [](double x) { return std::log(x); }, 1e-45, 3.4e38,
     0, 2},
    {"log1p", nn::log1p<float>, nn::log1p<nn::Wide>, [](double x) { return std::log1p(x); }, 0,
     3.4e38, 0, 2},
    {"tanh", nn::tanh<float>, nn::tanh<nn::Wide>, [](double x) { return std::tanh(x); }, -3e38,
     3e38, 0, 7},
    {"sigmoid", nn::sigmoid<float>, nn::sigmoid<nn::Wide>,
     [](double x) { return 1 / (1 + std::exp(-x)); }, -87, 3e38, 0, 4},
    {"erf", nn::erf<float>, nn::erf<nn::Wide>, [](double x) { return std::erf(x); }, -3e38, 3e38, 0,
     3},
    {"gelu", nn::gelu<float>, nn::gelu<nn::Wide>,
     [](double x) { return x / 2 * std::erfc(-x / std::sqrt(2.0)); }, -13, 3e38, 1e-30, 8},
    {"silu", nn::silu<float>, nn::silu<nn::Wide>, [](double x) { return x / (1 + std::exp(-x)); },
     -85, 3e38, 1e-37, 4},
    {"softplus", nn::softplus<float>, nn::softplus<nn::Wide>,
     [](double x) { return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x)); }, -87,
     3e38, 0, 4},
    {"sin_turns", nn::sin_turns<float>, nn::sin_turns<nn::Wide>,
     [](double x) { return nn::sin_turns(x); }, -2097151.75, 2097151.75, 0, 4},
    {"cos_turns", nn::cos_turns<float>, nn::cos_turns<nn::Wide>,
     [](double x) { return nn::cos_turns(x); }, -2097151.75, 2097151.75, 0, 4},
};

float from_bits(std::uint32_t bits) {
  float x;
  std::memcpy(&x, &bits, sizeof x);
  return x;
}

/// Distance of neighbouring floats at this size.
double unit_at(double value) {
  int exponent;
  std::frexp(std::fabs(value), &exponent);
  return std::ldexp(1.0, std::max(exponent - 24, -149));
}

struct Worst {
  double units = 0;
  float at = 0;
  long points = 0;
};

void measure(const Function& f, float x, Worst& worst) {
  if (!(x >= f.low && x <= f.high)) return;
  const double expected = f.reference(x);
  if (std::fabs(expected) <= f.least_result) return;
  const double units = std::fabs(f.single(x) - expected) / unit_at(expected);
  ++worst.points;
  if (!(units <= worst.units)) worst = {units, x, worst.points};
}

const std::vector<float> kEdges = {
    0.0f,      -0.0f,     1e-45f,   -1e-45f, 1e-40f,  -1e-40f, 1.1754944e-38f, 1.0f,
    -1.0f,     88.8f,     -88.8f,   104.5f,  -104.5f, 3e38f,   -3e38f,         INFINITY,
    -INFINITY, NAN,       -NAN,     9.02f,   -9.02f,  20.0f,   -20.0f,         0.5f,
    -0.3466f,  5.960e-8f, 2.98e-8f, 1e10f,   -1e10f,  -14.3f,  -110.0f,        1.5f,
};

}  // namespace

TEST_CASE("elementary functions keep their stated errors over all magnitudes", "[elementary]") {
  for (const Function& f : kFunctions) {
    Worst worst;
    // Every exponent, both signs; and evenly where the functions do something.
    for (std::uint32_t bits = 0; bits < 0x7f800000u; bits += 2039 * kThinning) {
      measure(f, from_bits(bits), worst);
      measure(f, from_bits(bits | 0x80000000u), worst);
    }
    const int steps = static_cast<int>(1000000 / kThinning);
    for (int i = 0; i <= steps; ++i) {
      measure(f, static_cast<float>(-105.0 + 210.0 * i / steps), worst);
      measure(f, static_cast<float>(-10.0 + 20.0 * i / steps), worst);
    }
    std::printf("%-9s at most %.2f units in the last place, at %.9g (%ld points)\n", f.name,
                worst.units, worst.at, worst.points);
    INFO(f.name << " at " << worst.at);
    CHECK(worst.units <= f.bound);
    CHECK(worst.points * kThinning >= 1000000);
  }
}

TEST_CASE("GELU's tail keeps its relative accuracy down to 1e-30", "[elementary]") {
  for (double x = -11.4; x < -1; x += 0.01) {
    const auto single = static_cast<float>(x);
    const double expected = single / 2.0 * std::erfc(-static_cast<double>(single) / std::sqrt(2.0));
    CHECK(std::fabs(nn::gelu(single) / expected - 1) < 8 * 0x1p-23);
  }
}

TEST_CASE("several floats at once have the bits of one float at a time", "[elementary]") {
  std::vector<float> inputs = kEdges;
  for (std::uint32_t bits = 1; bits < 0x7f800000u; bits += 40009) {
    inputs.push_back(from_bits(bits));
    inputs.push_back(from_bits(bits | 0x80000000u));
  }
  constexpr std::size_t kWide = sizeof(nn::Wide) / sizeof(float);
  while (inputs.size() % kWide != 0) inputs.push_back(1);
  for (const Function& f : kFunctions) {
    int different = 0;
    for (std::size_t i = 0; i < inputs.size(); i += kWide) {
      const nn::Wide several = f.several(nn::load<nn::Wide>(&inputs[i]));
      for (std::size_t lane = 0; lane < kWide; ++lane) {
        const float one = f.single(inputs[i + lane]);
        const float other = several[lane];
        const bool both_nan = std::isnan(one) && std::isnan(other);
        different += !both_nan && std::memcmp(&one, &other, sizeof one) != 0;
      }
    }
    INFO(f.name);
    CHECK(different == 0);
  }
}

TEST_CASE("limits are kept at infinity, and NaN passes", "[elementary]") {
  CHECK(nn::exp(INFINITY) == INFINITY);
  CHECK(nn::exp(-INFINITY) == 0);
  CHECK(nn::exp(89.0f) == INFINITY);
  CHECK(nn::expm1(-INFINITY) == -1);
  CHECK(nn::log(0.0f) == -INFINITY);
  CHECK(nn::log(-0.0f) == -INFINITY);
  CHECK(nn::log(INFINITY) == INFINITY);
  CHECK(std::isnan(nn::log(-1.0f)));
  CHECK(nn::tanh(INFINITY) == 1);
  CHECK(nn::tanh(-INFINITY) == -1);
  CHECK(nn::sigmoid(INFINITY) == 1);
  CHECK(nn::sigmoid(-INFINITY) == 0);
  CHECK(nn::erf(INFINITY) == 1);
  CHECK(nn::erf(-INFINITY) == -1);
  CHECK(nn::gelu(INFINITY) == INFINITY);
  CHECK(nn::gelu(-INFINITY) == 0);
  CHECK(nn::gelu_derivative(INFINITY) == 1);
  CHECK(nn::gelu_derivative(-INFINITY) == 0);
  CHECK(nn::silu(-INFINITY) == 0);
  CHECK(nn::silu_derivative(INFINITY) == 1);
  CHECK(nn::silu_derivative(-INFINITY) == 0);
  CHECK(nn::softplus(INFINITY) == INFINITY);
  CHECK(nn::softplus(-INFINITY) == 0);
  for (const Function& f : kFunctions) {
    INFO(f.name);
    CHECK(std::isnan(f.single(NAN)));
  }
}

TEST_CASE("sine and cosine are exact at quarters of a turn, and large numbers are whole turns",
          "[elementary]") {
  for (int turns = -1000; turns <= 1000; ++turns) {
    const auto x = static_cast<float>(turns);
    CHECK(nn::sin_turns(x) == 0);
    CHECK(nn::sin_turns(x + 0.25f) == 1);
    CHECK(nn::sin_turns(x + 0.5f) == 0);
    CHECK(nn::sin_turns(x + 0.75f) == -1);
    CHECK(nn::cos_turns(x) == 1);
    CHECK(nn::cos_turns(x + 0.25f) == 0);
    CHECK(nn::cos_turns(x + 0.5f) == -1);
    CHECK(nn::cos_turns(x + 0.75f) == 0);
  }
  CHECK(nn::sin_turns(3e38f) == 0);
  CHECK(nn::cos_turns(-3e38f) == 1);
  CHECK(std::isnan(nn::sin_turns(INFINITY)));
  CHECK(std::isnan(nn::cos_turns(-INFINITY)));
  // Between turns, against the standard library's radians where those are accurate.
  for (double x = -2; x <= 2; x += 0.001) {
    const double radians = 2 * 3.14159265358979323846 * static_cast<float>(x);
    CHECK(nn::sin_turns(static_cast<float>(x)) == Approx(std::sin(radians)).margin(1e-7));
    CHECK(nn::cos_turns(static_cast<float>(x)) == Approx(std::cos(radians)).margin(1e-7));
    CHECK(std::fabs(nn::sin_turns(static_cast<float>(x))) <= 1);
  }
}

TEST_CASE("odd functions keep the sign of zero and subnormals keep their size", "[elementary]") {
  for (const float x : {-0.0f, -1e-45f, -1e-40f}) {
    CHECK(std::signbit(nn::tanh(x)));
    CHECK(std::signbit(nn::expm1(x)));
    CHECK(std::signbit(nn::erf(x)));
    CHECK(std::signbit(nn::sin_turns(x)));
    CHECK(nn::tanh(x) == x);
    CHECK(nn::expm1(x) == x);
  }
  CHECK(nn::exp(-103.0f) == Approx(std::exp(-103.0)).margin(1.5e-45));
  CHECK(nn::log(1e-45f) == Approx(std::log(1.401298464e-45)).epsilon(1e-7));
}
