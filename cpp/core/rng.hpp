// The one source of randomness: a seeded generator that gives the same numbers on every machine.
#pragma once

#include <cstdint>
#include <vector>

namespace nn {

/// What a generator is for. Each purpose has its own stream, so that drawing more numbers for one
/// (another width, another epoch) leaves the others as they were.
enum class Stream : std::uint32_t { weights, split, data, shuffle, twins };

/// PCG-XSH-RR 64/32 (O'Neill 2014, "PCG: A family of simple fast space-efficient statistically good
/// algorithms for random number generation").
class Rng {
 public:
  Rng(std::uint32_t seed, Stream stream, std::uint32_t substream = 0);

  /// As the paper has it: a start and which of its 2^63 sequences.
  Rng(std::uint64_t start, std::uint64_t sequence);

  std::uint32_t next();

  /// Uniform in [0, 1), a multiple of 2^-24.
  float uniform();

  /// Uniform in 0 … bound − 1, without bias. bound ≥ 1.
  std::uint32_t below(std::uint32_t bound);

  /// Standard normal, by the polar method (Marsaglia & Bray 1964, "A convenient method for
  /// generating normal variables").
  float normal();

 private:
  std::uint64_t state_ = 0;
  std::uint64_t increment_;
};

/// 0 … count − 1 in random order (Durstenfeld 1964, "Algorithm 235: Random permutation").
std::vector<std::uint32_t> permutation(std::uint32_t count, Rng& rng);

}  // namespace nn
