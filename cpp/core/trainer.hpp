// Training: one network, one loss, one optimizer, one seed, step by step.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dataset.hpp"
#include "loss.hpp"
#include "network.hpp"
#include "optimizer.hpp"

namespace nn {

struct TrainerOptions {
  Shape input;
  std::vector<LayerSpec> layers;
  const Initializer* initializer;
  double gain = 1;  ///< of the initializer "normal"
  const Loss* loss;
  const Optimizer* optimizer;
  UpdateRule rule = {};
  std::size_t batch = 10;  ///< 1 … samples; the last batch of an epoch may be smaller
  std::uint32_t seed = 1;
  bool shuffle = true;  ///< a fresh order in every epoch; else always that of the data
};

/// All that changes while training. Numbers are in the network's own layout.
struct TrainerState {
  std::uint64_t step = 0;
  std::vector<float> parameters;
  std::vector<float> memory;  ///< the optimizer's
};

struct Evaluation {
  double loss;
  double accuracy;  ///< share of samples whose largest output is at the largest target
};

/// Owns the network; borrows the data, which must outlive it.
class Trainer {
 public:
  Trainer(const TrainerOptions& options, const Dataset& training);

  /// One optimizer step on the next batch. Returns that batch's loss, from before the step.
  double step();

  std::uint64_t steps_per_epoch() const;
  std::uint64_t steps() const { return steps_; }

  /// Over all samples; stops at the first batch whose loss is not finite, and returns that.
  Evaluation evaluate(const Dataset& data);

  /// After a loss that was not finite: the layer (0, 1, …) where the first infinity or NaN
  /// appeared on the way forward; −1 if all outputs were finite.
  int first_non_finite_layer() const { return network_.first_non_finite_layer(last_chunk_); }

  Network<float>& network() { return network_; }
  const Network<float>& network() const { return network_; }

  TrainerState state() const;
  /// Continues from a state of a trainer with the same options. False if its sizes do not fit.
  bool restore(const TrainerState& state);

 private:
  /// Samples of a batch that go forward and backward together. With convolutions one at a time:
  /// what a sample needs then stays in the processor's cache.
  static std::size_t chunk(const TrainerOptions& options);

  void shuffle(std::uint64_t epoch);
  /// Forward, loss and backward of `count` samples of a batch of `batch`.
  double accumulate(std::size_t first, std::size_t count, std::size_t batch);
  /// The network's outputs side by side, as the loss wants them.
  std::span<const float> compact_outputs(View<const float> outputs, std::size_t count);

  TrainerOptions options_;
  const Dataset& training_;
  std::size_t chunk_;
  Network<float> network_;
  std::vector<float> memory_, inputs_, targets_, outputs_, d_outputs_;
  std::vector<std::uint32_t> order_;
  std::uint64_t steps_ = 0;
  std::size_t last_chunk_ = 0;
};

}  // namespace nn
