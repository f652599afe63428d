// In place of core/make_layer.cpp: for modules whose doors ask for dense layers alone, so that
// nobody downloads convolutions to look at a curve. Asked for another the program ends.
#include "../core/network.hpp"

namespace nn {

template <>
std::unique_ptr<Layer<float>> make_layer(const LayerSpec& spec, Shape input, std::size_t batch) {
  if (spec.kind != LayerSpec::Kind::dense) __builtin_trap();
  return dense_layer<float>(input, spec.outputs, spec.activation, batch);
}

}  // namespace nn
