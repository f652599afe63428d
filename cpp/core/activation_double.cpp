// The activations in float64: for tests of gradients, and not linked where nobody asks for them.
#include "activation_functions.hpp"
#include "table.hpp"

namespace nn {
namespace {

struct Row {
  std::string_view name;
  ActivationKernels<double> kernels;
};

template <class Function>
constexpr Row row(std::string_view name) {
  return {name, functions::kernels<Function, double>()};
}

constexpr Row kRows[] = {
    row<functions::Identity>("identity"), row<functions::Step>("step"),
    row<functions::Relu>("relu"),         row<functions::Leaky>("leaky-relu"),
    row<functions::Leaky>("prelu"),       row<functions::Elu>("elu"),
    row<functions::Gelu>("gelu"),         row<functions::Silu>("silu"),
    row<functions::Softplus>("softplus"), row<functions::Sigmoid>("sigmoid"),
    row<functions::Tanh>("tanh"),
};

}  // namespace

template <>
const ActivationKernels<double>& Activation::kernels<double>() const {
  return find_row(std::span<const Row>(kRows), name)->kernels;
}

}  // namespace nn
