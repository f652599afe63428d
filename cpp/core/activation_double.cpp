// The activations in float64: for tests of gradients, and not linked where nobody asks for them.
#include "activation_records.hpp"
#include "table.hpp"

namespace nn {
namespace {

struct Row {
  std::string_view name;
  ActivationKernels<double> kernels;
};

template <class Function>
constexpr Row row(const functions::Record<Function>& record) {
  return {record.text.name, functions::kernels<Function, double>()};
}

constexpr auto kRows = functions::table_of([](const auto& record) { return row(record); });

}  // namespace

template <>
const ActivationKernels<double>& Activation::kernels<double>() const {
  return find_row(std::span<const Row>(kRows), name)->kernels;
}

}  // namespace nn
