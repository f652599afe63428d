// The first number that is not finite: found in its step, named, and taken back.
#include <limits>

#include "../../cpp/experiments/training.hpp"
#include "catch.hpp"

using namespace nn;

namespace {

constexpr float kInf = std::numeric_limits<float>::infinity();
constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

/// One unit without hidden layers on samples of one input, in their order, one a step.
TrainingOptions unit(const char* activation, std::vector<float> inputs, std::vector<float> targets,
                     std::vector<float> parameters) {
  TrainingOptions options;
  options.layers = {{.outputs = 1, .activation = activation}};
  options.inputs = std::move(inputs);
  options.targets = std::move(targets);
  options.parameters = std::move(parameters);
  options.batch = 1;
  options.learning_rate = 0;
  options.shuffle = false;
  return options;
}

std::unique_ptr<Training> started(const TrainingOptions& options) {
  auto session = Training::start(options);
  if (!session) FAIL(session.error());
  return std::move(*session);
}

bool is_finite(const TrainingSnapshot& snapshot) {
  return all_finite(snapshot.losses) && all_finite(snapshot.gradient) &&
         all_finite(snapshot.parameters);
}

/// Where a run of 200 steps ends; all that is left must be finite, and the same in slices.
FirstNonFinite end_of(const TrainingOptions& options) {
  const auto session = started(options);
  CHECK_FALSE(session->advance(200));
  CHECK_FALSE(session->advance(1));
  const TrainingSnapshot end = session->snapshot();
  CHECK(end.step == end.non_finite.step - 1);
  CHECK(end.losses.size() == static_cast<std::size_t>(end.step));
  CHECK(is_finite(end));

  const auto slices = started(options);
  int steps = 0;
  while (slices->advance(1)) ++steps;
  const TrainingSnapshot other = slices->snapshot();
  CHECK(steps == end.step);
  CHECK(other.non_finite.step == end.non_finite.step);
  CHECK(other.non_finite.layer == end.non_finite.layer);
  CHECK(other.non_finite.what == end.non_finite.what);
  CHECK(other.losses == end.losses);
  CHECK(other.gradient == end.gradient);
  CHECK(other.parameters == end.parameters);
  return end.non_finite;
}

void check(const FirstNonFinite& found, int step, int layer, const char* what) {
  CHECK(found.step == step);
  CHECK(found.layer == layer);
  CHECK(found.what == what);
}

}  // namespace

TEST_CASE("a loss that is infinite as a float ends the run, though all sums are finite",
          "[non-finite]") {
  check(end_of(unit("identity", {1e10f}, {0}, {1e10f, 0})), 1, -1, "loss");
}

TEST_CASE("an infinite sum is found behind an activation that hides it", "[non-finite]") {
  for (const char* activation : {"tanh", "sigmoid", "step"}) {
    check(end_of(unit(activation, {1e30f}, {0}, {1e10f, 0})), 1, 0, "sum");
  }
  check(end_of(unit("relu", {1e30f}, {0}, {-1e10f, 0})), 1, 0, "sum");
  // Also where only one sample, which is not the last, makes it.
  check(end_of(unit("tanh", {1, 2, 3e38f, 4, 5}, {0, 0, 0, 0, 0}, {5, 0})), 3, 0, "sum");
}

TEST_CASE("an infinite output of a finite sum is called so", "[non-finite]") {
  check(end_of(unit("prelu", {-1e38f}, {0}, {1, 0, 10})), 1, 0, "output");
}

TEST_CASE("a gradient, or what an optimizer remembers, can be the first", "[non-finite]") {
  check(end_of(unit("identity", {1e30f}, {1e18f}, {0, 0})), 1, 0, "gradient");
  TrainingOptions adam = unit("identity", {1e5f}, {1e16f}, {0, 0});
  adam.optimizer = "adam";
  check(end_of(adam), 1, 0, "memory");
}

TEST_CASE("parameters that overflow are reported for the step that made them so", "[non-finite]") {
  TrainingOptions options = unit("tanh", {1}, {0}, {1, 0});
  options.learning_rate = options.weight_decay = 100;
  // Every step multiplies the weight by −9999: 9999⁹ is 1e36, 9999¹⁰ is 1e40.
  check(end_of(options), 10, 0, "parameter");
}

