// Which unit of a network is on for which sample, and which are dead, before, during and after
// training?
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "../core/activation.hpp"
#include "../core/expected.hpp"
#include "../core/trainer.hpp"
#include "options.hpp"

namespace nn {

/// Networks that differ in the activation alone and learn the species of penguins by plain gradient
/// descent, all samples in every step.
struct UnitActivityOptions {
  std::vector<std::string> activations = {"relu"};
  int samples = 90;                ///< penguins, drawn by chance
  std::vector<int> widths = {32};  ///< units of each hidden layer
  double initial_bias = 0;         ///< of every hidden unit
  double learning_rate = 0.1;
  int steps = 300;
  std::uint32_t seed = 1;  ///< of the choice and the weights
  // The map:
  std::string map_of = "relu";  ///< one of the activations
  int map_layer = 1;            ///< 1 … hidden layers
  int map_step = 0;             ///< 0 … steps

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
  }
};

/// A hidden layer; entry s of each list is from after step s, entry 0 from before training.
struct LayerActivity {
  std::vector<float> zero_share;  ///< exact zeros among the outputs for all samples, 0 … 1
  std::vector<int> dead;          ///< units that are exactly 0 for every sample
  std::vector<int> silent;        ///< units that are above 0 for no sample: the dead among them

  void fields(Visitor& visit) {
    visit("zeroShare", zero_share, kAny);
    visit("dead", dead, kAny);
    visit("silent", silent, kAny);
  }
};

struct UnitActivityRun {
  std::string activation;
  std::vector<float> losses;  ///< of all samples; entries as in LayerActivity
  std::vector<LayerActivity> layers;
  /// The step after which the loss was no finite number (the lists end before it), else −1.
  int non_finite_step = -1;

  void fields(Visitor& visit) {
    visit("activation", activation, kAny);
    visit("losses", losses, kAny);
    visit("layers", layers, kAny);
    visit("nonFiniteStep", non_finite_step, kAny);
  }
};

struct UnitMap {
  int step = 0;                ///< the one asked for, or the last whose numbers were finite
  std::vector<float> outputs;  ///< (units × samples)

  void fields(Visitor& visit) {
    visit("step", step, kAny);
    visit("outputs", outputs, kAny);
  }
};

struct UnitActivityResult {
  /// Species of each sample, 0 … 2, increasing; within a species they are in order of bill length.
  std::vector<int> classes;
  std::vector<UnitActivityRun> runs;  ///< in the order of the options
  UnitMap map;

  void fields(Visitor& visit) {
    visit("classes", classes, kAny);
    visit("runs", runs, kAny);
    visit("map", map, kAny);
  }
};

Expected<UnitActivityResult> unit_activity(const UnitActivityOptions& options);

/// What the networks of valid options learn from, standardized and in the map's order.
Dataset unit_activity_data(const UnitActivityOptions& options);

/// A network of `unit_activity` before its first step.
Trainer unit_activity_trainer(const UnitActivityOptions& options, const Activation& activation,
                              const Dataset& data);

}  // namespace nn
