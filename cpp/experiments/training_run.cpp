// Draws the data, trains to the end, and looks at what came out.
#include "training_run.hpp"

#include <algorithm>

#include "../core/non_finite.hpp"
#include "../core/table.hpp"
#include "../core/trainer.hpp"
#include "memory.hpp"
#include "recipe.hpp"

namespace nn {
namespace {

Recipe recipe_of(const TrainingRunOptions& options, const DataSource& source, const Dataset& data) {
  Recipe recipe = dense_recipe(data, options.widths, options.activation);
  recipe.initializer = options.initializer;
  recipe.gain = options.gain;
  recipe.loss = source.loss;
  recipe.optimizer = options.optimizer;
  recipe.learning_rate = options.learning_rate;
  recipe.batch = options.batch;
  recipe.seed = options.seed;
  return recipe;
}

/// The memory depends on several options at once; an evaluation takes a whole batch.
std::optional<std::string> joint_complaint_about(const TrainingRunOptions& options,
                                                 const DataSource& source, const Dataset& data) {
  std::vector<int> given = options.widths;
  return complaint_about_memory("widths is " + shown(field_of(given)) + "; with batch " +
                                    shown(options.batch) + " that takes",
                                training_bytes(recipe_of(options, source, data), data.samples));
}

/// The mean loss of each epoch's steps.
NonFinite train(Trainer& trainer, int epochs, std::vector<float>& losses) {
  const auto per_epoch = trainer.steps_per_epoch();
  double sum = 0;
  const auto note = [&](double loss) {
    sum += loss;
    if (trainer.steps() % per_epoch != 0) return true;
    losses.push_back(static_cast<float>(sum / static_cast<double>(per_epoch)));
    sum = 0;
    return true;
  };
  const NonFinite found = advance(trainer, per_epoch * static_cast<std::uint64_t>(epochs), note);
  if (found) losses.resize(static_cast<std::size_t>((found.step - 1) / per_epoch));
  return found;
}

int dead_hidden_units(Trainer& trainer, const Dataset& data) {
  std::vector<LayerDiagnostics> layers = trainer.diagnose(data);
  layers.pop_back();
  int dead = 0;
  for (const LayerDiagnostics& layer : layers) dead += static_cast<int>(layer.dead);
  return dead;
}

Dataset load(const TrainingRunOptions& options, const DataSource& source) {
  return prepare(source, {.samples = static_cast<std::size_t>(options.samples),
                          .noise = static_cast<float>(options.noise),
                          .seed = options.seed})
      .training;
}

const DataSource& source_of(const TrainingRunOptions& options) {
  return *find_row(data_sources(), options.data);
}

/// Digits that the losses have lost, what is measured at the end has lost as well.
void keep_lost(TrainingRunResult& result) {
  const double lost = nn::keep_lost({{result.losses, result.losses_margin}}, {});
  result.accuracy_margin = std::max(result.accuracy_margin, lost);
  if (result.loss > 0) result.loss_margin = std::max(result.loss_margin, lost * result.loss);
}

}  // namespace

TrainingRunResult training_run_of(const TrainingRunOptions& options, Twin twin) {
  const DataSource& source = source_of(options);
  Dataset data = load(options, source);
  twin.move(data.inputs);
  Trainer trainer(trainer_options(recipe_of(options, source, data)), data);
  twin.move(trainer.network().parameters());
  TrainingRunResult result;
  result.non_finite = FirstNonFinite(train(trainer, options.epochs, result.losses));
  const Evaluation end = trainer.evaluate(data);
  result.loss = end.loss;
  result.accuracy = end.accuracy;
  result.dead = dead_hidden_units(trainer, data);
  return result;
}

Expected<TrainingRunResult> training_run(const TrainingRunOptions& options) {
  if (const auto complaint = complaint_about(options)) return Error{*complaint};
  const DataSource& source = source_of(options);
  const Dataset data = load(options, source);
  if (const auto complaint = joint_complaint_about(options, source, data)) return Error{*complaint};
  if (!options.margins) return training_run_of(options, Twin());
  TrainingRunResult result =
      with_margins([&options](Twin twin) { return training_run_of(options, twin); });
  keep_lost(result);
  return result;
}

}  // namespace nn
