// Trains step by step, and after each looks at every unit's output for every sample.
#include "unit_activity.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "../core/table.hpp"

namespace nn {
namespace {

/// In order of class, then of the first feature. By insertion: samples are few, and the library's
/// sorts are much code to download.
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
  for (std::size_t n = 1; n < data.samples; ++n)
    for (std::size_t row = n; row > 0 && out_of_order(row); --row) {
      swap_rows(data.inputs, row, data.features);
      swap_rows(data.targets, row, data.outputs);
    }
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

void draw(UnitMap& map, int step, const Outputs& outputs) {
  map.step = step;
  map.outputs.resize(outputs.units * outputs.samples);
  for (std::size_t u = 0; u < outputs.units; ++u)
    for (std::size_t n = 0; n < outputs.samples; ++n)
      map.outputs[u * outputs.samples + n] = outputs(u, n);
}

/// One network from before its first step to after its last.
UnitActivityRun run(const UnitActivityOptions& options, const std::string& name,
                    const Dataset& data, UnitMap* map) {
  Trainer trainer = unit_activity_trainer(options, *find_activation(name), data);
  UnitActivityRun run;
  run.activation = name;
  run.layers.resize(options.widths.size());
  const auto outputs = [&](std::size_t layer) {
    return Outputs{trainer.network().outputs(layer), data.samples,
                   static_cast<std::size_t>(options.widths[layer])};
  };
  const auto mapped_layer = static_cast<std::size_t>(options.map_layer) - 1;
  for (int step = 0; step <= options.steps; ++step) {
    if (step > 0) trainer.step();
    // A batch is all samples, so that afterwards the network holds what it made of each.
    const double loss = trainer.evaluate(data).loss;
    if (!std::isfinite(loss)) {
      run.non_finite_step = step;
      break;
    }
    run.losses.push_back(static_cast<float>(loss));
    for (std::size_t l = 0; l < run.layers.size(); ++l) note(run.layers[l], outputs(l));
    if (map && step <= options.map_step) draw(*map, step, outputs(mapped_layer));
  }
  return run;
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
  Trainer trainer({.input = {.channels = data.features},
                   .layers = dense_stack(options.widths, {&activation}, data.outputs),
                   .initializer = find_row(initializers(), activation.initializer),
                   .loss = find_row(losses(), "softmax-cross-entropy"),
                   .optimizer = find_row(optimizers(), "sgd"),
                   .rule = {.learning_rate = options.learning_rate},
                   .batch = data.samples,
                   .seed = options.seed,
                   .shuffle = false},
                  data);
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

Expected<UnitActivityResult> unit_activity(const UnitActivityOptions& options) {
  if (const auto complaint = complaint_about(options)) return Error{*complaint};
  if (const auto complaint = joint_complaint_about(options)) return Error{*complaint};
  const Dataset data = unit_activity_data(options);
  UnitActivityResult result;
  for (std::size_t n = 0; n < data.samples; ++n)
    result.classes.push_back(static_cast<int>(class_of(data, n)));
  for (const std::string& name : options.activations)
    result.runs.push_back(run(options, name, data, name == options.map_of ? &result.map : nullptr));
  return result;
}

}  // namespace nn
