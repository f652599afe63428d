// How does the loss fall in training, and how much does the activation matter? (a training session)
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "../core/activation.hpp"
#include "../core/expected.hpp"
#include "../core/trainer.hpp"
#include "data_source.hpp"
#include "first_non_finite.hpp"
#include "options.hpp"
#include "progress.hpp"
#include "twins.hpp"

namespace nn {

/// Networks that differ in nothing but their activation: same data, split, seed and order of
/// samples.
struct TrainingLossOptions {
  /// 500 samples where they are generated. Inputs, and targets that are numbers, are standardized.
  /// The loss goes with the data: softmax-cross-entropy for penguins, mean-squared-error (the mean
  /// of squares, without ½) for numbers, binary-cross-entropy for two classes.
  std::string data = "penguins";
  std::vector<std::string> activations = {"relu", "sigmoid"};  ///< one network for each
  std::vector<int> widths = {16, 16};                          ///< units of each hidden layer
  /// "usual": each activation's own (he or xavier). Deviations of the weights: "he" √(2 / inputs),
  /// "xavier" √(2 / (inputs + outputs)), "normal" gain / √inputs, "zeros" 0. Biases start at 0.
  std::string initializer = "usual";
  double gain = 1;  ///< of the initializer "normal" alone
  /// "sgd"; "momentum" with μ = 0.9; "adam" and "adamw" with β₁ = 0.9, β₂ = 0.999, without decay.
  std::string optimizer = "sgd";
  double learning_rate = 0.1;     ///< η
  int batch = 32;                 ///< samples in a step; more than there are mean all
  int epochs = 200;               ///< in each of which every training sample is seen once
  double validation_share = 0.2;  ///< of the samples, held back from training
  std::uint32_t seed = 1;         ///< of generated data, the split, the weights and the order

  void fields(Visitor& visit) {
    visit("data", data, one_of(data_sources()));
    visit("activations", activations,
          list_of(one_of(nn::activations()), 1, nn::activations().size()));
    visit("widths", widths, list_of(whole(1, 4096), 1, 63));
    visit("initializer", initializer, one_of(initializers(), "usual"));
    visit("gain", gain, number(0, 100));
    visit("optimizer", optimizer, one_of(optimizers()));
    visit("learningRate", learning_rate, number(0, 100));
    visit("batch", batch, whole(1, 1e6));
    visit("epochs", epochs, whole(1, 1e5));
    visit("validationShare", validation_share, number(0.05, 0.95));
    visit("seed", seed, whole(0, 4294967295.0));
  }
};

/// One network's curves. Entry 0 is from before training, entry e from after epoch e.
struct TrainingCurve {
  std::string activation;  ///< of the hidden layers
  /// The mean over the samples. A margin (twins.hpp) is how far rounding may move a number.
  std::vector<float> training_loss = {}, training_loss_margin = {};
  std::vector<float> validation_loss = {}, validation_loss_margin = {};          ///< the same
  std::vector<float> training_accuracy = {}, training_accuracy_margin = {};      ///< 0 … 1
  std::vector<float> validation_accuracy = {}, validation_accuracy_margin = {};  ///< 0 … 1
  /// Training of this network ends before it, in the last state whose numbers were finite.
  FirstNonFinite non_finite = {};

  void forget_margins() {
    for (auto* margins : {&training_loss_margin, &validation_loss_margin, &training_accuracy_margin,
                          &validation_accuracy_margin})
      margins->clear();
    non_finite.step_margin = 0;
  }

  void fields(Visitor& visit) {
    visit("activation", activation, one_of(activations()));
    visit("trainingLoss", training_loss, kAny);
    visit("trainingLossMargin", training_loss_margin, kAny);
    visit("validationLoss", validation_loss, kAny);
    visit("validationLossMargin", validation_loss_margin, kAny);
    visit("trainingAccuracy", training_accuracy, kAny);
    visit("trainingAccuracyMargin", training_accuracy_margin, kAny);
    visit("validationAccuracy", validation_accuracy, kAny);
    visit("validationAccuracyMargin", validation_accuracy_margin, kAny);
    visit("nonFinite", non_finite, kAny);
  }
};

struct TrainingLossSnapshot {
  int step = 0;             ///< how many every network has taken, but for those that ended before
  int steps_per_epoch = 0;  ///< in which each training sample is seen once
  int epoch = 0;            ///< how many are complete
  bool finished = false;    ///< all epochs are complete, or no network goes on
  int training_samples = 0, validation_samples = 0;  ///< how the data are divided
  std::vector<TrainingCurve> curves;                 ///< in the order of the options' activations

