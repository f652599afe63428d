// The table of initializers.
#include "initializer.hpp"

#include <cmath>

#include "table.hpp"

namespace nn {

std::span<const Initializer> initializers() {
  static constexpr Initializer table[] = {
      {"he", [](int fan_in, int, double) { return std::sqrt(2.0 / fan_in); }},
      {"xavier",
       [](int fan_in, int fan_out, double) { return std::sqrt(2.0 / (fan_in + fan_out)); }},
      {"normal", [](int fan_in, int, double gain) { return gain / std::sqrt(double(fan_in)); }},
      {"zeros", [](int, int, double) { return 0.0; }},
  };
  return table;
}

const Initializer* initializer_of(std::string_view name, const Activation& activation) {
  return find_row(initializers(), name == "usual" ? activation.initializer : name);
}

}  // namespace nn
