// Digits that mean something: eight further twins of a run contradict none that is shown.
#include "../../cpp/experiments/twins.hpp"

#include <cmath>
#include <limits>

#include "../../cpp/experiments/training_loss.hpp"
#include "../../cpp/experiments/unit_activity.hpp"
#include "../../cpp/experiments/vanishing_gradient.hpp"
#include "catch.hpp"
#include "margins.hpp"
#include "sanitized.hpp"
#include "trained.hpp"

using namespace nn;

namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

struct Part {
  std::vector<float> list, list_margin;
  int count = 0;
  double count_margin = 0, alone = 0;

  void fields(Visitor& visit) {
    visit("list", list, kAny);
    visit("listMargin", list_margin, kAny);
    visit("count", count, kAny);
    visit("countMargin", count_margin, kAny);
    visit("alone", alone, kAny);
  }
};

struct Whole {
  std::vector<Part> parts;
  void fields(Visitor& visit) { visit("parts", parts, kAny); }
};

}  // namespace

TEST_CASE("a twin's numbers are moved by one unit in the last place, and a zero stays", "[twins]") {
  std::vector<float> values(1000, 1.5f), same = values;
  values[3] = 0;
  values[4] = -0.1f;
  const std::vector<float> before = values;
  Twin(1).move(values);
  int up = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i == 3) continue;
    const float next = std::nextafter(before[i], 10.0f), last = std::nextafter(before[i], -10.0f);
    CHECK((values[i] == next || values[i] == last));
    up += values[i] == next;
  }
  CHECK(values[3] == 0);
  CHECK(up > 400);
  CHECK(up < 600);
  std::vector<float> other = before, again = before;
  Twin(2).move(other);
  CHECK(other != values);
  Twin(1).move(again);
  CHECK(again == values);
  Twin().move(same);
  CHECK(same == std::vector<float>(1000, 1.5f));
}

TEST_CASE("a margin is three times the largest distance, and no number at all has no digits",
          "[twins]") {
  CHECK(widened(0, 2, 2) == 0);
  CHECK(widened(0, 2, 2.5) == 1.5);
  CHECK(widened(3, 2, 2.5) == 3);
  for (const double none : {kInf, -kInf, std::nan("")}) CHECK(widened(0, 2, none) == kInf);
  CHECK(widened(0, std::nan(""), 2) == kInf);
}

TEST_CASE("a field's margin is the field after it, in lists of structs as well", "[twins]") {
  Whole shown, twin;
  shown.parts = {{.list = {1, 2, 3}, .list_margin = {}, .count = 4, .alone = 1}};
  twin.parts = {{.list = {1, 2.5f}, .list_margin = {}, .count = 5, .alone = 9}};
  widen(any_struct(shown), any_struct(twin));
  CHECK(shown.parts[0].list_margin == std::vector<float>{0, 1.5f, float(kInf)});
  CHECK(shown.parts[0].count_margin == 3);
  CHECK(shown.parts[0].list == std::vector<float>{1, 2, 3});
}

TEST_CASE("what a twin contradicts is more than a unit from the last digit that is shown",
          "[twins]") {
  CHECK(unit(12345, 0) == 100);
  CHECK(unit(12345, 51) == 1000);
  CHECK(unit(12345, 5001) == kInf);
  CHECK_FALSE(contradicts(12399, 12345, 0));
  CHECK(contradicts(12401, 12345, 0));
  CHECK_FALSE(contradicts(1e9, 12345, kInf));
  CHECK_FALSE(contradicts(0, 0, 0));
  CHECK(contradicts(1e-9, 0, 0));
}

TEST_CASE("at the ends of its sliders the gradients' digits mean something", "[twins]") {
  int numbers = 0, contradicted = 0, without_twins = 0;
  for (const double gain : {0.1, 1.0, 2.5, 4.0})
    for (const int depth : {2, 30, 50}) {
      const VanishingGradientOptions options{.depth = depth, .gain = gain};
      const auto run = [&](Twin twin) { return vanishing_gradient_of(options, twin); };
      auto result = vanishing_gradient(options);
      REQUIRE(result);
      const Contradictions found = contradictions(*result, run);
      INFO("gain " << gain << ", depth " << depth << ": " << found.first);
      numbers += found.numbers;
      contradicted += found.contradicted;
      CHECK(found.contradicted <= found.numbers / 100);
      if (depth == 50 && gain == 4) {
        CHECK(result->networks[1].share_margin > result->networks[1].share);
        without_twins = contradictions(vanishing_gradient_of(options, Twin()), run).contradicted;
      }
    }
  CHECK(contradicted <= numbers / 1000);
  // So it would be if three digits were shown of every number.
  CHECK(without_twins > 40);
}

