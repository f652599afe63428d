// How a trainer looks for numbers that are not finite: none of it is on the way of a usual step.
#include <algorithm>
#include <cmath>
#include <cstring>

#include "trainer.hpp"

namespace nn {
namespace {

bool finite(View<const float> matrix, std::size_t rows, std::size_t width) {
  for (std::size_t n = 0; n < rows; ++n)
    if (!all_finite({matrix.row(n), width})) return false;
  return true;
}

double largest(std::span<const float> numbers) {
  float most = 0;
  for (const float x : numbers) most = std::max(most, std::fabs(x));
  return static_cast<double>(most);
}

}  // namespace

bool all_finite(std::span<const float> numbers) {
  // As integers, which can be compared many at a time.
  constexpr std::uint32_t kMagnitude = 0x7fffffff, kInfinity = 0x7f800000;
  std::uint32_t most = 0;
  for (const float x : numbers) {
    std::uint32_t bits;
    std::memcpy(&bits, &x, sizeof bits);
    most = std::max(most, bits & kMagnitude);
  }
  return most < kInfinity;
}

void Trainer::note(std::uint64_t step, int layer, std::string_view what) {
  if (!non_finite_) non_finite_ = {step, layer, what};
}

void Trainer::look_forward(std::uint64_t step, std::size_t count) {
  for (std::size_t l = 0; l < network_.layer_count(); ++l) {
    const std::size_t width = network_.layer(l).output().size();
    const View<const float> sums = network_.layer(l).sums();
    if (sums.data && !finite(sums, count, width)) return note(step, static_cast<int>(l), "sum");
    if (!finite(network_.outputs(l), count, width))
      return note(step, static_cast<int>(l), "output");
  }
}

void Trainer::note_loss(std::uint64_t step, std::size_t count) {
  look_forward(step, count);
  note(step, -1, "loss");
}

void Trainer::look_behind() {
  const std::span<const float> memory = memory_;
  const std::size_t stored = network_.parameters().size();
  const auto is_finite = [this](std::span<const float> all, std::size_t layer) {
    return all_finite(network_.of_layer(all, layer));
  };
  for (std::size_t l = network_.layer_count(); l > 0; --l)
    if (!is_finite(network_.gradient(), l - 1)) note(steps_, static_cast<int>(l - 1), "gradient");
  for (std::size_t l = 0; l < network_.layer_count(); ++l) {
    for (std::size_t slot = 0; slot < slots(); ++slot)
      if (!is_finite(memory.subspan(slot * stored, stored), l))
        note(steps_, static_cast<int>(l), "memory");
  }
  for (std::size_t l = 0; l < network_.layer_count(); ++l)
    if (!is_finite(network_.parameters(), l)) note(steps_, static_cast<int>(l), "parameter");
}

bool Trainer::sums_may_overflow() const {
  constexpr double kFar = 1e20;  // a float reaches 3e38
  double reach = static_cast<double>(largest_input_);
  for (std::size_t l = 0; l < network_.layer_count(); ++l) {
    const LayerActivation& activation = options_.layers[l].activation;
    const double most = largest(network_.of_layer(network_.parameters(), l));
    const std::size_t inputs = network_.layer(l).weights().inputs;
    // |f(x)| is at most |x| + 1, times the slope left of 0 where that is larger than 1.
    double slope = 1;
    if (activation.function)
      slope = std::fabs(activation.parameter.value_or(activation.function->parameter.usual));
    if (network_.layer(l).learned_parameter()) slope = most;
    if (inputs > 0) reach = most * (static_cast<double>(inputs) * reach + 1);
    reach = std::max(1.0, slope) * (reach + 1);
    if (!(reach < kFar)) return true;
  }
  return false;
}

}  // namespace nn
