// The table of activations.
#include "activation.hpp"

#include <limits>

#include "activation_functions.hpp"
#include "table.hpp"

namespace nn {
namespace {

struct Text {
  std::string_view name, label, formula;
};

template <class Function>
constexpr Activation row(Text text, Range range, bool kinked, std::string_view initializer,
                         ActivationParameter parameter = {}) {
  return {text.name, text.label,  text.formula, range,
          kinked,    initializer, parameter,    functions::kernels<Function, float>()};
}

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// The least values of GELU and SiLU have no closed form; a test finds them again by bisection of
// f′.
constexpr double kLeastGelu = -0.16997120747990369;
constexpr double kLeastSilu = -0.27846454276107379;

}  // namespace

std::span<const Activation> activations() {
  static constexpr Activation table[] = {
      row<functions::Identity>({"identity", "identity", "x"}, {-kInfinity, kInfinity, false, false},
                               false, "xavier"),
      row<functions::Step>({"step", "step function", "1 if x > 0, else 0"}, {0, 1, true, true},
                           true, "xavier"),
      row<functions::Relu>({"relu", "ReLU", "max(0, x)"}, {0, kInfinity, true, false}, true, "he",
                           {.usual = 0, .low = 0, .high = 1}),
      row<functions::Leaky>({"leaky-relu", "leaky ReLU", "x if x > 0, else 0.01 x"},
                            {-kInfinity, kInfinity, false, false}, true, "he",
                            {.usual = 0.01, .low = -10, .high = 10}),
      row<functions::Leaky>({"prelu", "PReLU", "x if x > 0, else a x"},
                            {-kInfinity, kInfinity, false, false}, true, "he",
                            {.usual = 0.25, .low = -10, .high = 10, .learned = true}),
      row<functions::Elu>({"elu", "ELU", "x if x > 0, else exp(x) − 1"},
                          {-1, kInfinity, false, false}, false, "he"),
      row<functions::Gelu>({"gelu", "GELU", "x Φ(x)"}, {kLeastGelu, kInfinity, true, false}, false,
                           "he"),
      row<functions::Silu>({"silu", "SiLU", "x σ(x)"}, {kLeastSilu, kInfinity, true, false}, false,
                           "he"),
      row<functions::Softplus>({"softplus", "softplus", "log(1 + exp(x))"},
                               {0, kInfinity, false, false}, false, "he"),
      row<functions::Sigmoid>({"sigmoid", "sigmoid", "1 / (1 + exp(−x))"}, {0, 1, false, false},
                              false, "xavier"),
      row<functions::Tanh>({"tanh", "tanh", "(exp(x) − exp(−x)) / (exp(x) + exp(−x))"},
                           {-1, 1, false, false}, false, "xavier"),
  };
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
