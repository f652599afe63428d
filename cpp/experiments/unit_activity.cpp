// Trains step by step, and after each looks at every unit's output for every sample.
#include "unit_activity.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "../core/table.hpp"

namespace nn {
namespace {

const DataSource& source_of(const UnitActivityOptions& options) {
  return *find_row(data_sources(), options.data);
}

int class_of(const Dataset& data, std::size_t row) {
  const float* first = data.targets.data() + row * data.outputs;
  if (data.outputs == 1) return *first > 0.5f ? 1 : 0;
  return static_cast<int>(std::max_element(first, first + data.outputs) - first);
}

Dataset rows_of(const Dataset& data, std::span<const std::uint32_t> rows) {
  Dataset part{.samples = rows.size(), .features = data.features, .outputs = data.outputs};
  const auto append = [](std::vector<float>& to, const std::vector<float>& from, std::size_t row,
                         std::size_t width) {
    const auto first = from.begin() + static_cast<std::ptrdiff_t>(row * width);
    to.insert(to.end(), first, first + static_cast<std::ptrdiff_t>(width));
  };
  for (const std::uint32_t row : rows) {
    append(part.inputs, data.inputs, row, data.features);
    append(part.targets, data.targets, row, data.outputs);
  }
  return part;
}

/// `samples` of the data by chance, in order of class (where there are classes), then of the first
/// feature.
Dataset chosen(const Dataset& data, const UnitActivityOptions& options, bool classes) {
  Rng rng(options.seed, Stream::split);
  std::vector<std::uint32_t> rows = permutation(static_cast<std::uint32_t>(data.samples), rng);
  rows.resize(std::min(rows.size(), static_cast<std::size_t>(options.samples)));
  std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
    const int class_a = classes ? class_of(data, a) : 0, class_b = classes ? class_of(data, b) : 0;
    if (class_a != class_b) return class_a < class_b;
    return data.inputs[a * data.features] < data.inputs[b * data.features];
  });
  return rows_of(data, rows);
}

/// The outputs of all hidden layers: per layer (units × samples).
std::vector<std::vector<float>> hidden_outputs(Network<float>& network, const Dataset& data,
                                               std::size_t batch) {
  std::vector<std::vector<float>> outputs(network.layer_count() - 1);
  for (std::size_t l = 0; l < outputs.size(); ++l)
    outputs[l].resize(network.layer(l).output().size() * data.samples);
  for (std::size_t first = 0; first < data.samples; first += batch) {
    const std::size_t count = std::min(batch, data.samples - first);
    network.forward(count, {data.inputs.data() + first * data.features, data.features});
    for (std::size_t l = 0; l < outputs.size(); ++l) {
      const std::size_t units = outputs[l].size() / data.samples;
      for (std::size_t n = 0; n < count; ++n)
        for (std::size_t u = 0; u < units; ++u)
          outputs[l][u * data.samples + first + n] = network.outputs(l).row(n)[u];
    }
  }
  return outputs;
}

/// Adds an entry to the layer's lists. outputs: (units × samples).
void note(LayerActivity& layer, const std::vector<float>& outputs, std::size_t samples) {
  layer.units = static_cast<int>(outputs.size() / samples);
  std::size_t all_zeros = 0;
  int dead = 0, silent = 0;
  for (auto unit = outputs.begin(); unit != outputs.end();) {
    const auto end = unit + static_cast<std::ptrdiff_t>(samples);
    const auto zeros = static_cast<std::size_t>(std::count(unit, end, 0.0f));
    all_zeros += zeros;
    dead += zeros == samples;
    silent += std::none_of(unit, end, [](float y) { return y > 0; });
    unit = end;
  }
  layer.zero_share.push_back(
      static_cast<float>(static_cast<double>(all_zeros) / static_cast<double>(outputs.size())));
  layer.dead.push_back(dead);
  layer.silent.push_back(silent);
}

/// One network from before its first step to after its last.
UnitActivityRun run(const UnitActivityOptions& options, const std::string& name,
                    const Dataset& data, UnitMap* map) {
  Trainer trainer = unit_activity_trainer(options, *find_activation(name), data);
  UnitActivityRun run{.activation = name,
                      .losses = {},
                      .layers = std::vector<LayerActivity>(options.widths.size())};
  const std::size_t batch = std::min(static_cast<std::size_t>(options.batch), data.samples);
  for (int step = 0; step <= options.steps; ++step) {
    if (step > 0) trainer.step();
    const double loss = trainer.evaluate(data).loss;
    if (!std::isfinite(loss)) {
      run.non_finite_step = step;
      run.non_finite_layer = trainer.first_non_finite_layer();
      break;
    }
    run.losses.push_back(static_cast<float>(loss));
    std::vector<std::vector<float>> outputs = hidden_outputs(trainer.network(), data, batch);
    for (std::size_t l = 0; l < outputs.size(); ++l) note(run.layers[l], outputs[l], data.samples);
    if (map && step <= options.map_step) {
      *map = {step, std::move(outputs[static_cast<std::size_t>(options.map_layer) - 1])};
    }
  }
  return run;
}

/// What depends on two options at once.
std::optional<std::string> joint_complaint_about(const UnitActivityOptions& options) {
  const auto& names = options.activations;
  if (std::find(names.begin(), names.end(), options.map_of) == names.end()) {
    std::vector<std::string> given = names;
    return "mapOf is " + shown(options.map_of) + "; it must be one of the activations, which are " +
           shown(field_of(given)) + ".";
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
  const DataSource& source = source_of(options);
  const bool classes = source.loss != "mean-squared-error";
  Rng rng(options.seed, Stream::data);
  const Dataset all = source.make(static_cast<std::size_t>(options.samples),
                                  static_cast<float>(options.noise), rng);
  Split split{chosen(all, options, classes), {}};
  split.validation = {.samples = 0, .features = all.features, .outputs = all.outputs};
  standardize(split);
  if (!classes) standardize_targets(split);
  return std::move(split.training);
}

Trainer unit_activity_trainer(const UnitActivityOptions& options, const Activation& activation,
                              const Dataset& data) {
  Trainer trainer({.input = {.channels = data.features},
                   .layers = dense_stack(options.widths, {&activation}, data.outputs),
                   .initializer = find_row(initializers(), activation.initializer),
                   .loss = find_row(losses(), source_of(options).loss),
                   .optimizer = find_row(optimizers(), "sgd"),
                   .rule = {.learning_rate = options.learning_rate},
                   .batch = std::min(static_cast<std::size_t>(options.batch), data.samples),
                   .seed = options.seed},
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
    result.classes.push_back(source_of(options).loss == "mean-squared-error" ? 0
                                                                             : class_of(data, n));
  for (const std::string& name : options.activations)
    result.runs.push_back(run(options, name, data, name == options.map_of ? &result.map : nullptr));
  return result;
}

}  // namespace nn
