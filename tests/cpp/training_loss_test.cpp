// The training session: it learns, repeats itself, resumes, and refuses what cannot be.
#include "../../cpp/experiments/training_loss.hpp"

#include <cmath>
#include <limits>
#include <string>

#include "catch.hpp"

using namespace nn;

namespace {

std::unique_ptr<TrainingLoss> started(const TrainingLossOptions& options) {
  auto session = TrainingLoss::start(options);
  REQUIRE(session);
  return std::move(*session);
}

/// The run that is shown, without its twins.
TrainingLossSnapshot finished(const TrainingLossOptions& options) {
  TrainingLossRun run(options, Twin());
  while (!run.finished()) run.advance(1000);
  return run.snapshot();
}

std::string refusal(const TrainingLossOptions& options) {
  const auto session = TrainingLoss::start(options);
  REQUIRE_FALSE(session);
  return session.error();
}

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInf = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("ReLU and sigmoid learn the penguins, and ReLU's loss falls first", "[training-loss]") {
  const TrainingLossSnapshot end = finished({});
  REQUIRE(end.finished);
  REQUIRE(end.curves.size() == 2);
  for (const TrainingCurve& curve : end.curves) {
    CHECK(curve.training_loss.size() == 201);
    CHECK(curve.validation_accuracy.back() > 0.95f);
  }
  const std::vector<float>&relu = end.curves[0].training_loss,
        &sigmoid = end.curves[1].training_loss;
  for (std::size_t epoch = 1; epoch <= 20; ++epoch) CHECK(relu[epoch] < sigmoid[epoch]);
}

TEST_CASE("sigmoid is far behind at a rate of 0.03, as good at 1 and ahead at 10",
          "[training-loss][claim-8.1]") {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    const auto ends = [seed](double rate) {
      const TrainingLossSnapshot snapshot = finished({.learning_rate = rate, .seed = seed});
      CHECK(snapshot.training_samples == 274);
      CHECK(snapshot.validation_samples == 68);
      return std::pair(snapshot.curves[0].validation_loss.back(),
                       snapshot.curves[1].validation_loss.back());
    };
    INFO("seed " << seed);
    const auto [slow_relu, slow_sigmoid] = ends(0.03);
    CHECK(slow_sigmoid > 2 * slow_relu);
    const auto [relu, sigmoid] = ends(1);
    CHECK(sigmoid < 1.5 * relu + 0.02);
    const auto [unsettled_relu, fast_sigmoid] = ends(10);
    CHECK(2 * fast_sigmoid < unsettled_relu);
  }
}

TEST_CASE("without an activation penguins are told apart as well, and employment is not followed",
          "[training-loss][claim-2.4]") {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    INFO("seed " << seed);
    const auto ends = [seed](const char* data) {
      return finished({.data = data, .activations = {"relu", "identity"}, .seed = seed}).curves;
    };
    const auto penguins = ends("penguins");
    CHECK(penguins[1].validation_accuracy.back() >= penguins[0].validation_accuracy.back() - 0.03f);
    CHECK(penguins[1].validation_loss.back() < 1.5f * penguins[0].validation_loss.back() + 0.02f);
    const auto employment = ends("employment");
    CHECK(employment[1].training_loss.back() > 5 * employment[0].training_loss.back());
  }
}

TEST_CASE("the same seed gives the same curves and another seed gives others", "[training-loss]") {
  const TrainingLossOptions options{.epochs = 5};
  const auto first = finished(options).curves[0].training_loss;
  CHECK(first == finished(options).curves[0].training_loss);
  TrainingLossOptions other = options;
  other.seed = 2;
  CHECK(first != finished(other).curves[0].training_loss);
}

TEST_CASE("the size of the slices does not change a bit", "[training-loss]") {
  const TrainingLossOptions options{.optimizer = "adam", .learning_rate = 0.01, .epochs = 4};
  const auto session = started(options);
  while (session->advance(1)) {
  }
  CHECK(session->snapshot().curves[1].validation_loss ==
        finished(options).curves[1].validation_loss);
}

TEST_CASE("a run resumed from plain data ends as if never interrupted", "[training-loss]") {
  for (const char* optimizer : {"sgd", "momentum", "adam"}) {
    const TrainingLossOptions options{.optimizer = optimizer, .learning_rate = 0.01, .epochs = 6};
    const auto session = started(options);
    session->advance(23);  // within an epoch
    auto resumed = TrainingLoss::resume(session->save());
    REQUIRE(resumed);
    while ((*resumed)->advance(7)) {
    }
    const TrainingLossSnapshot expected = finished(options), end = (*resumed)->snapshot();
    for (std::size_t i = 0; i < 2; ++i) {
      CHECK(end.curves[i].training_loss == expected.curves[i].training_loss);
      CHECK(end.curves[i].validation_accuracy == expected.curves[i].validation_accuracy);
    }
  }
}

TEST_CASE("a rate far too high is reported with step and layer, and the other networks go on",
          "[training-loss]") {
  TrainingLossOptions options{.activations = {"relu", "tanh"}, .learning_rate = 50, .epochs = 20};
  options.initializer = "normal";
  options.gain = 20;
  options.widths = {64, 64, 64};
  const TrainingLossSnapshot end = finished(options);
  REQUIRE(end.curves[0].non_finite.step > 0);
  CHECK(!end.curves[0].non_finite.what.empty());
  for (const float loss : end.curves[0].training_loss) CHECK(std::isfinite(loss));
  CHECK(end.curves[1].non_finite.step == -1);
  CHECK(end.curves[1].training_loss.size() == 21);
}

