// What is done to every data set alike.
#include "dataset.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace nn {
namespace {

Dataset subset(const Dataset& data, std::span<const std::uint32_t> rows) {
  Dataset part{.samples = rows.size(), .features = data.features, .outputs = data.outputs};
  for (const std::size_t row : rows) {
    const float* x = data.inputs.data() + row * data.features;
    const float* t = data.targets.data() + row * data.outputs;
    part.inputs.insert(part.inputs.end(), x, x + data.features);
    part.targets.insert(part.targets.end(), t, t + data.outputs);
  }
  return part;
}

struct Scale {
  double mean, deviation;
};

/// values: (rows × columns)
Scale scale_of(const std::vector<float>& values, std::size_t columns, std::size_t column) {
  const std::size_t rows = values.size() / columns;
  double sum = 0;
  double squares = 0;
  for (std::size_t n = 0; n < rows; ++n) sum += values[n * columns + column];
  const double mean = sum / static_cast<double>(rows);
  for (std::size_t n = 0; n < rows; ++n) {
    const double distance = values[n * columns + column] - mean;
    squares += distance * distance;
  }
  return {mean, std::sqrt(squares / static_cast<double>(rows))};
}

void rescale(std::vector<float>& values, std::size_t columns, std::size_t column,
             const Scale& scale) {
  for (std::size_t i = column; i < values.size(); i += columns) {
    float& x = values[i];
    x = scale.deviation > 0 ? static_cast<float>((x - scale.mean) / scale.deviation) : 0;
  }
}

void standardize(std::vector<float>& training, std::vector<float>& validation,
                 std::size_t columns) {
  for (std::size_t column = 0; column < columns; ++column) {
    const Scale scale = scale_of(training, columns, column);
    rescale(training, columns, column, scale);
    rescale(validation, columns, column, scale);
  }
}

}  // namespace

std::size_t class_of(const Dataset& data, std::size_t sample) {
  const float* first = data.targets.data() + sample * data.outputs;
  if (data.outputs == 1) return *first > 0.5f ? 1 : 0;
  return static_cast<std::size_t>(std::max_element(first, first + data.outputs) - first);
}

std::size_t validation_samples(std::size_t samples, double validation_share) {
  return static_cast<std::size_t>(static_cast<double>(samples) * validation_share + 0.5);
}

Split split(const Dataset& data, double validation_share, Rng& rng) {
  const std::vector<std::uint32_t> order =
      permutation(static_cast<std::uint32_t>(data.samples), rng);
  const std::span<const std::uint32_t> rows(order);
  const std::size_t kept = validation_samples(data.samples, validation_share);
  return {subset(data, rows.subspan(kept)), subset(data, rows.first(kept))};
}

Split stratified_split(const Dataset& data, double validation_share, Rng& rng) {
  std::vector<std::size_t> wanted(std::max<std::size_t>(data.outputs, 2));
  for (std::size_t row = 0; row < data.samples; ++row) ++wanted[class_of(data, row)];
  for (std::size_t& count : wanted) count = validation_samples(count, validation_share);
  std::vector<std::uint32_t> training, validation;
  for (const std::uint32_t row : permutation(static_cast<std::uint32_t>(data.samples), rng)) {
    std::size_t& left = wanted[class_of(data, row)];
    (left > 0 ? validation : training).push_back(row);
    if (left > 0) --left;
  }
  return {subset(data, training), subset(data, validation)};
}

Split ordered_split(const Dataset& data, double validation_share) {
  std::vector<std::uint32_t> order(data.samples);
  std::iota(order.begin(), order.end(), 0u);
  const std::span<const std::uint32_t> rows(order);
  const std::size_t kept = validation_samples(data.samples, validation_share);
  return {subset(data, rows.first(data.samples - kept)), subset(data, rows.last(kept))};
}

void standardize(Split& split) {
  standardize(split.training.inputs, split.validation.inputs, split.training.features);
}

void standardize_targets(Split& split) {
  standardize(split.training.targets, split.validation.targets, split.training.outputs);
}

}  // namespace nn
