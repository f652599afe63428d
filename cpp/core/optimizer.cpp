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

/// w ← w − η g
void sgd(const UpdateRule& rule, std::uint64_t, std::span<float> w, std::span<const float> g,
         std::span<float>) {
  const auto rate = static_cast<float>(rule.learning_rate);
  for (std::size_t i = 0; i < w.size(); ++i) w[i] -= rate * g[i];
}

/// v ← μ v + g;  w ← w − η v
void momentum(const UpdateRule& rule, std::uint64_t, std::span<float> w, std::span<const float> g,
              std::span<float> v) {
  const auto rate = static_cast<float>(rule.learning_rate);
  const auto decay = static_cast<float>(rule.momentum);
  for (std::size_t i = 0; i < w.size(); ++i) {
    v[i] = decay * v[i] + g[i];
    w[i] -= rate * v[i];
  }
}

/// m ← β₁ m + (1 − β₁) g;  v ← β₂ v + (1 − β₂) g²;  w ← w − η m̂ / (√v̂ + ε), with m̂ = m / (1 − β₁ᵗ)
/// and v̂ = v / (1 − β₂ᵗ), which undo the pull towards the zeros that m and v start from.
void adam(const UpdateRule& rule, std::uint64_t step, std::span<float> w, std::span<const float> g,
          std::span<float> memory) {
  const auto m = memory.first(w.size());
  const auto v = memory.subspan(w.size(), w.size());
  const auto beta1 = static_cast<float>(rule.beta1);
  const auto beta2 = static_cast<float>(rule.beta2);
  const auto rest1 = static_cast<float>(1 - rule.beta1);
  const auto rest2 = static_cast<float>(1 - rule.beta2);
  const auto size = static_cast<float>(rule.learning_rate / (1 - power(rule.beta1, step)));
  const auto correction = static_cast<float>(std::sqrt(1 - power(rule.beta2, step)));
  const auto epsilon = static_cast<float>(rule.epsilon);
  for (std::size_t i = 0; i < w.size(); ++i) {
    m[i] = beta1 * m[i] + rest1 * g[i];
    v[i] = beta2 * v[i] + rest2 * g[i] * g[i];
    w[i] -= size * m[i] / (std::sqrt(v[i]) / correction + epsilon);
  }
}

}  // namespace

std::span<const Optimizer> optimizers() {
  static constexpr Optimizer table[] = {
      {"sgd", 0, sgd},
      {"momentum", 1, momentum},
      {"adam", 2, adam},
  };
  return table;
}

}  // namespace nn
