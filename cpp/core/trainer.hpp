// Training: one network, one loss, one optimizer, one seed, step by step.
#pragma once

#include <cmath>
#include <cstdint>
#include <span>
#include <string_view>
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
  std::size_t batch = 10;  ///< more than all samples are all; an epoch's last may be smaller
  std::uint32_t seed = 1;
  bool shuffle = true;  ///< a fresh order in every epoch; else always that of the data
};

/// What a trainer takes, counted before one is made. The layers must fit each other.
Count trainer_bytes(const TrainerOptions& options, std::size_t samples);
/// What a copy of its state takes, with the gradient: `advance` (non_finite.hpp) keeps one.
Count state_bytes(const TrainerOptions& options);

/// Where an infinity or NaN first stood.
struct NonFinite {
  std::uint64_t step = 0;  ///< 1 is the first; 0: before any
  int layer = -1;          ///< 0 is the first; −1: it belongs to none
  /// "sum", "output", "loss", "gradient", "memory" (the optimizer's) or "parameter"; empty: all
  /// numbers are finite.
  std::string_view what = {};

  explicit operator bool() const { return !what.empty(); }
};

bool all_finite(std::span<const float> numbers);

/// As results hold it, a loss is a float.
inline bool finite_loss(double loss) { return std::isfinite(static_cast<float>(loss)); }

/// What steps look at for numbers that are not finite. Only the losses cost nothing.
enum class Look { losses, sums, all };

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
  /// The optimizer's.
  std::span<const float> memory() const { return memory_; }

  /// Over all samples; stops at the first batch whose loss is not finite, and returns that.
  Evaluation evaluate(const Dataset& data);

  /// Of every layer, with the outputs for all samples of `data`. It takes a forward pass over them.
  std::vector<LayerDiagnostics> diagnose(const Dataset& data);

  void look_at(Look look) { look_ = look; }
  /// The first number that was found not to be finite since the last `restore`.
  NonFinite non_finite() const { return non_finite_; }
  /// Whether weighted sums of finite weights and training data could be infinite, with a margin for
  /// some thousand steps. An activation can make finite outputs of them.
  bool sums_may_overflow() const;

  /// Samples of a batch that go forward and backward together. With convolutions one at a time:
  /// what a sample needs then stays in the processor's cache.
  static std::size_t chunk(const TrainerOptions& options, std::size_t samples);

  Network<float>& network() { return network_; }
  const Network<float>& network() const { return network_; }

  TrainerState state() const;
  /// Continues from a state of a trainer with the same options.
  void restore(const TrainerState& state);

  /// The same with all numbers in the network's plain order, the memory slot by slot.
  TrainerState plain_state() const;
  /// False, and nothing is changed, if its sizes do not fit.
  bool restore_plain(const TrainerState& state);

 private:
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
  std::size_t slots() const { return static_cast<std::size_t>(options_.optimizer->slots); }

  void note(std::uint64_t step, int layer, std::string_view what);
  /// In what the last chunk made of the network, on the way forward.
  void look_forward(std::uint64_t step, std::size_t count);
  /// In what the last step's gradient made of the parameters.
  void look_behind();
  /// Of a loss, as a float; on the way to it a sum may have been the first.
  void note_loss(std::uint64_t step, std::size_t count);

  TrainerOptions options_;
  const Dataset& training_;
  std::size_t chunk_;
  Network<float> network_;
  std::vector<float> memory_, clipped_, inputs_, targets_;
  std::vector<std::uint32_t> order_;
  std::uint64_t steps_ = 0;
  std::size_t first_ = 0;  ///< where in the epoch's order the next batch begins
  Look look_ = Look::losses;
  NonFinite non_finite_;
  float largest_input_ = 0;
};

}  // namespace nn
