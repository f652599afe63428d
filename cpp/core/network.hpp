// A stack of dense layers with one activation between them; the last layer is linear.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "activation.hpp"
#include "dense.hpp"
#include "initializer.hpp"

namespace nn {

/// Where one layer's numbers are. Parameters of a layer: weights (outputs × inputs), then biases.
struct Layer {
  DenseShape shape;         ///< with the network's largest batch
  std::size_t first;        ///< offset of its weights in `parameters`
  const Activation* after;  ///< applied to its output

  std::size_t parameters() const { return shape.outputs * (shape.inputs + 1); }
};

/// T is float; double exists to check gradients.
template <class T>
class Network {
 public:
  /// `widths`: inputs, hidden layers…, outputs (at least two). Parameters start at 0.
  Network(std::span<const int> widths, const Activation& hidden, std::size_t largest_batch);

  /// Outputs (batch × widths.back()) for x (batch × widths.front()); valid until the next call.
  std::span<const T> forward(std::span<const T> x, std::size_t batch);

  /// After `forward` on the same x: overwrites `gradient()` with that of the loss whose gradient
  /// with respect to the outputs is `d_outputs` (batch × widths.back()).
  void backward(std::span<const T> x, std::span<const T> d_outputs, std::size_t batch);

  std::span<const Layer> layers() const { return layers_; }
  std::span<T> parameters() { return parameters_; }
  std::span<const T> parameters() const { return parameters_; }
  std::span<const T> gradient() const { return gradient_; }

  /// Index of the first layer whose last output held an infinity or NaN; −1 if none did.
  int first_non_finite_layer(std::size_t batch) const;

 private:
  struct Buffers {
    std::vector<T> z;   ///< weighted sums (batch × outputs)
    std::vector<T> a;   ///< activations (batch × outputs)
    std::vector<T> dz;  ///< gradient with respect to z; that of a passes through it
  };
  std::vector<Layer> layers_;
  std::vector<Buffers> buffers_;
  std::vector<T> parameters_, gradient_;
};

extern template class Network<float>;
extern template class Network<double>;

/// Draws the weights of every layer in order; biases become 0.
void initialize(Network<float>& network, const Initializer& initializer, double gain, Rng& rng);

/// Bytes that a float network of these widths takes with its gradient and its buffers for a batch.
std::uint64_t network_bytes(std::span<const int> widths, std::uint64_t largest_batch);

}  // namespace nn
