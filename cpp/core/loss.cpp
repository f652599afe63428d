// The table of losses, each with its gradient beside it.
#include "loss.hpp"

#include <algorithm>

#include "elementary.hpp"

namespace nn {
namespace {

/// mean over all elements of (output − target)².
template <class T>
double mean_squared_error(const LossTask<T>& task) {
  const double count = static_cast<double>(task.batch) * static_cast<double>(task.width);
  const T scale = static_cast<T>(2 / count);
  double sum = 0;
  for (std::size_t row = 0; row < task.rows; ++row) {
    const T* y = task.outputs.row(row);
    const T* target = task.targets.row(row);
    for (std::size_t k = 0; k < task.width; ++k) {
      const T difference = y[k] - target[k];
      sum += static_cast<double>(difference) * static_cast<double>(difference);
      if (task.d_outputs.data) task.d_outputs.row(row)[k] = scale * difference;
    }
  }
  return sum / count;
}

/// mean over the batch of −Σ target · log softmax(logits). The largest logit is subtracted before
/// exp, so that no logit, however large, overflows.
template <class T>
double softmax_cross_entropy(const LossTask<T>& task) {
  const T scale = static_cast<T>(1.0 / static_cast<double>(task.batch));
  double sum = 0;
  for (std::size_t row = 0; row < task.rows; ++row) {
    const T* z = task.outputs.row(row);
    const T* target = task.targets.row(row);
    const T largest = *std::max_element(z, z + task.width);
    T total = 0;
    for (std::size_t k = 0; k < task.width; ++k) total += exp(z[k] - largest);
    const T log_total = log(total);
    T mass = 0;
    for (std::size_t k = 0; k < task.width; ++k) {
      if (target[k] != 0) sum += static_cast<double>(target[k] * (log_total - (z[k] - largest)));
      mass += target[k];
    }
    for (std::size_t k = 0; task.d_outputs.data && k < task.width; ++k) {
      const T probability = exp(z[k] - largest) / total;
      task.d_outputs.row(row)[k] = scale * (mass * probability - target[k]);
    }
  }
  return sum / static_cast<double>(task.batch);
}

/// mean over all elements of −target · log σ(logit) − (1 − target) · log σ(−logit), in a form that
/// has no logarithm of a small number: max(z, 0) − z · target + log(1 + exp(−|z|)).
template <class T>
double binary_cross_entropy(const LossTask<T>& task) {
  const double count = static_cast<double>(task.batch) * static_cast<double>(task.width);
  const T scale = static_cast<T>(1 / count);
  double sum = 0;
  for (std::size_t row = 0; row < task.rows; ++row) {
    const T* z = task.outputs.row(row);
    const T* target = task.targets.row(row);
    for (std::size_t k = 0; k < task.width; ++k) {
      sum += static_cast<double>(softplus(z[k]) - z[k] * target[k]);
      if (task.d_outputs.data) task.d_outputs.row(row)[k] = scale * (sigmoid(z[k]) - target[k]);
    }
  }
  return sum / count;
}

bool right(const Loss<float>& loss, const float* output, const float* target, std::size_t width) {
  if (width == 1) return (*output > loss.threshold) == (*target > 0.5f);
  return std::max_element(output, output + width) - output ==
         std::max_element(target, target + width) - target;
}

}  // namespace

template <class T>
std::span<const Loss<T>> losses() {
  static constexpr Loss<T> table[] = {
      {"mean-squared-error", T(0.5), mean_squared_error<T>},
      {"softmax-cross-entropy", 0, softmax_cross_entropy<T>},
      {"binary-cross-entropy", 0, binary_cross_entropy<T>},
  };
  return table;
}

template std::span<const Loss<float>> losses();
template std::span<const Loss<double>> losses();

std::size_t count_right(const Loss<float>& loss, const LossTask<float>& task) {
  std::size_t count = 0;
  for (std::size_t row = 0; row < task.rows; ++row) {
    count += right(loss, task.outputs.row(row), task.targets.row(row), task.width);
  }
  return count;
}

}  // namespace nn
