// Looks at the state behind a stretch of steps, and takes it again when something is wrong.
#include "non_finite.hpp"

namespace nn {

Stretch::Stretch(Trainer& trainer)
    : trainer_(trainer),
      start_(trainer.state()),
      gradient_(trainer.network().gradient().begin(), trainer.network().gradient().end()),
      watched_(trainer.sums_may_overflow()) {
  trainer_.look_at(watched_ ? Look::sums : Look::losses);
}

NonFinite Stretch::look_back() {
  const NonFinite met = trainer_.non_finite();
  if (!met && all_finite(trainer_.network().parameters()) && all_finite(trainer_.memory()) &&
      all_finite(trainer_.network().gradient()) && (watched_ || !trainer_.sums_may_overflow())) {
    return {};
  }
  const std::uint64_t end = trainer_.steps();
  go_back();
  trainer_.look_at(Look::all);
  while (trainer_.steps() < end && !trainer_.non_finite()) trainer_.step();
  const NonFinite found = trainer_.non_finite();
  if (!found) return met;  // all steps were well, and the trainer stands behind the last
  go_back();
  while (trainer_.steps() + 1 < found.step) trainer_.step();
  return found;
}

void Stretch::go_back() {
  trainer_.restore(start_);
  std::copy(gradient_.begin(), gradient_.end(), trainer_.network().gradient().begin());
}

}  // namespace nn
