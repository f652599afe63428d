// The general entry: runs that can be computed by hand, resuming, convolutions, and what it
// refuses.
#include "../../cpp/experiments/training.hpp"

#include <cmath>
#include <string>

#include "catch.hpp"

using namespace nn;

namespace {

/// y = 2 x + 1 on four points, one linear unit from w = 0, b = 0, full batch.
TrainingOptions line() {
  TrainingOptions options;
  options.layers = {{.outputs = 1, .activation = "identity"}};
  options.inputs = {-1, 0, 1, 2};
  options.targets = {-1, 1, 3, 5};
  options.parameters = {0, 0};
  options.batch = 4;
  options.learning_rate = 0.1;
  options.shuffle = false;
  return options;
}

/// Two classes of 4 × 4 images: bright above, bright below.
TrainingOptions images() {
  TrainingOptions options;
  options.height = options.width = 4;
  options.layers = {{.kind = "convolution", .outputs = 3, .kernel = 3},
                    {.kind = "max-pool", .kernel = 2},
                    {.outputs = 2, .activation = "identity"}};
  options.loss = "softmax-cross-entropy";
  options.optimizer = "adam";
  options.batch = 4;
  Rng rng(3, Stream::data);
  for (int n = 0; n < 12; ++n) {
    for (int i = 0; i < 16; ++i) {
      const float noise = rng.uniform();
      options.inputs.push_back((i < 8) == (n % 2 == 0) ? 1 + noise : noise);
    }
    options.targets.push_back(n % 2 == 0 ? 1.0f : 0.0f);
    options.targets.push_back(n % 2 == 0 ? 0.0f : 1.0f);
  }
  return options;
}

std::unique_ptr<Training> started(const TrainingOptions& options) {
  auto session = Training::start(options);
  if (!session) FAIL(session.error());
  return std::move(*session);
}

std::string refusal(const TrainingOptions& options) {
  const auto session = Training::start(options);
  REQUIRE_FALSE(session);
  return session.error();
}

}  // namespace

TEST_CASE("a linear unit follows the least-squares gradient that one can write down",
          "[training]") {
  const auto session = started(line());
  double w = 0, b = 0;
  for (int step = 0; step < 20; ++step) {
    double loss = 0, dw = 0, db = 0;
    for (const double x : {-1, 0, 1, 2}) {
      const double error = w * x + b - (2 * x + 1);
      loss += error * error / 4;
      dw += 2 * error * x / 4;
      db += 2 * error / 4;
    }
    REQUIRE(session->advance(1));
    const TrainingSnapshot now = session->snapshot();
    w -= 0.1 * dw;
    b -= 0.1 * db;
    REQUIRE(now.losses.size() == 1);
    CHECK(now.losses[0] == Approx(loss).epsilon(1e-3));
    CHECK(now.gradient[0] == Approx(dw).epsilon(1e-4).margin(1e-5));
    CHECK(now.gradient[1] == Approx(db).epsilon(1e-4).margin(1e-5));
    CHECK(now.parameters[0] == Approx(w).epsilon(1e-5));
    CHECK(now.parameters[1] == Approx(b).epsilon(1e-5));
  }
}

TEST_CASE("with shuffling off, the batches are the data in their order", "[training]") {
  TrainingOptions options = line();
  options.batch = 3;
  options.learning_rate = 0;
  const auto session = started(options);
  session->advance(4);
  const TrainingSnapshot now = session->snapshot();
  CHECK(now.steps_per_epoch == 2);
  // Means of squared targets: (1 + 1 + 9) / 3 and 25, again and again.
  CHECK(now.losses == std::vector<float>{11.0f / 3, 25, 11.0f / 3, 25});
  CHECK(session->snapshot().losses.empty());
}

TEST_CASE("a network with convolution and pool learns to tell images apart", "[training]") {
  const auto session = started(images());
  session->advance(300);
  const TrainingSnapshot end = session->snapshot();
  CHECK(end.losses.front() > 0.2f);
  CHECK(end.losses.back() < 0.1f);
}

TEST_CASE("a saved run goes on as if never interrupted, convolutions included", "[training]") {
  const auto whole = started(images());
  whole->advance(50);
  const auto part = started(images());
  part->advance(17);
  auto resumed = Training::resume(part->save());
  REQUIRE(resumed);
  (*resumed)->advance(33);
  CHECK((*resumed)->snapshot().parameters == whole->snapshot().parameters);
}

TEST_CASE("a loss that is not finite ends the run", "[training]") {
  TrainingOptions options = line();
  options.learning_rate = 100;
  const auto session = started(options);
  CHECK_FALSE(session->advance(1000));
  const TrainingSnapshot end = session->snapshot();
  CHECK(end.step < 1000);
  CHECK(end.non_finite.step == end.step + 1);
  CHECK(static_cast<int>(end.losses.size()) == end.step);
  CHECK(all_finite(end.losses));
}

