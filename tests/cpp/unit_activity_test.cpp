// Dead units and exact zeros: what kills, what does not, and that the map is the network's own.
#include "../../cpp/experiments/unit_activity.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "catch.hpp"

using namespace nn;

namespace {

UnitActivityResult ask(const UnitActivityOptions& options) {
  auto result = unit_activity(options);
  if (!result) FAIL(result.error());
  return *result;
}

std::string refusal(const UnitActivityOptions& options) {
  const auto result = unit_activity(options);
  REQUIRE_FALSE(result);
  return result.error();
}

/// Share of dead units of the first layer over 20 seeds, before training or at the end.
double dead_share(UnitActivityOptions options, bool at_end) {
  double dead = 0, units = 0;
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    options.seed = seed;
    const LayerActivity layer = ask(options).runs[0].layers[0];
    dead += at_end ? layer.dead.back() : layer.dead.front();
    units += options.widths[0];
  }
  return dead / units;
}

bool all_zero(std::span<const float> values) {
  return std::all_of(values.begin(), values.end(), [](float value) { return value == 0; });
}

}  // namespace

TEST_CASE("a large negative bias kills units reliably, a bias of 0 hardly any", "[dead-units]") {
  CHECK(dead_share({.initial_bias = -6, .steps = 1}, false) > 0.95);
  CHECK(dead_share({.initial_bias = -20, .steps = 1}, false) == 1);
  CHECK(dead_share({.initial_bias = 0, .steps = 1}, false) < 0.02);
  for (const double rate : {0.03, 0.1, 1.0, 10.0})
    CHECK(dead_share({.initial_bias = -6, .learning_rate = rate}, true) > 0.95);
  CHECK(dead_share({.initial_bias = 0}, true) < 0.05);
}

TEST_CASE("from a bias of 0 a high rate kills some, and learning bears it up to a point",
          "[dead-units]") {
  struct End {
    int dead;
    double loss;
  };
  const auto ends = [](double rate) {
    std::vector<End> of_seeds;
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
      const UnitActivityRun run = ask({.learning_rate = rate, .seed = seed}).runs[0];
      of_seeds.push_back({static_cast<int>(run.layers[0].dead.back()), run.losses.back()});
    }
    return of_seeds;
  };
  for (const double rate : {0.1, 1.0, 2.0})
    for (const End& end : ends(rate)) CHECK(end.dead == 0);
  int most = 0, some = 0, learned = 0;
  for (const End& end : ends(5)) {
    most = std::max(most, end.dead);
    some += end.dead > 0;
    learned += end.loss < 0.01;
  }
  CHECK(most >= 8);
  CHECK(most <= 11);
  CHECK(some > 10);
  CHECK(learned >= 17);
  int killed = 0, spoilt = 0;
  for (const End& end : ends(10)) {
    killed += end.dead > 0;
    spoilt += end.loss > 0.1;
  }
  CHECK(killed == 20);
  CHECK(spoilt >= 17);
}

TEST_CASE("in the run that the page shows the loss climbs, and after ten steps eleven are dead",
          "[dead-units]") {
  const UnitActivityRun run = ask({.learning_rate = 5, .seed = 11}).runs[0];
  CHECK(run.losses[0] < 3);
  CHECK(run.losses[5] > 1000);
  CHECK(run.layers[0].dead[0] == 0);
  CHECK(run.layers[0].dead[10] == 11);
  CHECK(run.layers[0].dead.back() == 11);
}

TEST_CASE("in the first layer, without momentum, who is dead stays dead", "[dead-units]") {
  for (std::uint32_t seed = 1; seed <= 10; ++seed) {
    const auto result = ask({.initial_bias = -3, .learning_rate = 1, .seed = seed});
    const std::vector<int>& dead = result.runs[0].layers[0].dead;
    CHECK(dead.front() > 0);
    CHECK(std::is_sorted(dead.begin(), dead.end()));
  }
}

