// The core's kernels behind doors of their own, for benchmarks in WebAssembly: element-wise
// functions and evaluation on numbers that stay in the module, and what the machine can do at most.
#include <emscripten/bind.h>

#include <string>
#include <vector>

#include "../core/activation.hpp"
#include "../core/network.hpp"
#include "../core/product.hpp"

using namespace nn;

namespace {

std::vector<float> x, y, dy;
std::unique_ptr<Network<float>> network;
std::size_t features = 1, outputs = 1;

std::vector<float> floats(const emscripten::val& array) {
  return emscripten::convertJSArrayToNumberVector<float>(array);
}

/// The numbers that the other functions work on: Float32Array.
void set_inputs(const emscripten::val& array) {
  x = floats(array);
  y.assign(x.size(), 0);
  dy.assign(x.size(), 1);
}

void forward(const std::string& activation) {
  const Activation& row = *find_activation(activation);
  row.single.forward(row.parameter.usual, x, y);
}

void backward(const std::string& activation) {
  const Activation& row = *find_activation(activation);
  row.single.backward(row.parameter.usual, x, y, dy);
}

float output(int index) { return y[static_cast<std::size_t>(index)]; }

constexpr std::size_t kChunk = 64;

/// A stack of dense layers with `activation` between them. widths: inputs, hidden…, outputs.
void make_network(const emscripten::val& widths, const std::string& activation,
                  const emscripten::val& parameters) {
  const auto sizes = emscripten::convertJSArrayToNumberVector<int>(widths);
  features = static_cast<std::size_t>(sizes.front());
  outputs = static_cast<std::size_t>(sizes.back());
  const std::span<const int> hidden = std::span(sizes).subspan(1, sizes.size() - 2);
  const auto layers = dense_stack(hidden, {find_activation(activation)}, outputs);
  network = std::make_unique<Network<float>>(Shape{.channels = features}, layers, kChunk);
  network->set_plain_parameters(floats(parameters));
}

/// The network at every row of x; the first output of each goes to y.
void evaluate() {
  const std::size_t rows = x.size() / features;
  for (std::size_t first = 0; first < rows; first += kChunk) {
    const std::size_t count = std::min(kChunk, rows - first);
    const auto result = network->forward(count, {&x[first * features], features});
    for (std::size_t n = 0; n < count; ++n) y[first + n] = result.row(n)[0];
  }
}

/// `steps` steps of the 4 × 8 kernel on numbers in the first cache: 64 operations each.
float ceiling(int steps) {
  constexpr std::size_t kSteps = 256;
  static float a[4 * kSteps], b[kPanel * kSteps], c[4 * kPanel];
  const float* const rows[4] = {a, a + 1, a + 2, a + 3};
  const Product product{
      .rows = 4, .run = kSteps, .a = a, .a_k = 4, .b = b, .start = kZeros, .c = c, .c_row = kPanel};
  for (int done = 0; done < steps; done += kSteps) {
    product_rows<4, 2>(product, rows, kZeros, c);
    a[0] = c[0];
  }
  return c[0];
}

}  // namespace

EMSCRIPTEN_BINDINGS(bench) {
  emscripten::function("setInputs", &set_inputs);
  emscripten::function("forward", &forward);
  emscripten::function("backward", &backward);
  emscripten::function("output", &output);
  emscripten::function("makeNetwork", &make_network);
  emscripten::function("evaluate", &evaluate);
  emscripten::function("ceiling", &ceiling);
}
