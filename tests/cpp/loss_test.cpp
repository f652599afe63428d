// Losses against closed forms, and on logits large enough to overflow a careless one.
#include "../../cpp/core/loss.hpp"

#include <cmath>
#include <vector>

#include "../../cpp/core/table.hpp"
#include "catch.hpp"

using namespace nn;

namespace {

double evaluate(const char* name, std::vector<float> outputs, std::vector<float> targets,
                std::size_t width, std::vector<float>* gradient = nullptr) {
  const Loss<float>* loss = find_row(losses(), name);
  REQUIRE(loss != nullptr);
  std::vector<float> d_outputs(outputs.size());
  const std::size_t rows = outputs.size() / width;
  const double value = loss->function({.outputs = {outputs.data(), width},
                                       .targets = {targets.data(), width},
                                       .rows = rows,
                                       .width = width,
                                       .batch = rows,
                                       .d_outputs = {d_outputs.data(), width}});
  if (gradient) *gradient = d_outputs;
  return value;
}

std::size_t right(const char* name, const std::vector<float>& outputs,
                  const std::vector<float>& targets, std::size_t width) {
  const std::size_t rows = outputs.size() / width;
  return count_right(*find_row(losses(), name),
                     {{outputs.data(), width}, {targets.data(), width}, rows, width, rows});
}

}  // namespace

TEST_CASE("the mean squared error is the mean over all elements", "[loss]") {
  std::vector<float> gradient;
  CHECK(evaluate("mean-squared-error", {1, 2, 3, 4}, {0, 2, 5, 4}, 2, &gradient) == 1.25);
  CHECK(gradient == std::vector<float>{0.5f, 0, -1, 0});
}

TEST_CASE("equal logits cost the logarithm of the number of classes", "[loss]") {
  CHECK(evaluate("softmax-cross-entropy", {2, 2, 2}, {0, 1, 0}, 3) == Approx(std::log(3.0)));
}

TEST_CASE("the cross-entropy's gradient is softmax minus target", "[loss]") {
  std::vector<float> gradient;
  evaluate("softmax-cross-entropy", {1, 2, 4}, {0, 0, 1}, 3, &gradient);
  const double total = std::exp(1.0) + std::exp(2.0) + std::exp(4.0);
  CHECK(gradient[0] == Approx(std::exp(1.0) / total).epsilon(1e-6));
  CHECK(gradient[1] == Approx(std::exp(2.0) / total).epsilon(1e-6));
  CHECK(gradient[2] == Approx(std::exp(4.0) / total - 1).epsilon(1e-6));
}

TEST_CASE("logits of ten thousand neither overflow nor lose the loss", "[loss]") {
  std::vector<float> gradient;
  CHECK(evaluate("softmax-cross-entropy", {1e4f, -1e4f}, {1, 0}, 2, &gradient) == 0);
  CHECK(gradient == std::vector<float>{0, 0});
  CHECK(evaluate("softmax-cross-entropy", {1e4f, -1e4f}, {0, 1}, 2, &gradient) == 2e4);
  CHECK(gradient == std::vector<float>{1, -1});
}

TEST_CASE("the binary cross-entropy is that of a sigmoid's probability", "[loss]") {
  std::vector<float> gradient;
  const double value = evaluate("binary-cross-entropy", {0.5f, -2, 3}, {1, 0, 0.25f}, 1, &gradient);
  const auto sigmoid = [](double z) { return 1 / (1 + std::exp(-z)); };
  const double p[] = {sigmoid(0.5), sigmoid(-2), sigmoid(3)}, t[] = {1, 0, 0.25};
  double expected = 0;
  for (int i = 0; i < 3; ++i) {
    expected -= (t[i] * std::log(p[i]) + (1 - t[i]) * std::log(1 - p[i])) / 3;
    CHECK(gradient[static_cast<std::size_t>(i)] == Approx((p[i] - t[i]) / 3).epsilon(1e-6));
  }
  CHECK(value == Approx(expected).epsilon(1e-6));
}

TEST_CASE("binary cross-entropy of logits of ten thousand is finite, right and wrong alike",
          "[loss]") {
  std::vector<float> gradient;
  CHECK(evaluate("binary-cross-entropy", {1e4f, -1e4f}, {1, 0}, 1, &gradient) == 0);
  CHECK(gradient == std::vector<float>{0, 0});
  CHECK(evaluate("binary-cross-entropy", {1e4f, -1e4f}, {0, 1}, 1, &gradient) == 1e4);
  CHECK(gradient == std::vector<float>{0.5f, -0.5f});
}

TEST_CASE("the parts of a batch add up to its loss", "[loss]") {
  const std::vector<float> outputs = {0.5f, -1, 2, 0.25f, 1.5f, -0.75f},
                           targets = {1, 0, 0, 1, 0, 1};
  for (const Loss<float>& loss : losses()) {
    std::vector<float> whole_gradient(6), gradient(6);
    const auto part = [&](std::size_t first, std::size_t rows, std::vector<float>& d) {
      return loss.function({.outputs = {&outputs[2 * first], 2},
                            .targets = {&targets[2 * first], 2},
                            .rows = rows,
                            .width = 2,
                            .batch = 3,
                            .d_outputs = {&d[2 * first], 2}});
    };
    const double whole = part(0, 3, whole_gradient);
    CHECK(part(0, 1, gradient) + part(1, 2, gradient) == Approx(whole).epsilon(1e-12));
    CHECK(gradient == whole_gradient);
  }
}

TEST_CASE("a sample is right when its largest output is at the target", "[loss]") {
  const std::vector<float> outputs = {1, 5, 2, 9, 0, 1, -3, -2, -1, 0, 1, 2};
  const std::vector<float> targets = {0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0};
  CHECK(right("softmax-cross-entropy", outputs, targets, 3) == 2);
}

TEST_CASE("one output is right on its target's side of the loss's threshold", "[loss]") {
  const std::vector<float> outputs = {0.4f, 0.6f, -0.1f, 0.9f}, targets = {0, 1, 1, 1};
  CHECK(right("mean-squared-error", outputs, targets, 1) == 3);
  CHECK(right("binary-cross-entropy", outputs, targets, 1) == 2);
}
