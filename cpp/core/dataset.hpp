// Samples to learn from: where they come from, how they are divided, and on which scale they are.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "rng.hpp"

namespace nn {

struct Dataset {
  std::size_t samples = 0, features = 0, outputs = 0;
  std::vector<float> inputs = {};   ///< (samples × features) row-major
  std::vector<float> targets = {};  ///< (samples × outputs) row-major; one-hot for classes, 0 or 1 for two
};

/// A row of the table of data sets.
struct DatasetSource {
  std::string_view name;
  Dataset (*load)();
};

std::span<const DatasetSource> datasets();

/// 342 samples; bill length and depth (mm), flipper length (mm), body mass (g); species Adelie,
/// Chinstrap, Gentoo.
Dataset penguins();

struct Split {
  Dataset training, validation;
};

/// Keeps `validation_share` (0 … 1, rounded to whole samples) of the data back, chosen by `rng`.
Split split(const Dataset& data, double validation_share, Rng& rng);

/// Number of samples that `split` keeps back.
std::size_t validation_samples(std::size_t samples, double validation_share);

/// Shifts and scales each feature to mean 0 and deviation 1 *over the training part*: the
/// validation part must not leak into what the network is given. A constant feature becomes 0.
void standardize(Split& split);

}  // namespace nn
