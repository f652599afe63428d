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
  const Loss<float>* loss;
  const Optimizer<float>* optimizer;
  UpdateRule rule = {};
  double clip_norm = 0;    ///< the longest gradient that is not scaled down to this; 0: any
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
  double accuracy;  ///< share of samples that `count_right` counts
};

/// What goes on in a layer. A unit is an output of a dense layer, a channel of a convolution.
struct LayerDiagnostics {
  double gradient_norm = 0;  ///< of the last step, before clipping; summed in float64
  double zero_share = 0;     ///< share of exact zeros among the outputs for all samples
  std::size_t units = 0;
  std::size_t dead = 0;  ///< units whose output is 0 for every sample, at every position
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

  /// Of every layer, with the outputs for all samples of `data`. It takes a forward pass over them.
  std::vector<LayerDiagnostics> diagnose(const Dataset& data);

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

  /// Samples that go through the network together.
  struct Chunk {
    std::size_t count;
    View<const float> inputs, targets;
  };
  Chunk chunk_of(const Dataset& data, std::size_t first, std::size_t most) const;
  /// The same of the training data in this epoch's order.
  Chunk next_chunk(std::size_t first, std::size_t count);
  LossTask<float> task(const Chunk& chunk, View<const float> outputs, std::size_t batch) const;

  void shuffle(std::uint64_t epoch);
  void update();

  TrainerOptions options_;
  const Dataset& training_;
  std::size_t chunk_;
  Network<float> network_;
  std::vector<float> memory_, clipped_, inputs_, targets_;
  std::vector<std::uint32_t> order_;
  std::uint64_t steps_ = 0;
  std::size_t first_ = 0;  ///< where in the epoch's order the next batch begins
  std::size_t last_chunk_ = 0;
};

}  // namespace nn
