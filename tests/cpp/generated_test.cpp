// Generated data: its shapes, its formulas where there is no noise, and its noise.
#include "../../cpp/core/generated.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "../../cpp/core/table.hpp"
#include "catch.hpp"

using namespace nn;

namespace {

constexpr double kPi = 3.14159265358979323846;

Dataset drawn(const DatasetGenerator& generator, std::size_t samples, float noise,
              std::uint32_t seed = 1) {
  Rng rng(seed, Stream::data);
  return generator.generate(samples, noise, rng);
}

Dataset exact(std::string_view name) {
  return drawn(*find_row(dataset_generators(), name), 1000, 0);
}

/// Differences of the two data sets' numbers, which are as many.
std::vector<double> differences(const std::vector<float>& a, const std::vector<float>& b) {
  std::vector<double> result;
  for (std::size_t i = 0; i < a.size(); ++i) result.push_back(double{a[i]} - double{b[i]});
  return result;
}

double mean(const std::vector<double>& numbers) {
  double sum = 0;
  for (const double number : numbers) sum += number;
  return sum / static_cast<double>(numbers.size());
}

struct Sample {
  double x, y;
  bool one;
  double radius() const { return std::hypot(x, y); }
};

std::vector<Sample> samples_of(const Dataset& data) {
  std::vector<Sample> samples;
  for (std::size_t n = 0; n < data.samples; ++n) {
    samples.push_back({data.inputs[2 * n], data.inputs[2 * n + 1], data.targets[n] == 1});
  }
  return samples;
}

}  // namespace

TEST_CASE("every generator gives the samples asked for, with one output", "[generated]") {
  for (const DatasetGenerator& generator : dataset_generators()) {
    INFO(generator.name);
    for (const std::size_t samples : {0, 1, 2, 101}) {
      const Dataset data = drawn(generator, samples, 0.1f);
      CHECK(data.samples == samples);
      CHECK(data.features == generator.inputs);
      CHECK(data.outputs == 1);
      CHECK(data.inputs.size() == samples * generator.inputs);
      CHECK(data.targets.size() == samples);
    }
  }
}

TEST_CASE("two classes are 0 and 1 and differ in size by one at most", "[generated]") {
  for (const DatasetGenerator& generator : dataset_generators()) {
    if (generator.inputs != 2) continue;
    INFO(generator.name);
    for (const std::size_t samples : {100, 101}) {
      const Dataset data = drawn(generator, samples, 0.1f);
      const auto zeros = std::count(data.targets.begin(), data.targets.end(), 0.0f);
      const auto ones = std::count(data.targets.begin(), data.targets.end(), 1.0f);
      CHECK(zeros + ones == static_cast<long>(samples));
      CHECK(std::abs(zeros - ones) == static_cast<long>(samples % 2));
    }
  }
}

TEST_CASE("the same seed draws the same data and another seed other data", "[generated]") {
  for (const DatasetGenerator& generator : dataset_generators()) {
    INFO(generator.name);
    const Dataset data = drawn(generator, 50, 0.1f);
    const Dataset again = drawn(generator, 50, 0.1f);
    CHECK(data.inputs == again.inputs);
    CHECK(data.targets == again.targets);
    CHECK(data.inputs != drawn(generator, 50, 0.1f, 2).inputs);
  }
}

TEST_CASE("without noise coordinates and targets lie within [-1, 1] and fill it", "[generated]") {
  for (const DatasetGenerator& generator : dataset_generators()) {
    INFO(generator.name);
    const Dataset data = drawn(generator, 1000, 0);
    const auto [least, most] = std::minmax_element(data.inputs.begin(), data.inputs.end());
    CHECK(*least >= -1);
    CHECK(*most <= 1);
    CHECK(*most - *least >= (generator.name == "two-gaussians" ? 1.0f : 1.8f));
    for (const float target : data.targets) CHECK(std::fabs(target) <= 1);
  }
}

