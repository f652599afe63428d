// Any network on the caller's own numbers: the entry through which a run can be compared, number
// for number, with another program. (a training session)
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "../core/expected.hpp"
#include "../core/trainer.hpp"
#include "first_non_finite.hpp"
#include "options.hpp"
#include "progress.hpp"
#include "recipe.hpp"

namespace nn {

/// Any network on the caller's own numbers. All numbers must be finite; layers count from 0.
struct TrainingOptions : Recipe {
  /// (samples × height × width × channels) in one flat list, sample after sample.
  std::vector<float> inputs;
  /// (samples × outputs of the last layer) in one flat list, sample after sample; what they must be
  /// depends on the loss.
  std::vector<float> targets;
  /// Where training starts: per layer the weights (outputs × inputs) row-major, inputs of a
  /// convolution in the order kernel row, kernel column, channel; then the biases; then a PReLU's
  /// slope. Drawn by `initializer` when empty.
  std::vector<float> parameters;
  int diagnostics_every = 0;  ///< steps from one diagnosis to the next; 0: none

  void fields(Visitor& visit) {
    Recipe::fields(visit);
    visit("inputs", inputs, flat_list(1, 1 << 26, "one sample after the other"));
    visit("targets", targets, flat_list(1, 1 << 26, "one sample after the other"));
    visit("parameters", parameters, flat_list(0, 1 << 26, "one layer after the other"));
    visit("diagnosticsEvery", diagnostics_every, whole(0, 1e9));
  }
};

/// What went on in the layers after a step. Each list has one entry per layer, the first first.
struct TrainingDiagnosis {
  int step = 0;                        ///< how many had been taken
  std::vector<double> gradient_norms;  ///< of the step's gradient, before clipping
  std::vector<double> zero_shares;  ///< of exact zeros among the outputs for all samples, 0 … 1
  std::vector<int> units;           ///< outputs of a dense layer, channels of a convolution
  std::vector<int> dead;            ///< units that are 0 for every sample, at every position

  void fields(Visitor& visit) {
    visit("step", step, kAny);
    visit("gradientNorms", gradient_norms, kAny);
    visit("zeroShares", zero_shares, kAny);
    visit("units", units, kAny);
    visit("dead", dead, kAny);
  }
};

struct TrainingSnapshot {
  int step = 0;             ///< how many have been taken
  int steps_per_epoch = 0;  ///< in which each sample is seen once
  /// Of every step since the last snapshot: the batch's loss, from before the step.
  std::vector<float> losses;
  std::vector<float> gradient;               ///< of the last step, in the order of `parameters`
  std::vector<float> parameters;             ///< as they are now
  std::vector<TrainingDiagnosis> diagnoses;  ///< since the last snapshot
  /// What is defined but cannot learn: a sentence for each way in which loss, output activation and
  /// targets do not fit each other.
  std::vector<std::string> remarks;
  /// Training ends before it: all of the above is from the last step whose numbers were finite.
  FirstNonFinite non_finite;

  void fields(Visitor& visit) {
    visit("step", step, kAny);
    visit("stepsPerEpoch", steps_per_epoch, kAny);
    visit("losses", losses, kAny);
    visit("gradient", gradient, kAny);
    visit("parameters", parameters, kAny);
    visit("diagnoses", diagnoses, kAny);
    visit("remarks", remarks, kAny);
    visit("nonFinite", non_finite, kAny);
  }
};

/// Enough to go on elsewhere, bit by bit as if never interrupted.
struct TrainingSaved {
  /// Another number comes with every change of what is saved, or in which order.
  static constexpr int kFormat = 1;

  int format = kFormat;           ///< of these fields; another is refused
  TrainingOptions options;        ///< of the run, with all its data
  int step = 0;                   ///< how many were taken
  std::vector<float> parameters;  ///< in the order of the options' `parameters`
  /// What the optimizer remembers, each slot in the order of `parameters`: momentum has one (the
  /// velocity), adam and adamw two (the mean gradient, then the mean squared gradient), sgd none.
  std::vector<float> memory;

  void fields(Visitor& visit) {
    visit("format", format, whole(kFormat, kFormat));
    visit("options", options, kAny);
    visit("step", step, whole(0, 2e9));
    visit("parameters", parameters, flat_list(0, 1 << 26, "one layer after the other"));
    visit("memory", memory, flat_list(0, 1 << 26, "one layer after the other"));
  }
};

class Training {
 public:
  using Options = TrainingOptions;
  using Snapshot = TrainingSnapshot;
  using Saved = TrainingSaved;

  static Expected<std::unique_ptr<Training>> start(const Options& options);
  static Expected<std::unique_ptr<Training>> resume(const Saved& saved);

  /// `steps` optimizer steps. Returns false once a number is not finite: nothing more is learnt
  /// then, and the session stays in the last finite state.
  /// A sentence where it stops early because losses or diagnoses wait to be taken by a snapshot.
  Progress advance(int steps);
  /// Hands out the losses and diagnoses since the last one.
  Snapshot snapshot();
  Saved save() const;

 private:
  Training(const Options& options, const Shape& output);
  void diagnose();
  std::optional<std::string> complaint_about_going_on() const;

  Options options_;
  Dataset data_;
  Trainer trainer_;
  std::vector<float> losses_;
  std::vector<TrainingDiagnosis> diagnoses_;
  FirstNonFinite non_finite_;
  std::vector<std::string> remarks_;
};

}  // namespace nn
