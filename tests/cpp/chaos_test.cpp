// Of every experiment that can be chaotic, states at the ends of its options: what is shown of
// them is contradicted by none of eight further twins, or by hardly any.
#include <cmath>
#include <limits>

#include "../../cpp/experiments/collapse_to_line.hpp"
#include "../../cpp/experiments/network_step.hpp"
#include "../../cpp/experiments/training_run.hpp"
#include "catch.hpp"
#include "margins.hpp"
#include "sanitized.hpp"

using namespace nn;

TEST_CASE("the two networks that learn |x| show the digits that rounding leaves",
          "[twins][collapse-to-line]") {
  int numbers = 0, contradicted = 0, with_digits = 0, without_twins = 0;
  struct State {
    int depth, steps;
    std::uint32_t seed;
  };
  for (const auto& [depth, steps, seed] : {State{8, 3000, 4294967295}, State{8, 3000, 3},
                                           State{4, 3000, 1}, State{1, 1000, 4}, State{8, 0, 1}}) {
    if (kSanitized && steps > 1000) continue;
    const CollapseToLineOptions options{.depth = depth, .steps = steps, .seed = seed};
    const auto run = [&](Twin twin) { return collapse_to_line_of(options, twin); };
    auto result = collapse_to_line(options);
    REQUIRE(result);
    const Contradictions found = contradictions(*result, run);
    INFO("depth " << depth << ", steps " << steps << ", seed " << seed << ": " << found.first);
    CHECK(found.contradicted <= 1);
    numbers += found.numbers;
    contradicted += found.contradicted;
    with_digits += found.with_digits;
    without_twins += contradictions(collapse_to_line_of(options, Twin()), run).contradicted;
    // The samples' best line needs no margin.
    const CollapseToLineResult moved = run(Twin(9));
    CHECK(moved.least_squares_slope == Approx(result->least_squares_slope).margin(1e-6));
    CHECK(moved.least_squares_intercept == Approx(result->least_squares_intercept).margin(1e-6));
  }
  CHECK(contradicted <= numbers / 500);
  // Not by showing nothing.
  CHECK(with_digits > numbers / 2);
  if (!kSanitized) CHECK(without_twins > 100);
}

TEST_CASE("a step of a network that has learnt shows the digits that rounding leaves",
          "[twins][network-step]") {
  int numbers = 0, contradicted = 0, with_digits = 0, without_twins = 0;
  for (const std::string activation : {"relu", "leaky-relu", "sigmoid", "tanh"})
    for (const int updates : {0, 10, 30, 50})
      for (const std::uint32_t seed : {1u, 2u, 28u, 4294967295u}) {
        const NetworkStepOptions options{
            .widths = {5, 5}, .activation = activation, .updates = updates, .seed = seed};
        const auto run = [&](Twin twin) { return network_step_of(options, twin); };
        auto result = network_step(options);
        REQUIRE(result);
        // Where the output is the target, to the last digit, all gradients are 0 in this run.
        const bool arrived = result->d_output == 0;
        if (arrived) CHECK(result->loss_margin > 0);
        const Contradictions found = contradictions(*result, run);
        INFO(activation << ", " << updates << " updates, seed " << seed << ": " << found.first);
        if (!arrived) CHECK(found.contradicted == 0);
        numbers += found.numbers;
        contradicted += found.contradicted;
        with_digits += found.with_digits;
        without_twins += contradictions(network_step_of(options, Twin()), run).contradicted;
      }
  CHECK(with_digits > numbers / 2);
  CHECK(without_twins > 2 * contradicted);
  CHECK(without_twins > 300);
}

TEST_CASE("a training run has margins when they are asked for", "[twins][training-run]") {
  TrainingRunOptions options{.data = "penguins",
                             .activation = "tanh",
                             .optimizer = "momentum",
                             .learning_rate = 0.3,
                             .epochs = 40,
                             .seed = 5};
  const auto without = training_run(options);
  options.margins = true;
  const auto with = training_run(options);
  REQUIRE(without);
  REQUIRE(with);
  CHECK(without->losses_margin.empty());
  CHECK(without->loss_margin == 0);
  CHECK(with->losses == without->losses);
  CHECK(with->loss == without->loss);
  CHECK(with->losses_margin.size() == with->losses.size());
  CHECK(with->loss_margin > 0);
  const auto run = [&](Twin twin) { return training_run_of(options, twin); };
  CHECK(contradictions(*with, run).contradicted == 0);
  CHECK(contradictions(*without, run).contradicted > 20);
  // What the losses have lost, the share that is right has lost as well.
  const double last = double(with->losses_margin.back()) / double(with->losses.back());
  CHECK(with->accuracy_margin >= Approx(last).epsilon(1e-5));
}
