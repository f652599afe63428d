// How something is trained, but for the data: the network, its start, the loss, the optimizer, the
// batches. Whatever trains is made from this.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "../core/count.hpp"
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

/// A layer of a network. What its kind has no use for is ignored.
struct RecipeLayer {
  /// "dense": every output is a weighted sum of all inputs, plus a bias; "convolution": of a square
  /// of positions, stride 1; "max-pool": the largest of a square of positions, without overlap.
  std::string kind = "dense";
  int outputs = 1;  ///< units of a dense layer, channels of a convolution
  int kernel = 3;   ///< side of a convolution's kernel, or of a pool's window (and its stride)
  /// Of a convolution. "same" adds zeros around, so that height and width stay; "valid" adds none,
  /// and kernel − 1 rows and columns are lost.
  std::string padding = "same";
  /// Of a dense layer or a convolution, the output layer's too: say "identity" there for numbers
  /// without bounds and for losses that take logits.
  std::string activation = "relu";
  /// What the activation leaves open, its usual value when left out. relu: the slope at exactly 0
  /// (0 … 1, usually 0); leaky-relu: the slope left of 0 (usually 0.01); prelu: where that slope,
  /// which is learnt, starts (usually 0.25). The others have none.
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

/// Layers count from 0.
struct Recipe {
  /// A sample is height × width × channels numbers, channels last. A plain list is 1 × 1 × its
  /// length: two inputs are `channels: 2`.
  int height = 1, width = 1, channels = 1;
  std::vector<RecipeLayer> layers;  ///< the first reads the inputs, the last gives the outputs
  /// Of the weights' normal distribution, its deviation: "he" √(2 / inputs), "xavier" √(2 / (inputs
  /// + outputs)), "normal" gain / √inputs, "zeros" 0; "usual": he or xavier, whichever goes with
  /// the first layer's activation. Biases start at 0.
  std::string initializer = "he";
  double gain = 1;  ///< of the initializer "normal" alone
  /// Each is a mean over the batch, as PyTorch has it. "mean-squared-error": of (output − target)²,
  /// without ½, over all outputs; any targets. "softmax-cross-entropy": outputs are logits, two or
  /// more, and targets one-hot (or probabilities that add up to 1). "binary-cross-entropy": outputs
  /// are logits and targets from 0 to 1, over all outputs. A loss of logits applies softmax or the
  /// sigmoid itself.
  std::string loss = "mean-squared-error";
  /// "sgd": w ← w − η g; "momentum": v ← μ v + g, w ← w − η v; "adam" (Kingma & Ba 2015); "adamw"
  /// (Loshchilov & Hutter 2019): adam with the decay beside the gradient.
  std::string optimizer = "sgd";
  double learning_rate = 0.01;  ///< η
  double momentum = 0.9;        ///< μ, of "momentum" alone
  double beta1 = 0.9;           ///< of "adam" and "adamw": how slowly the mean gradient changes
  double beta2 = 0.999;         ///< of "adam" and "adamw": the same of the mean squared gradient
  double epsilon = 1e-8;        ///< of "adam" and "adamw": added to the divisor
  /// λ. "adamw" shrinks all parameters by η λ in every step; the others add λ w to the gradient of
  /// each.
  double weight_decay = 0;
  double clip_norm = 0;  ///< the longest gradient that is not scaled down to this; 0: any
  /// Samples in a step. More than there are mean all; the last of an epoch may have fewer.
  int batch = 10;
  bool shuffle = true;     ///< a new order in every epoch; else always that of the data
  std::uint32_t seed = 1;  ///< of the weights and the order

  void fields(Visitor& visit) {
    visit("height", height, whole(1, 4096));
    visit("width", width, whole(1, 4096));
    visit("channels", channels, whole(1, 65536));
    visit("layers", layers, list_of(kAny, 1, 64));
    visit("initializer", initializer, one_of(initializers(), "usual"));
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
  }
};

/// Dense layers of these widths with one activation, and a linear one of as many outputs as the
/// data have; all else is as it starts.
Recipe dense_recipe(const Dataset& data, const std::vector<int>& widths,
                    const std::string& activation);

/// What is wrong with the layers, if anything: what a layer's own fields do not allow, an
/// activation without such a parameter, a window larger than what it slides over. Named "layers[i]:
/// …".
std::optional<std::string> complaint_about_layers(const Recipe& recipe);

/// The shape of a sample.
Shape input_of(const Recipe& recipe);
/// What the core makes of it; it must be right.
std::vector<LayerSpec> layer_specs(const Recipe& recipe);
TrainerOptions trainer_options(const Recipe& recipe);

/// What training by it takes, with a saved copy of its state. The layers must fit each other.
Count training_bytes(const Recipe& recipe, std::size_t samples);

}  // namespace nn
