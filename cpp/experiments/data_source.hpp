// Data by name, with the loss that fits them: what experiments and sessions learn from.
#pragma once

#include <span>
#include <string_view>

#include "../core/dataset.hpp"

namespace nn {

/// A row of the table of data.
struct DataSource {
  std::string_view name;
  std::string_view loss;
  /// Real data ignore the arguments: they are all there is.
  Dataset (*make)(std::size_t samples, float noise, Rng& rng);
};

/// penguins, employment, and everything generated (core/generated.hpp).
std::span<const DataSource> data_sources();

/// How many samples are generated, and how they are divided.
struct DataOptions {
  std::size_t samples = 500;
  float noise = 0.1f;
  double validation_share = 0;
  std::uint32_t seed = 1;
};

/// Drawn and divided by the seed; features, and targets that are numbers, standardized by the
/// training part.
Split prepare(const DataSource& source, const DataOptions& options);

}  // namespace nn
