// Losses, outputs and targets that do not fit: trained all the same, and said.
#include "../../cpp/experiments/remarks.hpp"

#include <cmath>

#include "../../cpp/experiments/training.hpp"
#include "catch.hpp"

using namespace nn;

namespace {

using Remarks = std::vector<std::string>;

Remarks remarks(const char* loss, const char* activation, std::vector<float> targets,
                std::size_t outputs = 1) {
  return remarks_about({loss, {find_activation(activation)}, outputs, targets});
}

/// XOR with four hidden units and one output.
TrainingOptions exclusive_or(const char* output) {
  TrainingOptions options;
  options.channels = 2;
  options.layers = {{.outputs = 4, .activation = "tanh"}, {.outputs = 1, .activation = output}};
  options.inputs = {0, 0, 0, 1, 1, 0, 1, 1};
  options.targets = {0, 1, 1, 0};
  options.loss = "binary-cross-entropy";
  options.optimizer = "adam";
  options.learning_rate = 0.05;
  options.seed = 3;  // 1 and 2 end in a local minimum, at half of ln 2
  return options;
}

/// The loss after many steps, and what the session remarks.
std::pair<float, Remarks> trained(const TrainingOptions& options) {
  auto session = Training::start(options);
  REQUIRE(session);
  (*session)->advance(3000);
  const TrainingSnapshot end = (*session)->snapshot();
  return {end.losses.back(), end.remarks};
}

}  // namespace

TEST_CASE("a sigmoid before a loss that takes logits is told, and is why XOR stays unlearnt",
          "[remarks]") {
  const auto [with, said] = trained(exclusive_or("sigmoid"));
  const auto [without, nothing] = trained(exclusive_or("identity"));
  CHECK(with > 0.5f);
  CHECK(without < 0.001f);
  REQUIRE(said.size() == 1);
  CHECK(said[0].find("binary-cross-entropy takes logits") == 0);
  CHECK(nothing.empty());
  REQUIRE(remarks("softmax-cross-entropy", "sigmoid", {0, 1}, 2).size() == 1);
  CHECK(remarks("softmax-cross-entropy", "sigmoid", {0, 1}, 2)[0].find("softmax itself") !=
        std::string::npos);
  CHECK(remarks("mean-squared-error", "sigmoid", {0, 1}).empty());
}

TEST_CASE("softmax of one output trains, with a remark that nothing is learnt", "[remarks]") {
  TrainingOptions options = exclusive_or("identity");
  options.loss = "softmax-cross-entropy";
  const auto [loss, said] = trained(options);
  CHECK(loss == 0);
  REQUIRE(said.size() == 1);
  CHECK(said[0].find("softmax of one output is always 1") == 0);
  CHECK(remarks("softmax-cross-entropy", "identity", {0, 1}, 2).empty());
}

TEST_CASE("a target that is no probability is told where one is expected", "[remarks]") {
  const Remarks said = remarks("binary-cross-entropy", "identity", {0, 7, 1});
  REQUIRE(said.size() == 1);
  CHECK(said[0].find("targets[1] is 7; binary-cross-entropy expects probabilities") == 0);
  CHECK(remarks("softmax-cross-entropy", "identity", {-1, 2}, 2).size() == 1);
  CHECK(remarks("mean-squared-error", "identity", {0, 7, 1}).empty());
}

TEST_CASE("a target out of the output's reach is told with what can be reached", "[remarks]") {
  CHECK(remarks("mean-squared-error", "relu", {1, -0.5f}) ==
        Remarks{"targets[1] is -0.5; with relu in the output layer there are only outputs from 0 "
                "up."});
  CHECK(remarks("mean-squared-error", "tanh", {1, 2}) ==
        Remarks{"targets[1] is 2; with tanh in the output layer there are only outputs from -1 to "
                "1."});
  CHECK(remarks("binary-cross-entropy", "relu", {1, 0}) ==
        Remarks{"targets[1] is 0; with relu in the output layer there are only probabilities from "
                "0.5 to 1."});
  CHECK(remarks("binary-cross-entropy", "tanh", {1, 0}).size() == 1);
  CHECK(remarks("softmax-cross-entropy", "tanh", {1, 0, 0}, 3).size() == 1);
  CHECK(remarks("softmax-cross-entropy", "relu", {1, 0, 0}, 3).empty());
}

TEST_CASE("a target counts as out of reach exactly where no output comes near it", "[remarks]") {
  for (const Activation& activation : activations()) {
    if (activation.name == "step") continue;  // two values, and a remark of its own
    for (float target = -3; target <= 3; target += 0.25f) {
      float nearest = 1e9f;
      for (float x = -400; x <= 400; x += 0.01f)
        nearest = std::min(nearest, std::fabs(activation.value(x) - target));
      INFO(activation.name << " " << target << " " << nearest);
      const bool told = !remarks("mean-squared-error", activation.name.data(), {target}).empty();
      CHECK(told == (nearest > 0.02f));
    }
  }
}

TEST_CASE("a step in the output layer is told to stop every gradient", "[remarks]") {
  TrainingOptions options = exclusive_or("step");
  options.loss = "mean-squared-error";
  const auto [loss, said] = trained(options);
  REQUIRE(said.size() == 1);
  CHECK(said[0].find("the slope of step") == 0);
}
