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

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("kind", self.kind, one_of({"dense", "convolution", "max-pool"}));
    visit("outputs", self.outputs, whole(1, 4096));
    visit("kernel", self.kernel, whole(1, 64));
    visit("padding", self.padding, one_of({"same", "valid"}));
    visit("activation", self.activation, one_of(nn::activations()));
    visit("parameter", self.parameter, number(-10, 10));  // and what the activation allows
  }
};

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

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("height", self.height, whole(1, 4096));
    visit("width", self.width, whole(1, 4096));
    visit("channels", self.channels, whole(1, 65536));
    visit("layers", self.layers, list_of(kAny, 1, 64));
    visit("inputs", self.inputs, list_of(kAny, 1, 1 << 26));
    visit("targets", self.targets, list_of(kAny, 1, 1 << 26));
    visit("parameters", self.parameters, list_of(kAny, 0, 1 << 26));
    visit("initializer", self.initializer, one_of(initializers()));
    visit("gain", self.gain, number(0, 100));
    visit("loss", self.loss, one_of(losses()));
    visit("optimizer", self.optimizer, one_of(optimizers()));
    visit("learningRate", self.learning_rate, number(0, 100));
    visit("momentum", self.momentum, number(0, 1));
    visit("beta1", self.beta1, number(0, 0.999999));
    visit("beta2", self.beta2, number(0, 0.999999));
    visit("epsilon", self.epsilon, number(1e-30, 1));
    visit("weightDecay", self.weight_decay, number(0, 100));
    visit("clipNorm", self.clip_norm, number(0, 1e9));
    visit("batch", self.batch, whole(1, 1e6));
    visit("shuffle", self.shuffle, kAny);
    visit("seed", self.seed, whole(0, 4294967295.0));
    visit("diagnosticsEvery", self.diagnostics_every, whole(0, 1e9));
  }
};

/// What went on in the layers after a step; one entry per layer (see LayerDiagnostics).
struct TrainingDiagnosis {
  int step = 0;
  std::vector<double> gradient_norms, zero_shares;
  std::vector<int> units, dead;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("step", self.step, kAny);
    visit("gradientNorms", self.gradient_norms, kAny);
    visit("zeroShares", self.zero_shares, kAny);
    visit("units", self.units, kAny);
    visit("dead", self.dead, kAny);
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

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("step", self.step, kAny);
    visit("stepsPerEpoch", self.steps_per_epoch, kAny);
    visit("losses", self.losses, kAny);
    visit("gradient", self.gradient, kAny);
    visit("parameters", self.parameters, kAny);
    visit("diagnoses", self.diagnoses, kAny);
    visit("nonFiniteStep", self.non_finite_step, kAny);
    visit("nonFiniteLayer", self.non_finite_layer, kAny);
  }
};

/// Enough to go on elsewhere. `parameters` and `memory` (the optimizer's) lie as the kernels want
/// them.
struct TrainingSaved {
  TrainingOptions options;
  int step = 0;
  std::vector<float> parameters, memory;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("options", self.options, kAny);
    visit("step", self.step, whole(0, 2e9));
    visit("parameters", self.parameters, kAny);
    visit("memory", self.memory, kAny);
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
  Training(const Options& options, std::vector<LayerSpec> layers, std::size_t outputs);
  void diagnose();

  Options options_;
  Dataset data_;
  Trainer trainer_;
  std::vector<float> losses_;
  std::vector<TrainingDiagnosis> diagnoses_;
  bool finite_ = true;
};

}  // namespace nn
