// Trains several networks in lockstep and keeps their losses per epoch.
#include "training_loss.hpp"

#include <algorithm>

#include "../core/non_finite.hpp"
#include "../core/table.hpp"
#include "memory.hpp"
#include "recipe.hpp"

namespace nn {
namespace {

const DataSource& source_of(const TrainingLossOptions& options) {
  return *find_row(data_sources(), options.data);
}

Split load(const TrainingLossOptions& options) {
  return prepare(source_of(options),
                 {.validation_share = options.validation_share, .seed = options.seed});
}

Recipe recipe_of(const TrainingLossOptions& options, const std::string& activation,
                 const Dataset& data) {
  Recipe recipe = dense_recipe(data, options.widths, activation);
  recipe.initializer = options.initializer;
  recipe.gain = options.gain;
  recipe.loss = source_of(options).loss;
  recipe.optimizer = options.optimizer;
  recipe.learning_rate = options.learning_rate;
  recipe.batch = options.batch;
  recipe.seed = options.seed;
  return recipe;
}

/// The memory depends on nearly all options at once.
std::optional<std::string> joint_complaint_about(const TrainingLossOptions& options) {
  const Dataset data = load(options).training;
  const Count curves = Count(4 * sizeof(float)) * (static_cast<std::uint64_t>(options.epochs) + 1);
  Count bytes = 0;
  for (const std::string& name : options.activations) {
    // Twice: a saved copy exists beside the running one.
    bytes += Count(2 * (1 + kTwins)) *
             (training_bytes(recipe_of(options, name, data), data.samples) + curves);
  }
  std::vector<int> given = options.widths;
  return complaint_about_memory("widths is " + shown(field_of(given)) + "; with " +
                                    std::to_string(options.activations.size()) +
                                    " activations and batch " + shown(options.batch) +
                                    " that takes",
                                bytes);
}

}  // namespace

TrainingLossRun::TrainingLossRun(const TrainingLossOptions& options, Twin twin)
    : options_(options), data_(load(options)) {
  twin.move(data_.training.inputs);
  twin.move(data_.validation.inputs);
  trainers_.reserve(options.activations.size());
  for (const std::string& name : options.activations) {
    trainers_.emplace_back(trainer_options(recipe_of(options, name, data_.training)),
                           data_.training);
    twin.move(trainers_.back().network().parameters());
    curves_.push_back({.activation = name});
  }
  for (std::size_t i = 0; i < trainers_.size(); ++i) {
    evaluate(i);
    if (const NonFinite found = trainers_[i].non_finite()) end(i, found);
  }
}

std::optional<std::string> TrainingLossRun::restore(int step, const TrainingLossRunSaved& saved) {
  if (const auto complaint = complaint_about_count("networks", saved.networks.size()))
    return complaint;
  if (const auto complaint = complaint_about_count("curves", saved.curves.size())) return complaint;
  if (const auto complaint = complaint_about_curves(step, saved)) return complaint;
  for (std::size_t i = 0; i < trainers_.size(); ++i) {
    const SavedNetwork& network = saved.networks[i];
    const std::string name = "networks[" + std::to_string(i) + "]";
    if (const auto complaint = complaint_about_finite("parameters", network.parameters))
      return name + ": " + *complaint;
    if (const auto complaint = complaint_about_finite("memory", network.memory))
      return name + ": " + *complaint;
    const FirstNonFinite& ended = saved.curves[i].non_finite;
    // Where it ended is only told any more.
    const auto steps = static_cast<std::uint64_t>(ended ? std::min(ended.step, step) : step);
    if (!trainers_[i].restore_plain({steps, network.parameters, network.memory}))
      return name + " does not have as many numbers as a network of these options.";
  }
  curves_ = saved.curves;
  // Margins come from comparing the runs, not from who saved them.
  for (TrainingCurve& curve : curves_) curve.forget_margins();
  step_ = step;
  return {};
}

std::optional<std::string> TrainingLossRun::complaint_about_count(const char* list,
                                                                  std::size_t count) const {
  if (count == trainers_.size()) return {};
  return std::string(list) + " has " + std::to_string(count) +
         " entries; it must have one for each of the " + std::to_string(trainers_.size()) +
         " activations.";
}

/// A curve has an entry from before training and one for each epoch, up to where it ended.
std::optional<std::string> TrainingLossRun::complaint_about_curves(
    int step, const TrainingLossRunSaved& saved) const {
  const auto per_epoch = trainers_.front().steps_per_epoch();
  for (std::size_t i = 0; i < saved.curves.size(); ++i) {
    const TrainingCurve& curve = saved.curves[i];
    const std::size_t most = static_cast<std::size_t>(step) / per_epoch + 1;
    const auto fits = [&curve, most](const std::vector<float>& list) {
      return list.size() == curve.training_loss.size() && list.size() <= most;
    };
    const bool ended = static_cast<bool>(curve.non_finite);
    if (fits(curve.training_loss) && fits(curve.validation_loss) && fits(curve.training_accuracy) &&
        fits(curve.validation_accuracy) && (ended || curve.training_loss.size() == most) &&
        curve.activation == options_.activations[i]) {
      continue;
    }
    return "curves[" + std::to_string(i) +
           "] does not have the entries of a run of these options "
           "after step " +
           std::to_string(step) + ".";
  }
  return {};
}

void TrainingLossRun::evaluate(std::size_t network) {
  Trainer& trainer = trainers_[network];
  TrainingCurve& curve = curves_[network];
  const Evaluation training = trainer.evaluate(data_.training);
  const Evaluation validation = trainer.evaluate(data_.validation);
  if (trainer.non_finite()) return;
  curve.training_loss.push_back(static_cast<float>(training.loss));
  curve.validation_loss.push_back(static_cast<float>(validation.loss));
  curve.training_accuracy.push_back(static_cast<float>(training.accuracy));
  curve.validation_accuracy.push_back(static_cast<float>(validation.accuracy));
}

void TrainingLossRun::end(std::size_t network, const NonFinite& found) {
  TrainingCurve& curve = curves_[network];
  curve.non_finite = FirstNonFinite(found);
  const std::uint64_t entries =
      found.step == 0 ? 0 : (found.step - 1) / trainers_[network].steps_per_epoch() + 1;
  for (auto* list : {&curve.training_loss, &curve.validation_loss, &curve.training_accuracy,
                     &curve.validation_accuracy}) {
    list->resize(std::min(list->size(), static_cast<std::size_t>(entries)));
  }
}

int TrainingLossRun::last_step() const {
  return static_cast<int>(trainers_.front().steps_per_epoch()) * options_.epochs;
}

bool TrainingLossRun::finished() const {
  return step_ == last_step() ||
         std::all_of(curves_.begin(), curves_.end(),
                     [](const TrainingCurve& curve) { return bool(curve.non_finite); });
}

int TrainingLossRun::advance(int steps) {
  const auto per_epoch = trainers_.front().steps_per_epoch();
  const int asked = std::min(std::max(steps, 0), last_step() - step_);
  int taken = 0;
  for (std::size_t i = 0; i < trainers_.size(); ++i) {
    if (curves_[i].non_finite) continue;
    const NonFinite found =
        nn::advance(trainers_[i], static_cast<std::uint64_t>(asked), [&](double) {
          if (trainers_[i].steps() % per_epoch == 0) evaluate(i);
          return !trainers_[i].non_finite();
        });
    if (found) end(i, found);
    taken = std::max(taken, found ? curves_[i].non_finite.step - step_ : asked);
  }
  step_ += taken;
  return taken;
}

TrainingLossSnapshot TrainingLossRun::snapshot() const {
  const int per_epoch = static_cast<int>(trainers_.front().steps_per_epoch());
  return {.step = step_,
          .steps_per_epoch = per_epoch,
          .epoch = step_ / per_epoch,
          .finished = finished(),
          .training_samples = static_cast<int>(data_.training.samples),
          .validation_samples = static_cast<int>(data_.validation.samples),
          .curves = curves_};
}

TrainingLossRunSaved TrainingLossRun::save() const {
  TrainingLossRunSaved saved{.curves = curves_, .networks = {}};
  for (const Trainer& trainer : trainers_) {
    TrainerState state = trainer.plain_state();
    saved.networks.push_back({std::move(state.parameters), std::move(state.memory)});
  }
  return saved;
}

TrainingLoss::TrainingLoss(const Options& options) : options_(options) {
  for (int number = 0; number <= kTwins; ++number)
    runs_.push_back(std::make_unique<TrainingLossRun>(options, Twin(number)));
}

Expected<std::unique_ptr<TrainingLoss>> TrainingLoss::start(const Options& options) {
  if (const auto complaint = complaint_about(options)) return Error{*complaint};
  if (const auto complaint = joint_complaint_about(options)) return Error{*complaint};
  return std::unique_ptr<TrainingLoss>(new TrainingLoss(options));
}

Expected<std::unique_ptr<TrainingLoss>> TrainingLoss::resume(const Saved& saved) {
  if (const auto complaint = complaint_about(saved)) return Error{*complaint};
  auto session = start(saved.options);
  if (!session) return session;
  const int last = (*session)->runs_.front()->last_step();
  if (saved.step > last) return Error{complaint("step", shown(saved.step), whole(0, last))};
  for (std::size_t i = 0; i < saved.runs.size(); ++i) {
    if (const auto complaint = (*session)->runs_[i]->restore(saved.step, saved.runs[i]))
      return Error{"runs[" + std::to_string(i) + "]: " + *complaint};
  }
  return session;
}

Progress TrainingLoss::advance(int steps) {
  const int taken = runs_.front()->advance(steps);
  for (std::size_t i = 1; i < runs_.size(); ++i) runs_[i]->advance(taken);
  return {!runs_.front()->finished()};
}

TrainingLoss::Snapshot TrainingLoss::snapshot() const {
  Snapshot shown = runs_.front()->snapshot();
  for (std::size_t i = 1; i < runs_.size(); ++i) {
    Snapshot twin = runs_[i]->snapshot();
    widen(any_struct(shown), any_struct(twin));
  }
  for (TrainingCurve& curve : shown.curves)
    keep_lost({{curve.training_loss, curve.training_loss_margin},
               {curve.validation_loss, curve.validation_loss_margin}},
              {{curve.training_accuracy_margin}, {curve.validation_accuracy_margin}});
  return shown;
}

TrainingLoss::Saved TrainingLoss::save() const {
  Saved saved{.options = options_, .step = runs_.front()->step(), .runs = {}};
  for (const auto& run : runs_) saved.runs.push_back(run->save());
  return saved;
}

}  // namespace nn
