// Which kinds of layers a program has: this file links all of them. One that needs only dense ones
// is linked with bindings/dense_only.cpp in its place.
#include "network.hpp"

namespace nn {

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

template std::unique_ptr<Layer<float>> make_layer(const LayerSpec&, Shape, std::size_t);
template std::unique_ptr<Layer<double>> make_layer(const LayerSpec&, Shape, std::size_t);

}  // namespace nn
