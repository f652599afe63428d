// What the activations compute: each is f and df, written once for float, vectors of floats and
// double.
#pragma once

#include <algorithm>
#include <cstddef>

#include "activation.hpp"
#include "elementary.hpp"
#include "lanes.hpp"

namespace nn::functions {

// An object is made from the activation's parameter, which most ignore. df takes x and y = f(x):
// where y decides the derivative no second exponential is needed. At a kink df is the value PyTorch
// uses. `x <= 0 ? 0 : …` and not `x > 0 ? … : 0`, so that NaN passes through.

struct Identity {
  explicit Identity(double) {}
  template <class F>
  F f(F x) const {
    return x;
  }
  template <class F>
  F df(F, F) const {
    return splat<F>(1);
  }
};

struct Step {
  explicit Step(double) {}
  template <class F>
  F f(F x) const {
    return select(x <= splat<F>(0), splat<F>(0), select(x > splat<F>(0), splat<F>(1), x));
  }
  template <class F>
  F df(F, F) const {
    return splat<F>(0);
  }
};

/// The parameter is the derivative at exactly 0.
struct Relu {
  explicit Relu(double parameter) : at_0(parameter) {}
  template <class F>
  F f(F x) const {
    return select(x <= splat<F>(0), splat<F>(0), x);
  }
  template <class F>
  F df(F x, F) const {
    const F right = select(x == splat<F>(0), splat<F>(at_0), splat<F>(1));
    return select(x < splat<F>(0), splat<F>(0), right);
  }
  double at_0;
};

/// Leaky ReLU and PReLU: the parameter is the slope left of 0.
struct Leaky {
  explicit Leaky(double parameter) : slope(parameter) {}
  template <class F>
  F f(F x) const {
    return select(x <= splat<F>(0), splat<F>(slope) * x, x);
  }
  template <class F>
  F df(F x, F) const {
    return select(x <= splat<F>(0), splat<F>(slope), splat<F>(1));
  }
  double slope;
};

struct Elu {
  explicit Elu(double) {}
  template <class F>
  F f(F x) const {
    return select(x <= splat<F>(0), expm1(x), x);
  }
  template <class F>
  F df(F x, F) const {
    return select(x <= splat<F>(0), exp(x), splat<F>(1));
  }
};

struct Gelu {
  explicit Gelu(double) {}
  template <class F>
  F f(F x) const {
    return gelu(x);
  }
  template <class F>
  F df(F x, F) const {
    return gelu_derivative(x);
  }
};

struct Silu {
  explicit Silu(double) {}
  template <class F>
  F f(F x) const {
    return silu(x);
  }
  template <class F>
  F df(F x, F) const {
    return silu_derivative(x);
  }
};

struct Softplus {
  explicit Softplus(double) {}
  template <class F>
  F f(F x) const {
    return softplus(x);
  }
  template <class F>
  F df(F x, F) const {
    return sigmoid(x);
  }
};

struct Sigmoid {
  explicit Sigmoid(double) {}
  template <class F>
  F f(F x) const {
    return sigmoid(x);
  }
  template <class F>
  F df(F, F y) const {
    return y * (splat<F>(1) - y);
  }
};

struct Tanh {
  explicit Tanh(double) {}
  template <class F>
  F f(F x) const {
    return tanh(x);
  }
  template <class F>
  F df(F, F y) const {
    return (splat<F>(1) - y) * (splat<F>(1) + y);
  }
};

// Floats go eight at a time, and what is left over as another eight, filled up; double one at a
// time.

template <class Function, class T>
void forward(double parameter, std::span<const T> x, std::span<T> y) {
  const Function function(parameter);
  if constexpr (sizeof(T) == sizeof(float)) {
    std::size_t i = 0;
    for (; i + 8 <= x.size(); i += 8) store(&y[i], function.f(load<f32x8>(&x[i])));
    if (i == x.size()) return;
    float x8[8] = {}, y8[8];
    std::copy(x.begin() + i, x.end(), x8);
    forward<Function, float>(parameter, x8, y8);
    std::copy_n(y8, x.size() - i, &y[i]);
  } else {
    for (std::size_t i = 0; i < x.size(); ++i) y[i] = function.f(x[i]);
  }
}

template <class Function, class T>
void backward(double parameter, std::span<const T> x, std::span<const T> y, std::span<T> dy) {
  const Function function(parameter);
  if constexpr (sizeof(T) == sizeof(float)) {
    std::size_t i = 0;
    for (; i + 8 <= x.size(); i += 8) {
      const f32x8 slope = function.df(load<f32x8>(&x[i]), load<f32x8>(&y[i]));
      store(&dy[i], load<f32x8>(&dy[i]) * slope);
    }
    if (i == x.size()) return;
    float x8[8] = {}, y8[8] = {}, dy8[8] = {};
    std::copy(x.begin() + i, x.end(), x8);
    std::copy(y.begin() + i, y.end(), y8);
    std::copy(dy.begin() + i, dy.end(), dy8);
    backward<Function, float>(parameter, x8, y8, dy8);
    std::copy_n(dy8, x.size() - i, &dy[i]);
  } else {
    for (std::size_t i = 0; i < x.size(); ++i) dy[i] *= function.df(x[i], y[i]);
  }
}

template <class Function, class T>
constexpr ActivationKernels<T> kernels() {
  return {forward<Function, T>, backward<Function, T>};
}

}  // namespace nn::functions