  void fields(Visitor& visit) {
    visit("step", step, kAny);
    visit("stepsPerEpoch", steps_per_epoch, kAny);
    visit("epoch", epoch, kAny);
    visit("finished", finished, kAny);
    visit("trainingSamples", training_samples, kAny);
    visit("validationSamples", validation_samples, kAny);
    visit("curves", curves, kAny);
  }
};

struct SavedNetwork {
  /// Per layer the weights (outputs × inputs) row-major, then the biases, then a PReLU's slope.
  std::vector<float> parameters;
  /// What the optimizer remembers, each slot in the order of `parameters`: momentum has one (the
  /// velocity), adam and adamw two (the mean gradient, then the mean squared gradient), sgd none.
  std::vector<float> memory;

  void fields(Visitor& visit) {
    visit("parameters", parameters, flat_list(0, 1 << 26, "one layer after the other"));
    visit("memory", memory, flat_list(0, 1 << 26, "one layer after the other"));
  }
};

/// What is saved of one run.
struct TrainingLossRunSaved {
  std::vector<TrainingCurve> curves;   ///< in the order of the options' activations
  std::vector<SavedNetwork> networks;  ///< in the same order

  void fields(Visitor& visit) {
    visit("curves", curves, list_of(kAny, 1, nn::activations().size()));
    visit("networks", networks, list_of(kAny, 1, nn::activations().size()));
  }
};

/// Enough to go on elsewhere, bit by bit as if never interrupted.
struct TrainingLossSaved {
  /// Another number comes with every change of what is saved, or in which order.
  static constexpr int kFormat = 2;

  int format = kFormat;                    ///< of these fields; another is refused
  TrainingLossOptions options;             ///< of the run
  int step = 0;                            ///< how many were taken
  std::vector<TrainingLossRunSaved> runs;  ///< the one that is shown, then its four twins

  void fields(Visitor& visit) {
    visit("format", format, whole(kFormat, kFormat));
    visit("options", options, kAny);
    visit("step", step, whole(0, 2e9));
    visit("runs", runs, list_of(kAny, 1 + kTwins, 1 + kTwins));
  }
};

/// One of the runs: the networks side by side. The options must be right.
class TrainingLossRun {
 public:
  TrainingLossRun(const TrainingLossOptions& options, Twin twin);
  TrainingLossRun(const TrainingLossRun&) = delete;  // its trainers borrow its data

  /// At most `steps` optimizer steps of every network; fewer at the end. Returns how many were
  /// taken.
  int advance(int steps);
  int step() const { return step_; }
  int last_step() const;
  /// All steps are taken, or no network goes on.
  bool finished() const;
  TrainingLossSnapshot snapshot() const;
  TrainingLossRunSaved save() const;
  /// A sentence, and nothing of use, if that does not fit the options.
  std::optional<std::string> restore(int step, const TrainingLossRunSaved& saved);

 private:
  std::optional<std::string> complaint_about_count(const char* list, std::size_t count) const;
  std::optional<std::string> complaint_about_curves(int step,
                                                    const TrainingLossRunSaved& saved) const;
  /// Adds an entry to a network's curve, if its numbers are finite.
  void evaluate(std::size_t network);
  /// Notes where a network's numbers left the range, and takes back what came after.
  void end(std::size_t network, const NonFinite& found);

  TrainingLossOptions options_;
  Split data_;
  std::vector<Trainer> trainers_;
  std::vector<TrainingCurve> curves_;
  int step_ = 0;
};

class TrainingLoss {
 public:
  using Options = TrainingLossOptions;
  using Snapshot = TrainingLossSnapshot;
  using Saved = TrainingLossSaved;

  static Expected<std::unique_ptr<TrainingLoss>> start(const Options& options);
  static Expected<std::unique_ptr<TrainingLoss>> resume(const Saved& saved);

  /// At most `steps` optimizer steps of every network; fewer at the end. Returns whether more
  /// remain.
  Progress advance(int steps);
  Snapshot snapshot() const;
  Saved save() const;

 private:
  explicit TrainingLoss(const Options& options);

  Options options_;
  std::vector<std::unique_ptr<TrainingLossRun>> runs_;  ///< the one that is shown, then its twins
};

}  // namespace nn