TEST_CASE("diagnoses count zeros and dead units and give each layer's gradient norm",
          "[training][diagnostics]") {
  // Two hidden ReLUs of one input: max(0, x) and max(0, −5 − x), which is dead on these data.
  TrainingOptions options = line();
  options.layers = {{.outputs = 2, .activation = "relu"}, {.outputs = 1, .activation = "identity"}};
  options.parameters = {1, -1, 0, -5, 1, 1, 0};
  options.learning_rate = 0;
  options.diagnostics_every = 2;
  const auto session = started(options);
  session->advance(5);
  const TrainingSnapshot now = session->snapshot();
  REQUIRE(now.diagnoses.size() == 2);
  const TrainingDiagnosis& last = now.diagnoses.back();
  CHECK(last.step == 4);
  CHECK(last.units == std::vector<int>{2, 1});
  CHECK(last.dead == std::vector<int>{1, 0});
  // max(0, x) is 0 at −1 and at 0; the dead unit on all four; the output where x ≤ 0.
  CHECK(last.zero_shares == std::vector<double>{6.0 / 8, 2.0 / 4});
  double hidden = 0, output = 0;
  for (std::size_t i = 0; i < 7; ++i) (i < 4 ? hidden : output) += std::pow(now.gradient[i], 2);
  CHECK(last.gradient_norms[0] == Approx(std::sqrt(hidden)).epsilon(1e-6));
  CHECK(last.gradient_norms[1] == Approx(std::sqrt(output)).epsilon(1e-6));
  CHECK(session->snapshot().diagnoses.empty());
}

TEST_CASE("a channel of a convolution is dead when it is 0 at every position of every sample",
          "[training][diagnostics]") {
  TrainingOptions options = images();
  options.diagnostics_every = 1;
  options.learning_rate = 0;
  // 1 × 1 kernels: the brightness, and the brightness less 100.
  options.layers = {{.kind = "convolution", .outputs = 2, .kernel = 1},
                    {.outputs = 2, .activation = "identity"}};
  options.parameters.assign(4 + 2 * 32 + 2, 0);
  options.parameters[0] = options.parameters[1] = 1;
  options.parameters[3] = -100;
  const auto session = started(options);
  session->advance(1);
  const TrainingDiagnosis diagnosis = session->snapshot().diagnoses.at(0);
  CHECK(diagnosis.units == std::vector<int>{2, 2});
  CHECK(diagnosis.dead[0] == 1);
  CHECK(diagnosis.zero_shares[0] == 0.5);
}

TEST_CASE("clipping limits how far a step goes, not what is reported as the gradient",
          "[training]") {
  TrainingOptions options = line();
  options.clip_norm = 0.5;
  const auto session = started(options);
  session->advance(1);
  const TrainingSnapshot now = session->snapshot();
  CHECK(std::hypot(now.gradient[0], now.gradient[1]) > 2);
  CHECK(std::hypot(now.parameters[0], now.parameters[1]) == Approx(0.1 * 0.5).epsilon(1e-5));
}

TEST_CASE("a PReLU's slope starts where asked, and is learnt", "[training]") {
  TrainingOptions options = line();
  options.layers = {{.outputs = 1, .activation = "prelu", .parameter = -0.5}};
  options.targets = {2, 0, 1, 2};  // |x| but for the first sample, whose slope is −2
  options.parameters.clear();
  const auto start = started(options)->snapshot();
  CHECK(start.parameters.back() == -0.5f);
  options.parameters = {1, 0, -0.5f};
  const auto session = started(options);
  session->advance(500);
  const TrainingSnapshot end = session->snapshot();
  CHECK(end.losses.back() < 1e-6f);
  CHECK(end.parameters[0] == Approx(1).margin(1e-3));
  CHECK(end.parameters[2] == Approx(-2).margin(1e-2));
}

TEST_CASE("layers and data that do not fit are refused in one sentence", "[options]") {
  const auto with = [](auto change) {
    TrainingOptions options = line();
    change(options);
    return refusal(options);
  };
  CHECK(with([](auto& o) { o.layers[0].outputs = 0; }) ==
        "layers[0]: outputs is 0; it must be a whole number from 1 to 4096.");
  CHECK(with([](auto& o) { o.layers[0].activation = "rleu"; }).find("layers[0]: activation is") ==
        0);
  CHECK(with([](auto& o) { o.layers[0] = {.activation = "relu", .parameter = 2}; }) ==
        "layers[0]: parameter is 2; it must be a number from 0 to 1.");
  CHECK(with([](auto& o) { o.layers[0] = {.activation = "tanh", .parameter = 2}; }) ==
        "layers[0]: parameter is 2; it must be left out: tanh has none.");
  CHECK(with([](auto& o) { o.layers.clear(); }).find("layers is []; it must be") == 0);
  CHECK(with([](auto& o) { o.targets.pop_back(); }) ==
        "targets has 3 numbers; it must have 4, 1 for each of the 4 samples in inputs.");
  CHECK(with([](auto& o) { o.parameters.push_back(1); }) ==
        "parameters has 3 numbers; it must have 2, or none for random ones.");
  CHECK(with([](auto& o) { o.channels = 3; }) ==
        "inputs has 4 numbers; it must have a multiple of the 3 of a sample (height × width × "
        "channels).");
  CHECK(with([](auto& o) {
          o.layers.insert(o.layers.begin(), {.kind = "max-pool", .kernel = 2});
        }) == "layers[0]: kernel is 2; it must be 1.");
}

