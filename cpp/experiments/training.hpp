// Any network on the caller's own numbers: the entry through which a run can be compared, number
// for number, with another program. (a training session)
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "../core/activation.hpp"
#include "../core/expected.hpp"
#include "../core/trainer.hpp"
#include "options.hpp"

namespace nn {

struct LayerKindRow {
  std::string_view name;
  LayerSpec::Kind kind;
};
/// dense, convolution, max-pool.
std::span<const LayerKindRow> layer_kinds();

struct PaddingRow {
  std::string_view name;
  Padding padding;
};
/// same, valid.
std::span<const PaddingRow> paddings();

/// One layer. `outputs`: units or channels; `kernel`: side of a convolution's kernel or of a pool;
/// `parameter`: what the activation leaves open (see ActivationParameter), the usual one if not
/// given.
struct TrainingLayer {
  std::string kind = "dense";
  int outputs = 1;
  int kernel = 3;
  std::string padding = "same";
  std::string activation = "relu";
  std::optional<double> parameter = {};

  void fields(Visitor& visit) {
    visit("kind", kind, one_of(layer_kinds()));
    visit("outputs", outputs, whole(1, 4096));
    visit("kernel", kernel, whole(1, 64));
    visit("padding", padding, one_of(paddings()));
    visit("activation", activation, one_of(nn::activations()));
    visit("parameter", parameter, number(-10, 10));  // and what the activation allows
  }
};

struct TrainingOptions;
/// The layers as the core wants them; they must be right.
std::vector<LayerSpec> layer_specs(const TrainingOptions& options);

struct TrainingOptions {
  /// A sample: height × width × channels, channels last. A plain vector is 1 × 1 × its length.
  int height = 1, width = 1, channels = 1;
  std::vector<TrainingLayer> layers;
  std::vector<float> inputs;   ///< (samples × height × width × channels)
  std::vector<float> targets;  ///< (samples × outputs of the last layer)
  /// Per layer the weights (outputs × inputs) row-major, inputs of a convolution in the order
  /// kernel row, kernel column, channel; then the biases. Drawn by `initializer` when empty.
  std::vector<float> parameters;
  std::string initializer = "he";
  double gain = 1;
  std::string loss = "mean-squared-error";
  std::string optimizer = "sgd";
  double learning_rate = 0.01;
  double momentum = 0.9, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;  ///< see UpdateRule
  double weight_decay = 0;
  double clip_norm = 0;  ///< the longest gradient that is not scaled down to this; 0: any
  int batch = 10;
  bool shuffle = true;
  std::uint32_t seed = 1;
  int diagnostics_every = 0;  ///< steps from one diagnosis to the next; 0: none

  void fields(Visitor& visit) {
    visit("height", height, whole(1, 4096));
    visit("width", width, whole(1, 4096));
    visit("channels", channels, whole(1, 65536));
    visit("layers", layers, list_of(kAny, 1, 64));
    visit("inputs", inputs, list_of(kAny, 1, 1 << 26));
    visit("targets", targets, list_of(kAny, 1, 1 << 26));
    visit("parameters", parameters, list_of(kAny, 0, 1 << 26));
    visit("initializer", initializer, one_of(initializers()));
    visit("gain", gain, number(0, 100));
    visit("loss", loss, one_of(losses()));
    visit("optimizer", optimizer, one_of(optimizers()));
    visit("learningRate", learning_rate, number(0, 100));
    visit("momentum", momentum, number(0, 1));
    visit("beta1", beta1, number(0, 0.999999));
    visit("beta2", beta2, number(0, 0.999999));
    visit("epsilon", epsilon, number(1e-30, 1));
    visit("weightDecay", weight_decay, number(0, 100));
    visit("clipNorm", clip_norm, number(0, 1e9));
    visit("batch", batch, whole(1, 1e6));
    visit("shuffle", shuffle, kAny);
    visit("seed", seed, whole(0, 4294967295.0));
    visit("diagnosticsEvery", diagnostics_every, whole(0, 1e9));
  }
};

/// What went on in the layers after a step; one entry per layer (see LayerDiagnostics).
struct TrainingDiagnosis {
  int step = 0;
  std::vector<double> gradient_norms, zero_shares;
  std::vector<int> units, dead;

  void fields(Visitor& visit) {
    visit("step", step, kAny);
    visit("gradientNorms", gradient_norms, kAny);
    visit("zeroShares", zero_shares, kAny);
    visit("units", units, kAny);
    visit("dead", dead, kAny);
  }
};

struct TrainingSnapshot {
  int step = 0, steps_per_epoch = 0;
  /// Of every step since the last snapshot: the batch's loss, from before the step.
  std::vector<float> losses;
  std::vector<float> gradient;               ///< of the last step, in the order of `parameters`
  std::vector<float> parameters;             ///< as they are now
  std::vector<TrainingDiagnosis> diagnoses;  ///< since the last snapshot
  /// Where the loss stopped being a finite number (training ends there), else −1.
  int non_finite_step = -1, non_finite_layer = -1;

  void fields(Visitor& visit) {
    visit("step", step, kAny);
    visit("stepsPerEpoch", steps_per_epoch, kAny);
    visit("losses", losses, kAny);
    visit("gradient", gradient, kAny);
    visit("parameters", parameters, kAny);
    visit("diagnoses", diagnoses, kAny);
    visit("nonFiniteStep", non_finite_step, kAny);
    visit("nonFiniteLayer", non_finite_layer, kAny);
  }
};

/// Enough to go on elsewhere. `parameters` and `memory` (the optimizer's) lie as the kernels want
/// them.
struct TrainingSaved {
  TrainingOptions options;
  int step = 0;
  std::vector<float> parameters, memory;

  void fields(Visitor& visit) {
    visit("options", options, kAny);
    visit("step", step, whole(0, 2e9));
    visit("parameters", parameters, kAny);
    visit("memory", memory, kAny);
  }
};

class Training {
 public:
  using Options = TrainingOptions;
  using Snapshot = TrainingSnapshot;
  using Saved = TrainingSaved;

  static Expected<std::unique_ptr<Training>> start(const Options& options);
  static Expected<std::unique_ptr<Training>> resume(const Saved& saved);

  /// `steps` optimizer steps. Returns false once a loss is not finite: nothing more is learnt then.
  bool advance(int steps);
  /// Hands out the losses and diagnoses since the last one.
  Snapshot snapshot();
  Saved save() const;

 private:
  Training(const Options& options, std::size_t outputs);
  void diagnose();

  Options options_;
  Dataset data_;
  Trainer trainer_;
  std::vector<float> losses_;
  std::vector<TrainingDiagnosis> diagnoses_;
  bool finite_ = true;
};

}  // namespace nn
