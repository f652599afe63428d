// How large is the gradient that reaches each layer, by depth, scale of the weights and activation?
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "../core/activation.hpp"
#include "../core/expected.hpp"
#include "options.hpp"
#include "twins.hpp"

namespace nn {

/// Networks of `depth` equally wide hidden layers and one linear output, before any training.
/// Inputs are standard normal, weights normal with deviation gain / √inputs, biases 0.
struct VanishingGradientOptions {
  std::vector<std::string> activations = {"relu", "tanh", "sigmoid"};  ///< a network for each
  int depth = 20;                                                      ///< hidden layers
  int width = 32;                    ///< units of each, and inputs
  double gain = 1.4142135623730951;  ///< √2: He's; 1: Xavier's for layers as wide as these
  int samples = 32;                  ///< over which the outputs' mean is taken
  std::uint32_t seed = 1;            ///< of the inputs and the weights

  void fields(Visitor& visit) {
    visit("activations", activations,
          list_of(one_of(nn::activations()), 1, nn::activations().size()));
    visit("depth", depth, whole(1, 50));
    visit("width", width, whole(1, 128));
    visit("gain", gain, number(0, 10));
    visit("samples", samples, whole(1, 256));
    visit("seed", seed, whole(0, 4294967295.0));
  }
};

struct LayerGradients {
  std::string activation;  ///< of the hidden layers
  /// Of every hidden layer, the first first: the norm of the gradient of the outputs' mean with
  /// respect to its weighted sums for all samples, summed in float64. 0 where float32 underflowed.
  std::vector<double> norms, norms_margin;
  double share = 0, share_margin = 0;  ///< the first norm divided by the last
  /// The first layer, on the way back, whose gradient is 0 or not finite, counted from 0 (a page
  /// counts from 1); −1: none.
  int underflow_layer = -1, overflow_layer = -1;

  void fields(Visitor& visit) {
    visit("activation", activation, one_of(activations()));
    visit("norms", norms, kAny);
    visit("normsMargin", norms_margin, kAny);
    visit("share", share, kAny);
    visit("shareMargin", share_margin, kAny);
    visit("underflowLayer", underflow_layer, kAny);
    visit("overflowLayer", overflow_layer, kAny);
  }
};

struct VanishingGradientResult {
  std::vector<LayerGradients> networks;  ///< in the order of the options
  /// The usual estimate for sigmoids: a quarter per layer, from the last layer's norm of the
  /// sigmoid network (of the last network where there is none).
  std::vector<double> estimate, estimate_margin;

  void fields(Visitor& visit) {
    visit("networks", networks, kAny);
    visit("estimate", estimate, kAny);
    visit("estimateMargin", estimate_margin, kAny);
  }
};

Expected<VanishingGradientResult> vanishing_gradient(const VanishingGradientOptions& options);

/// What one of the runs gives for valid options, without margins.
VanishingGradientResult vanishing_gradient_of(const VanishingGradientOptions& options, Twin twin);

}  // namespace nn
