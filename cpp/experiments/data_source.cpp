// The table of data.
#include "data_source.hpp"

#include "../core/generated.hpp"
#include "../core/table.hpp"

namespace nn {
namespace {

constexpr std::string_view kClasses = "softmax-cross-entropy", kTwoClasses = "binary-cross-entropy",
                           kNumber = "mean-squared-error";

template <Dataset (*load)()>
Dataset real(std::size_t, float, Rng&) {
  return load();
}

}  // namespace

std::span<const DataSource> data_sources() {
  static const std::vector<DataSource> table = [] {
    std::vector<DataSource> rows = {{"penguins", kClasses, real<penguins>},
                                    {"employment", kNumber, real<employment>}};
    for (const DatasetGenerator& generator : dataset_generators()) {
      rows.push_back(
          {generator.name, generator.inputs == 1 ? kNumber : kTwoClasses, generator.generate});
    }
    return rows;
  }();
  return table;
}

Split prepare(const DataSource& source, const DataOptions& options) {
  Rng data_rng(options.seed, Stream::data);
  const Dataset data = source.make(options.samples, options.noise, data_rng);
  Rng split_rng(options.seed, Stream::split);
  Split parts = split(data, options.validation_share, split_rng);
  standardize(parts);
  if (source.loss == kNumber) standardize_targets(parts);
  return parts;
}

}  // namespace nn
