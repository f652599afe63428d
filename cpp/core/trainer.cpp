// Mini-batch training with a fresh order of the samples in every epoch.
#include "trainer.hpp"

#include <algorithm>
#include <cmath>

namespace nn {

Trainer::Trainer(const TrainerOptions& options, const Dataset& training)
    : options_(options),
      training_(training),
      network_(options.widths, *options.activation, options.batch) {
  Rng rng(options.seed, Stream::weights);
  initialize(network_, *options.initializer, options.gain, rng);
  memory_.resize(static_cast<std::size_t>(options.optimizer->slots) * network_.parameters().size());
  batch_inputs_.resize(options.batch * training.features);
  batch_targets_.resize(options.batch * training.outputs);
  d_outputs_.resize(options.batch * training.outputs);
  shuffle(0);
}

std::uint64_t Trainer::steps_per_epoch() const {
  return (training_.samples + options_.batch - 1) / options_.batch;
}

/// The order depends on seed and epoch alone, so that a saved run need not carry it.
void Trainer::shuffle(std::uint64_t epoch) {
  Rng rng(options_.seed, Stream::shuffle, static_cast<std::uint32_t>(epoch));
  order_ = permutation(static_cast<std::uint32_t>(training_.samples), rng);
}

double Trainer::step() {
  const std::size_t first = (steps_ % steps_per_epoch()) * options_.batch;
  if (first == 0 && steps_ > 0) shuffle(steps_ / steps_per_epoch());
  const std::size_t count = std::min(options_.batch, training_.samples - first);
  for (std::size_t n = 0; n < count; ++n) {
    const std::size_t row = order_[first + n];
    std::copy_n(&training_.inputs[row * training_.features], training_.features,
                &batch_inputs_[n * training_.features]);
    std::copy_n(&training_.targets[row * training_.outputs], training_.outputs,
                &batch_targets_[n * training_.outputs]);
  }
  const auto x = std::span<const float>(batch_inputs_).first(count * training_.features);
  const auto targets = std::span<const float>(batch_targets_).first(count * training_.outputs);
  const auto d_outputs = std::span(d_outputs_).first(targets.size());
  const int width = static_cast<int>(training_.outputs);

  const double loss = (*options_.loss)(network_.forward(x, count), targets, width, d_outputs);
  network_.backward(x, d_outputs, count);
  last_batch_ = count;
  ++steps_;
  options_.optimizer->update(options_.rule, steps_, network_.parameters(), network_.gradient(),
                             memory_);
  return loss;
}

Evaluation Trainer::evaluate(const Dataset& data) {
  const int width = static_cast<int>(data.outputs);
  Evaluation sum{0, 0};
  for (std::size_t first = 0; first < data.samples; first += options_.batch) {
    const std::size_t count = std::min(options_.batch, data.samples - first);
    const auto x = std::span(data.inputs).subspan(first * data.features, count * data.features);
    const auto targets =
        std::span(data.targets).subspan(first * data.outputs, count * data.outputs);
    const auto outputs = network_.forward(x, count);
    const double loss = (*options_.loss)(outputs, targets, width, {});
    last_batch_ = count;
    if (!std::isfinite(loss)) return {loss, 0};
    sum.loss += static_cast<double>(count) * loss;
    sum.accuracy += static_cast<double>(count) * accuracy(outputs, targets, width);
  }
  const auto samples = static_cast<double>(data.samples);
  return {sum.loss / samples, sum.accuracy / samples};
}

TrainerState Trainer::state() const {
  const auto parameters = network_.parameters();
  return {steps_, {parameters.begin(), parameters.end()}, memory_};
}

bool Trainer::restore(const TrainerState& state) {
  if (state.parameters.size() != network_.parameters().size()) return false;
  if (state.memory.size() != memory_.size()) return false;
  std::copy(state.parameters.begin(), state.parameters.end(), network_.parameters().begin());
  memory_ = state.memory;
  steps_ = state.step;
  shuffle(steps_ / steps_per_epoch());
  return true;
}

}  // namespace nn
