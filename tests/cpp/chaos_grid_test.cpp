// All that figures tell which can be chaotic, over a grid of the ends and middles of their
// controls: eight further twins contradict hardly a number that is shown, by more than a unit of
// its last digit. `npm test` takes a few states of the grid, `npm run soak -- twins` all of them.
#include <cstdio>
#include <functional>
#include <string>

#include "../../cpp/experiments/collapse_to_line.hpp"
#include "../../cpp/experiments/network_step.hpp"
#include "../../cpp/experiments/training_loss.hpp"
#include "../../cpp/experiments/unit_activity.hpp"
#include "../../cpp/experiments/vanishing_gradient.hpp"
#include "catch.hpp"
#include "margins.hpp"
#include "sanitized.hpp"
#include "trained.hpp"

using namespace nn;

namespace {

/// Which states of a grid are looked at, and what was found in them.
class Tour {
 public:
  /// Every `stride`th state, from the first.
  explicit Tour(int stride) : stride_(stride) {}

  /// `look()` gives the contradictions of the next state of the grid.
  template <class Look>
  void state(const std::string& name, Look look) {
    if (next_++ % stride_ != 0 || (kSanitized && seen_ > 0)) return;
    ++seen_;
    const Contradictions found = look();
    sum_.numbers += found.numbers;
    sum_.with_digits += found.with_digits;
    sum_.contradicted += found.contradicted;
    INFO(name << ": " << found.contradicted << " of " << found.numbers << ", " << found.first);
    // A run that takes another course in one twin of many, and late, contradicts much at once.
    CHECK(found.contradicted <= 2 + found.numbers / 2);
  }

  /// Of so many numbers at most one is contradicted, and not for want of digits.
  void end(const char* name, int among = 1000) const {
    std::printf("%s: %d states, %d numbers, %d with digits, %d contradicted\n", name, seen_,
                sum_.numbers, sum_.with_digits, sum_.contradicted);
    CHECK(seen_ > 0);
    CHECK(sum_.contradicted <= 2 + sum_.numbers / among);
    if (!kSanitized) CHECK(sum_.with_digits > sum_.numbers / 4);
  }

 private:
  int stride_, next_ = 0, seen_ = 0;
  Contradictions sum_;
};

constexpr std::uint32_t kLastSeed = 4294967295;

void gradients(Tour tour) {
  for (const int depth : {2, 10, 30, 50})
    for (const double gain : {0.1, 0.5, 1.0, 1.414, 2.0, 2.5, 3.0, 4.0})
      for (const std::uint32_t seed : {0u, 1u, 7u, kLastSeed}) {
        const VanishingGradientOptions options{.depth = depth, .gain = gain, .seed = seed};
        tour.state("depth " + std::to_string(depth) + ", gain " + shown(gain) + ", seed " +
                       std::to_string(seed),
                   [&] {
                     return contradictions(*vanishing_gradient(options), [&](Twin twin) {
                       return vanishing_gradient_of(options, twin);
                     });
                   });
      }
  tour.end("vanishing gradient");
}

void comparisons(Tour tour) {
  for (const char* optimizer : {"sgd", "momentum", "adam"})
    for (const double rate : {0.001, 0.03, 0.3, 1.0, 3.0, 10.0})
      for (const char* against : {"sigmoid", "tanh", "leaky-relu", "elu", "gelu", "identity"})
        for (const char* data : {"penguins", "employment"})
          for (const std::uint32_t seed : {1u, 5u}) {
            const TrainingLossOptions options{.data = data,
                                              .activations = {"relu", against},
                                              .optimizer = optimizer,
                                              .learning_rate = rate,
                                              .seed = seed};
            tour.state(std::string(data) + ", " + against + ", " + optimizer + ", rate " +
                           shown(rate) + ", seed " + std::to_string(seed),
                       [&] {
                         return contradictions(trained(options),
                                               [&](Twin twin) { return trained(options, twin); });
                       });
          }
  tour.end("training loss");
}

void units(Tour tour) {
  for (const double bias : {-6.0, -1.0, 0.0, 1.0})
    for (const double rate : {0.001, 0.1, 1.0, 5.0, 10.0})
      for (const std::uint32_t seed : {6u, 11u})
        for (const char* map_of : {"relu", "leaky-relu", "elu", "gelu"}) {
          const UnitActivityOptions options{.activations = {map_of},
                                            .initial_bias = bias,
                                            .learning_rate = rate,
                                            .seed = seed,
                                            .map_of = map_of,
                                            .map_step = 300};
          tour.state(std::string(map_of) + ", bias " + shown(bias) + ", rate " + shown(rate) +
                         ", seed " + std::to_string(seed),
                     [&] {
                       return contradictions(*unit_activity(options), [&](Twin twin) {
                         return unit_activity_of(options, twin);
                       });
                     });
        }
  tour.end("dead units");
}

void lines(Tour tour) {
  for (const int depth : {1, 4, 8})
    for (const int steps : {0, 1000, 3000})
      for (const std::uint32_t seed : {1u, 3u, 4u, 7u, kLastSeed}) {
        const CollapseToLineOptions options{.depth = depth, .steps = steps, .seed = seed};
        tour.state("depth " + std::to_string(depth) + ", steps " + std::to_string(steps) +
                       ", seed " + std::to_string(seed),
                   [&] {
                     return contradictions(*collapse_to_line(options), [&](Twin twin) {
                       return collapse_to_line_of(options, twin);
                     });
                   });
      }
  // Of 45 states one has a twin in eight whose ReLU network bends elsewhere; four do not show it.
  tour.end("collapse to a line", 50);
}

void steps(Tour tour) {
  for (const char* activation : {"relu", "leaky-relu", "sigmoid", "tanh"})
    for (const int first : {1, 3, 5})
      for (const int second : {1, 5})
        for (const int updates : {0, 10, 30, 50})
          for (const std::uint32_t seed : {0u, 28u, 46u, kLastSeed}) {
            const NetworkStepOptions options{.widths = {first, second},
                                             .activation = activation,
                                             .updates = updates,
                                             .seed = seed};
            auto result = network_step(options);
            REQUIRE(result);
            // At its target, to the last digit, all gradients are 0 in this run.
            if (result->d_output == 0) continue;
            tour.state(std::string(activation) + ", " + std::to_string(first) + " and " +
                           std::to_string(second) + " units, " + std::to_string(updates) +
                           " updates, seed " + std::to_string(seed),
                       [&] {
                         return contradictions(
                             *result, [&](Twin twin) { return network_step_of(options, twin); });
                       });
          }
  tour.end("network step");
}

}  // namespace

TEST_CASE("over a grid of what figures can be set to, shown digits mean something", "[twins]") {
  gradients(Tour(11));
  comparisons(Tour(101));
  units(Tour(31));
  lines(Tour(17));
  steps(Tour(13));
}

TEST_CASE("over the whole grid, shown digits mean something", "[.][soak]") {
  gradients(Tour(1));
  steps(Tour(1));
  lines(Tour(1));
  units(Tour(1));
  comparisons(Tour(1));
}