TEST_CASE("digits that were lost stay lost, of what is measured beside the losses as well",
          "[twins]") {
  const std::vector<float> losses{4, 2, 1, 0.5f}, others{4, 4, 4, 4};
  std::vector<float> margins{0, 1, 0.125f, 0}, other_margins{0, 0, 0, 0}, shares{0, 0, 0.75f, 0},
      counts{0, 0, 0, 0};
  CHECK(keep_lost({{losses, margins}, {others, other_margins}}, {{shares}, {counts, 32}}) == 0.5);
  CHECK(margins == std::vector<float>{0, 1, 0.5f, 0.25f});
  CHECK(other_margins == std::vector<float>{0, 2, 2, 2});
  CHECK(shares == std::vector<float>{0, 0.5f, 0.75f, 0.75f});
  CHECK(counts == std::vector<float>{0, 16, 16, 16});
}

TEST_CASE("a loss of 0 means nothing once no digit of a loss did", "[twins]") {
  const auto margins_of = [](std::vector<float> losses, std::vector<float> margins) {
    keep_lost({{losses, margins}}, {});
    return margins;
  };
  const float inf = float(kInf);
  CHECK(margins_of({1, 0, 1, -0.0f}, {0, 0, 2, 0}) == std::vector<float>{0, 0, 2, inf});
  CHECK(margins_of({0, 0, 2}, {1, 0, 0}) == std::vector<float>{inf, inf, inf});
  // As long as one does, it is a small number that was rounded.
  CHECK(margins_of({1, 0}, {0.25f, 0}) == std::vector<float>{0.25f, 0});
  // Where every twin agrees on 0 by chance.
  const TrainingLossOptions options{.activations = {"relu", "leaky-relu"},
                                    .optimizer = "adam",
                                    .learning_rate = 3,
                                    .epochs = 120,
                                    .seed = 5};
  const TrainingLossSnapshot shown = trained(options);
  int zeros = 0;
  for (std::size_t i = 0; i < shown.curves[1].training_loss.size(); ++i)
    zeros += shown.curves[1].training_loss[i] == 0 && shown.curves[1].training_loss_margin[i] > 0;
  CHECK(zeros > 5);
  const auto run = [&](Twin twin) { return trained(options, twin); };
  CHECK(contradictions(shown, run).contradicted == 0);
}

TEST_CASE("a step that another twin breaks in has a margin, and none where one goes on",
          "[twins][non-finite]") {
  FirstNonFinite shown(NonFinite{.step = 34, .layer = 1, .what = "sum"}), twin = shown, goes_on;
  widen(any_struct(shown), any_struct(twin));
  CHECK(shown.step_margin == 0);
  twin.step = 36;
  widen(any_struct(shown), any_struct(twin));
  CHECK(shown.step_margin == 6);
  widen(any_struct(shown), any_struct(goes_on));
  CHECK(shown.step_margin == kInf);
  widen(any_struct(goes_on), any_struct(twin));
  CHECK(goes_on.step_margin == kInf);
}

TEST_CASE("a comparison played as a session has the margins of its twins, whatever the slices",
          "[twins][training-loss]") {
  TrainingLossOptions options{.data = "employment", .optimizer = "momentum", .epochs = 12};
  options.learning_rate = 1;
  TrainingLossSnapshot whole = trained(options), one_by_one, alone = trained(options, Twin());
  auto session = TrainingLoss::start(options);
  for (int step = 0; (*session)->advance(1); ++step)
    if (step == 17) session = TrainingLoss::resume((*session)->save());
  one_by_one = (*session)->snapshot();
  for (std::size_t i = 0; i < 2; ++i) {
    const TrainingCurve& curve = whole.curves[i];
    CHECK(curve.training_loss == alone.curves[i].training_loss);
    CHECK(curve.validation_accuracy == alone.curves[i].validation_accuracy);
    CHECK(curve.training_loss_margin.size() == curve.training_loss.size());
    CHECK(curve.training_loss_margin.back() > 0);
    CHECK(curve.training_loss_margin == one_by_one.curves[i].training_loss_margin);
    CHECK(curve.validation_accuracy_margin == one_by_one.curves[i].validation_accuracy_margin);
    CHECK(curve.non_finite.step_margin == one_by_one.curves[i].non_finite.step_margin);
  }
}

