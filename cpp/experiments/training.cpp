// Checks that layers, data and parameters fit each other, and trains.
#include "training.hpp"

#include <cmath>

#include "../core/table.hpp"
#include "memory.hpp"

namespace nn {
namespace {

std::string plural(std::uint64_t count, const char* what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

LayerSpec spec_of(const TrainingLayer& layer) {
  return {.kind = find_row(layer_kinds(), layer.kind)->kind,
          .outputs = static_cast<std::size_t>(layer.outputs),
          .kernel = static_cast<std::size_t>(layer.kernel),
          .padding = find_row(paddings(), layer.padding)->padding,
          .activation = {find_activation(layer.activation), layer.parameter}};
}

/// What a network of these layers comes to, computed without making one.
struct Plan {
  Shape output;
  std::uint64_t parameters = 0;  ///< weights and biases
  std::uint64_t numbers = 0;     ///< floats held per sample of a batch
};

/// The shape after one more layer; the layer must fit (see `complaint_about_layers`).
void add_layer(Plan& plan, const LayerSpec& spec) {
  const Shape in = plan.output;
  const std::uint64_t positions = std::uint64_t{spec.kernel} * spec.kernel;
  switch (spec.kind) {
    case LayerSpec::Kind::dense:
      plan.parameters += std::uint64_t{spec.outputs} * (in.size() + 1);
      plan.output = {1, 1, spec.outputs};
      break;
    case LayerSpec::Kind::convolution: {
      const std::size_t lost = spec.padding == Padding::same ? 0 : spec.kernel - 1;
      plan.parameters += std::uint64_t{spec.outputs} * (positions * in.channels + 1);
      plan.output = {in.height - lost, in.width - lost, spec.outputs};
      break;
    }
    case LayerSpec::Kind::max_pool:
      plan.output = {in.height / spec.kernel, in.width / spec.kernel, in.channels};
      break;
  }
  const bool has_weights = spec.kind != LayerSpec::Kind::max_pool;
  if (has_weights && spec.activation.function->parameter.learned) plan.parameters += 1;
  plan.numbers += 4 * (std::uint64_t{plan.output.size()} + in.size());
}

/// What an activation leaves open has its own bounds.
std::optional<std::string> complaint_about_parameter(const TrainingLayer& layer) {
  const auto& [usual, low, high, learned] = find_activation(layer.activation)->parameter;
  if (!layer.parameter || (*layer.parameter >= low && *layer.parameter <= high && low < high)) {
    return {};
  }
  if (low < high) return complaint("parameter", shown(*layer.parameter), number(low, high));
  return "parameter is " + shown(*layer.parameter) + "; it must be left out: " + layer.activation +
         " has none.";
}

std::optional<std::string> complaint_about_layers(const TrainingOptions& options, Plan& plan) {
  plan.output = {static_cast<std::size_t>(options.height), static_cast<std::size_t>(options.width),
                 static_cast<std::size_t>(options.channels)};
  for (std::size_t i = 0; i < options.layers.size(); ++i) {
    const TrainingLayer& layer = options.layers[i];
    const std::string name = "layers[" + std::to_string(i) + "]";
    if (const auto complaint = complaint_about(layer)) return name + ": " + *complaint;
    if (const auto complaint = complaint_about_parameter(layer)) return name + ": " + *complaint;
    const LayerSpec spec = spec_of(layer);
    const std::size_t room = std::min(plan.output.height, plan.output.width);
    const bool shrinks =
        spec.kind == LayerSpec::Kind::max_pool ||
        (spec.kind == LayerSpec::Kind::convolution && spec.padding == Padding::valid);
    if (shrinks && spec.kernel > room) {
      return name + ": " +
             complaint("kernel", shown(layer.kernel), whole(1, static_cast<double>(room)));
    }
    add_layer(plan, spec);
  }
  return {};
}

std::optional<std::string> complaint_about_data(const TrainingOptions& options, const Plan& plan) {
  const std::uint64_t sample = std::uint64_t(options.height) * std::uint64_t(options.width) *
                               std::uint64_t(options.channels);
  const std::uint64_t samples = options.inputs.size() / sample;
  if (samples == 0 || options.inputs.size() % sample != 0) {
    return "inputs has " + plural(options.inputs.size(), "number") +
           "; it must have a multiple of the " + std::to_string(sample) + " of a sample.";
  }
  const std::uint64_t targets = samples * plan.output.size();
  if (options.targets.size() != targets) {
    return "targets has " + plural(options.targets.size(), "number") + "; it must have " +
           std::to_string(targets) + ", one for each output of each sample.";
  }
  if (!options.parameters.empty() && options.parameters.size() != plan.parameters) {
    return "parameters has " + plural(options.parameters.size(), "number") + "; it must have " +
           std::to_string(plan.parameters) + ", or none for random ones.";
  }
  if (static_cast<std::uint64_t>(options.batch) > samples) {
    return complaint("batch", shown(options.batch), whole(1, static_cast<double>(samples)));
  }
  // Parameters, gradient, transposed copy and optimizer, each padded to at most 8 times; the data
  // twice, since a saved copy may exist beside it.
  const std::uint64_t bytes =
      sizeof(float) *
      (6 * plan.parameters + static_cast<std::uint64_t>(options.batch) * plan.numbers +
       2 * (options.inputs.size() + options.targets.size()));
  return complaint_about_memory("layers with these widths, this batch and this data take", bytes);
}

}  // namespace

std::span<const LayerKindRow> layer_kinds() {
  static constexpr LayerKindRow table[] = {{"dense", LayerSpec::Kind::dense},
                                           {"convolution", LayerSpec::Kind::convolution},
                                           {"max-pool", LayerSpec::Kind::max_pool}};
  return table;
}

std::span<const PaddingRow> paddings() {
  static constexpr PaddingRow table[] = {{"same", Padding::same}, {"valid", Padding::valid}};
  return table;
}

std::vector<LayerSpec> layer_specs(const TrainingOptions& options) {
  std::vector<LayerSpec> layers;
  for (const TrainingLayer& layer : options.layers) layers.push_back(spec_of(layer));
  return layers;
}

Training::Training(const Options& options, std::size_t outputs)
    : options_(options),
      data_{.samples = options.targets.size() / outputs,
            .features = options.inputs.size() / (options.targets.size() / outputs),
            .outputs = outputs,
            .inputs = options.inputs,
            .targets = options.targets},
      trainer_({.input = {static_cast<std::size_t>(options.height),
                          static_cast<std::size_t>(options.width),
                          static_cast<std::size_t>(options.channels)},
                .layers = layer_specs(options),
                .initializer = find_row(initializers(), options.initializer),
                .gain = options.gain,
                .loss = find_row(losses(), options.loss),
                .optimizer = find_row(optimizers(), options.optimizer),
                .rule = {.learning_rate = options.learning_rate,
                         .momentum = options.momentum,
                         .beta1 = options.beta1,
                         .beta2 = options.beta2,
                         .epsilon = options.epsilon,
                         .weight_decay = options.weight_decay},
                .clip_norm = options.clip_norm,
                .batch = static_cast<std::size_t>(options.batch),
                .seed = options.seed,
                .shuffle = options.shuffle},
               data_) {
  if (!options.parameters.empty()) {
    trainer_.network().set_plain_parameters(options.parameters);
  }
}

Expected<std::unique_ptr<Training>> Training::start(const Options& options) {
  if (const auto complaint = complaint_about(options)) return Error{*complaint};
  Plan plan;
  if (const auto complaint = complaint_about_layers(options, plan)) return Error{*complaint};
  if (const auto complaint = complaint_about_data(options, plan)) return Error{*complaint};
  return std::unique_ptr<Training>(new Training(options, plan.output.size()));
}

Expected<std::unique_ptr<Training>> Training::resume(const Saved& saved) {
  auto session = start(saved.options);
  if (!session) return session;
  const TrainerState state{static_cast<std::uint64_t>(saved.step), saved.parameters, saved.memory};
  if (!(*session)->trainer_.restore(state)) {
    return Error{"parameters has " + plural(saved.parameters.size(), "number") + " and memory " +
                 std::to_string(saved.memory.size()) +
                 "; that is not what a run of these options saves."};
  }
  return session;
}

bool Training::advance(int steps) {
  for (; steps > 0 && finite_; --steps) {
    const double loss = trainer_.step();
    losses_.push_back(static_cast<float>(loss));
    finite_ = std::isfinite(loss);
    const auto every = static_cast<std::uint64_t>(options_.diagnostics_every);
    if (finite_ && every > 0 && trainer_.steps() % every == 0) diagnose();
  }
  return finite_;
}

void Training::diagnose() {
  TrainingDiagnosis now;
  now.step = static_cast<int>(trainer_.steps());
  for (const LayerDiagnostics& layer : trainer_.diagnose(data_)) {
    now.gradient_norms.push_back(layer.gradient_norm);
    now.zero_shares.push_back(layer.zero_share);
    now.units.push_back(static_cast<int>(layer.units));
    now.dead.push_back(static_cast<int>(layer.dead));
  }
  diagnoses_.push_back(std::move(now));
}

Training::Snapshot Training::snapshot() {
  const int step = static_cast<int>(trainer_.steps());
  return {.step = step,
          .steps_per_epoch = static_cast<int>(trainer_.steps_per_epoch()),
          .losses = std::exchange(losses_, {}),
          .gradient = trainer_.network().plain_gradient(),
          .parameters = trainer_.network().plain_parameters(),
          .diagnoses = std::exchange(diagnoses_, {}),
          .non_finite_step = finite_ ? -1 : step,
          .non_finite_layer = finite_ ? -1 : trainer_.first_non_finite_layer()};
}

Training::Saved Training::save() const {
  TrainerState state = trainer_.state();
  return {options_, static_cast<int>(state.step), std::move(state.parameters),
          std::move(state.memory)};
}

}  // namespace nn
