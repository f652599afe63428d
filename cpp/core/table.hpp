// Look-up by name in the core's tables (activations, losses, initializers, optimizers, data sets).
#pragma once

#include <span>
#include <string_view>

namespace nn {

/// The row called `name`, or nullptr.
template <class Row>
const Row* find_row(std::span<const Row> table, std::string_view name) {
  for (const Row& row : table)
    if (row.name == name) return &row;
  return nullptr;
}

}  // namespace nn
