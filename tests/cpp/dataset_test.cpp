// The penguins and the employment figures against published facts about them, and what splits and
// standardize promise.
#include "../../cpp/core/dataset.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "catch.hpp"

using namespace nn;

namespace {

double mean(const Dataset& data, std::size_t feature) {
  double sum = 0;
  for (std::size_t n = 0; n < data.samples; ++n) sum += data.inputs[n * data.features + feature];
  return sum / static_cast<double>(data.samples);
}

/// Inputs and targets of every sample, in their order.
std::vector<std::vector<float>> rows(const Dataset& data) {
  std::vector<std::vector<float>> all;
  for (std::size_t n = 0; n < data.samples; ++n) {
    const auto* x = &data.inputs[n * data.features];
    const auto* t = &data.targets[n * data.outputs];
    std::vector<float> row(x, x + data.features);
    row.insert(row.end(), t, t + data.outputs);
    all.push_back(row);
  }
  return all;
}

/// Every sample of both parts, sorted.
std::vector<std::vector<float>> sorted_rows(const Split& parts) {
  std::vector<std::vector<float>> all = rows(parts.training);
  for (const std::vector<float>& row : rows(parts.validation)) all.push_back(row);
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<std::vector<float>> sorted_rows(const Dataset& data) {
  return sorted_rows({.training = data, .validation = {}});
}

/// Samples of the class whose one-hot target this is.
float count(const Dataset& data, std::size_t target) {
  float sum = 0;
  for (std::size_t n = 0; n < data.samples; ++n) sum += data.targets[n * data.outputs + target];
  return sum;
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
  CHECK(count(data, 0) == 151);
  CHECK(count(data, 1) == 68);
  CHECK(count(data, 2) == 123);
}

TEST_CASE("a split keeps every sample once and the share asked for", "[dataset]") {
  const Dataset data = penguins();
  Rng rng(5, Stream::split);
  const Split parts = split(data, 0.2, rng);
  CHECK(parts.validation.samples == 68);
  CHECK(parts.training.samples == 274);
  CHECK(sorted_rows(parts) == sorted_rows(data));
}

TEST_CASE("a stratified split keeps every sample once and of every class its share", "[dataset]") {
  const Dataset data = penguins();
  Rng rng(5, Stream::split), again(5, Stream::split), other(6, Stream::split);
  const Split parts = stratified_split(data, 0.2, rng);
  // 20 % of 151, 68 and 123, each rounded.
  CHECK(count(parts.validation, 0) == 30);
  CHECK(count(parts.validation, 1) == 14);
  CHECK(count(parts.validation, 2) == 25);
  CHECK(parts.validation.samples == 30 + 14 + 25);
  CHECK(sorted_rows(parts) == sorted_rows(data));
  CHECK(parts.validation.inputs == stratified_split(data, 0.2, again).validation.inputs);
  CHECK(parts.validation.inputs != stratified_split(data, 0.2, other).validation.inputs);
  // Mixed, not class by class as the penguins come.
  const Split halves = ordered_split(parts.training, 0.5);
  for (std::size_t species = 0; species < 3; ++species) {
    CHECK(count(halves.training, species) / count(parts.training, species) ==
          Approx(0.5).margin(0.2));
  }
}

TEST_CASE("a stratified split knows two classes by a single target", "[dataset]") {
  Dataset data{.samples = 30, .features = 1, .outputs = 1};
  for (int n = 0; n < 30; ++n) {
    data.inputs.push_back(static_cast<float>(n));
    data.targets.push_back(n < 10 ? 1.0f : 0.0f);
  }
  Rng rng(1, Stream::split);
  const Split parts = stratified_split(data, 0.3, rng);
  CHECK(parts.validation.samples == 9);
  CHECK(count(parts.validation, 0) == 3);
  CHECK(sorted_rows(parts) == sorted_rows(data));
}

TEST_CASE("an ordered split keeps the last samples back and all in their order", "[dataset]") {
  const Split parts = ordered_split(employment(), 0.2);
  CHECK(parts.training.samples == 96);
  CHECK(parts.validation.samples == 24);
  for (std::size_t n = 0; n < 96; ++n) CHECK(parts.training.inputs[n] == static_cast<float>(n));
  for (std::size_t n = 0; n < 24; ++n) {
    CHECK(parts.validation.inputs[n] == static_cast<float>(96 + n));
  }
  CHECK(sorted_rows(parts) == sorted_rows(employment()));
}

TEST_CASE("employment is that of the Bureau of Labor Statistics", "[dataset]") {
  const Dataset data = employment();
  REQUIRE(data.samples == 120);
  REQUIRE(data.features == 1);
  REQUIRE(data.outputs == 1);
  REQUIRE(data.inputs.size() == 120);
  REQUIRE(data.targets.size() == 120);
  for (std::size_t month = 0; month < 120; ++month) {
    CHECK(data.inputs[month] == static_cast<float>(month));
  }
  const auto at = [&](std::size_t year, std::size_t month) {
    return data.targets[12 * (year - 2006) + month - 1];
  };
  CHECK(at(2006, 1) == 135.450f);
  CHECK(at(2008, 1) == 138.419f);
  CHECK(at(2010, 2) == 129.726f);
  CHECK(at(2015, 12) == 143.093f);
  // The peak before the recession, its trough, and the end.
  const auto first = data.targets.begin();
  CHECK(*std::max_element(first, first + 60) == at(2008, 1));
  CHECK(*std::min_element(first, data.targets.end()) == at(2010, 2));
  CHECK(*std::max_element(first, data.targets.end()) == at(2015, 12));
  // In thousands the column adds up to this.
  double sum = 0;
  for (const float millions : data.targets) sum += std::round(double{millions} * 1000);
  CHECK(sum == 16279028);
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

TEST_CASE("targets that are numbers are standardized by the training part alone", "[dataset]") {
  Split parts = ordered_split(employment(), 0.25);
  const float before = parts.validation.targets.back();
  double mean = 0, squares = 0;
  for (const float target : parts.training.targets) mean += target / 90.0;
  for (const float target : parts.training.targets) squares += std::pow(target - mean, 2) / 90.0;
  standardize_targets(parts);
  CHECK(parts.validation.targets.back() ==
        Approx((before - mean) / std::sqrt(squares)).epsilon(1e-4));
  double sum = 0;
  for (const float target : parts.training.targets) sum += target;
  CHECK(sum / 90 == Approx(0).margin(1e-5));
}