TEST_CASE("a run that diverges in thousands of steps ends in the same one however it is sliced",
          "[non-finite]") {
  TrainingOptions options = unit("identity", {1}, {1}, {0.5f, 0});
  options.learning_rate = 0.504;  // a little beyond what converges: the error grows by 1.6 % a step
  const auto whole = started(options), slices = started(options);
  CHECK_FALSE(whole->advance(20000));
  while (slices->advance(7)) {
  }
  const TrainingSnapshot a = whole->snapshot(), b = slices->snapshot();
  CHECK(a.step > 2000);
  CHECK(a.step == b.step);
  CHECK(a.parameters == b.parameters);
  CHECK(a.non_finite.what == b.non_finite.what);
}

TEST_CASE("the last finite state can be saved and resumed with another learning rate",
          "[non-finite]") {
  TrainingOptions options = unit("identity", {1, 2}, {1, 2}, {0.5f, 0});
  options.learning_rate = 10;
  const auto session = started(options);
  CHECK_FALSE(session->advance(1000));
  TrainingSaved saved = session->save();
  CHECK(all_finite(saved.parameters));
  CHECK(saved.step == session->snapshot().step);
  auto same = Training::resume(saved);
  REQUIRE(same);
  CHECK_FALSE((*same)->advance(1));  // it breaks again, and says so
  CHECK((*same)->snapshot().non_finite.step == saved.step + 1);
  saved.options.learning_rate = 0;
  auto other = Training::resume(saved);
  REQUIRE(other);
  CHECK((*other)->snapshot().non_finite.step == -1);
}

TEST_CASE("data and parameters that are not finite are refused with their place", "[options]") {
  const auto refused = [](const TrainingOptions& options) {
    const auto session = Training::start(options);
    REQUIRE_FALSE(session);
    return session.error();
  };
  CHECK(refused(unit("tanh", {1, kNan}, {1, 1}, {})) ==
        "inputs[1] is NaN; it must be a finite number.");
  CHECK(refused(unit("tanh", {1, 1}, {kInf, 1}, {})) ==
        "targets[0] is Infinity; it must be a finite number.");
  CHECK(refused(unit("tanh", {1, 1}, {1, 1}, {0, -kInf})) ==
        "parameters[1] is -Infinity; it must be a finite number.");
}

TEST_CASE("what is saved lies in the order of the parameters, memory slot by slot", "[training]") {
  TrainingOptions options;
  options.channels = 3;
  options.layers = {{.outputs = 9, .activation = "prelu"}, {.outputs = 2}};
  options.inputs = {1, 2, 3, -1, 0.5f, 2};
  options.targets = {1, 0, 0, 1};
  options.optimizer = "momentum";
  auto session = started(options);
  session->advance(1);
  const TrainingSnapshot snapshot = session->snapshot();
  const TrainingSaved saved = session->save();
  CHECK(saved.parameters == snapshot.parameters);
  CHECK(saved.memory == snapshot.gradient);  // the velocity of the first step
  options.optimizer = "adam";
  session = started(options);
  session->advance(1);
  const TrainingSaved adam = session->save();
  const std::vector<float> gradient = session->snapshot().gradient;
  REQUIRE(adam.memory.size() == 2 * gradient.size());
  for (std::size_t i = 0; i < gradient.size(); ++i) {
    CHECK(adam.memory[i] == Approx(0.1f * gradient[i]));
    CHECK(adam.memory[gradient.size() + i] == Approx(0.001f * gradient[i] * gradient[i]));
  }
}

TEST_CASE("a saved training in another format, or that is not finite, is refused", "[training]") {
  TrainingSaved saved = started(unit("tanh", {1}, {1}, {0, 0}))->save();
  saved.format = 2;
  CHECK(Training::resume(saved).error() == "format is 2; it must be 1.");
  saved.format = TrainingSaved::kFormat;
  saved.parameters[1] = kNan;
  CHECK(Training::resume(saved).error() == "parameters[1] is NaN; it must be a finite number.");
}
