// What exactly happens in one step of training? All numbers of a network on the way forward, of its
// loss, on the way back, and after the update.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "../core/activation.hpp"
#include "../core/expected.hpp"
#include "options.hpp"

namespace nn {

/// A network of dense layers with one linear output learns to give `target` for one sample.
struct NetworkStepOptions {
  std::vector<float> inputs = {1, -0.5f};
  double target = 1;
  std::vector<int> widths = {3, 3};  ///< of the hidden layers
  std::string activation = "relu";
  int updates = 0;  ///< steps that come before the one that is shown
  double learning_rate = 0.1;
  std::uint32_t seed = 1;

  void fields(Visitor& visit) {
    visit("inputs", inputs, list_of(number(-10, 10), 1, 8));
    visit("target", target, number(-10, 10));
    visit("widths", widths, list_of(whole(1, 16), 1, 4));
    visit("activation", activation, one_of(activations()));
    visit("updates", updates, whole(0, 1000));
    visit("learningRate", learning_rate, number(0, 100));
    visit("seed", seed, whole(0, 4294967295.0));
  }
};

/// A layer during the step. Weights are (units × inputs) row-major.
struct LayerStep {
  std::vector<float> sums, outputs, slopes;  ///< z = W x + b, f(z) and f′(z), one for each unit
  std::vector<float> weights, biases;        ///< before the update
  std::vector<float> d_weights, d_biases;  ///< the loss's derivatives; that of a bias is that of z
  std::vector<float> new_weights, new_biases;
  std::vector<float> new_outputs;  ///< for the same inputs, after the update

  void fields(Visitor& visit) {
    visit("sums", sums, kAny);
    visit("outputs", outputs, kAny);
    visit("slopes", slopes, kAny);
    visit("weights", weights, kAny);
    visit("biases", biases, kAny);
    visit("dWeights", d_weights, kAny);
    visit("dBiases", d_biases, kAny);
    visit("newWeights", new_weights, kAny);
    visit("newBiases", new_biases, kAny);
    visit("newOutputs", new_outputs, kAny);
  }
};

struct NetworkStepResult {
  std::vector<LayerStep> layers;  ///< the hidden ones, then the output
  double loss = 0;                ///< (output − target)²
  double d_output = 0;            ///< its derivative by the output
  double new_loss = 0;            ///< after the update

  void fields(Visitor& visit) {
    visit("layers", layers, kAny);
    visit("loss", loss, kAny);
    visit("dOutput", d_output, kAny);
    visit("newLoss", new_loss, kAny);
  }
};

Expected<NetworkStepResult> network_step(const NetworkStepOptions& options);

}  // namespace nn