TEST_CASE("without noise the functions are met exactly", "[generated]") {
  const auto check = [](std::string_view name, double (*function)(double), double margin) {
    const Dataset data = exact(name);
    for (std::size_t n = 0; n < data.samples; ++n) {
      INFO(name << " at " << data.inputs[n]);
      CHECK(data.targets[n] == Approx(function(data.inputs[n])).epsilon(0).margin(margin));
    }
  };
  check(
      "line", [](double x) { return x; }, 0);
  check(
      "absolute-value", [](double x) { return std::fabs(x); }, 0);
  check(
      "sine", [](double x) { return std::sin(kPi * x); }, 3e-7);
  check(
      "tent", [](double x) { return std::fmax(0, 1 - 2 * std::fabs(x)); }, 0);
}

TEST_CASE("without noise the circle is a disc in a ring, both evenly filled", "[generated]") {
  const std::vector<Sample> samples = samples_of(exact("circle"));
  int inner_half = 0;
  for (const Sample& sample : samples) {
    const double radius = sample.radius();
    if (sample.one) {
      CHECK(radius < 0.5 + 1e-6);
    } else {
      CHECK(radius > 0.7 - 1e-6);
      CHECK(radius < 1 + 1e-6);
    }
    inner_half += sample.one && radius < 0.5 / std::sqrt(2.0);
  }
  // Half of the disc's area: 250 of 500, within four standard errors.
  CHECK(inner_half == Approx(250).margin(4 * std::sqrt(500 * 0.25)));
}

TEST_CASE("without noise xor's classes are opposite quadrants, all four filled", "[generated]") {
  int quadrants[4] = {};
  for (const Sample& sample : samples_of(exact("xor"))) {
    CHECK(sample.one == ((sample.x > 0) != (sample.y > 0)));
    CHECK(std::fmin(std::fabs(sample.x), std::fabs(sample.y)) >= 0.1 - 1e-6);
    ++quadrants[2 * (sample.x > 0) + (sample.y > 0)];
  }
  for (const int quadrant : quadrants) {
    CHECK(quadrant == Approx(250).margin(4 * std::sqrt(500 * 0.25)));
  }
}

TEST_CASE("without noise the Gaussians are two points", "[generated]") {
  for (const Sample& sample : samples_of(exact("two-gaussians"))) {
    CHECK(sample.x == (sample.one ? 0.5 : -0.5));
    CHECK(sample.y == (sample.one ? 0.5 : -0.5));
  }
}

TEST_CASE("without noise the moons are half circles that reach into each other", "[generated]") {
  for (const Sample& sample : samples_of(exact("two-moons"))) {
    const double side = sample.one ? -1 : 1;
    const double x = side * sample.x + 1 / 3.0;
    const double y = side * sample.y + 1 / 6.0;
    CHECK(std::hypot(x, y) == Approx(2 / 3.0).margin(1e-6));
    CHECK(y >= -1e-6);
  }
}

TEST_CASE("without noise the spirals' radius grows with the angle", "[generated]") {
  for (const Sample& sample : samples_of(exact("spirals"))) {
    const double side = sample.one ? -1 : 1;
    const double radius = sample.radius();
    const double angle = 2 * kPi * 1.5 * (radius - 0.1) / 0.9;
    CHECK(radius > 0.1 - 1e-6);
    CHECK(side * sample.x == Approx(radius * std::cos(angle)).margin(1e-5));
    CHECK(side * sample.y == Approx(radius * std::sin(angle)).margin(1e-5));
  }
}

TEST_CASE("noise has the deviation asked for and moves the same samples", "[generated]") {
  const std::size_t count = 20000;
  const float noise = 0.3f;
  for (const DatasetGenerator& generator : dataset_generators()) {
    INFO(generator.name);
    const Dataset without = drawn(generator, count, 0);
    const Dataset with = drawn(generator, count, noise);
    const bool function = generator.inputs == 1;
    if (function) CHECK(with.inputs == without.inputs);
    if (!function) CHECK(with.targets == without.targets);
    std::vector<double> moved = function ? differences(with.targets, without.targets)
                                         : differences(with.inputs, without.inputs);
    const auto numbers = static_cast<double>(moved.size());
    // Four standard errors of a normal distribution's mean and variance.
    CHECK(mean(moved) == Approx(0).margin(4 * noise / std::sqrt(numbers)));
    for (double& distance : moved) distance *= distance;
    const double variance = noise * noise;
    CHECK(mean(moved) == Approx(variance).margin(4 * variance * std::sqrt(2 / numbers)));
  }
}
