// Each term below is one buffer of network.cpp or of a layer, under the name it has there.
#include "network_size.hpp"

namespace nn {
namespace {

Count padded(Count count) { return Count((count + (kPanel - 1)).number() / kPanel) * kPanel; }

void add_weights(NetworkSize& size, const LayerSpec& spec, Count inputs) {
  const bool slope = spec.activation.function->parameter.learned;
  size.parameters += Count(spec.outputs) * (inputs + 1) + Count(slope ? 1 : 0);
  size.stored += padded(spec.outputs) * (inputs + 1) + Count(slope ? kPanel : 0);
}

void add_dense(NetworkSize& size, const LayerSpec& spec, Count inputs, Count batch) {
  const Count transposed = padded(inputs) * padded(spec.outputs);
  const bool nothing = spec.activation.function->name == "identity";
  const Count own_z = nothing ? Count(0) : batch * padded(spec.outputs);
  add_weights(size, spec, inputs);
  size.buffers += transposed + own_z;
}

void add_convolution(NetworkSize& size, const LayerSpec& spec, Shape in, Count batch) {
  const Shape out = output_shape(in, spec);
  const std::uint64_t added = spec.padding == Padding::same ? spec.kernel - 1 : 0;
  const std::uint64_t border = 2 * (std::uint64_t{spec.kernel} - 1);
  const Count positions = Count(spec.kernel) * spec.kernel;
  const Count depth = padded(spec.outputs);
  const Count plane = Count(in.height + added) * (in.width + added) * in.channels;
  const Count wide = Count(out.height) * out.width * depth;
  const Count z = batch * padded(out.count());
  const Count dz = Count(out.height + border) * (out.width + border) * depth;
  const Count dx = Count(in.height) * in.width * padded(in.channels);
  const Count turned = padded(in.channels) * positions * depth;
  add_weights(size, spec, positions * in.channels);
  size.buffers += batch * plane + wide + z + dz + dx + turned;
}

}  // namespace

Shape output_shape(Shape in, const LayerSpec& spec) {
  const std::size_t lost = spec.padding == Padding::same ? 0 : spec.kernel - 1;
  switch (spec.kind) {
    case LayerSpec::Kind::dense:
      return {1, 1, spec.outputs};
    case LayerSpec::Kind::convolution:
      return {in.height - lost, in.width - lost, spec.outputs};
    case LayerSpec::Kind::max_pool:
      return {in.height / spec.kernel, in.width / spec.kernel, in.channels};
  }
  return in;
}

NetworkSize network_size(Shape input, std::span<const LayerSpec> specs, Count batch) {
  NetworkSize size{.output = input};
  for (const LayerSpec& spec : specs) {
    const Shape in = size.output;
    size.output = output_shape(in, spec);
    const Count outputs = batch * padded(size.output.count());
    size.buffers += outputs + outputs;  // and their gradient
    switch (spec.kind) {
      case LayerSpec::Kind::dense:
        add_dense(size, spec, in.count(), batch);
        break;
      case LayerSpec::Kind::convolution:
        add_convolution(size, spec, in, batch);
        break;
      case LayerSpec::Kind::max_pool:
        size.buffers += batch * size.output.count();  // where each largest value stood
        break;
    }
  }
  size.buffers += size.stored;  // the gradient
  return size;
}

}  // namespace nn
