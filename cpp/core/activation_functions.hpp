// What the activations compute: each is f and df, written once for float, vectors of floats and
// double.
#pragma once

#include <algorithm>
#include <cstddef>
#include <type_traits>

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

struct Relu {
  explicit Relu(double) {}
  template <class F>
  F f(F x) const {
    return select(x <= splat<F>(0), splat<F>(0), x);
  }
  template <class F>
  F df(F x, F) const {
    return select(x <= splat<F>(0), splat<F>(0), splat<F>(1));
  }
  /// dy · df without a multiplication.
  template <class F>
  F dx(F x, F, F dy) const {
    return select(x <= splat<F>(0), splat<F>(0), dy);
  }
};

/// The parameter is the derivative at exactly 0.
struct ReluWithSlopeAt0 : Relu {
  explicit ReluWithSlopeAt0(double parameter) : Relu(parameter), at_0(parameter) {}
  template <class F>
  F df(F x, F y) const {
    return select(x == splat<F>(0), splat<F>(at_0), Relu::df(x, y));
  }
  template <class F>
  F dx(F x, F y, F dy) const {
    return dy * df(x, y);
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

/// dy · f′(x)
template <class Function, class F>
F chain(const Function& function, F x, F y, F dy) {
  if constexpr (requires { function.dx(x, y, dy); })
    return function.dx(x, y, dy);
  else
    return dy * function.df(x, y);
}

// F is what f takes at a time: T itself or a vector of it. What is left over goes as another F,
// filled up.

template <class Function, class F, class T>
void forward(double parameter, std::span<const T> x, std::span<T> y) {
  constexpr std::size_t kLanes = sizeof(F) / sizeof(T);
  const Function function(parameter);
  std::size_t i = 0;
  for (; i + kLanes <= x.size(); i += kLanes) store(&y[i], function.f(load<F>(&x[i])));
  if constexpr (kLanes > 1) {
    if (i == x.size()) return;
    T some_x[kLanes] = {}, some_y[kLanes];
    std::copy(x.begin() + i, x.end(), some_x);
    forward<Function, F, T>(parameter, some_x, some_y);
    std::copy_n(some_y, x.size() - i, &y[i]);
  }
}

template <class Function, class F, class T>
void backward(double parameter, std::span<const T> x, std::span<const T> y, std::span<T> dy) {
  constexpr std::size_t kLanes = sizeof(F) / sizeof(T);
  const Function function(parameter);
  std::size_t i = 0;
  for (; i + kLanes <= x.size(); i += kLanes) {
    store(&dy[i], chain(function, load<F>(&x[i]), load<F>(&y[i]), load<F>(&dy[i])));
  }
  if constexpr (kLanes > 1) {
    if (i == x.size()) return;
    T some_x[kLanes] = {}, some_y[kLanes] = {}, some_dy[kLanes] = {};
    std::copy(x.begin() + i, x.end(), some_x);
    std::copy(y.begin() + i, y.end(), some_y);
    std::copy(dy.begin() + i, dy.end(), some_dy);
    backward<Function, F, T>(parameter, some_x, some_y, some_dy);
    std::copy_n(some_dy, x.size() - i, &dy[i]);
  }
}

template <class F, class T>
void relu_backward(double at_0, std::span<const T> x, std::span<const T> y, std::span<T> dy) {
  at_0 == 0 ? backward<Relu, F, T>(at_0, x, y, dy)
            : backward<ReluWithSlopeAt0, F, T>(at_0, x, y, dy);
}

template <class Function, class T>
constexpr ActivationKernels<T> kernels() {
  using F = std::conditional_t<std::is_same_v<T, float>, Wide, T>;
  if constexpr (std::is_same_v<Function, Relu>)
    return {forward<Relu, F, T>, relu_backward<F, T>};
  else
    return {forward<Function, F, T>, backward<Function, F, T>};
}

}  // namespace nn::functions
