// The table of activations. Each is a pair f, df written once for float, four floats and double.
#include "activation.hpp"

#include <cstddef>
#include <limits>

#include "elementary.hpp"
#include "lanes.hpp"
#include "table.hpp"

namespace nn {
namespace {

// df takes x and y = f(x): where y decides the derivative no second exponential is needed. At a
// kink df is the value PyTorch uses. `x <= 0 ? 0 : …` and not `x > 0 ? … : 0`, so that NaN passes
// through.

struct Identity {
  template <class F>
  static F f(F x) {
    return x;
  }
  template <class F>
  static F df(F, F) {
    return splat<F>(1);
  }
};

struct Step {
  template <class F>
  static F f(F x) {
    return select(x <= splat<F>(0), splat<F>(0), select(x > splat<F>(0), splat<F>(1), x));
  }
  template <class F>
  static F df(F, F) {
    return splat<F>(0);
  }
};

struct Relu {
  template <class F>
  static F f(F x) {
    return select(x <= splat<F>(0), splat<F>(0), x);
  }
  template <class F>
  static F df(F x, F) {
    return select(x <= splat<F>(0), splat<F>(0), splat<F>(1));
  }
};

struct LeakyRelu {
  static constexpr float kSlope = 0.01f;
  template <class F>
  static F f(F x) {
    return select(x <= splat<F>(0), splat<F>(kSlope) * x, x);
  }
  template <class F>
  static F df(F x, F) {
    return select(x <= splat<F>(0), splat<F>(kSlope), splat<F>(1));
  }
};

struct Elu {
  template <class F>
  static F f(F x) {
    return select(x <= splat<F>(0), expm1(x), x);
  }
  template <class F>
  static F df(F x, F) {
    return select(x <= splat<F>(0), exp(x), splat<F>(1));
  }
};

struct Gelu {
  template <class F>
  static F f(F x) {
    return gelu(x);
  }
  template <class F>
  static F df(F x, F) {
    return gelu_derivative(x);
  }
};

struct Silu {
  template <class F>
  static F f(F x) {
    return silu(x);
  }
  template <class F>
  static F df(F x, F) {
    return silu_derivative(x);
  }
};

struct Softplus {
  template <class F>
  static F f(F x) {
    return softplus(x);
  }
  template <class F>
  static F df(F x, F) {
    return sigmoid(x);
  }
};

struct Sigmoid {
  template <class F>
  static F f(F x) {
    return sigmoid(x);
  }
  template <class F>
  static F df(F, F y) {
    return y * (splat<F>(1) - y);
  }
};

struct Tanh {
  template <class F>
  static F f(F x) {
    return tanh(x);
  }
  template <class F>
  static F df(F, F y) {
    return (splat<F>(1) - y) * (splat<F>(1) + y);
  }
};

/// Floats go four at a time; what is left over, and double, one at a time. The bits are the same.
template <class T>
constexpr std::size_t in_fours(std::size_t count) {
  return sizeof(T) == sizeof(float) ? count / 4 * 4 : 0;
}

template <class Function, class T>
void forward(std::span<const T> x, std::span<T> y) {
  const std::size_t fours = in_fours<T>(x.size());
  if constexpr (sizeof(T) == sizeof(float)) {
    for (std::size_t i = 0; i < fours; i += 4) store(&y[i], Function::f(load(&x[i])));
  }
  for (std::size_t i = fours; i < x.size(); ++i) y[i] = Function::f(x[i]);
}

template <class Function, class T>
void backward(std::span<const T> x, std::span<const T> y, std::span<T> dy) {
  const std::size_t fours = in_fours<T>(x.size());
  if constexpr (sizeof(T) == sizeof(float)) {
    for (std::size_t i = 0; i < fours; i += 4) {
      store(&dy[i], load(&dy[i]) * Function::df(load(&x[i]), load(&y[i])));
    }
  }
  for (std::size_t i = fours; i < x.size(); ++i) dy[i] *= Function::df(x[i], y[i]);
}

struct Text {
  std::string_view name, label, formula;
};

template <class Function>
constexpr Activation row(Text text, Range range, bool kinked, std::string_view initializer) {
  return {text.name,
          text.label,
          text.formula,
          range,
          kinked,
          initializer,
          {forward<Function, float>, backward<Function, float>},
          {forward<Function, double>, backward<Function, double>}};
}

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// The least values of GELU and SiLU have no closed form; a test finds them again by bisection of
// f′.
constexpr double kLeastGelu = -0.16997120747990369;
constexpr double kLeastSilu = -0.27846454276107379;

}  // namespace

std::span<const Activation> activations() {
  static constexpr Activation table[] = {
      row<Identity>({"identity", "identity", "x"}, {-kInfinity, kInfinity, false, false}, false,
                    "xavier"),
      row<Step>({"step", "step", "1 if x > 0, else 0"}, {0, 1, true, true}, true, "xavier"),
      row<Relu>({"relu", "ReLU", "max(0, x)"}, {0, kInfinity, true, false}, true, "he"),
      row<LeakyRelu>({"leaky-relu", "leaky ReLU", "x if x > 0, else 0.01 x"},
                     {-kInfinity, kInfinity, false, false}, true, "he"),
      row<Elu>({"elu", "ELU", "x if x > 0, else exp(x) − 1"}, {-1, kInfinity, false, false}, false,
               "he"),
      row<Gelu>({"gelu", "GELU", "x Φ(x)"}, {kLeastGelu, kInfinity, true, false}, false, "he"),
      row<Silu>({"silu", "SiLU", "x σ(x)"}, {kLeastSilu, kInfinity, true, false}, false, "he"),
      row<Softplus>({"softplus", "softplus", "log(1 + exp(x))"}, {0, kInfinity, false, false},
                    false, "he"),
      row<Sigmoid>({"sigmoid", "sigmoid", "1 / (1 + exp(−x))"}, {0, 1, false, false}, false,
                   "xavier"),
      row<Tanh>({"tanh", "tanh", "(exp(x) − exp(−x)) / (exp(x) + exp(−x))"}, {-1, 1, false, false},
                false, "xavier"),
  };
  return table;
}

const Activation* find_activation(std::string_view name) { return find_row(activations(), name); }

float Activation::value(float x) const {
  float y;
  single.forward({&x, 1}, {&y, 1});
  return y;
}

float Activation::slope(float x) const {
  const float y = value(x);
  float d = 1;
  single.backward({&x, 1}, {&y, 1}, {&d, 1});
  return d;
}

}  // namespace nn