TEST_CASE("of the leaky family some silent units come back", "[dead-units]") {
  int leaky = 0, elu = 0;
  for (std::uint32_t seed = 1; seed <= 10; ++seed) {
    const auto result = ask({.activations = {"leaky-relu", "elu"},
                             .initial_bias = -6,
                             .learning_rate = 1,
                             .seed = seed,
                             .map_of = "elu"});
    for (const UnitActivityRun& run : result.runs) CHECK(run.layers[0].dead.front() == 0);
    const auto back = [&](int run) {
      const std::vector<int>& silent = result.runs[run].layers[0].silent;
      return silent.front() - silent.back();
    };
    leaky += back(0);
    elu += back(1);
  }
  CHECK(leaky > 0);
  CHECK(elu > 0);
}

TEST_CASE("a dead unit's own weights get a gradient of exactly zero", "[dead-units][gradient]") {
  const UnitActivityOptions options{.initial_bias = -3};
  const Dataset data = unit_activity_data(options);
  const std::size_t units = 32, inputs = data.features;
  Trainer trainer = unit_activity_trainer(options, *find_activation("relu"), data);
  const std::vector<float> map = ask(options).map.outputs;
  std::vector<bool> moved(units);
  for (int step = 0; step < 9; ++step) {  // one epoch
    trainer.step();
    const std::vector<float> gradient = trainer.network().plain_gradient();
    for (std::size_t u = 0; u < units; ++u) {
      if (!all_zero({&gradient[u * inputs], inputs}) || gradient[units * inputs + u] != 0)
        moved[u] = true;
    }
  }
  std::size_t dead = 0, living = 0;
  for (std::size_t u = 0; u < units; ++u) {
    if (all_zero({&map[u * data.samples], data.samples})) {
      ++dead;
      CHECK_FALSE(moved[u]);
    } else {
      living += moved[u];
    }
  }
  CHECK(dead > 0);
  CHECK(living > 0);
}

TEST_CASE("counts, shares and map agree with the trainer's diagnosis", "[dead-units][sparsity]") {
  UnitActivityOptions options{.widths = {12, 20, 7}, .initial_bias = -1, .steps = 40};
  options.map_step = 40;
  const Dataset data = unit_activity_data(options);
  Trainer trainer = unit_activity_trainer(options, *find_activation("relu"), data);
  for (int step = 0; step < options.steps; ++step) trainer.step();
  const std::vector<LayerDiagnostics> truth = trainer.diagnose(data);
  for (std::size_t l = 0; l < 3; ++l) {
    options.map_layer = static_cast<int>(l) + 1;
    const auto result = ask(options);
    const LayerActivity& layer = result.runs[0].layers[l];
    CHECK(layer.dead.back() == static_cast<int>(truth[l].dead));
    CHECK(layer.silent.back() == layer.dead.back());  // of ReLU
    CHECK(layer.zero_share.back() == static_cast<float>(truth[l].zero_share));
    const std::vector<float>& map = result.map.outputs;
    REQUIRE(map.size() == truth[l].units * data.samples);
    CHECK(std::count(map.begin(), map.end(), 0.0f) ==
          std::lround(truth[l].zero_share * static_cast<double>(map.size())));
    std::size_t dead_rows = 0;
    for (std::size_t u = 0; u < truth[l].units; ++u)
      dead_rows += all_zero({&map[u * data.samples], data.samples});
    CHECK(dead_rows == truth[l].dead);
  }
}

TEST_CASE(
    "at a symmetric initialization about half of ReLU's outputs are exactly 0, of sigmoid's none",
    "[sparsity]") {
  double sums[3] = {}, spreads[3] = {};
  const int seeds = 40;
  for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
    const auto result =
        ask({.activations = {"relu", "sigmoid"}, .widths = {24, 24, 24}, .steps = 1, .seed = seed});
    for (std::size_t l = 0; l < 3; ++l) {
      const double share = result.runs[0].layers[l].zero_share[0];
      sums[l] += share;
      spreads[l] += std::abs(share - 0.5);
      CHECK(result.runs[1].layers[l].zero_share[0] == 0);
    }
  }
  // 24 units × 40 seeds, each on with chance ½: their mean's deviation is about 0.016 if a unit is
  // on or off as a whole, and less if it is not.
  for (const double sum : sums) CHECK(std::abs(sum / seeds - 0.5) < 4 * 0.016);
  // The deeper, the more a unit is on or off as a whole, and the further one layer may lie off.
  CHECK(spreads[0] < spreads[1]);
  CHECK(spreads[1] < spreads[2]);
}

