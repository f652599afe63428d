// What is counted before a network is made is what it then takes; no product of sizes wraps.
#include "../../cpp/core/network_size.hpp"

#include <cstdlib>
#include <limits>
#include <new>

#include "../../cpp/core/table.hpp"
#include "../../cpp/core/trainer.hpp"
#include "catch.hpp"

namespace {
std::size_t allocated = 0;
}

// All that is asked of the heap in this program is counted.
void* operator new(std::size_t size) {
  allocated += size;
  if (void* place = std::malloc(size ? size : 1)) return place;
  std::abort();
}
// The one that does not throw, too: a sanitizer would give memory of its own, which free() may not
// end.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return operator new(size); }
void operator delete(void* place) noexcept { std::free(place); }
void operator delete(void* place, std::size_t) noexcept { std::free(place); }

using namespace nn;

namespace {

constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();

LayerActivation with(const char* name) { return {find_activation(name)}; }

LayerSpec dense(std::size_t outputs, const char* activation) {
  return {.outputs = outputs, .activation = with(activation)};
}
LayerSpec convolution(std::size_t outputs, std::size_t kernel, Padding padding) {
  return {.kind = LayerSpec::Kind::convolution,
          .outputs = outputs,
          .kernel = kernel,
          .padding = padding,
          .activation = with("relu")};
}
LayerSpec pool(std::size_t size) { return {.kind = LayerSpec::Kind::max_pool, .kernel = size}; }

struct Case {
  Shape input;
  std::vector<LayerSpec> layers;
  std::size_t batch;
};

std::vector<Case> cases() {
  return {
      {{1, 1, 3}, {dense(9, "relu"), dense(1, "identity")}, 7},
      {{1, 1, 500}, {dense(1, "prelu"), dense(700, "tanh"), dense(3, "identity")}, 100},
      {{12, 9, 2}, {convolution(5, 4, Padding::same), pool(2), dense(4, "identity")}, 3},
      {{30, 40, 9}, {convolution(17, 5, Padding::valid), convolution(1, 2, Padding::same)}, 2},
      // A kernel far larger than its image: nearly all is border.
      {{1, 1, 1}, {convolution(100, 64, Padding::same)}, 1},
      {{1, 2, 50}, {convolution(3, 33, Padding::same), pool(1)}, 1},
      {{64, 64, 11}, {pool(3), pool(7)}, 20},
  };
}

}  // namespace

TEST_CASE("a product of sizes that 64 bits cannot hold stays at the largest number", "[size]") {
  const Count large = std::uint64_t{1} << 32;
  CHECK((large * 3).number() == std::uint64_t{3} << 32);
  CHECK((large * large).number() == kMost);
  CHECK((large * large * 0).number() == 0);
  CHECK((Count(kMost) + 1).number() == kMost);
  CHECK(Shape{4096, 4096, 65536}.count().number() == std::uint64_t{1} << 40);
}

TEST_CASE("a network takes what was counted before it was made", "[size]") {
  for (const auto& [input, layers, batch] : cases()) {
    const NetworkSize size = network_size(input, layers, batch);
    const std::size_t before = allocated;
    const Network<float> network(input, layers, batch);
    const std::size_t taken = allocated - before;
    const std::uint64_t counted = sizeof(float) * (size.stored + size.buffers).number();
    CAPTURE(input.height, input.width, input.channels, layers.size(), batch);
    CHECK(taken >= counted);
    CHECK(taken - counted < 2000 * layers.size());  // the layers themselves, and the lists of them
    CHECK(network.parameters().size() == size.stored.number());
    CHECK(network.plain_parameters().size() == size.parameters.number());
    CHECK(network.layer(layers.size() - 1).output().size() == size.output.size());
  }
}

TEST_CASE("a trainer takes what was counted before it was made", "[size]") {
  for (const auto& [input, layers, batch] : cases()) {
    for (const char* optimizer : {"sgd", "momentum", "adam"}) {
      Dataset data{.samples = batch + 3,
                   .features = input.size(),
                   .outputs = network_size(input, layers, 1).output.size()};
      data.inputs.resize(data.samples * data.features);
      data.targets.resize(data.samples * data.outputs);
      const TrainerOptions options{.input = input,
                                   .layers = layers,
                                   .initializer = find_row(initializers(), "he"),
                                   .loss = find_row(losses(), "mean-squared-error"),
                                   .optimizer = find_row(optimizers(), optimizer),
                                   .clip_norm = 1,
                                   .batch = batch};
      const std::uint64_t counted = trainer_bytes(options, data.samples).number();
      const std::size_t before = allocated;
      const Trainer trainer(options, data);
      const std::size_t taken = allocated - before;
      CAPTURE(optimizer, input.height, input.width, input.channels, layers.size());
      CHECK(taken >= counted);
      CHECK(taken - counted < 4000 + 2000 * layers.size());
    }
  }
}
