// Trains as far as asked, and writes down all that one more step does.
#include "network_step.hpp"

#include "../core/table.hpp"
#include "../core/trainer.hpp"

namespace nn {
namespace {

Dataset one_sample(const NetworkStepOptions& options) {
  return {.samples = 1,
          .features = options.inputs.size(),
          .outputs = 1,
          .inputs = options.inputs,
          .targets = {static_cast<float>(options.target)}};
}

TrainerOptions trainer_options(const NetworkStepOptions& options) {
  const Activation& activation = *find_activation(options.activation);
  return {.input = {.channels = options.inputs.size()},
          .layers = dense_stack(options.widths, {&activation}, 1),
          .initializer = find_row(initializers(), activation.initializer),
          .loss = find_row(losses(), "mean-squared-error"),
          .optimizer = find_row(optimizers(), "sgd"),
          .rule = {.learning_rate = options.learning_rate},
          .batch = 1,
          .seed = options.seed,
          .shuffle = false};
}

std::vector<float> numbers(View<const float> row, std::size_t count) {
  return {row.data, row.data + count};
}

/// A layer's part of a list in the plain order.
struct Part {
  std::size_t weights, biases, end;

  std::vector<float> weights_of(const std::vector<float>& plain) const {
    return {plain.begin() + long(weights), plain.begin() + long(biases)};
  }
  std::vector<float> biases_of(const std::vector<float>& plain) const {
    return {plain.begin() + long(biases), plain.begin() + long(end)};
  }
};

}  // namespace

Expected<NetworkStepResult> network_step(const NetworkStepOptions& options) {
  if (const auto complaint = complaint_about(options)) return Error{*complaint};
  const Dataset data = one_sample(options);
  Trainer trainer(trainer_options(options), data);
  for (int update = 0; update < options.updates; ++update) trainer.step();

  const Activation& activation = *find_activation(options.activation);
  const Network<float>& network = trainer.network();
  const std::vector<float> before = network.plain_parameters();
  NetworkStepResult result;
  result.loss = trainer.step();
  const std::vector<float> gradient = network.plain_gradient(), after = network.plain_parameters();
  std::size_t offset = 0;
  for (std::size_t l = 0; l < network.layer_count(); ++l) {
    const Layer<float>& layer = network.layer(l);
    const auto [inputs, units] = layer.weights();
    const Part part{offset, offset + units * inputs, offset + units * (inputs + 1)};
    const View<const float> outputs = network.outputs(l), sums = layer.sums();
    const bool is_output = l + 1 == network.layer_count();
    LayerStep step{.sums = numbers(sums.data ? sums : outputs, units),
                   .outputs = numbers(outputs, units),
                   .slopes = std::vector<float>(units, 1),
                   .weights = part.weights_of(before),
                   .biases = part.biases_of(before),
                   .d_weights = part.weights_of(gradient),
                   .d_biases = part.biases_of(gradient),
                   .new_weights = part.weights_of(after),
                   .new_biases = part.biases_of(after),
                   .new_outputs = {}};  // by the forward pass below
    if (!is_output) {
      const double parameter =
          layer.learned_parameter() ? before[part.end] : activation.parameter.usual;
      activation.single.backward(parameter, step.sums, step.outputs, step.slopes);
    }
    result.layers.push_back(std::move(step));
    offset = part.end + (layer.learned_parameter() ? 1 : 0);
  }
  result.d_output = result.layers.back().d_biases.front();
  result.new_loss = trainer.evaluate(data).loss;
  for (std::size_t l = 0; l < result.layers.size(); ++l) {
    LayerStep& layer = result.layers[l];
    layer.new_outputs = numbers(network.outputs(l), layer.outputs.size());
  }
  return result;
}

}  // namespace nn
