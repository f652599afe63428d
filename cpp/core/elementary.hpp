// exp, log, tanh, erf, sine and what is made of them: our own, so that all builds give the same
// bits.
//
// Templates are for float and vectors of floats, which have the bits that each float would have.
// The overloads for double call the standard library: they serve to check gradients. Stated errors
// are the largest in units in the last place against float64, measured by the tests. Limits at
// ±infinity are kept and NaN passes. Coefficients: tests/golden/fit_elementary.py.
#pragma once

#include <cmath>

#include "lanes.hpp"

namespace nn {
namespace detail {

/// c[0] + c[1] x + c[2] x² + …
template <class F, int N>
F polynomial(F x, const float (&c)[N]) {
  F sum = splat<F>(c[N - 1]);
  for (int i = N - 2; i >= 0; --i) sum = sum * x + splat<F>(c[i]);
  return sum;
}

/// x = n ln 2 + r with |r| ≤ ln 2 / 2 (Cody & Waite 1980, "Software manual for the elementary
/// functions"): ln 2 in two parts, the first so short that n times it is exact.
template <class F>
struct Reduced {
  IntegersOf<F> n;
  F n_float, r;
};

constexpr float kLn2High = 0.693359375f;          // 355 / 512
constexpr float kLn2Low = -2.12194440054691e-4f;  // ln 2 − 355 / 512

/// |x| ≤ 200.
template <class F>
Reduced<F> reduce(F x) {
  // Added to 1.5 · 2²³, a number is rounded to an integer, which then stands in its lowest bits.
  constexpr float kRounder = 12582912.0f;
  const F shifted = x * splat<F>(1.44269504f) + splat<F>(kRounder);
  const F n = shifted - splat<F>(kRounder);
  const F r = (x - n * splat<F>(kLn2High)) - n * splat<F>(kLn2Low);
  return {bits(shifted) - bits(splat<F>(kRounder)), n, r};
}

/// 2ⁿ for −126 ≤ n ≤ 127.
template <class F>
F power_of_2(IntegersOf<F> n) {
  return from_bits<F>((n + 127) << 23);
}

/// exp(r) − 1 − r for |r| ≤ ln 2 / 2.
template <class F>
F exp_curvature(F r) {
  return r * r * polynomial(r, {0.5f, 0.166665137f, 0.0416661873f, 0.00836959109f, 0.00139517034f});
}

/// exp(r) for |r| ≤ ln 2 / 2.
template <class F>
F exp_reduced(F r) {
  return splat<F>(1) + (r + exp_curvature(r));
}

/// exp(x + rest) for x ≤ 0, where rest is a small part of x. ≤ 2 units.
template <class F>
F exp_nonpositive(F x, F rest) {
  const auto [n, n_float, r] = reduce(at_least(x, -104));
  // In two factors, so that a subnormal result is rounded but once: 2^−150 is too small for one.
  return exp_reduced(r + rest) * power_of_2<F>(n + 24) * splat<F>(0x1p-24f);
}
template <class F>
F exp_nonpositive(F x) {
  const auto [n, n_float, r] = reduce(at_least(x, -104));
  return exp_reduced(r) * power_of_2<F>(n + 24) * splat<F>(0x1p-24f);
}

/// Upper tail of the normal distribution, Q(a) = exp(−a²/2) R(a) for a ≥ 0, and its density.
template <class F>
struct NormalTail {
  F tail, density;
};

template <class F>
NormalTail<F> normal_tail(F a) {
  // a² in two parts, or exp would magnify the rounding of a² by a²: the high part has 12 bits, so
  // its square is exact.
  const F high = from_bits<F>(bits(a) & static_cast<std::int32_t>(0xfffff000u));
  const F bell =
      exp_nonpositive(splat<F>(-0.5f) * (high * high), splat<F>(-0.5f) * ((a - high) * (a + high)));
  const F p = polynomial(a, {0.5f, 0.437675565f, 0.182776093f, 0.0404784158f, 0.00409330754f});
  const F q =
      polynomial(a, {1.0f, 1.67323613f, 1.20059681f, 0.468258709f, 0.101470999f, 0.0102602756f});
  return {bell * (p / q), bell * splat<F>(0.398942280f)};
}

/// Φ(x) and φ(x) for |x| ≤ 20.
template <class F>
NormalTail<F> normal(F x) {
  const auto [tail, density] = normal_tail(magnitude(x));
  return {select(x < splat<F>(0), tail, splat<F>(1) - tail), density};
}

/// x = n / 2 + r with |r| ≤ 1/4, without rounding. `sign` has its highest bit set where n is odd:
/// half a turn changes the sign of sine and cosine, and nothing else.
template <class F>
struct HalfTurns {
  IntegersOf<F> sign;
  F r;
};

template <class F>
HalfTurns<F> half_turns(F x) {
  constexpr float kRounder = 12582912.0f;  // as in `reduce`
  const F near = select(magnitude(x) < splat<F>(0x1p21f), x, splat<F>(0) * x);
  const F shifted = splat<F>(2) * near + splat<F>(kRounder);
  const F n = shifted - splat<F>(kRounder);
  return {bits(shifted) << 31, near - splat<F>(0.5f) * n};
}

/// sin(2π r) for |r| ≤ 1/4.
template <class F>
F sine_of_quarter(F r) {
  const F sine =
      r * polynomial(r * r, {6.28318548f, -41.3416786f, 81.6022339f, -76.5749893f, 39.7109146f});
  return clamp(sine, -1, 1);
}

}  // namespace detail

/// ≤ 2 units in the last place.
template <class F>
F exp(F x) {
  const auto [n, n_float, r] = detail::reduce(clamp(x, -104, 89));
  // In two factors, so that neither overflows and a subnormal result is rounded but once.
  const IntegersOf<F> half = n >> 1;
  return detail::exp_reduced(r) * detail::power_of_2<F>(half) * detail::power_of_2<F>(n - half);
}

/// exp(x) − 1, accurate near 0. ≤ 2 units.
template <class F>
F expm1(F x) {
  const auto [n, n_float, r] = detail::reduce(clamp(x, -20, 89));
  const F near_0 = r + detail::exp_curvature(r);
  // 2ⁿ (exp(r) − 1) + (2ⁿ − 1), halved on the way: 2¹²⁸ would overflow.
  const F half = detail::power_of_2<F>(n - 1);
  const F result = splat<F>(2) * (half * near_0 + (half - splat<F>(0.5f)));
  // Where x² no longer counts; also keeps −0 and the last subnormal.
  return select(magnitude(x) < splat<F>(0x1p-25f), x, result);
}

/// log(0) = −infinity; negative numbers give NaN. ≤ 1 unit.
template <class F>
F log(F x) {
  const auto tiny = x < splat<F>(0x1p-126f);
  const F positive = select(x > splat<F>(0), x, splat<F>(1));
  const F scaled = select(tiny, positive * splat<F>(0x1p23f), positive);
  // x = 2ⁿ (1 + f) with 1 + f in √½ … √2.
  constexpr std::int32_t kRootOfHalf = 0x3f3504f3;
  const IntegersOf<F> shifted = bits(scaled) - kRootOfHalf;
  const IntegersOf<F> exponent = shifted >> 23;
  const F f = from_bits<F>((shifted & 0x7fffff) + kRootOfHalf) - splat<F>(1);
  F n;
  if constexpr (kIsVector<F>)
    n = __builtin_convertvector(exponent, F);
  else
    n = static_cast<float>(exponent);
  n = n - select(tiny, splat<F>(23), splat<F>(0));
  const F s = f / (splat<F>(2) + f);
  const F z = s * s;
  const F r = z * detail::polynomial(z, {0.666666687f, 0.400001228f, 0.285507798f, 0.233314887f});
  const F half_square = splat<F>(0.5f) * f * f;
  const F low = s * (half_square + r) + n * splat<F>(detail::kLn2Low);
  const F result = n * splat<F>(detail::kLn2High) + (f - (half_square - low));
  const F special = select(x == splat<F>(0), splat<F>(-INFINITY), splat<F>(NAN));
  // Infinity and NaN are their own logarithms.
  return select(x > splat<F>(0), select(x == splat<F>(INFINITY), x, result),
                select(x <= splat<F>(0), special, x));
}

/// log(1 + x) for x ≥ 0 (Kahan's correction: Goldberg 1991, "What every computer scientist should
/// know about floating-point arithmetic"). ≤ 2 units.
template <class F>
F log1p(F x) {
  const F sum = splat<F>(1) + x;
  const F lost = x - (sum - splat<F>(1));
  const F result = log(sum) + lost / sum;
  return select(x == splat<F>(INFINITY), x, result);
}

/// A quotient of polynomials. ≤ 6 units.
template <class F>
F tanh(F x) {
  const F held = clamp(x, -9.02f, 9.02f);
  const F t = held * held;
  const F p = held * detail::polynomial(t, {1.0f, 0.130831569f, 0.00310300174f, 1.11442614e-05f,
                                            -2.01839914e-08f, 5.25779108e-11f, -8.43607817e-14f});
  const F q = detail::polynomial(t, {1.0f, 0.464164853f, 0.0244913828f, 0.000254475191f});
  const F ratio = p / q;
  return clamp(ratio, -1, 1);
}

/// 1 / (1 + exp(−x)), in the form that keeps its relative accuracy where it is small. ≤ 3 units.
template <class F>
F sigmoid(F x) {
  const F e = detail::exp_nonpositive(negative(x));
  return select(x < splat<F>(0), e, splat<F>(1)) / (splat<F>(1) + e);
}

/// ≤ 3 units.
template <class F>
F erf(F x) {
  const F t = x * x;
  const F near_0 =
      x * detail::polynomial(t, {1.12837911f, -0.37612626f, 0.112835854f, -0.026853811f,
                                 0.00518832728f, -0.000801019138f, 7.85385419e-05f});
  const F a = at_most(magnitude(x), 10) * splat<F>(1.41421356f);
  const F beyond = splat<F>(1) - splat<F>(2) * detail::normal_tail(a).tail;
  return select(magnitude(x) <= splat<F>(1), near_0, with_sign(beyond, x));
}

/// x Φ(x) (Hendrycks & Gimpel 2016, "Gaussian error linear units"), not its tanh approximation.
/// ≤ 7 units where |result| > 1e−30.
template <class F>
F gelu(F x) {
  const F held = at_least(x, -20);
  return held * detail::normal(clamp(x, -20, 20)).tail;
}

/// Φ(x) + x φ(x)
template <class F>
F gelu_derivative(F x) {
  const F held = clamp(x, -20, 20);
  const auto [probability, density] = detail::normal(held);
  return probability + held * density;
}

/// x σ(x). ≤ 4 units.
template <class F>
F silu(F x) {
  const F held = at_least(x, -110);
  return held * sigmoid(held);
}

/// σ(x) + x σ(x) σ(−x)
template <class F>
F silu_derivative(F x) {
  const F held = clamp(x, -110, 110);
  const F e = detail::exp_nonpositive(negative(held));
  const F near_1 = splat<F>(1) / (splat<F>(1) + e);  // σ(|x|)
  const F near_0 = e / (splat<F>(1) + e);            // σ(−|x|)
  return select(held < splat<F>(0), near_0, near_1) + held * (near_1 * near_0);
}

/// log(1 + exp(x)). ≤ 4 units.
template <class F>
F softplus(F x) {
  return select(x <= splat<F>(0), splat<F>(0), x) + log1p(detail::exp_nonpositive(negative(x)));
}

/// sin(2π x): x counts turns, so that no π has to be taken off it. ≤ 4 units for |x| < 2²¹; larger
/// numbers count as whole turns, infinity gives NaN.
template <class F>
F sin_turns(F x) {
  const auto [sign, r] = detail::half_turns(x);
  return from_bits<F>(bits(detail::sine_of_quarter(r)) ^ sign);
}

/// cos(2π x), with the bounds of `sin_turns`.
template <class F>
F cos_turns(F x) {
  const auto [sign, r] = detail::half_turns(x);
  const F rest = splat<F>(0.25f) - magnitude(r);
  return from_bits<F>(bits(detail::sine_of_quarter(rest)) ^ sign);
}

inline double exp(double x) { return std::exp(x); }
inline double expm1(double x) { return std::expm1(x); }
inline double log(double x) { return std::log(x); }
inline double log1p(double x) { return std::log1p(x); }
inline double tanh(double x) { return std::tanh(x); }
inline double erf(double x) { return std::erf(x); }
inline double sigmoid(double x) {
  const double e = std::exp(-std::fabs(x));
  return (x < 0 ? e : 1) / (1 + e);
}
inline double gelu(double x) { return x * (0.5 * std::erfc(-x * 0.70710678118654752440)); }
inline double gelu_derivative(double x) {
  constexpr double kDensityAt0 = 0.39894228040143267794;
  return 0.5 * std::erfc(-x * 0.70710678118654752440) + x * kDensityAt0 * std::exp(-x * x / 2);
}
inline double silu(double x) { return x * sigmoid(x); }
inline double silu_derivative(double x) { return sigmoid(x) * (1 + x * sigmoid(-x)); }
inline double softplus(double x) { return std::fmax(x, 0) + std::log1p(std::exp(-std::fabs(x))); }
inline double sin_turns(double x) {
  constexpr double kTurn = 6.28318530717958647693;
  const double r = std::remainder(x, 1);  // −1/2 … 1/2, exactly
  const double mirrored = std::fabs(r) > 0.25 ? std::copysign(0.5, r) - r : r;
  return std::sin(kTurn * mirrored);
}
inline double cos_turns(double x) { return sin_turns(0.25 - std::fabs(std::remainder(x, 1))); }

}  // namespace nn
