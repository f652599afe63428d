// The rules by which losses, output activations and targets fit each other.
#include "remarks.hpp"

#include <cmath>

#include "../core/elementary.hpp"
#include "options.hpp"

namespace nn {
namespace {

constexpr std::string_view kSquares = "mean-squared-error", kClasses = "softmax-cross-entropy",
                           kTwoClasses = "binary-cross-entropy";

struct Interval {
  double low, high;
  bool holds(double x) const { return x >= low && x <= high; }
};

/// What the output's activation can give, or come as close to as one likes.
Interval range_of(const LayerActivation& output) {
  const Activation& activation = *output.function;
  // Left of 0 a slope that is not above 0 gives nothing below 0.
  const bool folded = activation.name == "leaky-relu" && output.parameter.value_or(1) <= 0;
  return {folded ? 0 : activation.range.low, activation.range.high};
}

double probability(double logit) { return sigmoid(static_cast<float>(logit)); }

/// What a model's answer can be, on the scale of the targets.
Interval reach(const Comparison& of) {
  const auto [low, high] = range_of(of.output);
  if (of.loss == kTwoClasses) return {probability(low), probability(high)};
  if (of.loss == kSquares) return {low, high};
  // One logit as high as it goes, the others as low.
  const double others = static_cast<double>(of.outputs - 1);
  const double spread = exp(static_cast<float>(low - high));
  return {spread / (spread + others), 1 / (1 + others * spread)};
}

std::string place(std::size_t index, float target) {
  return "targets[" + std::to_string(index) + "] is " + shown(static_cast<double>(target));
}

/// The first target that lies outside; its index, or the number of targets.
std::size_t first_outside(std::span<const float> targets, const Interval& interval) {
  std::size_t i = 0;
  while (i < targets.size() && interval.holds(static_cast<double>(targets[i]))) ++i;
  return i;
}

std::string about_probability(const Comparison& of, std::size_t index) {
  return place(index, of.targets[index]) + "; " + std::string(of.loss) +
         " expects probabilities, numbers from 0 to 1: for others the loss has no least value that "
         "means anything.";
}

std::string about_logits(const Comparison& of) {
  const bool two = of.loss == kTwoClasses;
  return std::string(of.loss) + " takes logits and applies " + (two ? "the sigmoid" : "softmax") +
         " itself; after a sigmoid in the output layer they lie between 0 and 1, and no "
         "probability comes near 0 or 1: use identity there.";
}

std::string about_reach(const Comparison& of, std::size_t index, const Interval& can) {
  const std::string what = of.loss == kSquares ? "outputs" : "probabilities";
  const std::string range = std::isinf(can.high) ? "from " + shown(can.low) + " up"
                            : std::isinf(can.low)
                                ? "up to " + shown(can.high)
                                : "from " + shown(can.low) + " to " + shown(can.high);
  return place(index, of.targets[index]) + "; with " + std::string(of.output.function->name) +
         " in the output layer there are only " + what + " " + range + ".";
}

}  // namespace

std::vector<std::string> remarks_about(const Comparison& of) {
  std::vector<std::string> remarks;
  if (of.loss == kClasses && of.outputs == 1) {
    return {
        "softmax of one output is always 1: loss and gradient are 0 whatever the network does; for "
        "two classes use two outputs, or one with binary-cross-entropy."};
  }
  const bool classes = of.loss != kSquares;
  const std::size_t no_probability =
      classes ? first_outside(of.targets, {0, 1}) : of.targets.size();
  if (no_probability < of.targets.size()) remarks.push_back(about_probability(of, no_probability));
  if (!of.output.function) return remarks;
  if (of.output.function->name == "step")
    remarks.push_back(
        "the slope of step in the output layer is 0 everywhere: no gradient arrives at any layer.");
  if (classes && of.output.function->name == "sigmoid") {
    remarks.push_back(about_logits(of));
    return remarks;
  }
  if (no_probability < of.targets.size()) return remarks;
  const Interval can = reach(of);
  const std::size_t outside = first_outside(of.targets, can);
  if (outside < of.targets.size()) remarks.push_back(about_reach(of, outside, can));
  return remarks;
}

}  // namespace nn
