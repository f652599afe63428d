// Look-up by name in the core's tables (activations, losses, initializers, optimizers, data sets).
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace nn {

/// The row called `name`, or nullptr.
template <class Row>
const Row* find_row(std::span<const Row> table, std::string_view name) {
  for (const Row& row : table)
    if (row.name == name) return &row;
  return nullptr;
}

template <class Row>
std::vector<std::string_view> row_names(std::span<const Row> table) {
  std::vector<std::string_view> names;
  for (const Row& row : table) names.push_back(row.name);
  return names;
}

}  // namespace nn