TEST_CASE(
    "training turns many units of the third layer on and off, and the share of zeros changes less",
    "[sparsity]") {
  double turned = 0, change = 0;
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    UnitActivityOptions options{.widths = {24, 24, 24}, .seed = seed, .map_layer = 3};
    const auto before = ask(options);
    options.map_step = options.steps;
    const std::vector<float> after = ask(options).map.outputs;
    for (std::size_t i = 0; i < after.size(); ++i)
      turned += (before.map.outputs[i] == 0) != (after[i] == 0);
    const std::vector<float>& share = before.runs[0].layers[2].zero_share;
    change += std::abs(share.back() - share.front()) * static_cast<double>(after.size());
  }
  CHECK(turned > 3 * change);
}

namespace {

/// f′(z) as calculus has it.
double true_slope(const std::string& name, double z) {
  const double pi = std::acos(-1);
  if (z > 0 && name != "gelu") return 1;
  if (name == "leaky-relu") return 0.01;
  if (name == "elu") return std::exp(z);
  if (name == "gelu")
    return std::erfc(-z / std::sqrt(2)) / 2 + z * std::exp(-z * z / 2) / std::sqrt(2 * pi);
  return 0;
}

struct Slopes {
  double mean = 0, largest = 0;
};

/// Of the silent units of the only hidden layer, from the parameters and the data alone.
Slopes slopes_of_silent(const UnitActivityOptions& options, int steps) {
  const Dataset data = unit_activity_data(options);
  Trainer trainer = unit_activity_trainer(options, *find_activation(options.map_of), data);
  for (int step = 0; step < steps; ++step) trainer.step();
  const std::vector<float> parameters = trainer.network().plain_parameters();
  const std::size_t units = 32;
  Slopes result;
  int count = 0;
  for (std::size_t u = 0; u < units; ++u) {
    std::vector<double> sums(data.samples, parameters[units * data.features + u]);
    for (std::size_t n = 0; n < data.samples; ++n)
      for (std::size_t i = 0; i < data.features; ++i)
        sums[n] += double(parameters[u * data.features + i]) * data.inputs[n * data.features + i];
    if (*std::max_element(sums.begin(), sums.end()) > 0) continue;
    for (const double z : sums) {
      const double slope = std::abs(true_slope(options.map_of, z));
      result.mean += slope;
      result.largest = std::max(result.largest, slope);
      ++count;
    }
  }
  if (count > 0) result.mean /= count;
  return result;
}

}  // namespace

TEST_CASE("the slopes of the silent units are those of their sums", "[dead-units][gradient]") {
  for (const std::string name : {"relu", "leaky-relu", "elu", "gelu"})
    for (const double bias : {-1.0, -2.0, -6.0})
      for (const int step : {0, 40}) {
        const UnitActivityOptions options{.activations = {name},
                                          .initial_bias = bias,
                                          .learning_rate = 1,
                                          .seed = 11,
                                          .map_of = name,
                                          .map_step = step};
        const auto result = ask(options);
        const Slopes truth = slopes_of_silent(options, step);
        INFO(name << ", bias " << bias << ", step " << step);
        CHECK(std::abs(result.map.mean_slope - truth.mean) <= 1e-5 + 1e-3 * truth.mean);
        CHECK(std::abs(result.map.largest_slope - truth.largest) <= 1e-4 + 1e-3 * truth.largest);
        const LayerActivity& layer = result.runs[0].layers[0];
        CHECK(result.map.flat >= (name == "relu" ? layer.silent[std::size_t(step)] : 0));
        CHECK(result.map.flat <= layer.silent[std::size_t(step)]);
      }
}

TEST_CASE("a silent unit of ELU may let much of a gradient through, or hardly any",
          "[dead-units]") {
  const auto mean = [](double bias, int step) {
    return ask({.activations = {"elu"},
                .initial_bias = bias,
                .learning_rate = 5,
                .seed = 11,
                .map_of = "elu",
                .map_step = step})
        .map.mean_slope;
  };
  CHECK(mean(-1, 0) > 0.3);
  CHECK(mean(-2, 0) < 0.2);
  CHECK(mean(-2, 0) > 0.1);
  CHECK(mean(-6, 300) < 0.05);
}

