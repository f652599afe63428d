// How fast the core is natively, on the work of tests/bench/workloads.mjs: names are the same.
#include <benchmark/benchmark.h>

#include <string>

#include "../core/table.hpp"
#include "../core/trainer.hpp"

namespace {

using namespace nn;

constexpr std::size_t kNumbers = 1000000;

std::vector<float> normal_numbers(std::size_t count) {
  Rng rng(1, Stream::data);
  std::vector<float> numbers(count);
  for (float& number : numbers) number = 2 * rng.normal();
  return numbers;
}

/// Items are numbers.
void elementwise(benchmark::State& state, const char* name, bool backward) {
  const Activation& activation = *find_activation(name);
  const double parameter = activation.parameter.usual;
  const std::vector<float> x = normal_numbers(kNumbers);
  std::vector<float> y(kNumbers), dy(kNumbers, 1);
  activation.single.forward(parameter, x, y);
  for (auto _ : state) {
    if (backward)
      activation.single.backward(parameter, x, y, dy);
    else
      activation.single.forward(parameter, x, y);
    benchmark::DoNotOptimize(y.data());
    benchmark::DoNotOptimize(dy.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kNumbers));
}

/// Noise for inputs, a random class (or a random number, if there is one output) for a target.
Dataset random_data(std::size_t samples, std::size_t features, std::size_t outputs) {
  Dataset data{.samples = samples, .features = features, .outputs = outputs};
  Rng rng(2, Stream::data);
  data.inputs = normal_numbers(samples * features);
  for (std::size_t n = 0; n < samples; ++n) {
    const std::uint32_t label = rng.below(static_cast<std::uint32_t>(outputs));
    for (std::uint32_t k = 0; k < outputs; ++k) {
      data.targets.push_back(outputs == 1 ? rng.normal() : k == label ? 1.0f : 0.0f);
    }
  }
  return data;
}

struct Work {
  Shape input;
  std::vector<LayerSpec> layers;
  const char* loss;
  std::size_t samples, batch;
};

/// Items are samples trained on.
void train(benchmark::State& state, const Work& work, std::size_t outputs) {
  const Dataset data = random_data(work.samples, work.input.size(), outputs);
  Trainer trainer({.input = work.input,
                   .layers = work.layers,
                   .initializer = find_row(initializers(), "he"),
                   .loss = find_row(losses(), work.loss),
                   .optimizer = find_row(optimizers(), "sgd"),
                   .rule = {.learning_rate = 0.001},
                   .batch = work.batch,
                   .shuffle = false},
                  data);
  for (auto _ : state) benchmark::DoNotOptimize(trainer.step());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(work.batch));
}

Work mlp(std::size_t inputs, std::vector<int> hidden, const char* activation, std::size_t outputs,
         std::size_t batch) {
  return {.input = {.channels = inputs},
          .layers = dense_stack(hidden, {find_activation(activation)}, outputs),
          .loss = outputs == 1 ? "mean-squared-error" : "softmax-cross-entropy",
          .samples = 8 * batch,
          .batch = batch};
}

Work cnn() {
  const LayerActivation relu{find_activation("relu")}, identity{find_activation("identity")};
  using Kind = LayerSpec::Kind;
  return {.input = {28, 28, 1},
          .layers = {{.kind = Kind::convolution, .outputs = 8, .kernel = 5, .activation = relu},
                     {.kind = Kind::max_pool, .kernel = 2},
                     {.kind = Kind::convolution, .outputs = 16, .kernel = 5, .activation = relu},
                     {.kind = Kind::max_pool, .kernel = 3},
                     {.outputs = 10, .activation = identity}},
          .loss = "softmax-cross-entropy",
          .samples = 160,
          .batch = 20};
}

void add_elementwise(const char* row, const char* activation, bool backward = false) {
  benchmark::RegisterBenchmark(
      row, [=](benchmark::State& state) { elementwise(state, activation, backward); });
}

void add_training(const char* row, const Work& work, std::size_t outputs) {
  benchmark::RegisterBenchmark(row, [=](benchmark::State& state) { train(state, work, outputs); });
}

[[maybe_unused]] const bool registered = [] {
  add_elementwise("W1", "relu");
  add_elementwise("W1b", "relu", true);
  add_elementwise("W2s", "sigmoid");
  add_elementwise("W2t", "tanh");
  add_elementwise("W2g", "gelu");
  add_training("W3", mlp(2, {8, 8}, "tanh", 1, 10), 1);
  add_training("W3r", mlp(2, {8, 8}, "relu", 1, 10), 1);
  add_training("W4", mlp(784, {128, 64}, "relu", 10, 64), 10);
  add_training("W6", cnn(), 10);
  add_training("W7", mlp(2, std::vector<int>(20, 32), "relu", 1, 32), 1);
  return true;
}();

}  // namespace
