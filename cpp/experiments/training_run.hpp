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
#include "options.hpp"

namespace nn {

struct TrainingRunOptions {
  std::string data = "two-moons";
  int samples = 500;   ///< of generated data
  double noise = 0.1;  ///< of generated data
  std::string activation = "relu";
  std::vector<int> widths = {16, 16};  ///< units of each hidden layer
  std::string initializer = "usual";   ///< "usual": the activation's own
  double gain = 1;
  std::string optimizer = "sgd";
  double learning_rate = 0.1;
  int batch = 10;
  int epochs = 200;
  std::uint32_t seed = 1;  ///< of the data, the weights and the order

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
  }
};

struct TrainingRunResult {
  std::vector<float> losses;  ///< of each epoch: the mean of its steps' losses
  double loss = 0;            ///< of all samples at the end
  double accuracy = 0;        ///< 0 … 1, at the end
  int dead = 0;               ///< hidden units that are 0 for every sample at the end
  /// Where the loss stopped being a finite number (training ends there), else −1.
  int non_finite_step = -1, non_finite_layer = -1;

  void fields(Visitor& visit) {
    visit("losses", losses, kAny);
    visit("loss", loss, kAny);
    visit("accuracy", accuracy, kAny);
    visit("dead", dead, kAny);
    visit("nonFiniteStep", non_finite_step, kAny);
    visit("nonFiniteLayer", non_finite_layer, kAny);
  }
};

Expected<TrainingRunResult> training_run(const TrainingRunOptions& options);

}  // namespace nn
