// What training makes small: the distance between a network's outputs and its targets.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "panels.hpp"

namespace nn {

/// Some samples of a batch, with their outputs and targets: (rows × width) each.
template <class T>
struct LossTask {
  View<const T> outputs, targets;
  std::size_t rows, width;
  std::size_t batch;       ///< samples in the whole batch, over which the mean is taken
  View<T> d_outputs = {};  ///< overwritten unless data is null: the gradient of the result
};

/// A row of the table of losses; each is defined as PyTorch defines it with reduction "mean". For
/// classes the targets are one-hot rows, or 0 and 1 where there is one output, and the outputs are
/// logits. T is float; double exists to check gradients.
template <class T>
struct Loss {
  std::string_view name;
  /// With one output, a class is told by the side of this on which the output lies.
  T threshold;
  /// These rows' part of the batch's loss, accumulated in float64.
  double (*function)(const LossTask<T>& task);
};

/// mean-squared-error, softmax-cross-entropy, binary-cross-entropy.
template <class T = float>
std::span<const Loss<T>> losses();

/// Number of rows whose largest output stands where the largest target stands; with one output,
/// whose output and target lie on the same side of the loss's threshold and of ½.
std::size_t count_right(const Loss<float>& loss, const LossTask<float>& task);

}  // namespace nn
