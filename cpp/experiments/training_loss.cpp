// Trains several networks in lockstep and keeps their losses per epoch.
#include "training_loss.hpp"

#include <algorithm>
#include <cmath>

#include "../core/table.hpp"
#include "memory.hpp"

namespace nn {
namespace {

const DataSource& source_of(const TrainingLossOptions& options) {
  return *find_row(data_sources(), options.data);
}

Split load(const TrainingLossOptions& options) {
  return prepare(source_of(options),
                 {.validation_share = options.validation_share, .seed = options.seed});
}

std::vector<int> all_widths(const TrainingLossOptions& options, const Dataset& data) {
  std::vector<int> widths{static_cast<int>(data.features)};
  widths.insert(widths.end(), options.widths.begin(), options.widths.end());
  widths.push_back(static_cast<int>(data.outputs));
  return widths;
}

/// What depends on several options at once: the batch on the data, the memory on nearly all.
std::optional<std::string> joint_complaint_about(const TrainingLossOptions& options) {
  const Dataset data = load(options).training;
  const std::size_t training = data.samples;
  if (static_cast<std::size_t>(options.batch) > training) {
    return complaint("batch", shown(options.batch), whole(1, static_cast<double>(training)));
  }
  const std::vector<int> widths = all_widths(options, data);
  const auto batch = static_cast<std::uint64_t>(options.batch);
  const std::uint64_t slots = 2;  // the most that an optimizer keeps
  const std::uint64_t one =
      dense_network_bytes(widths, batch) + slots * dense_network_bytes(widths, 0) / 2;
  // Twice: a saved copy exists beside the running one.
  const std::uint64_t curves =
      std::uint64_t{4 * sizeof(float)} * (std::uint64_t(options.epochs) + 1);
  const std::uint64_t bytes = 2 * options.activations.size() * (one + curves);
  std::vector<int> given = options.widths;
  return complaint_about_memory("widths is " + shown(field_of(given)) + "; with " +
                                    std::to_string(options.activations.size()) +
                                    " activations and batch " + shown(options.batch) +
                                    " that takes",
                                bytes);
}

TrainerOptions trainer_options(const TrainingLossOptions& options, const Activation& activation,
                               const Dataset& data) {
  return {.input = {.channels = data.features},
          .layers = dense_stack(options.widths, {&activation}, data.outputs),
          .initializer = initializer_of(options.initializer, activation),
          .gain = options.gain,
          .loss = find_row(losses(), source_of(options).loss),
          .optimizer = find_row(optimizers(), options.optimizer),
          .rule = {.learning_rate = options.learning_rate},
          .batch = static_cast<std::size_t>(options.batch),
          .seed = options.seed};
}

}  // namespace

TrainingLoss::TrainingLoss(const Options& options) : options_(options), data_(load(options)) {
  trainers_.reserve(options.activations.size());
  for (const std::string& name : options.activations) {
    trainers_.emplace_back(trainer_options(options, *find_activation(name), data_.training),
                           data_.training);
    curves_.push_back({.activation = name});
  }
}

Expected<std::unique_ptr<TrainingLoss>> TrainingLoss::start(const Options& options) {
  if (const auto complaint = complaint_about(options)) return Error{*complaint};
  if (const auto complaint = joint_complaint_about(options)) return Error{*complaint};
  std::unique_ptr<TrainingLoss> session(new TrainingLoss(options));
  for (std::size_t i = 0; i < session->trainers_.size(); ++i) session->evaluate(i);
  return session;
}

Expected<std::unique_ptr<TrainingLoss>> TrainingLoss::resume(const Saved& saved) {
  auto session = start(saved.options);
  if (!session) return session;
  TrainingLoss& self = **session;
  const int per_epoch = self.snapshot().steps_per_epoch;
  if (saved.step > per_epoch * saved.options.epochs) {
    return Error{complaint("step", shown(saved.step), whole(0, per_epoch * saved.options.epochs))};
  }
  if (const auto complaint = self.complaint_about_count("networks", saved.networks.size()))
    return Error{*complaint};
  if (const auto complaint = self.complaint_about_count("curves", saved.curves.size()))
    return Error{*complaint};
  for (std::size_t i = 0; i < self.trainers_.size(); ++i) {
    const SavedNetwork& network = saved.networks[i];
    const auto step = saved.curves[i].non_finite_step;
    const auto steps = static_cast<std::uint64_t>(step < 0 ? saved.step : step);
    if (!self.trainers_[i].restore({steps, network.parameters, network.memory})) {
      return Error{"networks[" + std::to_string(i) +
                   "] does not have as many numbers as a network of these options."};
    }
  }
  self.curves_ = saved.curves;
  self.step_ = saved.step;
  return session;
}

std::optional<std::string> TrainingLoss::complaint_about_count(const char* list,
                                                               std::size_t count) const {
  if (count == trainers_.size()) return {};
  return std::string(list) + " has " + std::to_string(count) +
         " entries; it must have one for each of the " + std::to_string(trainers_.size()) +
         " activations.";
}

void TrainingLoss::evaluate(std::size_t network) {
  Trainer& trainer = trainers_[network];
  TrainingCurve& curve = curves_[network];
  const Evaluation training = trainer.evaluate(data_.training);
  if (!std::isfinite(training.loss)) return end(network);
  const Evaluation validation = trainer.evaluate(data_.validation);
  if (!std::isfinite(validation.loss)) return end(network);
  curve.training_loss.push_back(static_cast<float>(training.loss));
  curve.validation_loss.push_back(static_cast<float>(validation.loss));
  curve.training_accuracy.push_back(static_cast<float>(training.accuracy));
  curve.validation_accuracy.push_back(static_cast<float>(validation.accuracy));
}

void TrainingLoss::end(std::size_t network) {
  curves_[network].non_finite_step = step_;
  curves_[network].non_finite_layer = trainers_[network].first_non_finite_layer();
}

bool TrainingLoss::advance(int steps) {
  const int per_epoch = static_cast<int>(trainers_.front().steps_per_epoch());
  const int last = per_epoch * options_.epochs;
  for (; steps > 0 && step_ < last; --steps) {
    ++step_;
    bool any = false;
    for (std::size_t i = 0; i < trainers_.size(); ++i) {
      if (curves_[i].non_finite_step >= 0) continue;
      if (!std::isfinite(trainers_[i].step())) {
        end(i);
        continue;
      }
      any = true;
      if (step_ % per_epoch == 0) evaluate(i);
    }
    if (!any) return false;
  }
  return step_ < last;
}

TrainingLoss::Snapshot TrainingLoss::snapshot() const {
  const int per_epoch = static_cast<int>(trainers_.front().steps_per_epoch());
  const auto ended = [](const TrainingCurve& curve) { return curve.non_finite_step >= 0; };
  return {.step = step_,
          .steps_per_epoch = per_epoch,
          .epoch = step_ / per_epoch,
          .finished = step_ >= per_epoch * options_.epochs ||
                      std::all_of(curves_.begin(), curves_.end(), ended),
          .training_samples = static_cast<int>(data_.training.samples),
          .validation_samples = static_cast<int>(data_.validation.samples),
          .curves = curves_};
}

TrainingLoss::Saved TrainingLoss::save() const {
  Saved saved{.options = options_, .step = step_, .curves = curves_, .networks = {}};
  for (const Trainer& trainer : trainers_) {
    TrainerState state = trainer.state();
    saved.networks.push_back({std::move(state.parameters), std::move(state.memory)});
  }
  return saved;
}

}  // namespace nn
