// PCG32, and the distributions drawn from it.
#include "rng.hpp"

#include <cmath>
#include <numeric>
#include <utility>

#include "elementary.hpp"
#include "wraps.hpp"

namespace nn {

namespace {

/// Spreads neighbouring numbers over all 64 bits (the finalizer of Steele, Lea & Flood 2014, "Fast
/// splittable pseudorandom number generators"): PCG's neighbouring sequences are correlated.
NN_WRAPS std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

}  // namespace

Rng::Rng(std::uint32_t seed, Stream stream, std::uint32_t substream)
    : Rng(mix((std::uint64_t{substream} << 32) | seed),
          mix((std::uint64_t{substream} << 32) | (static_cast<std::uint32_t>(stream) + 1))) {}

NN_WRAPS Rng::Rng(std::uint64_t start, std::uint64_t sequence) : increment_((sequence << 1) | 1) {
  next();
  state_ += start;
  next();
}

NN_WRAPS std::uint32_t Rng::next() {
  const std::uint64_t old = state_;
  state_ = old * 6364136223846793005u + increment_;
  const auto mixed = static_cast<std::uint32_t>(((old >> 18) ^ old) >> 27);
  const auto turn = static_cast<std::uint32_t>(old >> 59);
  return (mixed >> turn) | (mixed << ((32 - turn) & 31));
}

float Rng::uniform() { return static_cast<float>(next() >> 8) * 0x1p-24f; }

NN_WRAPS std::uint32_t Rng::below(std::uint32_t bound) {
  // Numbers under 2^32 mod bound would favour the small remainders: draw again.
  const std::uint32_t unfair = (0u - bound) % bound;
  std::uint32_t number = next();
  while (number < unfair) number = next();
  return number % bound;
}

float Rng::normal() {
  for (;;) {
    const float u = 2 * uniform() - 1;
    const float v = 2 * uniform() - 1;
    const float s = u * u + v * v;
    if (s > 0 && s < 1) return u * std::sqrt(-2 * nn::log(s) / s);
  }
}

std::vector<std::uint32_t> permutation(std::uint32_t count, Rng& rng) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0u);
  for (std::uint32_t last = count; last > 1; --last) {
    std::swap(order[last - 1], order[rng.below(last)]);
  }
  return order;
}

}  // namespace nn
