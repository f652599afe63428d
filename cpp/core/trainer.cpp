// Mini-batch training with a fresh order of the samples in every epoch.
#include "trainer.hpp"

#include <algorithm>
#include <cmath>

#include "network_size.hpp"

namespace nn {

Count trainer_bytes(const TrainerOptions& options, std::size_t samples) {
  const std::size_t chunk = Trainer::chunk(options, samples);
  const NetworkSize size = network_size(options.input, options.layers, chunk);
  const Count memory = Count(static_cast<std::uint64_t>(options.optimizer->slots)) * size.stored;
  const Count clipped = options.clip_norm > 0 ? size.stored : 0;
  const Count shuffled = Count(chunk) * (options.input.count() + size.output.count()) + samples;
  return Count(sizeof(float)) * (size.stored + size.buffers + memory + clipped + shuffled);
}

Count state_bytes(const TrainerOptions& options) {
  const NetworkSize size = network_size(options.input, options.layers, 1);
  return Count(sizeof(float)) * size.stored *
         (2 + static_cast<std::uint64_t>(options.optimizer->slots));
}

std::size_t Trainer::chunk(const TrainerOptions& options, std::size_t samples) {
  const auto convolves = [](const LayerSpec& spec) {
    return spec.kind == LayerSpec::Kind::convolution;
  };
  return std::any_of(options.layers.begin(), options.layers.end(), convolves)
             ? 1
             : std::min(options.batch, samples);
}

Trainer::Trainer(const TrainerOptions& options, const Dataset& training)
    : options_(options),
      training_(training),
      chunk_(chunk(options, training.samples)),
      network_(options.input, options.layers, chunk_),
      clipped_(options.clip_norm > 0 ? network_.parameters().size() : 0),
      inputs_(options.shuffle ? chunk_ * training.features : 0),
      targets_(options.shuffle ? chunk_ * training.outputs : 0) {
  options_.batch = std::min(options.batch, training.samples);
  Rng rng(options.seed, Stream::weights);
  initialize(network_, *options.initializer, options.gain, rng);
  memory_.resize(slots() * network_.parameters().size());
  for (const float x : training.inputs) largest_input_ = std::max(largest_input_, std::fabs(x));
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

Trainer::Chunk Trainer::chunk_of(const Dataset& data, std::size_t first, std::size_t most) const {
  return {std::min(most, data.samples - first),
          {data.inputs.data() + first * data.features, data.features},
          {data.targets.data() + first * data.outputs, data.outputs}};
}

Trainer::Chunk Trainer::next_chunk(std::size_t first, std::size_t count) {
  if (!options_.shuffle) return chunk_of(training_, first, count);
  const std::size_t features = training_.features, outputs = training_.outputs;
  for (std::size_t n = 0; n < count; ++n) {
    const std::size_t row = order_[first + n];
    std::copy_n(&training_.inputs[row * features], features, &inputs_[n * features]);
    std::copy_n(&training_.targets[row * outputs], outputs, &targets_[n * outputs]);
  }
  return {count, {inputs_.data(), features}, {targets_.data(), outputs}};
}

LossTask<float> Trainer::task(const Chunk& chunk, View<const float> outputs,
                              std::size_t batch) const {
  return {outputs, chunk.targets, chunk.count, training_.outputs, batch};
}

double Trainer::step() {
  if (first_ == training_.samples) {
    first_ = 0;
    shuffle(steps_ / steps_per_epoch());
  }
  const std::size_t batch = std::min(options_.batch, training_.samples - first_);
  double loss = 0;
  for (std::size_t done = 0; done < batch && finite_loss(loss); done += chunk_) {
    const Chunk chunk = next_chunk(first_ + done, std::min(chunk_, batch - done));
    auto part = task(chunk, network_.forward(chunk.count, chunk.inputs), batch);
    part.d_outputs = network_.d_outputs();
    loss += options_.loss->function(part);
    if (look_ != Look::losses) look_forward(steps_ + 1, chunk.count);
    if (!finite_loss(loss)) note_loss(steps_ + 1, chunk.count);
    network_.backward(chunk.count, chunk.inputs, done == 0 ? Start::zero : Start::what_is_there);
  }
  first_ += batch;
  ++steps_;
  update();
  if (look_ == Look::all) look_behind();
  return loss;
}

void Trainer::update() {
  std::span<const float> gradient = network_.gradient();
  if (options_.clip_norm > 0) {
    std::copy(gradient.begin(), gradient.end(), clipped_.begin());
    clip(std::span(clipped_), options_.clip_norm);
    gradient = clipped_;
  }
  options_.optimizer->update(options_.rule, steps_, network_.parameters(), gradient, memory_);
}

Evaluation Trainer::evaluate(const Dataset& data) {
  double loss = 0;
  std::size_t right = 0;
  for (std::size_t first = 0; first < data.samples; first += chunk_) {
    const Chunk chunk = chunk_of(data, first, chunk_);
    const auto part = task(chunk, network_.forward(chunk.count, chunk.inputs), data.samples);
    loss += options_.loss->function(part);
    look_forward(steps_, chunk.count);
    if (!finite_loss(loss)) note_loss(steps_, chunk.count);
    if (non_finite_) return {loss, 0};
    right += count_right(*options_.loss, part);
  }
  return {loss, static_cast<double>(right) / static_cast<double>(data.samples)};
}

namespace {

/// Counts zeros of outputs (count × shape), and marks in `alive` which channels have others.
std::size_t count_zeros(View<const float> outputs, std::size_t count, Shape shape,
                        std::vector<char>& alive) {
  std::size_t zeros = 0;
  for (std::size_t n = 0; n < count; ++n)
    for (std::size_t i = 0; i < shape.size(); ++i) {
      if (outputs.row(n)[i] == 0)
        ++zeros;
      else
        alive[i % shape.channels] = 1;
    }
  return zeros;
}

}  // namespace

std::vector<LayerDiagnostics> Trainer::diagnose(const Dataset& data) {
  const std::size_t layers = network_.layer_count();
  std::vector<LayerDiagnostics> result(layers);
  std::vector<std::vector<char>> alive(layers);
  std::vector<std::size_t> zeros(layers);
  for (std::size_t first = 0; first < data.samples; first += chunk_) {
    const Chunk chunk = chunk_of(data, first, chunk_);
    network_.forward(chunk.count, chunk.inputs);
    for (std::size_t l = 0; l < layers; ++l) {
      const Shape shape = network_.layer(l).output();
      alive[l].resize(shape.channels);
      zeros[l] += count_zeros(network_.outputs(l), chunk.count, shape, alive[l]);
    }
  }
  for (std::size_t l = 0; l < layers; ++l) {
    const Layer<float>& layer = network_.layer(l);
    const std::span<const float> gradient = network_.gradient();
    const auto dead = std::count(alive[l].begin(), alive[l].end(), 0);
    result[l] = {
        .gradient_norm = norm(gradient.subspan(network_.offset(l), layer.parameter_size())),
        .zero_share = static_cast<double>(zeros[l]) /
                      (static_cast<double>(data.samples) * double(layer.output().size())),
        .units = alive[l].size(),
        .dead = static_cast<std::size_t>(dead)};
  }
  return result;
}

TrainerState Trainer::state() const {
  const auto parameters = network_.parameters();
  return {steps_, {parameters.begin(), parameters.end()}, memory_};
}

void Trainer::restore(const TrainerState& state) {
  std::copy(state.parameters.begin(), state.parameters.end(), network_.parameters().begin());
  memory_ = state.memory;
  steps_ = state.step;
  non_finite_ = {};
  first_ = static_cast<std::size_t>(steps_ % steps_per_epoch()) * options_.batch;
  shuffle(steps_ / steps_per_epoch());
}

TrainerState Trainer::plain_state() const {
  TrainerState state{steps_, network_.plain_parameters(), {}};
  const std::size_t stored = network_.parameters().size();
  for (std::size_t slot = 0; slot < slots(); ++slot) {
    const auto part = network_.plain(std::span(memory_).subspan(slot * stored, stored));
    state.memory.insert(state.memory.end(), part.begin(), part.end());
  }
  return state;
}

bool Trainer::restore_plain(const TrainerState& plain) {
  const std::size_t size = network_.plain_size(), stored = network_.parameters().size();
  if (plain.parameters.size() != size || plain.memory.size() != slots() * size) return false;
  TrainerState state{plain.step, std::vector<float>(stored), std::vector<float>(memory_.size())};
  network_.set_plain(plain.parameters, state.parameters);
  for (std::size_t slot = 0; slot < slots(); ++slot) {
    network_.set_plain(std::span(plain.memory).subspan(slot * size, size),
                       std::span(state.memory).subspan(slot * stored, stored));
  }
  restore(state);
  return true;
}

}  // namespace nn
