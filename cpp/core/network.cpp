// Forward and backward passes through the layers (backpropagation: Rumelhart, Hinton & Williams
// 1986, "Learning representations by back-propagating errors").
#include "network.hpp"

#include <algorithm>
#include <cmath>

namespace nn {
namespace {

template <class T>
std::unique_ptr<Layer<T>> make_layer(const LayerSpec& spec, Shape input, std::size_t batch) {
  switch (spec.kind) {
    case LayerSpec::Kind::dense:
      return dense_layer<T>(input, spec.outputs, spec.activation, batch);
    case LayerSpec::Kind::convolution:
      return convolution_layer<T>(input, spec.outputs, spec.kernel, spec.padding, spec.activation,
                                  batch);
    case LayerSpec::Kind::max_pool:
      return max_pool_layer<T>(input, spec.kernel, batch);
  }
  return nullptr;
}

/// Calls visit(place in its parameters) for a layer's weights row by row, its biases, its slope.
template <class T, class Visit>
void in_plain_order(const Layer<T>& layer, Visit visit) {
  const Panels panels = layer.weights();
  for (std::size_t o = 0; o < panels.outputs; ++o)
    for (std::size_t i = 0; i < panels.inputs; ++i) visit(panels.weight(o, i));
  for (std::size_t o = 0; o < panels.outputs; ++o) visit(panels.bias(o));
  if (layer.learned_parameter()) visit(panels.size());
}

}  // namespace

std::vector<LayerSpec> dense_stack(std::span<const int> widths, LayerActivation hidden,
                                   std::size_t outputs) {
  std::vector<LayerSpec> specs;
  for (const int width : widths) {
    specs.push_back({.outputs = static_cast<std::size_t>(width), .activation = hidden});
  }
  specs.push_back({.outputs = outputs, .activation = {find_activation("identity")}});
  return specs;
}

template <class T>
Network<T>::Network(Shape input, std::span<const LayerSpec> specs, std::size_t largest_batch) {
  std::size_t total = 0;
  for (const LayerSpec& spec : specs) {
    auto layer = make_layer<T>(spec, input, largest_batch);
    input = layer->output();
    const std::size_t size = layer->parameter_size(), stride = round_up(input.size());
    places_.push_back({std::move(layer), total, size, stride,
                       std::vector<T>(largest_batch * stride),
                       std::vector<T>(largest_batch * stride)});
    total += size;
  }
  parameters_.resize(total);
  gradient_.resize(total);
}

template <class T>
View<const T> Network<T>::forward(std::size_t batch, View<const T> x) {
  for (Place& place : places_) {
    place.layer->forward(batch, x, {parameters_.data() + place.offset, place.size}, place.y());
    x = place.y();
  }
  return x;
}

template <class T>
void Network<T>::backward(std::size_t batch, View<const T> x, Start start) {
  for (std::size_t i = places_.size(); i-- > 0;) {
    Place& place = places_[i];
    place.layer->backward(batch, i == 0 ? x : places_[i - 1].y(),
                          {parameters_.data() + place.offset, place.size}, place.dy(), start,
                          {gradient_.data() + place.offset, place.size},
                          i == 0 ? View<T>{} : places_[i - 1].dy());
  }
}

template <class T>
std::vector<T> Network<T>::plain(std::span<const T> stored) const {
  std::vector<T> values;
  for (const Place& place : places_) {
    in_plain_order(*place.layer,
                   [&](std::size_t at) { values.push_back(stored[place.offset + at]); });
  }
  return values;
}

template <class T>
bool Network<T>::set_plain_parameters(std::span<const T> values) {
  std::size_t count = 0;
  for (const Place& place : places_) {
    in_plain_order(*place.layer, [&count](std::size_t) { ++count; });
  }
  if (values.size() != count) return false;
  std::size_t next = 0;
  for (const Place& place : places_) {
    in_plain_order(*place.layer,
                   [&](std::size_t at) { parameters_[place.offset + at] = values[next++]; });
  }
  return true;
}

template <class T>
int Network<T>::first_non_finite_layer(std::size_t batch) const {
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const View<const T> sums = places_[i].layer->sums();
    for (std::size_t n = 0; sums.data && n < batch; ++n) {
      const std::span<const T> row(sums.row(n), places_[i].layer->output().size());
      const auto finite = [](T value) { return std::isfinite(value); };
      if (!std::all_of(row.begin(), row.end(), finite)) return static_cast<int>(i);
    }
  }
  return -1;
}

template class Network<float>;
template class Network<double>;

void initialize(Network<float>& network, const Initializer& initializer, double gain, Rng& rng) {
  for (std::size_t l = 0; l < network.layer_count(); ++l) {
    const Layer<float>& layer = network.layer(l);
    const Panels panels = layer.weights();
    if (panels.outputs == 0) continue;
    const auto deviation = static_cast<float>(initializer.deviation(
        static_cast<int>(panels.inputs), static_cast<int>(layer.fan_out()), gain));
    const auto own = network.parameters().subspan(network.offset(l), layer.parameter_size());
    std::fill(own.begin(), own.end(), 0.0f);
    if (const auto slope = layer.learned_parameter()) own[panels.size()] = float(*slope);
    for (std::size_t o = 0; o < panels.outputs; ++o)
      for (std::size_t i = 0; i < panels.inputs; ++i) {
        own[panels.weight(o, i)] = deviation * rng.normal();
      }
  }
}

std::uint64_t dense_network_bytes(std::span<const int> widths, std::uint64_t largest_batch) {
  std::uint64_t numbers = 0;
  for (std::size_t i = 1; i < widths.size(); ++i) {
    const std::uint64_t inputs = round_up(static_cast<std::size_t>(widths[i - 1]));
    const std::uint64_t outputs = round_up(static_cast<std::size_t>(widths[i]));
    // Parameters, gradient and transposed weights; sums, outputs and their gradient.
    numbers += 3 * outputs * (inputs + 1) + 3 * largest_batch * outputs;
  }
  return numbers * sizeof(float);
}

}  // namespace nn
