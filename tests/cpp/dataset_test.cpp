// The penguins against published facts about them, and what split and standardize promise.
#include "../../cpp/core/dataset.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "catch.hpp"

using namespace nn;

namespace {

double mean(const Dataset& data, std::size_t feature) {
  double sum = 0;
  for (std::size_t n = 0; n < data.samples; ++n) sum += data.inputs[n * data.features + feature];
  return sum / static_cast<double>(data.samples);
}

}  // namespace

TEST_CASE("the penguins are those of the palmerpenguins package", "[dataset]") {
  const Dataset data = penguins();
  REQUIRE(data.samples == 342);
  REQUIRE(data.inputs.size() == 342 * 4);
  REQUIRE(data.targets.size() == 342 * 3);
  // Summary statistics as the package's documentation prints them (Horst, Hill & Gorman 2020).
  CHECK(mean(data, 0) == Approx(43.92).margin(0.005));
  CHECK(mean(data, 1) == Approx(17.15).margin(0.005));
  CHECK(mean(data, 2) == Approx(200.9).margin(0.05));
  CHECK(mean(data, 3) == Approx(4202).margin(0.5));
  float species[3] = {};
  for (std::size_t n = 0; n < data.samples; ++n) {
    for (std::size_t k = 0; k < 3; ++k) species[k] += data.targets[n * 3 + k];
  }
  CHECK(species[0] == 151);
  CHECK(species[1] == 68);
  CHECK(species[2] == 123);
}

TEST_CASE("a split keeps every sample once and the share asked for", "[dataset]") {
  const Dataset data = penguins();
  Rng rng(5, Stream::split);
  const Split parts = split(data, 0.2, rng);
  CHECK(parts.validation.samples == 68);
  CHECK(parts.training.samples == 274);
  const auto rows = [](const Dataset& part) {
    std::multiset<std::vector<float>> set;
    for (std::size_t n = 0; n < part.samples; ++n) {
      const auto* x = &part.inputs[n * part.features];
      const auto* t = &part.targets[n * part.outputs];
      std::vector<float> row(x, x + part.features);
      row.insert(row.end(), t, t + part.outputs);
      set.insert(row);
    }
    return set;
  };
  std::multiset<std::vector<float>> both = rows(parts.training);
  both.merge(rows(parts.validation));
  CHECK(both == rows(data));
}

TEST_CASE("standardizing uses the training part alone", "[dataset]") {
  Rng rng(5, Stream::split);
  Split parts = split(penguins(), 0.2, rng);
  const double before = mean(parts.validation, 3);
  const double center = mean(parts.training, 3);
  standardize(parts);
  for (std::size_t feature = 0; feature < 4; ++feature) {
    CHECK(mean(parts.training, feature) == Approx(0).margin(1e-6));
    double squares = 0;
    for (std::size_t n = 0; n < parts.training.samples; ++n) {
      squares += std::pow(parts.training.inputs[n * 4 + feature], 2);
    }
    CHECK(squares / 274 == Approx(1).epsilon(1e-5));
  }
  CHECK(mean(parts.validation, 3) != Approx(0).margin(1e-4));
  CHECK((mean(parts.validation, 3) > 0) == (before > center));
}

TEST_CASE("a constant feature becomes 0 and not NaN", "[dataset]") {
  Split parts;
  parts.training = {
      .samples = 3, .features = 1, .outputs = 1, .inputs = {4, 4, 4}, .targets = {1, 2, 3}};
  parts.validation = parts.training;
  standardize(parts);
  for (const float x : parts.training.inputs) CHECK(x == 0.0f);
}
