// Mini-batch training with a fresh order of the samples in every epoch.
#include "trainer.hpp"

#include <algorithm>
#include <cmath>

namespace nn {

std::size_t Trainer::chunk(const TrainerOptions& options) {
  const auto convolves = [](const LayerSpec& spec) {
    return spec.kind == LayerSpec::Kind::convolution;
  };
  return std::any_of(options.layers.begin(), options.layers.end(), convolves) ? 1 : options.batch;
}

Trainer::Trainer(const TrainerOptions& options, const Dataset& training)
    : options_(options),
      training_(training),
      chunk_(chunk(options)),
      network_(options.input, options.layers, chunk_),
      inputs_(options.shuffle ? chunk_ * training.features : 0),
      targets_(options.shuffle ? chunk_ * training.outputs : 0),
      outputs_(chunk_ * training.outputs),
      d_outputs_(chunk_ * training.outputs) {
  Rng rng(options.seed, Stream::weights);
  initialize(network_, *options.initializer, options.gain, rng);
  memory_.resize(static_cast<std::size_t>(options.optimizer->slots) * network_.parameters().size());
  shuffle(0);
}

std::uint64_t Trainer::steps_per_epoch() const {
  return (training_.samples + options_.batch - 1) / options_.batch;
}

/// The order depends on seed and epoch alone, so that a saved run need not carry it.
void Trainer::shuffle(std::uint64_t epoch) {
  if (!options_.shuffle) return;
  Rng rng(options_.seed, Stream::shuffle, static_cast<std::uint32_t>(epoch));
  order_ = permutation(static_cast<std::uint32_t>(training_.samples), rng);
}

std::span<const float> Trainer::compact_outputs(View<const float> outputs, std::size_t count) {
  const std::size_t width = training_.outputs;
  // A loop, not std::copy: a call per sample would cost more than the few numbers it moves.
  for (std::size_t n = 0; n < count; ++n) {
    for (std::size_t k = 0; k < width; ++k) outputs_[n * width + k] = outputs.row(n)[k];
  }
  return std::span<const float>(outputs_).first(count * width);
}

double Trainer::accumulate(std::size_t first, std::size_t count, std::size_t batch) {
  const std::size_t features = training_.features, width = training_.outputs;
  const float* inputs = training_.inputs.data() + first * features;
  const float* targets = training_.targets.data() + first * width;
  if (options_.shuffle) {
    for (std::size_t n = 0; n < count; ++n) {
      const std::size_t row = order_[first + n];
      std::copy_n(&training_.inputs[row * features], features, &inputs_[n * features]);
      std::copy_n(&training_.targets[row * width], width, &targets_[n * width]);
    }
    inputs = inputs_.data();
    targets = targets_.data();
  }
  const View<const float> x{inputs, features};
  const auto outputs = compact_outputs(network_.forward(count, x), count);
  const auto d_outputs = std::span(d_outputs_).first(count * width);
  const double loss = (*options_.loss)(outputs, std::span(targets, count * width),
                                       static_cast<int>(width), d_outputs);
  last_chunk_ = count;
  // The loss is a mean over the chunk; the batch's is a mean over all its samples.
  const float share = static_cast<float>(count) / static_cast<float>(batch);
  const View<float> d = network_.d_outputs();
  for (std::size_t n = 0; n < count; ++n) {
    for (std::size_t k = 0; k < width; ++k) d.row(n)[k] = share * d_outputs[n * width + k];
  }
  network_.backward(count, x);
  return loss * static_cast<double>(count) / static_cast<double>(batch);
}

double Trainer::step() {
  const std::size_t first = (steps_ % steps_per_epoch()) * options_.batch;
  if (first == 0 && steps_ > 0) shuffle(steps_ / steps_per_epoch());
  const std::size_t batch = std::min(options_.batch, training_.samples - first);
  const auto gradient = network_.gradient();
  std::fill(gradient.begin(), gradient.end(), 0.0f);
  double loss = 0;
  for (std::size_t done = 0; done < batch; done += chunk_) {
    loss += accumulate(first + done, std::min(chunk_, batch - done), batch);
    if (!std::isfinite(loss)) break;
  }
  ++steps_;
  options_.optimizer->update(options_.rule, steps_, network_.parameters(), gradient, memory_);
  return loss;
}

Evaluation Trainer::evaluate(const Dataset& data) {
  const int width = static_cast<int>(data.outputs);
  Evaluation sum{0, 0};
  for (std::size_t first = 0; first < data.samples; first += chunk_) {
    const std::size_t count = std::min(chunk_, data.samples - first);
    const View<const float> x{data.inputs.data() + first * data.features, data.features};
    const auto targets =
        std::span(data.targets).subspan(first * data.outputs, count * data.outputs);
    const auto outputs = compact_outputs(network_.forward(count, x), count);
    const double loss = (*options_.loss)(outputs, targets, width, std::span<float>());
    last_chunk_ = count;
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
