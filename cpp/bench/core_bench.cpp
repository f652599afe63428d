// How fast the core is natively: activations per second, training samples per second.
#include <benchmark/benchmark.h>

#include <string>

#include "../core/table.hpp"
#include "../core/trainer.hpp"

namespace {

using namespace nn;

void forward(benchmark::State& state, const Activation* activation) {
  std::vector<float> x(1 << 16), y(x.size());
  Rng rng(1, Stream::data);
  for (float& number : x) number = 2 * rng.normal();
  for (auto _ : state) {
    activation->single.forward(activation->parameter.usual, x, y);
    benchmark::DoNotOptimize(y.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(x.size()));
}

Dataset random_data(std::size_t samples, std::size_t features, std::size_t outputs) {
  Dataset data{.samples = samples, .features = features, .outputs = outputs};
  Rng rng(2, Stream::data);
  for (std::size_t i = 0; i < samples * features; ++i) data.inputs.push_back(rng.normal());
  for (std::size_t n = 0; n < samples; ++n) {
    const std::uint32_t label = rng.below(static_cast<std::uint32_t>(outputs));
    for (std::uint32_t k = 0; k < outputs; ++k) data.targets.push_back(k == label ? 1 : 0);
  }
  return data;
}

/// Items are samples trained on.
void train(benchmark::State& state, const std::vector<int>& hidden, const Dataset& data,
           std::size_t batch) {
  const bool one_output = data.outputs == 1;
  Trainer trainer(
      {.input = {.channels = data.features},
       .layers = dense_stack(hidden, {find_activation("relu")}, data.outputs),
       .initializer = find_row(initializers(), "he"),
       .loss = find_row(losses(), one_output ? "mean-squared-error" : "softmax-cross-entropy"),
       .optimizer = find_row(optimizers(), "sgd"),
       .rule = {.learning_rate = 0.001},
       .batch = batch,
       .shuffle = false},
      data);
  for (auto _ : state) benchmark::DoNotOptimize(trainer.step());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(batch));
}

[[maybe_unused]] const bool registered = [] {
  for (const Activation& activation : activations()) {
    benchmark::RegisterBenchmark(("forward/" + std::string(activation.name)).c_str(), forward,
                                 &activation);
  }
  const auto add = [](const char* name, std::vector<int> hidden, Dataset data, std::size_t batch) {
    benchmark::RegisterBenchmark(
        name, [=](benchmark::State& state) { train(state, hidden, data, batch); });
  };
  add("train/2-8-8-1", {8, 8}, random_data(500, 2, 1), 10);
  add("train/2-20x32-1", std::vector<int>(20, 32), random_data(512, 2, 1), 32);
  add("train/784-128-64-10", {128, 64}, random_data(1024, 784, 10), 64);
  return true;
}();

}  // namespace
