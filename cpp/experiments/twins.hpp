// Which digits of a result mean something? The same run several times, with every input and
// starting weight moved by one unit in the last place: where those runs differ, rounding alone
// decides.
#pragma once

#include <initializer_list>
#include <span>
#include <vector>

#include "../core/rng.hpp"
#include "options.hpp"

namespace nn {

/// Of 40 seeds of a chaotic network a single twin left digits standing that further twins
/// contradicted; with four of them, and three times their distance, hardly any is left.
constexpr int kTwins = 4;

/// One of the runs. Number 0 is the run that is shown, and moves nothing.
class Twin {
 public:
  explicit Twin(int number = 0);

  /// Moves every number but 0 by one unit in the last place, up or down by chance.
  void move(std::span<float> values);

 private:
  int number_;
  Rng rng_;
};

/// The margin of a shown number: three times its largest distance from the twins'; infinite where a
/// twin has no such number. `margin` is what it was for the twins so far, 0 for none.
double widened(double margin, double shown, double twin);

/// Widens the margins of all numbers of a result that have one, in the structs within as well. The
/// margin of a field "loss" is the field after it, "lossMargin"; that of a list is a list. A whole
/// number below 0 stands for none.
void widen(AnyStruct shown, AnyStruct twin);

/// What is measured in the course of a training beside its losses: a share or a count, of `whole`.
struct Beside {
  std::vector<float>& margins;
  double whole = 1;
};

/// A list over the course of a training.
struct Course {
  const std::vector<float>& values;
  std::vector<float>& margins;
};

/// Digits that a training has lost stay lost: that four twins agree again, or count the same, is
/// chance as a rule. The largest relative margin of the losses so far is that of all that follows;
/// a loss that is rounded to 0 has no size, and means nothing once no digit of a loss did.
/// (Of 288 trainings at the ends of their options 59 showed digits that further twins contradicted,
/// 2,596 in all; with this 5 did, 24 in all.) Returns that margin.
double keep_lost(std::initializer_list<Course> losses, std::initializer_list<Beside> beside);

/// What `run(Twin)` gives for the run that is shown, with its margins.
template <class Run>
auto with_margins(Run run) {
  auto shown = run(Twin());
  for (int number = 1; number <= kTwins; ++number) {
    auto twin = run(Twin(number));
    widen(any_struct(shown), any_struct(twin));
  }
  return shown;
}

}  // namespace nn
