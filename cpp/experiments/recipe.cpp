// Recipes by name → what the core trains by.
#include "recipe.hpp"

#include <algorithm>

#include "../core/network_size.hpp"
#include "../core/table.hpp"

namespace nn {
namespace {

LayerSpec spec_of(const RecipeLayer& layer) {
  return {.kind = find_row(layer_kinds(), layer.kind)->kind,
          .outputs = static_cast<std::size_t>(layer.outputs),
          .kernel = static_cast<std::size_t>(layer.kernel),
          .padding = find_row(paddings(), layer.padding)->padding,
          .activation = {find_activation(layer.activation), layer.parameter}};
}

/// What an activation leaves open has its own bounds.
std::optional<std::string> complaint_about_parameter(const RecipeLayer& layer) {
  const auto& [usual, low, high, learned] = find_activation(layer.activation)->parameter;
  if (!layer.parameter || (*layer.parameter >= low && *layer.parameter <= high && low < high)) {
    return {};
  }
  if (low < high) return complaint("parameter", shown(*layer.parameter), number(low, high));
  return "parameter is " + shown(*layer.parameter) + "; it must be left out: " + layer.activation +
         " has none.";
}

}  // namespace

std::span<const LayerKindRow> layer_kinds() {
  static constexpr LayerKindRow table[] = {{"dense", LayerSpec::Kind::dense},
                                           {"convolution", LayerSpec::Kind::convolution},
                                           {"max-pool", LayerSpec::Kind::max_pool}};
  return table;
}

std::span<const PaddingRow> paddings() {
  static constexpr PaddingRow table[] = {{"same", Padding::same}, {"valid", Padding::valid}};
  return table;
}

std::vector<LayerSpec> layer_specs(const Recipe& recipe) {
  std::vector<LayerSpec> layers;
  for (const RecipeLayer& layer : recipe.layers) layers.push_back(spec_of(layer));
  return layers;
}

std::optional<std::string> complaint_about_layers(const Recipe& recipe) {
  Shape in = input_of(recipe);
  for (std::size_t i = 0; i < recipe.layers.size(); ++i) {
    const RecipeLayer& layer = recipe.layers[i];
    const std::string name = "layers[" + std::to_string(i) + "]";
    if (const auto complaint = complaint_about(layer)) return name + ": " + *complaint;
    if (const auto complaint = complaint_about_parameter(layer)) return name + ": " + *complaint;
    const LayerSpec spec = spec_of(layer);
    const std::size_t room = std::min(in.height, in.width);
    const bool shrinks =
        spec.kind == LayerSpec::Kind::max_pool ||
        (spec.kind == LayerSpec::Kind::convolution && spec.padding == Padding::valid);
    if (shrinks && spec.kernel > room) {
      return name + ": " +
             complaint("kernel", shown(layer.kernel), whole(1, static_cast<double>(room)));
    }
    in = output_shape(in, spec);
  }
  return {};
}

Shape input_of(const Recipe& recipe) {
  return {static_cast<std::size_t>(recipe.height), static_cast<std::size_t>(recipe.width),
          static_cast<std::size_t>(recipe.channels)};
}

TrainerOptions trainer_options(const Recipe& options) {
  return {.input = input_of(options),
          .layers = layer_specs(options),
          .initializer = initializer_of(options.initializer,
                                        *find_activation(options.layers.front().activation)),
          .gain = options.gain,
          .loss = find_row(losses(), options.loss),
          .optimizer = find_row(optimizers(), options.optimizer),
          .rule = {.learning_rate = options.learning_rate,
                   .momentum = options.momentum,
                   .beta1 = options.beta1,
                   .beta2 = options.beta2,
                   .epsilon = options.epsilon,
                   .weight_decay = options.weight_decay},
          .clip_norm = options.clip_norm,
          .batch = static_cast<std::size_t>(options.batch),
          .seed = options.seed,
          .shuffle = options.shuffle};
}

Recipe dense_recipe(const Dataset& data, const std::vector<int>& widths,
                    const std::string& activation) {
  Recipe recipe;
  recipe.channels = static_cast<int>(data.features);
  for (const int width : widths) {
    recipe.layers.push_back({.outputs = width, .activation = activation});
  }
  recipe.layers.push_back({.outputs = static_cast<int>(data.outputs), .activation = "identity"});
  return recipe;
}

Count training_bytes(const Recipe& recipe, std::size_t samples) {
  const TrainerOptions options = trainer_options(recipe);
  return trainer_bytes(options, samples) + state_bytes(options);
}

}  // namespace nn
