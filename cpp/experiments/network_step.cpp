// Trains as far as asked, and writes down all that one more step does.
#include "network_step.hpp"

#include <algorithm>
#include <cmath>

#include "../core/non_finite.hpp"
#include "../core/trainer.hpp"
#include "recipe.hpp"

namespace nn {
namespace {

Dataset one_sample(const NetworkStepOptions& options) {
  return {.samples = 1,
          .features = options.inputs.size(),
          .outputs = 1,
          .inputs = options.inputs,
          .targets = {static_cast<float>(options.target)}};
}

Recipe recipe_of(const NetworkStepOptions& options, const Dataset& sample) {
  Recipe recipe = dense_recipe(sample, options.widths, options.activation);
  recipe.initializer = "usual";
  recipe.learning_rate = options.learning_rate;
  recipe.batch = 1;
  recipe.seed = options.seed;
  recipe.shuffle = false;
  return recipe;
}

std::vector<float> numbers(View<const float> row, std::size_t count) {
  return {row.data, row.data + count};
}

void widen_to(std::vector<float>& margins, const std::vector<float>& of, double relative) {
  for (std::size_t i = 0; i < of.size(); ++i)
    margins[i] = std::max(margins[i], static_cast<float>(std::fabs(double(of[i])) * relative));
}

/// The output is rounded to a float, and with it its distance from the target, of which the loss
/// and the gradients are made: by as much as one unit in its last place, though four twins agree.
void widen_by_rounding(NetworkStepResult& result, double target) {
  const auto unit = [](double output) { return std::fabs(output) * 0x1p-23; };
  const auto of_loss = [&](double& margin, double output) {
    margin = std::max(margin, (2 * std::fabs(output - target) + unit(output)) * unit(output));
  };
  const double output = double(result.layers.back().outputs.front());
  of_loss(result.loss_margin, output);
  of_loss(result.new_loss_margin, double(result.layers.back().new_outputs.front()));
  const double relative = unit(output) / std::fabs(output - target);
  if (!std::isfinite(relative)) return;
  for (LayerStep& layer : result.layers) {
    widen_to(layer.d_weights_margin, layer.d_weights, relative);
    widen_to(layer.d_biases_margin, layer.d_biases, relative);
  }
}

}  // namespace

NetworkStepResult network_step_of(const NetworkStepOptions& options, Twin twin) {
  Dataset data = one_sample(options);
  twin.move(data.inputs);
  Trainer trainer(trainer_options(recipe_of(options, data)), data);
  twin.move(trainer.network().parameters());
  const auto updates = static_cast<std::uint64_t>(options.updates);
  advance(trainer, updates, [](double) { return true; });  // fewer where the numbers break before

  const Activation& activation = *find_activation(options.activation);
  const Network<float>& network = trainer.network();
  const std::vector<float> before = network.plain_parameters();
  NetworkStepResult result;
  trainer.look_at(Look::all);
  result.loss = trainer.step();
  const std::vector<float> gradient = network.plain_gradient(), after = network.plain_parameters();
  result.layers.resize(network.layer_count());
  std::size_t offset = 0;
  for (std::size_t l = 0; l < network.layer_count(); ++l) {
    const Layer<float>& layer = network.layer(l);
    const auto [inputs, units] = layer.weights();
    const std::size_t biases = offset + units * inputs, end = biases + units;
    const auto weights_of = [&, count = units * inputs](const std::vector<float>& plain) {
      return numbers({plain.data() + offset}, count);
    };
    const auto biases_of = [&, count = units](const std::vector<float>& plain) {
      return numbers({plain.data() + biases}, count);
    };
    const View<const float> outputs = network.outputs(l), sums = layer.sums();
    LayerStep& step = result.layers[l];  // its new outputs are those of the forward pass below
    step.sums = numbers(sums.data ? sums : outputs, units);
    step.outputs = numbers(outputs, units);
    step.slopes.assign(units, 1);
    step.weights = weights_of(before);
    step.biases = biases_of(before);
    step.d_weights = weights_of(gradient);
    step.d_biases = biases_of(gradient);
    step.new_weights = weights_of(after);
    step.new_biases = biases_of(after);
    if (l + 1 < network.layer_count()) {
      const double parameter = layer.learned_parameter() ? before[end] : activation.parameter.usual;
      activation.single.backward(parameter, step.sums, step.outputs, step.slopes);
    }
    offset = end + (layer.learned_parameter() ? 1 : 0);
  }
  result.d_output = result.layers.back().d_biases.front();
  const NonFinite found = trainer.non_finite();
  result.new_loss = trainer.evaluate(data).loss;
  // Of the forward pass after the update, which the next step would begin with.
  NonFinite next = trainer.non_finite();
  ++next.step;
  result.non_finite = FirstNonFinite(found ? found : next);
  for (std::size_t l = 0; l < result.layers.size(); ++l) {
    LayerStep& layer = result.layers[l];
    layer.new_outputs = numbers(network.outputs(l), layer.outputs.size());
  }
  return result;
}

Expected<NetworkStepResult> network_step(const NetworkStepOptions& options) {
  if (const auto complaint = complaint_about(options)) return Error{*complaint};
  NetworkStepResult result =
      with_margins([&](Twin twin) { return network_step_of(options, twin); });
  widen_by_rounding(result, options.target);
  return result;
}

}  // namespace nn
