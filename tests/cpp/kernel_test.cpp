// The kernels against the plain loops, bit by bit, on awkward sizes.
#include <cstring>
#include <string>
#include <vector>

#include "../../cpp/core/convolution.hpp"
#include "../../cpp/core/dense.hpp"
#include "../../cpp/core/network.hpp"
#include "../../cpp/core/rng.hpp"
#include "catch.hpp"

using namespace nn;

namespace {

std::vector<float> random(std::size_t count, std::uint32_t seed) {
  Rng rng(seed, Stream::data);
  std::vector<float> numbers(count);
  for (float& number : numbers) number = rng.normal();
  return numbers;
}

/// Random weights and biases, and zeros where the panels are filled up.
std::vector<float> random_panels(Panels shape, std::uint32_t seed) {
  const std::vector<float> numbers = random(shape.parameters(), seed);
  std::vector<float> w(shape.size());
  std::size_t next = 0;
  for (std::size_t o = 0; o < shape.outputs; ++o)
    for (std::size_t i = 0; i <= shape.inputs; ++i) w[shape.weight(o, i)] = numbers[next++];
  return w;
}

bool same_bits(const float* a, const float* b, std::size_t count) {
  return std::memcmp(a, b, count * sizeof(float)) == 0;
}

struct DenseCase {
  std::size_t batch, inputs, outputs;
};

std::vector<DenseCase> dense_cases() {
  std::vector<DenseCase> cases;
  for (const std::size_t batch : {1, 2, 7, 10, 33, 65})
    for (const std::size_t inputs : {1, 3, 5, 7, 9, 17})
      for (const std::size_t outputs : {1, 3, 5, 7, 9, 17})
        cases.push_back({batch, inputs, outputs});
  return cases;
}

}  // namespace

TEST_CASE("dense layers have the bits of three plain loops", "[kernel]") {
  for (const auto [batch, inputs, outputs] : dense_cases()) {
    INFO("batch " << batch << ", " << inputs << " → " << outputs);
    const Panels shape{inputs, outputs};
    const std::size_t out_stride = round_up(outputs), in_stride = round_up(inputs);
    const std::vector<float> w = random_panels(shape, 1), x = random(batch * inputs, 2);
    const View<const float> vx{x.data(), inputs};

    std::vector<float> y(batch * out_stride), plain_y(y);
    dense_forward(shape, batch, vx, w, View<float>{y.data(), out_stride});
    plain::dense_forward<float>(shape, batch, vx, w, {plain_y.data(), out_stride});
    CHECK(same_bits(y.data(), plain_y.data(), y.size()));

    std::vector<float> dy = random(batch * out_stride, 3);
    for (std::size_t n = 0; n < batch; ++n)
      for (std::size_t o = outputs; o < out_stride; ++o) dy[n * out_stride + o] = 0;
    const View<const float> vdy{dy.data(), out_stride};
    for (const Start start : {Start::zero, Start::what_is_there}) {
      std::vector<float> dw = random_panels(shape, 4), plain_dw(dw);
      dense_backward_weights(shape, batch, vx, vdy, start, std::span(dw));
      plain::dense_backward_weights<float>(shape, batch, vx, vdy, start, plain_dw);
      CHECK(same_bits(dw.data(), plain_dw.data(), dw.size()));
    }

    std::vector<float> transposed(in_stride * out_stride), dx(batch * in_stride), plain_dx(dx);
    transpose(shape, w, transposed);
    dense_backward_inputs(shape, batch, transposed, vdy, View<float>{dx.data(), in_stride});
    plain::dense_backward_inputs<float>(shape, batch, w, vdy, {plain_dx.data(), in_stride});
    CHECK(same_bits(dx.data(), plain_dx.data(), dx.size()));
  }
}

