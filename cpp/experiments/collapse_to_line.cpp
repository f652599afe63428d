// Trains both networks, multiplies the layers of one, and fits a line by least squares beside it.
#include "collapse_to_line.hpp"

#include <utility>

#include "../core/generated.hpp"
#include "../core/table.hpp"
#include "../core/trainer.hpp"
#include "recipe.hpp"
#include "sort.hpp"

namespace nn {
namespace {

constexpr std::size_t kSamples = 60;
constexpr int kUnits = 8;
constexpr std::size_t kGrid = 81;

/// In order of x.
Dataset drawn(std::uint32_t seed) {
  Rng rng(seed, Stream::data);
  Dataset data = find_row(dataset_generators(), "absolute-value")->generate(kSamples, 0.05f, rng);
  sort_neighbours(
      kSamples, [&data](std::size_t i) { return data.inputs[i] < data.inputs[i - 1]; },
      [&data](std::size_t i) {
        std::swap(data.inputs[i], data.inputs[i - 1]);
        std::swap(data.targets[i], data.targets[i - 1]);
      });
  return data;
}

Trainer trained(const CollapseToLineOptions& options, const char* activation, const Dataset& data,
                Twin& twin) {
  const std::vector<int> widths(static_cast<std::size_t>(options.depth), kUnits);
  Recipe recipe = dense_recipe(data, widths, activation);
  recipe.initializer = "usual";
  recipe.optimizer = "adam";
  recipe.batch = kSamples;
  recipe.seed = options.seed;
  Trainer trainer(trainer_options(recipe), data);
  twin.move(trainer.network().parameters());
  for (int step = 0; step < options.steps; ++step) trainer.step();
  return trainer;
}

std::vector<float> values(Network<float>& network, const std::vector<float>& x) {
  std::vector<float> y;
  for (const float at : x) y.push_back(network.forward(1, {&at, 1}).row(0)[0]);
  return y;
}

struct Line {
  double slope, intercept;
};

/// The lines that a layer's units are.
struct Lines {
  std::vector<double> slopes, intercepts;
};

/// Of every layer l: W_l ⋯ W_1 and what the biases come to.
std::vector<Lines> products(const Network<float>& network) {
  std::vector<Lines> result;
  std::vector<double> slopes{1}, intercepts{0};
  for (std::size_t l = 0; l < network.layer_count(); ++l) {
    const Panels shape = network.layer(l).weights();
    const std::span<const float> w = network.parameters().subspan(network.offset(l));
    std::vector<double> next_slopes(shape.outputs), next_intercepts(shape.outputs);
    for (std::size_t o = 0; o < shape.outputs; ++o) {
      next_intercepts[o] = w[shape.bias(o)];
      for (std::size_t i = 0; i < shape.inputs; ++i) {
        next_slopes[o] += w[shape.weight(o, i)] * slopes[i];
        next_intercepts[o] += w[shape.weight(o, i)] * intercepts[i];
      }
    }
    slopes = std::move(next_slopes);
    intercepts = std::move(next_intercepts);
    result.push_back({slopes, intercepts});
  }
  return result;
}

Line least_squares(const Dataset& data) {
  const auto count = static_cast<double>(data.samples);
  double mean_x = 0, mean_y = 0, xy = 0, xx = 0;
  for (std::size_t n = 0; n < data.samples; ++n) {
    mean_x += data.inputs[n] / count;
    mean_y += data.targets[n] / count;
  }
  for (std::size_t n = 0; n < data.samples; ++n) {
    xy += (data.inputs[n] - mean_x) * (data.targets[n] - mean_y);
    xx += (data.inputs[n] - mean_x) * (data.inputs[n] - mean_x);
  }
  return {xy / xx, mean_y - xy / xx * mean_x};
}

}  // namespace

CollapseToLineResult collapse_to_line_of(const CollapseToLineOptions& options, Twin twin) {
  Dataset data = drawn(options.seed);
  twin.move(data.inputs);
  Trainer identity = trained(options, "identity", data, twin);
  Trainer relu = trained(options, "relu", data, twin);
  CollapseToLineResult result;
  for (std::size_t i = 0; i < kGrid; ++i) {
    result.x.push_back(2 * static_cast<float>(i) / (kGrid - 1) - 1);
  }
  result.identity = values(identity.network(), result.x);
  result.relu = values(relu.network(), result.x);
  std::vector<Lines> lines = products(identity.network());
  result.slope = lines.back().slopes.front();
  result.intercept = lines.back().intercepts.front();
  lines.pop_back();
  for (const auto& [slopes, intercepts] : lines) {
    for (const double slope : slopes) result.unit_slopes.push_back(slope);
    for (const double intercept : intercepts) result.unit_intercepts.push_back(intercept);
  }
  const Line best = least_squares(data);
  result.least_squares_slope = best.slope;
  result.least_squares_intercept = best.intercept;
  result.identity_loss = identity.evaluate(data).loss;
  result.relu_loss = relu.evaluate(data).loss;
  result.data_x = std::move(data.inputs);
  result.data_y = std::move(data.targets);
  return result;
}

Expected<CollapseToLineResult> collapse_to_line(const CollapseToLineOptions& options) {
  if (const auto complaint = complaint_about(options)) return Error{*complaint};
  return with_margins([&](Twin twin) { return collapse_to_line_of(options, twin); });
}

}  // namespace nn
