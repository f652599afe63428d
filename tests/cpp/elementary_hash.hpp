// One number for all values of an elementary function, so that builds can be compared with each
// other.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "../../cpp/core/elementary.hpp"
#include "../../cpp/core/wraps.hpp"

namespace nn::testing {

/// FNV-1a (Fowler, Noll & Vo 1991) over the bits of floats; all NaN count as one.
class Hash {
 public:
  NN_WRAPS void add(float number) {
    std::uint32_t bits = 0x7fc00000u;
    if (!std::isnan(number)) std::memcpy(&bits, &number, sizeof bits);
    for (int byte = 0; byte < 4; ++byte) {
      value_ = (value_ ^ ((bits >> (8 * byte)) & 0xff)) * 0x100000001b3u;
    }
  }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325u;
};

/// Over about 200,000 floats: all exponents, both signs, ±0, ±infinity, NaN and subnormals.
inline std::uint64_t elementary_hash(float (*function)(float)) {
  Hash hash;
  const auto add = [&](std::uint32_t bits) {
    float x;
    std::memcpy(&x, &bits, sizeof x);
    hash.add(function(x));
  };
  for (std::uint32_t bits = 0; bits <= 0x7f800000u - 20011; bits += 20011) {
    add(bits);
    add(bits | 0x80000000u);
  }
  for (const std::uint32_t bits : {1u, 0x80000001u, 0x7f800000u, 0xff800000u, 0x7fc00000u})
    add(bits);
  return hash.value();
}

}  // namespace nn::testing
