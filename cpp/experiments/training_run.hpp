// How does one network fare with one seed? (ensembles: many of these, spread over the workers)
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "../core/activation.hpp"
#include "../core/expected.hpp"
#include "../core/initializer.hpp"
#include "../core/optimizer.hpp"
#include "data_source.hpp"
#include "first_non_finite.hpp"
#include "options.hpp"
#include "twins.hpp"

namespace nn {

struct TrainingRunOptions {
  /// The loss goes with the data: softmax-cross-entropy for penguins, mean-squared-error (the mean
  /// of squares, without ½) for numbers, binary-cross-entropy for two classes.
  std::string data = "two-moons";
  int samples = 500;                   ///< of generated data
  double noise = 0.1;                  ///< of generated data
  std::string activation = "relu";     ///< of the hidden layers; the output is linear
  std::vector<int> widths = {16, 16};  ///< units of each hidden layer
  /// "usual": the activation's own (he or xavier). Deviations of the weights: "he" √(2 / inputs),
  /// "xavier" √(2 / (inputs + outputs)), "normal" gain / √inputs, "zeros" 0. Biases start at 0.
  std::string initializer = "usual";
  double gain = 1;  ///< of the initializer "normal" alone
  /// "sgd"; "momentum" with μ = 0.9; "adam" and "adamw" with β₁ = 0.9, β₂ = 0.999, without decay.
  std::string optimizer = "sgd";
  double learning_rate = 0.1;  ///< η
  int batch = 10;              ///< samples in a step; more than there are mean all
  int epochs = 200;            ///< in each of which every sample is seen once
  std::uint32_t seed = 1;      ///< of the data, the weights and the order
  /// Whether to find out how far rounding may move what comes out, which takes five times as long.
  bool margins = false;

  void fields(Visitor& visit) {
    visit("data", data, one_of(data_sources()));
    visit("samples", samples, whole(2, 10000));
    visit("noise", noise, number(0, 10));
    visit("activation", activation, one_of(activations()));
    visit("widths", widths, list_of(whole(1, 256), 1, 20));
    visit("initializer", initializer, one_of(initializers(), "usual"));
    visit("gain", gain, number(0, 100));
    visit("optimizer", optimizer, one_of(optimizers()));
    visit("learningRate", learning_rate, number(0, 100));
    visit("batch", batch, whole(1, 10000));
    visit("epochs", epochs, whole(1, 10000));
    visit("seed", seed, whole(0, 4294967295.0));
    visit("margins", margins, kAny);
  }
};

/// A margin (twins.hpp) is how far rounding may move a number; 0, or an empty list, where none was
/// asked for.
struct TrainingRunResult {
  std::vector<float> losses, losses_margin;  ///< of each epoch: the mean of its steps' losses
  double loss = 0, loss_margin = 0;          ///< mean over all samples at the end
  double accuracy = 0, accuracy_margin = 0;  ///< 0 … 1, at the end
  int dead = 0;            ///< hidden units that are 0 for every sample at the end
  double dead_margin = 0;  ///< of `dead`
  /// Training ends before it: the above is from the last state whose numbers were finite.
  FirstNonFinite non_finite = {};

  void fields(Visitor& visit) {
    visit("losses", losses, kAny);
    visit("lossesMargin", losses_margin, kAny);
    visit("loss", loss, kAny);
    visit("lossMargin", loss_margin, kAny);
    visit("accuracy", accuracy, kAny);
    visit("accuracyMargin", accuracy_margin, kAny);
    visit("dead", dead, kAny);
    visit("deadMargin", dead_margin, kAny);
    visit("nonFinite", non_finite, kAny);
  }
};

Expected<TrainingRunResult> training_run(const TrainingRunOptions& options);

/// What one of the runs gives for valid options, without margins.
TrainingRunResult training_run_of(const TrainingRunOptions& options, Twin twin);

}  // namespace nn
