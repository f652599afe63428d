// The table of losses, each with its gradient beside it.
#include "loss.hpp"

#include <algorithm>

#include "elementary.hpp"

namespace nn {
namespace {

/// mean over all elements of (output − target)².
template <class T>
double mean_squared_error(std::span<const T> outputs, std::span<const T> targets, int,
                          std::span<T> d_outputs) {
  const auto count = static_cast<double>(outputs.size());
  const T scale = static_cast<T>(2 / count);
  double sum = 0;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const T difference = outputs[i] - targets[i];
    sum += static_cast<double>(difference) * static_cast<double>(difference);
    if (!d_outputs.empty()) d_outputs[i] = scale * difference;
  }
  return sum / count;
}

/// Mean over the batch of −Σ target · log softmax(logits). The largest logit is subtracted before
/// exp, so that no logit, however large, overflows.
template <class T>
double softmax_cross_entropy(std::span<const T> logits, std::span<const T> targets, int width,
                             std::span<T> d_logits) {
  const std::size_t columns = static_cast<std::size_t>(width);
  const std::size_t batch = logits.size() / columns;
  const T scale = static_cast<T>(1.0 / static_cast<double>(batch));
  double sum = 0;
  for (std::size_t row = 0; row < batch; ++row) {
    const auto z = logits.subspan(row * columns, columns);
    const auto target = targets.subspan(row * columns, columns);
    const T largest = *std::max_element(z.begin(), z.end());
    T total = 0;
    for (const T logit : z) total += exp(logit - largest);
    const T log_total = log(total);
    T mass = 0;
    for (std::size_t k = 0; k < columns; ++k) {
      if (target[k] != 0) sum += static_cast<double>(target[k] * (log_total - (z[k] - largest)));
      mass += target[k];
    }
    if (d_logits.empty()) continue;
    for (std::size_t k = 0; k < columns; ++k) {
      const T probability = exp(z[k] - largest) / total;
      d_logits[row * columns + k] = scale * (mass * probability - target[k]);
    }
  }
  return sum / static_cast<double>(batch);
}

}  // namespace

std::span<const Loss> losses() {
  static constexpr Loss table[] = {
      {"mean-squared-error", mean_squared_error<float>, mean_squared_error<double>},
      {"softmax-cross-entropy", softmax_cross_entropy<float>, softmax_cross_entropy<double>},
  };
  return table;
}

double accuracy(std::span<const float> outputs, std::span<const float> targets, int width) {
  const std::size_t columns = static_cast<std::size_t>(width);
  const std::size_t rows = outputs.size() / columns;
  const auto largest = [columns](std::span<const float> all, std::size_t row) {
    const auto values = all.subspan(row * columns, columns);
    return std::max_element(values.begin(), values.end()) - values.begin();
  };
  std::size_t right = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    right += largest(outputs, row) == largest(targets, row);
  }
  return static_cast<double>(right) / static_cast<double>(rows);
}

}  // namespace nn
