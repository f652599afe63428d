// Trains step by step, and after each looks at every unit's output for every sample.
#include "unit_activity.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "../core/non_finite.hpp"
#include "../core/table.hpp"
#include "recipe.hpp"
#include "sort.hpp"

namespace nn {
namespace {

/// In order of class, then of the first feature.
void sort(Dataset& data) {
  const auto swap_rows = [](std::vector<float>& values, std::size_t row, std::size_t width) {
    float* first = values.data() + row * width;
    std::swap_ranges(first, first + width, first - width);
  };
  const auto out_of_order = [&data](std::size_t row) {
    const std::size_t before = class_of(data, row - 1), here = class_of(data, row);
    if (before != here) return before > here;
    return data.inputs[(row - 1) * data.features] > data.inputs[row * data.features];
  };
  sort_neighbours(data.samples, out_of_order, [&](std::size_t row) {
    swap_rows(data.inputs, row, data.features);
    swap_rows(data.targets, row, data.outputs);
  });
}

/// What a layer returned for all samples: (samples × units).
struct Outputs {
  View<const float> of;
  std::size_t samples, units;

  float operator()(std::size_t unit, std::size_t sample) const { return of.row(sample)[unit]; }
};

/// Adds an entry to the layer's lists.
void note(LayerActivity& layer, const Outputs& outputs) {
  std::size_t all_zeros = 0;
  int dead = 0, silent = 0;
  for (std::size_t u = 0; u < outputs.units; ++u) {
    std::size_t zeros = 0, positive = 0;
    for (std::size_t n = 0; n < outputs.samples; ++n) {
      zeros += outputs(u, n) == 0;
      positive += outputs(u, n) > 0;
    }
    all_zeros += zeros;
    dead += zeros == outputs.samples;
    silent += positive == 0;
  }
  const auto count = static_cast<double>(outputs.units * outputs.samples);
  layer.zero_share.push_back(static_cast<float>(static_cast<double>(all_zeros) / count));
  layer.dead.push_back(dead);
  layer.silent.push_back(silent);
}

/// A layer at one step: what its units returned for all samples, and what the activation was given.
struct Shot {
  int step = 0;
  double parameter = 0;  ///< the activation's
  std::size_t stride = 0;
  std::vector<float> outputs = {}, sums = {};
};

Shot shot(int step, const Activation& activation, const Network<float>& network, std::size_t index,
          std::size_t samples) {
  const Layer<float>& layer = network.layer(index);
  const View<const float> y = network.outputs(index), z = layer.sums().data ? layer.sums() : y;
  const std::size_t count = samples * y.stride;
  const bool learned = activation.parameter.learned;
  const std::size_t place = network.offset(index) + layer.weights().size();
  return {.step = step,
          .parameter = learned ? network.parameters()[place] : activation.parameter.usual,
          .stride = y.stride,
          .outputs = {y.data, y.data + count},
          .sums = {z.data, z.data + count}};
}

/// The slopes of the units that are above 0 for no sample.
void measure_silent(UnitMap& map, const Outputs& outputs, const Outputs& slopes) {
  double sum = 0;
  std::size_t silent = 0;
  for (std::size_t u = 0; u < outputs.units; ++u) {
    double most = 0, of_unit = 0;
    bool positive = false;
    for (std::size_t n = 0; n < outputs.samples; ++n) {
      const double slope = std::fabs(slopes(u, n));
      positive = positive || outputs(u, n) > 0;
      of_unit += slope;
      most = std::max(most, slope);
    }
    if (positive) continue;
    ++silent;
    sum += of_unit;
    map.flat += most == 0;
    map.largest_slope = std::max(map.largest_slope, static_cast<float>(most));
  }
  if (silent > 0)
    map.mean_slope = static_cast<float>(sum / static_cast<double>(silent * outputs.samples));
}

void draw(UnitMap& map, const Shot& shot, const Activation& activation, Outputs outputs) {
  map.step = shot.step;
  outputs.of = {shot.outputs.data(), shot.stride};
  map.outputs.resize(outputs.units * outputs.samples);
  for (std::size_t u = 0; u < outputs.units; ++u)
    for (std::size_t n = 0; n < outputs.samples; ++n)
      map.outputs[u * outputs.samples + n] = outputs(u, n);
  std::vector<float> slopes(shot.sums.size(), 1);
  activation.single.backward(shot.parameter, shot.sums, shot.outputs, slopes);
  measure_silent(map, outputs, {{slopes.data(), shot.stride}, outputs.samples, outputs.units});
}

struct Learner {
  const Activation& activation;
  Trainer trainer;
};

/// One network from before its first step to after its last.
UnitActivityRun run(const UnitActivityOptions& options, Learner learner, const Dataset& data,
                    UnitMap* map) {
  const Activation& activation = learner.activation;
  Trainer& trainer = learner.trainer;
  UnitActivityRun run;
  run.activation = activation.name;
  run.layers.resize(options.widths.size());
  const auto outputs = [&](std::size_t layer) {
    return Outputs{trainer.network().outputs(layer), data.samples,
                   static_cast<std::size_t>(options.widths[layer])};
  };
  const auto mapped_layer = static_cast<std::size_t>(options.map_layer) - 1;
  Shot last;
  const int steps = options.map_only ? options.map_step : options.steps;
  for (int step = 0; step <= steps; ++step) {
    NonFinite found;
    if (step > 0) found = advance(trainer, 1, [](double) { return true; });
    // A batch is all samples, so that afterwards the network holds what it made of each.
    const double loss = found ? 0 : trainer.evaluate(data).loss;
    if (!found) found = trainer.non_finite();
    run.non_finite = FirstNonFinite(found);
    if (found) break;
    run.losses.push_back(static_cast<float>(loss));
    for (std::size_t l = 0; l < run.layers.size(); ++l) note(run.layers[l], outputs(l));
    if (map && step <= options.map_step)
      last = shot(step, activation, trainer.network(), mapped_layer, data.samples);
  }
  // If not even the first loss was finite, the map stays empty.
  if (last.stride > 0) draw(*map, last, activation, outputs(mapped_layer));
  return run;
}

/// Digits that a training has lost stay lost. A unit's sign needs none of the loss's digits: what
/// is counted goes by its own margins. (Of 73,000 numbers of chaotic trainings eight further twins
/// contradicted 25.)
void keep_lost(UnitActivityRun& run) {
  for (LayerActivity& layer : run.layers)
    nn::keep_lost({{run.losses, run.losses_margin}},
                  {{layer.zero_share_margin, 0}, {layer.dead_margin, 0}, {layer.silent_margin, 0}});
}

/// The outputs have lost what the loss has, and a digit more: of thousands some move further than
/// the loss, which is a mean. (Of 100,000 eight further twins contradicted 200 without that digit.)
void keep_lost(UnitMap& map, const UnitActivityRun& run) {
  float lost = 0;
  for (std::size_t i = 0; i < run.losses.size() && i <= static_cast<std::size_t>(map.step); ++i)
    if (run.losses[i] != 0) lost = std::max(lost, 10 * run.losses_margin[i] / run.losses[i]);
  for (std::size_t i = 0; i < map.outputs.size(); ++i)
    if (map.outputs[i] != 0)
      map.outputs_margin[i] = std::max(map.outputs_margin[i], lost * std::fabs(map.outputs[i]));
}

/// What depends on two options at once.
std::optional<std::string> joint_complaint_about(const UnitActivityOptions& options) {
  const auto& names = options.activations;
  if (std::find(names.begin(), names.end(), options.map_of) == names.end()) {
    return "mapOf is " + shown(options.map_of) + "; it must be one of the activations.";
  }
  const auto layers = static_cast<double>(options.widths.size());
  if (options.map_layer > layers)
    return complaint("mapLayer", shown(options.map_layer), whole(1, layers));
  if (options.map_step > options.steps)
    return complaint("mapStep", shown(options.map_step), whole(0, options.steps));
  return {};
}

}  // namespace

Dataset unit_activity_data(const UnitActivityOptions& options) {
  const Dataset all = penguins();
  Rng rng(options.seed, Stream::split);
  const double share = options.samples / static_cast<double>(all.samples);
  Split chosen = split(all, 1 - share, rng);
  standardize(chosen);
  sort(chosen.training);
  return std::move(chosen.training);
}

Trainer unit_activity_trainer(const UnitActivityOptions& options, const Activation& activation,
                              const Dataset& data) {
  Recipe recipe = dense_recipe(data, options.widths, std::string(activation.name));
  recipe.initializer = "usual";
  recipe.loss = "softmax-cross-entropy";
  recipe.learning_rate = options.learning_rate;
  recipe.batch = static_cast<int>(data.samples);
  recipe.seed = options.seed;
  recipe.shuffle = false;
  Trainer trainer(trainer_options(recipe), data);
  Network<float>& network = trainer.network();
  for (std::size_t l = 0; l + 1 < network.layer_count(); ++l) {
    const Panels panels = network.layer(l).weights();
    for (std::size_t u = 0; u < panels.outputs; ++u) {
      network.parameters()[network.offset(l) + panels.bias(u)] =
          static_cast<float>(options.initial_bias);
    }
  }
  return trainer;
}

UnitActivityResult unit_activity_of(const UnitActivityOptions& options, Twin twin) {
  Dataset data = unit_activity_data(options);
  twin.move(data.inputs);
  UnitActivityResult result;
  for (std::size_t n = 0; n < data.samples; ++n)
    result.classes.push_back(static_cast<int>(class_of(data, n)));
  for (const std::string& name : options.activations) {
    if (options.map_only && name != options.map_of) continue;
    const Activation& activation = *find_activation(name);
    Learner learner{activation, unit_activity_trainer(options, activation, data)};
    twin.move(learner.trainer.network().parameters());
    UnitMap* map = name == options.map_of ? &result.map : nullptr;
    result.runs.push_back(run(options, std::move(learner), data, map));
  }
  return result;
}

Expected<UnitActivityResult> unit_activity(const UnitActivityOptions& options) {
  if (const auto complaint = complaint_about(options)) return Error{*complaint};
  if (const auto complaint = joint_complaint_about(options)) return Error{*complaint};
  const auto run = [&options](Twin twin) { return unit_activity_of(options, twin); };
  UnitActivityResult result = options.margins ? with_margins(run) : run(Twin());
  for (UnitActivityRun& of : result.runs) {
    if (!options.margins) break;
    keep_lost(of);
    if (of.activation == options.map_of) keep_lost(result.map, of);
  }
  if (options.map_only) result.runs.clear();
  return result;
}

}  // namespace nn
