// Forward and backward passes through the layers (backpropagation: Rumelhart, Hinton & Williams
// 1986, "Learning representations by back-propagating errors").
#include "network.hpp"

#include <algorithm>
#include <cmath>

namespace nn {

template <class T>
Network<T>::Network(std::span<const int> widths, const Activation& hidden,
                    std::size_t largest_batch) {
  std::size_t total = 0;
  for (std::size_t i = 1; i < widths.size(); ++i) {
    const bool last = i + 1 == widths.size();
    const Layer layer{{largest_batch, static_cast<std::size_t>(widths[i - 1]),
                       static_cast<std::size_t>(widths[i])},
                      total,
                      last ? find_activation("identity") : &hidden};
    const std::size_t outputs = largest_batch * layer.shape.outputs;
    layers_.push_back(layer);
    buffers_.push_back({std::vector<T>(outputs), std::vector<T>(outputs), std::vector<T>(outputs)});
    total += layer.parameters();
  }
  parameters_.resize(total);
  gradient_.resize(total);
}

template <class T>
std::span<const T> Network<T>::forward(std::span<const T> x, std::size_t batch) {
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const auto& [shape, first, after] = layers_[i];
    const std::span<T> z = std::span(buffers_[i].z).first(batch * shape.outputs);
    const std::span<T> a = std::span(buffers_[i].a).first(batch * shape.outputs);
    dense_forward<T>({batch, shape.inputs, shape.outputs}, x,
                     parameters().subspan(first, layers_[i].parameters()), z);
    after->kernels<T>().forward(z, a);
    x = a;
  }
  return x;
}

template <class T>
void Network<T>::backward(std::span<const T> x, std::span<const T> d_outputs, std::size_t batch) {
  std::copy(d_outputs.begin(), d_outputs.end(), buffers_.back().dz.begin());
  for (std::size_t i = layers_.size(); i-- > 0;) {
    const Layer& layer = layers_[i];
    const DenseShape shape{batch, layer.shape.inputs, layer.shape.outputs};
    const std::size_t count = batch * shape.outputs;
    Buffers& b = buffers_[i];
    const auto dz = std::span(b.dz).first(count);
    layer.after->kernels<T>().backward(std::span(b.z).first(count), std::span(b.a).first(count),
                                       dz);
    const std::span<const T> input = i == 0 ? x : std::span<const T>(buffers_[i - 1].a);
    dense_backward_parameters<T>(shape, input.first(batch * shape.inputs), dz,
                                 std::span(gradient_).subspan(layer.first, layer.parameters()));
    if (i == 0) break;
    dense_backward_inputs<T>(shape, parameters().subspan(layer.first, layer.parameters()), dz,
                             std::span(buffers_[i - 1].dz).first(batch * shape.inputs));
  }
}

template <class T>
int Network<T>::first_non_finite_layer(std::size_t batch) const {
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const auto outputs = std::span(buffers_[i].z).first(batch * layers_[i].shape.outputs);
    const auto finite = [](T value) { return std::isfinite(value); };
    if (!std::all_of(outputs.begin(), outputs.end(), finite)) return static_cast<int>(i);
  }
  return -1;
}

template class Network<float>;
template class Network<double>;

void initialize(Network<float>& network, const Initializer& initializer, double gain, Rng& rng) {
  for (const Layer& layer : network.layers()) {
    const auto own = network.parameters().subspan(layer.first, layer.parameters());
    const std::size_t weights = layer.shape.outputs * layer.shape.inputs;
    initialize(initializer, gain, static_cast<int>(layer.shape.inputs), rng, own.first(weights));
    std::fill(own.begin() + static_cast<std::ptrdiff_t>(weights), own.end(), 0.0f);
  }
}

std::uint64_t network_bytes(std::span<const int> widths, std::uint64_t largest_batch) {
  std::uint64_t numbers = 0;
  for (std::size_t i = 1; i < widths.size(); ++i) {
    const auto inputs = static_cast<std::uint64_t>(widths[i - 1]);
    const auto outputs = static_cast<std::uint64_t>(widths[i]);
    numbers += 2 * outputs * (inputs + 1) + 3 * largest_batch * outputs;
  }
  return numbers * sizeof(float);
}

}  // namespace nn
