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

}  // namespace nn
