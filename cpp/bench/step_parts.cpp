// Where the time of a small network's step goes: prints nanoseconds for each of its parts (W3).
//
//   cmake --build --preset wasm-simd --target step_parts && node build/wasm-simd/step_parts.js
#include <algorithm>
#include <chrono>
#include <cstdio>

#include "../core/dense.hpp"
#include "../core/table.hpp"
#include "../core/trainer.hpp"

using namespace nn;

namespace {

constexpr std::size_t kBatch = 10;

/// The best of twelve rounds.
template <class Function>
void print_time(const char* name, Function function) {
  constexpr int kRounds = 12, kCalls = 20000;
  double best = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    const auto start = std::chrono::steady_clock::now();
    for (int call = 0; call < kCalls; ++call) function();
    const std::chrono::duration<double, std::nano> time = std::chrono::steady_clock::now() - start;
    best = std::min(best, time.count() / kCalls);
  }
  std::printf("%-42s %5.0f ns\n", name, best);
}

void time_dense(const char* name, Panels shape) {
  const std::size_t in = round_up(shape.inputs), out = round_up(shape.outputs);
  const std::vector<float> w(shape.size(), 0.1f), x(kBatch * in, 0.5f), dy(kBatch * out, 0.1f);
  std::vector<float> y(kBatch * out), dw(shape.size()), dx(kBatch * in), turned(in * out);
  const View<const float> vx{x.data(), in}, vdy{dy.data(), out};
  std::printf("%s\n", name);
  print_time("  forward", [&] {
    dense_forward(shape, kBatch, vx, std::span(w), View<float>{y.data(), out});
  });
  print_time("  gradient of the weights",
             [&] { dense_backward_weights(shape, kBatch, vx, vdy, Start::zero, std::span(dw)); });
  if (shape.inputs < 8) return;  // the first layer needs no gradient of its inputs
  print_time("  transposing the weights", [&] { transpose(shape, w, turned); });
  print_time("  gradient of the inputs", [&] {
    dense_backward_inputs(shape, kBatch, std::span<const float>(turned), vdy,
                          View<float>{dx.data(), in});
  });
}

void time_activation(const char* name) {
  const Activation& activation = *find_activation(name);
  const std::vector<float> x(8 * kBatch, 0.5f);
  std::vector<float> y(x.size()), dy(x.size(), 1);
  std::printf("%s of 80 numbers\n", name);
  print_time("  forward", [&] { activation.single.forward(0, x, y); });
  print_time("  backward", [&] { activation.single.backward(0, x, y, dy); });
}

void time_steps(const char* activation, const Dataset& data) {
  const int hidden[] = {8, 8};
  Trainer trainer({.input = {.channels = 2},
                   .layers = dense_stack(hidden, {find_activation(activation)}, 1),
                   .initializer = find_row(initializers(), "xavier"),
                   .loss = find_row(losses(), "mean-squared-error"),
                   .optimizer = find_row(optimizers(), "sgd"),
                   .batch = kBatch,
                   .shuffle = false},
                  data);
  print_time(activation, [&] { trainer.step(); });
}

}  // namespace

int main() {
  Dataset data{.samples = 500, .features = 2, .outputs = 1};
  Rng rng(1, Stream::data);
  for (int i = 0; i < 1000; ++i) data.inputs.push_back(rng.normal());
  for (int i = 0; i < 500; ++i) data.targets.push_back(rng.normal());
  std::printf("whole steps of 2-8-8-1, batch 10\n");
  for (const char* activation : {"identity", "relu", "tanh"}) time_steps(activation, data);
  time_dense("layer 2 → 8", {2, 8});
  time_dense("layer 8 → 8", {8, 8});
  time_dense("layer 8 → 1", {8, 1});
  time_activation("relu");
  time_activation("tanh");
  std::vector<float> parameters(168, 0.1f), memory;
  const std::vector<float> gradient(168, 0.1f);
  print_time("gradient descent on 168 numbers", [&] {
    optimizers()[0].update({.learning_rate = 1e-9}, 1, parameters, gradient, memory);
  });
}
