// What a network comes to, counted before one is made: only what was counted may be allocated.
#pragma once

#include <span>

#include "count.hpp"
#include "network.hpp"

namespace nn {

struct NetworkSize {
  Shape output = {};
  Count parameters = 0;  ///< in the plain order
  Count stored = 0;      ///< as the kernels lay them out: where outputs are few, up to 8 times more
  Count buffers = 0;     ///< numbers held besides: the gradient, and what layers keep and hand on
};

/// The output of one more layer, which must fit its input.
Shape output_shape(Shape input, const LayerSpec& spec);

/// Of a float network for at most `largest_batch` samples at a time. The layers must fit each
/// other.
NetworkSize network_size(Shape input, std::span<const LayerSpec> specs, Count largest_batch);

}  // namespace nn
