// One backward pass through untrained networks.
#include "vanishing_gradient.hpp"

#include <cmath>

#include "../core/network.hpp"
#include "../core/optimizer.hpp"
#include "../core/table.hpp"

namespace nn {
namespace {

std::vector<float> normal_inputs(const VanishingGradientOptions& options) {
  Rng rng(options.seed, Stream::data);
  std::vector<float> inputs;
  for (int i = 0; i < options.samples * options.width; ++i) inputs.push_back(rng.normal());
  return inputs;
}

/// All networks of a seed have the same weights: only the activation differs.
Network<float> drawn(const VanishingGradientOptions& options, const Activation& activation,
                     Twin twin) {
  const std::vector<int> widths(static_cast<std::size_t>(options.depth), options.width);
  Network<float> network({.channels = static_cast<std::size_t>(options.width)},
                         dense_stack(widths, {&activation}, 1),
                         static_cast<std::size_t>(options.samples));
  Rng rng(options.seed, Stream::weights);
  initialize(network, *find_row(initializers(), "normal"), options.gain, rng);
  twin.move(network.parameters());
  return network;
}

/// Of a matrix (samples × units).
double norm_of(View<const float> matrix, std::size_t samples, std::size_t units) {
  double squares = 0;
  for (std::size_t n = 0; n < samples; ++n) {
    const double row = norm(std::span(matrix.row(n), units));
    squares += row * row;
  }
  return std::sqrt(squares);
}

LayerGradients gradients(const VanishingGradientOptions& options, const std::string& name,
                         const std::vector<float>& inputs, Twin twin) {
  const auto samples = static_cast<std::size_t>(options.samples);
  Network<float> network = drawn(options, *find_activation(name), twin);
  const View<const float> x{inputs.data(), static_cast<std::size_t>(options.width)};
  network.forward(samples, x);
  for (std::size_t n = 0; n < samples; ++n) {
    *network.d_outputs().row(n) = 1 / static_cast<float>(samples);
  }
  network.backward(samples, x);
  LayerGradients result{.activation = name, .norms = {}, .norms_margin = {}};
  for (std::size_t l = 0; l + 1 < network.layer_count(); ++l) {
    const auto units = static_cast<std::size_t>(options.width);
    result.norms.push_back(norm_of(network.d_sums(l), samples, units));
  }
  result.share = result.norms.front() / result.norms.back();
  for (int l = options.depth - 1; l >= 0; --l) {
    const double size = result.norms[static_cast<std::size_t>(l)];
    if (size == 0 && result.underflow_layer < 0) result.underflow_layer = l;
    if (!std::isfinite(size) && result.overflow_layer < 0) result.overflow_layer = l;
  }
  return result;
}

}  // namespace

VanishingGradientResult vanishing_gradient_of(const VanishingGradientOptions& options, Twin twin) {
  std::vector<float> inputs = normal_inputs(options);
  twin.move(inputs);
  VanishingGradientResult result;
  double last = 0;
  bool is_sigmoid = false;
  for (const std::string& name : options.activations) {
    result.networks.push_back(gradients(options, name, inputs, twin));
    if (is_sigmoid) continue;
    is_sigmoid = name == "sigmoid";
    last = result.networks.back().norms.back();
  }
  result.estimate.resize(static_cast<std::size_t>(options.depth));
  for (std::size_t l = result.estimate.size(); l > 0; last /= 4) result.estimate[--l] = last;
  return result;
}

Expected<VanishingGradientResult> vanishing_gradient(const VanishingGradientOptions& options) {
  if (const auto complaint = complaint_about(options)) return Error{*complaint};
  return with_margins([&](Twin twin) { return vanishing_gradient_of(options, twin); });
}

}  // namespace nn
