// The digits' file against scikit-learn's copy of them, and what is said of a damaged one.
#include "../../cpp/core/digits.hpp"

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "catch.hpp"

using namespace nn;

namespace {

/// DATA_FOLDER is where the page's files lie, by CMakeLists.txt.
std::vector<std::uint8_t> digits_file() {
  std::ifstream file(DATA_FOLDER "/digits.bin", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Dataset digits() {
  auto data = unpack_digits(digits_file());
  REQUIRE(data);
  return *data;
}

std::string error_of(std::span<const std::uint8_t> packed) {
  const auto data = unpack_digits(packed);
  return data ? "" : data.error();
}

}  // namespace

TEST_CASE("the digits are those of scikit-learn", "[digits]") {
  const Dataset data = digits();
  REQUIRE(data.samples == 1797);
  REQUIRE(data.features == 64);
  REQUIRE(data.outputs == 10);
  REQUIRE(data.inputs.size() == 1797 * 64);
  REQUIRE(data.targets.size() == 1797 * 10);
  // Computed by tests/golden/make_digits.py from scikit-learn's file.
  double sum = 0, weighted = 0;
  int outside = 0;
  for (std::size_t i = 0; i < data.inputs.size(); ++i) {
    const double level = 16.0 * data.inputs[i];
    outside += !(level >= 0 && level <= 16 && level == static_cast<int>(level));
    sum += level;
    weighted += level * static_cast<double>(i + 1);
  }
  CHECK(outside == 0);
  CHECK(sum == 561718);
  CHECK(weighted == 32232145379);
  // The first image as scikit-learn's documentation prints it: a zero.
  const std::vector<float> first = {0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0};
  for (std::size_t i = 0; i < first.size(); ++i) CHECK(16 * data.inputs[i] == first[i]);
}

TEST_CASE("each digit is one class, of the size that scikit-learn has", "[digits]") {
  const Dataset data = digits();
  std::vector<int> counts(10);
  for (std::size_t n = 0; n < data.samples; ++n) {
    float sum = 0;
    for (std::size_t k = 0; k < 10; ++k) {
      sum += data.targets[n * 10 + k];
      counts[k] += data.targets[n * 10 + k] == 1;
    }
    REQUIRE(sum == 1);
  }
  CHECK(counts == std::vector<int>{178, 182, 177, 183, 181, 182, 181, 179, 174, 180});
  // The file begins with 0, 1, 2 … 9.
  for (std::size_t k = 0; k < 10; ++k) CHECK(data.targets[k * 10 + k] == 1);
}

TEST_CASE("a stratified split of the digits keeps a fifth of each", "[digits]") {
  Rng rng(1, Stream::split);
  const Split parts = stratified_split(digits(), 0.2, rng);
  std::vector<int> counts(10);
  for (std::size_t i = 0; i < parts.validation.targets.size(); ++i) {
    counts[i % 10] += parts.validation.targets[i] == 1;
  }
  CHECK(counts == std::vector<int>{36, 36, 35, 37, 36, 36, 36, 36, 35, 36});
  CHECK(ordered_split(digits(), 0.2).validation.samples == 359);
}

TEST_CASE("a damaged file of digits gives a sentence", "[digits]") {
  const std::vector<std::uint8_t> file = digits_file();
  REQUIRE(file.size() == 44643);
  CHECK(error_of({}) == "The file of the digits has 0 bytes; it must have 44643.");
  CHECK(error_of(std::span(file).first(44642)) ==
        "The file of the digits has 44642 bytes; it must have 44643.");
  // In the labels, in the masks, in the inks.
  for (const std::size_t place : {0, 898, 899, 15274, 15275, 44642}) {
    std::vector<std::uint8_t> damaged = file;
    damaged[place] ^= 0x80;
    INFO(place);
    CHECK(error_of(damaged) == "The file of the digits is damaged: its checksum is wrong.");
  }
  CHECK(error_of(file) == "");
}
