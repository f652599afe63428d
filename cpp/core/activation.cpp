// The table of activations, in float.
#include "activation.hpp"

#include "activation_records.hpp"
#include "table.hpp"

namespace nn {
namespace {

template <class Function>
constexpr Activation row(const functions::Record<Function>& record) {
  return {record.text.name,    record.text.label,
          record.text.formula, record.range,
          record.kinked,       record.initializer,
          record.parameter,    functions::kernels<Function, float>()};
}

}  // namespace

std::span<const Activation> activations() {
  static constexpr auto table = functions::table_of([](const auto& record) { return row(record); });
  return table;
}

const Activation* find_activation(std::string_view name) { return find_row(activations(), name); }

float Activation::value(float x) const {
  float y;
  single.forward(parameter.usual, {&x, 1}, {&y, 1});
  return y;
}

float Activation::slope(float x) const {
  const float y = value(x);
  float d = 1;
  single.backward(parameter.usual, {&x, 1}, {&y, 1}, {&d, 1});
  return d;
}

}  // namespace nn
