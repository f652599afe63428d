// Draws the data, trains to the end, and looks at what came out.
#include "training_run.hpp"

#include <cmath>

#include "../core/table.hpp"
#include "../core/trainer.hpp"
#include "memory.hpp"

namespace nn {
namespace {

TrainerOptions trainer_options(const TrainingRunOptions& options, const DataSource& source,
                               const Dataset& data) {
  const Activation& activation = *find_activation(options.activation);
  return {.input = {.channels = data.features},
          .layers = dense_stack(options.widths, {&activation}, data.outputs),
          .initializer = initializer_of(options.initializer, activation),
          .gain = options.gain,
          .loss = find_row(losses(), source.loss),
          .optimizer = find_row(optimizers(), options.optimizer),
          .rule = {.learning_rate = options.learning_rate},
          .batch = std::min(static_cast<std::size_t>(options.batch), data.samples),
          .seed = options.seed};
}

/// The memory depends on several options at once; an evaluation takes a whole batch.
std::optional<std::string> joint_complaint_about(const TrainingRunOptions& options,
                                                 const Dataset& data) {
  std::vector<int> widths{static_cast<int>(data.features)};
  widths.insert(widths.end(), options.widths.begin(), options.widths.end());
  widths.push_back(static_cast<int>(data.outputs));
  const auto batch =
      std::min(static_cast<std::uint64_t>(options.batch), std::uint64_t{data.samples});
  const std::uint64_t slots = 2;  // the most that an optimizer keeps
  const std::uint64_t bytes =
      dense_network_bytes(widths, batch) + slots * dense_network_bytes(widths, 0) / 2;
  std::vector<int> given = options.widths;
  return complaint_about_memory("widths is " + shown(field_of(given)) + "; with batch " +
                                    shown(options.batch) + " that takes",
                                bytes);
}

/// Mean loss of an epoch's steps; stops at one that is not finite, and returns that.
double train_epoch(Trainer& trainer) {
  const std::uint64_t steps = trainer.steps_per_epoch();
  double sum = 0;
  for (std::uint64_t step = 0; step < steps; ++step) {
    const double loss = trainer.step();
    if (!std::isfinite(loss)) return loss;
    sum += loss;
  }
  return sum / static_cast<double>(steps);
}

int dead_hidden_units(Trainer& trainer, const Dataset& data) {
  std::vector<LayerDiagnostics> layers = trainer.diagnose(data);
  layers.pop_back();
  int dead = 0;
  for (const LayerDiagnostics& layer : layers) dead += static_cast<int>(layer.dead);
  return dead;
}

}  // namespace

Expected<TrainingRunResult> training_run(const TrainingRunOptions& options) {
  if (const auto complaint = complaint_about(options)) return Error{*complaint};
  const DataSource& source = *find_row(data_sources(), options.data);
  const Dataset data = prepare(source, {.samples = static_cast<std::size_t>(options.samples),
                                        .noise = static_cast<float>(options.noise),
                                        .seed = options.seed})
                           .training;
  if (const auto complaint = joint_complaint_about(options, data)) return Error{*complaint};
  Trainer trainer(trainer_options(options, source, data), data);
  TrainingRunResult result;
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    const double loss = train_epoch(trainer);
    if (!std::isfinite(loss)) {
      result.non_finite_step = static_cast<int>(trainer.steps());
      result.non_finite_layer = trainer.first_non_finite_layer();
      result.loss = loss;
      return result;
    }
    result.losses.push_back(static_cast<float>(loss));
  }
  const Evaluation end = trainer.evaluate(data);
  result.loss = end.loss;
  result.accuracy = end.accuracy;
  result.dead = dead_hidden_units(trainer, data);
  return result;
}

}  // namespace nn
