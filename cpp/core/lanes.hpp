// One float or several at once: the small vocabulary that lets a function be written for both.
//
// Vector extensions of g++ and clang become SSE natively, SIMD128 in WebAssembly, and scalar code
// where there is no SIMD: one source, one order of operations, the same bits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

namespace nn {

using f32x4 = float __attribute__((vector_size(16)));
using i32x4 = std::int32_t __attribute__((vector_size(16)));

using f32x16 = float __attribute__((vector_size(64)));
using i32x16 = std::int32_t __attribute__((vector_size(64)));

/// What element-wise functions take at a time: several registers, so that the constants of a
/// polynomial are loaded once for all of them and the divisions of one overlap with the rest. g++
/// takes such vectors apart into single numbers, so there it is one register.
#ifdef __clang__
using Wide = f32x16;
#else
using Wide = f32x4;
#endif

template <class F>
inline constexpr bool kIsVector = std::is_same_v<F, f32x4> || std::is_same_v<F, f32x16>;

/// F's integers: a comparison of f32x4 gives i32x4 with all bits set where true.
template <class F>
using IntegersOf =
    std::conditional_t<std::is_same_v<F, f32x4>, i32x4,
                       std::conditional_t<std::is_same_v<F, f32x16>, i32x16, std::int32_t>>;

template <class F>
F splat(auto number) {
  [[maybe_unused]] const auto value = static_cast<float>(number);
  if constexpr (std::is_same_v<F, f32x4>) {
    return F{value, value, value, value};
  } else if constexpr (std::is_same_v<F, f32x16>) {
    const f32x4 four = splat<f32x4>(value);
    const f32x4 registers[] = {four, four, four, four};
    return __builtin_bit_cast(F, registers);
  } else {
    return static_cast<F>(number);
  }
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
inline f32x16 select(i32x16 where, f32x16 yes, f32x16 no) { return where ? yes : no; }

/// |x|, by its sign bit: NaN stays NaN.
template <class F>
F magnitude(F x) {
  return from_bits<F>(bits(x) & 0x7fffffff);
}

/// −|x|, by its sign bit.
template <class F>
F negative(F x) {
  return from_bits<F>(bits(x) | static_cast<std::int32_t>(0x80000000u));
}

/// `size` with the sign of `sign`; size ≥ 0.
template <class F>
F with_sign(F size, F sign) {
  return from_bits<F>(bits(size) | (bits(sign) & static_cast<std::int32_t>(0x80000000u)));
}

#ifdef __wasm_simd128__
// Left to itself clang takes f32x4.min and max, which engines spell out in many instructions.
template <class F, class Function>
F register_by_register(F x, Function function) {
  struct Registers {
    v128_t part[sizeof(F) / sizeof(v128_t)];
  };
  auto registers = __builtin_bit_cast(Registers, x);
  for (v128_t& part : registers.part) part = function(part);
  return __builtin_bit_cast(F, registers);
}
template <class F>
F pmax(F x, float low) {
  return register_by_register(
      x, [low](v128_t part) { return wasm_f32x4_pmax(part, wasm_f32x4_splat(low)); });
}
template <class F>
F pmin(F x, float high) {
  return register_by_register(
      x, [high](v128_t part) { return wasm_f32x4_pmin(part, wasm_f32x4_splat(high)); });
}
#endif

/// x < low ? low : x. NaN stays NaN.
template <class F>
F at_least(F x, float low) {
#ifdef __wasm_simd128__
  if constexpr (kIsVector<F>) return pmax(x, low);
#endif
  return select(x < splat<F>(low), splat<F>(low), x);
}

/// x > high ? high : x. NaN stays NaN.
template <class F>
F at_most(F x, float high) {
#ifdef __wasm_simd128__
  if constexpr (kIsVector<F>) return pmin(x, high);
#endif
  return select(x > splat<F>(high), splat<F>(high), x);
}

template <class F>
F clamp(F x, float low, float high) {
  return at_most(at_least(x, low), high);
}

template <class F = f32x4>
F load(const auto* from) {
  F lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}

template <class F>
void store(auto* to, F lanes) {
  std::memcpy(to, &lanes, sizeof lanes);
}

}  // namespace nn
