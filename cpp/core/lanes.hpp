// One float or four at once: the small vocabulary that lets a function be written for both.
//
// Vector extensions of g++ and clang become SSE natively, SIMD128 in WebAssembly, and scalar code
// where there is no SIMD: one source, one order of operations, the same bits.
#pragma once

#include <cstdint>
#include <cstring>
#include <type_traits>

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

namespace nn {

using f32x4 = float __attribute__((vector_size(16)));
using i32x4 = std::int32_t __attribute__((vector_size(16)));

/// F's integers: a comparison of f32x4 gives i32x4 with all bits set where true.
template <class F>
using IntegersOf = std::conditional_t<std::is_same_v<F, f32x4>, i32x4, std::int32_t>;

template <class F>
F splat(float value) {
  if constexpr (std::is_same_v<F, f32x4>)
    return f32x4{value, value, value, value};
  else
    return F(value);
}

template <class F>
IntegersOf<F> bits(F x) {
  return __builtin_bit_cast(IntegersOf<F>, x);
}

template <class F>
F from_bits(IntegersOf<F> x) {
  return __builtin_bit_cast(F, x);
}

/// where ? yes : no, lane by lane.
inline float select(bool where, float yes, float no) { return where ? yes : no; }
inline double select(bool where, double yes, double no) { return where ? yes : no; }
inline f32x4 select(i32x4 where, f32x4 yes, f32x4 no) { return where ? yes : no; }

/// |x|, by its sign bit: NaN stays NaN.
template <class F>
F magnitude(F x) {
  return from_bits<F>(bits(x) & 0x7fffffff);
}

/// `size` with the sign of `sign`; size ≥ 0.
template <class F>
F with_sign(F size, F sign) {
  return from_bits<F>(bits(size) | (bits(sign) & static_cast<std::int32_t>(0x80000000u)));
}

#ifdef __wasm_simd128__
inline v128_t to_lanes(f32x4 x) { return __builtin_bit_cast(v128_t, x); }
inline f32x4 from_lanes(v128_t x) { return __builtin_bit_cast(f32x4, x); }
#endif

/// x < low ? low : x. NaN stays NaN.
template <class F>
F at_least(F x, float low) {
#ifdef __wasm_simd128__
  // Left to itself clang takes f32x4.max, which engines spell out in many instructions.
  if constexpr (std::is_same_v<F, f32x4>) {
    return from_lanes(wasm_f32x4_pmax(to_lanes(x), wasm_f32x4_splat(low)));
  }
#endif
  return select(x < splat<F>(low), splat<F>(low), x);
}

/// x > high ? high : x. NaN stays NaN.
template <class F>
F at_most(F x, float high) {
#ifdef __wasm_simd128__
  if constexpr (std::is_same_v<F, f32x4>) {
    return from_lanes(wasm_f32x4_pmin(to_lanes(x), wasm_f32x4_splat(high)));
  }
#endif
  return select(x > splat<F>(high), splat<F>(high), x);
}

template <class F>
F clamp(F x, float low, float high) {
  return at_most(at_least(x, low), high);
}

inline f32x4 load(const float* from) {
  f32x4 lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}

inline void store(float* to, f32x4 lanes) { std::memcpy(to, &lanes, sizeof lanes); }

}  // namespace nn
