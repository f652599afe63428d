// The generator against the numbers its author publishes, and the distributions against their
// moments.
#include "../../cpp/core/rng.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "catch.hpp"

using namespace nn;

TEST_CASE("the generator gives the numbers that PCG's demonstration program prints", "[rng]") {
  // O'Neill's pcg32-demo with seed 42 and sequence 54, first round.
  Rng rng(std::uint64_t{42}, std::uint64_t{54});
  for (const std::uint32_t expected :
       {0xa15c02b7u, 0x7b47f409u, 0xba1d3330u, 0x83d2f293u, 0xbfa4784bu, 0xcbed606eu}) {
    CHECK(rng.next() == expected);
  }
}

TEST_CASE("streams and substreams of one seed differ", "[rng]") {
  const auto first = [](Stream stream, std::uint32_t substream) {
    return Rng(1, stream, substream).next();
  };
  std::vector<std::uint32_t> numbers;
  for (const Stream stream : {Stream::weights, Stream::split, Stream::data, Stream::shuffle}) {
    for (std::uint32_t substream = 0; substream < 16; ++substream) {
      numbers.push_back(first(stream, substream));
    }
  }
  std::sort(numbers.begin(), numbers.end());
  CHECK(std::adjacent_find(numbers.begin(), numbers.end()) == numbers.end());
}

TEST_CASE("uniform numbers fill the range from 0 to 1 evenly", "[rng]") {
  Rng rng(7, Stream::data);
  double sum = 0;
  const int count = 100000;
  for (int i = 0; i < count; ++i) {
    const float u = rng.uniform();
    REQUIRE(u >= 0.0f);
    REQUIRE(u < 1.0f);
    sum += u;
  }
  // Four standard errors of the mean: 4 · √(1/12) / √count.
  CHECK(sum / count == Approx(0.5).margin(4 * 0.2887 / std::sqrt(count)));
}

TEST_CASE("normal numbers have mean 0, variance 1 and the right tails", "[rng]") {
  Rng rng(7, Stream::data);
  const int count = 100000;
  double sum = 0, squares = 0;
  int beyond_two = 0;
  for (int i = 0; i < count; ++i) {
    const double x = rng.normal();
    sum += x;
    squares += x * x;
    beyond_two += std::fabs(x) > 2;
  }
  CHECK(sum / count == Approx(0).margin(4 / std::sqrt(count)));
  CHECK(squares / count == Approx(1).margin(4 * std::sqrt(2.0 / count)));
  const double expected = std::erfc(std::sqrt(2.0));
  CHECK(double(beyond_two) / count == Approx(expected).margin(4 * std::sqrt(expected / count)));
}

TEST_CASE("numbers below a bound reach every value equally often", "[rng]") {
  Rng rng(3, Stream::data);
  std::vector<int> hits(7);
  const int count = 70000;
  for (int i = 0; i < count; ++i) ++hits[rng.below(7)];
  for (const int hit : hits) CHECK(hit == Approx(10000).margin(4 * std::sqrt(10000.0)));
  CHECK(rng.below(1) == 0);
}

TEST_CASE("a permutation holds every number once and depends on the seed", "[rng]") {
  Rng one(1, Stream::shuffle), again(1, Stream::shuffle), other(2, Stream::shuffle);
  std::vector<std::uint32_t> order = permutation(100, one);
  CHECK(order == permutation(100, again));
  CHECK(order != permutation(100, other));
  std::sort(order.begin(), order.end());
  for (std::uint32_t i = 0; i < 100; ++i) CHECK(order[i] == i);
}
