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
#include "options.hpp"

namespace nn {

/// Networks that differ in nothing but their activation: same data, split, seed and order of
/// samples.
struct TrainingLossOptions {
  std::string data = "penguins";  ///< 500 samples where they are generated
  std::vector<std::string> activations = {"relu", "sigmoid"};
  std::vector<int> widths = {16, 16};  ///< of the hidden layers
  std::string initializer = "usual";   ///< "usual": each activation's own (he or xavier)
  double gain = 1;                     ///< of the initializer "normal"
  std::string optimizer = "sgd";
  double learning_rate = 0.1;
  int batch = 32;
  int epochs = 200;
  double validation_share = 0.2;
  std::uint32_t seed = 1;

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
  std::string activation;
  std::vector<float> training_loss = {}, validation_loss = {};          ///< mean over the samples
  std::vector<float> training_accuracy = {}, validation_accuracy = {};  ///< 0 … 1
  /// Where the loss stopped being a finite number (training of this network ends there), else −1.
  int non_finite_step = -1, non_finite_layer = -1;

  void fields(Visitor& visit) {
    visit("activation", activation, kAny);
    visit("trainingLoss", training_loss, kAny);
    visit("validationLoss", validation_loss, kAny);
    visit("trainingAccuracy", training_accuracy, kAny);
    visit("validationAccuracy", validation_accuracy, kAny);
    visit("nonFiniteStep", non_finite_step, kAny);
    visit("nonFiniteLayer", non_finite_layer, kAny);
  }
};

struct TrainingLossSnapshot {
  int step = 0, steps_per_epoch = 0, epoch = 0;
  bool finished = false;
  int training_samples = 0, validation_samples = 0;
  std::vector<TrainingCurve> curves;  ///< in the order of the options' activations

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
  std::vector<float> parameters, memory;  ///< the network's and the optimizer's

  void fields(Visitor& visit) {
    visit("parameters", parameters, kAny);
    visit("memory", memory, kAny);
  }
};

/// Enough to go on elsewhere, bit by bit as if never interrupted.
struct TrainingLossSaved {
  TrainingLossOptions options;
  int step = 0;
  std::vector<TrainingCurve> curves;
  std::vector<SavedNetwork> networks;

  void fields(Visitor& visit) {
    visit("options", options, kAny);
    visit("step", step, whole(0, 2e9));
    visit("curves", curves, kAny);
    visit("networks", networks, kAny);
  }
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
  bool advance(int steps);
  Snapshot snapshot() const;
  Saved save() const;

 private:
  explicit TrainingLoss(const Options& options);
  std::optional<std::string> complaint_about_count(const char* list, std::size_t count) const;
  void evaluate(std::size_t network);
  void end(std::size_t network);

  Options options_;
  Split data_;
  std::vector<Trainer> trainers_;
  std::vector<TrainingCurve> curves_;
  int step_ = 0;
};

}  // namespace nn