TEST_CASE("where a network ends does not depend on the slices, and what it saves is finite",
          "[training-loss][non-finite]") {
  TrainingLossOptions options{
      .data = "employment", .activations = {"relu", "sigmoid"}, .learning_rate = 10, .epochs = 12};
  options.batch = 16;
  const TrainingLossSnapshot whole = finished(options);
  const auto session = started(options);
  while (session->advance(1)) {
  }
  const TrainingLossSnapshot slices = session->snapshot();
  CHECK(slices.step == whole.step);
  for (std::size_t i = 0; i < 2; ++i) {
    REQUIRE(whole.curves[i].non_finite.step > 0);
    CHECK(slices.curves[i].non_finite.step == whole.curves[i].non_finite.step);
    CHECK(slices.curves[i].non_finite.what == whole.curves[i].non_finite.what);
    CHECK(slices.curves[i].training_loss == whole.curves[i].training_loss);
    for (const float loss : whole.curves[i].validation_loss) CHECK(std::isfinite(loss));
  }
  const TrainingLossSaved saved = session->save();
  for (const SavedNetwork& network : saved.runs[0].networks) CHECK(all_finite(network.parameters));
  auto resumed = TrainingLoss::resume(saved);
  REQUIRE(resumed);
  CHECK((*resumed)->snapshot().curves[0].non_finite.step == whole.curves[0].non_finite.step);
}

TEST_CASE("a saved comparison in another format, or that is not finite, is refused",
          "[training-loss]") {
  TrainingLossSaved saved = started({.epochs = 1})->save();
  saved.format = 1;
  CHECK(TrainingLoss::resume(saved).error() == "format is 1; it must be 2.");
  saved.format = 2;
  saved.runs[4].networks[1].parameters[3] = std::numeric_limits<float>::infinity();
  CHECK(TrainingLoss::resume(saved).error() ==
        "runs[4]: networks[1]: parameters[3] is Infinity; it must be a finite number.");
}

TEST_CASE("every option out of bounds is refused in one sentence that names it", "[options]") {
  CHECK(refusal({.data = "pinguins"}) ==
        "data is \"pinguins\"; it must be one of penguins, employment, line, absolute-value, "
        "sine, tent, circle, xor, two-gaussians, two-moons, spirals.");
  const std::string count = std::to_string(activations().size());
  CHECK(refusal({.activations = {}})
            .starts_with("activations is []; it must be a list of 1 to " + count + " names"));
  CHECK(refusal({.widths = {16, 0}}) ==
        "widths is [16, 0]; it must be a list of 1 to 63 whole numbers from 1 to 4096.");
  CHECK(refusal({.widths = {4097}}).find("widths is [4097]") == 0);
  CHECK(refusal({.widths = std::vector<int>(64, 2)}).find("widths is [2, 2,") == 0);
  CHECK(refusal({.initializer = "hee"}).find("initializer is \"hee\"; it must be one of usual") ==
        0);
  CHECK(refusal({.optimizer = "Adam"}) ==
        "optimizer is \"Adam\"; it must be one of sgd, momentum, adam, adamw.");
  for (const double rate : {kNan, kInf, -kInf, -0.1}) {
    CHECK(refusal({.learning_rate = rate}).find("learningRate is ") == 0);
  }
  CHECK(refusal({.learning_rate = kNan}) ==
        "learningRate is NaN; it must be a number from 0 to 100.");
  CHECK(refusal({.batch = 0}).find("batch is 0; it must be a whole number from 1") == 0);
  CHECK(refusal({.epochs = 0}).find("epochs is 0") == 0);
  CHECK(refusal({.validation_share = 1}).find("validationShare is 1") == 0);
}

TEST_CASE("more than 256 MiB is refused before anything is allocated", "[options]") {
  const std::string message = refusal({.widths = std::vector<int>(63, 4096)});
  CHECK(message.find("widths is [4096, 4096") == 0);
  CHECK(message.find("at most 256 MiB") != std::string::npos);
}

TEST_CASE("a saved run that does not fit its options is refused", "[options]") {
  const auto session = started({.epochs = 2});
  TrainingLossSaved saved = session->save();
  saved.runs[0].networks[1].parameters.pop_back();
  CHECK(TrainingLoss::resume(saved).error().find("runs[0]: networks[1]") == 0);
  saved = session->save();
  saved.runs[2].networks.pop_back();
  CHECK(TrainingLoss::resume(saved).error().find("runs[2]: networks has 1 entries") == 0);
  saved = session->save();
  saved.runs[0].curves.pop_back();
  CHECK(TrainingLoss::resume(saved).error().find("runs[0]: curves has 1 entries") == 0);
  saved = session->save();
  saved.runs.pop_back();
  CHECK(TrainingLoss::resume(saved).error().find("it must be a list of 5 to 5") !=
        std::string::npos);
  saved = session->save();
  saved.step = 1000;
  CHECK(TrainingLoss::resume(saved).error().find("step is 1000; it must be") == 0);
}

TEST_CASE(
    "without an activation the penguins are told apart as well, and one seed's lead is chance",
    "[training-loss]") {
  int relu = 0, identity = 0;
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const TrainingLossSnapshot end =
        finished({.activations = {"relu", "identity"}, .learning_rate = 0.03, .seed = seed});
    REQUIRE(end.validation_samples == 68);
    const auto right = [&](std::size_t network) {
      return static_cast<int>(std::lround(68 * end.curves[network].validation_accuracy.back()));
    };
    if (seed == 1) {
      CHECK(right(0) == 64);
      CHECK(right(1) == 66);
    }
    relu += right(0);
    identity += right(1);
  }
  CHECK(std::lround(relu / 20.0) == 67);
  CHECK(std::lround(identity / 20.0) == 67);
}