TEST_CASE("margins are not taken from who saved them", "[twins][training-loss]") {
  auto session = TrainingLoss::start({.epochs = 2});
  (*session)->advance(9);
  const TrainingLossSnapshot before = (*session)->snapshot();
  TrainingLossSaved saved = (*session)->save();
  saved.runs[0].curves[0].training_loss_margin = {9, 9};
  saved.runs[0].curves[0].non_finite.step_margin = 9;
  auto resumed = TrainingLoss::resume(saved);
  REQUIRE(resumed);
  const TrainingCurve curve = (*resumed)->snapshot().curves[0];
  CHECK(curve.training_loss_margin == before.curves[0].training_loss_margin);
  CHECK(curve.non_finite.step_margin == 0);
}

TEST_CASE("at the ends of its controls the digits of a comparison mean something",
          "[twins][training-loss]") {
  struct State {
    const char *data, *against, *optimizer;
    double rate;
    std::uint32_t seed;
  };
  int numbers = 0, contradicted = 0, with_digits = 0, without_twins = 0;
  for (const auto& [data, against, optimizer, rate, seed] : {
           State{"penguins", "sigmoid", "sgd", 0.03, 1},
           State{"penguins", "tanh", "sgd", 10, 5},
           State{"penguins", "elu", "momentum", 0.3, 5},
           State{"penguins", "gelu", "adam", 1, 5},
           State{"penguins", "leaky-relu", "adam", 10, 1},
           State{"employment", "tanh", "momentum", 1, 5},
           State{"employment", "tanh", "adam", 10, 1},
       }) {
    if (kSanitized && rate < 10) continue;
    const TrainingLossOptions options{.data = data,
                                      .activations = {"relu", against},
                                      .optimizer = optimizer,
                                      .learning_rate = rate,
                                      .seed = seed};
    const auto run = [&](Twin twin) { return trained(options, twin); };
    const Contradictions found = contradictions(trained(options), run);
    INFO(data << ", " << against << ", " << optimizer << ", rate " << rate << ", seed " << seed
              << ": " << found.first);
    CHECK(found.contradicted <= 2 + found.numbers / 100);
    numbers += found.numbers;
    contradicted += found.contradicted;
    with_digits += found.with_digits;
    if (rate == 10 && seed == 5)
      without_twins = contradictions(trained(options, Twin()), run).contradicted;
  }
  CHECK(contradicted <= numbers / 1000);
  // Not by showing nothing.
  if (!kSanitized) CHECK(with_digits > numbers / 3);
  CHECK(without_twins > 200);
}

TEST_CASE("at the ends of its controls what is told of units means something",
          "[twins][unit-activity]") {
  int numbers = 0, contradicted = 0, with_digits = 0, without_twins = 0;
  for (const double rate : {0.001, 5.0, 10.0}) {
    if (kSanitized && rate < 10) continue;
    const UnitActivityOptions options{.activations = {"relu", "gelu"},
                                      .initial_bias = -6,
                                      .learning_rate = rate,
                                      .seed = 6,
                                      .map_of = "gelu",
                                      .map_step = 300};
    const auto run = [&](Twin twin) { return unit_activity_of(options, twin); };
    auto result = unit_activity(options);
    REQUIRE(result);
    const Contradictions found = contradictions(*result, run);
    INFO("rate " << rate << ": " << found.first);
    CHECK(found.contradicted <= 2 + found.numbers / 300);
    numbers += found.numbers;
    contradicted += found.contradicted;
    with_digits += found.with_digits;
    if (rate == 10)
      without_twins = contradictions(unit_activity_of(options, Twin()), run).contradicted;
  }
  CHECK(contradicted <= numbers / (kSanitized ? 250 : 500));
  // Not by showing nothing.
  CHECK(with_digits > numbers / (kSanitized ? 4 : 3));
  CHECK(without_twins > 100);
}