TEST_CASE("a network beyond 256 MiB is refused before it is made", "[options]") {
  TrainingOptions options = line();
  options.layers.assign(60, {.outputs = 4096});
  options.layers.push_back({.outputs = 1});
  options.parameters.clear();
  CHECK(refusal(options).find("MiB, and at most 256 MiB are allowed.") != std::string::npos);
}

TEST_CASE("sizes whose product is a multiple of 2³² are refused, not taken for small",
          "[options]") {
  TrainingOptions options = line();
  options.parameters.clear();
  options.height = options.width = 1024;
  // 4096 · 2²⁰ numbers between the two.
  options.layers = {{.kind = "convolution", .outputs = 4096, .kernel = 1},
                    {.kind = "max-pool", .kernel = 64}};
  options.inputs.assign(1 << 20, 0.5f);
  options.targets.assign(16 * 16 * 4096, 0.5f);
  CHECK(refusal(options).find("MiB, and at most 256 MiB are allowed.") != std::string::npos);
}

TEST_CASE("the largest of every size is answered in a sentence", "[options]") {
  for (const char* kind : {"dense", "convolution", "max-pool"}) {
    TrainingOptions options = line();
    options.parameters.clear();
    options.height = options.width = 4096;
    options.channels = 65536;
    options.layers.assign(64, {.kind = kind, .outputs = 4096, .kernel = 1});
    options.batch = 1000000;
    CHECK(refusal(options).find("it must have a multiple of the 1099511627776 of a sample") !=
          std::string::npos);
  }
}

TEST_CASE("a kernel far larger than its image is counted with its borders", "[options]") {
  TrainingOptions options = line();
  options.parameters.clear();
  options.layers = {{.kind = "convolution", .outputs = 1200, .kernel = 64}};
  options.inputs = {1};
  options.targets.assign(1200, 0);
  CHECK(refusal(options).find("MiB, and at most 256 MiB are allowed.") != std::string::npos);
  options.layers[0].outputs = 500;
  options.targets.assign(500, 0);
  CHECK(Training::start(options));
}

TEST_CASE("a batch larger than the data is the data", "[training]") {
  TrainingOptions options = line();
  const auto exact = started(options);
  options.batch = 10;
  const auto larger = started(options);
  exact->advance(3);
  larger->advance(3);
  const TrainingSnapshot snapshot = larger->snapshot();
  CHECK(snapshot.steps_per_epoch == 1);
  CHECK(snapshot.parameters == exact->snapshot().parameters);
}

TEST_CASE("two inputs that were not said to be two are told apart from missing targets",
          "[options]") {
  TrainingOptions options;
  options.layers = {{.outputs = 1}};
  options.inputs = {0, 0, 0, 1, 1, 0, 1, 1};
  options.targets = {0, 1, 1, 0};
  CHECK(refusal(options) ==
        "targets has 4 numbers; it must have 8, 1 for each of the 8 samples in inputs. If a sample "
        "has 2 inputs, channels must be 2.");
}

TEST_CASE("a run that nobody takes a snapshot of stops in a sentence, and goes on after one",
          "[training]") {
  TrainingOptions options = line();
  options.learning_rate = 0;
  const auto session = started(options);
  const auto answer = session->advance(140000000);
  CHECK(answer.complaint ==
        "losses of 4194304 steps and 0 diagnoses wait to be taken, and at most 16 MiB of them are "
        "kept; take a snapshot before going on.");
  CHECK(session->snapshot().losses.size() == 4194304);
  CHECK(session->advance(1));
  CHECK(session->snapshot().step == 4194305);
}

TEST_CASE("diagnoses that nobody takes end in the same sentence", "[training][diagnostics]") {
  TrainingOptions options = line();
  options.learning_rate = 0;
  options.diagnostics_every = 1;
  const auto session = started(options);
  const auto answer = session->advance(140000000);
  CHECK(answer.complaint.find("diagnoses wait to be taken") != std::string::npos);
}
