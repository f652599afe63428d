// Which unit of a network is on for which sample, and which are dead, before, during and after
// training?
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "../core/activation.hpp"
#include "../core/expected.hpp"
#include "../core/trainer.hpp"
#include "first_non_finite.hpp"
#include "options.hpp"
#include "twins.hpp"

namespace nn {

/// Networks that differ in the activation alone and learn the species of penguins by plain gradient
/// descent, all samples in every step.
struct UnitActivityOptions {
  std::vector<std::string> activations = {"relu"};  ///< one network for each
  int samples = 90;                                 ///< penguins, drawn by chance
  std::vector<int> widths = {32};                   ///< units of each hidden layer
  double initial_bias = 0;                          ///< of every hidden unit
  double learning_rate = 0.1;                       ///< η
  int steps = 300;                                  ///< of training
  std::uint32_t seed = 1;                           ///< of the choice and the weights
  // The map:
  std::string map_of = "relu";  ///< one of the activations
  int map_layer = 1;            ///< 1 … hidden layers
  int map_step = 0;             ///< 0 … steps
  bool map_only = false;        ///< the map without the runs: of one network, no further than that
  /// Whether to find out how far rounding may move what is told, which takes five times as long.
  bool margins = true;

  void fields(Visitor& visit) {
    visit("activations", activations, list_of(one_of(nn::activations()), 1, 4));
    visit("samples", samples, whole(2, 200));
    visit("widths", widths, list_of(whole(1, 48), 1, 3));
    visit("initialBias", initial_bias, number(-100, 100));
    visit("learningRate", learning_rate, number(0, 100));
    visit("steps", steps, whole(1, 500));
    visit("seed", seed, whole(0, 4294967295.0));
    visit("mapOf", map_of, one_of(nn::activations()));
    visit("mapLayer", map_layer, whole(1, 3));
    visit("mapStep", map_step, whole(0, 500));
    visit("mapOnly", map_only, kAny);
    visit("margins", margins, kAny);
  }
};

/// A hidden layer; entry s of each list is from after step s, entry 0 from before training. A
/// margin (twins.hpp) is how far rounding may move a number.
struct LayerActivity {
  /// Exact zeros among the outputs for all samples, 0 … 1.
  std::vector<float> zero_share, zero_share_margin;
  std::vector<int> dead;             ///< units that are exactly 0 for every sample
  std::vector<float> dead_margin;    ///< of `dead`
  std::vector<int> silent;           ///< units that are above 0 for no sample: the dead among them
  std::vector<float> silent_margin;  ///< of `silent`

  void fields(Visitor& visit) {
    visit("zeroShare", zero_share, kAny);
    visit("zeroShareMargin", zero_share_margin, kAny);
    visit("dead", dead, kAny);
    visit("deadMargin", dead_margin, kAny);
    visit("silent", silent, kAny);
    visit("silentMargin", silent_margin, kAny);
  }
};

struct UnitActivityRun {
  std::string activation;  ///< of the hidden layers
  /// Of all samples; entries as in LayerActivity.
  std::vector<float> losses, losses_margin;
  std::vector<LayerActivity> layers;  ///< the hidden ones
  /// The lists end before it.
  FirstNonFinite non_finite = {};

  void fields(Visitor& visit) {
    visit("activation", activation, one_of(activations()));
    visit("losses", losses, kAny);
    visit("lossesMargin", losses_margin, kAny);
    visit("layers", layers, kAny);
    visit("nonFinite", non_finite, kAny);
  }
};

struct UnitMap {
  int step = 0;  ///< the one asked for, or the last whose numbers were finite
  std::vector<float> outputs, outputs_margin;  ///< (units × samples)
  /// Size of f′(z) in the layer's silent units; 0 if none is silent.
  float mean_slope = 0, mean_slope_margin = 0;
  float largest_slope = 0, largest_slope_margin = 0;  ///< the largest of them
  /// Silent units whose slope is exactly 0 for every sample.
  int flat = 0;
  float flat_margin = 0;  ///< of `flat`

  void fields(Visitor& visit) {
    visit("step", step, kAny);
    visit("outputs", outputs, kAny);
    visit("outputsMargin", outputs_margin, kAny);
    visit("meanSlope", mean_slope, kAny);
    visit("meanSlopeMargin", mean_slope_margin, kAny);
    visit("largestSlope", largest_slope, kAny);
    visit("largestSlopeMargin", largest_slope_margin, kAny);
    visit("flat", flat, kAny);
    visit("flatMargin", flat_margin, kAny);
  }
};

struct UnitActivityResult {
  /// Species of each sample, 0 … 2, increasing; within a species they are in order of bill length.
  std::vector<int> classes;
  std::vector<UnitActivityRun> runs;  ///< in the order of the options; none with `map_only`
  UnitMap map;                        ///< of one layer of one network at one step

  void fields(Visitor& visit) {
    visit("classes", classes, kAny);
    visit("runs", runs, kAny);
    visit("map", map, kAny);
  }
};

Expected<UnitActivityResult> unit_activity(const UnitActivityOptions& options);

/// One of the runs that it compares, of valid options.
UnitActivityResult unit_activity_of(const UnitActivityOptions& options, Twin twin);

/// What the networks of valid options learn from, standardized and in the map's order.
Dataset unit_activity_data(const UnitActivityOptions& options);

/// A network of `unit_activity` before its first step.
Trainer unit_activity_trainer(const UnitActivityOptions& options, const Activation& activation,
                              const Dataset& data);

}  // namespace nn
