// Stops a run at its first number that is not finite, in the last state in which all were.
#pragma once

#include <algorithm>

#include "trainer.hpp"

namespace nn {

/// Some thousand steps that can be taken back. Nearly nothing is looked at on the way; but a run is
/// deterministic, so that the same steps can be taken again with both eyes open.
class Stretch {
 public:
  static constexpr std::uint64_t kLongest = 4096;

  explicit Stretch(Trainer& trainer);

  /// Where the numbers stopped being finite since the start, if they did. Then the trainer is left
  /// before the step in which that was, or behind it where it was an evaluation that met it.
  NonFinite look_back();

 private:
  void go_back();

  Trainer& trainer_;
  TrainerState start_;
  std::vector<float> gradient_;
  bool watched_;  ///< its sums are looked at
};

/// Takes at most `steps` steps; `after(loss)` follows each and may end them by returning false.
/// When a number was not finite, `after` may have been called for some steps that were taken back:
/// those from `NonFinite::step` on.
template <class After>
NonFinite advance(Trainer& trainer, std::uint64_t steps, After after) {
  bool more = true;
  while (more && steps > 0) {
    Stretch stretch(trainer);
    const std::uint64_t now = std::min(steps, Stretch::kLongest);
    for (std::uint64_t i = 0; more && i < now; ++i) {
      const double loss = trainer.step();
      more = !trainer.non_finite() && after(loss);
    }
    if (const NonFinite found = stretch.look_back()) return found;
    steps -= now;
  }
  return {};
}

}  // namespace nn
