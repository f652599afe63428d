// Losses against closed forms, and on logits large enough to overflow a careless one.
#include "../../cpp/core/loss.hpp"

#include <cmath>
#include <vector>

#include "../../cpp/core/table.hpp"
#include "catch.hpp"

using namespace nn;

namespace {

double evaluate(const char* name, std::vector<float> outputs, std::vector<float> targets, int width,
                std::vector<float>* gradient = nullptr) {
  const Loss* loss = find_row(losses(), name);
  REQUIRE(loss != nullptr);
  std::vector<float> d_outputs(outputs.size());
  const double value = (*loss)(std::span<const float>(outputs), std::span<const float>(targets),
                               width, std::span(d_outputs));
  if (gradient) *gradient = d_outputs;
  return value;
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

TEST_CASE("accuracy counts the rows whose largest output is at the target", "[loss]") {
  const std::vector<float> outputs = {1, 5, 2, 9, 0, 1, -3, -2, -1, 0, 1, 2};
  const std::vector<float> targets = {0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0};
  CHECK(accuracy(outputs, targets, 3) == 0.5);
}
