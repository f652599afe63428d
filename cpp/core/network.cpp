// Forward and backward passes through the layers (backpropagation: Rumelhart, Hinton & Williams
// 1986, "Learning representations by back-propagating errors").
#include "network.hpp"

#include <algorithm>
#include <cmath>

#include "network_size.hpp"

namespace nn {
namespace {

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
  const NetworkSize size = network_size(input, specs, largest_batch);
  (Count(sizeof(T)) * (size.stored + size.buffers)).fitting();  // then no product below wraps
  std::size_t total = 0;
  for (const LayerSpec& spec : specs) {
    auto layer = make_layer<T>(spec, input, largest_batch);
    input = layer->output();
    const std::size_t own = layer->parameter_size(), stride = round_up(input.size());
    places_.push_back({std::move(layer), total, own, stride, std::vector<T>(largest_batch * stride),
                       std::vector<T>(largest_batch * stride)});
    total += own;
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
  for (std::size_t i = places_.size(); i > 0;) {
    Place& place = places_[--i];
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
std::size_t Network<T>::plain_size() const {
  std::size_t count = 0;
  for (const Place& place : places_) {
    in_plain_order(*place.layer, [&count](std::size_t) { ++count; });
  }
  return count;
}

template <class T>
void Network<T>::set_plain(std::span<const T> values, std::span<T> stored) const {
  std::size_t next = 0;
  for (const Place& place : places_) {
    in_plain_order(*place.layer,
                   [&](std::size_t at) { stored[place.offset + at] = values[next++]; });
  }
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

}  // namespace nn