TEST_CASE("the map can be asked for at any step, and is that step's", "[dead-units]") {
  UnitActivityOptions options{.steps = 20};
  std::vector<float> first;
  for (const int step : {0, 7, 20}) {
    options.map_step = step;
    const auto result = ask(options);
    CHECK(result.map.step == step);
    CHECK(result.runs[0].losses.size() == 21);
    CHECK(result.map.outputs != first);
    first = result.map.outputs;
    options.steps = std::max(step, 1);
    CHECK(ask(options).map.outputs == first);  // what comes later does not matter
    options.steps = 20;
  }
}

TEST_CASE("samples stand in order of species", "[dead-units]") {
  for (int samples = 2; samples <= 200; ++samples)
    CHECK(unit_activity_data({.samples = samples}).samples == static_cast<std::size_t>(samples));
  const auto result = ask({.samples = 60, .steps = 1});
  CHECK(result.classes.size() == 60);
  CHECK(std::is_sorted(result.classes.begin(), result.classes.end()));
  CHECK(result.classes.front() == 0);
  CHECK(result.classes.back() == 2);
  const Dataset data = unit_activity_data({.samples = 60});
  for (std::size_t n = 1; n < 60; ++n) {
    if (result.classes[n] == result.classes[n - 1])
      CHECK(data.inputs[n * data.features] >= data.inputs[(n - 1) * data.features]);
  }
}

TEST_CASE("numbers that break end the lists, and the map stays at the last step before",
          "[dead-units]") {
  const auto result = ask({.activations = {"leaky-relu"},
                           .learning_rate = 100,
                           .map_of = "leaky-relu",
                           .map_step = 300});
  const UnitActivityRun& run = result.runs[0];
  REQUIRE(run.non_finite.step > 0);
  CHECK(static_cast<int>(run.losses.size()) == run.non_finite.step);
  CHECK(run.layers[0].dead.size() == run.losses.size());
  CHECK(result.map.step == run.non_finite.step - 1);
  CHECK(result.map.outputs.size() == 32 * 90);
}

TEST_CASE("options of unit activity are refused in one sentence", "[options]") {
  CHECK(refusal({.samples = 1}) == "samples is 1; it must be a whole number from 2 to 200.");
  CHECK(refusal({.steps = 10, .map_step = 11}) ==
        "mapStep is 11; it must be a whole number from 0 to 10.");
  CHECK(refusal({.map_layer = 2}) == "mapLayer is 2; it must be 1.");
  CHECK(refusal({.map_of = "elu"}) == "mapOf is \"elu\"; it must be one of the activations.");
}

TEST_CASE("the map alone is the map of the whole answer, at every step", "[dead-units]") {
  for (const int step : {0, 7, 300})
    for (const std::string activation : {"relu", "gelu"}) {
      UnitActivityOptions options{.activations = {"relu", "gelu"},
                                  .widths = {12, 8},
                                  .initial_bias = -1,
                                  .learning_rate = 5,
                                  .seed = 6,
                                  .map_of = activation,
                                  .map_layer = 2,
                                  .map_step = step};
      const UnitActivityResult whole = ask(options);
      options.map_only = true;
      const UnitActivityResult alone = ask(options);
      CHECK(alone.runs.empty());
      CHECK(alone.classes == whole.classes);
      CHECK(alone.map.step == whole.map.step);
      CHECK(alone.map.outputs == whole.map.outputs);
      CHECK(alone.map.mean_slope == whole.map.mean_slope);
      CHECK(alone.map.flat == whole.map.flat);
      if (step > 0 && whole.map.mean_slope > 0) CHECK(alone.map.mean_slope_margin > 0);
      options.margins = options.map_only = false;
      const UnitActivityResult sketch = ask(options);
      CHECK(sketch.map.outputs == whole.map.outputs);
      CHECK(sketch.runs[1].losses == whole.runs[1].losses);
      CHECK(sketch.runs[1].losses_margin.empty());
      CHECK(sketch.map.mean_slope_margin == 0);
    }
}
