// One run from options to result: it learns, is repeatable, and says where it broke.
#include "../../cpp/experiments/training_run.hpp"

#include <string>

#include "../../cpp/core/table.hpp"
#include "catch.hpp"

using namespace nn;

namespace {

TrainingRunResult run(const TrainingRunOptions& options) {
  auto result = training_run(options);
  if (!result) FAIL(result.error());
  return *result;
}

std::string refusal(const TrainingRunOptions& options) {
  const auto result = training_run(options);
  REQUIRE_FALSE(result);
  return result.error();
}

}  // namespace

TEST_CASE("a small ReLU network tells two moons apart", "[training]") {
  const TrainingRunResult result = run({.epochs = 30});
  CHECK(result.losses.size() == 30);
  CHECK(result.losses.back() < 0.5f * result.losses.front());
  CHECK(result.accuracy > 0.98);
  CHECK(result.loss < 0.1);
}

TEST_CASE("every data source can be learnt from", "[training]") {
  for (const DataSource& source : data_sources()) {
    const std::string name(source.name);
    INFO(name);
    const TrainingRunResult result = run({.data = name, .learning_rate = 0.03, .epochs = 40});
    REQUIRE(result.non_finite.step == -1);
    CHECK(result.losses.back() < result.losses.front());
  }
}

TEST_CASE("the same seed gives the same run, another seed another", "[training]") {
  const TrainingRunOptions options{.samples = 60, .epochs = 5, .seed = 8};
  TrainingRunOptions other = options;
  other.seed = 9;
  CHECK(run(options).losses == run(options).losses);
  CHECK(run(options).losses != run(other).losses);
}

TEST_CASE("a run whose numbers break says at which step and in which layer", "[training]") {
  const TrainingRunResult result = run({.data = "sine", .learning_rate = 100, .epochs = 50});
  CHECK(result.non_finite.step > 0);
  CHECK(!result.non_finite.what.empty());
  CHECK(result.losses.size() < 50);
}

TEST_CASE("a run counts the units that ended dead", "[training]") {
  const TrainingRunResult result =
      run({.samples = 100, .learning_rate = 3, .batch = 100, .epochs = 30, .seed = 2});
  CHECK(result.dead > 0);
  CHECK(result.dead <= 32);
}

TEST_CASE("a run's options are refused in one sentence", "[options]") {
  CHECK(refusal({.data = "moons"}).find("data is \"moons\"; it must be one of penguins, ") == 0);
  CHECK(refusal({.samples = 10000, .widths = std::vector<int>(20, 256), .batch = 10000})
            .find("widths is [256, 256, 256, 256, 256, 256, 256, 256, … 20 in all]; with batch "
                  "10000 that takes ") == 0);
  CHECK(refusal({.noise = -1}) == "noise is -1; it must be a number from 0 to 10.");
  CHECK(refusal({.widths = {}}) ==
        "widths is []; it must be a list of 1 to 20 whole numbers from 1 to 256.");
}
