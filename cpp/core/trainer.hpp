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
  std::vector<int> widths;  ///< inputs, hidden layers…, outputs
  const Activation* activation;
  const Initializer* initializer;
  double gain = 1;  ///< of the initializer "normal"
  const Loss* loss;
  const Optimizer* optimizer;
  UpdateRule rule = {};
  std::size_t batch = 10;  ///< 1 … samples; the last batch of an epoch may be smaller
  std::uint32_t seed = 1;
};

/// All that changes while training, as plain data.
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
  int first_non_finite_layer() const { return network_.first_non_finite_layer(last_batch_); }

  const Network<float>& network() const { return network_; }

  TrainerState state() const;
  /// Continues from a state of a trainer with the same options. False if its sizes do not fit.
  bool restore(const TrainerState& state);

 private:
  void shuffle(std::uint64_t epoch);

  TrainerOptions options_;
  const Dataset& training_;
  Network<float> network_;
  std::vector<float> memory_, batch_inputs_, batch_targets_, d_outputs_;
  std::vector<std::uint32_t> order_;
  std::uint64_t steps_ = 0;
  std::size_t last_batch_ = 0;
};

}  // namespace nn
