// What exactly happens in one step of training? All numbers of a network on the way forward, of its
// loss, on the way back, and after the update.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "../core/activation.hpp"
#include "../core/expected.hpp"
#include "first_non_finite.hpp"
#include "options.hpp"
#include "twins.hpp"

namespace nn {

/// A network of dense layers with one linear output learns to give `target` for one sample.
struct NetworkStepOptions {
  std::vector<float> inputs = {1, -0.5f};  ///< of the one sample
  double target = 1;                       ///< what the output should be for it
  std::vector<int> widths = {3, 3};        ///< of the hidden layers
  std::string activation = "relu";         ///< of the hidden layers
  int updates = 0;                         ///< steps that come before the one that is shown
  double learning_rate = 0.1;              ///< η, of plain gradient descent
  std::uint32_t seed = 1;                  ///< of the weights

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

/// A layer during the step. Weights are (units × inputs) row-major. A margin (twins.hpp) is how far
/// rounding may move a number.
struct LayerStep {
  /// z = W x + b, f(z) and f′(z), one for each unit.
  std::vector<float> sums, sums_margin, outputs, outputs_margin, slopes;
  std::vector<float> weights, weights_margin, biases, biases_margin;  ///< before the update
  /// The loss's derivatives; that of a bias is that of z.
  std::vector<float> d_weights, d_weights_margin, d_biases, d_biases_margin;
  /// After the update.
  std::vector<float> new_weights, new_weights_margin, new_biases, new_biases_margin;
  std::vector<float> new_outputs;  ///< for the same inputs, after the update

  void fields(Visitor& visit) {
    visit("sums", sums, kAny);
    visit("sumsMargin", sums_margin, kAny);
    visit("outputs", outputs, kAny);
    visit("outputsMargin", outputs_margin, kAny);
    visit("slopes", slopes, kAny);
    visit("weights", weights, kAny);
    visit("weightsMargin", weights_margin, kAny);
    visit("biases", biases, kAny);
    visit("biasesMargin", biases_margin, kAny);
    visit("dWeights", d_weights, kAny);
    visit("dWeightsMargin", d_weights_margin, kAny);
    visit("dBiases", d_biases, kAny);
    visit("dBiasesMargin", d_biases_margin, kAny);
    visit("newWeights", new_weights, kAny);
    visit("newWeightsMargin", new_weights_margin, kAny);
    visit("newBiases", new_biases, kAny);
    visit("newBiasesMargin", new_biases_margin, kAny);
    visit("newOutputs", new_outputs, kAny);
  }
};

struct NetworkStepResult {
  std::vector<LayerStep> layers;             ///< the hidden ones, then the output
  double loss = 0, loss_margin = 0;          ///< (output − target)²
  double d_output = 0;                       ///< its derivative by the output
  double new_loss = 0, new_loss_margin = 0;  ///< after the update
  /// The steps before this one end at it, and the one in which it stands is shown: updates + 1, or
  /// an earlier one. Where its step is the next, the new outputs or the new loss hold it.
  FirstNonFinite non_finite = {};

  void fields(Visitor& visit) {
    visit("layers", layers, kAny);
    visit("loss", loss, kAny);
    visit("lossMargin", loss_margin, kAny);
    visit("dOutput", d_output, kAny);
    visit("newLoss", new_loss, kAny);
    visit("newLossMargin", new_loss_margin, kAny);
    visit("nonFinite", non_finite, kAny);
  }
};

Expected<NetworkStepResult> network_step(const NetworkStepOptions& options);

/// What one of the runs gives for valid options, without margins.
NetworkStepResult network_step_of(const NetworkStepOptions& options, Twin twin);

}  // namespace nn
