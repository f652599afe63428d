// The table of optimizers.
#include "optimizer.hpp"

#include <cmath>

namespace nn {
namespace {

/// base^exponent by squaring: only multiplications, so equal everywhere, which std::pow is not.
double power(double base, std::uint64_t exponent) {
  double result = 1;
  for (; exponent != 0; exponent >>= 1, base *= base) {
    if (exponent & 1) result *= base;
  }
  return result;
}

/// w ← w − η (g + λ w)
template <class T>
void sgd(const UpdateRule& rule, std::uint64_t, std::span<T> w, std::span<const T> g,
         std::span<T>) {
  const auto rate = static_cast<T>(rule.learning_rate);
  const auto decay = static_cast<T>(rule.weight_decay);
  if (decay == 0) {  // the usual case, in two thirds of the time
    for (std::size_t i = 0; i < w.size(); ++i) w[i] -= rate * g[i];
    return;
  }
  for (std::size_t i = 0; i < w.size(); ++i) w[i] -= rate * (g[i] + decay * w[i]);
}

/// v ← μ v + g + λ w;  w ← w − η v
template <class T>
void momentum(const UpdateRule& rule, std::uint64_t, std::span<T> w, std::span<const T> g,
              std::span<T> v) {
  const auto rate = static_cast<T>(rule.learning_rate);
  const auto keep = static_cast<T>(rule.momentum);
  const auto decay = static_cast<T>(rule.weight_decay);
  for (std::size_t i = 0; i < w.size(); ++i) {
    v[i] = keep * v[i] + (g[i] + decay * w[i]);
    w[i] -= rate * v[i];
  }
}

/// m ← β₁ m + (1 − β₁) g;  v ← β₂ v + (1 − β₂) g²;  w ← w − η m̂ / (√v̂ + ε), with m̂ = m / (1 − β₁ᵗ)
/// and v̂ = v / (1 − β₂ᵗ), which undo the pull towards the zeros that m and v start from. The decay
/// goes into g (`coupled`), or past it: w ← (1 − η λ) w.
template <class T, bool coupled>
void adam(const UpdateRule& rule, std::uint64_t step, std::span<T> w, std::span<const T> gradient,
          std::span<T> memory) {
  const auto m = memory.first(w.size());
  const auto v = memory.subspan(w.size(), w.size());
  const auto beta1 = static_cast<T>(rule.beta1);
  const auto beta2 = static_cast<T>(rule.beta2);
  const auto rest1 = static_cast<T>(1 - rule.beta1);
  const auto rest2 = static_cast<T>(1 - rule.beta2);
  const auto size = static_cast<T>(rule.learning_rate / (1 - power(rule.beta1, step)));
  const auto correction = static_cast<T>(std::sqrt(1 - power(rule.beta2, step)));
  const auto epsilon = static_cast<T>(rule.epsilon);
  const auto added = static_cast<T>(coupled ? rule.weight_decay : 0);
  const auto kept = static_cast<T>(coupled ? 1 : 1 - rule.learning_rate * rule.weight_decay);
  for (std::size_t i = 0; i < w.size(); ++i) {
    const T g = gradient[i] + added * w[i];
    m[i] = beta1 * m[i] + rest1 * g;
    v[i] = beta2 * v[i] + rest2 * g * g;
    w[i] = kept * w[i] - size * m[i] / (std::sqrt(v[i]) / correction + epsilon);
  }
}

}  // namespace

template <class T>
std::span<const Optimizer<T>> optimizers() {
  static constexpr Optimizer<T> table[] = {
      {"sgd", 0, sgd<T>},
      {"momentum", 1, momentum<T>},
      {"adam", 2, adam<T, true>},
      {"adamw", 2, adam<T, false>},
  };
  return table;
}

template std::span<const Optimizer<float>> optimizers();
template std::span<const Optimizer<double>> optimizers();

template <class T>
double norm(std::span<const T> gradient) {
  double sum = 0;
  for (const T g : gradient) sum += static_cast<double>(g) * static_cast<double>(g);
  return std::sqrt(sum);
}

template double norm(std::span<const float>);
template double norm(std::span<const double>);

template <class T>
double clip(std::span<T> gradient, double most) {
  const double length = norm(std::span<const T>(gradient));
  // As PyTorch has it: a little shorter, so that the division is safe.
  const double scale = most / (length + 1e-6);
  if (!(scale < 1)) return length;
  for (T& g : gradient) g = static_cast<T>(scale * static_cast<double>(g));
  return length;
}

template double clip(std::span<float>, double);
template double clip(std::span<double>, double);

}  // namespace nn
