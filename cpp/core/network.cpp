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
      return dense_layer<T>(input, spec.outputs, *spec.activation, batch);
    case LayerSpec::Kind::convolution:
      return convolution_layer<T>(input, spec.outputs, spec.kernel, spec.padding, *spec.activation,
                                  batch);
    case LayerSpec::Kind::max_pool:
      return max_pool_layer<T>(input, spec.kernel, batch);
  }
  return nullptr;
}

/// Calls visit(place in the panels) for the weights row by row, then the biases.
template <class Visit>
void in_plain_order(Panels panels, Visit visit) {
  for (std::size_t o = 0; o < panels.outputs; ++o)
    for (std::size_t i = 0; i < panels.inputs; ++i) visit(panels.weight(o, i));
  for (std::size_t o = 0; o < panels.outputs; ++o) visit(panels.bias(o));
}

}  // namespace

std::vector<LayerSpec> dense_stack(std::span<const int> widths, const Activation& hidden,
                                   std::size_t outputs) {
  std::vector<LayerSpec> specs;
  for (const int width : widths) {
    specs.push_back({.outputs = static_cast<std::size_t>(width), .activation = &hidden});
  }
  specs.push_back({.outputs = outputs, .activation = find_activation("identity")});
  return specs;
}

template <class T>
Network<T>::Network(Shape input, std::span<const LayerSpec> specs, std::size_t largest_batch) {
  std::size_t total = 0;
  for (const LayerSpec& spec : specs) {
    layers_.push_back(make_layer<T>(spec, input, largest_batch));
    input = layers_.back()->output();
    offsets_.push_back(total);
    strides_.push_back(round_up(input.size()));
    outputs_.emplace_back(largest_batch * strides_.back());
    d_outputs_.emplace_back(largest_batch * strides_.back());
    total += layers_.back()->weights().size();
  }
  parameters_.resize(total);
  gradient_.resize(total);
}

template <class T>
std::span<T> Network<T>::part(std::vector<T>& all, std::size_t index) {
  return std::span(all).subspan(offsets_[index], layers_[index]->weights().size());
}

template <class T>
View<const T> Network<T>::forward(std::size_t batch, View<const T> x) {
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const View<T> y{outputs_[i].data(), strides_[i]};
    layers_[i]->forward(batch, x, part(parameters_, i), y);
    x = y;
  }
  return x;
}

template <class T>
void Network<T>::backward(std::size_t batch, View<const T> x) {
  for (std::size_t i = layers_.size(); i-- > 0;) {
    const View<T> dy{d_outputs_[i].data(), strides_[i]};
    const View<T> dx = i == 0 ? View<T>{} : View<T>{d_outputs_[i - 1].data(), strides_[i - 1]};
    const View<const T> input = i == 0 ? x : View<const T>{outputs_[i - 1].data(), strides_[i - 1]};
    layers_[i]->backward(batch, input, part(parameters_, i), dy, part(gradient_, i), dx);
  }
}

template <class T>
std::vector<T> Network<T>::plain(std::span<const T> stored) const {
  std::vector<T> values;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    in_plain_order(layers_[i]->weights(),
                   [&](std::size_t at) { values.push_back(stored[offsets_[i] + at]); });
  }
  return values;
}

template <class T>
bool Network<T>::set_plain_parameters(std::span<const T> values) {
  std::size_t count = 0;
  for (const auto& layer : layers_) count += layer->weights().parameters();
  if (values.size() != count) return false;
  std::size_t next = 0;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    in_plain_order(layers_[i]->weights(),
                   [&](std::size_t at) { parameters_[offsets_[i] + at] = values[next++]; });
  }
  return true;
}

template <class T>
int Network<T>::first_non_finite_layer(std::size_t batch) const {
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const View<const T> sums = layers_[i]->sums();
    for (std::size_t n = 0; sums.data && n < batch; ++n) {
      const std::span<const T> row(sums.row(n), layers_[i]->output().size());
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
    const auto own = network.parameters().subspan(network.offset(l), panels.size());
    std::fill(own.begin(), own.end(), 0.0f);
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
