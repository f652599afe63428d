// The handwritten digits are learnt: accuracy on images held back, median of five seeds.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <vector>

#include "../../cpp/core/digits.hpp"
#include "../../cpp/core/table.hpp"
#include "../../cpp/core/trainer.hpp"
#include "catch.hpp"
#include "sanitized.hpp"

using namespace nn;

namespace {

Dataset digits() {
  std::ifstream file(DATA_FOLDER "/digits.bin", std::ios::binary);
  const std::vector<char> bytes(std::istreambuf_iterator<char>(file), {});
  const auto* first = reinterpret_cast<const std::uint8_t*>(bytes.data());
  auto data = unpack_digits({first, bytes.size()});
  if (!data) FAIL(data.error());
  return *data;
}

LayerActivation named(const char* activation) { return {find_activation(activation)}; }

std::vector<LayerSpec> mlp() {
  return {{.outputs = 64, .activation = named("relu")},
          {.outputs = 10, .activation = named("identity")}};
}

std::vector<LayerSpec> cnn() {
  using Kind = LayerSpec::Kind;
  return {{.kind = Kind::convolution, .outputs = 16, .kernel = 3, .activation = named("relu")},
          {.kind = Kind::max_pool, .kernel = 2},
          {.kind = Kind::convolution, .outputs = 32, .kernel = 3, .activation = named("relu")},
          {.kind = Kind::max_pool, .kernel = 2},
          {.outputs = 10, .activation = named("identity")}};
}

/// Validation accuracy after training.
double train(const std::vector<LayerSpec>& layers, const Split& split, int epochs,
             std::uint32_t seed) {
  Trainer trainer({.input = {8, 8, 1},
                   .layers = layers,
                   .initializer = find_row(initializers(), "he"),
                   .loss = find_row(losses(), "softmax-cross-entropy"),
                   .optimizer = find_row(optimizers(), "adam"),
                   .rule = {.learning_rate = 0.003},
                   .batch = 32,
                   .seed = seed},
                  split.training);
  const std::uint64_t steps = static_cast<std::uint64_t>(epochs) * trainer.steps_per_epoch();
  for (std::uint64_t step = 0; step < steps; ++step) trainer.step();
  return trainer.evaluate(split.validation).accuracy;
}

double median_accuracy(const std::vector<LayerSpec>& layers, const Dataset& data, int epochs) {
  std::vector<double> accuracies;
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    Rng rng(seed, Stream::split);
    accuracies.push_back(train(layers, stratified_split(data, 0.2, rng), epochs, seed));
  }
  std::sort(accuracies.begin(), accuracies.end());
  return accuracies[2];
}

}  // namespace

TEST_CASE("networks learn to read handwritten digits", "[digits][training]") {
  if (kSanitized) return;  // minutes, and the other tests run the same code
  const Dataset data = digits();
  const double by_mlp = median_accuracy(mlp(), data, 20);
  const double by_cnn = median_accuracy(cnn(), data, 12);
  const Split others = ordered_split(data, 0.2);
  std::printf("digits: MLP %.4f, CNN %.4f; other writers: MLP %.4f, CNN %.4f\n", by_mlp, by_cnn,
              train(mlp(), others, 20, 1), train(cnn(), others, 12, 1));
  CHECK(by_mlp >= 0.96);
  CHECK(by_cnn >= 0.97);
}
