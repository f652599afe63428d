// How many: products and sums of sizes, which stay at the largest number instead of wrapping.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace nn {

/// A number of things, in 64 bits on every machine: std::size_t has 32 in WebAssembly, where the
/// sizes that a caller may ask for multiply to more. Whatever is allocated is counted in this.
class Count {
 public:
  constexpr Count(std::uint64_t number) : number_(number) {}

  constexpr std::uint64_t number() const { return number_; }

  /// For a buffer. Ends the program where it would have less room than was meant: whoever makes a
  /// network has asked before whether it fits (network_size.hpp).
  constexpr std::size_t fitting() const {
    if (number_ > std::numeric_limits<std::size_t>::max() / 8) __builtin_trap();
    return static_cast<std::size_t>(number_);
  }

  friend constexpr Count operator+(Count a, Count b) {
    std::uint64_t sum = 0;
    return __builtin_add_overflow(a.number_, b.number_, &sum) ? most() : Count(sum);
  }
  friend constexpr Count operator*(Count a, Count b) {
    std::uint64_t product = 0;
    return __builtin_mul_overflow(a.number_, b.number_, &product) ? most() : Count(product);
  }
  constexpr Count& operator+=(Count other) { return *this = *this + other; }
  friend constexpr auto operator<=>(Count a, Count b) = default;

 private:
  static constexpr Count most() { return std::numeric_limits<std::uint64_t>::max(); }

  std::uint64_t number_;
};

}  // namespace nn