TEST_CASE("sixty layers, some of one unit, have the bits of plain loops", "[kernel]") {
  constexpr std::size_t kLayers = 60, kBatch = 7;
  const Activation& identity = *find_activation("identity");
  std::vector<LayerSpec> specs;
  for (std::size_t l = 0; l < kLayers; ++l) {
    specs.push_back({.outputs = l % 4 == 3 ? 1u : 5u + l % 7, .activation = {&identity}});
  }
  Network<float> network({.channels = 3}, specs, kBatch);
  const std::vector<float> x = random(kBatch * 3, 1);
  std::vector<float> parameters = network.plain_parameters();
  const std::vector<float> numbers = random(parameters.size(), 2);
  for (std::size_t i = 0; i < parameters.size(); ++i) parameters[i] = 0.5f * numbers[i];
  network.set_plain_parameters(parameters);
  network.forward(kBatch, {x.data(), 3});

  std::vector<std::vector<float>> values = {x};
  std::vector<std::size_t> strides = {3};
  const auto weights = [&network](std::size_t l) {
    return std::span<const float>(network.parameters()).subspan(network.offset(l));
  };
  for (std::size_t l = 0; l < kLayers; ++l) {
    const Panels shape = network.layer(l).weights();
    strides.push_back(round_up(shape.outputs));
    values.emplace_back(kBatch * strides.back());
    plain::dense_forward<float>(shape, kBatch, {values[l].data(), strides[l]}, weights(l),
                                {values[l + 1].data(), strides[l + 1]});
    CHECK(same_bits(network.outputs(l).data, values[l + 1].data(), values[l + 1].size()));
  }

  const std::size_t outputs = specs.back().outputs;
  std::vector<float> dy(kBatch * strides.back());
  for (std::size_t n = 0; n < kBatch; ++n)
    for (std::size_t o = 0; o < outputs; ++o) {
      dy[n * strides.back() + o] = x[(n + o) % x.size()];
      network.d_outputs().row(n)[o] = x[(n + o) % x.size()];
    }
  network.backward(kBatch, {x.data(), 3});
  for (std::size_t l = kLayers; l > 0;) {
    const Panels shape = network.layer(--l).weights();
    std::vector<float> dw(shape.size()), dx(kBatch * round_up(shape.inputs));
    const View<const float> vdy{dy.data(), strides[l + 1]};
    plain::dense_backward_weights<float>(shape, kBatch, {values[l].data(), strides[l]}, vdy,
                                         Start::zero, dw);
    CHECK(same_bits(&network.gradient()[network.offset(l)], dw.data(), dw.size()));
    plain::dense_backward_inputs<float>(shape, kBatch, weights(l), vdy,
                                        {dx.data(), round_up(shape.inputs)});
    dy = dx;
  }
}

TEST_CASE("convolutions have the bits of plain loops", "[kernel]") {
  const std::vector<ConvolutionShape> shapes = {
      {3, 3, 1, 3, 1},  {5, 4, 1, 2, 3},       {6, 7, 3, 3, 8},
      {9, 5, 2, 1, 9},  {8, 8, 17, 3, 5},      {12, 12, 1, 5, 8},
      {5, 6, 8, 5, 17}, {9, 8, 3, 3, 9, 1, 1}, {9, 8, 9, 4, 3, 1, 2},
  };
  for (const ConvolutionShape& s : shapes) {
    INFO(s.height << " × " << s.width << " × " << s.channels << ", kernel " << s.kernel << ", "
                  << s.outputs << " channels");
    const Panels panels = s.weights();
    const BorderedShape bordered(s);
    const std::vector<float> w = random_panels(panels, 1);
    const std::vector<float> x = random(s.height * s.width * s.channels, 2);

    std::vector<float> z(s.out_height() * s.out_width() * s.depth()), plain_z(z);
    convolution_forward(s, x.data(), std::span<const float>(w), z.data());
    plain::convolution_forward<float>(s, x.data(), w, plain_z.data());
    CHECK(same_bits(z.data(), plain_z.data(), z.size()));

    std::vector<float> dz(bordered.size());
    const std::vector<float> numbers = random(bordered.size(), 3);
    for (std::size_t y = 0; y < s.out_height(); ++y)
      for (std::size_t column = 0; column < s.out_width(); ++column)
        for (std::size_t o = 0; o < s.outputs; ++o) {
          dz[bordered.at(y, column) + o] = numbers[bordered.at(y, column) + o];
        }
    for (const Start start : {Start::zero, Start::what_is_there}) {
      std::vector<float> dw = random_panels(panels, 4), plain_dw(dw);
      convolution_backward_weights(s, x.data(), dz.data(), start, std::span(dw));
      plain::convolution_backward_weights<float>(s, x.data(), dz.data(), start, plain_dw);
      CHECK(same_bits(dw.data(), plain_dw.data(), dw.size()));
    }

    const std::size_t depth = round_up(s.channels);
    std::vector<float> turned(depth * s.kernel * s.kernel * s.depth());
    const std::size_t positions = s.image_height() * s.image_width();
    std::vector<float> dx(positions * depth);
    std::vector<float> plain_dx(positions * s.channels);
    turn(s, w, turned);
    convolution_backward_inputs(s, std::span<const float>(turned), dz.data(), dx.data());
    plain::convolution_backward_inputs<float>(s, w, dz.data(), plain_dx.data());
    for (std::size_t i = 0; i < positions; ++i) {
      // The kernel also adds the zeros of unused channels, which turns −0 into +0.
      for (std::size_t c = 0; c < s.channels; ++c) {
        CHECK(dx[i * depth + c] == plain_dx[i * s.channels + c]);
      }
    }
  }
}
